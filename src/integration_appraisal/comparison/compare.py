"""The comparison: each change's share in what moved, and which changes alone alter first place."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.comparison.changes import MOVING, Change, changes, made, merged
from integration_appraisal.comparison.numbers import Numbers, Shared, numbers, shared
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.scoring import Result, cell_values, score, valued
from integration_appraisal.engine.shapley import shapley
from integration_appraisal.engine.weights import METHODS

Progress = Callable[[int, int], None]


class Moved(NamedTuple):
    """What a change, or a kind of them merged, moved: points per option that both have."""

    change: Change
    points: tuple[float, ...]


class Altered(NamedTuple):
    """A change that alone alters first place, and who is first then."""

    change: Change
    first: tuple[int, ...]
    ready: tuple[Ready, ...]  # per option, after that change


class Comparison(NamedTuple):
    """What became of the old appraisal. Values and ranks are over the options and criteria that both have."""

    old: Appraisal
    new: Appraisal
    over: Shared
    before: Result
    after: Result
    changes: tuple[Change, ...]
    moved: tuple[Moved, ...]  # the changes that move values; where there are many, the largest kinds are merged
    alone: tuple[Altered, ...]

    @property
    def is_whole(self) -> bool:
        """Whether both have the same options and criteria, so that values are those of each appraisal by itself."""
        return all(
            set(own.options) == set(self.over.options) and set(own.criteria) == set(self.over.criteria)
            for own in (self.old, self.new)
        )


def compare(old: Appraisal, new: Appraisal, progress: Progress = lambda _done, _all: None) -> Comparison | None:
    """Compare two appraisals; None where they have no option or no weighted criterion in common.

    ``progress`` hears of each subset of changes that has been put to the test, and of how many there are.
    """
    over = shared(old, new)
    before, after = numbers(old, new, over), numbers(new, old, over)
    if not over.options or any(sum(own.settled.given) <= 0 for own in (before, after)):
        return None
    found = changes(before, after, over)
    moving = merged([change for change in found if change.kind in MOVING])
    result = score(before.settled)
    return Comparison(
        old,
        new,
        over,
        result,
        score(after.settled),
        tuple(found),
        _moved(before, after, moving, progress),
        _altered(before, after, found, result),
    )


def _moved(before: Numbers, after: Numbers, moving: Sequence[Change], progress: Progress) -> tuple[Moved, ...]:
    scoring = sum(1 << bit for bit, change in enumerate(moving) if change.moves_cells)
    cells: dict[int, tuple[tuple[float, ...], ...]] = {}  # most subsets differ in what leaves the cells alone

    def values(chosen: int) -> tuple[float, ...]:
        problem = made(before, after, [change for bit, change in enumerate(moving) if chosen >> bit & 1]).settled
        if chosen & scoring not in cells:
            cells[chosen & scoring] = cell_values(problem)
        progress(1, 1 << len(moving))
        return valued(problem, cells[chosen & scoring], METHODS[problem.method](problem.given)).values

    return tuple(Moved(change, points) for change, points in zip(moving, shapley(len(moving), values), strict=True))


def _altered(before: Numbers, after: Numbers, found: Sequence[Change], result: Result) -> tuple[Altered, ...]:
    scored = ((change, score(change.make(before, after).settled)) for change in found)
    return tuple(
        Altered(change, own.lead.first, own.ready) for change, own in scored if own.lead.first != result.lead.first
    )
