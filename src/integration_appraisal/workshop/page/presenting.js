/** The answer and its key alone, as large as the screen allows: for the back of the room. */

import { byId, say } from "./dom.js";

const [LEAST, MOST] = [7, 56]; // pixels of the page's letters
const EXACT = 0.25;

export class Presenting {
  constructor(page) {
    this.page = page;
    byId("present").addEventListener("click", () => this.set(!this.is));
    new ResizeObserver(() => this.fit()).observe(byId("page"));
  }

  get is() {
    return document.documentElement.classList.contains("presenting");
  }

  set(is) {
    document.documentElement.classList.toggle("presenting", is);
    say(byId("present"), is ? "Stop presenting" : "Present");
    for (const name of byId("ranking").querySelectorAll("button")) name.disabled = is; // too small to be hit where options are many
    this.page.show();
    this.fit();
  }

  /** The largest letters with which nothing has to be scrolled. */
  fit() {
    const { style } = document.documentElement;
    style.fontSize = "";
    if (!this.is) return;
    let [low, high] = [LEAST, MOST];
    while (high - low > EXACT) {
      const middle = (low + high) / 2;
      style.fontSize = `${middle}px`;
      if (this.#fits()) low = middle;
      else high = middle;
    }
    style.fontSize = `${low}px`;
  }

  #fits() {
    const { clientHeight, clientWidth, scrollWidth } = byId("page");
    const [top, foot] = [".top", "footer"].map((own) => document.querySelector(own).offsetHeight);
    return top + byId("main").offsetHeight + foot <= clientHeight && scrollWidth <= clientWidth;
  }
}
