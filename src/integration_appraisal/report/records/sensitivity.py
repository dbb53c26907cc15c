"""``appraise.sensitivity/2``, and one row for each number that was moved."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import isinf
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import (
    BandSwitch,
    Interval,
    Move,
    Ranking,
    Sensitivity,
    Steps,
    Switch,
    Switches,
    Then,
    WeightShift,
)
from integration_appraisal.appraisal.within import levels_within, score_within
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import Cell, Column, Table
from integration_appraisal.report.records import parts


def data(appraisal: Appraisal, findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.sensitivity/2``."""
    ranking, found = appraisal.ranking, appraisal.sensitivity
    return {
        **parts.head(appraisal, "appraise.sensitivity/2"),
        "lead": parts.lead(ranking),
        **_numbers(ranking, found),
        **_levels_together(found),
        "to_lead": [_shift(option, shift) for option, shift in found.to_lead.items()],
        "never_lead": list(found.never_lead),
        "unsolved": list(found.unsolved),
        "findings": [own.data for own in findings],
    }


def _numbers(ranking: Ranking, found: Sensitivity) -> dict[str, Any]:
    """One number moved at a time."""
    return {
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
            {
                "factor": factor,
                "level": ranking.factors[factor].level,
                "first": [list(at.first) for at in by_level],
                "within": levels_within(ranking.factors[factor]),
            }
            for factor, by_level in found.levels.items()
        ],
        "scores": [
            {
                "option": option,
                "criterion": name,
                "score": ranking.options[option].cells[name].score,
                **_switches(own, partial(score_within, ranking, option, name)),
            }
            for option, cells in found.scores.items()
            for name, own in cells.items()
        ],
    }


def _levels_together(found: Sensitivity) -> dict[str, Any]:
    """Bands, several levels together, and the lead at the ends of ranges."""
    steps, unready = found.steps, found.steps_ready
    return {
        "bands": [_band(own) for own in found.bands],
        "bands_together": [{"whose": own.whose, "how": own.how, **_then(own.then)} for own in found.bands_together],
        "steps": steps and _steps(steps),
        "steps_tried": found.steps_tried,
        "steps_ready": unready and {"fewest": unready.fewest, "moves": [_move(own) for own in unready.moves]},
        "tornado": [{**own._asdict(), **{key: list(getattr(own, key)) for key in _LISTS}} for own in found.tornado],
    }


def _interval(own: Interval) -> dict[str, Any]:
    return {
        "holds_from": own.low,
        "holds_to": None if isinf(own.high) else own.high,
        "above": None if own.above is None else list(own.above),
        "below": None if own.below is None else list(own.below),
    }


_LISTS = ("ids", "first_low", "first_high")


def _then(own: Then) -> dict[str, Any]:
    """Who is first, and whether each of them would be ready."""
    return {"first": list(own.first), "ready": [own.ready[option] for option in own.first]}


def _band(own: BandSwitch) -> dict[str, Any]:
    then = {"first": None, "ready": None} if own.then is None else _then(own.then)
    return {"option": own.option, "factor": own.factor, "end": own.end, "level": own.now, "flips_at": own.at, **then}


def _move(own: Move) -> dict[str, Any]:
    return {"factor": own.factor, "level": own.now, "to": own.level, "within": own.within}


def _steps(own: Steps) -> dict[str, Any]:
    return {
        "fewest": own.fewest,
        "sets": own.sets,
        "moves": [_move(move) for move in own.moves],
        **_then(own.then),
        "lead": own.lead,
        "within": own.within,
    }


def _switches(own: Switches, within: Callable[..., bool | None]) -> dict[str, Any]:
    return {
        "flips_at": own.nearest.at if own.nearest else None,
        "to": list(own.nearest.to) if own.nearest else [],
        "lower": _switch(own.lower, within, below=True),
        "higher": _switch(own.higher, within, below=False),
        "lower_first": _switch(own.lower_first, within, below=True),
        "higher_first": _switch(own.higher_first, within, below=False),
    }


def _switch(own: Switch | None, within: Callable[..., bool | None], *, below: bool) -> dict[str, Any] | None:
    if own is None:
        return None
    return {"at": own.at, "to": list(own.to), "ruled_out": not own.within, "within": within(own, below=below)}


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
    ``to``; so do ``at_least`` and ``at_most`` for one end of an option's band. ``bands_looser`` and ``bands_stricter``
    move many bands; ``steps`` has how few change first place, ``step`` each of the moves, and ``unready`` what makes
    the first not ready. A ``tornado_…`` row has the lead, and who is first, at both ends of a number. ``to_lead`` rows
    say how much weight has to move, and ``unsolved`` ones for which options that could not be worked out. The last two
    columns say whether the number in ``from`` or ``to`` lies in the range that the file gives. Ends are not rounded:
    just beside one the answer may be another.
    """
    columns = tuple(Column(name, "number" if name.startswith("lead_") else "text") for name in _COLUMNS)
    return Table("What would change the answer", columns, tuple(_rows(data(appraisal, ()))))


_COLUMNS = (
    *("what", "id", "option", "now", "from", "to", "below", "above", "first"),
    *("lead_from", "lead_to", "within_from", "within_to"),
)


def _row(what: str, **cells: Cell) -> tuple[Cell, ...]:
    """A row by the names of its columns; text is empty where there is none, a number is None."""
    numbers = dict.fromkeys(("now", "from", "to", "lead_from", "lead_to"))
    return tuple(({"what": what} | numbers | cells).get(name, "") for name in _COLUMNS)


def _rows(found: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    for own in found["weights"]:
        yield _row("weight", id=own["criterion"], now=own["weight"], **_ends(own))
    for own in found["points"]:
        yield _row("points", id=own["factor"], now=own["points"], **_ends(own))
    yield _row("price", now=1.0, **_ends(found["price"]))
    for own in found["levels"]:
        for level, (first, within) in enumerate(zip(own["first"], own["within"], strict=True), start=1):
            to = {"to": str(level), "first": _ids(first), "within_to": _said(within)}
            yield _row("level", id=own["factor"], now=own["level"], **to)
    for own in found["scores"]:
        yield _row("score", id=own["criterion"], option=own["option"], now=own["score"], **_sides(own))
    yield from _band_rows(found)
    yield from _step_rows(found)
    for own in found["tornado"]:
        yield _tornado_row(own)
    for own in found["to_lead"]:
        yield _row("to_lead", option=own["option"], now=own["weight_shift"])
    for what in ("never_lead", "unsolved"):
        yield from (_row(what, option=option) for option in found[what])


def _band_rows(found: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    for own in found["bands"]:
        flips = {"to": own["flips_at"], "first": _ids(own["first"])}
        yield _row(own["end"], id=own["factor"], option=own["option"], now=own["level"], **flips)
    for own in found["bands_together"]:
        yield _row(f"bands_{own['how']}", id=own["whose"], first=_ids(own["first"]))


def _step_rows(found: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    steps, unready = found["steps"], found["steps_ready"]
    if steps:
        yield _row("steps", now=steps["fewest"], first=_ids(steps["first"]), within_to=_said(steps["within"]))
    for what, some in (("step", steps), ("unready", unready)):
        for own in some["moves"] if some else ():
            to = {"to": own["to"], "within_to": _said(own["within"])}
            yield _row(what, id=own["factor"], now=own["level"], **to)


def _tornado_row(own: dict[str, Any]) -> tuple[Cell, ...]:
    *option, name = own["ids"]
    ends = {"from": own["low"], "to": own["high"], "lead_from": own["lead_low"], "lead_to": own["lead_high"]}
    firsts = {"below": _ids(own["first_low"]), "above": _ids(own["first_high"])}
    return _row(f"tornado_{own['kind']}", id=name, option=_ids(option), **ends, **firsts)


def _ends(interval: dict[str, Any]) -> dict[str, Cell]:
    """Where first place stays, and who is first beyond."""
    return {
        "from": interval["holds_from"],
        "to": interval["holds_to"],
        "below": _ids(interval["below"]),
        "above": _ids(interval["above"]),
    }


def _sides(cell: dict[str, Any]) -> dict[str, Cell]:
    """The same for a score: changes of first place; a must-have alone is none."""
    none = {"at": None, "to": None, "within": None}
    lower, higher = (cell[side] or none for side in ("lower_first", "higher_first"))
    return {
        "from": lower["at"],
        "to": higher["at"],
        "below": _ids(lower["to"]),
        "above": _ids(higher["to"]),
        "within_from": _said(lower["within"]),
        "within_to": _said(higher["within"]),
    }


def _said(within: bool | None) -> str:  # noqa: FBT001 - it is what is said
    return "" if within is None else "yes" if within else "no"


def _ids(options: list[str] | None) -> str:
    return " ".join(options or ())
