"""An appraisal: a catalogue and a local file, and all that follows from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from integration_appraisal.appraisal import labels, results
from integration_appraisal.appraisal.problem import View, problem, ranges, view
from integration_appraisal.engine import frontier
from integration_appraisal.engine.agreement import kendall_w
from integration_appraisal.engine.frontier import BesideCost, Cost
from integration_appraisal.engine.place_dependence import place_dependence
from integration_appraisal.engine.ranks import in_rank_order, ranks
from integration_appraisal.engine.robustness import NEAR, SAMPLES, SEED
from integration_appraisal.engine.robustness.ranges import Ranges
from integration_appraisal.engine.scoring import Problem, Result, score
from integration_appraisal.model.local import Local, Variant
from integration_appraisal.reading.catalogue import Catalogue
from integration_appraisal.reading.digest import digest
from integration_appraisal.reading.place import LocalFile

Progress = Callable[[int, int], None]  # hears of steps done, and of how many there are


class Numbers(NamedTuple):
    """One view of the place, put to the engine."""

    view: View
    problem: Problem
    result: Result


@dataclass(frozen=True)
class Appraisal:
    """A catalogue and a local file, or one variant of it. What follows is worked out when it is first asked for.

    Two appraisals are equal when their inputs are, and a pickled one takes its inputs along and nothing else.
    """

    catalogue: Catalogue
    file: LocalFile
    variant: Variant | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.catalogue, self.file, self.variant)

    @property
    def local(self) -> Local:
        """The place as its people describe it."""
        return self.file.local

    @cached_property
    def digest(self) -> str:
        """The digest over the local file and its catalogue."""
        return digest({"local": self.file.document.data, "catalogue": dict(self.catalogue.data)})

    @cached_property
    def ranking(self) -> results.Ranking:
        """The options ranked: values, losses, readiness, verdict."""
        return labels.ranking(self.catalogue, *self._numbers)

    @cached_property
    def base_ranking(self) -> results.Ranking:
        """The ranking of the place itself, also where a variant is appraised: its people answer to that one."""
        return self.ranking if self.variant is None else Appraisal(self.catalogue, self.file).ranking

    @cached_property
    def variants(self) -> Mapping[str, results.VariantResult]:
        """The same for each variant of the local file, in its order; none where a variant is itself appraised."""
        if self.variant is not None:
            return {}
        return {
            own.id: results.VariantResult(
                own.id, own.name, own.kind, labels.ranking(self.catalogue, *_numbers(self.catalogue, self.local, own))
            )
            for own in self.local.variants
        }

    @cached_property
    def agreement(self) -> Mapping[str, float | None]:
        """Kendall's W by kind of variant, over the options that are ranked in all of them; the base is left out."""
        kinds: dict[str, list[results.Ranking]] = {}
        for own in self.variants.values():
            kinds.setdefault(own.kind, []).append(own.ranking)
        return {kind: _agreement(rankings) for kind, rankings in kinds.items()}

    @cached_property
    def costs(self) -> Mapping[str, results.CostResult]:
        """Each option that has a cost, beside the others."""
        return labels.cost_results(self._labels, self.local.costs, self._numbers.result, self.baseline)

    @cached_property
    def sensitivity(self) -> results.Sensitivity:
        """What would change the answer."""
        from integration_appraisal.engine.sensitivity import sensitivity

        return labels.sensitivity_results(self._labels, sensitivity(self._numbers.problem, self._numbers.result))

    def robustness(
        self,
        *,
        mode: str = NEAR,
        samples: int = SAMPLES,
        seed: int = SEED,
        progress: Progress = lambda _done, _all: None,
    ) -> results.Robustness:
        """How often each option wins when numbers move within their ranges; ``mode`` is a way to draw weights."""
        asked = (mode, samples, seed)
        if asked not in self._drawn:
            from integration_appraisal.engine.robustness.simulation import simulate

            found = simulate(
                self._numbers.problem,
                self._numbers.result,
                ranges(self.catalogue, self._numbers.view),
                mode=mode,
                samples=samples,
                seed=seed,
                progress=progress,
            )
            self._drawn[asked] = labels.robustness_results(self.catalogue, self._labels, found)
        return self._drawn[asked]

    @cached_property
    def baseline(self) -> str | None:
        """The option with which the others are compared; None where no option is one."""
        return next((own.id for own in self.catalogue.options.values() if own.role == "baseline"), None)

    @cached_property
    def _drawn(self) -> dict[tuple[str, int, int], results.Robustness]:
        return {}

    @cached_property
    def _labels(self) -> labels.Labels:
        return labels.labels(self.catalogue)

    @cached_property
    def _numbers(self) -> Numbers:
        return _numbers(self.catalogue, self.local, self.variant)

    # OLD: rows, until every room reads ``ranking`` and its like ---

    @property
    def numbers(self) -> Numbers:
        """What was put to the engine."""
        return self._numbers

    @property
    def place(self) -> LocalFile:
        """The local file."""
        return self.file

    @property
    def result(self) -> Result:
        """What the engine found."""
        return self._numbers.result

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
    def variant_numbers(self) -> Mapping[str, Numbers]:
        """Each variant, put to the engine."""
        if self.variant is not None:
            return {}
        return {own.id: _numbers(self.catalogue, self.local, own) for own in self.local.variants}

    @property
    def seen_otherwise(self) -> tuple[Variant, ...]:
        """The variants that were ranked beside the base, in the order of the file."""
        return tuple(variant for variant in self.local.variants if variant.id in self.variant_numbers)

    @property
    def baseline_row(self) -> int | None:
        """The row of the baseline."""
        return None if self.baseline is None else self.options.index(self.baseline)

    @property
    def in_rank_order(self) -> list[int]:
        """Rows by rank."""
        return in_rank_order(self.result.ranks)


def appraise(catalogue: Catalogue, file: LocalFile, variant: str | None = None) -> Appraisal:
    """Appraise a place, or one variant of it alone. Both files must have been read without errors."""
    return Appraisal(catalogue, file, next((own for own in file.local.variants if own.id == variant), None))


def _numbers(catalogue: Catalogue, local: Local, variant: Variant | None = None) -> Numbers:
    seen = view(catalogue, local, variant)
    asked = problem(catalogue, local, seen)
    return Numbers(seen, asked, score(asked))


@lru_cache(maxsize=8)
def by_itself(catalogue: Catalogue) -> results.Ranking:
    """A catalogue's options ranked with its own weights and scores, and no level given."""
    return labels.ranking(catalogue, *_numbers(catalogue, Local(area="nowhere")))


@lru_cache(maxsize=8)
def never_first(catalogue: Catalogue) -> tuple[str, ...]:
    """The options of a catalogue by itself that no weights put first, before a place takes anything off."""
    from integration_appraisal.engine.optimality import never_lead

    cells = [[cell.value for cell in option.cells.values()] for option in by_itself(catalogue).options.values()]
    return labels.labels(catalogue).named(never_lead(cells, [0.0] * len(cells), range(len(cells))))


@lru_cache(maxsize=8)
def place_dependence_of(catalogue: Catalogue) -> results.PlaceDependence:
    """How often each option wins over places drawn at random, with the catalogue's own weights and scores."""
    asked = _numbers(catalogue, Local(area="nowhere")).problem
    return labels.place_dependence_results(labels.labels(catalogue), place_dependence(asked))


def _agreement(rankings: Sequence[results.Ranking]) -> float | None:
    ranked = [option for option in rankings[0].options if all(own.options[option].rank is not None for own in rankings)]
    values = [[own.options[option].value for option in ranked] for own in rankings]
    orders = [ranks(own, range(len(ranked))) for own in values]
    return kendall_w([[rank for rank in order if rank is not None] for order in orders])


# OLD


def ranked(catalogue: Catalogue, local: Local, variant: Variant | None = None) -> Numbers:
    """A place, or a variant of it, put to the engine."""
    return _numbers(catalogue, local, variant)


@lru_cache(maxsize=8)
def anywhere(catalogue: Catalogue) -> Numbers:
    """A catalogue by itself, put to the engine."""
    return _numbers(catalogue, Local(area="nowhere"))


def ranges_of(appraisal: Appraisal) -> Ranges:
    """The honest ranges around the numbers that were put to the engine."""
    return ranges(appraisal.catalogue, appraisal.numbers.view)


def agreement(appraisal: Appraisal) -> Mapping[str, float | None]:
    """Kendall's W for each kind of variant."""
    return appraisal.agreement


def regret(result: Result) -> tuple[float | None, ...]:
    """How far each option stays behind the best."""
    best = max((result.values[row] for row in result.contenders), default=0.0)
    return tuple(best - value if row in result.contenders else None for row, value in enumerate(result.values))


def costs_by_row(appraisal: Appraisal) -> dict[int, Cost]:
    """The costs that the place gives; one without a range has its total at both ends."""
    given = appraisal.local.costs
    return {
        row: Cost(cost.total, *(cost.total if end is None else end for end in (cost.low, cost.high)))
        for row, cost in ((row, given[option]) for row, option in enumerate(appraisal.options) if option in given)
    }


def beside_cost(appraisal: Appraisal) -> tuple[BesideCost[int], ...]:
    """Each option's place when its cost stands beside its value."""
    return frontier.beside_cost(
        appraisal.result.values, costs_by_row(appraisal), appraisal.result.contenders, appraisal.baseline_row
    )
