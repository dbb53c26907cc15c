/** The session's record, and the file that the room takes away. */

import { button, defined, make, say } from "./dom.js";
import { joined } from "./figures.js";
import { areMovedSince, asked, askedOfWeights, localFile, movedLevels, recommendedStill } from "./local.js";
import { isSame } from "./settings.js";
import { emptyRecord } from "./state.js";
import { toYaml } from "./yaml.js";

const NOBODY = { name: "", role: "", organisation: "", interest: "", chair: false };
const PARTS = [["name", "Name or post"], ["role", "Role"], ["organisation", "Organisation"], ["interest", "Interest declared"]];

export class Record {
  constructor(page) {
    this.page = page;
    this.fields = new Map();
    this.panel = make("div", {});
    this.levels = make("div", {});
    this.unknown = make("p", { class: "faint" });
    this.asked = make("div", { role: "status" });
    this.untold = make("p", { class: "warned" });
    this.moved = make("p", { class: "warned" });
    this.recommended = make("p", { class: "warned" });
    this.preview = make("pre", { tabindex: "0", role: "region", "aria-label": "The file" });
    this.answers = make("div", {});
    this.element = make(
      "div",
      {},
      make("h2", { text: "Record" }),
      make("p", { class: "faint", text: "What the room agreed today, who was there and who saw it otherwise. It goes into the file." }),
      this.#earlier(),
      this.#field("by", "Who agreed the weights", "input"),
      this.#field("on", "When", "date"),
      this.#field("why", "Why these weights", "textarea"),
      this.answers,
      make("h3", { text: "Who took part today" }),
      this.panel,
      button("Add somebody", () => this.#addMember()),
      this.#field("dissent", "Who saw it otherwise today, and why; a line for each view", "textarea"),
      this.levels,
      this.unknown,
      make("h3", { text: "What a reviewer would still ask" }),
      this.untold,
      this.asked,
      this.moved,
      this.recommended,
      make("p", {}, button("Download the local file", () => this.#download(), { class: "primary" })),
      make("p", { class: "faint", text: `It holds what was decided and not the ranking: “appraise score” and “appraise brief” work that out, the same as here. ${page.room.beside}` }),
      make("details", { toggle: () => this.#showFile() }, make("summary", { text: "Show the file" }), this.preview),
    );
  }

  get #record() {
    return this.page.store.state.record;
  }

  #change(parts, key) {
    this.page.store.change({ record: { ...this.#record, ...parts } }, key);
  }

  #field(name, label, kind) {
    const id = `record-${name}`;
    const input = ({ target }) => this.#change({ [name]: target.value }, `record ${name}`);
    const own = kind === "textarea" ? make("textarea", { id, rows: 3, input }) : make("input", { id, type: kind === "date" ? "date" : "text", input });
    this.fields.set(name, own);
    return make("p", { class: "field" }, make("label", { for: id, text: label }), own);
  }

  /** What the file said when the page was made of it: it stays there, and is nobody's word of today. */
  #earlier() {
    const { weights, panel, dissent } = this.page.room.before;
    if (!weights && !panel.length && !dissent.length) return [];
    const listed = (term, items) => (items.length ? [make("dt", { text: term }), make("dd", {}, make("ul", {}, items.map((text) => make("li", { text }))))] : []);
    const people = panel.map(({ name, role, organisation, interest, chair }) => [name, role, organisation, interest && `interest: ${interest}`, chair && "in the chair"].filter(Boolean).join(", "));
    return make("details", { class: "earlier", open: true },
      make("summary", { text: "In the file from before today" }),
      make("dl", {}, defined("Weights", weights), listed("Who took part", people), listed("Who saw it otherwise", dissent)),
      make("p", { class: "faint", text: "All of it stays in the file. What you write down below comes beside it; weights that the room moves take the place of the old ones." }),
      panel.length ? button("All of them are here today, too", () => this.#change({ panel: [...this.#record.panel, ...panel.filter(({ name }) => !this.#record.panel.some((own) => own.name === name))] })) : [],
    );
  }

  #addMember() {
    this.#change({ panel: [...this.#record.panel, { ...NOBODY }] });
    this.panel.querySelector("fieldset:last-child input")?.focus();
  }

  #member(own, at) {
    const set = (parts) => this.#change({ panel: this.#record.panel.map((one, other) => (other === at ? { ...one, ...parts } : parts.chair ? { ...one, chair: false } : one)) }, `panel ${at}`);
    const parts = PARTS.map(([name, label]) => make("label", {}, `${label} `, make("input", { value: own[name], input: ({ target }) => set({ [name]: target.value }) })));
    const chair = make("input", { type: "checkbox", change: ({ target }) => set({ chair: target.checked }) });
    chair.checked = own.chair;
    const remove = button("Remove", () => this.#change({ panel: this.#record.panel.filter((_, other) => other !== at) }), { "aria-label": `Remove person ${at + 1}` });
    return make("fieldset", { class: "member" }, make("legend", { text: `Person ${at + 1}` }), parts, make("label", { class: "choice" }, chair, "in the chair"), remove);
  }

  show() {
    const { room, store } = this.page;
    const { record, settings } = store.state;
    for (const [name, own] of this.fields) if (document.activeElement !== own) own.value = record[name];
    this.#showAnswers([...askedOfWeights(room, store.state, store.start)]);
    this.#showPanel(record.panel);
    this.#showLevels(movedLevels(settings, store.start.settings));
    const open = [...asked(room, store.state, store.start)];
    const text = open.join("\n");
    if (text !== this.open) this.asked.replaceChildren(open.length ? make("ul", {}, open.map((one) => make("li", { text: one }))) : make("p", { text: "Nothing: all of today's record is there." }));
    this.open = text;
    say(this.untold, isSame(record, emptyRecord()) ? "Nobody has filled in the record of today yet." : "");
    say(this.moved, areMovedSince(store.state) ? "The weights are not those that were taken any more: they were moved since then, and the file will say so. Ask those who agreed them whether they agree on these." : "");
    say(this.recommended, recommendedStill(room, store.state));
    this.#showFile();
  }

  /** Drawn anew only where somebody came, went, or took the chair, so that nobody loses their place while typing. */
  #showPanel(panel) {
    const key = panel.map(({ chair }) => chair).join();
    if (key !== this.drawnPanel) this.panel.replaceChildren(...panel.map((own, at) => this.#member(own, at)));
    this.drawnPanel = key;
  }

  #showLevels(moved) {
    const { factors } = this.page.room;
    const { levels } = this.page.settings;
    const given = moved.filter((at) => levels[at] !== null);
    this.#showReasons(this.levels, "levels", given.map((at) => [factors[at].id, `Why that level of “${factors[at].name}”`]));
    const names = joined(moved.filter((at) => levels[at] === null).map((at) => `“${factors[at].name}”`));
    say(this.unknown, names ? `Not known now: ${names}. The file gives no level, and every result says so. Who wants to keep why can write it under who saw it otherwise.` : "");
  }

  #showAnswers(questions) {
    this.#showReasons(this.answers, "answers", questions.map(({ rule, text }) => [rule, text]));
  }

  /** A field for each reason that is asked for, drawn anew only where others are asked for. */
  #showReasons(place, part, questions) {
    const key = JSON.stringify(questions);
    if (place.dataset.key === key) return;
    place.dataset.key = key;
    place.replaceChildren(...questions.map(([id, label]) => {
      const input = ({ target }) => this.#change({ [part]: { ...this.#record[part], [id]: target.value } }, `${part} ${id}`);
      const own = make("textarea", { id: `${part}-${id}`, rows: 2, value: this.#record[part][id] ?? "", input });
      return make("p", { class: "field" }, make("label", { for: own.id, text: label }), own);
    }));
  }

  text() {
    const { room, store } = this.page;
    const head = `# Made in a decision conference from ${room.file}. Comments of that file are not kept.\n`;
    return head + toYaml(localFile(room, store.state, store.start));
  }

  #showFile() {
    if (this.preview.parentElement?.open) say(this.preview, this.text());
  }

  #download() {
    this.page.download(`${this.page.room.stem}-agreed.yaml`, this.text(), "application/yaml");
  }
}
