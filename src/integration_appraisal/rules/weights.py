"""Rules about the weights."""

from collections.abc import Iterator, Sequence

from integration_appraisal.appraisal.appraise import Appraisal, anywhere
from integration_appraisal.appraisal.problem import given
from integration_appraisal.documents.document import Path
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.weights import METHODS
from integration_appraisal.figures import exact
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.criteria import RelativeScale
from integration_appraisal.model.local import Weights
from integration_appraisal.rules.base import Hit
from integration_appraisal.rules.finding_places import blank, first_of, in_words, own_ranking, sets_weights, views

HALF = 0.5


def own_unreasoned(appraisal: Appraisal) -> Iterator[Hit]:
    """Weights decide as much as scores do, and numbers without a reason look as if the answer came first.

    The Scottish Capital Investment Manual wants the reasons for weights explained in full. Say what the step from
    worst to best is worth on the criteria that weigh most, and why some weigh little. A variant with its own weights
    says whose view it is.

    Bad (local.yaml):

        weights:
          rationale:  # <-

    Good (local.yaml):

        weights:
          rationale: Reach first, since most readers walk; calm last, since a move is over in a week.
    """
    for path, view in views(appraisal):
        if view.weights is not None and sets_weights(view.weights) and blank(view.weights.rationale):
            message = "these weights have no `rationale`. Say why some criteria weigh more than others."
            yield Hit(appraisal.place.document, (*path, "weights", "rationale"), message)


def unreasoned(catalogue: Catalogue) -> Iterator[Hit]:
    """See ``own_unreasoned``, for the catalogue's own weights."""
    for name, criterion in catalogue.criteria.items():
        if blank(criterion.rationale):
            location = catalogue.locations["criteria", name]
            message = f"the weight of `{name}` has no `rationale`. Say why it weighs {exact(criterion.weight)}."
            yield Hit(location.document, (*location.path, "rationale"), message)


def after_scores(appraisal: Appraisal) -> Iterator[Hit]:
    """Who has seen the scores can choose the weights that make the favourite win.

    This is the first thing that a reviewer of a close result asks. Agree and date the weights before anybody sees a
    score. If they had to change afterwards, say so, keep the old ones as a variant, and show that first place does not
    hang on the change.

    Bad (local.yaml):

        weights:
          agreed_on: 2025-04-01  # <-
        scored_on: 2025-03-01

    Good (local.yaml):

        weights:
          agreed_on: 2025-02-01
        scored_on: 2025-03-01
    """
    weights, scored_on = appraisal.local.weights, appraisal.local.scored_on
    if weights is not None and weights.agreed_on and scored_on and weights.agreed_on > scored_on:
        message = (
            f"the weights were agreed after the scores, on {scored_on}. Say why, and keep the old ones as a variant."
        )
        yield Hit(appraisal.place.document, ("weights", "agreed_on"), message, at_value=True)


def relative_without_swing(appraisal: Appraisal) -> Iterator[Hit]:
    """A relative scale runs from the worst option on the table to the best, and a weight must say what that is worth.

    Importance in general is no answer to that: if all options differ by an hour, even an important criterion should
    weigh little. HM Treasury's guidance on multi-criteria analysis (2024) calls swing weights the critical element.
    Weigh by `swing`, and again whenever an option comes or goes. Or give the criterion a scale with fixed ends.

    Bad (local.yaml):

        weights:  # <-
          method: points
          values: {reach: 40, welcome: 30, calm: 20, evenings: 10}

    Good (local.yaml):

        weights:
          method: swing
          values: {reach: 100, welcome: 60, calm: 50, evenings: 10}
    """
    document = appraisal.place.document
    for path, view in views(appraisal):
        weights = view.weights if path or view.weights is not None else Weights()
        relative = _relative(appraisal.catalogue, weights) if weights is not None and weights.method != "swing" else []
        if relative:
            message = (
                f"the scale of {in_words(relative)} is relative: what its step is worth is known once the options are. "
                "Agree the weights by `method: swing`."
            )
            yield Hit(document, first_of(document, (*path, "weights"), ("area",)), message)


def one_over_half_here(appraisal: Appraisal) -> Iterator[Hit]:
    """When one criterion has over half of the weight, it outvotes all others together.

    The appraisal is then by one criterion, whatever the table looks like. If that is meant, a must-have or a plain
    comparison is more honest. If not, weigh again: is its step from worst to best worth more than all other steps
    taken together?

    Bad (local.yaml):

        weights:
          values:
            reach: 100  # <-
            welcome: 40
            calm: 30

    Good (local.yaml):

        weights:
          values:
            reach: 100
            welcome: 80
            calm: 60
    """
    catalogue, document = appraisal.catalogue, appraisal.place.document
    before = _over_half(catalogue, anywhere(catalogue).result.weights.shares)
    for name, share in _over_half(catalogue, own_ranking(appraisal).result.weights.shares).items():
        if name not in before:
            paths: tuple[Path, ...] = (("weights", "values", name), ("weights",), ("local_factors",))
            weights = appraisal.local.weights
            own = weights is not None and sets_weights(weights)
            message = (
                f"`{name}` has {100 * share:.1f} % of the weight here, more than all others together. Weigh them again."
            )
            yield Hit(document, first_of(document, *(paths if own else paths[2:])), message)


def one_over_half(catalogue: Catalogue) -> Iterator[Hit]:
    """See ``one_over_half_here``, for the catalogue's own weights."""
    for name, share in _over_half(catalogue, anywhere(catalogue).result.weights.shares).items():
        location = catalogue.locations["criteria", name]
        message = f"`{name}` has {100 * share:.1f} % of the weight, more than all others together. Weigh them again."
        yield Hit(location.document, (*location.path, "weight"), message)


def all_equal_here(appraisal: Appraisal) -> Iterator[Hit]:
    """Equal weights are a choice too, and mostly one that nobody made.

    They say that every step from worst to best is worth the same, which is seldom true, and they let whoever lists
    the criteria decide: a matter that is split in two counts double. Ask of each pair which step people would rather
    have. If the answer is neither, accept the finding and say so.

    Bad (local.yaml):

        weights:
          values:  # <-
            reach: 100
            welcome: 100
            calm: 100
            evenings: 100

    Good (local.yaml):

        weights:
          values:
            reach: 100
            welcome: 60
            calm: 50
            evenings: 10
    """
    weights = appraisal.local.weights
    if weights is not None and sets_weights(weights) and _all_equal(_shares(appraisal.catalogue, weights)):
        message = "all criteria have the same weight. Ask which step from worst to best is worth more than another."
        field = {"equal": "method", "ranking": "order"}.get(weights.method, "values")
        yield Hit(appraisal.place.document, ("weights", field), message)


def all_equal(catalogue: Catalogue) -> Iterator[Hit]:
    """See ``all_equal_here``, for the catalogue's own weights."""
    if _all_equal(anywhere(catalogue).result.weights.shares):
        location = catalogue.locations["criteria", next(iter(catalogue.criteria))]
        message = "all criteria have the same weight. Ask which step from worst to best is worth more than another."
        yield Hit(location.document, (*location.path, "weight"), message)


def _shares(catalogue: Catalogue, weights: Weights) -> tuple[float, ...]:
    return METHODS[weights.method](given(catalogue, weights))


def _relative(catalogue: Catalogue, weights: Weights) -> list[str]:
    """The criteria on a relative scale that these weights count."""
    shares = zip(catalogue.criteria.items(), _shares(catalogue, weights), strict=True)
    return [name for (name, own), share in shares if share > 0 and isinstance(own.scale, RelativeScale)]


def _over_half(catalogue: Catalogue, shares: Sequence[float]) -> dict[str, float]:
    return {name: share for name, share in zip(catalogue.criteria, shares, strict=True) if share > HALF + SAME}


def _all_equal(shares: Sequence[float]) -> bool:
    return len(shares) > 1 and max(shares) - min(shares) <= SAME
