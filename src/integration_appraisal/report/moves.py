"""What several levels together, and other bands, would change, in words."""

from collections.abc import Iterator, Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import BandSwitch, Move, Ranking, Shifted
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import points
from integration_appraisal.report.document import Block, Column, Table, paragraph
from integration_appraisal.report.switching import lies_within, moves, then_answer, then_first
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import counted, for_number, joined, text_of

_LISTED = 12  # needs in the table; the JSON and the CSV have all


def step_changes(appraisal: Appraisal) -> str:
    """How few steps of levels change first place, and how few make the first not ready."""
    return text_of(_first_place(appraisal), _readiness(appraisal))


def _first_place(appraisal: Appraisal) -> str:
    ranking, found = appraisal.ranking, appraisal.sensitivity
    if not found.steps_tried:
        return "How few steps of levels change first place was not worked out: there are too many to try together."
    if found.steps is None:
        alone = len(ranking.lead.first) == 1 and ranking.lead.second
        needed = alone and any(factor.level is not None for factor in ranking.factors.values())
        return "No levels change first place, however many of them move together." if needed else ""
    steps = found.steps
    takes = "1 step of a level" if steps.fewest == 1 else f"{steps.fewest} steps of levels"
    by = f", by {points(steps.lead)}" if steps.lead > 0 else ""
    then = then_answer(ranking, steps.then).removesuffix(".")
    return f"It takes {takes} to change first place: {_listed(ranking, steps.moves)}; {then}{by}. {_others(steps.sets)}"


def _others(sets: int | None) -> str:
    """How many sets of moves do as much in as few steps."""
    if sets is None:
        return "There are very many such ways."
    others = counted(sets - 1, "other way", "other ways")
    return (
        f"There {for_number(sets - 1, 'is', 'are')} {others} in as few steps."
        if sets > 1
        else "No other way is as short."
    )


def _listed(ranking: Ranking, some: Sequence[Move]) -> str:
    return joined(
        [
            f"“{ranking.factors[factor].name}” {moves(now, level)} to {level} ({lies_within(within)})"
            for factor, now, level, within in some
        ]
    )


def _readiness(appraisal: Appraisal) -> str:
    ranking, found = appraisal.ranking, appraisal.sensitivity.steps_ready
    if found is None:
        return ""
    any_of = "" if len(found.moves) == 1 else "any one of these happens: "
    return f"{names(ranking, ranking.lead.first)} is no longer ready if {any_of}{_listed(ranking, found.moves)}."


# Bands ----------------------------------------------------------------------------------------------------------------


_WHOSE = {
    "all": "What all options rely on",
    "first": "What {} alone relies on",
    "rivals": "What its rivals rely on",
}


def all_together(appraisal: Appraisal) -> str:
    """What one level more or less in all bands does; empty where no option relies on anything."""
    if appraisal.ranking.lead.verdict is Verdict.OPEN or not appraisal.ranking.has_needs:
        return ""  # bands of levels that are not given can't show anything
    changing = [_shifted(appraisal.ranking, own) for own in _changing(appraisal) if own.whose == "all"]
    holds = "Where all that options rely on is one level looser or stricter, first place holds."
    return " ".join(changing) or (holds if appraisal.sensitivity.bands_together else "")


def _changing(appraisal: Appraisal) -> list[Shifted]:
    first = appraisal.ranking.lead.first
    return [own for own in appraisal.sensitivity.bands_together if own.then.first != first]


def _shifted(ranking: Ranking, own: Shifted) -> str:
    first = ranking.lead.first
    whose = _WHOSE[own.whose].format(names(ranking, first))
    if len(first) > 1:
        whose = whose.replace("relies", "rely").replace("its rivals", "their rivals")
    return f"{whose}, one level {own.how}: {then_answer(ranking, own.then)}"


def bands(appraisal: Appraisal) -> list[Block]:
    """Each need of which another level changes first place."""
    if not appraisal.sensitivity.bands:
        return []
    changing = [own for own in appraisal.sensitivity.bands if own.at is not None]
    alone = "" if changing else "No other level in any one band changes first place."
    some = [_shifted(appraisal.ranking, own) for own in _changing(appraisal) if own.whose != "all"]
    return [
        *paragraph(text_of(*some, alone)),
        *(_table(appraisal.ranking, changing) if changing else []),
    ]


def _table(ranking: Ranking, changing: Sequence[BandSwitch]) -> list[Block]:
    """The nearest first."""
    nearest = sorted(changing, key=lambda own: abs((own.at or 0) - own.now))
    shown = "" if len(nearest) <= _LISTED else f"; the nearest {_LISTED} of {len(nearest)}"
    columns = (Column("Option"), Column("Relies on"), Column("Asks"), Column("Changes at"), Column("Then"))
    rows = tuple(tuple(_band_row(ranking, own)) for own in nearest[:_LISTED])
    return [Table(f"The level that one option asks for at which first place changes{shown}", columns, rows)]


def _band_row(ranking: Ranking, own: BandSwitch) -> Iterator[str]:
    yield ranking.options[own.option].name
    yield ranking.factors[own.factor].name
    yield f"{own.end.replace('_', ' ')} {own.now}"
    yield f"{own.at}"
    if own.then is not None:
        yield then_first(ranking, own.then.first, "first", readiness=own.then.ready)
