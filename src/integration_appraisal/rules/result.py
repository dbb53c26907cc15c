"""Rules about the result and the recommendation."""

import re
from collections.abc import Iterable, Iterator

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionLead
from integration_appraisal.engine.ranks import CLOSE, Verdict
from integration_appraisal.model.local import Recommendation
from integration_appraisal.rules.base import ERROR, WARNING, Hit, rule
from integration_appraisal.rules.language import DOUBT, RANKING, blank, in_words, mentions


@rule("P171", WARNING, "The recommendation passes over the doubt")
def doubt_passed_over(appraisal: Appraisal) -> Iterator[Hit]:
    """When the lead is close, shared or conditional, a recommendation that does not say so is surer than its figures.

    Two options can end up as near as 195.7 and 194.1 points (Monklands, 2020), and a plain "first" hides it. The Green
    Book Review (2020) found false certainty of this kind. Say how close it is, what the leader still lacks, or who
    stands beside it, and why you recommend it all the same. The name of an option beside it, or a word such as close,
    tie, just, margin, condition, ready, depends, if or although, is what this rule looks for.

    Bad (local.yaml):

        recommendation:  # <-
          option: share
          rationale: It does most for readers.

    Good (local.yaml):

        recommendation:
          option: share
          rationale: It is first, though only just, and the panel preferred it.
    """
    lead, recommended = appraisal.base_ranking.lead, appraisal.local.recommendation
    if recommended is None or blank(recommended.rationale) or recommended.option not in lead.first:
        return
    doubt = _doubt(lead, recommended.option)
    beside = {*lead.first, *lead.second, *lead.ready} - {recommended.option}
    if doubt and not _says(appraisal, recommended, DOUBT, beside):
        message = (
            f"{doubt}, and the rationale passes over it. Say so, by a name or in words such as close, only just or "
        )
        message += "depends on, and why you recommend it all the same."
        yield Hit(appraisal.file.document, ("recommendation",), message)


def _asked(lead: OptionLead) -> list[str]:
    """What is to be found out, by its ids."""
    return [own.name if own.option is None else f"{own.option}.{own.name}" for own in lead.find_out]


def _doubt(lead: OptionLead, option: str) -> str | None:
    match lead.verdict:
        case Verdict.OPEN:
            return f"which option comes first is open while {in_words(_asked(lead))} may be anything"
        case Verdict.CLOSE if (lead.points or 0.0) < CLOSE:
            return f"`{option}` is less than {CLOSE:g} points ahead of {in_words([*lead.second])}"
        case Verdict.CLOSE:
            return f"ranges may well put {in_words([*lead.second])} ahead of `{option}`"
        case Verdict.TIE:
            others = [other for other in lead.first if other != option]
            return f"`{option}` shares first place with {in_words(others)}"
        case Verdict.CONDITIONAL:
            return f"`{option}` is first, but this place is not shown to have all that it can't do without"
        case _:
            return None


@rule("P172", WARNING, "A recommendation without a reason")
def unreasoned(appraisal: Appraisal) -> Iterator[Hit]:
    """A recommendation is made by people, and the figures can't give their reason for them.

    Those who decide, and those who lose by it, are owed the reason (Gunning; Green Book). Say why this option, what
    speaks against it, and why not the next best.

    Bad (local.yaml):

        recommendation:  # <-
          option: share

    Good (local.yaml):

        recommendation:
          option: share
          rationale: It is first, though only just, and the panel preferred it.
    """
    recommended = appraisal.local.recommendation
    if recommended is not None and blank(recommended.rationale):
        message = f"`{recommended.option}` is recommended without a `rationale`. Say why, and why not the next best."
        yield Hit(appraisal.file.document, ("recommendation",), message)


@rule("P173", ERROR, "An option that is ruled out is recommended")
def ruled_out(appraisal: Appraisal) -> Iterator[Hit]:
    """An option that is off the table can't be the recommendation: one of the two must be wrong.

    A must-have that bends for a favourite was no must-have, and readers will ask which other option would have passed;
    options ruled out too soon have been taken to court. Take the option back into the appraisal with a reason, or
    recommend another.

    Bad (local.yaml):

        ruled_out: {move: {reason: The market has no lift, stage: Long list, by: The panel, "on": 2025-02-10}}
        recommendation:
          option: move  # <-
          rationale: The panel liked it.

    Good (local.yaml):

        ruled_out: {move: {reason: The market has no lift, stage: Long list, by: The panel, "on": 2025-02-10}}
        recommendation:
          option: share
          rationale: Of those left it is first, though only just.
    """
    recommended = appraisal.local.recommendation
    out = _why_out(appraisal, recommended.option) if recommended is not None else None
    if recommended is not None and out:
        message = f"`{recommended.option}` is recommended, but {out}. Recommend another, or take it back with a reason."
        yield Hit(appraisal.file.document, ("recommendation", "option"), message, at_value=True)


def _why_out(appraisal: Appraisal, option: str) -> str | None:
    if option in appraisal.local.ruled_out:
        return "this file rules it out"
    failed = appraisal.base_ranking.options[option].failed
    return f"it misses the must-have on {in_words([*failed])}" if failed else None


@rule("P174", WARNING, "The recommendation goes against the ranking")
def against_ranking(appraisal: Appraisal) -> Iterator[Hit]:
    """People may recommend another option than the first, but must say why the appraisal did not persuade them.

    A choice against the ranking without a word about it looks as if it had been made beforehand, which is what critics
    of appraisals look for first. Say which option is first and what outweighs that: a condition, a cost, what people
    said. If the scores or weights are what you doubt, change them in the open instead. The first option's name, or a
    word such as first, rank, ahead, behind, points, value, instead or despite, is what this rule looks for.

    Bad (local.yaml):

        recommendation:  # <-
          option: stay
          rationale: Readers are fond of the old hall.

    Good (local.yaml):

        recommendation:
          option: stay
          rationale: It is a point behind the leader, and readers are so fond of the old hall that we prefer it.
    """
    ranking, recommended = appraisal.base_ranking, appraisal.local.recommendation
    if recommended is None or blank(recommended.rationale):
        return
    rank = ranking.options[recommended.option].rank
    if rank not in (None, 1) and not _says(appraisal, recommended, RANKING, ranking.lead.first):
        message = (
            f"`{recommended.option}` is recommended at rank {rank}; {in_words([*ranking.lead.first])} comes first. "
            "Say in the rationale why not that: by its name, or by how far this one is behind."
        )
        yield Hit(appraisal.file.document, ("recommendation",), message)


def _says(appraisal: Appraisal, recommended: Recommendation, words: str, options: Iterable[str]) -> bool:
    """Whether the rationale has one of the words or names one of the options."""
    rationale = recommended.rationale or ""
    phrases = [phrase for option in options for phrase in (option, appraisal.catalogue.options[option].name)]
    return bool(re.search(words, rationale)) or any(mentions(rationale, phrase) for phrase in phrases)


@rule("P176", ERROR, "A final appraisal without a recommendation")
def final_without(appraisal: Appraisal) -> Iterator[Hit]:
    """A final appraisal goes to those who decide, and they are owed what its people recommend.

    The ranking is not a recommendation: it leaves out what no figure says. Write `recommendation`, or keep the status
    `draft` until there is one.

    Bad (local.yaml):

        status: final  # <-
        recommendation: null

    Good (local.yaml):

        status: final
        recommendation:
          option: share
          rationale: It is first, though only just, and the panel preferred it.
    """
    if appraisal.local.status == "final" and appraisal.local.recommendation is None:
        message = "this file is final and recommends nothing. Write `recommendation`, or set `status: draft`."
        yield Hit(appraisal.file.document, ("status",), message)
