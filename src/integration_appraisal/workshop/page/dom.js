/** Elements without markup: whatever a file says becomes text, never HTML. */

/** An element. `given` has attributes; functions among them listen, and `class`, `text` and `value` are set as such. */
export function make(tag, given = {}, ...children) {
  return filled(document.createElement(tag), given, children);
}

const SVG = "http://www.w3.org/2000/svg";

/** The same for a drawing. */
export function draw(tag, given = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), given, children);
}

function filled(own, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "function") own.addEventListener(name, value);
    else if (name === "text") own.textContent = value;
    else if (name === "value") own.value = value;
    else if (value === true) own.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) own.setAttribute(name, value);
  }
  own.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return own;
}

export const byId = (id) => document.getElementById(id);

/** Change a text only where it is another: what did not change is not announced, and costs no layout. */
export function say(own, text) {
  const node = own.firstChild;
  if (node?.nodeType !== Node.TEXT_NODE || node.nextSibling) own.textContent = text;
  else if (node.data !== text) node.data = text;
}

/** The same for an attribute, which would cost a style. */
export function mark(own, name, value) {
  if (own.getAttribute(name) !== String(value)) own.setAttribute(name, value);
}

export function button(text, click, given = {}) {
  return make("button", { type: "button", text, click, ...given });
}

/** The colour of a criterion, by its position, with its number: colours come again after ten, and not everyone sees them alike. */
export const chip = (at) => make("i", { class: `chip c${at % 10}`, "aria-hidden": "true", text: String(at + 1) });

/** A term and what is said of it; nothing where nothing is. */
export const defined = (term, text) => (text ? [make("dt", { text: term }), make("dd", { text })] : []);

export const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
