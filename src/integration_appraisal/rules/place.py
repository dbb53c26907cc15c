"""Rules about the place and its people."""

import datetime
from collections.abc import Iterator, Mapping

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.loading.catalogue import Catalogue, Location
from integration_appraisal.loading.suggest import listed
from integration_appraisal.model.common import Answers
from integration_appraisal.model.criteria import Checklist, Power
from integration_appraisal.rules.base import WARNING, Hit, rule
from integration_appraisal.rules.finding_places import views
from integration_appraisal.rules.language import blank, in_words, lacking


@rule("P161", WARNING, "A level without a reason")
def level_unreasoned(appraisal: Appraisal) -> Iterator[Hit]:
    """A level decides what an option loses here, so readers must see why it is that level and not the next.

    Levels are the easiest numbers to move after the result is known, and local people will ask about them first.
    Guides want each such judgement explained and the people behind it named (Scottish Capital Investment Manual). Say
    what was seen in this place, and where: minutes, a survey, the notes of the meeting that set the level.

    Bad (local.yaml):

        local_factors:
          council_support:  # <-
            rationale: ""

    Good (local.yaml):

        local_factors:
          council_support:
            rationale: Nine of eleven members voted for a move in March.
            source: {work: survey, at: Page 4}
    """
    for path, view in views(appraisal):
        for name, level in view.local_factors.items():
            absent = lacking(level.rationale, level.source)
            if absent:
                message = f"the level of `{name}` has {absent}. Say what was seen in this place, and where."
                yield Hit(appraisal.file.document, (*path, "local_factors", name), message)


@rule("P162", WARNING, "No panel, or no chair")
def no_panel(appraisal: Appraisal) -> Iterator[Hit]:
    """Scores are the judgement of particular people, and a reader needs to know whose they are and who led them.

    The Scottish Capital Investment Manual asks for a group in which all interests are represented, its members named
    with what qualifies them, under an independent chair. Scores have had to be withdrawn because too few people gave
    them, or people of one kind only. Name each member with role, organisation and interest, and mark the chair.

    Bad (local.yaml):

        panel: []  # <-

    Good (local.yaml):

        panel:
          - {name: Head of libraries, role: Officer, organisation: The council, interest: None declared}
          - {name: A retired judge, role: Chair, organisation: None, chair: true, interest: None declared}

    Bad (local.yaml):

        panel:  # <-
          - {name: Head of libraries, role: Officer, organisation: The council, interest: None declared}
    """
    panel = appraisal.local.panel
    if not panel:
        message = "no panel is named. List who scored and weighted, with roles and interests, and mark who chaired."
        yield Hit(appraisal.file.document, ("panel",), message)
    elif not any(member.chair for member in panel):
        message = "nobody on the panel is marked as its chair. Add `chair: true` to whoever chaired."
        yield Hit(appraisal.file.document, ("panel",), message)


@rule("P163", WARNING, "Nobody was asked for a dissenting view")
def no_dissent(appraisal: Appraisal) -> Iterator[Hit]:
    """A paper in which everybody agrees makes readers wonder who was not asked.

    Dissent is to be recorded, not averaged away (Scottish Capital Investment Manual). Write down each view that
    differed, in its holder's words where you can. If nobody differed, say that they were asked and by whom.

    Bad (local.yaml):

        dissent: []  # <-

    Good (local.yaml):

        dissent: ["None. The chair asked each member in turn before the meeting closed."]
    """
    if all(blank(view) for view in appraisal.local.dissent):
        message = (
            "no view that differed is recorded. Add those there were, or say that all were asked and none differed."
        )
        yield Hit(appraisal.file.document, ("dissent",), message)


@rule("P164", WARNING, "Engagement is not recorded")
def no_engagement(appraisal: Appraisal) -> Iterator[Hit]:
    """People who will live with the choice must be asked while it is still open, and their answers must count.

    Courts ask whether people were consulted early, told enough, given time, and heard (the Gunning principles). Record
    who was asked, how and when, what they said, and what was done about it. If nobody has been asked yet, say whom you
    will ask, and when.

    Bad (local.yaml):

        engagement: []  # <-

    Good (local.yaml):

        engagement:
          - {who: Readers, how: Survey, when: January 2025, said: Keep the evenings, response: All options keep them}
    """
    if not appraisal.local.engagement:
        message = "nobody is recorded as having been asked. Say who was, how, when, what they said and what came of it."
        yield Hit(appraisal.file.document, ("engagement",), message)


@rule("P165", WARNING, "Equality is not recorded")
def no_equality(appraisal: Appraisal) -> Iterator[Hit]:
    """A public body has to think of those who may be treated unequally before it decides, and to show that it did.

    The duty stands in section 149 of the Equality Act 2010, and a decision can be set aside because nothing shows that
    it was met. Say where the assessment stands, who made it and when, and link to it. "Not begun" is an honest status.

    Bad (local.yaml):

        equality:  # <-
          status: ""

    Good (local.yaml):

        equality:
          status: Screened; a full assessment will come with the business case
    """
    equality = appraisal.local.equality
    if equality is None or blank(equality.status):
        message = "the status of the equality assessment is not given. Say where it stands, even if it is not begun."
        yield Hit(appraisal.file.document, ("equality",), message)


@rule("P170", WARNING, "An implication is not answered")
def unanswered_implications(appraisal: Appraisal) -> Iterator[Hit]:
    """Those who decide ask what a choice means for money, law, staff and purchase, and a paper without it comes back.

    Councils' own rules give every report these headings. Write a sentence under each, in the words of whoever answers
    for it; "none" is an answer, with why. Costs, risks, engagement and equality have fields of their own.

    Bad (local.yaml):

        implications:  # <-
          finance: Within the budget of the library.
          legal: ""

    Good (local.yaml):

        implications:
          finance: Within the budget of the library.
          legal: The lease allows it.
          workforce: Two posts move; both holders were asked.
          procurement: None, as nothing is bought.
    """
    local = appraisal.local
    absent = [heading for heading in local.unanswered if heading not in ("equality", "consultation")]
    if absent:
        message = f"no implication is given for {in_words(absent)}. "
        message += "Write a sentence under each; that there is none, and why, will do."
        yield Hit(appraisal.file.document, ("implications",), message)


@rule("P166", WARNING, "A checklist is unanswered")
def unanswered(appraisal: Appraisal) -> Iterator[Hit]:
    """A checklist asks what scores leave out, and a gap in it looks like something to hide.

    Safeguards and conditions are where a good score can still do harm, so reviewers read them line by line. Answer
    each line in its words. That something is not known is an answer where the list allows it; an empty text is not.

    Bad (local.yaml):

        answers:
          care:  # <-
            children: ""

    Good (local.yaml):

        answers:
          care:
            children: The children's corner moves first, before the school holidays.
    """
    place = Location(appraisal.file.document, ())
    return _unanswered(place, appraisal.local.answers, appraisal.catalogue, "place")


@unanswered.also
def unanswered_in_catalogue(catalogue: Catalogue) -> Iterator[Hit]:
    """For the checklists that each option answers."""
    for option in catalogue.options.values():
        place = catalogue.locations["options", option.id]
        yield from _unanswered(place, option.answers, catalogue, "option")


def _unanswered(place: Location, answers: Answers, catalogue: Catalogue, answered_by: str) -> Iterator[Hit]:
    for checklist in catalogue.lists["checklists"].values():
        lines = _open_lines(checklist, answers.get(checklist.id, {})) if checklist.answered_by == answered_by else []
        if lines:
            message = f"`{checklist.id}` has no answer to {listed(lines)}. Answer each of these lines."
            yield Hit(place.document, (*place.path, "answers", checklist.id), message)


def _open_lines(checklist: Checklist, given: Mapping[str, str]) -> list[str]:
    return [item.id for item in checklist.items if blank(given.get(item.id))]


@rule("P167", WARNING, "A power is out of date")
def power_out_of_date(appraisal: Appraisal) -> Iterator[Hit]:
    """An option can't be built on a power that is not in force on the date of the appraisal.

    Laws change while appraisals are written, and a lawyer on the board will see it first. Ask a legal adviser which
    power holds now, and put that in the option. If an old appraisal is looked at again, keep its own date.

    Bad (local.yaml):

        date: 2031-01-01  # <-

    Good (local.yaml):

        date: 2030-01-01
    """
    document, date = appraisal.file.document, appraisal.local.date
    used = {
        power: users
        for identity, power in appraisal.catalogue.lists["powers"].items()
        if (power.from_ or power.until) and (users := _users(appraisal, identity))
    }
    if date is None:
        if used:
            names = in_words([power.id for power in used])
            message = f"{names} held or will hold for a time only. Give the date of the appraisal to check it against."
            yield Hit(document, ("date",), message)
        return
    for power, users in used.items():
        wrong = _out_of_force(power, date)
        if wrong:
            message = (
                f"{in_words(users)} would use `{power.id}`, which is in force {wrong}; the appraisal's date is {date}. "
                "Ask a legal adviser which power holds now, or correct the dates."
            )
            yield Hit(document, ("date",), message, at_value=True)


def _users(appraisal: Appraisal, power: str) -> list[str]:
    return [option for option in _in_the_running(appraisal) if power in appraisal.catalogue.options[option].powers]


def _out_of_force(power: Power, date: datetime.date) -> str | None:
    if power.from_ is not None and date < power.from_:
        return f"from {power.from_} only"
    if power.until is not None and date > power.until:
        return f"until {power.until} only"
    return None


@rule("P168", WARNING, "Costs for some options only")
def some_costs(appraisal: Appraisal) -> Iterator[Hit]:
    """With costs for some options only, the others look free.

    Cost stands beside value, and what each extra point costs can be told only where both are known (Scottish Capital
    Investment Manual). Add a cost for every option that is not ruled out, with a wide range where it is little more
    than a guess, or leave costs out for all and say that they come later.

    Bad (local.yaml):

        costs:  # <-
          stay: {total: 100}
          share: {total: 250}

    Good (local.yaml):

        costs:
          stay: {total: 100}
          repair: {total: 300, low: 250, high: 450}
          move: {total: 400, low: 300, high: 700}
          share: {total: 250}
    """
    costs = appraisal.local.costs
    absent = [option for option in _in_the_running(appraisal) if option not in costs]
    if costs and absent:
        message = f"there is no cost for {in_words(absent)}, while others have one. Add it, or leave costs out for all."
        yield Hit(appraisal.file.document, ("costs",), message)


def _in_the_running(appraisal: Appraisal) -> list[str]:
    """The options that are not ruled out."""
    return [option.id for option in appraisal.base_ranking.options.values() if option.rank is not None]
