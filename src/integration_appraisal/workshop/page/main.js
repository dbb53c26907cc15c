/** The page: one state, one result, and all that shows them. */

import { Factors, Weights } from "./controls.js";
import { Covering } from "./covering.js";
import { byId, chip, make, say } from "./dom.js";
import { evaluate, flips } from "../engine.js";
import { oneDecimal, plain } from "./figures.js";
import { Keeping } from "./keeping.js";
import { People } from "./people.js";
import { Presenting } from "./presenting.js";
import { RankingView } from "./ranking.js";
import { Reasons } from "./reasons.js";
import { Record } from "./record.js";
import { areWeights, isSame, problemAt, settingsOf } from "./settings.js";
import { Snapshots } from "./snapshots.js";
import { Store, decoded, emptyRecord } from "./state.js";
import { Swing } from "./swing.js";
import { Tabs } from "./tabs.js";
import { listenForTheme } from "./theme.js";
import { difference } from "./undoing.js";
import { Words } from "./words.js";

const REST = 150; // milliseconds without a move before all that stands beside the answer follows it
const QUIET = 900; // milliseconds without a move before the answer is spoken

class Page {
  #known = {};
  #results = new WeakMap();

  constructor(room) {
    this.room = room;
    const start = { settings: settingsOf(room.problem), people: room.people, snapshots: [], record: emptyRecord(), swing: null, seen: false };
    this.store = new Store(start, room);
    this.start = this.resultAt(start.settings);
    this.keeping = new Keeping(this.store, room);
    this.covering = new Covering(this);
    this.presenting = new Presenting(this);
    this.reasons = new Reasons(this);
    this.ranking = new RankingView(room, (row) => this.reasons.option(row));
    this.compared = "start";
    byId("criteria").append(...room.criteria.map(({ name }, at) => make("span", {}, chip(at), name)));
    this.#take(this.keeping.found());
    this.tabs = new Tabs(document.querySelector("[role=tablist]"), byId("panel"), this.#tabs(), () => this.tabs && this.show());
    this.#listen();
    this.show();
  }

  #tabs() {
    return [
      { id: "weights", name: "Weights", make: () => new Weights(this) },
      ...(this.room.factors.length ? [{ id: "factors", name: "Local factors", make: () => new Factors(this) }] : []),
      { id: "swing", name: "Swing weighting", make: () => new Swing(this) },
      { id: "people", name: "People", make: () => new People(this) },
      { id: "snapshots", name: "Snapshots", make: () => new Snapshots(this) },
      { id: "record", name: "Record", make: () => new Record(this) },
    ];
  }

  get settings() {
    return this.store.state.settings;
  }

  set(settings, key = null) {
    if (!areWeights(this.room.problem, settings.given)) this.tell(this.room.problem.group_weights ? "In each group at least one weight has to be above 0." : "At least one weight has to be above 0.");
    else if (!isSame(settings, this.settings)) return this.store.change({ settings }, key);
    return this.show();
  }

  resultAt(settings) {
    if (!this.#results.has(settings)) this.#results.set(settings, withMaps(evaluate(problemAt(this.room.problem, settings))));
    return this.#results.get(settings);
  }

  wordsOf(settings, result) {
    return new Words(this.room, problemAt(this.room.problem, settings), result);
  }

  named(rows) {
    return this.words.options(rows);
  }

  /** What follows from the settings, worked out when it is first asked for. */
  get #worked() {
    const { settings } = this;
    if (this.#known.settings !== settings) {
      const problem = problemAt(this.room.problem, settings);
      const evaluated = evaluate(problem);
      const result = withMaps(evaluated);
      this.#known = { settings, problem, evaluated, result, words: new Words(this.room, problem, result), flips: null };
    }
    return this.#known;
  }

  get problem() {
    return this.#worked.problem;
  }

  get result() {
    return this.#worked.result;
  }

  get words() {
    return this.#worked.words;
  }

  /** Where first place changes. */
  get flips() {
    const own = this.#worked;
    own.flips ??= flips(own.problem, own.evaluated);
    return own.flips;
  }

  /** Show all that follows from the state. */
  show() {
    clearTimeout(this.resting);
    this.#showAnswer();
    this.tabs.current.view.show();
    this.#nameSteps();
    byId("reset").disabled = isSame(this.settings, this.store.start.settings);
    this.ranking.settle();
    if (this.presenting.is) this.presenting.fit();
  }

  /** For what goes on, as a slider that is dragged does: the answer with the next frame, all else once it rests. */
  #follow() {
    this.frame ??= requestAnimationFrame(() => this.#showAnswer(this.ranking.inSight()));
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.show(), REST);
  }

  #showAnswer(inSight) {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    const { words, result } = this;
    this.covering.show();
    say(byId("said"), words.said());
    say(byId("why"), words.why());
    const before = this.#before();
    if (!this.covering.is || !this.ranking.result) this.ranking.show(result, this.presenting.is ? null : before, inSight);
    this.tabs.current.view.follow?.();
  }

  // Compared with what stood before -------------------------------------------------------------------------------

  #before() {
    const { snapshots } = this.store.state;
    const choices = [["start", "the file"], ...snapshots.map(({ name }, at) => [String(at), name])];
    const key = choices.join("\n");
    const select = byId("compared");
    if (key !== this.choices) select.replaceChildren(...choices.map(([value, text]) => make("option", { value, text })));
    this.choices = key;
    if (!choices.some(([value]) => value === this.compared)) this.compared = "start";
    if (select.value !== this.compared) select.value = this.compared;
    const settings = this.compared === "start" ? this.store.start.settings : snapshots[Number(this.compared)].settings;
    const isOther = !isSame(settings, this.settings);
    const before = this.compared === "start" ? this.start : this.resultAt(settings);
    say(byId("compared-said"), isOther ? this.#wasFirst(before) : "Nothing has moved.");
    return isOther ? before : null;
  }

  #wasFirst({ lead }) {
    if (lead.first.join() === this.result.lead.first.join()) return "The same first place.";
    return lead.first.length ? `There ${this.words.areFirst(lead.first)}.` : "There none was left.";
  }

  compareWith(which) {
    this.compared = which;
    this.show();
    byId("compared").focus();
  }

  // What is said --------------------------------------------------------------------------------------------------

  /** Something that just happened, for everyone to see and to hear. */
  tell(text) {
    const notice = byId("notice");
    notice.hidden = false;
    say(notice, text);
    this.speak(text);
    clearTimeout(this.telling);
    this.telling = setTimeout(() => (notice.hidden = true), 8000);
  }

  /** The answer, once it stands still: who moves a slider should not have to hear every step. */
  #announce() {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => {
      if (byId("answer").hidden) return;
      const { lead, values } = this.result;
      const first = lead.first.length ? `${this.words.areFirst(lead.first)} with ${oneDecimal(values[lead.first[0]])}` : "No option is left";
      this.speak(`${first}${lead.points === null ? "" : `, ${plain(lead.points)} ahead`}.`);
    }, QUIET);
  }

  speak(text) {
    byId("spoken").textContent = text;
  }

  point(kind, at) {
    this.ranking.point(kind, at);
  }

  download(name, text, type) {
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = make("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    this.tell(`Saved as ${name}.`);
  }

  // What people do ------------------------------------------------------------------------------------------------

  #take({ state, fault, from }) {
    if (state) this.store.state = state;
    if (state && from === "browser") this.tell("What this browser had kept of the last session is back. Undo is empty; Reset goes back to the file.");
    if (fault) this.tell(`What was kept ${from === "address" ? "in the address" : "by this browser"} could not be used. ${fault}`);
  }

  #listen() {
    this.store.listeners.push((key) => {
      if (key === null) this.show();
      else this.#follow();
      this.#announce();
    });
    byId("undo").addEventListener("click", () => this.#step("undo", "Taken back"));
    byId("redo").addEventListener("click", () => this.#step("redo", "Brought back"));
    byId("reset").addEventListener("click", () => this.#reset());
    byId("compared").addEventListener("change", ({ target }) => this.compareWith(target.value));
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("hashchange", () => this.#address());
    listenForTheme(() => this.ranking.recolour());
  }

  #address() {
    const text = location.hash.slice(1);
    if (!text || text === this.keeping.text || byId(text)) return;
    const { state, fault } = decoded(text, this.room);
    if (state) this.store.change(state);
    else this.tell(`What stands in the address could not be used. ${fault}`);
  }

  #key(event) {
    const typing = event.target.matches?.("textarea, input:not([type=range], [type=radio], [type=checkbox])");
    if (event.key === "Escape" && this.presenting.is && !byId("reasons").open) this.presenting.set(false);
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) this.#step("redo", "Brought back");
    else this.#step("undo", "Taken back");
  }

  /** Take a step back or forth, and say what it did. */
  #step(way, done) {
    const { state } = this.store;
    let told = "";
    for (let last = null; !told && last !== this.store.state; told = difference(this.room, state, this.store.state)) {
      last = this.store.state;
      this.store[way]();
    }
    if (told) this.tell(`${done}: ${told}.`);
  }

  #reset() {
    this.set(this.store.start.settings);
    this.tell("Weights and levels are those of the file again. People, snapshots, the exercise and the record stay.");
  }

  /** Undo and Redo say what they would do before anyone presses them. */
  #nameSteps() {
    for (const [id, verb, other] of [["undo", "Takes back", this.store.past], ["redo", "Brings back", this.store.future]]) {
      byId(id).disabled = !other;
      byId(id).title = other ? `${verb} ${difference(this.room, this.store.state, other) || "the last step"}` : "";
    }
  }
}

/** Pairs become objects: losses by factor, steps by name. */
function withMaps(result) {
  return { ...result, losses: result.losses.map(Object.fromEntries), steps: Object.fromEntries(result.steps) };
}

new Page(JSON.parse(byId("room").textContent));
