/** Swing weighting, step by step: ends, the swing that matters most, the others beside it, cross-checks, agreement. */

import { button, chip, make } from "./dom.js";
import { ANSWERS, SPLIT, TO_CHANGE, bare, begun, crossChecks, ends, judgedAnew, portions, saidOfChecks, thingsOf } from "./exercise.js";
import { counted, joined, textOf, typed } from "./figures.js";
import { ofSight } from "./local.js";
import { Mover } from "./mover.js";
import { isNamed } from "./person.js";
import { areWeights, weightsOf, withSwings } from "./settings.js";

const STEPS = ["Ends", "The largest", "The others", "Cross-checks", "Agree"];
const [ENDS, LARGEST, OTHERS, CHECKS] = STEPS.keys();
const NO_WEIGHT = "No criterion has any weight, or none in a group that has one. Go back, and give one some.";
const MOST_NAMED = 3;

export class Swing {
  constructor(page) {
    this.page = page;
    this.element = make("div", {});
  }

  get #state() {
    return this.page.store.state.swing ?? begun(this.page.room);
  }

  #change(parts, key = null) {
    this.#become({ ...this.#state, ...parts }, key);
  }

  #judge(parts, key = null) {
    const before = this.#state;
    const after = judgedAnew(this.page.room, before, parts);
    this.#become(after, key);
    if (after.checks.filter(Boolean).length < before.checks.filter(Boolean).length) this.page.tell("Swings are others now, so a cross-check is another, too. Look at it again.");
  }

  #become(swing, key) {
    this.page.store.change({ swing: { ...swing, taken: false } }, key);
  }

  get #things() {
    return thingsOf(this.page.room, this.#state);
  }

  /** What a step asks for, a few at a time; one portion where it asks for all at once. */
  #portions(step) {
    const { top } = this.#state;
    if (step === ENDS) return portions(this.#things);
    return step === OTHERS ? portions(this.#things.filter(({ at }) => at !== top)) : [[]];
  }

  get #portion() {
    const all = this.#portions(this.#state.step);
    return all[Math.min(this.#state.portion, all.length - 1)];
  }

  /** Drawn anew at each step; within one, only what changes. */
  show() {
    const { step, portion, factors, top, swings, taken } = this.#state;
    const place = `${step} ${portion}`;
    const key = JSON.stringify([place, factors, top, taken, step > OTHERS && swings, this.page.store.state.people.length]);
    if (key === this.drawn) return this.#refresh();
    const moved = this.place !== undefined && this.place !== place;
    Object.assign(this, { drawn: key, place });
    const inside = [this.#ends, this.#largest, this.#others, this.#checks, this.#agree][step].call(this);
    const heading = make("h3", { tabindex: "-1", text: `Step ${step + 1} of ${STEPS.length}: ${STEPS[step]}${this.#within(step, portion)}` });
    this.element.replaceChildren(make("h2", { text: "Swing weighting" }), this.#steps(step), heading, ...inside.flat(Infinity), this.#turning(step));
    this.#refresh();
    if (moved) heading.focus();
  }

  #within(step, portion) {
    const count = this.#portions(step).length;
    return count > 1 ? `, part ${Math.min(portion, count - 1) + 1} of ${count}` : "";
  }

  #steps(now) {
    return make("ol", { class: "steps", "aria-label": "Steps" }, STEPS.map((text, at) => make("li", { text, "aria-current": at === now ? "step" : null })));
  }

  #turning(step) {
    const isFirst = step === ENDS && this.#state.portion === 0;
    const isLast = step === STEPS.length - 1;
    this.missing = make("p", { class: "faint", role: "status" });
    return make("div", { class: "turning" }, isFirst ? [] : button("Back", () => this.#back()), isLast ? [] : button("Next", () => this.#next(), { class: "primary" }), this.missing);
  }

  #next() {
    const { step, portion } = this.#state;
    const lacking = this.#lacking();
    if (lacking) this.missing.textContent = lacking;
    else if (portion + 1 < this.#portions(step).length) this.#change({ portion: portion + 1 });
    else this.#change({ step: step + 1, portion: 0 });
  }

  #back() {
    const { step, portion } = this.#state;
    if (portion) this.#change({ portion: portion - 1 });
    else this.#change({ step: step - 1, portion: this.#portions(step - 1).length - 1 });
  }

  /** What this portion still needs before the next; empty where it has all. */
  #lacking() {
    const { step, top, swings } = this.#state;
    if (step === LARGEST && top === null) return "Choose one first.";
    if (step !== OTHERS) return "";
    const open = this.#portion.filter(({ at }) => swings[at] === null);
    if (!open.length) return "";
    const named = joined(open.slice(0, MOST_NAMED).map(({ name }) => `“${name}”`));
    return `Still to be judged: ${open.length > MOST_NAMED ? `${open.length} steps, such as ${named}` : named}. 0 is allowed.`;
  }

  #ends() {
    const { room } = this.page;
    const isFirst = this.#state.portion === 0;
    const choice = make("input", { type: "checkbox", change: (event) => this.#judge({ factors: event.target.checked, ...this.#withTop(null) }) });
    choice.checked = this.#state.factors;
    return [
      make("p", { text: isFirst ? "A weight says how much the step from worst to best is worth, not how important a subject is. Read both ends aloud before anyone gives a number." : "Read both ends aloud." }),
      isFirst && room.swings.length ? make("p", {}, make("label", {}, choice, ` Judge ${counted(room.swings.length, "local factor", "local factors")} on the same scale, too: what an option is worth less that relies on one and finds it at its lowest level. Otherwise they cost what the catalogue says.`)) : [],
      make("dl", { class: "ends-list" }, this.#portion.map(({ name, from, to, isFactor }) => make("div", {},
        make("dt", { text: name }),
        make("dd", {}, isFactor ? make("span", { class: "faint", text: "For an option that needs the top level. " }) : [], make("b", { text: "From " }), `“${bare(from)}”`, make("b", { text: " to " }), `“${bare(to)}”`),
      ))),
    ];
  }

  /** Another that is worth 100; what was, is to be judged like the others. */
  #withTop(top) {
    return { top, swings: this.#state.swings.map((swing, at) => (at === top ? 100 : at === this.#state.top ? null : swing)) };
  }

  #largest() {
    const choose = ({ target }) => {
      this.#judge(this.#withTop(Number(target.value)));
      this.element.querySelector("input:checked")?.focus();
    };
    return [
      make("fieldset", {},
        make("legend", { text: "Suppose an option stood at the worst end of all of these, and you could move just one to its best. Which first?" }),
        make("div", { class: "choices" }, this.#things.map((thing) => {
          const input = make("input", { type: "radio", name: "largest", value: String(thing.at), change: choose });
          input.checked = this.#state.top === thing.at;
          return make("label", { class: "choice" }, input, make("span", {}, make("b", { text: thing.name }), ` ${ends(thing)}`));
        }))),
      this.#ofFactors(),
      make("p", { class: "faint", text: "That step is worth 100. If two seem alike, take either: the next step can give both 100." }),
    ];
  }

  #others() {
    const top = this.#things.find(({ at }) => at === this.#state.top);
    this.movers = this.#portion.map((thing) => [thing, new Mover({
      name: thing.name, of: "swing", max: 100, step: 5, chip: thing.chip,
      move: (value) => this.#judge({ swings: this.#state.swings.with(thing.at, value) }, `swing ${thing.at}`),
      told: (value) => (value === null ? "not judged yet" : `${typed(value)} beside 100 for ${top.name}`),
    })]);
    return [
      make("p", { text: `“${top.name}” ${ends(top)} is worth 100. Beside it, how much is each of these steps worth?` }),
      this.#portion.some(({ isFactor }) => isFactor) ? this.#ofFactors() : [],
      this.#soFar(),
      make("div", { class: "judging" }, this.movers.map(([thing, mover]) => make("div", { class: "judged" }, mover.element, make("p", { class: "faint", text: ends(thing) })))),
    ];
  }

  /** How to read a local factor as a step. */
  #ofFactors() {
    return this.#state.factors && this.page.room.swings.length ? make("p", { class: "faint", text: "A local factor is of the place, not of the option. Its step is worth what an option that needs its top level loses where the place is at the lowest." }) : [];
  }

  /** What parts before this one said, so that all is judged beside it. */
  #soFar() {
    const { portion, swings } = this.#state;
    const before = this.#portions(OTHERS).slice(0, portion).flat().sort((a, b) => swings[b.at] - swings[a.at]);
    return before.length ? make("p", { class: "faint", text: `Judged so far: ${joined(before.map(({ name, at }) => `“${name}” ${typed(swings[at] ?? 0)}`))}.` }) : [];
  }

  #refresh() {
    const { step, swings } = this.#state;
    if (step !== OTHERS) return;
    for (const [thing, mover] of this.movers) {
      const swing = swings[thing.at];
      mover.show(swing, { aside: swing === null ? "not judged" : "", flips: "" });
    }
    if (!this.#lacking()) this.missing.textContent = "";
  }

  #checks() {
    const told = crossChecks(this.#things, this.#state.swings);
    return [
      make("p", { text: "Numbers follow from questions. Turn two of them round and see whether the room still means them. The file will say what the answers were. Where there is none, it will say so, too." }),
      told.map(({ claim, things }, check) => make("fieldset", {}, make("legend", { text: `You say that ${claim}.` }), things.map((thing) => make("p", { class: "faint", text: `“${thing.name}” ${ends(thing)}` })), Object.keys(ANSWERS).map((answer) => {
        const change = () => this.#change({ checks: this.#state.checks.with(check, answer) });
        const input = make("input", { type: "radio", name: `check-${check}`, value: answer, change });
        input.checked = this.#state.checks[check] === answer;
        return make("label", { class: "choice" }, input, answer);
      }))),
      make("p", { class: "faint", text: "If it should be changed, go back to “The others” and change it. If you do not agree, say so on the next one: it goes into the record." }),
    ];
  }

  #agree() {
    const { checks, swings, taken, note, whose } = this.#state;
    const open = crossChecks(this.#things, swings).filter((_, check) => !checks[check]).length;
    const noted = make("textarea", { id: "swing-note", rows: 3, value: note, change: ({ target }) => this.#change({ note: target.value }) });
    const named = make("input", { id: "swing-whose", value: whose, change: ({ target }) => this.#change({ whose: target.value }), list: "swing-names" });
    const names = make("datalist", { id: "swing-names" }, this.page.store.state.people.map(({ name }) => make("option", { value: name })));
    return [
      make("ul", { class: "result" }, [...this.#things].sort((a, b) => swings[b.at] - swings[a.at]).map(({ name, at }) => make("li", { text: `${name}: ${typed(swings[at])}` }))),
      open ? make("p", { class: "warned", text: `${counted(open, "cross-check was", "cross-checks were")} not answered. The file will say so; Back leads there.` }) : [],
      checks.includes(TO_CHANGE) ? make("p", { class: "warned", text: "Somebody said that a swing should be changed, and none was. The file will say so; Back leads to “The others”." }) : [],
      make("p", {}, make("label", { for: "swing-note", text: "Who sees it otherwise, and why?" }), noted),
      make("p", {}, button("Use these for the room", () => this.#use(), { class: "primary" })),
      taken ? make("p", { class: "lead", text: "The room's weights are these. The answer is in sight: “Weights” says what would change it, “Record” takes down what was agreed." }) : [],
      make("p", {}, make("label", { for: "swing-whose", text: "Or keep them as one person's" }), " ", named, names, " ", button("Keep as theirs", () => this.#keep(named.value))),
      make("p", {}, button("Begin again", () => this.page.store.change({ swing: begun(this.page.room) }))),
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
    const { room, store } = this.page;
    const { values, factors } = this.#judged();
    if (!areWeights(room.problem, values)) return this.page.tell(NO_WEIGHT);
    const { record, seen } = store.state;
    const judged = factors?.map((swing, at) => (room.swings.includes(at) ? swing : null)) ?? null;
    const settings = withSwings(store.state.settings, values, judged);
    const exercise = { weights: weightsOf(settings), checks: saidOfChecks(this.#things, this.#state), covered: !seen };
    this.page.covering.end();
    store.change({ settings, record: { ...record, dissent: this.#dissent(record), exercise }, swing: { ...this.#state, taken: true }, seen: true });
    return this.page.tell("The room's weights are these now.");
  }

  /** What the record has of views that differ, with what the exercise adds. */
  #dissent(record) {
    const { note, swings, checks } = this.#state;
    const split = crossChecks(this.#things, swings).filter((_, check) => checks[check] === SPLIT);
    const views = [note, ...split.map(({ claim }) => `The room did not agree on this cross-check: that ${claim}.`)];
    return [...record.dissent.split("\n"), ...views].filter((text) => text.trim()).filter((text, at, all) => all.indexOf(text) === at).join("\n");
  }

  #keep(name) {
    const { room, store } = this.page;
    if (!name.trim()) return this.page.tell("Whose are they? Give a name.");
    const own = { name: name.trim(), ...this.#judged(), told: textOf(ofSight(!store.state.seen), saidOfChecks(this.#things, this.#state)) };
    if (!areWeights(room.problem, own.values)) return this.page.tell(NO_WEIGHT);
    const { people } = store.state;
    const at = people.findIndex(isNamed(own.name));
    const { factors, uncovered } = this.#state;
    store.change({ people: at < 0 ? [...people, own] : people.with(at, own), swing: { ...begun(room), factors, uncovered } });
    return this.page.tell(`Kept as ${own.name}'s${at < 0 ? "" : ", in place of what stood there"}. The exercise begins again for the next.`);
  }
}
