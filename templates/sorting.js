// Tables whose rows a reader may want in another order: a press on a heading sorts by that column, another turns it round.
"use strict";

const BLANK = "";

function number(text) {
  const plain = text.replace("\u2212", "-").replaceAll(",", "");
  return /^[-+]?[0-9.]+%?$/.test(plain) ? parseFloat(plain) : NaN;
}

function compare(one, other) {
  const [a, b] = [number(one), number(other)];
  if (Number.isNaN(a) || Number.isNaN(b)) return one.localeCompare(other, document.documentElement.lang, { numeric: true });
  return a - b;
}

// Rows without anything in the column stand last whichever way it is sorted.
function sort(table, column, falling) {
  const body = table.tBodies[0];
  const of = (row) => row.cells[column].textContent.trim();
  const blank = [...body.rows].filter((row) => of(row) === BLANK);
  const told = [...body.rows].filter((row) => of(row) !== BLANK);
  told.sort((one, other) => (falling ? compare(of(other), of(one)) : compare(of(one), of(other))));
  body.append(...told, ...blank);
}

for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const falling = heading.getAttribute("aria-sort") === "ascending";
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", falling ? "descending" : "ascending");
      sort(table, column, falling);
    });
  });
}
