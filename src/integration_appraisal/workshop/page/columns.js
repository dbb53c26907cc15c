/** People's weights as a table of text: what a spreadsheet copies, or saves as CSV. */

import { clean } from "./state.js";
import { joined } from "./figures.js";
import { newPerson, withFactor } from "./person.js";
import { areWeights } from "./settings.js";

/** People from rows of criteria and columns of people, with an empty cell for what somebody did not give; all faults at once, and then nobody. */
export function fromTable(text, room) {
  const rows = parsed(clean(text, 200_000));
  if (rows.length < 2) return { people: [], faults: ["There are no rows under the names."] };
  const names = rows[0].slice(1).map(unguarded).map((name) => name.trim());
  const faults = [...faultsOfNames(names)];
  const found = new Map();
  for (const [at, row] of rows.slice(1).entries()) {
    const key = known(unguarded(row[0]), room);
    if (key === null) faults.push(`Row ${at + 2}: there is no criterion or local factor “${row[0]}”.`);
    else if (found.has(key)) faults.push(`Row ${at + 2}: “${row[0]}” stands twice.`);
    else found.set(key, numbersOf(row, names, at + 2, faults));
  }
  const missing = room.criteria.filter(({ id }) => !found.has(id)).map(({ name }) => `“${name}”`);
  if (missing.length) faults.push(`${joined(missing)} ${missing.length === 1 ? "is" : "are"} missing; 0 is allowed.`);
  const some = room.swings.filter((at) => found.has(room.factors[at].id)).length;
  if (some && some < room.swings.length) faults.push("Give every local factor that options rely on, or none.");
  if (faults.length) return { people: [], faults };
  const given = (id, person) => found.get(id)?.[person] ?? null;
  const people = names.map((name, person) => {
    const begun = { ...newPerson(room, name), values: room.criteria.map(({ id }) => given(id, person)) };
    return room.swings.reduce((own, at) => withFactor(room, own, at, given(room.factors[at].id, person)), begun);
  });
  const empty = people.filter(({ values }) => !values.includes(null) && !areWeights(room.problem, values)).map(({ name }) => name);
  return empty.length ? { people: [], faults: [`${joined(empty)}: at least one weight, in each group that has one, has to be above 0.`] } : { people, faults: [] };
}

function* faultsOfNames(names) {
  if (!names.length) yield "The first row has no names.";
  if (names.some((name) => !name)) yield "A column has no name.";
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) yield "Two columns have one name.";
}

function numbersOf(row, names, line, faults) {
  return names.map((name, person) => {
    const text = (row[person + 1] ?? "").trim();
    if (!text) return null; // not given
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (!(value <= 1e6)) faults.push(`Row ${line}, ${name || "a column without a name"}: “${text}” is no number from 0 to 1,000,000.`);
    return value;
  });
}

/** The id that an id or a name stands for. */
function known(text, room) {
  const plainly = text.trim().toLowerCase();
  const fits = ({ id, name }) => id === plainly || name.trim().toLowerCase() === plainly;
  return (room.criteria.find(fits) ?? room.swings.map((at) => room.factors[at]).find(fits))?.id ?? null;
}

/** Cells of tab-separated or comma-separated text, quotes as spreadsheets write them; empty rows are left out. */
function parsed(text) {
  const mark = text.split("\n", 1)[0].includes("\t") ? "\t" : text.split("\n", 1)[0].includes(";") ? ";" : ",";
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    const cell = rows.at(-1);
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell.push(`${cell.pop()}"`);
      at += 1;
    } else if (char === '"' && (quoted || cell.at(-1) === "")) quoted = !quoted;
    else if (!quoted && char === mark) cell.push("");
    else if (!quoted && char === "\n") rows.push([""]);
    else cell.push(cell.pop() + char);
  }
  return rows.filter((row) => row.some((cell) => cell.trim()));
}

/** The same people as a CSV file. */
export function toTable(people, room) {
  const rows = [
    ["", ...people.map(({ name }) => name)],
    ...room.criteria.map(({ name }, at) => [name, ...people.map(({ values }) => values[at] ?? "")]),
  ];
  if (people.some(({ factors }) => factors)) {
    rows.push(...room.swings.map((at) => [room.factors[at].name, ...people.map(({ factors }) => factors?.[at] ?? "")]));
  }
  return `\ufeff${rows.map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

/** A cell that no spreadsheet takes for a formula. */
function cellOf(own) {
  const text = typeof own === "number" ? String(own) : own.replace(/^(?=[=+\-@\t'])/, "'");
  return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const unguarded = (text) => text.replace(/^'(?=[=+\-@\t'])/, "");
