"""Everything known about one place: the catalogue, the local file, and what follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from integration_appraisal.engine.agreement import kendall_w
from integration_appraisal.engine.foregone import Shares, foregone
from integration_appraisal.engine.frontier import Cost, Placed, place
from integration_appraisal.engine.ranks import in_rank_order, ranks
from integration_appraisal.engine.robustness.ranges import Ranges
from integration_appraisal.engine.scoring import Problem, Result, score
from integration_appraisal.model.local import Local, Variant
from integration_appraisal.problem import View, problem, ranges, view
from integration_appraisal.reading.catalogue import Catalogue
from integration_appraisal.reading.digest import digest
from integration_appraisal.reading.place import LocalFile


class Ranking(NamedTuple):
    """One view of the place, put to the engine."""

    view: View
    problem: Problem
    result: Result


@dataclass(frozen=True)
class Appraisal:
    """A place appraised. Rows of the engine's results stand for ``options``, columns for ``criteria``, and so on."""

    catalogue: Catalogue
    place: LocalFile
    variant: Variant | None
    ranking: Ranking
    variants: Mapping[str, Ranking] = field(default_factory=dict)

    @property
    def local(self) -> Local:
        """The place as its people describe it."""
        return self.place.local

    @property
    def result(self) -> Result:
        """What the engine found."""
        return self.ranking.result

    @cached_property
    def options(self) -> tuple[str, ...]:
        """Ids of options, one a row."""
        return tuple(self.catalogue.options)

    @cached_property
    def criteria(self) -> tuple[str, ...]:
        """Ids of criteria, one a column."""
        return tuple(self.catalogue.criteria)

    @cached_property
    def factors(self) -> tuple[str, ...]:
        """Ids of local factors, one a position."""
        return tuple(self.catalogue.factors)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Ids of groups of criteria, one a position."""
        return tuple(self.catalogue.groups)

    @cached_property
    def digest(self) -> str:
        """The digest over the local file and its catalogue."""
        return digest({"local": self.place.document.data, "catalogue": dict(self.catalogue.data)})

    @property
    def seen_otherwise(self) -> tuple[Variant, ...]:
        """The variants that were ranked beside the base, in the order of the file."""
        return tuple(variant for variant in self.local.variants if variant.id in self.variants)

    @property
    def baseline(self) -> int | None:
        """The row of the baseline, with which the others are compared; None where no option is one."""
        roles = [option.role for option in self.catalogue.options.values()]
        return roles.index("baseline") if "baseline" in roles else None

    @property
    def in_rank_order(self) -> list[int]:
        """Rows by rank, ties in the order of the catalogue; ruled-out options last."""
        return in_rank_order(self.result.ranks)


def appraise(catalogue: Catalogue, place: LocalFile, variant: str | None = None) -> Appraisal:
    """Appraise a place, or one variant of it alone. Both files must have been read without errors."""
    chosen = next((own for own in place.local.variants if own.id == variant), None)
    others = (
        {} if variant is not None else {own.id: ranked(catalogue, place.local, own) for own in place.local.variants}
    )
    return Appraisal(catalogue, place, chosen, ranked(catalogue, place.local, chosen), others)


def ranked(catalogue: Catalogue, local: Local, variant: Variant | None = None) -> Ranking:
    """A place, or a variant of it, put to the engine."""
    seen = view(catalogue, local, variant)
    numbers = problem(catalogue, local, seen)
    return Ranking(seen, numbers, score(numbers))


@lru_cache(maxsize=8)
def anywhere(catalogue: Catalogue) -> Ranking:
    """A catalogue by itself, put to the engine: its own weights and scores, and no level given."""
    return ranked(catalogue, Local(area="anywhere"))


@lru_cache(maxsize=8)
def foregone_shares(catalogue: Catalogue) -> Shares:
    """How often each option wins over places drawn at random, with the catalogue's own weights and scores."""
    return foregone(anywhere(catalogue).problem)


def ranges_of(appraisal: Appraisal) -> Ranges:
    """The honest ranges around the numbers that were put to the engine."""
    return ranges(appraisal.catalogue, appraisal.ranking.view)


def agreement(appraisal: Appraisal) -> dict[str, float | None]:
    """Kendall's W for each kind of variant, over the options that are ranked in all of them; the base is left out."""
    kinds: dict[str, list[Result]] = {}
    for variant in appraisal.seen_otherwise:
        kinds.setdefault(variant.kind, []).append(appraisal.variants[variant.id].result)
    return {kind: _agreement(results) for kind, results in kinds.items()}


def _agreement(results: Sequence[Result]) -> float | None:
    rows = sorted(set.intersection(*(set(result.contenders) for result in results)))
    rankings = [ranks(result.values, rows) for result in results]
    return kendall_w([[rank for rank in ranking if rank is not None] for ranking in rankings])


def regret(result: Result) -> tuple[float | None, ...]:
    """How far each option stays behind the best: ``max V − V(o)``; None where it is ruled out."""
    best = max((result.values[row] for row in result.contenders), default=0.0)
    return tuple(best - value if row in result.contenders else None for row, value in enumerate(result.values))


def costs_by_row(appraisal: Appraisal) -> dict[int, Cost]:
    """The costs that the place gives; one without a range has its total at both ends."""
    given = appraisal.local.costs
    return {
        row: Cost(cost.total, *(cost.total if end is None else end for end in (cost.low, cost.high)))
        for row, cost in ((row, given[option]) for row, option in enumerate(appraisal.options) if option in given)
    }


def beside_cost(appraisal: Appraisal) -> tuple[Placed, ...]:
    """Each option's place when its cost stands beside its value."""
    return place(appraisal.result.values, costs_by_row(appraisal), appraisal.result.contenders, appraisal.baseline)
