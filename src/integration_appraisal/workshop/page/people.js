/** Several people's weights side by side: the mean and the spread, who would have another first, what divides them. */

import { button, chip, make, say } from "./dom.js";
import { counted, forNumber, joined, percent, plain, points, signed, textOf, typed } from "./figures.js";
import { fromTable, toTable } from "./columns.js";
import { isNamed, isWhole, lacks, newPerson, settingsFor, withFactor, withValue } from "./person.js";
import { table } from "./reasons.js";
import { sum, weightsOf, withSwings } from "./settings.js";

export class People {
  constructor(page) {
    this.page = page;
    this.name = make("input", { id: "person-name" });
    this.told = make("div", {});
    this.weights = make("div", {});
    this.pasted = make("textarea", { id: "pasted", rows: 5, spellcheck: "false" });
    this.file = make("input", { type: "file", id: "people-file", accept: ".csv,.tsv,.txt", change: () => this.#read() });
    this.fault = make("p", { class: "fault", role: "alert" });
    this.element = make(
      "div",
      {},
      make("h2", { text: "People" }),
      make("p", { class: "faint", text: "Each person's weights on any scale of their own: only the proportions count. A box that is left empty is not given, and no number of the room's stands in for it." }),
      this.told,
      this.weights,
      make("form", { class: "adding", submit: (event) => this.#add(event) }, make("label", { for: "person-name", text: "Name" }), this.name, make("button", { type: "submit", class: "primary", text: "Add a person" })),
      make("details", {},
        make("summary", { text: "Load from a spreadsheet" }),
        make("p", {}, make("label", { for: "pasted", text: "Paste rows of criteria and a column for each person, names in the first row" }), this.pasted, button("Load these", () => this.#load(this.pasted.value))),
        make("p", {}, make("label", { for: "people-file", text: "Or choose a CSV file" }), this.file),
        this.fault,
        make("p", {}, button("Save all as a CSV file", () => this.#save())),
      ),
    );
  }

  get #people() {
    return this.page.store.state.people;
  }

  #change(people, key = null) {
    this.page.store.change({ people }, key);
  }

  #add(event) {
    event.preventDefault();
    const name = this.name.value.trim();
    if (!name || this.#people.some(isNamed(name))) return this.page.tell(name ? "That name is there already." : "Give a name.");
    this.name.value = "";
    this.#change([...this.#people, newPerson(this.page.room, name)]);
    this.element.querySelector(`[data-person="${this.#people.length - 1}"]`)?.focus();
    return this.page.tell(`${name} is there. The boxes are empty until ${name} gives something.`);
  }

  async #read() {
    const [file] = this.file.files;
    if (file) this.#load(await file.text());
    this.file.value = "";
  }

  #load(text) {
    const { people, faults } = fromTable(text, this.page.room);
    say(this.fault, faults.join(" "));
    if (faults.length) return;
    const others = this.#people.filter((own) => !people.some(isNamed(own.name)));
    this.#change([...others, ...people]);
    this.pasted.value = "";
    this.page.tell(`${counted(people.length, "person", "people")} loaded.`);
  }

  #save() {
    this.page.download(`${this.page.room.stem}-people.csv`, toTable(this.#people, this.page.room), "text/csv");
  }

  show() {
    const people = this.#people;
    const key = `${people.map(({ name }) => name).join("\n")}`;
    if (key !== this.drawn) this.#draw(people);
    this.drawn = key;
    for (const [at, own] of people.entries()) this.#fill(own, at);
    this.told.replaceChildren(...(people.length ? this.#found(people) : []));
  }

  #draw(people) {
    const { room } = this.page;
    const criteria = room.criteria.map(({ name }, at) => ({ name, head: make("span", {}, chip(at), name), first: at === 0, of: ({ values }) => values[at], give: (own, value) => withValue(own, at, value) }));
    const factors = room.swings.map((at) => ({ name: room.factors[at].name, head: room.factors[at].name, of: (own) => own.factors?.[at] ?? null, give: (own, value) => withFactor(room, own, at, value) }));
    this.boxes = people.map((own, person) => [...criteria, ...factors].map((row) => ({ ...row, box: this.#box(own, person, row) })));
    const given = (caption, rows, first) => {
      const own = table(caption, ["", ...people.map(({ name }) => name)], rows.map(({ head }, at) => [head, ...this.boxes.map((boxes) => boxes[first + at].box)]));
      for (const [at, head] of own.querySelectorAll("th[scope=col]").entries()) if (!first) head.append(" ", this.#remover(people[at], at));
      return own;
    };
    const some = make("details", {}, make("summary", { text: "What local factors cost, by each person" }), make("p", { class: "faint", text: "On the same scale as that person's weights: all of them, or none. Where none is given, factors cost what the catalogue says." }), factors.length ? given("What each gives for local factors", factors, criteria.length) : []);
    some.open = people.some((own) => own.factors);
    this.weights.replaceChildren(...(people.length ? [given("What each gives", criteria, 0), ...(factors.length ? [some] : [])] : []));
  }

  #box({ name }, person, row) {
    return make("input", {
      type: "number", min: 0, max: 1e6, step: "any", inputmode: "decimal", "aria-label": `${name}: ${row.name}`, "data-person": row.first ? person : null,
      change: ({ target }) => this.#typed(person, row, target),
    });
  }

  #remover({ name }, person) {
    const remove = () => {
      this.#change(this.#people.filter((_, at) => at !== person));
      this.page.tell(`${name} is removed, and the file will not have ${name}'s weights. Undo brings them back.`);
    };
    return button("Remove", remove, { class: "link small", "aria-label": `Remove ${name}` });
  }

  #typed(person, row, box) {
    const text = box.value.trim();
    const value = text === "" && !box.validity.badInput ? null : text === "" ? NaN : Number(text);
    if (value === null || (value >= 0 && value <= 1e6)) return this.#change(this.#people.with(person, row.give(this.#people[person], value)), `person ${person} ${row.name}`);
    box.value = shown(row.of(this.#people[person]));
    return this.page.tell("Give a number from 0 to 1,000,000, or leave the box empty.");
  }

  #fill(own, person) {
    for (const { box, of } of this.boxes[person]) if (document.activeElement !== box) box.value = shown(of(own));
  }

  /** What follows: means with their spread, who would have another first, and what divides people most. */
  #found(all) {
    const { page } = this;
    const people = all.filter((own) => isWhole(page.room, own));
    const seen = people.map((own) => page.resultAt(settingsFor(page.room, page.settings, own)));
    const shares = seen.map(({ weights }) => weights.shares);
    const open = all.filter((own) => !people.includes(own)).map((own) => make("p", { class: "warned", text: `${own.name} is not counted yet, here or in the file: ${lacks(page.room, own)}.` }));
    if (!people.length) return open;
    if (page.covering.is) return [...open, ...(people.length > 1 ? [make("p", { class: "lead", text: this.#apart(people, shares) }), this.#spread(people, shares)] : []), make("p", { class: "faint", text: "Who would be first by whose weights shows once the answer is uncovered." })];
    const rows = people.map((own, at) => [own.name, this.#first(seen[at])]);
    return [
      ...open,
      make("p", { class: "lead", text: this.#others(people, seen) }),
      people.length > 1 ? make("p", { text: this.#divides(people, shares, seen) }) : "",
      table("Who would be first by each person's weights", ["Person", "First"], rows),
      people.length > 1 ? this.#spread(people, shares) : "",
      people.length > 1 ? make("p", {}, button("Use the mean for the room", () => this.#useMean(people, shares))) : "",
    ].filter(Boolean);
  }

  #first(result) {
    const { lead, values } = result;
    if (!lead.first.length) return "none: all are ruled out";
    const text = `${this.page.named(lead.first)}, ${plain(values[lead.first[0]])} out of 100`;
    return lead.points === null ? text : `${text}, ${points(lead.points)} ahead`;
  }

  #others(people, seen) {
    const { first } = this.page.result.lead;
    const other = people.filter((_, at) => seen[at].lead.first.join() !== first.join()).map(({ name }) => name);
    const room = this.page.named(first);
    const told = other.length ? `${joined(other)} would have another first than ${room}: ${other.length} of ${people.length}.` : `By each person's weights ${room} ${forNumber(first.length, "is", "are")} first, as here.`;
    return textOf(told, this.#unlike(people));
  }

  /** Where people and the room differ in more than the weights of criteria. */
  #unlike(people) {
    const { room, settings } = this.page;
    const isOther = room.swings.some((at) => settings.points[at] !== room.factors[at].costs);
    return isOther && people.some(({ factors }) => !factors) ? "Local factors cost what the room gave here, and what the catalogue says for those who gave nothing of their own." : "";
  }

  /** On which criterion weights lie furthest apart. */
  #apart(people, shares) {
    const { criteria } = this.page.room;
    const widest = extreme(criteria, (at) => shares.map((own) => own[at]));
    return `Weights lie furthest apart on “${criteria[widest.at].name}”: from ${percent(widest.low)} (${people[widest.lowest].name}) to ${percent(widest.high)} (${people[widest.highest].name}).`;
  }

  /** The same, and which criterion moves the lead most. */
  #divides(people, shares, seen) {
    const { room, result } = this.page;
    const told = this.#apart(people, shares);
    const { first, second } = result.lead;
    if (!first.length || !second.length) return told;
    const moved = extreme(room.criteria, (at) => seen.map(({ contributions }) => contributions[first[0]][at] - contributions[second[0]][at]));
    const names = this.page.named([first[0]]);
    return `${told} What moves the lead of ${names} over ${this.page.named([second[0]])} most is “${room.criteria[moved.at].name}”: from ${signed(moved.low)} (${people[moved.lowest].name}) to ${signed(moved.high)} points (${people[moved.highest].name}).`;
  }

  /** Means never stand without the spread: the least and the most, and every person as a mark between. */
  #spread(people, shares) {
    const { room } = this.page;
    const most = Math.max(...shares.flat());
    const rows = room.criteria.map((criterion, at) => {
      const own = shares.map((row) => row[at]);
      const [low, high] = [Math.min(...own), Math.max(...own)];
      const strip = make("span", { class: "strip", "aria-hidden": "true" }, ...marks(people, own, most));
      return [criterion.name, `${percent(sum(own) / own.length)} (${percent(low)} to ${percent(high)})`, strip];
    });
    return table("Mean weight with its spread, least to most", ["Criterion", "Mean (least to most)", `0 to ${percent(most)}`], rows);
  }

  #useMean(people, shares) {
    const { room, settings, store } = this.page;
    const mean = room.criteria.map((_, at) => sum(shares.map((own) => own[at])) / shares.length);
    const largest = Math.max(...mean);
    const swings = mean.map((share) => Math.round((1000 * share) / largest) / 10);
    const now = withSwings({ ...settings }, swings, null);
    const { record, seen } = store.state;
    const checks = `What was taken is the mean of what ${joined(people.map(({ name }) => name))} gave, as shares, beside 100 for the largest.`;
    store.change({ settings: now, record: { ...record, exercise: { weights: weightsOf(now), checks, covered: !seen } } });
    this.page.tell("The room's weights are the mean now. How far people lie apart stays in their own columns.");
  }
}

/** Every person as a mark, and a line from the least to the most. */
function marks(people, shares, most) {
  const at = (share) => `${(100 * share) / most}%`;
  const line = make("i", { class: "line" });
  line.style.left = at(Math.min(...shares));
  line.style.width = at(Math.max(...shares) - Math.min(...shares));
  const dots = people.map(({ name }, person) => {
    const dot = make("i", { class: "dot", title: `${name}: ${percent(shares[person])}` });
    dot.style.left = at(shares[person]);
    return dot;
  });
  return [line, ...dots];
}

/** The criterion on which numbers of people lie furthest apart: the least and the most of them, and whose these are. */
function extreme(criteria, numbersAt) {
  const all = criteria.map((_, at) => {
    const numbers = numbersAt(at);
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return { at, low, high, lowest: numbers.indexOf(low), highest: numbers.indexOf(high) };
  });
  return all.reduce((widest, own) => (own.high - own.low > widest.high - widest.low ? own : widest));
}

const shown = (value) => (value === null ? "" : typed(value));
