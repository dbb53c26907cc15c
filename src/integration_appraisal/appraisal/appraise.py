"""An appraisal: a catalogue and a local file, and all that follows from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from integration_appraisal.appraisal import labels, results
from integration_appraisal.appraisal.labels import Numbers
from integration_appraisal.appraisal.problem import given, problem, view
from integration_appraisal.engine.agreement import kendall_w
from integration_appraisal.engine.effective import effective_number, effective_weights
from integration_appraisal.engine.frontier import Rung
from integration_appraisal.engine.ranks import ranks
from integration_appraisal.engine.robustness import NEAR, SAMPLES, SEED
from integration_appraisal.engine.scoring import score
from integration_appraisal.engine.switching import first_by_level
from integration_appraisal.engine.weights import METHODS
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.loader import Inputs
from integration_appraisal.loading.local import LocalFile
from integration_appraisal.model.local import Level, Local, Variant, Weights

Progress = Callable[[int, int], None]  # hears of steps done, and of how many there are


@dataclass(frozen=True, repr=False)
class Appraisal:
    """A catalogue and a local file, or one variant of it. What follows is worked out when it is first asked for.

    Two appraisals are equal when their inputs are, and a pickled one takes its inputs along and nothing else.
    """

    catalogue: Catalogue
    file: LocalFile
    variant: Variant | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.catalogue, self.file, self.variant)

    def __repr__(self) -> str:
        lead = ", ".join(f"{option.name} with {option.value:.1f}" for option in self.ranking.first)
        return f"<Appraisal of {self.local.area}: {self.ranking.lead.verdict}, first {lead or 'nobody'}>"

    def _repr_html_(self) -> str:
        """The ranking as a table, for a notebook."""
        from html import escape

        rows = (
            (option.rank or "out", option.name, f"{option.value:.1f}", f"{option.lost:.1f}", option.ready)
            for option in self.ranking.order
        )
        width = None if self.ranking.has_needs else -2  # the last two are about what options rely on
        cells = (row[:width] for row in (("Rank", "Option", "Value", "Lost", "Ready"), *rows))
        lines = ("".join(f"<td>{escape(str(cell))}</td>" for cell in row) for row in cells)
        return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"

    @property
    def local(self) -> Local:
        """The place as its people describe it."""
        return self.file.local

    @cached_property
    def digest(self) -> str:
        """The digest over the local file and its catalogue."""
        return self.catalogue.digest_with(self.file.document.data)

    @cached_property
    def ranking(self) -> results.Ranking:
        """The options ranked: values, losses, readiness, verdict."""
        return labels.ranking(self._numbers)

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
                own.id, own.name, own.kind, labels.ranking(put(self.catalogue, self.local, own))
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
    def likely(self) -> Mapping[str, results.Likely]:
        """By option, what ranges make of its value 8 times in 10."""
        return labels.likely_values(self._numbers)

    @cached_property
    def costs(self) -> Mapping[str, results.CostResult]:
        """Each option that has a cost, beside the others."""
        return labels.cost_results(self._numbers, self._costed)

    @cached_property
    def frontier(self) -> Sequence[Rung[str]]:
        """The steps along the frontier of cost and value, from one option to the next dearer one."""
        return labels.frontier_steps(self._numbers, self._costed)

    @property
    def levels(self) -> Mapping[str, Level]:
        """The levels that count, by local factor, with the reasons given for them."""
        return self._numbers.view.levels

    @property
    def weights(self) -> Weights:
        """The block of weights that counts."""
        return self._numbers.view.weights

    @cached_property
    def sensitivity(self) -> results.Sensitivity:
        """What would change the answer."""
        from integration_appraisal.engine.sensitivity import sensitivity

        numbers = self._numbers
        return labels.sensitivity_results(numbers, sensitivity(numbers.problem, numbers.result))

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
            from integration_appraisal.engine.robustness.simulation import numpy_version, simulate

            found = simulate(
                self._numbers.problem,
                self._numbers.result,
                mode=mode,
                samples=samples,
                seed=seed,
                progress=progress,
            )
            self._drawn[asked] = labels.robustness_results(self._numbers, found, numpy_version())
        return self._drawn[asked]

    @cached_property
    def first_by_level(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """By local factor, and for each of its levels from 1: who is first with that level and all else as it is."""
        own = self._numbers
        found = first_by_level(own.problem, own.result)
        return own.labels.by_factor([tuple(own.labels.named(then.first) for then in levels) for levels in found])

    @cached_property
    def first_by_catalogue(self) -> tuple[str, ...]:
        """Who would be first if the place took the catalogue's weights and scores in place of its own."""
        local = self.local.model_copy(update={"weights": None, "scores": {}})
        return Appraisal(self.catalogue, self.file._replace(local=local)).ranking.lead.first

    def futures(self, scenarios: int, seed: int) -> results.Futures:
        """Who is first in how many scenarios, each with levels and scores drawn within their ranges.

        The same seed and the same files give the same scenarios, whatever other places are drawn.
        """
        from integration_appraisal.engine.robustness.futures import futures

        own = self._numbers
        found = futures(own.problem, own.result, scenarios, (seed, int(self.digest.removeprefix("sha256:"), 16)))
        return results.Futures(*(own.labels.by_option(shares) for shares in found))

    @cached_property
    def baseline(self) -> str | None:
        """The option with which the others are compared; None where no option is one."""
        return next((own.id for own in self.catalogue.options.values() if own.role == "baseline"), None)

    @cached_property
    def _drawn(self) -> dict[tuple[str, int, int], results.Robustness]:
        return {}

    @cached_property
    def _costed(self) -> labels.Costed:
        return labels.costed_options(self._numbers, self.baseline)

    @cached_property
    def _numbers(self) -> Numbers:
        return put(self.catalogue, self.local, self.variant)


def appraise(inputs: Inputs, variant: str | None = None) -> Appraisal:
    """Appraise a place, or one variant of it alone; both files must have been read without errors.

    Raises ValueError where there is no local file, or no variant of that id.
    """
    if inputs.local is None:
        raise ValueError("no local file could be read, so there is nothing to appraise")
    variants = {own.id: own for own in inputs.local.local.variants}
    if variant is not None and variant not in variants:
        raise ValueError(f"there is no variant {variant!r}; there is {', '.join(variants) or 'none'}")
    return Appraisal(inputs.catalogue, inputs.local, variants.get(variant or ""))


def put(catalogue: Catalogue, local: Local, variant: Variant | None = None) -> Numbers:
    """Put a place, or one variant of it, to the engine."""
    seen = view(catalogue, local, variant)
    asked = problem(catalogue, local, seen)
    return Numbers(catalogue, local, seen, asked, score(asked), labels.labels(catalogue))


_NOWHERE = Local(area="nowhere")


@lru_cache(maxsize=8)
def by_itself(catalogue: Catalogue) -> results.Ranking:
    """A catalogue's options ranked with its own weights and scores, and no level given."""
    return labels.ranking(put(catalogue, _NOWHERE))


@lru_cache(maxsize=8)
def never_first(catalogue: Catalogue) -> tuple[str, ...]:
    """The options of a catalogue by itself that no weights put first, before a place takes anything off."""
    from integration_appraisal.engine.optimality import never_lead

    cells = [[cell.value for cell in option.cells.values()] for option in by_itself(catalogue).options.values()]
    return labels.labels(catalogue).named(never_lead(cells, [0.0] * len(cells), range(len(cells))))


@lru_cache(maxsize=8)
def place_dependence_of(catalogue: Catalogue) -> results.PlaceDependence:
    """How often each option wins over random places, and each factor decides, by the catalogue's weights and scores."""
    from integration_appraisal.engine.place_dependence import place_dependence

    numbers = put(catalogue, _NOWHERE)
    return labels.place_dependence_results(numbers.labels, place_dependence(numbers.problem))


@lru_cache(maxsize=8)
def effective_of(catalogue: Catalogue) -> results.Effective:
    """How much each criterion can set options apart, by the catalogue's weights and scores, and how many really do."""
    own = by_itself(catalogue)
    cells = [[cell.value for cell in option.cells.values()] for option in own.options.values()]
    weights = effective_weights([criterion.catalogue_weight for criterion in own.criteria.values()], cells)
    return results.Effective(dict(zip(own.criteria, weights, strict=True)), effective_number(cells))


def weight_shares(catalogue: Catalogue, weights: Weights) -> dict[str, float]:
    """By criterion, its share by these weights alone, before local factors emphasise any; shares sum to 1."""
    return dict(zip(catalogue.criteria, METHODS[weights.method](given(catalogue, weights)), strict=True))


def _agreement(rankings: Sequence[results.Ranking]) -> float | None:
    ranked = [option for option in rankings[0].options if all(own.options[option].rank is not None for own in rankings)]
    values = [[own.options[option].value for option in ranked] for own in rankings]
    orders = [ranks(own, range(len(ranked))) for own in values]
    return kendall_w([[rank for rank in order if rank is not None] for order in orders])
