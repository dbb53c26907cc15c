/** What the room may move, and the engine's problem that follows from it. Rows and positions are the engine's. */

import { within_groups } from "../engine.js";
import { SAME } from "./figures.js";

/** The settings that the file itself has. */
export function settingsOf(problem) {
  return {
    method: problem.method,
    given: [...problem.entered],
    points: problem.factors.map((factor) => factor.points),
    levels: problem.factors.map((factor) => factor.level),
  };
}

/** The problem of the file with the room's settings in place of its own. */
export function problemAt(base, settings) {
  const factors = base.factors.map((factor, at) => ({
    ...factor,
    level: settings.levels[at],
    points: settings.points[at],
  }));
  return {
    ...base,
    method: settings.method,
    given: base.group_weights && isGiven(settings.method) ? within_groups(settings.given, base.groups, base.group_weights) : settings.given,
    factors,
    needs: base.needs.map((needs) => needs.map((need) => withPoints(need, base.factors, factors))),
    ranges: base.ranges && { ...base.ranges, levels: base.ranges.levels.map((ends, at) => around(ends, factors[at].level)) },
  };
}

/** Points that an option has of its own keep their proportion to the factor's. */
function withPoints(need, before, now) {
  const { points } = now[need.factor];
  if (need.points === null || points === before[need.factor].points) return need;
  const rate = need.rate ?? need.points / before[need.factor].points;
  return { ...need, rate, points: rate * points };
}

/** A range that holds the level, too; none where the level is not given. */
export function around(ends, level) {
  if (!ends || level === null) return null;
  return [Math.min(ends[0], level), Math.max(ends[1], level)];
}

/** What of the settings weighs: criteria, and local factors by their points. */
export const weightsOf = ({ method, given, points }) => ({ method, given, points });

/** Settings with one weight moved; what people gave as a ranking, or as equal, becomes points first. */
export function withWeight(settings, result, column, value) {
  const given = asPoints(settings, result);
  given.values[column] = value;
  return { ...settings, method: named(given, settings.points), given: given.values };
}

/** Settings with the points of one factor moved. Emphasis goes into the weights, as no file can have it beside points. */
export function withPointsAt(settings, result, position, value) {
  const points = settings.points.with(position, value);
  if (setsPoints(settings.method)) return { ...settings, points, method: named({ method: settings.method, values: settings.given }, points) };
  const values = settings.method === "catalogue"
    ? settings.given.map((own, at) => own * result.weights.multipliers[at])
    : asPoints(settings, result).values;
  return { ...settings, method: "points", given: values, points };
}

export const withLevel = (settings, position, level) => ({ ...settings, levels: settings.levels.with(position, level) });

/** Weights by swings, the largest of criteria and factors 100; factors that nobody judged keep their points. */
export function withSwings(settings, values, factors) {
  const whole = sum(values);
  const points = settings.points.map((own, at) => (factors?.[at] == null ? own : (100 * factors[at]) / whole));
  return { ...settings, method: factors ? "swing" : swingOrPoints(values), given: [...values], points };
}

const swingOrPoints = (values) => (Math.max(...values) === 100 ? "swing" : "points");

/** Whether numbers can be weights: some is above 0, and some in each group that has a weight of its own. */
export function areWeights(problem, values) {
  const groups = problem.group_weights ?? [];
  const isEmpty = (group) => !values.some((own, at) => own > 0 && problem.groups[at] === group);
  return values.some((own) => own > 0) && !groups.some((weight, group) => weight > 0 && isEmpty(group));
}

/** Whether people give a number for each criterion. */
export const isGiven = (method) => method !== "ranking" && method !== "equal";

export const setsPoints = (method) => method === "points" || method === "swing";

function asPoints(settings, result) {
  if (isGiven(settings.method)) {
    return { method: settings.method, values: [...settings.given] };
  }
  return { method: "points", values: result.weights.shares.map((share) => Math.round(1000 * share) / 10) };
}

/** Swings stay swings as long as the largest of them is 100. */
function named({ method, values }) {
  return method === "swing" && Math.max(...values) !== 100 ? "points" : method;
}

export const sum = (numbers) => numbers.reduce((all, own) => all + own, 0);

/** What a weight would have to be given for it to have a share, all others as they are; null where none does. */
export function givenForShare(settings, result, column, share) {
  const times = result.weights.multipliers;
  const rest = sum(settings.given.map((own, at) => (at === column ? 0 : own * times[at])));
  return share >= 1 - SAME || rest <= 0 ? null : (share * rest) / ((1 - share) * times[column]);
}

export const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
