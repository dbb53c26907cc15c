/** Weights are judged before anyone sees what they lead to: when the answer is covered, and what uncovering it costs. */

import { byId, mark, say } from "./dom.js";
import { begun } from "./exercise.js";

const BY_HAND = "The answer is covered.";
const AT_OPENING = "The answer is covered until somebody uncovers it, so that nobody steers by it. Whoever wants to judge weights first finds “Swing weighting” among the tabs.";
const BY_EXERCISE = "The answer is covered until the weights are taken, so that nobody steers by it.";
const COST = "Uncovering it now has a price: the file will say that the answer was in sight while the weights were given, and a reviewer will ask why.";
const WARNED = "If the exercise comes after that, the file will say that the answer had been in sight.";
const PAID = "It has been in sight before, and the file will say so.";

export class Covering {
  #byHand = false;

  constructor(page) {
    this.page = page;
    for (const id of ["cover", "uncover"]) byId(id).addEventListener("click", () => this.#toggle());
  }

  /** The exercise covers the answer from its first step until the weights are taken, or somebody uncovers it. */
  get #byExercise() {
    const { swing } = this.page.store.state;
    return swing ? !swing.taken && !swing.uncovered : this.page.tabs?.chosen === "swing";
  }

  /** Nobody has seen it yet on this page. */
  get #atOpening() {
    return !this.page.store.state.seen;
  }

  get is() {
    return this.#byHand || this.#atOpening || this.#byExercise;
  }

  #toggle() {
    const { store, room } = this.page;
    const { swing } = store.state;
    const wasByExercise = this.#byExercise;
    const isOn = this.is;
    const goesOn = swing && !swing.taken;
    this.#byHand = !isOn && !goesOn;
    if (isOn && !wasByExercise) store.see();
    if (isOn && wasByExercise) store.change({ swing: { ...(swing ?? begun(room)), uncovered: true }, seen: true });
    else if (!isOn && goesOn) store.change({ swing: { ...swing, uncovered: false } });
    else this.page.show();
    byId("cover").focus();
  }

  #words() {
    if (this.#byExercise) return [BY_EXERCISE, this.#atOpening ? COST : PAID];
    return this.#atOpening ? [AT_OPENING, WARNED] : [BY_HAND, ""];
  }

  /** Weights are taken: whoever covered the answer until then may see it. */
  end() {
    this.#byHand = false;
  }

  show() {
    const { is } = this;
    if (is && byId("covered").hidden) this.page.speak(BY_HAND);
    for (const [id, hidden] of [["answer", is], ["covered", !is]]) if (byId(id).hidden !== hidden) byId(id).hidden = hidden;
    mark(byId("cover"), "aria-pressed", is);
    document.documentElement.classList.toggle("covered", is);
    document.documentElement.classList.toggle("judging", this.#byExercise); // which needs the room of the line on what the page is for
    const [said, cost] = this.#words();
    say(byId("covered-said"), said);
    say(byId("covered-cost"), cost);
  }
}
