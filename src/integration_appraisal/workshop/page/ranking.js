/** The ranking: a row an option, its points stacked criterion by criterion, and below them what it loses here. */

import { Bar, coloursNow } from "./bar.js";
import { button, byId, isStill, make, mark, say } from "./dom.js";
import { isShown, oneDecimal, plain, rankWord, signed } from "./figures.js";
import { READINESS, total, whyOut } from "./words.js";

const MOVE = { duration: 450, easing: "cubic-bezier(.2, .7, .2, 1)" };

export class RankingView {
  #rows;
  #order = []; // of rows as they are seen, from top to bottom
  #placed = []; // the same as they stand in the document: moving them there takes the browser long
  #colours = coloursNow();
  #size = { width: 0, height: 0, ratio: 1 };
  #lowest = 0;
  #pointed = { kind: null, at: null };

  constructor(room, open) {
    this.room = room;
    this.list = byId("ranking");
    this.hasNeeds = room.problem.needs.some((needs) => needs.length);
    this.#rows = room.options.map((option, row) => this.#made(option, row, open));
    this.#watch();
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
    };
    const { rank, name, ready, value, moved, lost, out } = parts;
    const bar = new Bar((event) => this.#tell(row, event));
    return { ...parts, bar, height: 0, top: 0, put: 0, waits: false, item: make("li", { class: "option" }, rank, name, ready, value, moved, lost, out, bar.element) };
  }

  /** Hear how large things are, as asking would make the browser lay out at once. */
  #watch() {
    const sizes = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) this.#rows.find(({ item }) => item === target).height = borderBoxSize[0].blockSize;
      this.#putAll();
    });
    for (const { item } of this.#rows) sizes.observe(item);
    const { canvas } = this.#rows[0].bar;
    const sized = () => this.#resize(canvas.clientWidth, canvas.clientHeight);
    new ResizeObserver(sized).observe(canvas);
    addEventListener("resize", sized);
    byId("page").addEventListener("scroll", () => {
      if (this.#rows.some(({ waits }) => waits)) this.show(this.result, this.before, this.inSight());
    });
  }

  #resize(wide, high) {
    const ratio = devicePixelRatio;
    const [width, height] = [wide, high].map((own) => Math.round(own * ratio));
    const now = this.#size;
    if (!width || (width === now.width && height === now.height && ratio === now.ratio)) return;
    this.#size = { width, height, ratio };
    this.#draw();
  }

  /** The bar says what the stretch under the pointer is. */
  #tell(row, { clientX }) {
    const { bar } = this.#rows[row];
    const { left, width } = bar.element.getBoundingClientRect();
    const at = ((clientX - left) / width) * this.#span + this.#lowest;
    const { criteria } = this.room;
    let upTo = 0;
    const column = this.result.contributions[row].findIndex((points) => (upTo += points) > at);
    bar.element.title = column < 0 || at < 0 ? "" : `${criteria[column].name}: ${plain(this.result.contributions[row][column])}`;
  }

  /** Show a result; `before` is what it is compared with, or null. Rows that are not between `upper` and `lower` wait. */
  show(result, before, [upper, lower] = [-Infinity, Infinity]) {
    this.result = result;
    this.before = before;
    this.#lowest = Math.min(0, ...result.values.map((value) => Math.floor(value / 10) * 10));
    const from = this.#rows.map(({ put, glide }) => put + away(glide));
    const order = inOrder(result.ranks);
    const isOther = this.#order.length > 0 && order.join() !== this.#order.join();
    this.#order = order;
    this.#place();
    for (const [row, own] of this.#rows.entries()) {
      own.waits = Math.max(from[row], own.top) + own.height < upper || Math.min(from[row], own.top) > lower;
      if (isOther) this.#glide(own, own.waits ? 0 : from[row] - own.top);
      if (own.waits) continue;
      this.#put(own);
      this.#fill(row, result, before);
    }
    this.#draw();
  }

  /** From where to where the list is in sight, in pixels from its top. Cheap only before anything is changed. */
  inSight() {
    const { top } = this.list.getBoundingClientRect();
    return [-top, innerHeight - top];
  }

  /** A row starts where it was seen, so many pixels from where it belongs, and glides there. */
  #glide(own, by) {
    own.glide?.animation.cancel();
    const isSeen = !isStill() && Math.abs(by) >= 0.5;
    own.glide = isSeen ? { by, animation: own.item.animate([{ translate: `0 ${by}px` }, { translate: "0 0" }], MOVE) } : null;
  }

  /** Where every row belongs, and how far that is from where it stands in the document. */
  #place() {
    const stands = this.#placed.length ? this.#tops(this.#placed) : null;
    for (const [row, top] of this.#tops(this.#order).entries()) Object.assign(this.#rows[row], { top, by: stands ? top - stands[row] : 0 });
  }

  #put(own) {
    if (own.by !== own.shifted) own.item.style.transform = own.by ? `translateY(${own.by}px)` : "none";
    Object.assign(own, { put: own.top, shifted: own.by });
  }

  #putAll() {
    this.#place();
    for (const own of this.#rows) this.#put(own);
  }

  /** Where each row is in an order, in pixels. */
  #tops(order) {
    const tops = [];
    let to = 0;
    for (const row of order) {
      tops[row] = to;
      to += this.#rows[row].height;
    }
    return tops;
  }

  /** Let rows stand in the document as they are seen. Most do: what is put in anew, the browser has to lay out anew. */
  settle() {
    if (this.#placed.join() === this.#order.join()) return;
    this.#placed = this.#order;
    for (const [at, row] of this.#order.entries()) {
      const there = this.list.children[at];
      if (there !== this.#rows[row].item) this.list.insertBefore(this.#rows[row].item, there ?? null);
    }
    this.#putAll();
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
    mark(own.ready, "class", `ready is-${result.ready[row]}`);
    say(own.value, oneDecimal(value));
    own.ready.hidden = !this.hasNeeds;
    say(own.lost, [this.hasNeeds && `loses ${lost ? plain(lost) : "nothing"}`, notGiven(result.extremes[row])].filter(Boolean).join("; "));
    say(own.moved, isMoved(value, before, row) ? signed(value - before.values[row]) : "");
  }

  #draw() {
    if (!this.result || !this.#size.width) return;
    for (const [row, { bar, waits }] of this.#rows.entries()) if (!waits) bar.draw(this.#shown(row), this.#colours, this.#size);
  }

  /** What a bar shows, in shares of its width. */
  #shown(row) {
    const { result, before } = this;
    const { low, high } = result.extremes[row];
    const { kind, at } = this.#pointed;
    const value = result.values[row];
    return {
      from: this.#at(0),
      gains: result.contributions[row].map((points) => points / this.#span),
      losses: this.room.factors.map((_, factor) => (result.losses[row][factor] ?? 0) / this.#span),
      value: this.#at(value),
      was: isMoved(value, before, row) ? this.#at(before.values[row]) : null,
      ends: isShown(high - low) ? [this.#at(low), this.#at(high)] : null,
      pointed: { gain: kind === "criterion" ? at : null, loss: kind === "factor" ? at : null },
    };
  }

  get #span() {
    return 100 - this.#lowest;
  }

  /** Where a value lies on the bar. */
  #at(value) {
    return (value - this.#lowest) / this.#span;
  }

  /** Take the colours anew, as these are others now. */
  recolour() {
    this.#colours = coloursNow();
    this.#draw();
  }

  /** Let one criterion or factor stand out in all bars; nothing does where `kind` is null. */
  point(kind, at) {
    if (kind === this.#pointed.kind && at === this.#pointed.at) return;
    this.#pointed = { kind, at };
    this.#draw();
  }
}

const isMoved = (value, before, row) => before !== null && isShown(value - before.values[row]);

/** How far a row that glides still is from where it belongs. */
function away(glide) {
  const progress = glide?.animation.effect.getComputedTiming().progress ?? 1;
  return glide ? glide.by * (1 - progress) : 0;
}

/** What a value may come to where something is not given. */
function notGiven({ low, high }) {
  return isShown(high - low) ? `${oneDecimal(low)} to ${oneDecimal(high)} where something is not given` : "";
}

/** Rows by rank, ties in the order of the catalogue, ruled-out ones last. */
export const inOrder = (ranks) =>
  ranks.map((_, row) => row).sort((a, b) => (ranks[a] ?? Infinity) - (ranks[b] ?? Infinity) || a - b);
