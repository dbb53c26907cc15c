/** Swing weighting, step by step: ends, the swing that matters most, the others beside it, cross-checks, agreement. */

import { button, make } from "./dom.js";
import { joined, typed } from "./figures.js";
import { Mover } from "./mover.js";
import { areWeights, withSwings } from "./settings.js";

const STEPS = ["Ends", "The largest", "The others", "Cross-checks", "Agree"];
const NO_WEIGHT = "No criterion has any weight, or none in a group that has one. Go back, and give one some.";
const MOST_NAMED = 3;
const SPLIT = "We do not agree";
const ANSWERS = ["That is right", "No, it should be changed", SPLIT];

/** An exercise that has not begun: no swing is judged. */
export function begun(room) {
  const count = room.criteria.length + room.factors.length;
  return { step: 0, whose: "", factors: room.swings.length > 0, top: null, swings: Array(count).fill(null), checks: ["", ""], note: "" };
}

export class Swing {
  constructor(page) {
    this.page = page;
    this.element = make("div", {});
  }

  get #state() {
    return this.page.store.state.swing ?? begun(this.page.room);
  }

  #change(parts, key = null) {
    this.page.store.change({ swing: { ...this.#state, ...parts } }, key);
  }

  /** What is judged: every criterion, then each factor that options rely on. */
  get #things() {
    const { room } = this.page;
    const criteria = room.criteria.map(({ name, worst, best }, at) => ({ at, name, chip: at % 10, from: worst, to: best }));
    const factors = room.swings.map((position) => ({
      at: room.criteria.length + position,
      name: room.factors[position].name,
      chip: null,
      from: room.factors[position].levels[0],
      to: room.factors[position].levels.at(-1),
      isFactor: true,
    }));
    return [...criteria, ...(this.#state.factors ? factors : [])];
  }

  /** Drawn anew at each step; within one, only what changes. */
  show() {
    const { step, factors } = this.#state;
    const key = `${step} ${factors} ${this.#state.top} ${step > 2 ? this.#state.swings.join() : ""}${this.page.store.state.people.length}`;
    if (key === this.drawn && !this.forget) return this.#refresh();
    const moved = this.drawn !== undefined && this.drawn.split(" ")[0] !== String(step);
    this.drawn = key;
    this.forget = false;
    const inside = [this.#ends, this.#largest, this.#others, this.#checks, this.#agree][step].call(this);
    const heading = make("h3", { tabindex: "-1", text: `Step ${step + 1} of ${STEPS.length}: ${STEPS[step]}` });
    this.element.replaceChildren(make("h2", { text: "Swing weighting" }), this.#steps(step), heading, ...inside.flat(Infinity), this.#turning(step));
    this.#refresh();
    if (moved) heading.focus();
  }

  #steps(now) {
    return make("ol", { class: "steps", "aria-label": "Steps" }, STEPS.map((text, at) => make("li", { text, "aria-current": at === now ? "step" : null })));
  }

  #turning(step) {
    this.next = step < STEPS.length - 1 ? button("Next", () => this.#turn(1), { class: "primary" }) : null;
    this.missing = make("p", { class: "faint", role: "status" });
    return make("div", { class: "turning" }, step ? button("Back", () => this.#change({ step: step - 1 })) : [], this.next ?? [], this.missing);
  }

  #turn(by) {
    const lacking = this.#lacking();
    if (lacking) {
      this.missing.textContent = lacking;
      return;
    }
    this.#change({ step: this.#state.step + by });
  }

  /** What this step still needs before the next; empty where it has all. */
  #lacking() {
    const { step, top, swings } = this.#state;
    if (step === 1 && top === null) return "Choose one first.";
    if (step !== 2) return "";
    const open = this.#things.filter(({ at }) => swings[at] === null);
    if (!open.length) return "";
    const named = joined(open.slice(0, MOST_NAMED).map(({ name }) => `“${name}”`));
    return `Still to be judged: ${open.length > MOST_NAMED ? `${open.length} steps, such as ${named}` : named}. 0 is allowed.`;
  }

  #ends() {
    const { room } = this.page;
    const choice = make("input", { type: "checkbox", change: (event) => this.#change({ factors: event.target.checked, top: null }) });
    choice.checked = this.#state.factors;
    return [
      make("p", { text: "A weight says how much the step from worst to best is worth, not how important a subject is. Read both ends aloud before anyone gives a number." }),
      make("dl", { class: "ends-list" }, this.#things.flatMap(({ name, from, to, isFactor }) => [
        make("dt", { text: name }),
        make("dd", {}, isFactor ? make("span", { class: "faint", text: "For an option that needs the top level. " }) : [], make("b", { text: "From " }), `“${bare(from)}”`, make("b", { text: " to " }), `“${bare(to)}”`),
      ])),
      room.swings.length ? make("p", {}, make("label", {}, choice, " Judge what local factors cost on the same scale")) : [],
    ];
  }

  #largest() {
    const choose = ({ target }) => {
      const top = Number(target.value);
      this.#change({ top, swings: this.#state.swings.map((swing, at) => (at === top ? 100 : at === this.#state.top ? null : swing)) });
      this.element.querySelector("input:checked")?.focus();
    };
    return [
      make("fieldset", {},
        make("legend", { text: "Suppose an option stood at the worst end of all of these, and you could move just one to its best. Which first?" }),
        this.#things.map((thing) => {
          const input = make("input", { type: "radio", name: "largest", value: String(thing.at), change: choose });
          input.checked = this.#state.top === thing.at;
          return make("label", { class: "choice" }, input, make("span", {}, make("b", { text: thing.name }), ` ${ends(thing)}`));
        })),
      make("p", { class: "faint", text: "That step is worth 100. If two seem alike, take either: the next step can give both 100." }),
    ];
  }

  #others() {
    const things = this.#things;
    const top = things.find(({ at }) => at === this.#state.top);
    this.movers = things.filter((thing) => thing !== top).map((thing) => [thing, new Mover({
      name: thing.name, of: "swing", max: 100, step: 5, chip: thing.chip,
      move: (value) => this.#change({ swings: this.#state.swings.with(thing.at, value) }, `swing ${thing.at}`),
      told: (value) => (value === null ? "not judged yet" : `${typed(value)} beside 100 for ${top.name}`),
    })]);
    return [
      make("p", { text: `“${top.name}” ${ends(top)} is worth 100. Beside it, how much is each of these steps worth?` }),
      this.movers.map(([thing, mover]) => make("div", { class: "judged" }, mover.element, make("p", { class: "faint", text: ends(thing) }))),
    ];
  }

  #refresh() {
    const { step, swings } = this.#state;
    if (step !== 2) return;
    for (const [thing, mover] of this.movers) {
      const swing = swings[thing.at];
      mover.show(swing, { aside: swing === null ? "not judged" : "", flips: "" });
    }
    if (!this.#lacking()) this.missing.textContent = "";
  }

  #checks() {
    const told = crossChecks(this.#things, this.#state.swings);
    return [
      make("p", { text: "Numbers follow from questions. Turn two of them round and see whether the room still means them." }),
      told.map(({ text, things }, check) => make("fieldset", {}, make("legend", { text }), things.map((thing) => make("p", { class: "faint", text: `“${thing.name}” ${ends(thing)}` })), ANSWERS.map((answer) => {
        const change = () => this.#change({ checks: this.#state.checks.with(check, answer) });
        const input = make("input", { type: "radio", name: `check-${check}`, value: answer, change });
        input.checked = this.#state.checks[check] === answer;
        return make("label", { class: "choice" }, input, answer);
      }))),
      make("p", { class: "faint", text: "If it should be changed, go back a step. If you do not agree, say so on the next one: it goes into the record." }),
    ];
  }

  #agree() {
    const note = make("textarea", { id: "swing-note", rows: 3, value: this.#state.note, change: ({ target }) => this.#change({ note: target.value }) });
    const whose = make("input", { id: "swing-whose", value: this.#state.whose, change: ({ target }) => this.#change({ whose: target.value }), list: "swing-names" });
    const names = make("datalist", { id: "swing-names" }, this.page.store.state.people.map(({ name }) => make("option", { value: name })));
    return [
      make("ul", { class: "result" }, [...this.#things].sort((a, b) => this.#state.swings[b.at] - this.#state.swings[a.at]).map(({ name, at }) => make("li", { text: `${name}: ${typed(this.#state.swings[at])}` }))),
      make("p", {}, make("label", { for: "swing-note", text: "Who sees it otherwise, and why?" }), note),
      make("p", {}, button("Use these for the room", () => this.#use(), { class: "primary" })),
      make("p", {}, make("label", { for: "swing-whose", text: "Or keep them as one person's" }), whose, names, button("Keep as theirs", () => this.#keep(whose.value))),
      make("p", {}, button("Begin again", () => this.#change(begun(this.page.room)))),
    ];
  }

  #judged() {
    const { room } = this.page;
    const { swings, factors } = this.#state;
    const values = room.criteria.map((_, at) => swings[at]);
    const own = factors ? room.factors.map((_, at) => (room.swings.includes(at) ? swings[room.criteria.length + at] : 0)) : null;
    return { values, factors: own };
  }

  #use() {
    const { values, factors } = this.#judged();
    if (!areWeights(this.page.room.problem, values)) return this.page.tell(NO_WEIGHT);
    const { settings, record } = this.page.store.state;
    const judged = factors?.map((swing, at) => (this.page.room.swings.includes(at) ? swing : null)) ?? null;
    const split = crossChecks(this.#things, this.#state.swings).filter((_, check) => this.#state.checks[check] === SPLIT);
    const views = [this.#state.note, ...split.map(({ text }) => `The room did not agree on this cross-check: ${text}`)];
    const dissent = [record.dissent, ...views].filter((text) => text.trim()).filter((text, at, all) => all.indexOf(text) === at).join("\n");
    this.page.store.change({ settings: withSwings(settings, values, judged), record: { ...record, dissent } });
    return this.page.tell("The room's weights are these now.");
  }

  #keep(name) {
    if (!name.trim()) return this.page.tell("Whose are they? Give a name.");
    const { people } = this.page.store.state;
    const own = { name: name.trim(), ...this.#judged() };
    if (!areWeights(this.page.room.problem, own.values)) return this.page.tell(NO_WEIGHT);
    const at = people.findIndex((one) => one.name === own.name);
    this.page.store.change({ people: at < 0 ? [...people, own] : people.with(at, own), swing: { ...begun(this.page.room), factors: this.#state.factors } });
    return this.page.tell(`Kept as ${own.name}'s. The exercise begins again for the next.`);
  }
}

/** Two checks in words: the largest against two others together, and one against a half of another. */
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
  const text = `You say that “${one.name}” and “${other.name}” together (${typed(both)}) are ${than} “${top.name}” alone (100), each from its worst to its best.`;
  return { text, things: [one, other, top] };
}

function besideHalf([one, other], swings) {
  const share = Math.round((100 * swings[other.at]) / swings[one.at]);
  return { text: `You say that all of “${other.name}” is worth as much as ${share}% of the way on “${one.name}”.`, things: [other, one] };
}

/** The two ends of a step in a sentence. */
const ends = ({ from, to }) => `from “${bare(from)}” to “${bare(to)}”`;

const bare = (text) => text.replace(/\.$/, "");
