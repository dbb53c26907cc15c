"""Places with like answers: the same option first and the same next, and what their levels have in common."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from statistics import fmean
from typing import NamedTuple, TypeAlias

from integration_appraisal.portfolio.row import About, Row

_APART = 0.2  # of a factor's scale, by which the mean level of some places has to differ from that of the others

Answer: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]  # first and second place


class Apart(NamedTuple):
    """A factor on which some places stand higher or lower than the others: mean levels, from 1."""

    factor: str
    here: float
    elsewhere: float


class Alike(NamedTuple):
    """Places with like answers."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    places: int
    areas: list[str]
    verdicts: Counter[str]
    points: float | None  # the mean lead; None where nobody is second
    apart: list[Apart]  # what sets their levels apart from those of the other places, the most first


class _Mean(NamedTuple):
    """Levels summed, so that no list of them need be kept."""

    total: int = 0
    places: int = 0

    def plus(self, level: int | None) -> "_Mean":
        return self if level is None else _Mean(self.total + level, self.places + 1)

    def less(self, other: "_Mean") -> "_Mean":
        return _Mean(self.total - other.total, self.places - other.places)


class _Cluster:
    """The places of one answer."""

    def __init__(self) -> None:
        self.areas: list[str] = []
        self.points: list[float] = []
        self.verdicts: Counter[str] = Counter()
        self.levels: dict[str, _Mean] = defaultdict(_Mean)

    def add(self, row: Row) -> None:
        self.areas.append(row.area)
        self.points += [] if row.points is None else [row.points]
        self.verdicts[row.verdict] += 1
        for name, level in row.levels.items():
            self.levels[name] = self.levels[name].plus(level)


class Likeness:
    """Clusters by answer."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._clusters: dict[Answer, _Cluster] = defaultdict(_Cluster)

    def add(self, row: Row) -> None:
        """Put a place among those with its answer."""
        self._clusters[tuple(row.first), tuple(row.second)].add(row)

    def found(self) -> list[Alike]:
        """The clusters, the largest first."""
        every = {
            name: _Mean(*map(sum, zip(*(own.levels[name] for own in self._clusters.values()), strict=True)))
            for name in self._about.factors
        }
        made = [
            Alike(
                *answer,
                places=len(own.areas),
                areas=own.areas,
                verdicts=own.verdicts,
                points=fmean(own.points) if own.points else None,
                apart=self._apart(own, every),
            )
            for answer, own in self._clusters.items()
        ]
        return sorted(made, key=lambda own: -own.places)

    def _apart(self, cluster: _Cluster, every: Mapping[str, _Mean]) -> list[Apart]:
        """Factors on which a cluster's mean level is a fifth of the scale or more from that of all other places."""
        found = {
            name: Apart(name, here.total / here.places, others.total / others.places)
            for name, here in cluster.levels.items()
            if (others := every[name].less(here)).places and here.places
        }
        widths = {name: len(levels) - 1 for name, levels in self._about.levels.items()}
        by = {name: abs(own.here - own.elsewhere) / widths[name] for name, own in found.items()}
        return sorted((own for own in found.values() if by[own.factor] >= _APART), key=lambda own: -by[own.factor])
