/** Numbers and lists as people write them: what `figures.py` and `report/words.py` say, said the same way here. */

export const SAME = 1e-9;

/** A number with so many decimals, 0 or 1; a tie goes to the even digit, as in Python, and there is no negative zero. */
export function fixed(number, decimals) {
  const scaled = number * 10 ** decimals;
  const below = Math.floor(scaled);
  const isTie = scaled - below === 0.5 && Number.isInteger(number * (decimals ? 4 : 2)); // else it only looks like one
  const text = (isTie ? (below + Math.abs(below % 2)) / 10 ** decimals : number).toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

export const oneDecimal = (number) => fixed(number, 1);

/** A number in a sentence: one decimal at most. */
export function plain(number) {
  return number > 0 && oneDecimal(number) === "0.0" ? "less than 0.1" : oneDecimal(number).replace(/\.0$/, "");
}

/** Whether a number is any other than 0.0 when it is printed. */
export const isShown = (number) => oneDecimal(Math.abs(number)) !== "0.0";

export function signed(number) {
  const text = oneDecimal(number);
  return number > 0 && text !== "0.0" ? `+${text}` : text;
}

/** Points in a sentence, told apart from a limit that they are held against. */
export function points(number, limit = null) {
  const text = limit === null ? plain(number) : beside(number, limit);
  return text === "1" ? `${text} point` : `${text} points`;
}

export function percent(share) {
  const text = plain(100 * share);
  return text === "100" && share < 1 ? "more than 99.9%" : `${text}%`;
}

/** A share in plain words: `about 6 times in 10`. */
export function times(share) {
  if (share < 0.05) return "less than 1 time in 20";
  if (share > 0.95) return "more than 19 times in 20";
  const tenths = Math.min(Math.max(Number(fixed(10 * share, 0)), 1), 9);
  return `about ${tenths} ${tenths === 1 ? "time" : "times"} in 10`;
}

/** A number told apart from a limit that it is held against. */
export function beside(number, limit) {
  const text = plain(number);
  return text !== plain(limit) || Math.abs(number - limit) <= SAME ? text : apart(number, limit);
}

/** A number with as many decimals as it takes to tell it from another. */
function apart(number, other) {
  for (let decimals = 1; decimals < 12; decimals += 1) {
    const text = trimmed(number, decimals);
    if (number === other || text !== trimmed(other, decimals)) return text;
  }
  return String(number);
}

const trimmed = (number, decimals) => String(Number(number.toFixed(decimals)));

/** A number that somebody typed or a slider gives: no more than three decimals, none that say nothing. */
export const typed = (number) => String(Number(number.toFixed(3)));

export const joined = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

export const forNumber = (number, one, many) => (number === 1 ? one : many);

export const counted = (number, one, many = `${one}s`) => `${number} ${forNumber(number, one, many)}`;

/** Sentences in a row, without those that say nothing. */
export const textOf = (...sentences) => sentences.filter(Boolean).join(" ");

/** Text that begins with a capital and ends with a full stop. */
export function sentence(text) {
  const own = text.trim();
  if (!own) return own;
  const [first] = own;
  return first.toUpperCase() + own.slice(first.length) + (".!?…".includes(own.at(-1)) ? "" : ".");
}

/** A rank as people write it. */
export const rankWord = (rank, tied) => (rank === null ? "out" : tied ? `${rank}=` : String(rank));
