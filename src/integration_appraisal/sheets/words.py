"""The words by which rows, columns and scores are known. All others are options, criteria and grades."""

import re
from collections.abc import Mapping
from functools import lru_cache

_MARKS = {
    "weight": "weight, weights, weighting, weightings, importance, swing, swings, swing weight, swing weights, "
    "criterion weight, criteria weights, weight points, points for weight",
    "unit": "unit, units, unit of measure, unit of measurement, measured in, counted in",
    "better": "better, which is better, which way is better, direction, direction of preference, preference, "
    "objective, aim, goal, optimise, optimize, min/max, max/min, minimise or maximise, higher or lower, "
    "higher or lower is better, polarity",
    "worst": "worst, worst end, worst case, worth 0, value 0, scores 0, 0 means, 0 =, lowest acceptable",
    "best": "best, best end, best case, worth 100, value 100, scores 100, 100 means, 100 =",
    "group": "group, groups, theme, themes, category, categories, heading, criteria group, group of criteria, "
    "domain, dimension, area of value",
    "question": "question, question for scorers, what is asked, what to ask, definition",
    "grades": "grades, grade values",
    "points": "points of the scale, scale points, curve",
    "scale": "scale, kind of scale, scale kind, type of scale",
    "id": "criterion id",
    "rationale": "why this weight, reason for weight, reason for the weight",
}
_HEADINGS = {
    "option": "option, options, option name, alternative, alternatives, name, site, sites, supplier, suppliers, "
    "bid, bids, bidder, bidders, vendor, vendors, product, products, project, projects, candidate, "
    "candidates, scheme, schemes, proposal, proposals, location, locations, solution, solutions, "
    "system, systems, provider, providers, tender, tenders, tenderer, tenderers, model, models, place, "
    "places, scenario",
    "id": "id, ref, reference, code, key, option id, ref no",
    "number": "no, number, nr, #, option no, option number, item",
    "role": "role, role of the option",
    "summary": "summary, description, option description, what it is, details, in short",
    "notes": "notes, note, comment, comments, remark, remarks, reason, reasons, rationale, why, justification, "
    "evidence, reason for score, reason for the score, basis for score",
    "cost": "whole-life cost, whole life cost, whole-life costs, whole life costs",
    "cost_low": "whole-life cost: low",
    "cost_high": "whole-life cost: high",
}
_CRITERION = "criterion, criteria, criterion name, criteria name, measure, factor, factors, attribute, attributes"
_SKIPPED = (
    "total, totals, sum, grand total, subtotal, sub-total, sub total, overall, overall score, overall total, "
    "average, averages, mean, median, maximum, minimum, max, min, range, rank, ranking, ranks, position, "
    "total score, total value, total points, weighted total, weighted score, weighted scores, weighted sum, "
    "weighted average, score, final score, result, results, count, check, checksum, standard deviation, st "
    "dev, stdev, total weight, sum of weights, total out of 100, value out of 100, share of weight"
)
_SUFFIXES = {
    "low": "low, lower, lowest, from, lower end, least",
    "high": "high, higher, highest, to, upper, upper end, most",
    "rationale": "reason, reasons, rationale, why, comment, comments, note, notes, justification, evidence",
    "basis": "basis",
    "value": "worth, value, value out of 100",
}
_LESS = re.compile(
    r"\b(?:costs?|prices?|fees?|spend|spending|time|minutes|hours|days|weeks|months|wait|waits|waiting|risks?|distance|"
    r"miles|delays?|errors?|complaints?|emissions?|carbon|noise|disruption|burden|turnover|loss|losses|travel|walk|effort|"
    r"complexity|downtime|defects?)\b"
)
_BETTER = {
    "higher": "higher, high, more, max, maximise, maximize, maximum, maximise it, benefit, up, ↑, ▲, +, higher is "
    "better, more is better, increase, greater, upward",
    "lower": "lower, low, less, min, minimise, minimize, minimum, cost, down, ↓, ▼, -, lower is better, less is "
    "better, fewer, fewer is better, decrease, smaller, smaller is better, downward",
}
_UNKNOWN = (
    "n/a, na, n.a., n.a, not available, not applicable, not known, unknown, not scored, tbc, tbd, t.b.c., to "
    "be confirmed, to be decided, ?, ??, ???, no data, missing, not given, don't know, dk, pending, awaited, "
    "none given, null, nil return"
)
_TICKS = {
    "yes": "yes, y, true, ✓, ✔, ☑, ✅, tick, pass, met, √, \uf0fc",
    "no": "no, n, false, ✗, ✘, ✕, ☒, ❌, ×, x, cross, fail, not met",
    "partly": "partly, partial, partially, in part, ~, (✓)",
}
_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("red", "amber", "green"),
    ("red", "amber/red", "amber", "amber/green", "green"),
    ("r", "a", "g"),
    ("r", "a/r", "a", "a/g", "g"),
    ("no", "partly", "yes"),
    ("---", "--", "-", "0", "+", "++", "+++"),
    ("--", "-", "0", "+", "++"),
    ("-", "0", "+"),
    ("low", "medium", "high"),
    ("very low", "low", "medium", "high", "very high"),
    ("l", "m", "h"),
    ("poor", "fair", "good"),
    ("very poor", "poor", "fair", "good", "very good"),
    ("poor", "fair", "good", "very good", "excellent"),
    ("poor", "adequate", "good", "excellent"),
    ("poor", "average", "good"),
    ("weak", "moderate", "strong"),
    ("none", "partial", "full"),
    ("none", "some", "full"),
    ("bad", "ok", "good"),
    ("unacceptable", "acceptable", "good", "excellent"),
)
FAMILIES = _FAMILIES
"""Grades whose order everyone knows, worst first."""

_DASHES = str.maketrans({"\u2212": "-", "–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "\u00a0": " "})  # noqa: RUF001


def _table(words: Mapping[str, str]) -> dict[str, str]:
    return {word.strip(): kind for kind, row in words.items() for word in row.split(", ")}


MARKS, HEADINGS, SUFFIXES = _table(_MARKS), _table(_HEADINGS), _table(_SUFFIXES)
BETTER, TICKS = _table(_BETTER), _table(_TICKS)
CRITERION, SKIPPED = frozenset(_CRITERION.split(", ")), frozenset(_SKIPPED.split(", "))
UNKNOWN = frozenset(_UNKNOWN.split(", "))


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A label as it is looked up: small letters, plain dashes, one space, without stars and colons at its end."""
    return " ".join(text.translate(_DASHES).casefold().split()).strip(" *:†") or text.strip()


@lru_cache(maxsize=8192)
def label(text: str) -> str:
    """A label without what stands in brackets after it: ``Weight (%)`` is ``weight``."""
    return re.sub(r"\s*[(\[][^()\[\]]*[)\]]$|\s*%$", "", plain(text)).strip(" *:.") or plain(text)


def is_less_better(heading: str) -> bool:
    """Whether a heading speaks of what people want less of."""
    return _LESS.search(plain(heading)) is not None


def direction(text: str) -> str | None:
    """``higher`` or ``lower``, where a text says one of them."""
    return BETTER.get(plain(text).rstrip(".!"))


def grade(text: str) -> str:
    """A grade as it is told from others: ticks are yes and no, signs have plain dashes."""
    word = " ".join(text.translate(_DASHES).split())
    folded = word.casefold()
    return TICKS.get(folded, word)
