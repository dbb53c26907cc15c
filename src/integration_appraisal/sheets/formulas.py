"""A scale in the words of a spreadsheet: the formula of a value, what may be typed, and both ends to be read."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from integration_appraisal.figures import exact
from integration_appraisal.sheets.rows import UNKNOWN, Value

_LONGEST_LIST = 255  # characters that a drop-down may have


def worth(scale: Mapping[str, Any], cell: str, others: Sequence[str], ends: tuple[str, str]) -> str:
    """The formula of a value from 0 to 100, empty where there is no score.

    ``others`` are the cells of all options, this one among them, ``ends`` those of the worst and the best score.
    """
    if scale["kind"] == "grades":
        names, values = ",".join(map(_quoted, scale["grades"])), ",".join(map(exact, scale["grades"].values()))
        return f'=IFERROR(INDEX({{{values}}},MATCH({cell}&"",{{{names}}},0)),"")'
    return f'=IF(ISNUMBER({cell}),{_KINDS[scale["kind"]](scale, cell, ",".join(others), ends)},"")'


def _judged(_scale: Mapping[str, Any], cell: str, _others: str, _ends: tuple[str, str]) -> str:
    return cell


def _linear(_scale: Mapping[str, Any], cell: str, _others: str, ends: tuple[str, str]) -> str:
    worst, best = ends
    return f"100*({cell}-{worst})/({best}-{worst})"


def _piecewise(scale: Mapping[str, Any], cell: str, _others: str, _ends: tuple[str, str]) -> str:
    formula = ""
    for (left, low), (right, high) in reversed(list(pairwise(scale["points"]))):
        line = f"{exact(low)}+({cell}-({exact(left)}))*({exact(high)}-({exact(low)}))/({exact(right)}-({exact(left)}))"
        formula = f"IF({cell}<={exact(right)},{line},{formula})" if formula else line
    return formula


def _relative(scale: Mapping[str, Any], cell: str, others: str, _ends: tuple[str, str]) -> str:
    top, bottom = f"MAX({others})", f"MIN({others})"
    above = f"{cell}-{bottom}" if scale["better"] == "higher" else f"{top}-{cell}"
    return f"IF({top}={bottom},100,100*({above})/({top}-{bottom}))"


def _proportional(scale: Mapping[str, Any], cell: str, others: str, _ends: tuple[str, str]) -> str:
    return f"100*{cell}/MAX({others})" if scale["better"] == "higher" else f"100*MIN({others})/{cell}"


_KINDS = {
    "judged": _judged,
    "linear": _linear,
    "piecewise": _piecewise,
    "relative": _relative,
    "proportional": _proportional,
}


def may_be_typed(scale: Mapping[str, Any], cell: str) -> dict[str, Any] | None:
    """The check of a cell, as XlsxWriter takes it: a list of grades, or a number on the scale; n/a always may stand."""
    if scale["kind"] == "grades":
        grades = [*scale["grades"], UNKNOWN]
        fits = len(",".join(grades)) <= _LONGEST_LIST and not any("," in grade for grade in grades)
        return {"validate": "list", "source": grades} if fits else None
    low, high = limits(scale)
    sides = [f"ISNUMBER({cell})", *([f"{cell}>={exact(low)}"] if low is not None else [])]
    sides += [f"{cell}<={exact(high)}"] if high is not None else []
    said = f"A number from {exact(low)} to {exact(high)}" if low is not None and high is not None else "A number"
    message = f"{said}, or {UNKNOWN} where it is not known."
    check = {"validate": "custom", "value": f"=OR(AND({','.join(sides)}),{cell}={_quoted(UNKNOWN)})"}
    return check | {"input_message": message, "error_title": "Not on the scale", "error_message": message}


def limits(scale: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """The least and the largest score that a scale has; None where it has none."""
    if scale["kind"] == "judged":
        return 0.0, 100.0
    if scale["kind"] == "linear":
        low, high = sorted((scale["worst"], scale["best"]))
        return low, high
    if scale["kind"] == "piecewise":
        return scale["points"][0][0], scale["points"][-1][0]
    return None, None


def ends_in_words(scale: Mapping[str, Any]) -> dict[str, Value]:
    """What is worth 0 and 100: as numbers and words that the scale has, else in a sentence."""
    if scale["kind"] == "grades":
        grades = sorted(scale["grades"], key=scale["grades"].__getitem__)
        return {"worst": grades[0], "best": grades[-1]}
    if scale["kind"] == "piecewise":
        points = sorted(scale["points"], key=lambda own: own[1])
        return {"worst": f"{exact(points[0][0])} is least", "best": f"{exact(points[-1][0])} is most"}
    if scale["kind"] in ("relative", "proportional"):
        words = ("lowest", "highest") if scale["better"] == "higher" else ("highest", "lowest")
        least = f"the {words[0]} of the options" if scale["kind"] == "relative" else "in proportion to the best"
        return {"worst": least, "best": f"the {words[1]} of the options"}
    return {end: scale.get(end) for end in ("worst", "best")}


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
