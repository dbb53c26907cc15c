"""Places with like answers, and those that are like no other."""

from integration_appraisal.figures import plain, points
from integration_appraisal.portfolio.likeness import Alike
from integration_appraisal.portfolio.tally import Tally
from integration_appraisal.report.document import Block, Heading, Note, Notes, bullets, paragraph
from integration_appraisal.report.portfolio.answer import named, some
from integration_appraisal.report.words import counted, for_number, joined, text_of

_MOST_APART = 3
_MOST_OUTLIERS = 10


def alike(tally: Tally) -> list[Block]:
    """The clusters of two places or more, each with what its places have in common; then the places that are alone."""
    found = tally.alike
    clusters = [own for own in found if own.places > 1]
    alone = [f"{own.areas[0]} ({_answer(tally, own)})" for own in found if own.places == 1]
    notes = [Notes(tuple(Note(_answer(tally, own), _about(tally, own)) for own in clusters))] if clusters else []
    told = f"With an answer of {for_number(len(alone), 'its', 'their')} own: {some(alone)}." if alone else None
    return [Heading("Places with like answers"), *notes, *paragraph(told)]


def _answer(tally: Tally, own: Alike) -> str:
    first = named(tally.about, own.first)
    return f"{first}, then {named(tally.about, own.second)}" if own.second else first


def _about(tally: Tally, own: Alike) -> str:
    lead = f", {points(own.points)} ahead on average" if own.points is not None else ""
    apart = [
        f"“{tally.about.factors[each.factor]}” is {'higher' if each.here > each.elsewhere else 'lower'} "
        f"({plain(each.here)} on average, elsewhere {plain(each.elsewhere)})"
        for each in own.apart[:_MOST_APART]
    ]
    return text_of(
        f"{counted(own.places, 'place')}{lead}: {some(own.areas)}.",
        f"Their {joined(apart)}." if apart else "",
    )


def outliers(tally: Tally) -> list[Block]:
    """The places in which an option is worth far more or less than elsewhere."""
    told = [
        f"{own.area}: {tally.about.options[own.option]} "
        f"is worth {plain(own.value)}, in the middle place {plain(own.median)}."
        for own in tally.outliers[:_MOST_OUTLIERS]
    ]
    return bullets(told, "Places unlike the others")
