"""Rules about the scores."""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal, by_itself
from integration_appraisal.documents.document import Path
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.scales import UNKNOWN
from integration_appraisal.figures import exact
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.rules.base import ERROR, WARNING, Hit, Subject, hit_in, rule
from integration_appraisal.rules.finding_places import cells
from integration_appraisal.rules.language import (
    blank,
    in_words,
    lacking,
)

FEWEST_RANGES = 3  # two ranges are easily equal by chance
_BY_HAND = ("score", "range")  # how a cell is given where people set its range
MOST_ON_JUDGEMENT = 0.5  # beyond half, the leader's place is opinion more than anything else


@rule("P151", WARNING, "A score without a reason", in_catalogue=ERROR)
def unreasoned(subject: Subject) -> Iterator[Hit]:
    """A score without a rationale can't be checked, argued with or repeated.

    Guides to option appraisal ask for every score to be explained (Scottish Capital Investment Manual), and a bare
    number is the first thing that a reviewer asks about. Say in a sentence or two why the option scores this much, and
    why no more and no less.

    Bad (local.yaml):

        scores:
          move:
            welcome:  # <-
              score: 70
              source: {work: survey, at: Table 2}
              basis: evidence

    Good (local.yaml):

        scores:
          move:
            welcome:
              score: 70
              rationale: Two in three readers liked the market hall, and those with prams could not get in.
              source: {work: survey, at: Table 2}
              basis: evidence

    Bad (options/move.yaml):

        scores:
          welcome:  # <-
            rationale: ""
    """
    return _lacking(subject, "rationale", "Say why it is as high as this and no higher.")


@rule("P152", WARNING, "A score without a basis", in_catalogue=ERROR)
def without_basis(subject: Subject) -> Iterator[Hit]:
    """Readers need to know whether a score is somebody's judgement, a source's own words, or evidence.

    Judgement is no fault, but a judgement that looks like a measurement is one. Without the basis, nobody can say how
    much of the result would stand if opinions changed (the rule on judgement behind the leader counts such a score as
    judgement). Write `judgement`, `stated` (the source says so in words) or `evidence`.

    Bad (local.yaml):

        scores:
          move:
            welcome:  # <-
              score: 70
              rationale: Two in three readers liked the market hall.
              source: {work: survey, at: Table 2}

    Good (local.yaml):

        scores:
          move:
            welcome:
              score: 70
              rationale: Two in three readers liked the market hall.
              source: {work: survey, at: Table 2}
              basis: evidence
    """
    return _lacking(subject, "basis", "Say whether it is `judgement`, `stated` or `evidence`.")


@rule("P153", WARNING, "A score without a source", in_catalogue=ERROR)
def without_source(subject: Subject) -> Iterator[Hit]:
    """A score without a source leaves readers no way to see what it argues from.

    Guides ask for an audit trail that is easy to follow (Northern Ireland's guide to appraisal); where a trail ends,
    reviewers take the score for a guess. A judgement has a source too: the notes of the meeting that made it. List the
    work under `sources` and point to the page.

    Bad (local.yaml):

        scores:
          move:
            welcome:  # <-
              score: 70
              rationale: Two in three readers liked the market hall.
              basis: evidence

    Good (local.yaml):

        scores:
          move:
            welcome:
              score: 70
              rationale: Two in three readers liked the market hall.
              source: {work: survey, at: Table 2}
              basis: evidence
    """
    return _lacking(subject, "source", "Name the work and the page that it argues from.")


def _lacking(subject: Subject, field: str, ask: str) -> Iterator[Hit]:
    """Cells without something; a score that nobody knows argues from nothing, but for the reason why it isn't known."""
    for cell in cells(subject):
        if cell.score.score == UNKNOWN and field != "rationale":
            continue
        if blank(str(getattr(cell.score, field) or "")):
            yield Hit(
                cell.document, cell.path, f"the score of `{cell.option}` on `{cell.criterion}` has no `{field}`. {ask}"
            )


@rule("P154", WARNING, "All ranges have the same width")
def ranges_alike(catalogue: Catalogue) -> Iterator[Hit]:
    """Ranges that all have the same width were set by habit and say nothing about how sure anyone is.

    A range should be wide where little is known and narrow where much is. The National Audit Office (2011) found ranges
    in appraisals too narrow, and whatever is computed from such ranges looks surer than it is.
    Widths are compared as points of value, so that scales with different units count alike. Go through the scores of
    the option again and ask for each: how low and how high could this honestly be?

    Bad (options/move.yaml):

        scores:  # <-
          reach: {low: 10, high: 20}
          welcome: {low: 40, high: 90}
          calm: {low: harsh, high: bearable}

    Good (options/move.yaml):

        scores:
          reach: {low: 15, high: 17}
          welcome: {low: 40, high: 90}
          calm: {low: harsh, high: bearable}
    """
    widths = _widths(catalogue)
    concerned = [option for option, own in widths.items() if _alike(own)]
    if not concerned and _alike([width for own in widths.values() for width in own]):
        concerned = [option for option, own in widths.items() if own]
    if concerned:
        message = (
            f"all ranges of {in_words(concerned)} are {exact(round(widths[concerned[0]][0], 4))} points of value wide. "
            "Give each score the range that it honestly has."
        )
        yield hit_in(catalogue, ("options", concerned[0]), ("scores",), message)


def _widths(catalogue: Catalogue) -> dict[str, list[float]]:
    """The widths of each option's ranges in points of value; on a relative scale a point has no fixed size."""
    ranking = by_itself(catalogue)
    scales = {name: criterion.scale for name, criterion in ranking.criteria.items() if not criterion.scale.is_relative}
    return {
        option.id: [
            abs(scale.value(cell.high) - scale.value(cell.low))
            for name, scale in scales.items()
            if (cell := option.cells[name]).low is not None and cell.high is not None and cell.given_as in _BY_HAND
        ]
        for option in ranking.options.values()
    }


def _alike(widths: Sequence[float]) -> bool:
    return len(widths) >= FEWEST_RANGES and max(widths) - min(widths) <= SAME


@rule("P155", WARNING, "Judgement alone is behind the leader")
def judgement_alone(appraisal: Appraisal) -> Iterator[Hit]:
    """When most of the leader's value rests on judgement alone, first place is an opinion with a figure on it.

    The National Audit Office (2011) criticised views without structure that stand in for analysis. Look for evidence on
    the criterion named here first, since it carries most. Where there is none to be had, say so in the paper, and let
    people who would score otherwise be heard. A score without a basis counts as judgement.

    Bad (local.yaml):

        area: Smalltown  # <-
        scores:
          share:
            reach:
              score: 13
              rationale: The panel thought so.
              source: {work: survey, at: Table 1}
              basis: judgement
            welcome:
              score: 60
              rationale: The panel thought so.
              source: {work: survey, at: Table 2}
              basis: judgement

    Good (local.yaml):

        scores:
          share:
            reach:
              score: 13
              rationale: Counted from the map.
              source: {work: survey, at: Table 1}
              basis: evidence
            welcome:
              score: 60
              rationale: Readers were asked about it.
              source: {work: survey, at: Table 2}
              basis: evidence
    """
    ranking = appraisal.base_ranking
    for option in ranking.lead.first:
        given = ranking.options[option].cells.values()
        judged = [cell for cell in given if cell.basis in (None, "judgement")]
        total, resting = (fsum(cell.points for cell in own) for own in (given, judged))
        if resting > total * MOST_ON_JUDGEMENT:
            message = (
                f"{100 * resting / total:.0f}% of what `{option}`, which is first, gains on the criteria rests on "
                f"judgement alone, above all on `{max(judged, key=lambda cell: cell.points).criterion}`. "
                "Look for evidence, or say in the paper that there is none."
            )
            yield Hit(appraisal.file.document, ("area",), message, at_value=True)


@rule("P158", WARNING, "A band, points or multiplier without a reason", in_catalogue=ERROR)
def needs_unreasoned(catalogue: Catalogue) -> Iterator[Hit]:
    """Bands, points and multipliers decide the result as much as scores do, and need reasons as much.

    What an option relies on, and what it loses without it, is where a favourite can be protected without touching a
    score. Reviewers ask for the reason behind every weight (Scottish Capital Investment Manual); these are weights by
    another name. Give each a rationale and the source that it argues from.

    Bad (options/move.yaml):

        relies_on:
          council_support:  # <-
            rationale: ""

    Good (options/move.yaml):

        relies_on:
          council_support:
            rationale: A move needs a vote in the council.
    """
    for option in catalogue.options.values():
        for name, need in option.relies_on.items():
            what = f"that `{option.id}` relies on `{name}`"
            yield from _reasonless(catalogue, ("options", option.id), ("relies_on", name), what, need)
    for factor in catalogue.factors.values():
        entry = "local_factors", factor.id
        if factor.points is not None:
            yield from _reasonless(catalogue, entry, ("points",), f"what `{factor.id}` takes off", factor)
        for name in factor.emphasises or {}:
            what = f"the multiplier of `{factor.id}` for `{name}`"
            yield from _reasonless(catalogue, entry, ("emphasises", name), what, factor)


def _reasonless(catalogue: Catalogue, entry: tuple[str, str], path: Path, what: str, given: Any) -> Iterator[Hit]:
    absent = lacking(given.rationale, given.source)
    if absent:
        yield hit_in(catalogue, entry, path, f"{what} has {absent}. Say why, and name what this argues from.")
