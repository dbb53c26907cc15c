"""The table as rows of cells, in the layout that is read back: options in rows, criteria in columns."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from integration_appraisal.figures import exact

Value: TypeAlias = str | float | int | None
UNKNOWN = "n/a"
BESIDE = ("low", "high", "basis", "rationale")
_MARKS = (
    ("Group", "group"),
    ("Criterion id", "id"),
    ("Weight", "weight"),
    ("Why this weight", "rationale"),
    ("Question", "question"),
    *((word.capitalize(), word) for word in ("unit", "scale", "worst", "best", "better", "grades")),
    ("Scale points", "points"),
)
_COSTS = {"total": "Whole-life cost", "low": "Whole-life cost: low", "high": "Whole-life cost: high"}
_HEADINGS = {"id": "Id", "number": "Number", "role": "Role", "summary": "Summary"}


def rows(data: Mapping[str, Any]) -> list[list[Value]]:
    """Title, headings, what is said of criteria, then the options, each with its scores and what is said of them."""
    costs = data.get("costs", {})
    extras = _used(_HEADINGS, data["options"])
    cost_fields = _used(_COSTS, costs.values())
    beside = {own["id"]: list(_beside(data, own["id"])) for own in data["criteria"]}
    head: list[Value] = ["Option", *(_HEADINGS[field] for field in extras)]
    for own in data["criteria"]:
        head += [own["name"], *(f"{own['name']}: {_called(what)}" for what in beside[own["id"]])]
    made = [[data["title"]], [*head, *(_COSTS[field] for field in cost_fields)], *_marked(data, len(extras), beside)]
    for option in data["options"]:
        row = [option["name"], *map(option.get, extras), *_scores(option, beside)]
        made.append([*row, *map(costs.get(option["id"], {}).get, cost_fields)])
    return made


def _used(fields: Iterable[str], entries: Iterable[Mapping[str, Any]]) -> list[str]:
    """The fields that some entry has."""
    entries = list(entries)
    return [field for field in fields if any(field in own for own in entries)]


def _scores(option: Mapping[str, Any], beside: Mapping[str, list[str]]) -> Iterator[Value]:
    for criterion, more in beside.items():
        entry = option["scores"].get(criterion, {})
        yield score_of(entry)
        yield from (_said(entry, what) for what in more)


def score_of(entry: Mapping[str, Any]) -> Value:
    """What stands in the cell of a score: the score, that it is not known, or nothing where people's marks say it."""
    if entry.get("score") == "unknown":
        return UNKNOWN
    has_more = "marks" in entry or "low" in entry
    score: Value = entry.get("score", None if has_more else UNKNOWN)
    return score


def _beside(data: Mapping[str, Any], criterion: str) -> Iterator[str]:
    """What else is said of scores on a criterion, and by whom."""
    entries = [option["scores"].get(criterion, {}) for option in data["options"]]
    yield from dict.fromkeys(person for entry in entries for person in entry.get("marks", {}))
    yield from (what for what in BESIDE if any(what in entry for entry in entries))


def _called(what: str) -> str:
    return "reason" if what == "rationale" else what


def _said(entry: Mapping[str, Any], what: str) -> Value:
    said: Value = entry.get(what) if what in BESIDE else entry.get("marks", {}).get(what)
    return said


def _marked(data: Mapping[str, Any], extras: int, beside: Mapping[str, list[str]]) -> Iterator[list[Value]]:
    """A row for each thing that is said of criteria, and of costs their unit."""
    names = {own["id"]: own["name"] for own in data.get("groups", ())}
    said = [own | {"group": names.get(own.get("group"))} | scale_words(own["scale"]) for own in data["criteria"]]
    for label, field in _MARKS:
        cost = data.get("cost_unit") if field == "unit" and "costs" in data else None
        if field in ("scale", "weight") or {cost, *(own.get(field) for own in said)} - {None, ""}:
            row: list[Value] = [label, *[None] * extras]
            for own in said:
                row += [own.get(field), *[None] * len(beside[own["id"]])]
            yield [*row, cost]


def scale_words(scale: Mapping[str, Any]) -> dict[str, Value]:
    """A scale as cells: its kind, its ends, and grades or points as pairs."""
    words: dict[str, Value] = {"scale": scale["kind"], "better": scale.get("better"), "unit": scale.get("unit")}
    words |= {end: scale.get(end) for end in ("worst", "best")}
    pairs = scale.get("grades", {}).items() if "grades" in scale else scale.get("points", ())
    text = "; ".join(f"{score if isinstance(score, str) else exact(score)} = {exact(value)}" for score, value in pairs)
    return words | ({"grades" if "grades" in scale else "points": text} if text else {})
