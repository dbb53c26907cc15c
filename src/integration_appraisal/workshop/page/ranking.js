/** The ranking: a row an option, its points stacked criterion by criterion, and below them what it loses here. */

import { button, byId, isStill, make, say } from "./dom.js";
import { isShown, oneDecimal, plain, rankWord, signed } from "./figures.js";
import { READINESS, total, whyOut } from "./words.js";

const MOVE = { duration: 450, easing: "cubic-bezier(.2, .7, .2, 1)" };
const HAIR = 0.45; // per cent of a stack
const MANY = 20; // parts, between which hairlines would take what they divide
const LEAST = 0.02; // per cent of the bar: less than any screen shows

export class RankingView {
  #rows;
  #order = [];
  #tops = null;
  #colours = coloursNow();
  #lowest = 0;
  #pointed = { kind: null, at: null };

  constructor(room, open) {
    this.room = room;
    this.list = byId("ranking");
    this.hasNeeds = room.problem.needs.some((needs) => needs.length);
    this.#rows = room.options.map((option, row) => this.#made(option, row, open));
  }

  #made(option, row, open) {
    const parts = {
      rank: make("span", { class: "rank" }),
      name: button(option.name, () => open(row), { class: "name link", "aria-haspopup": "dialog" }),
      ready: make("span", { class: "ready" }),
      value: make("span", { class: "value" }),
      lost: make("span", { class: "lost" }),
      moved: make("span", { class: "moved" }),
      out: make("span", { class: "why-out" }),
      gains: make("i", { class: "gains" }),
      losses: make("i", { class: "losses" }),
      was: make("i", { class: "was" }),
      now: make("i", { class: "now" }),
      ends: make("i", { class: "ends" }),
    };
    const { rank, name, ready, value, moved, lost, out, gains, losses, was, now, ends } = parts;
    const bar = make("span", { class: "bar", "aria-hidden": "true", pointermove: (event) => this.#tell(row, event) }, gains, losses, was, now, ends);
    return { ...parts, bar, item: make("li", { class: "option" }, rank, name, ready, bar, value, moved, lost, out) };
  }

  /** The bar says what the stretch under the pointer is. */
  #tell(row, { clientX }) {
    const { bar } = this.#rows[row];
    const { left, width } = bar.getBoundingClientRect();
    const at = ((clientX - left) / width) * this.#span + this.#lowest;
    const { criteria } = this.room;
    let upTo = 0;
    const column = this.result.contributions[row].findIndex((points) => (upTo += points) > at);
    bar.title = column < 0 || at < 0 ? "" : `${criteria[column].name}: ${plain(this.result.contributions[row][column])}`;
  }

  /** Show a result; `before` is what it is compared with, or null. */
  show(result, before) {
    this.result = result;
    const order = inOrder(result.ranks);
    const isMoved = order.join() !== this.#order.join();
    this.#lowest = Math.min(0, ...result.values.map((value) => Math.floor(value / 10) * 10));
    for (const row of order) this.#fill(row, result, before);
    if (isMoved) this.#sort(order);
    if (isMoved) this.#glide(this.#order.length > 0 && !isStill());
    this.#order = order;
  }

  /** Put rows in order. Most stay where they are: what is put in anew, the browser has to lay out anew. */
  #sort(order) {
    for (const [at, row] of order.entries()) {
      const there = this.list.children[at];
      if (there !== this.#rows[row].item) this.list.insertBefore(this.#rows[row].item, there ?? null);
    }
  }

  /** Rows start where they were seen, and glide to where they belong. Where they are is asked once, after all changes. */
  #glide(isShown) {
    const tops = this.#rows.map(({ item }) => item.offsetTop);
    for (const [row, own] of this.#rows.entries()) {
      const by = this.#tops === null ? 0 : this.#tops[row] - tops[row] + away(own.glide);
      own.glide?.animation.cancel();
      own.glide = isShown && by ? { by, animation: own.item.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], MOVE) } : null;
    }
    this.#tops = tops;
  }

  #fill(row, result, before) {
    const own = this.#rows[row];
    const value = result.values[row];
    const rank = result.ranks[row];
    const lost = total(result.losses[row]);
    const tied = rank !== null && result.ranks.filter((other) => other === rank).length > 1;
    say(own.rank, rankWord(rank, tied));
    own.item.classList.toggle("first", rank === 1);
    own.item.classList.toggle("out", rank === null);
    say(own.out, whyOut(this.room, result, row));
    say(own.ready, READINESS[result.ready[row]]);
    own.ready.className = `ready is-${result.ready[row]}`;
    say(own.value, oneDecimal(value));
    own.ready.hidden = !this.hasNeeds;
    say(own.lost, [this.hasNeeds && `loses ${lost ? plain(lost) : "nothing"}`, notGiven(result.extremes[row])].filter(Boolean).join("; "));
    this.#stack(own, result, row);
    this.#compare(own, value, before, row);
  }

  /** The stacks are backgrounds, so that a place with many criteria moves as smoothly as one with few. */
  #stack(own, result, row) {
    const benefit = result.benefits[row];
    const { low, high } = result.extremes[row];
    between(own.gains, this.#at(0), this.#at(benefit));
    between(own.losses, this.#at(benefit - total(result.losses[row])), this.#at(benefit));
    own.gains.style.backgroundImage = this.#gradient(result.contributions[row], benefit, "criterion");
    const taken = this.room.factors.map((_, at) => result.losses[row][at] ?? 0);
    own.losses.style.backgroundImage = `${this.#gradient(taken, total(taken), "factor")},var(--hatch)`;
    own.now.style.left = percentOf(this.#at(result.values[row]));
    own.ends.hidden = !isShown(high - low);
    between(own.ends, this.#at(low), this.#at(high));
  }

  /** Stretches in a row, each with a hairline at its end. One that is pointed at stands out from the others. */
  #gradient(points, whole, kind) {
    const colours = this.#colours[kind];
    const pointed = this.#pointed.kind === kind ? this.#pointed.at : null;
    let to = 0;
    const stops = [];
    const hair = points.length > MANY ? 0 : HAIR;
    for (const [at, own] of points.entries()) {
      const share = (100 * own) / (whole || 1);
      to += share;
      if (share <= LEAST) continue;
      const shown = pointed === null ? colours.plainly(at) : at === pointed ? colours.pointed(at) : colours.faint(at);
      stops.push(`${shown} 0 ${(to - hair).toFixed(2)}%`);
      if (hair) stops.push(`${this.#colours.ground} 0 ${to.toFixed(2)}%`);
    }
    return stops.length ? `linear-gradient(to right,${stops.join()})` : "none";
  }

  get #span() {
    return 100 - this.#lowest;
  }

  /** Where a value lies on the bar, in per cent. */
  #at(value) {
    return (100 * (value - this.#lowest)) / this.#span;
  }

  #compare(own, value, before, row) {
    const changed = before !== null && isShown(value - before.values[row]);
    say(own.moved, changed ? signed(value - before.values[row]) : "");
    own.was.hidden = !changed;
    if (changed) own.was.style.left = percentOf(this.#at(before.values[row]));
  }

  /** Take the colours anew, as these are others now. */
  recolour() {
    this.#colours = coloursNow();
    for (const [row, own] of this.#rows.entries()) this.#stack(own, this.result, row);
  }

  /** Let one criterion or factor stand out in all bars; nothing does where `kind` is null. */
  point(kind, at) {
    if (kind === this.#pointed.kind && at === this.#pointed.at) return;
    this.#pointed = { kind, at };
    for (const [row, own] of this.#rows.entries()) this.#stack(own, this.result, row);
  }
}

/** The colours of the style as they are now: naming them by their variables would take the browser twice as long. */
function coloursNow() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  const gains = Array.from({ length: 10 }, (_, at) => of(`--c${at}`));
  const gain = (at) => gains[at % gains.length];
  const none = () => "#0000";
  return {
    ground: of("--ground"),
    criterion: { plainly: gain, pointed: gain, faint: (at) => `${gain(at)}4d` },
    factor: { plainly: none, pointed: () => of("--loss"), faint: none },
  };
}

/** How far a row that glides still is from where it belongs. */
function away(glide) {
  const progress = glide?.animation.effect.getComputedTiming().progress ?? 1;
  return glide ? glide.by * (1 - progress) : 0;
}

const percentOf = (number) => `${Math.round(number * 100) / 100}%`;

function between(own, from, to) {
  own.style.left = percentOf(from);
  own.style.width = percentOf(to - from);
}

/** What a value may come to where something is not given. */
function notGiven({ low, high }) {
  return isShown(high - low) ? `${oneDecimal(low)} to ${oneDecimal(high)} where something is not given` : "";
}

/** Rows by rank, ties in the order of the catalogue, ruled-out ones last. */
export const inOrder = (ranks) =>
  ranks.map((_, row) => row).sort((a, b) => (ranks[a] ?? Infinity) - (ranks[b] ?? Infinity) || a - b);
