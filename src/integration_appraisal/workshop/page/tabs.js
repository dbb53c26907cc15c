/** Tabs as WAI-ARIA describes them: arrow keys move, and only the one that shows is worked out. */

import { make } from "./dom.js";

export class Tabs {
  constructor(list, panel, tabs, shown) {
    Object.assign(this, { tabs, shown });
    this.buttons = tabs.map(({ id, name }) => make("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, text: name, click: () => this.choose(id) }));
    this.panels = tabs.map(({ id }) => make("div", { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: "0" }));
    list.append(...this.buttons);
    panel.append(...this.panels);
    list.addEventListener("keydown", (event) => this.#key(event));
    this.choose(tabs[0].id);
  }

  get current() {
    return this.tabs.find(({ id }) => id === this.chosen);
  }

  choose(chosen, { focus = false } = {}) {
    this.chosen = chosen;
    for (const [at, { id, make: made }] of this.tabs.entries()) {
      const is = id === chosen;
      this.buttons[at].setAttribute("aria-selected", String(is));
      this.buttons[at].tabIndex = is ? 0 : -1;
      this.panels[at].hidden = !is;
      if (!is) continue;
      this.tabs[at].view ??= made();
      if (!this.panels[at].hasChildNodes()) this.panels[at].append(this.tabs[at].view.element);
      if (focus) this.buttons[at].focus();
    }
    this.shown(this.current);
  }

  #key(event) {
    const last = this.tabs.length - 1;
    const at = this.tabs.findIndex(({ id }) => id === this.chosen);
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at ? at - 1 : last, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.choose(this.tabs[to].id, { focus: true });
  }
}
