"""A cell in words: its score, and what that comes from where it is not simply given."""

from integration_appraisal.appraisal.results import CellResult, Ranking
from integration_appraisal.figures import Score, counting, decimals_of, exact, plain, points, written
from integration_appraisal.report.words import counted, joined


def score_texts(cell: CellResult) -> tuple[str, str, str]:
    """Score, low and high as text; what was worked out from others has a decimal more than these, and is marked."""
    if cell.given_as == "score":
        score, low, high = written(cell.score, cell.low, cell.high)
        return score, low, high
    low, high = written(cell.low, cell.high)
    return _worked_out(cell), low, high


def as_given(cell: CellResult) -> list[Score]:
    """The numbers or words that people gave: a score, its ends, marks; none that was worked out from these."""
    told = [*([cell.score] if cell.given_as == "score" else []), *cell.marks.values(), cell.low, cell.high]
    return [own for own in told if own is not None]


def _worked_out(cell: CellResult) -> str:
    if isinstance(cell.score, str):
        return cell.score
    text = exact(round(cell.score, max(map(decimals_of, as_given(cell))) + 1), thousands=True)
    return f"about {text}" if cell.given_as == "range" else text


def score_word(cell: CellResult, unit: str | None, *, ranged: bool = False) -> str:
    """A score with its unit, and on request with its range; where nobody knows it, with what it may be."""
    score, low, high = score_texts(cell)
    is_ranged = cell.has_range and (ranged or cell.given_as in ("range", "unknown"))
    return counting(f"{score} ({low} to {high})" if is_ranged else score, unit)


def marks_said(cell: CellResult) -> str:
    """What each person gave; empty where nobody's own mark is known."""
    if not cell.marks:
        return ""
    marks = written(*cell.marks.values())
    each = joined([f"{name} {mark}" for name, mark in zip(cell.marks, marks, strict=True)])
    return f"The mean of {counted(len(marks), 'mark')}: {each}."


def most_apart(ranking: Ranking) -> str:
    """Where several people's marks differ most, in points of value; empty where no two marks stand side by side."""
    apart = [
        (_width(ranking, cell), option.name, cell)
        for option in ranking.options.values()
        for cell in option.cells.values()
        if len(cell.marks) > 1
    ]
    if not apart:
        return ""
    width, name, cell = max(apart, key=lambda own: own[0])
    if width <= 0:
        return "All marks that people gave agree."
    ends = " to ".join(written(min(cell.marks.values(), key=_number), max(cell.marks.values(), key=_number)))
    on = ranking.criteria[cell.criterion].name
    return f"People's marks differ most on “{on}” for {name}: {ends}, or {points(width)} of value."


def _width(ranking: Ranking, cell: CellResult) -> float:
    values = [ranking.criteria[cell.criterion].scale.value(mark) for mark in cell.marks.values()]
    return max(values) - min(values)


def _number(score: Score) -> float:
    return float(score or 0)


def unknown_scores(ranking: Ranking) -> list[str]:
    """Scores that nobody knows, and what the option may be worth."""
    return [
        f"Nobody knows the score of {option.name} on “{ranking.criteria[cell.criterion].name}”, so the middle of the "
        f"scale counts; it may be worth {plain(option.value_low)} to {plain(option.value_high)}."
        for option, cell in ranking.unknown
    ]
