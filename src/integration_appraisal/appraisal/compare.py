"""Two appraisals side by side: what changed, how much each change moved, and which alone alters first place."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeAlias

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.entries import (
    WEIGHTS,
    Change,
    Entries,
    Exchange,
    Key,
    Mixture,
    Value,
    entries,
    given_weights,
    mixture,
    whole,
)
from integration_appraisal.appraisal.labels import Labels
from integration_appraisal.appraisal.results import OptionLead
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.scoring import Result, score
from integration_appraisal.engine.shapley import MOST_CHANGES, shapley
from integration_appraisal.loading.local import LocalFile

Progress = Callable[[int, int], None]  # hears of steps done, and of how many there are


class NothingInCommon(ValueError):  # noqa: N818 - says what is wrong, as StopIteration does
    """Two appraisals without an option, or without a criterion with weight, that both have."""


class OptionComparison(NamedTuple):
    """An option that both have: values (0 to 100) and ranks over what both have, None where it is ruled out."""

    id: str
    value_before: float
    value_after: float
    moved: float
    rank_before: int | None
    rank_after: int | None
    ready_before: Ready
    ready_after: Ready


class OnlyIn(NamedTuple):
    """What one appraisal has and the other has not."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]


class Moved(NamedTuple):
    """What a change, or a kind of them merged, moved: points by option."""

    change: Change
    points: Mapping[str, float]


class Altered(NamedTuple):
    """A change that alone alters first place: who is first then, and by option whether it is ready then."""

    change: Change
    first: tuple[str, ...]
    ready: Mapping[str, Ready]


class Comparison(NamedTuple):
    """What became of the old appraisal, over the options and criteria that both have."""

    old: Appraisal
    new: Appraisal
    only_old: OnlyIn
    only_new: OnlyIn
    options: Mapping[str, OptionComparison]
    lead_before: OptionLead
    lead_after: OptionLead
    changes: tuple[Change, ...]
    moved: tuple[Moved, ...]  # the changes that move values; where there are many, the largest kinds are merged
    alone: tuple[Altered, ...]

    @property
    def is_whole(self) -> bool:
        """Whether both have the same options and criteria, so that values are those of each appraisal by itself."""
        return not any((*self.only_old, *self.only_new))


def compare(old: Appraisal, new: Appraisal, progress: Progress = lambda _done, _all: None) -> Comparison:
    """Compare two appraisals. Raises NothingInCommon where they have no option or no weighted criterion in common.

    ``progress`` hears of each subset of changes that has been put to the test, and of how many there are.
    """
    over = _shared(old, new)
    before, after = entries(old, new, over), entries(new, old, over)
    if not over.options or any(sum(given_weights(over, own)) <= 0 for own in (before, after)):
        raise NothingInCommon(
            "the two have no option, or no criterion with weight, in common, so there is nothing to compare."
        )
    exchanges = list(_exchanges(before, after, over, (old.file, new.file)))
    mix = partial(mixture, over, before, after)
    first, last = score(whole(over, before)), score(whole(over, after))
    return Comparison(
        old,
        new,
        only_old=_only_in(old, new),
        only_new=_only_in(new, old),
        options=_options(over, first, last),
        lead_before=over.lead(first.lead),
        lead_after=over.lead(last.lead),
        changes=tuple(exchange.change for exchange in exchanges),
        moved=_moved(over, mix, _merged(exchanges), progress),
        alone=_alone(over, mix, exchanges, over.named(first.lead.first)),
    )


def _shared(old: Appraisal, new: Appraisal) -> Labels:
    """What both have: options and criteria of both, factors of either. Groups make no difference here."""
    ours, theirs = old.catalogue, new.catalogue
    return Labels(
        tuple(option for option in ours.options if option in theirs.options),
        tuple(criterion for criterion in ours.criteria if criterion in theirs.criteria),
        tuple({**ours.factors, **theirs.factors}),
        groups=(),
    )


def _only_in(own: Appraisal, other: Appraisal) -> OnlyIn:
    return OnlyIn(
        tuple(option for option in own.catalogue.options if option not in other.catalogue.options),
        tuple(criterion for criterion in own.catalogue.criteria if criterion not in other.catalogue.criteria),
    )


def _options(over: Labels, before: Result, after: Result) -> dict[str, OptionComparison]:
    moved = [last - first for first, last in zip(before.values, after.values, strict=True)]
    parts = (before.values, after.values, moved, before.ranks, after.ranks, before.ready, after.ready)
    return {option: OptionComparison(option, *own) for option, *own in zip(over.options, *parts, strict=True)}


# What changed ---------------------------------------------------------------------------------------------------------


def _exchanges(old: Entries, new: Entries, over: Labels, files: Iterable[LocalFile]) -> Iterator[Exchange]:
    """All that differs: weights first, then by factor, by criterion, and what moves no value."""
    # A number that is set stands without its range, which is no change of its own.
    done: set[Key] = {("range", *own.ids) for file in files for own in file.settings if own.kind != "weight"}
    weights = (WEIGHTS, *(("number", criterion, "weight") for criterion in over.criteria))
    if _must_change_together(old, new, over):
        yield Exchange(Change("weights", ("catalogue",), old[WEIGHTS], new[WEIGHTS]), weights)
        done.update(weights)
    for key in old:
        if key not in done and not _is_same(old[key], new[key]):
            keys = (key, *_along_with(key, over))
            yield Exchange(Change(key[0], key[1:], old[key], new[key]), keys)
            done.update(keys)


def _is_same(one: Value, other: Value) -> bool:
    """Scales of two kinds may be made of the same numbers."""
    return one == other and (type(one) is type(other) or not isinstance(one, tuple))


def _must_change_together(old: Entries, new: Entries, over: Labels) -> bool:
    """Whether weights that change one by one might leave no criterion with any."""
    points = {name: (old["number", name, "weight"], new["number", name, "weight"]) for name in over.criteria}
    least = (sum(own[WEIGHTS].values.get(name, min(pair)) for name, pair in points.items()) for own in (old, new))
    return any(before != after for before, after in points.values()) and min(least) <= 0


_OF_A_NEED = ("number", "essential", "firm")


def _along_with(key: Key, over: Labels) -> list[Key]:
    """The entries that an entry takes along: they would mean something else without it."""
    match key:
        case ("number", factor, "levels"):
            needs = [(kind, option, "relies_on", factor) for kind in _OF_A_NEED for option in over.options]
            return [("level", factor), *needs]
        case ("number", criterion, "scale"):
            return [("must_have", criterion), *(("score", option, criterion) for option in over.options)]
        case ("number", option, "relies_on", factor):
            return [(kind, option, "relies_on", factor) for kind in _OF_A_NEED[1:]]
        case _:
            return []


def _merged(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """Those that move values, the largest kind made one as long as there are too many to try every subset."""
    left = [exchange for exchange in exchanges if exchange.change.moves_values]
    while len(left) > MOST_CHANGES:
        kind = Counter(exchange.change.kind for exchange in left).most_common(1)[0][0]
        alike = [exchange for exchange in left if exchange.change.kind == kind]
        left = [exchange for exchange in left if exchange.change.kind != kind]
        keys = tuple(chain.from_iterable(exchange.keys for exchange in alike))
        left.append(Exchange(Change(kind, (), None, None, len(alike)), keys))
    return left


# What each change does ------------------------------------------------------------------------------------------------


Mix: TypeAlias = Callable[[Iterable[Exchange]], Mixture]  # the old appraisal with some exchanges made


def _moved(over: Labels, mix: Mix, exchanges: Sequence[Exchange], progress: Progress) -> tuple[Moved, ...]:
    """Each change's share in what moved, over all subsets of them."""

    def values(subset: int) -> tuple[float, ...]:
        progress(1, 1 << len(exchanges))
        return mix([exchange for bit, exchange in enumerate(exchanges) if subset >> bit & 1]).found.values

    moves = shapley(len(exchanges), values)
    return tuple(Moved(own.change, over.by_option(points)) for own, points in zip(exchanges, moves, strict=True))


def _alone(over: Labels, mix: Mix, exchanges: Sequence[Exchange], first: tuple[str, ...]) -> tuple[Altered, ...]:
    """The changes that alone alter first place."""
    mixtures = ((exchange.change, mix([exchange])) for exchange in exchanges)
    return tuple(
        Altered(change, mixture.first, over.by_option(mixture.found.ready))
        for change, mixture in mixtures
        if mixture.first != first
    )
