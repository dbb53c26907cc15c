"""What leads in how many places, and how surely."""

from collections.abc import Iterable, Sequence

from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import percent
from integration_appraisal.portfolio.row import About
from integration_appraisal.portfolio.tally import Tally
from integration_appraisal.report.document import Bar, Cell, Certainty, Chart, Column, FirstPlaces, Table
from integration_appraisal.report.words import counted, for_number, joined, sentence, text_of

SURENESS = {
    Verdict.CLEAR: "the lead is clear",
    Verdict.AHEAD: "too few ranges are given to say how sure the lead is",
    Verdict.CLOSE: "it is a close call",
    Verdict.CONDITIONAL: "the first is not ready",
    Verdict.OPEN: "the answer is open, as levels or scores are not given",
    Verdict.TIE: "options tie for first place",
    Verdict.ONLY: "only one option is left",
    Verdict.NONE: "no option is left",
}
"""What may be said of first place, as a clause; in the order in which verdicts are shown, the surest first."""

_FIRST = "In how many places each option comes first, and how sure that is"
_MOST_NAMED = 5


def named(about: About, options: Iterable[str]) -> str:
    """Options' names in a row."""
    return joined([about.options[option] for option in options]) or "nobody"


def some(areas: Sequence[str]) -> str:
    """A few names, and how many more there are."""
    more = len(areas) - _MOST_NAMED
    return joined([*areas[:_MOST_NAMED], *([counted(more, "other")] if more > 0 else [])])


def leading(tally: Tally) -> str:
    """Who is first in how many places."""
    every = counted(tally.places, "place")
    if not tally.leading:
        return f"No option is left in {f'any of {every}' if tally.places > 1 else 'the one place'}."
    (option, most), *others = tally.leading
    if not others and most == tally.places:
        return f"{tally.about.options[option]} comes first in {f'all {every}' if most > 1 else 'the one place'}."
    told = [f"{tally.about.options[name]} in {count}" for name, count in others]
    return f"{joined([f'{tally.about.options[option]} comes first in {most} of {every}', *told])}."


def sureness(tally: Tally) -> str:
    """How sure that is, in how many places."""
    told = [f"in {tally.verdicts[own]} {said}" for own, said in SURENESS.items() if tally.verdicts[own]]
    return sentence(joined(told)) if tally.places > 1 else ""


def judged_here(tally: Tally) -> str:
    """Whether answers differ for what places are, or for how their people judge."""
    if not tally.own_judged:
        return "All are judged by the catalogue's weights and scores, so only their levels set them apart."
    own = for_number(tally.own_judged, "has weights or scores of its own", "have weights or scores of their own")
    judged = f"{counted(tally.own_judged, 'place')} {own}"
    there = some([own.area for own in tally.own_turned])
    return (
        f"{judged}; by the catalogue's, {f'others would be first in {there}' if there else 'the same would be first'}."
    )


def futures(tally: Tally) -> str:
    """Which options are first over all futures of all places."""
    if not tally.scenarios:
        return ""
    shares = sorted(tally.scenarios.items(), key=lambda own: -own[1])
    told = [f"{tally.about.options[option]} in {percent(share / tally.places)}" for option, share in shares if share]
    return text_of(f"Over all futures of all places, first is {joined(told)}." if told else "")


def _leading_verdicts(tally: Tally) -> list[Verdict]:
    """Those that are given anywhere where somebody is first."""
    return [own for own in SURENESS if tally.verdicts[own] and own is not Verdict.NONE]


def _first(tally: Tally) -> Table:
    """A row for each option that is first anywhere, with how sure that is."""
    verdicts = _leading_verdicts(tally)
    columns = (
        Column("Option"),
        Column("Places", "number"),
        Column("Of all places", "bar", spare=1, key=("share of places",)),
        *(Column(str(own).capitalize(), "number") for own in verdicts),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            tally.about.options[option],
            str(count),
            Bar(100 * count / tally.places),
            *(str(tally.first[option][own] or "") for own in verdicts),
        )
        for option, count in tally.leading
    )
    return Table(_FIRST, columns, rows)


def certainty(tally: Tally, suffix: str) -> Chart:
    """The same as a picture, where one can be drawn; ``suffix`` tells it from others of its kind on the page."""
    verdicts = _leading_verdicts(tally)
    rows = tuple(
        FirstPlaces(tally.about.options[option], tuple(tally.first[option][own] for own in verdicts))
        for option, _ in tally.leading
    )
    told = ". ".join(
        f"{row.name}: {joined([f'{count} {own}' for own, count in zip(verdicts, row.places, strict=True) if count])}"
        for row in rows
    )
    figures = Certainty(tuple(map(str, verdicts)), rows)
    return Chart("certainty", _FIRST, f"{told}.", figures, _first(tally), suffix)
