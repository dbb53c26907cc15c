"""What the rows of places under one catalogue add up to; of each place no more is kept than a few numbers."""

from collections import Counter
from typing import NamedTuple, TypeAlias

from integration_appraisal.portfolio.dividing import Dividing, Factor
from integration_appraisal.portfolio.likeness import Alike, Likeness
from integration_appraisal.portfolio.outliers import Outlier, Values
from integration_appraisal.portfolio.row import About, Row

Verdicts: TypeAlias = Counter[str]


class Turned(NamedTuple):
    """A place in which others are first than would be, or were: both by id."""

    file: str
    area: str
    first: list[str]
    other: list[str]


class Firsts:
    """Who is first in how many places, and how sure that is. Options that tie each count as first."""

    def __init__(self) -> None:
        self.places = 0
        self.verdicts: Verdicts = Counter()
        self.first: dict[str, Verdicts] = {}

    def add(self, row: Row) -> None:
        """Count a place."""
        self.places += 1
        self.verdicts[row.verdict] += 1
        for option in row.first:
            self.first.setdefault(option, Counter())[row.verdict] += 1

    @property
    def leading(self) -> list[tuple[str, int]]:
        """The options that are first anywhere, with in how many places; the most often first, then by name."""
        counts = ((option, own.total()) for option, own in self.first.items())
        return sorted(counts, key=lambda own: (-own[1], own[0]))


class Tally(Firsts):
    """The same and all else, of the places under one catalogue."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self.about = about
        self.regions: dict[str | None, Firsts] = {}
        self.own_judged = 0  # places with weights or scores of their own
        self.own_turned: list[Turned] = []  # those of them in which the catalogue's would put others first
        self.codes: Counter[tuple[str, str]] = Counter()  # places by code and severity of their findings
        self.scenarios: Counter[str] = Counter()  # by option, its share of futures, summed over places
        self._dividing = Dividing(about)
        self._likeness = Likeness(about)
        self._values = Values(about)

    def add(self, row: Row) -> None:
        """Count a place."""
        super().add(row)
        self.regions.setdefault(row.region, Firsts()).add(row)
        if row.first_by_catalogue is not None:
            self.own_judged += 1
            if row.first_by_catalogue != row.first:
                self.own_turned.append(Turned(row.file, row.area, row.first, row.first_by_catalogue))
        self.codes.update({(own["code"], own["severity"]) for own in row.findings})
        if row.scenarios:
            self.scenarios.update(row.scenarios["first"])
        self._dividing.add(row)
        self._likeness.add(row)
        self._values.add(row)

    @property
    def factors(self) -> list[Factor]:
        """How far each local factor divides the places, the one that decides most often first."""
        return self._dividing.found()

    @property
    def alike(self) -> list[Alike]:
        """Places with like answers, the largest cluster first."""
        return self._likeness.found()

    @property
    def outliers(self) -> list[Outlier]:
        """Places in which an option is worth far more or less than in the others."""
        return self._values.outliers()
