/** The verdict and readiness, sentence by sentence as `report/verdict.py` says them; `why.js` has why. */

import { beside, counted, forNumber, isShown, joined, plain, points, sentence, textOf, times } from "./figures.js";
import { lostMore, merits } from "./why.js";

const CLOSE = 5;
const SIGMAS = 1.28;
const SAME = 1e-9;
const MOST_ASKED = 3;
const MOST_RIVALS = 2;
const SURE = 0.9;
const HALF = 0.45; // above, a share is told as half or more

export const READINESS = { yes: "ready", no: "not ready", unknown: "not known" };
const UNREADY = { no: "not ready", unknown: "perhaps not ready" };

/** What is said of a result; `room` has the names. */
export class Words {
  constructor(room, problem, result) {
    Object.assign(this, { room, problem, result, lead: result.lead });
  }

  options(rows) {
    return joined(rows.map((row) => this.room.options[row].name));
  }

  areFirst(rows) {
    return `${this.options(rows)} ${forNumber(rows.length, "is", "are")} first`;
  }

  /** Who would be first after a change, and which of these are not ready then. */
  then(first, readiness) {
    const told = Object.entries(UNREADY).flatMap(([state, clause]) => {
      const lacking = first.filter((row) => readiness[row] === state);
      if (!lacking.length) return [];
      return [`${lacking.length === first.length ? "" : `${this.options(lacking)} `}${clause}`];
    });
    return `${this.areFirst(first)}${told.length ? `, ${told.join(" and ")}` : ""}`;
  }

  said() {
    const { lead } = this;
    const options = lead.first.length > 1 ? lead.first : [...lead.first, ...lead.second];
    return textOf(this.#verdict(), this.#inDoubt(), this.#inside(options));
  }

  #verdict() {
    const { lead } = this;
    switch (lead.verdict) {
      case "none":
        return "No option is left: all are ruled out.";
      case "open":
        return textOf(this.#open(), this.#soFar());
      case "tie":
        return this.#tie();
      case "conditional":
        return textOf(
          `${this.#first()}, but only on condition: ${this.#condition(lead.first[0])}`,
          this.#isClose() ? this.#sureness() : "",
          this.#bestReady() || "No option is shown to be ready here.",
        );
      case "only":
        return `${this.options(lead.first)} is the only option left. It scores ${this.#value()} out of 100.`;
      default:
        return `${this.#first()}. ${this.#sureness()}`;
    }
  }

  #value() {
    return plain(this.result.values[this.lead.first[0]]);
  }

  #isClose() {
    const { points: ahead, mean, sigma } = this.lead;
    return ahead !== null && (ahead < CLOSE - SAME || (mean ?? 0) < SIGMAS * (sigma ?? 0) - SAME);
  }

  #sureness() {
    const { lead } = this;
    if (lead.verdict === "ahead") {
      return "How sure that is can't be said: no range is given for most of what sets them apart.";
    }
    const short = lead.points !== null && lead.points < CLOSE;
    const often = lead.stays_ahead;
    let close = short ? `Under ${plain(CLOSE)} points that is a close call` : "That is a close call";
    if (lead.verdict === "conditional") close = short ? `A lead of under ${plain(CLOSE)} points is a close call` : "The lead is a close call";
    const called = lead.verdict === "clear" ? "The lead is clear" : close;
    if (often === null) return `${called}.`;
    const though = short && often >= SURE ? ", though" : ":";
    const without = this.#withoutRange();
    const [only, rather] = often < HALF ? ["only ", ", so more often it does not"] : ["", ""];
    return textOf(
      `${called}${though} it stays ahead ${only}${times(often)} within the ranges given${rather}.`,
      without && `No range is given for ${without}: where that is not exact, the lead looks surer than it is.`,
    );
  }

  #withoutRange() {
    const { problem } = this;
    const scores = problem.scores.flatMap((row, at) => row.map((_, column) => problem.ranges?.scores[at][column] ?? null));
    const levels = problem.factors.flatMap(({ level }, at) =>
      level === null ? [] : [problem.ranges?.levels[at] ?? null],
    );
    const lacking = [
      ["score", scores],
      ["level", levels],
    ].map(([one, all]) => [one, all.filter((ends) => ends === null).length, all.length]);
    return joined(
      lacking
        .filter(([, count]) => count)
        .map(([one, count, all]) => (count === all ? `any ${one}` : `${count} of ${all} ${one}s`)),
    );
  }

  #needs(row) {
    return this.problem.needs[row].map((need) => ({
      ...need,
      name: this.room.factors[need.factor].name,
      level: this.problem.factors[need.factor].level,
    }));
  }

  #inDoubt() {
    const { lead, result } = this;
    if (lead.first.length !== 1 || result.ready[lead.first[0]] !== "yes") return "";
    const doubts = this.#needs(lead.first[0])
      .filter((need) => need.essential)
      .map((need) => [need.name, this.#unmetWithin(need)])
      .filter(([, unmet]) => unmet)
      .map(([name, unmet]) => `“${name}” at ${unmet}`);
    return doubts.length ? `${this.options(lead.first)} would not be ready with ${joined(doubts)}, within its range.` : "";
  }

  #unmetWithin(need) {
    const ends = this.problem.ranges?.levels[need.factor];
    if (!ends) return "";
    const levels = Array.from({ length: ends[1] - ends[0] + 1 }, (_, at) => ends[0] + at);
    return levels.filter((level) => gap(need, level) > 0).join(" or ");
  }

  #open() {
    const telling = this.lead.find_out.slice(0, MOST_ASKED).map(({ name, option }) => this.#unknown(name, option));
    return `Which option comes first is open: ${this.#notGiven()}; find out ${joined(telling)} first.`;
  }

  #unknown(name, option) {
    if (option === null || option === undefined) return `“${this.room.factors[name].name}”`;
    return `“${this.room.criteria[name].name}” of ${this.room.options[option].name}`;
  }

  get #absent() {
    const scores = this.problem.scores.flat();
    const levels = this.problem.factors.map(({ level }) => level);
    return {
      scores: [scores.filter((score) => score === "unknown").length, scores.length],
      levels: [levels.filter((level) => level === null).length, levels.length],
    };
  }

  #notGiven() {
    const { scores, levels } = this.#absent;
    const told = [
      [...scores, "score"],
      [...levels, "level"],
    ]
      .filter(([count]) => count)
      .map(([count, all, one]) => `${count} of ${counted(all, one)}`);
    return told.length ? `${joined(told)} ${forNumber(scores[0] + levels[0], "is", "are")} not given` : "";
  }

  #soFar() {
    const { lead, result } = this;
    if (lead.first.length > 1) return `${this.#soFarKnown()}, ${this.#tie()}`;
    const [row] = lead.first;
    const few = lead.overtaking.length <= MOST_RIVALS;
    const rivals = few ? this.options(lead.overtaking) : `any of ${lead.overtaking.length} others`;
    const { low } = result.extremes[row];
    const name = this.options(lead.first);
    const may = `At worst ${name} scores ${plain(low)}, and ${rivals} may overtake it.`;
    const falls = isShown(result.values[row] - low);
    return textOf(
      `${this.#soFarKnown()}, ${this.#first()}.`,
      lead.overtaking.length ? (falls ? may : `${name} may be overtaken by ${rivals}.`) : "",
      lead.leaving.length ? `${name} may be ruled out.` : "",
      result.ready[row] === "yes" ? "" : sentence(this.#condition(row)),
    );
  }

  #soFarKnown() {
    const { scores, levels } = this.#absent;
    const middle = `the middle of the scale for ${forNumber(scores[0], "that score", "those scores")}`;
    return `With ${joined([...(levels[0] ? ["nothing taken off there"] : []), ...(scores[0] ? [middle] : [])])}`;
  }

  #tie() {
    const { first, ready } = this.lead;
    const both = first.length === 2 ? "both score" : "all score";
    const text = `${this.options(first)} tie for first place: ${both} ${this.#value()} out of 100.`;
    if (first.every((row) => ready.includes(row))) return text;
    return `${text} ${this.#bestReady() || "None of the options is shown to be ready here."}`;
  }

  #bestReady() {
    const { ready } = this.lead;
    if (!ready.length) return "";
    const come = `${this.options(ready)} ${forNumber(ready.length, "comes", "come")} first`;
    return `Of the options that are ready, ${come} with ${plain(this.result.values[ready[0]])}.`;
  }

  #condition(row) {
    const name = this.options([row]);
    const needs = this.#needs(row).filter((need) => need.essential);
    const missing = needs.filter((need) => need.level !== null && gap(need, need.level) > 0);
    if (missing.length) return `${name} is not ready while it lacks ${joined(missing.map(lacked))}.`;
    const factors = needs.filter((need) => need.level === null).map((need) => `“${need.name}”`);
    return `whether ${name} is ready can't be said until the level of ${joined(factors)} is given.`;
  }

  #first() {
    const { lead } = this;
    const text = `${this.options([lead.first[0]])} comes first with ${this.#value()} out of 100`;
    if (lead.points === null) return text;
    return `${text}, ${points(lead.points, CLOSE)} ahead of ${this.options(lead.second)}`;
  }

  #inside(rows) {
    return rows
      .map((outer) => [outer, rows.filter((own) => this.room.options[outer].contains.includes(own))])
      .filter(([, inner]) => inner.length)
      .map(([outer, inner]) => `${this.options(inner)} can be part of ${this.options([outer])}: they are not rivals.`)
      .join(" ");
  }

  /** Why the first is ahead of the second; empty where no one option is first, or second. */
  why() {
    const { lead } = this;
    if (lead.verdict === "open" || lead.first.length !== 1 || lead.second.length !== 1) return "";
    const because = this.differences(lead.first[0], lead.second[0]).filter((own) => isShown(own.points));
    const more = total(this.result.losses[lead.first[0]]) - total(this.result.losses[lead.second[0]]);
    const first = this.options(lead.first);
    const ahead = merits(because.filter((own) => own.kind === "criterion"), first);
    return textOf(
      ahead,
      lostMore(more, because.filter((own) => own.kind === "factor"), ahead ? "it" : first, this.options(lead.second)),
      this.#decided(),
    );
  }

  /** What sets two options apart, the largest first; it sums to the difference in value. */
  differences(one, other) {
    const { room, result } = this;
    const criteria = room.criteria.map(({ id, name }, at) => ({
      kind: "criterion", at, id, name, points: result.contributions[one][at] - result.contributions[other][at],
    }));
    const factors = room.factors.map(({ id, name }, at) => ({
      kind: "factor", at, id, name, points: (result.losses[other][at] ?? 0) - (result.losses[one][at] ?? 0),
    }));
    const apart = [...criteria, ...factors.filter((own) => own.points)];
    return apart.sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.id < b.id ? -1 : 1));
  }

  #decided() {
    const { criteria, emphasis, losses } = this.result.steps;
    const first = firstOf(criteria);
    if (first.join() !== this.lead.first.join()) {
      const emphasised = firstOf(emphasis).join() === this.lead.first.join();
      return `${emphasised ? "The place's emphasis" : "What the place lacks"} decides: on the criteria alone, ${this.areFirst(first)}.`;
    }
    const changed = criteria.values.some((value, row) => value !== losses.values[row]);
    return changed ? `${this.options(this.lead.first)} is first on the criteria alone, too.` : "";
  }
}

/** Why an option is ruled out, as `report/place.py` says it; empty where it is not. */
export function whyOut({ options, problem }, { ranks, values, extremes }, row) {
  if (ranks[row] !== null) return "";
  return sentence(options[row].out ?? belowMark(values[row], extremes[row].high, problem.pass_mark));
}

const belowMark = (value, high, mark) => `ruled out: its value is ${high > value ? "at most " : ""}${beside(high, mark)}, below the pass mark of ${mark}.`;

const firstOf = ({ ranks }) => ranks.flatMap((rank, row) => (rank === 1 ? [row] : []));

/** Levels between a place and what a need asks for. */
export function gap(need, level) {
  return Math.max(0, (need.at_least ?? level) - level, level - (need.at_most ?? level));
}

export const total = (losses) => Object.values(losses).reduce((sum, points) => sum + points, 0);

/** A band in words. */
export function band({ at_least: least, at_most: most }) {
  if (most === null) return `level ${least} or more`;
  if (least === null) return `level ${most} or less`;
  return least === most ? `level ${least}` : `levels ${least} to ${most}`;
}

const lacked = (need) => `“${need.name}” at ${band(need)} (the place is at ${need.level})`;
