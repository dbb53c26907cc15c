/** Plain data as YAML that every reader takes alike. Text that could be read as anything else stands in quotes. */

const PLAIN = /^[a-z][a-z0-9_]*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const WORDS = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);

export function toYaml(data) {
  return `${lines(data, "").join("\n")}\n`;
}

function lines(data, indent) {
  if (Array.isArray(data)) return data.flatMap((own) => item(own, indent));
  return Object.entries(data).filter(([, value]) => value !== null && value !== undefined).flatMap(([key, value]) => entry(textOfKey(key), value, indent));
}

function entry(key, value, indent) {
  if (isShort(value)) return [`${indent}${key}: ${flow(value)}`];
  return [`${indent}${key}:`, ...lines(value, `${indent}  `)];
}

function item(value, indent) {
  if (isShort(value)) return [`${indent}- ${flow(value)}`];
  const [first, ...rest] = lines(value, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

/** What fits on a line: a scalar, something empty, or a few scalars. */
function isShort(value) {
  if (!isCollection(value)) return true;
  return !Object.values(value).some(isCollection) && flow(value).length <= 100;
}

const isCollection = (value) => value !== null && typeof value === "object";

function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (isCollection(value)) {
    const own = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
    return `{${own.map(([key, one]) => `${textOfKey(key)}: ${flow(one)}`).join(", ")}}`;
  }
  if (typeof value === "string") return quoted(value);
  return typeof value === "number" ? digits(value) : String(value);
}

const textOfKey = (key) => (PLAIN.test(key) && !WORDS.has(key) ? key : JSON.stringify(key));

function quoted(text) {
  return (PLAIN.test(text) && !WORDS.has(text)) || DATE.test(text) ? text : JSON.stringify(text);
}

/** A number without an exponent, which readers take for different things. */
function digits(number) {
  const text = String(number);
  if (!text.includes("e")) return text;
  return Math.abs(number) < 1 ? number.toFixed(20).replace(/0+$/, "").replace(/\.$/, "") : BigInt(Math.round(number)).toString();
}
