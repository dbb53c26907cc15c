/** One person's weights: what they gave, what is still to be given, and what follows once all is. */

import { joined } from "./figures.js";
import { areWeights, sum } from "./settings.js";

const MOST_NAMED = 3;

/** Whether somebody has a name, however its letters are written. */
export const isNamed = (name) => (one) => one.name.trim().toLowerCase() === name.trim().toLowerCase();

/** Somebody who has given nothing yet: what they do not give is not theirs. */
export const newPerson = (room, name) => ({ name, values: room.criteria.map(() => null), factors: null });

export const withValue = (person, at, value) => ({ ...own(person), values: person.values.with(at, value) });

/** With what they say of one factor; nothing is said of factors where nothing is said of any. */
export function withFactor(room, person, at, value) {
  const before = person.factors ?? room.factors.map((_, other) => (room.swings.includes(other) ? null : 0));
  const factors = before.with(at, value);
  return { ...own(person), factors: room.swings.every((other) => factors[other] === null) ? null : factors };
}

/** Without what was said of them in the exercise, which was said of other numbers. */
const own = ({ name, values, factors }) => ({ name, values, factors });

/** What a person still has to give before their weights count, as a clause; empty where they do. */
export function lacks(room, { values, factors }) {
  const criteria = room.criteria.filter((_, at) => values[at] === null);
  const relied = factors ? room.swings.filter((at) => factors[at] === null).map((at) => room.factors[at]) : [];
  if (criteria.length === room.criteria.length && !factors) return "no weight is given yet";
  const open = [...criteria, ...relied].map(({ name }) => `“${name}”`);
  if (open.length) return `${open.length > MOST_NAMED ? `${joined(open.slice(0, MOST_NAMED - 1))} and ${open.length - MOST_NAMED + 1} others` : joined(open)} ${open.length === 1 ? "is" : "are"} still to be given${relied.length ? "; local factors all, or none" : ""}`;
  return areWeights(room.problem, values) ? "" : "no weight is above 0, or none in a group that has one";
}

export const isWhole = (room, person) => lacks(room, person) === "";

/** The room's settings with one person's weights. Factors cost what they say, or else what the catalogue does. */
export function settingsFor(room, settings, { values, factors }) {
  const whole = sum(values);
  const points = room.factors.map(({ costs }, at) => (factors && room.swings.includes(at) ? (100 * factors[at]) / whole : costs));
  return { ...settings, method: "points", given: values, points };
}
