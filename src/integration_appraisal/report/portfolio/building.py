"""The page: the answer over all places first, then what divides them, then each place."""

from collections.abc import Iterator

from integration_appraisal.portfolio.collecting import Portfolio
from integration_appraisal.report.document import Block, Heading, Notice, Page, Paragraph, paragraph
from integration_appraisal.report.places import apart
from integration_appraisal.report.portfolio import answer, changes, dividing, likeness, places
from integration_appraisal.report.records import portfolio as records
from integration_appraisal.report.score import MORE, PURPOSE
from integration_appraisal.report.words import counted, for_number, joined, left_out, text_of

MOST_SHOWN = 20  # places that a screen has room for


def build(portfolio: Portfolio, *, tipping: bool) -> Page:
    """The page of a portfolio, by catalogue; ``tipping`` puts changes everywhere among what is always shown."""
    tallies = portfolio.tallies
    titles = dict.fromkeys(tally.about.title for tally in tallies.values())
    notices = dict.fromkeys(tally.about.notice for tally in tallies.values())
    return Page(
        f"{counted(sum(tally.places for tally in tallies.values()), 'place')} together",
        [*_beginning(portfolio), *(own for digest in tallies for own in _in_short(portfolio, digest, tipping=tipping))],
        lambda: records.data(portfolio),
        lambda: records.rows(portfolio),
        lambda: [own for digest in tallies for own in _rest(portfolio, digest, tipping=tipping)],
        Notice(f"{PURPOSE} {MORE}", text_of(PURPOSE, *notices)),
        f"{for_number(len(titles), 'Catalogue', 'Catalogues')}: {', '.join(titles)}",
    )


def _beginning(portfolio: Portfolio) -> Iterator[Block]:
    yield from paragraph(apart(len(portfolio.tallies)))
    yield from paragraph(left_out(portfolio.left_out))
    yield from paragraph(f"No longer there: {joined(portfolio.gone)}." if portfolio.gone else None)


def _in_short(portfolio: Portfolio, digest: str, *, tipping: bool) -> Iterator[Block]:
    tally = portfolio.tallies[digest]
    yield from _heading(portfolio, digest)
    yield Paragraph(text_of(answer.leading(tally), answer.sureness(tally)), lead=True)
    yield from paragraph(text_of(dividing.in_short(tally), answer.judged_here(tally), answer.futures(tally)))
    if digest in portfolio.against:
        yield from changes.changes(tally, portfolio.against[digest])
    if tally.leading:
        yield answer.certainty(tally, f"-{at + 1}" if (at := [*portfolio.tallies].index(digest)) else "")
    if tipping:
        yield dividing.tipping(tally)
    if tally.places <= MOST_SHOWN:
        yield places.places(tally, portfolio.rows(digest))


def _rest(portfolio: Portfolio, digest: str, *, tipping: bool) -> Iterator[Block]:
    tally = portfolio.tallies[digest]
    yield from _heading(portfolio, digest)
    if tally.places > MOST_SHOWN:
        yield places.places(tally, portfolio.rows(digest))
    yield from places.by_region(tally)
    yield dividing.factors(tally)
    if not tipping:
        yield dividing.tipping(tally)
    yield from likeness.alike(tally)
    yield from likeness.outliers(tally)
    yield from places.judged_here(tally)
    yield from places.findings(tally)


def _heading(portfolio: Portfolio, digest: str) -> Iterator[Block]:
    if len(portfolio.tallies) > 1:
        yield Heading(portfolio.tallies[digest].about.title)
