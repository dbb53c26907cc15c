"""``appraise.sensitivity/1``, and one row for each number that was moved."""

from collections.abc import Iterator, Sequence
from math import isinf
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Interval, Switch, Switches, WeightShift
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.records import parts


def data(appraisal: Appraisal, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.sensitivity/1``."""
    ranking, found = appraisal.ranking, appraisal.sensitivity
    return {
        **parts.head(appraisal, "appraise.sensitivity/1"),
        "lead": parts.lead(ranking),
        "weights": [
            {"criterion": criterion, "weight": own.now, **_interval(own)} for criterion, own in found.weights.items()
        ],
        "points": [
            {"factor": factor, "points": own.now, **_interval(own)}
            for factor, own in found.points.items()
            if ranking.factors[factor].points is not None
        ],
        "price": _interval(found.price),
        "levels": [
            {"factor": factor, "level": ranking.factors[factor].level, "first": [list(at.first) for at in by_level]}
            for factor, by_level in found.levels.items()
        ],
        "scores": [
            {"option": option, "criterion": name, "score": ranking.options[option].cells[name].score, **_switches(own)}
            for option, cells in found.scores.items()
            for name, own in cells.items()
        ],
        "to_lead": [_shift(option, shift) for option, shift in found.to_lead.items()],
        "never_lead": list(found.never_lead),
        "unsolved": list(found.unsolved),
        "findings": [parts.finding(own) for own in findings],
    }


def _interval(own: Interval) -> dict[str, Any]:
    return {
        "holds_from": own.low,
        "holds_to": None if isinf(own.high) else own.high,
        "above": None if own.above is None else list(own.above),
        "below": None if own.below is None else list(own.below),
    }


def _switches(own: Switches) -> dict[str, Any]:
    return {
        "flips_at": own.nearest.at if own.nearest else None,
        "to": list(own.nearest.to) if own.nearest else [],
        "lower": _switch(own.lower),
        "higher": _switch(own.higher),
        "lower_first": _switch(own.lower_first),
        "higher_first": _switch(own.higher_first),
    }


def _switch(own: Switch | None) -> dict[str, Any] | None:
    return {"at": own.at, "to": list(own.to), "ruled_out": not own.within} if own else None


def _shift(option: str, shift: WeightShift | None) -> dict[str, Any]:
    return {
        "option": option,
        "weight_shift": shift.moved if shift else None,
        "weights": dict(shift.weights) if shift else None,
    }


def rows(appraisal: Appraisal) -> Table:
    """One row for each number that was moved: where it stands, where first place changes, and who is first there.

    ``from`` and ``to`` are the ends between which first place stays; ``below`` and ``above`` are first beyond them. The
    ``price`` row moves all losses together, 1 now. A ``level`` row says in ``first`` who is first at the level in
    ``to``; ``to_lead`` rows say how much weight has to move, and ``unsolved`` ones for which options that could not be
    worked out.
    """
    columns = tuple(Column(name) for name in ("what", "id", "option", "now", "from", "to", "below", "above", "first"))
    return Table("What would change the answer", columns, tuple(_rows(data(appraisal, ()))))


def _rows(found: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    for own in found["weights"]:
        yield ("weight", own["criterion"], "", own["weight"], *_ends(own), "")
    for own in found["points"]:
        yield ("points", own["factor"], "", own["points"], *_ends(own), "")
    yield ("price", "", "", 1.0, *_ends(found["price"]), "")
    for own in found["levels"]:
        for level, first in enumerate(own["first"], start=1):
            yield ("level", own["factor"], "", own["level"], None, str(level), "", "", _ids(first))
    for own in found["scores"]:
        yield ("score", own["criterion"], own["option"], own["score"], *_sides(own), "")
    for own in found["to_lead"]:
        yield ("to_lead", "", own["option"], own["weight_shift"], None, None, "", "", "")
    for what in ("never_lead", "unsolved"):
        yield from ((what, "", option, None, None, None, "", "", "") for option in found[what])


def _ends(interval: dict[str, Any]) -> tuple[Cell, ...]:
    """Where first place stays, and who is first beyond."""
    return (interval["holds_from"], interval["holds_to"], _ids(interval["below"]), _ids(interval["above"]))


def _sides(cell: dict[str, Any]) -> tuple[Cell, ...]:
    """The same for a score: changes of first place; a must-have alone is none."""
    lower, higher = (cell[side] or {"at": None, "to": None} for side in ("lower_first", "higher_first"))
    return (lower["at"], higher["at"], _ids(lower["to"]), _ids(higher["to"]))


def _ids(options: list[str] | None) -> str:
    return " ".join(options or ())
