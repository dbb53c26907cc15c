/** All that the room has done: settings, people, snapshots and the record. Kept in the address and by the browser. */

import { thingsOf } from "./exercise.js";
import { areWeights } from "./settings.js";

const VERSION = 1;
const MOST_UNDONE = 200;
const LONGEST = 4000; // characters of a text
const MOST = 60; // people, snapshots or views

export function emptyRecord() {
  return { by: "", on: "", why: "", panel: [], dissent: "", levels: {}, answers: {}, exercise: null };
}

/** The state, how it came about, and who is to hear of changes. */
export class Store {
  #past = [];
  #future = [];
  #last = { key: null, at: 0 };

  constructor(start, room) {
    Object.assign(this, { start, room, state: start, listeners: [] });
  }

  /** Change parts of the state. Changes of one kind in a row, such as a slider that is dragged, are undone together. */
  change(parts, key = null) {
    const now = Date.now();
    const goesOn = key !== null && key === this.#last.key && now - this.#last.at < 1500;
    if (!goesOn) {
      this.#past = [...this.#past, this.state].slice(-MOST_UNDONE);
    }
    this.#last = { key, at: now };
    this.#future = [];
    this.#become({ ...this.state, ...parts }, key);
  }

  /** The answer is seen. Nobody takes that back. */
  see() {
    this.#become({ ...this.state, seen: true });
  }

  undo() {
    this.#step(this.#past, this.#future);
  }

  redo() {
    this.#step(this.#future, this.#past);
  }

  /** What Undo leads to; undefined where there is nothing to undo. */
  get past() {
    return this.#past.at(-1);
  }

  get future() {
    return this.#future.at(-1);
  }

  #step(from, to) {
    if (!from.length) return;
    const { seen } = this.state; // what people have seen, nobody takes back
    to.push(this.state);
    this.#last = { key: null, at: 0 };
    const state = from.pop();
    this.#become({ ...state, seen: seen || state.seen });
  }

  #become(state, key = null) {
    this.state = state;
    for (const heard of this.listeners) heard(key);
  }
}

// In the address -------------------------------------------------------------------------------------------------------

export function encoded(state, room) {
  const bytes = new TextEncoder().encode(JSON.stringify({ v: VERSION, of: room.digest, state }));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The state that a text holds, or why it can't be taken: it may come from anyone. */
export function decoded(text, room) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (own) => own.charCodeAt(0));
    const { v, of, state } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (v !== VERSION) return { fault: "It was kept by another version of this page." };
    if (of !== room.digest) return { fault: "It belongs to other files: these have changed since, or are others." };
    return { state: sound(state, room) };
  } catch {
    return { fault: "It is not whole." };
  }
}

/** A state with the right shape and numbers within their limits. Throws where there is none to be had. */
function sound(state, room) {
  return {
    settings: soundSettings(state.settings, room),
    people: some(state.people).map((own) => ({
      name: text(own.name),
      ...soundSwings(own, room),
    })),
    snapshots: some(state.snapshots).map((own) => ({ name: text(own.name), settings: soundSettings(own.settings, room) })),
    record: soundRecord(state.record ?? {}, room),
    swing: state.swing ? soundExercise(state.swing, room) : null,
    seen: state.seen === true,
  };
}

function soundWeights(own, { problem }) {
  const methods = ["catalogue", "points", "swing", "ranking", "equal"];
  const given = numbers(own.given, problem.given.length, 0, 1e6);
  const points = numbers(own.points, problem.factors.length, 0, 1e12);
  ensure(methods.includes(own.method) && areWeights(problem, given));
  ensure(["ranking", "equal"].includes(own.method) ? own.method === problem.method : true);
  return { method: own.method, given, points };
}

function soundSettings(own, room) {
  const { problem } = room;
  const weights = soundWeights(own, room);
  ensure(Array.isArray(own.levels) && own.levels.length === problem.factors.length);
  const levels = own.levels.map((level, at) =>
    level === null ? null : number(level, 1, problem.factors[at].levels, Number.isInteger),
  );
  return { ...weights, levels };
}

/** What a person gave, with null for what they did not. */
function soundSwings(own, { problem }) {
  const values = numbers(own.values, problem.given.length, 0, 1e6, { holes: true });
  const factors = own.factors ? numbers(own.factors, problem.factors.length, 0, 1e6, { holes: true }) : null;
  const told = text(own.told ?? "");
  return { values, factors, ...(told && { told }) };
}

function soundRecord(own, room) {
  const known = room.factors.map((factor) => factor.id);
  return {
    ...Object.fromEntries(["by", "on", "why", "dissent"].map((name) => [name, text(own[name] ?? "")])),
    panel: some(own.panel).map((one) => ({
      name: text(one.name), role: text(one.role ?? ""), organisation: text(one.organisation ?? ""), interest: text(one.interest ?? ""), chair: one.chair === true,
    })),
    levels: texts(own.levels, (id) => known.includes(id)),
    answers: texts(own.answers, (rule) => /^[A-Z]\d{3}$/.test(rule)),
    exercise: own.exercise ? { weights: soundWeights(own.exercise.weights, room), checks: text(own.exercise.checks), covered: own.exercise.covered === true } : null,
  };
}

const texts = (own, isKnown) =>
  Object.fromEntries(Object.entries(own ?? {}).filter(([key]) => isKnown(key)).map(([key, why]) => [key, text(why)]));

function soundExercise(own, room) {
  const most = room.problem.given.length + room.problem.factors.length;
  ensure(Array.isArray(own.swings) && own.swings.length === most);
  const things = thingsOf(room, own);
  ensure(!(own.step > 1) || things.some(({ at }) => at === own.top));
  ensure(!(own.step > 2) || things.every(({ at }) => own.swings[at] !== null));
  return {
    step: number(own.step, 0, 4, Number.isInteger),
    portion: number(own.portion ?? 0, 0, most, Number.isInteger),
    whose: text(own.whose ?? ""),
    factors: own.factors === true,
    top: own.top === null ? null : number(own.top, 0, most - 1, Number.isInteger),
    swings: own.swings.map((swing) => (swing === null ? null : number(swing, 0, 100))),
    checks: some(own.checks).map((check) => text(check ?? "")),
    note: text(own.note ?? ""),
    uncovered: own.uncovered === true,
    taken: own.taken === true,
  };
}

function ensure(holds) {
  if (!holds) throw new RangeError("not a state of this page");
}

function number(own, least, most, fits = Number.isFinite) {
  ensure(typeof own === "number" && fits(own) && own >= least && own <= most);
  return own;
}

function numbers(own, length, least, most, { holes = false } = {}) {
  ensure(Array.isArray(own) && own.length === length);
  return own.map((one) => (holes && one === null ? null : number(one, least, most)));
}

function some(own) {
  ensure(own === undefined || Array.isArray(own));
  return (own ?? []).slice(0, MOST);
}

function text(own) {
  ensure(typeof own === "string");
  return clean(own);
}

/** Text as a file may hold it: without the characters that `documents/characters.py` refuses. */
export function clean(own, longest = LONGEST) {
  return own.replace(/\r\n?/gu, "\n").replace(REFUSED, "").slice(0, longest);
}

const REFUSED =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\p{Noncharacter_Code_Point}\p{Surrogate}\u{e0000}-\u{e007f}]/gu;
