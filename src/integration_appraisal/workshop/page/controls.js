/** The sliders: weights of criteria; levels and points of local factors. */

import { button, make, mark, say } from "./dom.js";
import { joined, percent, plain, points, textOf } from "./figures.js";
import { Mover, roundUp } from "./mover.js";
import { givenForShare, isGiven, withLevel, withPointsAt, withWeight } from "./settings.js";

const METHODS = {
  catalogue: ["the catalogue's points", "local factors put emphasis on some"],
  points: ["points", ""],
  swing: ["swings from worst to best", ""],
  ranking: ["a ranking; moving one makes points of them", ""],
  equal: ["equal; moving one makes points of them", ""],
};

const MOST = 1e6; // that a file may give a criterion

export class Weights {
  constructor(page) {
    this.page = page;
    const { room } = page;
    const largest = Math.max(...page.store.start.settings.given, 10);
    const max = !isGiven(room.problem.method) ? 50 : roundUp(1.5 * largest);
    this.method = make("p", { class: "faint" });
    this.movers = room.criteria.map((criterion, at) =>
      new Mover({
        name: criterion.name, of: "weight", max, most: MOST, step: max / 100, chip: at,
        move: (value) => page.set(withWeight(page.settings, page.result, at, value), `weight ${at}`),
        told: (value) => `${points(value)}, ${percent(page.result.weights.shares[at])} of the weight`,
        pointed: (is) => page.point(is ? "criterion" : null, at),
        about: about(criterion.name, () => page.reasons.criterion(at)),
      }),
    );
    this.element = make("div", {}, make("h2", { text: "Weights" }), this.method, this.#byGroup());
  }

  #byGroup() {
    const { criteria, groups } = this.page.room;
    const own = groups.map(({ name }, group) => [name, criteria.flatMap((one, at) => (one.group === group ? [at] : []))]);
    const others = criteria.flatMap((one, at) => (one.group === null ? [at] : []));
    const told = [...own, [groups.length ? "Others" : "", others]].filter(([, columns]) => columns.length);
    return told.map(([name, columns]) =>
      make("div", { role: "group", "aria-label": name || "Weights" }, name ? make("h3", { text: name }) : [], columns.map((at) => this.movers[at].element)),
    );
  }

  /** Show what has moved itself. */
  follow() {
    const { settings, result } = this.page;
    for (const [at, mover] of this.movers.entries()) {
      const shown = shownGiven(settings, result, at);
      if (shown !== mover.value) mover.follow(shown, percent(result.weights.shares[at]));
    }
  }

  show() {
    const { settings, result, words, room } = this.page;
    const [how, emphasis] = METHODS[settings.method];
    const largest = Math.max(...this.movers.map((_, at) => shownGiven(settings, result, at)));
    for (const mover of this.movers) mover.scale = Math.max(mover.scale, roundUp(largest));
    say(this.method, `Given as ${how}${emphasis ? `; ${emphasis}` : ""}. A weight is the worth of the step from worst to best. ${room.problem.group_weights ? "Groups have weights of their own in the catalogue: a weight counts within its group." : "The line under a slider shows where first place holds."}`);
    for (const [at, mover] of this.movers.entries()) {
      const shown = shownGiven(settings, result, at);
      if (this.page.covering.is || (room.problem.group_weights && isGiven(settings.method))) {
        mover.show(shown, { aside: percent(result.weights.shares[at]) });
        continue;
      }
      const { low, high, below, above } = this.page.flips.weights[at];
      const ends = [low, high].map((share) => shareToGiven(settings, result, at, share));
      mover.show(shown, {
        aside: percent(result.weights.shares[at]),
        flips: crossings(words, result.ready, ends, below, above, mover.reach(shown)),
        holds: [ends[0] ?? 0, ends[1] ?? Infinity],
      });
    }
  }
}

/** What the slider shows: points as given; where none are, shares out of 100. */
function shownGiven(settings, result, at) {
  return isGiven(settings.method) ? settings.given[at] : 100 * result.weights.shares[at];
}

function shareToGiven(settings, result, at, share) {
  if (isGiven(settings.method)) return givenForShare(settings, result, at, share);
  const { shares, multipliers } = result.weights;
  return givenForShare({ given: shares.map((own) => 100 * own) }, { weights: { multipliers: multipliers.map(() => 1) } }, at, share);
}

/** Beyond which ends who is first, as far as a slider or its box can go. */
function crossings(words, readiness, [low, high], below, above, reach) {
  const isReached = above && high !== null && high < reach.box;
  const beyond = isReached && high >= reach.slider ? ", beyond the slider's end (type it in the box)" : "";
  const told = [
    below && low !== null ? `Just below ${plain(low)}: ${words.then(below, readiness)}.` : "",
    isReached ? `Just above ${plain(high)}${beyond}: ${words.then(above, readiness)}.` : "",
  ].filter(Boolean);
  if (told.length) return told.join(" ");
  return above && Number.isFinite(high ?? Infinity) ? `First place holds up to ${reach.box.toLocaleString("en-GB")}, the most that can be given.` : "First place holds wherever this stands.";
}

const about = (name, click) => button("About", click, { class: "link about", "aria-label": `About ${name}`, "aria-haspopup": "dialog" });

export class Factors {
  constructor(page) {
    this.page = page;
    const { room } = page;
    this.rows = room.factors.map((factor, at) => this.#row(factor, at));
    this.method = make("p", { class: "faint" });
    this.element = make("div", {}, make("h2", { text: "Local factors" }), this.method, this.rows.map((row) => row.element));
  }

  #row(factor, at) {
    const { page } = this;
    const base = page.room.problem.factors[at];
    const pointed = (is) => page.point(is ? "factor" : null, at);
    const words = make("p", { class: "level-words" });
    const unknown = button("Not known", () => page.set(withLevel(page.settings, at, null)), { class: "small", "aria-pressed": "false", "aria-label": `Not known: level of ${factor.name}` });
    const level = new Mover({
      extra: unknown,
      name: "Level", of: `of ${factor.name}`, min: 1, max: base.levels, step: 1,
      move: (value) => page.set(withLevel(page.settings, at, value), `level ${at}`),
      told: (value) => (value === null ? "not given" : `${value} of ${base.levels}: ${factor.levels[value - 1]}`),
      pointed,
    });
    level.whole = true;
    level.slider.setAttribute("aria-label", `Level of ${factor.name}`);
    const points = factor.points === null || !page.room.movable[at] ? null : this.#points(factor, at, pointed);
    const element = make(
      "section",
      { class: "factor", "aria-label": factor.name },
      make("h3", {}, make("span", { text: factor.name }), " ", about(factor.name, () => page.reasons.factor(at))),
      words,
      level.element,
      points?.element ?? make("p", { class: "faint", text: factor.points === null ? this.#emphasis(factor) : "Its points stand in the catalogue and can't be moved here." }),
    );
    return { element, words, level, points, unknown };
  }

  #points(factor, at, pointed) {
    const { page } = this;
    const max = Math.max(30, roundUp(factor.points));
    const mover = new Mover({
      name: "Points", of: `of ${factor.name}`, max, most: 1000, step: 0.5,
      move: (value) => page.set(withPointsAt(page.settings, page.result, at, value), `points ${at}`),
      told: (value) => `${points(value)} at the widest gap`,
      pointed,
    });
    mover.slider.setAttribute("aria-label", `Points of ${factor.name}`);
    return mover;
  }

  #emphasis(factor) {
    const names = factor.emphasises.map((column) => `“${this.page.room.criteria[column].name}”`);
    return `It changes the weight of ${joined(names)}, and takes nothing off.`;
  }

  /** Show what has moved itself. */
  follow() {
    const { levels, points } = this.page.settings;
    for (const [at, row] of this.rows.entries()) {
      if (levels[at] !== row.level.value) {
        this.#sayLevel(at);
        row.level.follow(levels[at]);
      }
      if (row.points && points[at] !== row.points.value) row.points.follow(points[at]);
    }
  }

  #sayLevel(at) {
    const { words, unknown } = this.rows[at];
    const level = this.page.settings.levels[at];
    const { levels } = this.page.room.factors[at];
    say(words, level === null ? "Not known: nothing is taken off for it, so that options which rely on it may look better than they are." : `${level} of ${levels.length}: ${levels[level - 1]}`);
    mark(unknown, "aria-pressed", level === null);
  }

  show() {
    const { settings } = this.page;
    const swings = settings.method === "swing" ? "A swing becomes points when it is divided by the sum of the criteria's weights, and 100 are all." : "";
    say(this.method, textOf("Where the place stands, and what an option loses that relies on a factor and does not have it: points out of 100.", swings));
    for (const [at, row] of this.rows.entries()) {
      this.#sayLevel(at);
      row.level.show(settings.levels[at], this.#ofLevel(at, settings.levels[at]));
      row.points?.show(settings.points[at], this.#ofPoints(at));
    }
  }

  #ofLevel(at, level) {
    const { result, words, covering } = this.page;
    if (covering.is) return {};
    const thens = this.page.flips.levels[at];
    return { flips: byLevel(words, thens, level, result.lead.first), holds: held(thens, level) };
  }

  #ofPoints(at) {
    const { result, words, covering } = this.page;
    if (covering.is) return {};
    const { low, high, below, above } = this.page.flips.points[at];
    return { flips: crossings(words, result.ready, [low, high ?? Infinity], below, above, this.rows[at].points.reach(this.page.settings.points[at])), holds: [low, high ?? Infinity] };
  }
}

/** At which levels others would be first. */
function byLevel(words, thens, now, first) {
  const others = new Map();
  for (const [at, then] of thens.entries()) {
    if (then.first.join() === first.join() || at + 1 === now) continue;
    const text = words.then(then.first, then.ready);
    others.set(text, [...(others.get(text) ?? []), at + 1]);
  }
  const told = [...others].map(([text, levels]) => `At ${levels.join(" or ")}: ${text}.`);
  return told.join(" ") || (now === null ? "" : "First place holds at every level.");
}

/** The levels around the present one at which the same are first. */
function held(thens, now) {
  if (now === null) return null;
  const same = (level) => thens[level - 1]?.first.join() === thens[now - 1].first.join();
  let [low, high] = [now, now];
  while (same(low - 1)) low -= 1;
  while (same(high + 1)) high += 1;
  return [low, high];
}
