/** What is behind a name: reasons, sources and figures, in a dialog, on demand. */

import { button, byId, defined, make } from "./dom.js";
import { oneDecimal, percent, plain, points, rankWord, sentence } from "./figures.js";
import { READINESS, band, gap, total, whyOut } from "./words.js";

export class Reasons {
  constructor(page) {
    this.page = page;
    this.dialog = byId("reasons");
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
  }

  #open(heading, ...children) {
    const close = button("Close", () => this.dialog.close(), { class: "close" });
    this.dialog.replaceChildren(make("div", { class: "inside" }, make("h2", { id: "reasons-heading", text: heading }), children, close));
    this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  option(row) {
    const { room, result, problem } = this.page;
    const option = room.options[row];
    const lost = total(result.losses[row]);
    const rank = result.ranks[row];
    const stands = rank === null ? sentence(`It is ${lowered(whyOut(room, result, row))}`) : `Its rank is ${rankWord(rank, false)} of ${result.contenders.length}.`;
    const taken = lost ? `less ${points(lost)} for what the place lacks` : "and it loses nothing here";
    const text = `${option.name} scores ${plain(result.values[row])} out of 100: ${plain(result.benefits[row])} on the criteria, ${taken}. ${stands} It is ${READINESS[result.ready[row]]}.`;
    const needs = problem.needs[row];
    this.#open(
      option.name,
      make("p", { text: option.summary ?? "" }),
      make("p", { class: "lead", text }),
      this.#cells(row),
      needs.length ? [make("h3", { text: "What it relies on" }), make("ul", {}, needs.map((need, at) => this.#need(row, need, option.needs[at])))] : [],
    );
  }

  #cells(row) {
    const { room, result } = this.page;
    const rows = room.criteria.map((criterion, at) => {
      const cell = room.options[row].cells[at];
      return [criterion.name, percent(result.weights.shares[at]), cell.score, oneDecimal(result.cells[row][at]), oneDecimal(result.contributions[row][at]), reasoned(cell)];
    });
    return table("Scores, out of 100", ["Criterion", "Weight", "Score", "Value", "Points", "Why"], rows);
  }

  #need(row, need, reason) {
    const { room, problem } = this.page;
    const { level } = problem.factors[need.factor];
    const missed = level !== null && gap(need, level) > 0;
    const here = level === null ? "the level is not known" : `the place is at ${level}${missed ? `, which costs ${points(this.page.result.losses[row][need.factor] ?? 0)}` : ""}`;
    const text = `“${room.factors[need.factor].name}” at ${band(need)}${need.essential ? ", without which it can't start" : ""}: ${here}. ${reasoned(reason)}`;
    return make("li", { text });
  }

  criterion(at) {
    const { room, result } = this.page;
    const { name, question, worst, best, rationale, source, multiplied } = room.criteria[at];
    const rows = room.options.map((option, row) => [option.name, option.cells[at].score, oneDecimal(result.cells[row][at]), oneDecimal(result.contributions[row][at]), reasoned(option.cells[at])]);
    const times = result.weights.multipliers[at];
    const emphasis = times !== 1 ? `Local factors multiply it by ${plain(times)}.` : "";
    this.#open(
      name,
      make("dl", {}, defined("Question", question), defined("Worst", worst), defined("Best", best), defined("Why it weighs what the file gives it", reasoned({ rationale, source })), defined("Here", emphasis || multiplied)),
      this.page.covering.is ? [] : table("Options on it, out of 100", ["Option", "Score", "Value", "Points", "Why"], rows),
    );
  }

  factor(at) {
    const { room, settings } = this.page;
    const { name, question, levels, rationale, source, here } = room.factors[at];
    const needs = room.options.flatMap((option, row) =>
      this.page.problem.needs[row].flatMap((need, own) => (need.factor === at ? [[option.name, band(need), need.essential ? "essential" : "", reasoned(option.needs[own])]] : [])),
    );
    const list = make("ol", {}, levels.map((text, level) => make("li", { text, class: settings.levels[at] === level + 1 ? "is-here" : null, "aria-current": settings.levels[at] === level + 1 ? "true" : null })));
    this.#open(
      name,
      make("dl", {}, defined("Question", question), defined("Why the file puts the place where it does", here), defined("Why it costs what it does", reasoned({ rationale, source }))),
      make("h3", { text: "Levels" }),
      list,
      needs.length ? table("Who relies on it", ["Option", "Asks for", "", "Why"], needs) : [],
    );
  }
}

/** A reason with its source. */
function reasoned({ rationale, source }) {
  return [rationale || "No reason is given.", source && `(${source})`].filter(Boolean).join(" ");
}

/** A table with a caption, whose first column names its rows. It can be scrolled by keyboard where it is wide. */
export function table(caption, columns, rows) {
  const cell = (value, at) => (at ? make("td", { class: isFigure(value) ? "figure" : null }, value) : make("th", { scope: "row" }, value));
  return make(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    make(
      "table",
      {},
      make("caption", { text: caption }),
      make("thead", {}, make("tr", {}, columns.map((text) => (text ? make("th", { scope: "col", text }) : make("td", {}))))),
      make("tbody", {}, rows.map((row) => make("tr", {}, row.map(cell)))),
    ),
  );
}

const lowered = (text) => text.slice(0, 1).toLowerCase() + text.slice(1);

const isFigure = (value) => typeof value === "string" && value.length < 20 && /\d/.test(value);
