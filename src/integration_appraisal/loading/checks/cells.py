"""Checks of single cells: scores on their scales, honest ranges, levels and bands."""

import re
from collections.abc import Collection

from integration_appraisal.documents.document import Path, items
from integration_appraisal.documents.pasted import names, plainly
from integration_appraisal.engine import scales
from integration_appraisal.engine.scales import UNKNOWN
from integration_appraisal.loading.cells import settled
from integration_appraisal.loading.checks.faults import Faults
from integration_appraisal.loading.suggest import nearest
from integration_appraisal.loading.wording import described, number_hint, plain_number
from integration_appraisal.model.common import Score
from integration_appraisal.model.criteria import Criterion, Factor, GradesScale, LinearScale, PiecewiseScale, Scale
from integration_appraisal.model.local import Level
from integration_appraisal.model.option import Need

_RANGE = re.compile(r"([0-9]+(?:\.[0-9]+)?) *(?:-|to) *([0-9]+(?:\.[0-9]+)?)")


def scale_of(scale: Scale) -> scales.Scale:
    """The arithmetic of a scale as a file describes it."""
    return scales.SCALES[scale.kind].of(dict(scale))


def check_scale(faults: Faults, path: Path, scale: Scale) -> None:
    """A straight line has two different ends; points stand in their order; no grade is the word for none."""
    if isinstance(scale, LinearScale) and not scale_of(scale).is_computable:
        message = f"`worst` and `best` are both {plain_number(scale.best)}; a scale needs two different ends."
        faults.at((*path, "best"), "N008", message)
    if isinstance(scale, PiecewiseScale):
        _check_points(faults, (*path, "points"), scale)
    if isinstance(scale, GradesScale) and UNKNOWN in scale.grades:
        message = f"`{UNKNOWN}` says that a score is not known, so no grade can have that name. Call it something else."
        faults.at_key((*path, "grades", UNKNOWN), "N008", message)


def _check_points(faults: Faults, path: Path, scale: PiecewiseScale) -> None:
    rows = range(len(items(faults.document.data, path)))
    places = [(*path, index) for index in rows if faults.document.is_sound((*path, index))]
    last = None
    for place, (number, value) in zip(places, scale.points, strict=False):
        if last is not None and number <= last:
            message = f"{plain_number(number)} does not come after {plain_number(last)}; "
            faults.at(place, "N008", message + "each point's number must be larger.")
        last = number
        if not 0 <= value <= 100:  # noqa: PLR2004 - values run from 0 to 100
            faults.at((*place, 1), "N008", f"the value {plain_number(value)} is outside 0 to 100.")


def check_score(faults: Faults, path: Path, cell: Score, criterion: Criterion) -> None:
    """What a cell gives stands on the criterion's scale, goes together, and its range holds what counts."""
    scale = scale_of(criterion.scale)
    if not scale.is_computable:
        return
    given: dict[Path, scales.Score | None] = {("low",): cell.low, ("score",): cell.score, ("high",): cell.high}
    given |= {("marks", name): mark for name, mark in (cell.marks or {}).items()}
    good = [
        _on_scale(faults, (*path, *at), score, criterion.id, scale)
        for at, score in given.items()
        if score is not None and not (score == UNKNOWN and at == ("score",))
    ]
    if _check_given(faults, path, cell, scale) and all(good):
        _check_order(faults, path, cell, scale)


def _check_given(faults: Faults, path: Path, cell: Score, scale: scales.Scale) -> bool:
    """Whether a cell says in just one way what counts, or a message that it does not."""
    check_range(faults, path, "marks" if cell.marks else "score", cell.low, cell.high)
    if cell.marks:
        return _check_marks(faults, path, cell, scale)
    if cell.score == UNKNOWN:
        return _check_unknown(faults, path, cell, scale)
    return cell.score is not None or _check_range_alone(faults, path, cell, scale)


def _check_marks(faults: Faults, path: Path, cell: Score, scale: scales.Scale) -> bool:
    """Marks stand alone, and have a mean."""
    if cell.score is not None:
        message = "`score` stands beside `marks`, of which the mean counts. Remove one of the two."
        faults.at_key((*path, "score"), "S009", message)
    elif isinstance(scale, scales.Grades):
        faults.at_key((*path, "marks"), "S009", "grades have no mean. Agree on one, and write it as `score`.")
    else:
        return True
    return False


def _check_unknown(faults: Faults, path: Path, cell: Score, scale: scales.Scale) -> bool:
    """Nothing is given beside `unknown`, and the scale has ends of its own."""
    if cell.low is not None or cell.high is not None:
        message = "a range stands beside `unknown`. Remove `score`, so that the middle counts, or the range."
        faults.at((*path, "score"), "S009", message)
    elif scale.span is None:
        message = "the options set the ends of this scale, so that `unknown` has none. Give `low` and `high` instead."
        faults.at((*path, "score"), "N002", message)
    return False


def _check_range_alone(faults: Faults, path: Path, cell: Score, scale: scales.Scale) -> bool:
    """A range without a score has both ends, and a middle."""
    if not any(faults.has((*path, name)) for name in ("score", "marks", "low", "high")):
        message = "`score` is missing here. Add it; `low` and `high` alone, or `unknown`, if nobody knows better."
        faults.at_key((*path, "score") if (*path, "score") in faults.document.keys else path, "S001", message)
    has_both = cell.low is not None and cell.high is not None
    if has_both and isinstance(scale, scales.Grades):
        faults.at_key(path, "S009", "between two grades nothing is in the middle. Give `score`, too.")
    return has_both and not isinstance(scale, scales.Grades)


def _check_order(faults: Faults, path: Path, cell: Score, scale: scales.Scale) -> None:
    """The range holds what counts, and its lower end comes first."""
    if cell.low is None or cell.high is None:
        return
    counts = settled(cell, scale).score
    low, middle, high = (scale.position(score) for score in (cell.low, counts, cell.high))
    if not min(low, high) <= middle <= max(low, high):
        what = "mean of the marks" if cell.marks else "score"
        report_outside(faults, (*path, "marks" if cell.marks else "score"), what, (cell.low, counts, cell.high))
    elif low > high:
        faults.at((*path, "low"), "N007", "`low` is above `high`. Write the lower end first.")


def check_must_have(faults: Faults, path: Path, score: scales.Score, criterion: Criterion) -> None:
    """A score that must be reached is one that the criterion's scale has."""
    scale = scale_of(criterion.scale)
    if scale.is_computable:
        _on_scale(faults, path, score, criterion.id, scale, "")


def _on_scale(
    faults: Faults,
    path: Path,
    score: scales.Score,
    criterion: str,
    scale: scales.Scale,
    to_do: str = " Write a number, or `unknown` where nobody knows it.",
) -> bool:
    try:
        scale.value(score)
    except scales.OffScale as expected:
        hint = _grade_hint(score, expected.grades) if expected.grades else _score_hint(score, to_do)
        message = f"`{path[-1]}` is {described(score)}; `{criterion}` takes {expected}.{hint}"
        faults.at(path, "N002", message)
        return False
    return True


def _score_hint(score: scales.Score, to_do: str) -> str:
    """How to write a score that is a range or not known, or any other number."""
    text = plainly(score) if isinstance(score, str) else "0"
    ends = _RANGE.fullmatch(text)
    if ends:
        return f" Write `low: {ends[1]}, high: {ends[2]}`; a `score` within may stand beside them."
    if not any(char.isdigit() for char in text):
        return names(text) + to_do
    return number_hint(score)


def _grade_hint(score: scales.Score, grades: Collection[str]) -> str:
    if isinstance(score, str):
        return names(score) + nearest(plainly(score), grades)
    digits = plain_number(score)
    return f' Put it in quotes: "{digits}".' if digits in grades else nearest(digits, grades)


def check_level(faults: Faults, path: Path, level: Level, factor: Factor) -> None:
    """A level is one that the factor has, and so is its range."""
    are_levels = _check_levels(faults, path, factor, level=level.level, low=level.low, high=level.high)
    check_range(faults, path, "level", level.low, level.high)
    if are_levels and level.low is not None and level.high is not None and not level.low <= level.level <= level.high:
        report_outside(faults, (*path, "level"), "level", (level.low, level.level, level.high))


def _check_levels(faults: Faults, path: Path, factor: Factor, **levels: int | None) -> bool:
    """Whether the factor has all levels that are given, each by its field."""
    top = len(factor.levels)
    wrong = {name: level for name, level in levels.items() if level is not None and not 1 <= level <= top}
    for name, level in wrong.items():
        faults.at((*path, name), "N003", f"`{name}` is {level}; `{factor.id}` has levels 1 to {top}.")
    return not wrong


def report_outside(faults: Faults, path: Path, what: str, values: tuple[scales.Score, ...]) -> None:
    """Report a value that its own range, of low end, value and high end, does not hold."""
    low, value, high = map(described, values)
    faults.at(path, "N007", f"the {what} {value} is outside its own range, {low} to {high}.")


def check_range(faults: Faults, path: Path, name: str, low: object, high: object) -> None:
    """A range has both ends or none."""
    if (low is None) == (high is None):
        return
    given, absent = ("low", "high") if high is None else ("high", "low")
    if not faults.has((*path, absent)):
        message = f"`{given}` stands without `{absent}`. Give both ends of the range around `{name}`, or neither."
        faults.at_key((*path, given), "S009", message)


def check_need(faults: Faults, path: Path, need: Need, factor: Factor) -> None:
    """A band asks for something, and for something a place can have."""
    if factor.emphasises is not None:
        message = f"`{factor.id}` emphasises criteria; an option can't rely on it. Remove it here."
        faults.at_key(path, "S009", message)
        return
    are_levels = _check_levels(faults, path, factor, at_least=need.at_least, at_most=need.at_most)
    is_wrong = faults.has((*path, "at_least")) and need.at_least is None  # it stands there, and that has been said
    if are_levels and not is_wrong:
        _check_band(faults, path, need, factor)


def _check_band(faults: Faults, path: Path, need: Need, factor: Factor) -> None:
    top = len(factor.levels)
    low = 1 if need.at_least is None else need.at_least
    high = top if need.at_most is None else need.at_most
    if low > high:
        faults.at((*path, "at_least"), "N004", f"`at_least` {low} is above `at_most` {high}: no level meets both.")
    elif (low, high) == (1, top):
        message = (
            f"every level of `{factor.id}` meets this band. Ask for more with `at_least` or `at_most`, or remove it."
        )
        faults.at_key(path, "N004", message)
