/** Where the state is kept: in the address, to be sent or saved, and by the browser, for when the tab closes. */

import { decoded, encoded } from "./state.js";

const WAIT = 300; // milliseconds without a change

export class Keeping {
  #timer = null;

  constructor(store, room) {
    Object.assign(this, { store, room, name: `appraise-workshop-${room.digest}` });
    store.listeners.push(() => this.#soon());
    addEventListener("pagehide", () => this.#now());
  }

  /** What was kept: the address goes before what the browser has. With why it can't be taken, where it can't be. */
  found() {
    const inAddress = location.hash.slice(1);
    if (inAddress && !document.getElementById(inAddress)) return { ...decoded(inAddress, this.room), from: "address" };
    const kept = this.#kept();
    return kept ? { ...decoded(kept, this.room), from: "browser" } : {};
  }

  #kept() {
    try {
      return localStorage.getItem(this.name);
    } catch {
      return null; // a browser may keep nothing for a file
    }
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#now(), WAIT);
  }

  #now() {
    clearTimeout(this.#timer);
    const { state, start } = this.store;
    const text = state === start ? "" : encoded(state, this.room);
    if (this.text === text) return;
    this.text = text;
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
    try {
      if (text) localStorage.setItem(this.name, text);
      else localStorage.removeItem(this.name);
    } catch {
      // the address still has it
    }
  }
}
