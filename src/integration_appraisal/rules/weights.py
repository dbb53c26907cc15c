"""Rules about the weights."""

from collections.abc import Iterator, Mapping
from math import fsum

from integration_appraisal.appraisal.appraise import Appraisal, by_itself, weight_shares
from integration_appraisal.appraisal.results import Ranking
from integration_appraisal.documents.document import Path
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.weights import METHODS
from integration_appraisal.figures import exact
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.local import Weights
from integration_appraisal.rules.base import ERROR, NOTE, WARNING, Hit, hit_in, rule
from integration_appraisal.rules.finding_places import first_of, is_idle, sets_weights, views
from integration_appraisal.rules.language import blank, in_words

HALF = 0.5
ENDS = "ends"  # the id of the group of criteria that are ends


@rule("P136", WARNING, "Ends carry less than half the weight")
def ends_outweighed(appraisal: Appraisal) -> Iterator[Hit]:
    """When ways of working weigh more than what people get from them, a tidy arrangement can win that helps nobody.

    Ends come before means. Where a catalogue keeps its ends in a group with the id `ends`, they carry at least half
    of the weight here. Weights below that may be meant; then accept the finding, and say why means matter more.

    Bad (local.yaml):

        weights:  # <-
          values: {reach: 30, welcome: 30, calm: 100, evenings: 80}

    Good (local.yaml):

        weights:
          values: {reach: 100, welcome: 80, calm: 60, evenings: 0}
    """
    share = _low_share_of_ends(appraisal.catalogue, appraisal.base_ranking)
    if share is not None and _low_share_of_ends(appraisal.catalogue, by_itself(appraisal.catalogue)) is None:
        message = (
            f"the ends carry {100 * share:.1f} % of the weight here. Give them half, or accept this with a reason."
        )
        at = "weights" if sets_weights(appraisal.local.weights) else "local_factors"
        yield Hit(appraisal.file.document, (at,), message)


@ends_outweighed.also
def ends_outweighed_in_catalogue(catalogue: Catalogue) -> Iterator[Hit]:
    """For the catalogue's own weights."""
    share = _low_share_of_ends(catalogue, by_itself(catalogue))
    if share is not None:
        message = f"criteria of this group carry {100 * share:.1f} % of the weight. Ends come first: give them half."
        yield hit_in(catalogue, ("groups", ENDS), (), message)


@rule("P141", WARNING, "A weight without a reason", in_catalogue=ERROR)
def unreasoned(appraisal: Appraisal) -> Iterator[Hit]:
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
            yield Hit(appraisal.file.document, (*path, "weights", "rationale"), message)


@unreasoned.also
def unreasoned_in_catalogue(catalogue: Catalogue) -> Iterator[Hit]:
    """For the catalogue's own weights."""
    for name, criterion in catalogue.criteria.items():
        if blank(criterion.rationale):
            message = f"the weight of `{name}` has no `rationale`. Say why it weighs {exact(criterion.weight)}."
            yield hit_in(catalogue, ("criteria", name), ("rationale",), message)
    for name, group in catalogue.groups.items():
        if group.weight is not None and blank(group.rationale):
            message = f"the weight of the group `{name}` has no `rationale`. Say why it weighs {exact(group.weight)}."
            yield hit_in(catalogue, ("groups", name), ("rationale",), message)


@rule("P142", WARNING, "Weights agreed after scores")
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
        yield Hit(appraisal.file.document, ("weights", "agreed_on"), message, at_value=True)


@rule("P143", WARNING, "Relative scales without swing weights")
def relative_without_swing(appraisal: Appraisal) -> Iterator[Hit]:
    """A relative scale runs from the worst option on the table to the best, and a weight must say what that is worth.

    Importance in general is no answer to that: if all options differ by an hour, even an important criterion should
    weigh little. HM Treasury's guidance on multi-criteria analysis (2024) calls swing weights the critical element.
    Weigh by `swing`, and again whenever an option comes or goes. Or give the criterion a scale with fixed ends.

    Local factors that emphasise criteria no longer do once weights are given by `swing`: have them in mind as you
    weigh (P146).

    Bad (local.yaml):

        weights:  # <-
          method: points
          values: {reach: 40, welcome: 30, calm: 20, evenings: 10}

    Good (local.yaml):

        weights:
          method: swing
          values: {reach: 100, welcome: 60, calm: 50, evenings: 10}
    """
    document = appraisal.file.document
    for path, view in views(appraisal):
        weights = view.weights if path or view.weights is not None else Weights()
        relative = _relative(appraisal.catalogue, weights) if weights is not None and weights.method != "swing" else []
        if relative:
            message = (
                f"the scale of {in_words(relative)} is relative: what its step is worth is known once the options are. "
                f"Agree the weights by `method: swing`{_alone(appraisal.catalogue, weights)}."
            )
            yield Hit(document, first_of(document, (*path, "weights"), ("area",)), message)


@rule("P144", WARNING, "One criterion has over half the weight")
def one_over_half(appraisal: Appraisal) -> Iterator[Hit]:
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
    document, before = appraisal.file.document, _over_half(by_itself(appraisal.catalogue))
    for name, share in _over_half(appraisal.base_ranking).items():
        if name not in before:
            paths: tuple[Path, ...] = (("local_factors",),)
            if sets_weights(appraisal.local.weights):
                paths = (("weights", "values", name), ("weights",), *paths)
            message = f"`{name}` has {100 * share:.1f} % of the weight here, more than all others together. "
            yield Hit(document, first_of(document, *paths), message + "Weigh them again.")


@one_over_half.also
def one_over_half_in_catalogue(catalogue: Catalogue) -> Iterator[Hit]:
    """For the catalogue's own weights."""
    for name, share in _over_half(by_itself(catalogue)).items():
        message = f"`{name}` has {100 * share:.1f} % of the weight, more than all others together. Weigh them again."
        yield hit_in(catalogue, ("criteria", name), ("weight",), message)


@rule("P145", WARNING, "All weights are equal")
def all_equal(appraisal: Appraisal) -> Iterator[Hit]:
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
    if weights and sets_weights(weights) and _are_equal(weight_shares(appraisal.catalogue, weights)):
        field = {"equal": "method", "ranking": "order"}.get(weights.method, "values")
        yield Hit(appraisal.file.document, ("weights", field), _ALL_EQUAL)


@all_equal.also
def all_equal_in_catalogue(catalogue: Catalogue) -> Iterator[Hit]:
    """For the catalogue's own weights."""
    if _are_equal(weight_shares(catalogue, Weights())):
        yield hit_in(catalogue, ("criteria", next(iter(catalogue.criteria))), ("weight",), _ALL_EQUAL)


@rule("P146", NOTE, "A level that changes nothing")
def level_idle(appraisal: Appraisal) -> Iterator[Hit]:
    """Some local factors only emphasise criteria, and they move no weights but the catalogue's (`method: catalogue`).

    Weights that a place gives itself, by `points`, `swing`, `ranking` or `equal`, are taken as they are: people who
    know the place have it in mind, and it would count twice. The level of such a factor then changes nothing, neither
    in the file nor with `--set`, nor does a variant with another. Check that the weights do allow for it, and say so
    in their `rationale`. Or weigh by `method: catalogue`, with `values` of your own where you would change some.

    Bad (local.yaml):

        local_factors:
          lease_pressure:  # <-
            level: 3
            rationale: The lease ends this year.
            source: {work: survey, at: Page 5}

    Good (local.yaml):

        weights:
          method: catalogue
          values: {reach: 100, welcome: 80, calm: 60, evenings: 0}
        local_factors:
          lease_pressure: {level: 2, rationale: The lease ends next year., source: {work: survey, at: Page 5}}
          town_growth: {level: 2, rationale: Two new streets are planned., source: {work: survey, at: Page 5}}
    """
    for path, view in views(appraisal):
        method = (view.weights or appraisal.local.weights or Weights()).method
        for name in view.local_factors:
            if appraisal.catalogue.factors[name].emphasises and is_idle(appraisal, name, view):
                message = (
                    f"the level of `{name}` changes nothing: it only emphasises criteria, and weights by `{method}` "
                    "are taken as they are. Check that they allow for it, or weigh by `catalogue`."
                )
                yield Hit(appraisal.file.document, (*path, "local_factors", name), message)


_ALL_EQUAL = "all criteria have the same weight. Ask which step from worst to best is worth more than another."


def _alone(catalogue: Catalogue, weights: Weights | None) -> str:
    """What else changes with swings, in what follows them; empty where nothing does."""
    is_emphasised = weights is not None and METHODS[weights.method].is_emphasised
    emphasising = any(factor.emphasises for factor in catalogue.factors.values())
    return ", which no local factor emphasises" if is_emphasised and emphasising else ""


def _relative(catalogue: Catalogue, weights: Weights) -> list[str]:
    """The criteria on a relative scale that these weights count."""
    shares = weight_shares(catalogue, weights)
    return [name for name, share in shares.items() if share > 0 and catalogue.criteria[name].scale.kind == "relative"]


def _over_half(ranking: Ranking) -> dict[str, float]:
    return {name: own.weight for name, own in ranking.criteria.items() if own.weight > HALF + SAME}


def _are_equal(shares: Mapping[str, float]) -> bool:
    return len(shares) > 1 and max(shares.values()) - min(shares.values()) <= SAME


def _low_share_of_ends(catalogue: Catalogue, ranking: Ranking) -> float | None:
    """The weight of the ends where it is below half, or None; None too where the catalogue has no such group."""
    share = fsum(criterion.weight for criterion in ranking.criteria.values() if criterion.group == ENDS)
    return share if ENDS in catalogue.groups and share < HALF - SAME else None
