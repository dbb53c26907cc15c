/** A slider with a number box: two ways to one number, and where on the way first place changes. */

import { chip as chipOf, make, mark, say } from "./dom.js";
import { typed } from "./figures.js";

let made = 0;

export class Mover {
  #drawn = {};

  /** `move(value)` hears of each change; `told(value)` is what a screen reader says of it. */
  constructor({ name, of, min = 0, max, step, most = max, chip = null, move, told, pointed, about, extra }) {
    made += 1;
    const id = `mover-${made}`;
    Object.assign(this, { min, most, told, move, scale: max });
    this.slider = make("input", { type: "range", id, min, max, step, "aria-describedby": `${id}-flips`, input: () => this.#slid() });
    this.box = make("input", {
      type: "number", min, max: most, step: "any", inputmode: "decimal", "aria-label": `${name}, ${of}`,
      input: () => this.#entered(), blur: () => this.#settled(), keydown: (event) => event.key === "Enter" && this.#settled(),
    });
    this.flips = make("span", { id: `${id}-flips`, class: "flips" });
    this.holds = make("i", { class: "holds" });
    this.fault = make("span", { class: "fault", role: "alert" });
    this.aside = make("span", { class: "aside" });
    const label = make("label", { for: id }, chip === null ? [] : chipOf(chip), make("span", { text: name }));
    this.element = make(
      "div",
      { class: "mover", focusin: () => pointed?.(true), focusout: () => pointed?.(false), pointerenter: () => pointed?.(true), pointerleave: () => pointed?.(false) },
      make("span", { class: "head" }, label, about ?? []),
      make("span", { class: "track" }, this.slider, make("span", { class: "holding", "aria-hidden": "true" }, this.holds)),
      this.box,
      this.aside,
      extra ?? [],
      this.flips,
      this.fault,
    );
  }

  #slid() {
    say(this.fault, "");
    this.move(Number(this.slider.value));
  }

  /** What is typed counts at once; what can't be counts for nothing, nor does what it began with: 10 of 101. */
  #entered() {
    const value = this.box.value.trim() === "" ? NaN : Number(this.box.value);
    const isSound = Number.isFinite(value) && value >= this.min && value <= this.most && (!this.whole || Number.isInteger(value));
    mark(this.box, "aria-invalid", !isSound);
    say(this.fault, isSound ? "" : this.#asked);
    if (isSound || this.isBegun) this.move(isSound ? value : this.before);
    this.isBegun = isSound;
  }

  get #asked() {
    return `Give a ${this.whole ? "whole " : ""}number from ${this.min} to ${this.most.toLocaleString("en-GB")}.`;
  }

  #settled() {
    const { value, validity } = this.box;
    const isRefused = this.box.getAttribute("aria-invalid") === "true" && (value !== "" || validity.badInput);
    say(this.fault, isRefused ? `${value ? `${value} was` : "That was"} not taken. ${this.#asked}` : "");
    if (this.box.getAttribute("aria-invalid") === "true") this.box.value = this.before === null ? "" : typed(this.before);
    else this.before = Number(this.box.value);
    mark(this.box, "aria-invalid", false);
    this.isBegun = false;
  }

  /** How far the slider goes at a value, and how far its box does. */
  reach(value) {
    return { slider: Math.max(this.scale, value), box: this.most };
  }

  /** Show a value; null stands for none. `holds` are the ends between which first place stays as it is. */
  show(value, { aside = "", flips = "", holds = null } = {}) {
    this.follow(value, aside);
    say(this.flips, flips);
    this.#differ("holds", holds === null ? null : holds.map((end) => this.#share(end)).join(), (ends) => this.#hold(ends));
  }

  /** Show a value, and leave for later what it does to first place. */
  follow(value, aside = "") {
    this.value = value;
    this.#differ("max", Math.max(this.scale, value ?? 0), (max) => (this.slider.max = max));
    if (this.slider.valueAsNumber !== value) this.slider.value = value ?? this.min;
    this.shown = value === null ? "" : typed(value);
    if (document.activeElement !== this.box) {
      this.before = value;
      if (this.box.value !== this.shown) this.box.value = this.shown;
    }
    mark(this.slider, "aria-valuetext", this.told(value));
    say(this.aside, aside);
  }

  /** Change something of the page only where it is another: most of a page stays as it is. */
  #differ(name, value, change) {
    if (this.#drawn[name] === value) return;
    this.#drawn[name] = value;
    change(value);
  }

  /** How far along the slider a number is, in per cent. */
  #share(end) {
    const share = (end - this.min) / (Number(this.slider.max) - this.min);
    return Math.round(1e4 * Math.min(Math.max(share, 0), 1)) / 100;
  }

  #hold(ends) {
    this.holds.parentElement.hidden = ends === null;
    const [low, high] = (ends ?? "0,0").split(",").map(Number);
    this.holds.style.left = `${low}%`;
    this.holds.style.width = `${high - low}%`;
  }
}

/** A slider's end that is easy to read: 1, 2 or 5 times a power of ten, and no less than asked. */
export function roundUp(number) {
  const power = 10 ** Math.floor(Math.log10(Math.max(number, 1)));
  return [1, 2, 5, 10].map((times) => times * power).find((end) => end >= number);
}
