/** An option's bar: its points stacked criterion by criterion, below them what it loses here, and marks of its value. */

import { make } from "./dom.js";
import { sum } from "./settings.js";

// What is where, from top to bottom, in shares of the height
const GAINS = [0, 0.57];
const LOSSES = [0.62, 0.88];
const LINE = [0.9, 0.94];
const ENDS = [0.9, 1];
const WAS = [0, 0.92];
const NOW = [0.57, 0.92];

const FIGURE = 0.42; // the height of a number, in shares of the bar's
const LEAST = 8; // pixels, below which nobody reads a number
const ROOM = 1.5; // a part's width in heights of its number, below which it has none

const MARK = 3; // pixels
const STRIPE = 7; // pixels from one stripe of a hatch to the next
const HAIR = 0.0045; // of a stack
const MANY = 20; // parts, between which hairlines would take what they divide

/**
 * It is drawn: the styles of as many elements would take the browser several frames. A screen reader has the figures
 * beside it. Lengths and places are shares of the bar's width.
 */
export class Bar {
  #drawn = [];

  constructor(pointed) {
    this.canvas = make("canvas", { width: 1, height: 1 });
    this.context = this.canvas.getContext("2d");
    this.element = make("span", { class: "bar", "aria-hidden": "true", pointermove: pointed }, this.canvas);
  }

  /**
   * Draw what is another than what is seen. `gains` and `losses` are lengths, the first of them at `from`; `was` and
   * `ends` may be null, as may be which of the gains or losses is `pointed` at. `size` is that of the bar in dots.
   */
  draw(shown, colours, size) {
    const { from, gains, losses, value, was, ends, pointed } = shown;
    const now = [colours, size, from, value, was, ends?.[0], ends?.[1], pointed.gain, pointed.loss, ...gains, ...losses];
    if (now.every((own, at) => own === this.#drawn[at])) return;
    this.#drawn = now;
    this.#clear(size);
    this.#fill(colours.hair, 0, 1, LINE);
    const benefit = this.#stack(from, gains, GAINS, colours.ground, colours.gain(pointed.gain));
    this.#number(from, gains, colours.ground, pointed.gain);
    const lost = sum(losses);
    if (lost > 0) this.#fill(colours.hatch(this.context, size.ratio), benefit - lost, benefit, LOSSES);
    this.#stack(benefit - lost, losses, LOSSES, colours.ground, colours.loss(pointed.loss));
    if (was !== null) this.#mark(colours.dots(this.context, size.ratio), was, WAS);
    this.#mark(colours.ink, value, NOW);
    if (ends) this.#fill(colours.ink, ...ends, ENDS);
  }

  #clear(size) {
    const { width, height } = size;
    if (size === this.size) return this.context.clearRect(0, 0, width, height);
    Object.assign(this.canvas, { width, height });
    const font = `bold ${FIGURE * height}px Arial, Helvetica, sans-serif`;
    Object.assign(this.context, { font, textAlign: "center", textBaseline: "middle" });
    this.colour = null;
    this.size = size;
  }

  /** Parts in a row, each with a hairline at its end; where the last one ends. */
  #stack(from, lengths, rows, ground, colourOf) {
    const hair = lengths.length > MANY ? 0 : HAIR * sum(lengths);
    let to = from;
    for (let at = 0; at < lengths.length; at += 1) {
      const length = lengths[at];
      to += length;
      const colour = length > 0 && colourOf(at);
      if (colour) this.#fill(colour, to - length, to, rows);
      if (hair && length > 0) this.#fill(ground, to - hair, to, rows);
    }
    return to;
  }

  /** The numbers of the criteria, as in the key, on the parts that are wide enough: colours come again after ten. */
  #number(from, gains, colour, pointed) {
    const { width, height, ratio } = this.size;
    if (FIGURE * height < LEAST * ratio) return;
    let to = from;
    for (let at = 0; at < gains.length; at += 1) {
      to += gains[at];
      if (gains[at] * width < ROOM * FIGURE * height || (pointed !== null && at !== pointed)) continue;
      this.#colour(colour);
      this.context.fillText(String(at + 1), (to - gains[at] / 2) * width, ((GAINS[0] + GAINS[1]) / 2) * height);
    }
  }

  #colour(colour) {
    if (colour !== this.colour) this.context.fillStyle = colour;
    this.colour = colour;
  }

  /** From one share of the width to another, at whole dots: what touches there leaves no seam. */
  #fill(colour, from, to, [top, bottom]) {
    const { width, height } = this.size;
    const left = Math.round(from * width);
    const right = Math.round(to * width);
    if (right <= left) return;
    const upper = Math.round(top * height);
    this.#colour(colour);
    this.context.fillRect(left, upper, right - left, Math.round(bottom * height) - upper);
  }

  #mark(colour, at, rows) {
    const half = (MARK * this.size.ratio) / 2 / this.size.width;
    this.#fill(colour, at - half, at + half, rows);
  }
}

/** The colours of the style as they are now. */
export function coloursNow() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  const [ground, ink, hair, loss] = ["--ground", "--ink", "--hair", "--loss"].map(of);
  const gains = Array.from({ length: 10 }, (_, at) => of(`--c${at}`));
  const faint = gains.map((own) => `${own}4d`);
  return {
    ground, ink, hair,
    gain: (pointed) => (at) => (pointed === null || at === pointed ? gains : faint)[at % gains.length],
    loss: (pointed) => (at) => (at === pointed ? loss : null),
    hatch: kept((context, ratio) => hatch(context, ratio, loss, ground)),
    dots: kept((context, ratio) => dots(context, ratio, ink)),
  };
}

/** Stripes that rise from left to right. */
function hatch(context, ratio, loss, ground) {
  const side = Math.round(STRIPE * ratio);
  return pattern(context, side, side, (own) => {
    own.fillStyle = loss;
    own.fillRect(0, 0, side, side);
    own.strokeStyle = ground;
    own.lineWidth = 0.28 * side;
    for (const at of [-side, 0, side]) {
      own.moveTo(at - side, 2 * side);
      own.lineTo(at + 2 * side, -side);
    }
    own.stroke();
  });
}

/** Dots, one below the other. */
function dots(context, ratio, ink) {
  const side = Math.round(MARK * ratio);
  return pattern(context, side, 2 * side, (own) => {
    own.fillStyle = ink;
    own.fillRect(0, 0, side, side);
  });
}

function pattern(context, width, height, drawn) {
  const own = make("canvas", { width, height });
  drawn(own.getContext("2d"));
  return context.createPattern(own, "repeat");
}

/** The same as long as it is asked for at the same ratio. */
function kept(made) {
  let last = { ratio: null };
  return (context, ratio) => {
    if (last.ratio !== ratio) last = { ratio, own: made(context, ratio) };
    return last.own;
  };
}
