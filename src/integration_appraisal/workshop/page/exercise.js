/** Swing weighting without its looks: what is judged, in which portions, and the cross-checks in words. */

import { typed } from "./figures.js";

const PORTION = 6; // steps that a room reads or judges at a time
export const SPLIT = "We do not agree";
export const TO_CHANGE = "No, it should be changed";
/** What may be said of a cross-check, and what the file says of that. */
export const ANSWERS = { "That is right": "this was said to be right", [TO_CHANGE]: "this was said to need a change, and stands unchanged", [SPLIT]: "there was no agreement on this" };
const UNASKED = "not asked, or no answer was taken down";
const NO_CHECKS = ["", ""];

/** An exercise that has not begun: no swing is judged. */
export function begun(room) {
  const count = room.criteria.length + room.factors.length;
  return { step: 0, portion: 0, whose: "", factors: room.swings.length > 0, top: null, swings: Array(count).fill(null), checks: NO_CHECKS, note: "", uncovered: false, taken: false };
}

/** The exercise with other judgements. What was said of a cross-check stays where it still claims the same. */
export function judgedAnew(room, exercise, parts) {
  const after = { ...exercise, ...parts };
  const before = claims(room, exercise);
  return { ...after, checks: NO_CHECKS.map((none, at) => exercise.checks[before.indexOf(claims(room, after)[at])] ?? none) };
}

/** What the cross-checks claim; nothing as long as something is not judged. */
function claims(room, exercise) {
  const things = thingsOf(room, exercise);
  return things.every(({ at }) => exercise.swings[at] !== null) ? crossChecks(things, exercise.swings).map(({ claim }) => claim) : [];
}

/** What is judged: every criterion, then each factor that options rely on. */
export function thingsOf(room, { factors }) {
  const criteria = room.criteria.map(({ name, worst, best }, at) => ({ at, name, chip: at, from: worst, to: best }));
  const relied = room.swings.map((position) => {
    const { name, levels } = room.factors[position];
    return { at: room.criteria.length + position, name, chip: null, from: levels[0], to: levels.at(-1), isFactor: true };
  });
  return [...criteria, ...(factors ? relied : [])];
}

/** Things a few at a time: criteria first, then factors, unless all are few. */
export function portions(things) {
  if (things.length <= PORTION) return [things];
  return [things.filter(({ isFactor }) => !isFactor), things.filter(({ isFactor }) => isFactor)].flatMap((own) => {
    const count = Math.ceil(own.length / PORTION);
    const ends = Array.from({ length: count + 1 }, (_, at) => Math.round((at * own.length) / count));
    return ends.slice(1).map((end, at) => own.slice(ends[at], end));
  });
}

/** Two checks, each a claim that follows from the swings: the largest against two others together, and one against a half of another. */
export function crossChecks(things, swings) {
  const [top, ...others] = [...things].sort((a, b) => swings[b.at] - swings[a.at]);
  const pairs = others.flatMap((one, at) => others.slice(at + 1).map((other) => [one, other]));
  const together = nearest(pairs, ([one, other]) => swings[one.at] + swings[other.at], 100);
  const half = nearest(pairs.filter(([one]) => swings[one.at] > 0), ([one, other]) => swings[other.at] / swings[one.at], 0.5);
  return [together && besideTop(top, together, swings), half && besideHalf(half, swings)].filter(Boolean);
}

function nearest(pairs, number, to) {
  return pairs.toSorted((a, b) => Math.abs(number(a) - to) - Math.abs(number(b) - to))[0];
}

function besideTop(top, [one, other], swings) {
  const both = swings[one.at] + swings[other.at];
  const than = both === 100 ? "just as good as" : both > 100 ? "better than" : "not as good as";
  const claim = `“${one.name}” and “${other.name}” together (${typed(both)}) are ${than} “${top.name}” alone (100), each from its worst to its best`;
  return { claim, things: [one, other, top] };
}

function besideHalf([one, other], swings) {
  const share = Math.round((100 * swings[other.at]) / swings[one.at]);
  return { claim: `all of “${other.name}” is worth as much as ${share === 100 ? "all" : `${share}% of the way`} on “${one.name}”`, things: [other, one] };
}

/** What the file says of the cross-checks: each claim, and what was said of it, or that nobody was asked. */
export function saidOfChecks(things, { swings, checks }) {
  const told = crossChecks(things, swings).map(({ claim }, at) => `That ${claim}: ${ANSWERS[checks[at]] ?? UNASKED}.`);
  return told.length ? `Cross-checks in the exercise. ${told.join(" ")}` : "The exercise had no cross-checks: there was too little to compare.";
}

/** The two ends of a step in a sentence. */
export const ends = ({ from, to }) => `from “${bare(from)}” to “${bare(to)}”`;

export const bare = (text) => text.replace(/\.$/, "");
