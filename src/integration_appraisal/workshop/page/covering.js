/** Weights are judged before anyone sees what they lead to: when the answer is covered, and what uncovering it costs. */

import { byId, mark, say } from "./dom.js";
import { begun } from "./exercise.js";

const BY_HAND = "The answer is covered.";
const BY_EXERCISE = "The answer is covered until the weights are taken, so that nobody steers by it.";
const COST = "Uncovering it now has a price: the file will say that the answer was in sight while the weights were given, and a reviewer will ask why.";
const PAID = "It was in sight since the exercise began, and the file will say so.";

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

  get is() {
    return this.#byHand || this.#byExercise;
  }

  #toggle() {
    const { store, room } = this.page;
    const { swing } = store.state;
    const wasByExercise = this.#byExercise;
    const isOn = this.is;
    const goesOn = swing && !swing.taken;
    this.#byHand = !isOn && !goesOn;
    if (isOn && wasByExercise) store.change({ swing: { ...(swing ?? begun(room)), uncovered: true }, seen: true });
    else if (!isOn && goesOn) store.change({ swing: { ...swing, uncovered: false } });
    else this.page.show();
    byId("cover").focus();
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
    say(byId("covered-said"), this.#byExercise ? BY_EXERCISE : BY_HAND);
    say(byId("covered-cost"), !this.#byExercise ? "" : this.page.store.state.seen ? PAID : COST);
  }
}
