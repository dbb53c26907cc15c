/** Why the first option beats the second, as `report/why.py` says it. */

import { isShown, joined, plain, points } from "./figures.js";

const MOST_NAMED = 3;

/** Which criteria speak most for the first, and which most against it; `apart` has the largest first. */
export function merits(apart, first) {
  const sides = [
    ["ahead", apart.filter((own) => own.points > 0)],
    ["behind", apart.filter((own) => own.points < 0)],
  ].filter(([, own]) => own.length);
  return sides.length ? `On the criteria ${first} is ${sides.map(([which, own]) => side(which, own)).join(" and ")}.` : "";
}

function side(which, apart) {
  const own = largest(apart);
  return `${which} ${mostOn(own, apart)} (${points(Math.abs(own[0].points))}${each(own)})`;
}

/** Those that share the largest size, as it is shown; `apart` has the largest first. */
const largest = (apart) => apart.filter((own) => plain(Math.abs(own.points)) === plain(Math.abs(apart[0].points)));

function mostOn(own, among) {
  const alike = own.length > MOST_NAMED ? `${own.length} of them` : joined(own.map(({ name }) => `“${name}”`));
  return `${own.length < among.length ? "most " : ""}on ${alike}`;
}

const each = (own) => (own.length > 1 ? " each" : "");

/** What the place takes off the first beside what it takes off the second, and where most of that comes from. */
export function lostMore(more, losses, first, second) {
  if (!isShown(more)) return losses.length ? "Both lose as much for what the place lacks." : "";
  const [way, other] = more > 0 ? ["more", "less"] : ["less", "more"];
  const loses = `For what the place lacks ${first} loses ${points(Math.abs(more))} ${way} than ${second}`;
  const own = largest(losses.filter((one) => one.points < 0 === more > 0));
  if (!own.length) return `${loses}.`;
  const back = own.reduce((sum, one) => sum + Math.abs(one.points), 0) - Math.abs(more);
  const elsewhere = isShown(Math.max(back, 0)) ? ` ${way}, but ${plain(back)} ${other} elsewhere` : "";
  return `${loses}, ${mostOn(own, losses)} (${plain(Math.abs(own[0].points))}${each(own)}${elsewhere}).`;
}
