/** What a step of Undo takes back, or one of Redo brings back, in words. */

import { joined } from "./figures.js";
import { isSame } from "./settings.js";

const MOST_NAMED = 2;

/** What differs between two states, as a phrase; empty where nothing of it shows. */
export function difference(room, one, other) {
  const told = [
    ...ofSettings(room, one.settings, other.settings),
    ...ofPeople(one.people, other.people),
    one.snapshots !== other.snapshots && "a snapshot",
    one.record !== other.record && "an entry in the record",
    one.swing !== other.swing && ofExercise(one.swing, other.swing),
  ];
  return joined(told.filter(Boolean));
}

function ofSettings({ criteria, factors }, one, other) {
  if (one === other) return [];
  const how = one.method !== other.method && isSame(one.given, other.given) && "how weights are given";
  const parts = [["weight", criteria, "given"], ["points", factors, "points"], ["level", factors, "levels"]];
  const told = parts.flatMap(([what, named, key]) => {
    const moved = named.filter((_, at) => one[key][at] !== other[key][at]).map(({ name }) => `“${name}”`);
    if (!moved.length) return [];
    return moved.length > MOST_NAMED ? `${moved.length} ${what === "points" ? "factors' points" : `${what}s`}` : `the ${what} of ${joined(moved)}`;
  });
  return [how, ...told];
}

function ofPeople(one, other) {
  if (one === other) return [];
  const [here, there] = [one, other].map((people) => people.map(({ name }) => name));
  const names = [...here.filter((name) => !there.includes(name)), ...there.filter((name) => !here.includes(name))];
  const changed = one.filter((own) => other.some((its) => its.name === own.name && !isSame(its, own))).map(({ name }) => name);
  return [names.length && `that ${joined(names)} came or went`, changed.length && `what ${joined(changed)} gave`];
}

const ofExercise = (one, other) => (Boolean(one?.uncovered) === Boolean(other?.uncovered) ? "a step of the exercise" : "that the answer was uncovered; what was seen is seen");
