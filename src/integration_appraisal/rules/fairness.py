"""Rules about options that were made to win, or to lose."""

from collections.abc import Iterator

from integration_appraisal.appraisal.appraise import by_itself, never_first, place_dependence_of
from integration_appraisal.appraisal.results import PlaceDependence, Ranking
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.figures import percent
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.option import Option
from integration_appraisal.rules.base import WARNING, Hit, hit_in, rule
from integration_appraisal.rules.finding_places import baselines, first_in_option

STRAW = 0.8  # worst on four criteria of five
TOLD_MORE = 1.5  # half as much again as the others
TOLD_FLOOR = 30  # words, a sentence or two: below this, more is no favour
FOREGONE = 0.9  # of the places drawn at random
SELDOM = 0.01  # of the same: few enough that an author has to look for a place where it happens
FAR_LONGER = 2  # times the others' median; half of it is far shorter
A_FEW = 3  # needs more or fewer: below this, lists may differ by chance


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
            message = f"`{name}` is told in {length} words and the others in about {usual:g}. Tell all at like length."
            yield Hit(*first_in_option(catalogue, name, "description", "summary", "scores"), message)


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

    Twenty thousand places are drawn, with every level of every local factor as likely as the next. An option that is
    the best ready one in over 90% of them leaves a place nothing to decide, and critics will call the exercise
    predetermined. Look again at its scores, at what it relies on, and at the points of the factors. A catalogue
    without local factors says nothing about places and is left alone.

    Bad (options/share.yaml):

        scores:
          reach: {score: 17, low: 15, high: 19}
        relies_on:
        name: Share with the school  # <-

    Good (options/share.yaml):

        scores:
          reach: {score: 13, low: 11, high: 16}
        name: Share with the school
    """
    shares = place_dependence_of(catalogue)
    for name in _foregone(catalogue, shares):
        message = (
            f"`{name}` is the best ready option in {_of_places(shares.best_ready[name], shares)}. "
            "Look again at its scores and at what it relies on."
        )
        yield hit_in(catalogue, ("options", name), ("name",), message)


def _foregone(catalogue: Catalogue, shares: PlaceDependence) -> list[str]:
    """The options that are the best ready one nearly everywhere; none where places can't differ."""
    return [name for name, share in shares.best_ready.items() if share > FOREGONE] if catalogue.factors else []


def _of_places(share: float, shares: PlaceDependence) -> str:
    return f"{percent(share) if share else 'none'} of {shares.places:,} random places"


@rule("P121", WARNING, "An option leads almost nowhere")
def leads_almost_nowhere(catalogue: Catalogue) -> Iterator[Hit]:
    """An option that leads in fewer than one place in a hundred is on the table and not in the running.

    Twenty thousand places are drawn, with every level of every local factor as likely as the next. Some weights could
    put the option first, and yet what it scores and what it relies on keep it behind nearly everywhere. Ask somebody
    who believes in it in which place it is right, and whether it comes out first there. The baseline need not be able
    to win. Options that no weights put first (P119), and catalogues in which one option wins nearly everywhere (P120),
    are left to those rules.

    Bad (options/repair.yaml):

        name: Repair the old hall  # <-
        relies_on:
          owner_support: {points: 24}
          reader_support: {at_least: 3, rationale: Readers would have to wait., source: {work: survey}}

    Good (options/repair.yaml):

        name: Repair the old hall
        relies_on:
          owner_support: {points: 16}
    """
    shares = place_dependence_of(catalogue)
    if not catalogue.factors or _foregone(catalogue, shares):
        return
    left_out = {*never_first(catalogue), *(option.id for option in baselines(catalogue))}
    for name, share in shares.leads.items():
        if share < SELDOM and name not in left_out:
            message = (
                f"`{name}` leads in {_of_places(share, shares)}. "
                "Find a place where it is right, and see whether it comes out first there."
            )
            yield hit_in(catalogue, ("options", name), ("name",), message)


@rule("P122", WARNING, "A local factor decides almost nowhere")
def decides_almost_nowhere(catalogue: Catalogue) -> Iterator[Hit]:
    """A factor that can't change who is first asks people for a judgement that makes no difference.

    Twenty thousand places are drawn, and in each one the factor is put at each of its other levels, all else left as
    it is. In fewer than one place in a hundred does another option then come first. Mostly all options rely on it
    alike, or none does. Say on which options it bears more than on others (a need may have `points` of its own), let
    it bear on those that it sets apart, or take it off. Where one option wins nearly everywhere, P120 says so and this
    rule does not.

    Bad (criteria/all.yaml):

        local_factors:
          - {id: council_support, name: Council, levels: [Against, Doubtful, For it], points: 16,
             rationale: Moves failed on it., source: {work: survey}}
          - {id: school_support, name: School, levels: [Against, Doubtful, For it], points: 16,
             rationale: Moves failed on it., source: {work: survey}}
          - {id: staff_support, name: Staff, levels: [Against, Doubtful, For it], points: 16,
             rationale: Moves failed on it., source: {work: survey}}
          - {id: reader_support, name: Readers, points: 0.1,  # <-
             levels: [Against, Doubtful, For it], rationale: Moves failed on it., source: {work: survey}}
          - {id: owner_support, name: Owner, levels: [Against, Doubtful, For it], points: 16,
             rationale: Moves failed on it., source: {work: survey}}
          - {id: lease_pressure, name: Lease, levels: [Low, Middling, High], emphasises: {reach: 1.5},
             rationale: More come by foot., source: {work: survey}}
          - {id: town_growth, name: Growth, levels: [Low, Middling, High], emphasises: {reach: 1.5},
             rationale: More come by foot., source: {work: survey}}

    Good (criteria/all.yaml):

        local_factors:
          - {id: council_support, name: Council, levels: [Against, Doubtful, For it], points: 16,
             rationale: Moves failed on it., source: {work: survey}}
          - {id: school_support, name: School, levels: [Against, Doubtful, For it], points: 16,
             rationale: Moves failed on it., source: {work: survey}}
          - {id: staff_support, name: Staff, levels: [Against, Doubtful, For it], points: 16,
             rationale: Moves failed on it., source: {work: survey}}
          - {id: reader_support, name: Readers, levels: [Against, Doubtful, For it], points: 16,
             rationale: Moves failed on it., source: {work: survey}}
          - {id: owner_support, name: Owner, levels: [Against, Doubtful, For it], points: 16,
             rationale: Moves failed on it., source: {work: survey}}
          - {id: lease_pressure, name: Lease, levels: [Low, Middling, High], emphasises: {reach: 1.5},
             rationale: More come by foot., source: {work: survey}}
          - {id: town_growth, name: Growth, levels: [Low, Middling, High], emphasises: {reach: 1.5},
             rationale: More come by foot., source: {work: survey}}
    """
    shares = place_dependence_of(catalogue)
    if _foregone(catalogue, shares):
        return
    for name, factor in shares.factors.items():
        if factor.decides < SELDOM:
            message = (
                f"another level of `{name}` alone would change first place in {_of_places(factor.decides, shares)}. "
                "Say on which options it bears more than on others, or take it off."
            )
            yield hit_in(catalogue, ("local_factors", name), (), message)


@rule("P123", WARNING, "Options rely on lists of very different length")
def unlike_needs(catalogue: Catalogue) -> Iterator[Hit]:
    """An option with a short list of needs has little to lose anywhere, which may say more of the list than of it.

    Each need can only cost an option points, so one that was thought through less fares better. Found are options that
    name over twice as many local factors as the others' median, or under half as many, and differ by three or more.
    Options do differ, and one organisation alone needs less cooperation than many; the question is whether every
    factor was held against every option. The baseline is asked, too: what happens anyway relies on something. Add what
    was forgotten, or accept the finding and say why the list is as it is.

    Bad (options/share.yaml):

        relies_on:  # <-
          council_support: {at_least: 2, points: 4, rationale: The council owns the rooms., source: {work: survey}}
          owner_support: {at_least: 2, points: 4, rationale: The owner lets us go., source: {work: survey}}
          reader_support: {at_least: 2, points: 4, rationale: Readers come there., source: {work: survey}}

    Good (options/share.yaml):

        relies_on:
          council_support: {at_least: 2, points: 4, rationale: The council owns the rooms., source: {work: survey}}
    """
    from statistics import median

    lengths = {name: len(option.relies_on) for name, option in catalogue.options.items()}
    for name, length in lengths.items():
        usual = median([other for own, other in lengths.items() if own != name] or [length])
        is_far_off = length > FAR_LONGER * usual or FAR_LONGER * length < usual
        if is_far_off and abs(length - usual) >= A_FEW:
            message = (
                f"`{name}` names {length} local factors that it relies on, and the others name about {usual:g}. "
                "Hold every factor against every option."
            )
            yield Hit(*first_in_option(catalogue, name, "relies_on", "name"), message)
