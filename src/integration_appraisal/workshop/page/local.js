/** The local file that the room takes away: the one it came with, with what was decided in place of what stood there. */

import { evaluate } from "../engine.js";
import { SAME, joined, plain, sentence, textOf } from "./figures.js";
import { isWhole, lacks } from "./person.js";
import { isSame, problemAt, setsPoints, sum, weightsOf } from "./settings.js";
import { gap } from "./words.js";

/** The data of the file. It keeps all that the room did not touch. */
export function localFile(room, state, start) {
  const { record, settings } = state;
  const before = start.settings;
  const own = { ...room.local };
  const moved = areMoved(settings, start);
  own.weights = moved ? weights(room, settings, before) : own.weights && { ...own.weights };
  if (moved || record.why || record.by || isJudged(state)) own.weights = { method: "catalogue", ...own.weights, ...agreed(state, own.weights?.rationale, moved) };
  own.local_factors = levels(room, state, before);
  own.variants = [...views(room, state, start), ...(moved ? kept(room, record) : [])];
  own.panel = panel(own.panel ?? [], members(record));
  own.dissent = [...new Set([...(own.dissent ?? []), ...linesOf(record.dissent)])];
  own.sources = [...(own.sources ?? []), ...(movedLevels(settings, before).length ? [session(room, record)] : [])];
  own.accepts = accepts(own.accepts ?? [], room, state, start);
  return Object.fromEntries(Object.entries(own).filter(([, value]) => !isEmpty(value)));
}

const isEmpty = (value) => value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);

export const areMoved = (settings, start) => !isSame(weightsOf(settings), weightsOf(start.settings));

export const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** The factors whose levels the room moved, by position. */
export const movedLevels = (settings, before) => settings.levels.flatMap((level, at) => (level === before.levels[at] ? [] : [at]));

const byId = (entries, numbers) => Object.fromEntries(entries.map(({ id }, at) => [id, numbers[at]]));

function weights(room, settings, before) {
  const values = byId(room.criteria, settings.given);
  if (!setsPoints(settings.method)) return { method: settings.method, values };
  const isFiles = isSame(settings.points, before.points) && !room.local.weights?.factors;
  const swings = isFiles ? null : swingsOf(room, settings);
  const largest = Math.max(...settings.given, ...Object.values(swings ?? {}));
  const method = settings.method === "swing" && largest === 100 ? "swing" : "points";
  return { method, values, ...(swings && { factors: swings }) };
}

/** What factors are worth on the scale of the criteria's values. */
function swingsOf(room, settings) {
  const whole = sum(settings.given);
  const swing = (at) => Number(((settings.points[at] * whole) / 100).toPrecision(14));
  return Object.fromEntries(room.swings.map((at) => [room.factors[at].id, swing(at)]));
}

/** Whether the weights that stand are those that the exercise led to. */
const isJudged = ({ settings, record }) => record.exercise !== null && isSame(weightsOf(settings), record.exercise.weights);

/** Whether the weights that were taken were moved since. */
export const areMovedSince = (state) => state.record.exercise !== null && !isJudged(state);

/** Whether nobody saw what the weights would lead to when they were given. */
const areBlind = (state) => isJudged(state) && state.record.exercise.covered;

const BLIND = "The page covered the answer from when it was opened until these weights were taken.";
const IN_SIGHT = "The answer was in sight on the page before these weights were taken.";

/** What could be seen of the answer by those who gave weights in the exercise. */
export const ofSight = (covered) => (covered ? BLIND : IN_SIGHT);

/** What the exercise has to say of the weights. */
function ofExercise(state, moved) {
  const { exercise } = state.record;
  if (exercise === null || !(moved || isJudged(state))) return "";
  if (!isJudged(state)) return textOf(exercise.checks, "These weights were moved since then, with the answer in sight.");
  return textOf(ofSight(exercise.covered), exercise.checks);
}

function agreed(state, before, moved) {
  const { record } = state;
  const rationale = record.why.trim() || (moved ? "" : (before ?? "").trim());
  const own = { rationale, checks: ofExercise(state, moved), agreed_by: record.by, agreed_on: record.on };
  return Object.fromEntries(Object.entries(own).filter(([, text]) => text.trim()));
}

function levels(room, { settings, record }, before) {
  const own = { ...room.local.local_factors };
  for (const at of movedLevels(settings, before)) {
    const { id } = room.factors[at];
    const level = settings.levels[at];
    const { low, high } = own[id] ?? {};
    const ends = low === undefined || low === null ? {} : { low: Math.min(low, level), high: Math.max(high, level) };
    const why = record.levels[id]?.trim();
    if (level === null) delete own[id];
    else own[id] = { level, ...ends, ...(why && { rationale: why }), source: { work: session(room, record).id } };
  }
  return own;
}

/** The session's own record, as a work that reasons point to. */
function session(room, record) {
  const id = unlike(record.on ? `session_${record.on.replaceAll("-", "_")}` : "session", room.sources);
  const year = record.on ? Number(record.on.slice(0, 4)) : null;
  return { id, title: "Record of the decision conference", author: record.by || null, year };
}

/** Everyone's weights as a view of their own, where they gave all; those that the file has already stay as they are, but for people who were removed. */
function views(room, { people, record }, start) {
  const isGone = ({ name }) => start.people.some((one) => one.name === name) && !people.some((one) => one.name === name);
  const own = (room.local.variants ?? []).filter((view) => !isGone(view));
  const taken = own.map(({ id }) => id);
  for (const person of people) {
    if (start.people.some((one) => isSame(one, person)) || !isWhole(room, person)) continue;
    const at = own.findIndex(({ name }) => name === person.name);
    const given = { weights: personal(room, person, record) };
    if (at >= 0) own[at] = { ...own[at], ...given };
    else {
      const id = unlike(`view_of_${slug(person.name)}`, taken);
      taken.push(id);
      own.push({ id, name: person.name, kind: "stakeholder", ...given });
    }
  }
  return own;
}

/** What a person gave, and no more: without a word on local factors, these cost what the catalogue says. */
function personal(room, { name, values, factors, told }, { on }) {
  const rationale = `${name}'s own judgement, given in the session${on ? ` on ${on}` : ""}.`;
  const seen = factors && Object.fromEntries(room.swings.map((at) => [room.factors[at].id, factors[at]]));
  return { method: "points", values: byId(room.criteria, values), ...(seen && { factors: seen }), rationale, ...(told && { checks: told }) };
}

/** The weights that stood before, where the scores were known when they were agreed. */
function kept(room, record) {
  if (!isAfter(room, record)) return [];
  const ids = (room.local.variants ?? []).map(({ id }) => id);
  const names = (room.local.variants ?? []).map(({ name }) => name);
  const before = room.local.weights ?? { method: "catalogue", values: byId(room.criteria, room.problem.entered) };
  const { agreed_by: _by, agreed_on: _on, ...own } = before;
  return [{
    id: unlike("weights_before", ids), name: unlike("Weights before the session", names), kind: "scenario",
    weights: { rationale: "These stood before the session.", ...own },
  }];
}

/** Those of today who have a name. */
const members = ({ panel }) => panel.filter(({ name }) => name.trim()).map(member);

/** Who took part before, and today; who did both stands as today. */
function panel(before, today) {
  const isToday = (one) => today.some(({ name }) => name.trim() === String(one.name).trim());
  return [...before.filter((one) => !isToday(one)), ...today];
}

/** Whether weights are agreed when the scores are known already. */
export const isAfter = (room, record) => Boolean(record.on && room.local.scored_on && record.on > room.local.scored_on);

/** What is answered now is not accepted any more; what the room answers of its weights is. */
function accepts(own, room, state, start) {
  const { record } = state;
  const answered = [members(record).length && "P162", linesOf(record.dissent).length && "P163"];
  const rest = own.filter(({ rule }) => !answered.includes(rule));
  const asked = [...askedOfWeights(room, state, start)].map(({ rule }) => ({ rule, reason: record.answers[rule]?.trim() }));
  const blind = areBlind(state) && areMoved(state.settings, start) && isAfter(room, record) ? [{ rule: "P142", reason: BLIND }] : [];
  return [...rest, ...[...blind, ...asked].filter(({ rule, reason }) => reason && !rest.some((one) => one.rule === rule))];
}

const HALF = 0.5;
const MOST_TO_LOSE = 60;

/** What `appraise validate` asks of weights like these, by its rules; the room answers in its record. */
export function* askedOfWeights(room, state, start) {
  const { settings, record } = state;
  if (!areMoved(settings, start)) return;
  const shares = sharesOf(problemAt(room.problem, settings));
  const given = weights(room, settings, start.settings);
  const ends = sum(room.ends.map((at) => shares[at]));
  if (isAfter(room, record) && !areBlind(state)) yield { rule: "P142", text: "The weights are agreed after the scores were known. Why?" };
  if (room.ends.length && ends < HALF - SAME) yield { rule: "P136", text: `The ends carry ${plain(100 * ends)}% of the weight, less than half. Why?` };
  if (given.method !== "swing" && room.relative.some((at) => shares[at] > 0)) yield { rule: "P143", text: "Some scales run from the worst option here to the best, and these weights are no swings. Why?" };
  const [over] = room.criteria.filter((_, at) => shares[at] > HALF + SAME && !room.over.includes(at));
  if (over) yield { rule: "P144", text: `“${over.name}” has more weight than all others together. Why?` };
  if (shares.length > 1 && Math.max(...shares) - Math.min(...shares) <= SAME) yield { rule: "P145", text: "All criteria have the same weight. Why?" };
  const idle = given.method === "catalogue" ? [] : onlyEmphasising(room, settings);
  if (idle.length) yield { rule: "P146", text: `${joined(idle.map((at) => `“${room.factors[at].name}”`))}: these only emphasise criteria, and weights that a place gives itself are taken as they are. Do they allow for where the place stands on ${idle.length === 1 ? "it" : "them"}?` };
  const most = given.factors ? mostToLose(room, settings) : null;
  if (most) yield { rule: "N102", text: `${most} could lose more than ${MOST_TO_LOSE} points out of 100 for what a place lacks, so that this alone could decide. Why is that right?` };
}

const sharesOf = (problem) => evaluate(problem).weights.shares;

/** The factors whose level is given, and counts for nothing but the emphasis on criteria. */
function onlyEmphasising(room, settings) {
  const { needs, factors } = problemAt(room.problem, settings);
  const isNeeded = (at) => needs.some((own) => own.some(({ factor }) => factor === at));
  return [...factors.keys()].filter((at) => factors[at].emphasises.length && settings.levels[at] !== null && !isNeeded(at));
}

/** The options that what the place lacks alone could decide; null where there is none. */
function mostToLose(room, settings) {
  const { needs, factors } = problemAt(room.problem, settings);
  const lost = (need, level) => ((need.points ?? factors[need.factor].points) * gap(need, level)) / (factors[need.factor].levels - 1);
  const worst = needs.map((own) => sum(own.map((need) => Math.max(lost(need, 1), lost(need, factors[need.factor].levels)))));
  const names = room.options.filter((_, row) => worst[row] > MOST_TO_LOSE).map(({ name }) => name);
  return names.length ? joined(names) : null;
}

const member = ({ name, role, organisation, interest, chair }) => ({
  name, role: role || null, organisation: organisation || null, interest: interest || null, ...(chair && { chair }),
});

const slug = (name) => (name.normalize("NFD").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "") || "someone").slice(0, 40);

/** A name that is not taken: this one, or this one with a number. */
function unlike(name, taken) {
  const others = [2, 3, 4, 5, 6, 7, 8, 9].concat(Array.from({ length: 90 }, (_, at) => at + 10));
  return [name, ...others.map((number) => (/^[a-z0-9_]+$/.test(name) ? `${name}_${number}` : `${name} (${number})`))].find((own) => !taken.includes(own));
}

/** A name that two have; none where nobody does. */
const twice = (panel) => panel.map(({ name }) => name.trim()).find((name, at, all) => name && all.indexOf(name) !== at);

/** What the file goes on to recommend where another is first now; empty where it is first, or nothing is recommended. */
export function recommendedStill(room, { settings }) {
  const id = room.local.recommendation?.option;
  const row = room.options.findIndex((option) => option.id === id);
  if (row < 0) return "";
  const { ranks } = evaluate(problemAt(room.problem, settings));
  if (ranks[row] === 1) return "";
  return `The file goes on to recommend “${room.options[row].name}”, which ${ranks[row] === null ? "is out" : `has rank ${ranks[row]}`} now. This page does not change that: change it in the file where the room means another.`;
}

/** What a reviewer would ask of this session's record, in words; nothing where all is told. */
export function* asked(room, state, start) {
  const { record, settings } = state;
  const moved = areMoved(settings, start);
  const before = room.local.weights ?? {};
  if (!record.why.trim() && (moved || !before.rationale)) yield "Why these weights?";
  if (!record.by.trim() && (moved || !before.agreed_by)) yield "Who agreed them?";
  if (!record.on && (moved || !before.agreed_on)) yield "When were they agreed?";
  for (const { rule, text } of askedOfWeights(room, state, start)) if (!record.answers[rule]?.trim()) yield text;
  if (!record.panel.length) yield "Who took part today?";
  else if (twice(record.panel)) yield `Who took part? “${twice(record.panel)}” stands twice.`;
  else if (record.panel.some(({ name }) => !name.trim())) yield "Who took part? Somebody has no name, and is not in the file.";
  else if (!record.panel.some(({ chair }) => chair)) yield "Who was in the chair today?";
  if (!linesOf(record.dissent).length) yield "Who saw it otherwise today? If nobody did, say that all were asked.";
  for (const person of state.people) if (!isWhole(room, person)) yield `What else does ${person.name} give? ${sentence(lacks(room, person))} The file has nothing of it.`;
  for (const at of movedLevels(settings, start.settings)) {
    const { id, name } = room.factors[at];
    if (settings.levels[at] !== null && !record.levels[id]?.trim()) yield `Why that level of “${name}”?`;
  }
}
