"""Rules about options that were made to win, or to lose."""

from collections.abc import Iterator

from integration_appraisal.appraisal.appraise import by_itself, never_first, place_dependence_of
from integration_appraisal.appraisal.results import Ranking
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.option import Option
from integration_appraisal.rules.base import WARNING, Hit, hit_in, rule
from integration_appraisal.rules.finding_places import baselines, first_of

STRAW = 0.8  # worst on four criteria of five
TOLD_MORE = 1.5  # half as much again as the others
TOLD_FLOOR = 30  # words, a sentence or two: below this, more is no favour
FOREGONE = 0.9  # of the places drawn at random


@rule("P114", WARNING, "The baseline is a straw man")
def straw_man(catalogue: Catalogue) -> Iterator[Hit]:
    """A baseline that is worst at nearly everything was made to lose, and makes any change look right.

    Critics of reorganisations look for an existing service that was designed to fail (European Services Strategy
    Unit), and the Scottish Capital Investment Manual wants criteria on which the present state can score above zero.
    What exists mostly does something well: it is known, it is cheap to keep, it disturbs nobody. Ask those who run it
    to score it, and see whether the criteria leave out what it is good at.

    Bad (options/stay.yaml):

        scores:  # <-
          reach: {score: 9, low: 8, high: 11}
          evenings: {score: 2, low: 1, high: 3}
          calm: {score: harsh}

    Good (options/stay.yaml):

        scores:
          reach: {score: 10, low: 9, high: 11}
          calm: {score: gentle}
    """
    for option in baselines(catalogue):
        makes_it_lose = _as_straw_man(by_itself(catalogue), option.id)
        if makes_it_lose:
            message = (
                f"the baseline `{option.id}` {makes_it_lose}. Ask those who run it to score it, and what it does well."
            )
            yield hit_in(catalogue, ("options", option.id), ("scores",), message)


def _as_straw_man(ranking: Ranking, baseline: str) -> str | None:
    values = {name: ranking.values_on(name) for name in ranking.criteria}
    if max(own[baseline] for own in values.values()) <= SAME:
        return "is worth 0 on every criterion"
    telling = [own for own in values.values() if max(own.values()) - min(own.values()) > SAME]
    worst = sum(own[baseline] <= min(own.values()) + SAME for own in telling)
    if telling and worst >= STRAW * len(telling):
        return f"is worst on {worst} of the {len(telling)} criteria that tell options apart"
    return None


@rule("P118", WARNING, "One option is described far more fully")
def told_more_fully(catalogue: Catalogue) -> Iterator[Hit]:
    """An option that is told at far greater length than the others is the favourite, and readers notice.

    The National Audit Office found analysis that was not applied alike to all options (*Option appraisal*, 2011). Give
    the others the same: what they are, and why each score. Counted are the words of the summary, the description and
    the reasons for scores; half as many again as the others' median is too many.

    Bad (options/share.yaml):

        description: >-  # <-
          The library shares rooms with the school. Readers come after lessons, and the school looks after the rooms.
          Pupils would meet readers of every age, parents would stay for a book when they fetch their children, and the
          hall could be used for readings on most evenings. The head has offered to lend two rooms at once, and the
          porter would open them at weekends, which no other place could match.

    Good (options/share.yaml):

        description: >-
          The library shares rooms with the school. Readers come after lessons, and the school looks after the rooms.
    """
    from statistics import median

    lengths = {name: _words(option) for name, option in catalogue.options.items()}
    for name, length in lengths.items():
        others = [other for own, other in lengths.items() if own != name]
        usual = median(others) if others else length
        if length > TOLD_MORE * usual and length - usual >= TOLD_FLOOR:
            document = catalogue.locations["options", name].document
            message = f"`{name}` is told in {length} words and the others in about {usual:g}. Tell all at like length."
            yield Hit(document, first_of(document, ("description",), ("summary",), ("scores",)), message)


def _words(option: Option) -> int:
    """The length of what is told of an option: what it is, and why each score. What it relies on differs in kind."""
    told = (option.summary, option.description, *(score.rationale for score in option.scores.values()))
    return sum(len(text.split()) for text in told if text)


@rule("P119", WARNING, "No weights can put this option first")
def can_never_lead(catalogue: Catalogue) -> Iterator[Hit]:
    """An option that no weights can put first is there to lose, or to fill the table.

    Some other option, or a mixture of others, is at least as good whatever counts for people. Reviewers look for such
    dominated options first (*Multi-criteria analysis: a manual*). Check its scores with somebody who believes in it;
    see whether the criteria leave out what it is good at; or take it off and say why. The catalogue's own scores are
    looked at, before a place takes anything off. The baseline need not be able to win, so it is left out.

    Bad (options/repair.yaml):

        scores:  # <-
          welcome: {score: 58, low: 50, high: 65}

    Good (options/repair.yaml):

        scores:
          welcome: {score: 67, low: 55, high: 72}
    """
    for option in never_first(catalogue):
        if catalogue.options[option].role != "baseline":
            message = f"no weights can put `{option}` first. Check its scores, or say why it is on the table."
            yield hit_in(catalogue, ("options", option), ("scores",), message)


@rule("P120", WARNING, "The conclusion is foregone")
def foregone_conclusion(catalogue: Catalogue) -> Iterator[Hit]:
    """If one option wins nearly everywhere, the answer stood in the catalogue before anybody looked at a place.

    Two thousand places are drawn, with every level of every local factor as likely as the next. An option that is the
    best ready one in over 90% of them leaves a place nothing to decide, and critics will call the exercise
    predetermined. Look again at its scores, at what it relies on, and at the points of the factors. A catalogue
    without local factors says nothing about places and is left alone.

    Bad (options/share.yaml):

        scores:
          reach: {score: 17, low: 15, high: 19}
        name: Share with the school  # <-

    Good (options/share.yaml):

        scores:
          reach: {score: 13, low: 11, high: 16}
        name: Share with the school
    """
    if not catalogue.factors:
        return
    shares = place_dependence_of(catalogue)
    for name, share in shares.best_ready.items():
        if share > FOREGONE:
            message = (
                f"`{name}` is the best ready option in {100 * share:.1f} % of {shares.places:,} random places. "
                "Look again at its scores and at what it relies on."
            )
            yield hit_in(catalogue, ("options", name), ("name",), message)
