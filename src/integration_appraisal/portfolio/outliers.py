"""Places in which an option is worth far more, or far less, than it is in the others."""

from array import array
from statistics import fmean, median
from typing import NamedTuple

from integration_appraisal.figures import SAME
from integration_appraisal.portfolio.row import About, Row

FEWEST = 8  # places among which one can stand out
_LIMIT = 3.5
_OF_MEDIAN, _OF_MEAN = 1.4826, 1.253314  # what makes either deviation a standard deviation where values are normal


class Outlier(NamedTuple):
    """A place and an option whose value there is far from its median over all places."""

    file: str
    area: str
    option: str
    value: float
    median: float
    score: float  # the modified z-score


class Values:
    """The values of each option over places."""

    def __init__(self, about: About) -> None:
        self._places: list[tuple[str, str]] = []
        self._values = {option: array("d") for option in about.options}

    def add(self, row: Row) -> None:
        """Keep a place's values."""
        self._places.append((row.file, row.area))
        for option, value in row.values.items():
            self._values[option].append(value)

    def outliers(self) -> list[Outlier]:
        """By modified z-score beyond 3.5, the furthest first; none among fewer than 8 places.

        ``(x − median) / (1.4826 · MAD)``, where the MAD is nothing ``(x − median) / (1.2533 · mean deviation)``
        (Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers, ASQC).
        """
        if len(self._places) < FEWEST:
            return []
        found = [outlier for option, values in self._values.items() for outlier in self._of(option, values)]
        return sorted(found, key=lambda own: -abs(own.score))

    def _of(self, option: str, values: "array[float]") -> list[Outlier]:
        middle = median(values)
        away = [abs(value - middle) for value in values]
        unit = _OF_MEDIAN * median(away) or _OF_MEAN * fmean(away)
        return [
            Outlier(*place, option, value, middle, (value - middle) / unit)
            for place, value in zip(self._places, values, strict=True)
            if unit > SAME and abs(value - middle) / unit > _LIMIT
        ]
