"""A change between two appraisals in words."""

from dataclasses import asdict
from typing import Any

from integration_appraisal.appraisal.compare import Comparison
from integration_appraisal.appraisal.entries import Band, Change, OwnWeights, Value
from integration_appraisal.engine.frontier import Cost
from integration_appraisal.engine.scales import Scale, Score
from integration_appraisal.figures import apart, exact, points
from integration_appraisal.loading.cells import Ends
from integration_appraisal.model.local import MustHave
from integration_appraisal.report.verdict import band

PLURALS = {"level": "levels", "score": "scores", "weights": "weights", "number": "numbers of the catalogue"}


def name_of(comparison: Comparison, kind: str, identity: str) -> str:
    """The name of an option, criterion or local factor, from the new catalogue or else from the old one."""
    named = {**getattr(comparison.old.catalogue, kind), **getattr(comparison.new.catalogue, kind)}
    return str(named[identity].name)


def change_words(comparison: Comparison, change: Change) -> str:
    """A change on one line: what, and from what to what."""
    if change.stands_for > 1:
        return f"{change.stands_for} {PLURALS[change.kind]} together"
    if change.kind == "weights":
        return _weights(change)
    kinds, template = _text(change)
    ids = change.ids[::2] if change.kind in ("number", *_OF_A_NEED) else change.ids  # the second says what it is
    names = [name_of(comparison, kind, identity) for kind, identity in zip(kinds, ids, strict=True)]
    old, new = _words(change.old, change.new), _words(change.new, change.old)
    return template.format(*names, old=old, new=new, moves=f"from {old} to {new}", was=f"{old} before, {new} now")


def _weights(change: Change) -> str:
    old, new = _words(change.old), _words(change.new)
    if change.old == change.new:
        return "The catalogue's weights"
    whose = "The place's weights and the catalogue's" if change.ids else "The place's weights"
    return f"{whose} ({new})" if old == new else f"{whose}: method from {old} to {new}"


def _text(change: Change) -> tuple[tuple[str, ...], str]:
    """What the ids of a change are, and the sentence that takes their names."""
    match change.kind:
        case "number" if change.ids[1] == "relies_on":
            return ("options", "factors"), _band(change)
        case "number":
            return _NUMBERS[change.ids[1]]
        case "range" if len(change.ids) == 1:
            return ("factors",), "“{0}”: range of the level {was}"
        case "ruled_out":
            return ("options",), "{0}: ruled out by the place" if change.new else "{0}: no longer ruled out"
        case "essential" | "firm":
            return ("options", "factors"), _OF_A_NEED[change.kind].format("now" if change.new else "no longer")
        case _:
            return _TEXTS[change.kind]


def _band(change: Change) -> str:
    if change.new is None:
        return "{0} no longer relies on “{1}” at {old}"
    if change.old is None:
        return "{0} now relies on “{1}” at {new}"
    return "{0} relies on “{1}” at {new} instead of {old}"


_NUMBERS = {
    "weight": (("criteria",), "“{0}”: weight {moves}"),
    "scale": (("criteria",), "“{0}”: its scale, {moves}, and the scores on it"),
    "points": (("factors",), "“{0}”: points {moves}"),
    "levels": (("factors",), "“{0}”: number of levels {moves}, and all that is on them"),
    "emphasises": (("factors", "criteria"), "“{0}” emphasises “{1}” {moves} times"),
}
_OF_A_NEED = {
    "essential": "“{{1}}” is {} essential for {{0}}",
    "firm": "What {{0}} asks of “{{1}}” is {} beyond doubt",
}
_TEXTS = {
    "level": (("factors",), "“{0}”: level {moves}"),
    "score": (("options", "criteria"), "{0} on “{1}”: score {moves}"),
    "must_have": (("criteria",), "“{0}”: must-have {moves}"),
    "pass_mark": ((), "The pass mark {moves}"),
    "cost": (("options",), "{0}: cost {moves}"),
    "range": (("options", "criteria"), "{0} on “{1}”: range of the score {was}"),
}


# A value in words -----------------------------------------------------------------------------------------------------


def _words(value: Value, beside: Value = None) -> str:
    """One side of a change; numbers have as many decimals as tell them from the one beside them."""
    match value:
        case None:
            return "none"
        case str():
            return value
        case float() if isinstance(beside, float):
            return apart(value, beside)
        case int() | float():
            return exact(value, thousands=True)
        case Cost():
            return _cost(value, beside if isinstance(beside, Cost) else None)
        case _:
            return _scale(value) if isinstance(value, Scale) else _several(value)


def _cost(cost: Cost, other: Cost | None) -> str:
    """A cost with its range, which may have been worked out to many decimals: as many as tell it from the other."""
    total, low, high = (
        apart(own, *([] if other is None else [beside])) for own, beside in zip(cost, other or cost, strict=True)
    )
    return total if low == high else f"{total} ({low} to {high})"


def _several(value: OwnWeights | Band | Ends | MustHave | tuple[Score, Score]) -> str:
    match value:
        case OwnWeights():
            return value.method
        case Band():
            own = "" if value.points is None else f" for {points(value.points)} of its own"
            return f"{band(value.at_least, value.at_most)}{own}"
        case MustHave():
            return f"a score of {_words(value.score)}"
        case Ends():
            return f"{_words(value.low)} to {_words(value.high)}{', all as likely' if value.evenly else ''}"
        case _:
            return " to ".join(map(_words, value))


def _scale(scale: Scale) -> str:
    """A scale in words: its kind, and what sets its values."""
    parts = [part for name, value in asdict(scale).items() for part in _setting(name, value)]
    return f"{scale.kind} ({', '.join(parts)})" if parts else scale.kind


def _setting(name: str, value: Any) -> list[str]:
    match value:
        case None:
            return []
        case bool():
            return [f"{'higher' if value else 'lower'} is better"]
        case dict():
            return [f"{grade} {_words(worth)}" for grade, worth in value.items()]
        case tuple():
            return [f"{_words(number)} is worth {_words(worth)}" for number, worth in value]
        case _:
            return [f"{name} {_words(value)}"]
