"""Rules about numbers: where the method had to step in, or had nothing to go on."""

from collections.abc import Iterator

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.engine.losses import most_to_lose
from integration_appraisal.engine.scales import is_flat, settled
from integration_appraisal.engine.weights import LEAST_EMPHASIS, MOST_EMPHASIS
from integration_appraisal.rules.base import Hit

MOST_TO_LOSE = 60.0


def emphasis_held(appraisal: Appraisal) -> Iterator[Hit]:
    """Local factors multiply a criterion's weight, and together by no less than 0.5 and no more than 2.

    Where several factors emphasise one criterion, their product can pass these limits and is held there. The result
    then says less about the place than the levels do. Check whether two of the factors count the same thing.
    """
    weights = appraisal.result.weights
    for column, held in enumerate(weights.clipped):
        if held:
            criterion = appraisal.criteria[column]
            limit = MOST_EMPHASIS if weights.multipliers[column] > 1 else LEAST_EMPHASIS
            message = (
                f"local factors emphasise `{criterion}` beyond the limit; it is held at {limit:g} times its weight."
            )
            yield Hit(appraisal.place.document, ("local_factors",), message)


def much_to_lose(appraisal: Appraisal) -> Iterator[Hit]:
    """An option that can lose more than 60 of 100 points is decided by the place, whatever its merits.

    Losses are there to correct a score, not to replace it. Ask whether each thing that the option relies on is a
    separate one, and whether the factors' points are in proportion.
    """
    for row, option in enumerate(appraisal.options):
        most = most_to_lose(appraisal.ranking.problem.needs[row], appraisal.ranking.problem.factors)
        if most > MOST_TO_LOSE:
            place = appraisal.catalogue.places["options", option]
            yield Hit(place.document, ("relies_on",), f"`{option}` could lose {most:.0f} points in all; 60 is a lot.")


def level_not_given(appraisal: Appraisal) -> Iterator[Hit]:
    """A local factor without a level costs nothing and emphasises nothing: that flatters options that rely on it.

    Give the level, with a low and a high where you are unsure. A range says more than a gap.
    """
    for name in appraisal.catalogue.factors:
        if name not in appraisal.ranking.view.levels:
            message = f"the level of `{name}` is not given. Nothing is taken off for it; add the level you see."
            yield Hit(appraisal.place.document, ("local_factors",), message)


def relative_scale_flat(appraisal: Appraisal) -> Iterator[Hit]:
    """On a relative scale the worst option is worth 0 and the best 100; when all are equal, each is worth 100.

    The criterion then tells no option from another. Keep it if people expect to see it, and say so.
    """
    problem = appraisal.ranking.problem
    for column, criterion in enumerate(appraisal.criteria):
        if is_flat(settled(problem.scales[column], [row[column] for row in problem.scores])):
            place = appraisal.catalogue.places["criteria", criterion]
            message = f"all options score the same on `{criterion}`, whose scale is relative; each is worth 100."
            yield Hit(place.document, (*place.path, "scale"), message)
