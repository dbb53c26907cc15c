/** Settings kept to be compared, and taken back. */

import { button, make } from "./dom.js";
import { oneDecimal, rankWord } from "./figures.js";
import { table } from "./reasons.js";

export class Snapshots {
  constructor(page) {
    this.page = page;
    this.name = make("input", { id: "snapshot-name" });
    this.list = make("div", {});
    this.element = make(
      "div",
      {},
      make("h2", { text: "Snapshots" }),
      make("p", { class: "faint", text: "Keep where the sliders stand, try something else, and set the two side by side. Snapshots stay in this page; the file has none of them." }),
      make("form", { class: "adding", submit: (event) => this.#keep(event) }, make("label", { for: "snapshot-name", text: "Name" }), this.name, make("button", { type: "submit", class: "primary", text: "Keep a snapshot" })),
      this.list,
    );
  }

  #keep(event) {
    event.preventDefault();
    const { snapshots, settings } = this.page.store.state;
    const name = this.name.value.trim() || `Snapshot ${snapshots.length + 1}`;
    this.name.value = "";
    this.page.store.change({ snapshots: [...snapshots, { name, settings }] });
    this.page.tell(`Kept as “${name}”.`);
  }

  show() {
    const { snapshots } = this.page.store.state;
    const results = snapshots.map(({ settings }) => this.page.resultAt(settings));
    this.list.replaceChildren(...snapshots.map((own, at) => this.#row(own, at, results[at])), snapshots.length && !this.page.covering.is ? this.#beside(snapshots, results) : "");
  }

  #row({ name, settings }, at, result) {
    const { store } = this.page;
    return make(
      "section",
      { class: "kept", "aria-label": name },
      make("h3", { text: name }),
      this.page.covering.is ? [] : make("p", { text: this.page.wordsOf(settings, result).said() }),
      button("Compare", () => this.page.compareWith(String(at)), { "aria-label": `Compare with ${name}` }),
      button("Take back", () => store.change({ settings }), { "aria-label": `Take back ${name}` }),
      button("Remove", () => store.change({ snapshots: store.state.snapshots.filter((_, other) => other !== at) }), { "aria-label": `Remove ${name}` }),
    );
  }

  #beside(snapshots, results) {
    const { room, result, start } = this.page;
    const all = [["The file", start], ...snapshots.map(({ name }, at) => [name, results[at]]), ["Now", result]];
    const rows = room.options.map((option, row) => [option.name, ...all.map(([, own]) => `${rankWord(own.ranks[row], tied(own, row))}: ${oneDecimal(own.values[row])}`)]);
    return table("Rank and value side by side", ["Option", ...all.map(([name]) => name)], rows);
  }
}

const tied = (result, row) => result.ranks.filter((rank) => rank === result.ranks[row]).length > 1;
