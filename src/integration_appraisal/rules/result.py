"""Rules about the result and the recommendation."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.documents.document import Document
from integration_appraisal.engine.ranks import CLOSE, Lead, Verdict
from integration_appraisal.findings import shown
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.local import Recommendation
from integration_appraisal.rules.base import Hit
from integration_appraisal.rules.finding_places import blank, documents, in_words, mentions, own_ranking, texts


def doubt_passed_over(appraisal: Appraisal) -> Iterator[Hit]:
    """When the lead is close, shared or conditional, a recommendation that does not say so is surer than its figures.

    Two options can end up as near as 195.7 and 194.1 points (Monklands, 2020), and a plain "first" hides it. The Green
    Book Review (2020) found false certainty of this kind. Say how close it is, what the leader still lacks, or who
    stands beside it, and why you recommend it all the same.

    Bad (local.yaml):

        recommendation:  # <-
          option: share
          rationale: It does most for readers.

    Good (local.yaml):

        recommendation:
          option: share
          rationale: It is first, though only just, and the panel preferred it.
    """
    lead = own_ranking(appraisal).result.lead
    recommended = appraisal.local.recommendation
    if recommended is None or blank(recommended.rationale) or recommended.option not in _ids(appraisal, lead.first):
        return
    doubt = _doubt(appraisal, lead, recommended.option)
    beside = {*lead.first, *lead.second, *lead.ready} - {appraisal.options.index(recommended.option)}
    if doubt and not _says(appraisal, recommended, _doubtful(), beside):
        message = f"{doubt}, and the rationale passes over it. Say so, and why you recommend it all the same."
        yield Hit(appraisal.place.document, ("recommendation",), message)


def _doubt(appraisal: Appraisal, lead: Lead[int], option: str) -> str | None:
    match lead.verdict:
        case Verdict.CLOSE:
            return f"`{option}` is less than {CLOSE:g} points ahead of {in_words(_ids(appraisal, lead.second))}"
        case Verdict.TIE:
            others = [other for other in _ids(appraisal, lead.first) if other != option]
            return f"`{option}` shares first place with {in_words(others)}"
        case Verdict.CONDITIONAL:
            return f"`{option}` is first, but this place is not shown to have all that it can't do without"
        case _:
            return None


@cache
def _doubtful() -> re.Pattern[str]:
    words = (
        r"close|closely|tie|ties|tied|tying|narrow\w*|just|slim|slight\w*|margin\w*|nearly|almost|equal|equally|"
        r"condition\w*|ready|readiness|lack\w*|depend\w*|provided\s+that|subject\s+to|"
        r"if|unless|until|once|although|though|however|doubt\w*|unsure|uncertain\w*"
    )
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


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
        yield Hit(appraisal.place.document, ("recommendation",), message)


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
        yield Hit(appraisal.place.document, ("status",), message)


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
        yield Hit(appraisal.place.document, ("recommendation", "option"), message, at_value=True)


def _why_out(appraisal: Appraisal, option: str) -> str | None:
    if option in appraisal.local.ruled_out:
        return "this file rules it out"
    failed = own_ranking(appraisal).result.failed[appraisal.options.index(option)]
    missed = in_words([appraisal.criteria[column] for column in failed])
    return f"it misses the must-have on {missed}" if missed else None


def against_ranking(appraisal: Appraisal) -> Iterator[Hit]:
    """People may recommend another option than the first, but must say why the appraisal did not persuade them.

    A choice against the ranking without a word about it looks as if it had been made beforehand, which is what critics
    of appraisals look for first. Say which option is first and what outweighs that: a condition, a cost, what people
    said. If the scores or weights are what you doubt, change them in the open instead.

    Bad (local.yaml):

        recommendation:  # <-
          option: stay
          rationale: Readers are fond of the old hall.

    Good (local.yaml):

        recommendation:
          option: stay
          rationale: It is a point behind the leader, and readers are so fond of the old hall that we prefer it.
    """
    result = own_ranking(appraisal).result
    recommended = appraisal.local.recommendation
    if recommended is None or blank(recommended.rationale):
        return
    rank = result.ranks[appraisal.options.index(recommended.option)]
    if rank not in (None, 1) and not _says(appraisal, recommended, _ranking(), result.lead.first):
        first = in_words(_ids(appraisal, result.lead.first))
        message = (
            f"`{recommended.option}` is recommended at rank {rank}; {first} comes first. "
            "Say in the rationale why the ranking is not followed."
        )
        yield Hit(appraisal.place.document, ("recommendation",), message)


@cache
def _ranking() -> re.Pattern[str]:
    words = (
        r"rank\w*|first|second|third|leaders?|leads|leading|ahead|behind|highest|top|values?|scor\w+|figures?|points?|"
        r"although|though|rather|instead|despite|nevertheless|outweigh\w*|not\s+follow\w*"
    )
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _says(appraisal: Appraisal, recommended: Recommendation, words: re.Pattern[str], options: Iterable[int]) -> bool:
    """Whether the rationale has one of the words or names one of the options."""
    rationale = recommended.rationale or ""
    named = [appraisal.catalogue.options[identity] for identity in _ids(appraisal, options)]
    return bool(words.search(rationale)) or any(
        mentions(rationale, phrase) for option in named for phrase in (option.name, option.id)
    )


def _ids(appraisal: Appraisal, rows: Iterable[int]) -> list[str]:
    return [appraisal.options[row] for row in rows]


def times_better_here(appraisal: Appraisal) -> Iterator[Hit]:
    """No option is ever "twice as good": values have no true zero, so they can be compared but not multiplied.

    Nought is only the worst that somebody wrote down. Leave out a criterion on which both options have 300, and 500
    against 400 becomes 200 against 100, "twice as good" (the example is in the Scottish Capital Investment Manual). Say
    how many points apart two options are, and what makes the difference.

    Bad (local.yaml):

        risks:
          - Readers may stay away, though the new rooms would be twice as good.  # <-

    Good (local.yaml):

        risks:
          - Readers may stay away, though the new rooms have 20 points more on welcome.
    """
    return _times_better(appraisal.place.document)


def times_better(catalogue: Catalogue) -> Iterator[Hit]:
    """See ``times_better_here``, for the texts of option and criteria files."""
    for document in documents(catalogue):
        yield from _times_better(document)


def _times_better(document: Document) -> Iterator[Hit]:
    for path, text in texts(document.data):
        lowered = text.lower()
        found = _multiplied().search(lowered) if any(sign in lowered for sign in _SIGNS) else None
        if found:
            message = (
                f'"{shown(found[0])}" multiplies what has no true zero. Say how many points apart they are instead.'
            )
            yield Hit(document, path, message, at_value=True)


_SIGNS = (
    "times",
    "twice",
    "thrice",
    "double",
    "half as",
    "×",
    "x ",
)  # without one of them there is nothing to look for


@cache
def _multiplied() -> re.Pattern[str]:
    """For texts in small letters, which keeps it quick to compile and to search: ``score`` waits for it."""
    number = r"\d+(?:[.,]\d+)?|two|three|four|five|six|seven|eight|nine|ten|many|several|[nx]"
    times = rf"(?:twice|thrice|double|(?:{number})[\s-]*(?:times|×|x))"
    merit = r"good|effective|valuable|beneficial|useful|strong|successful|worthwhile|attractive|suitable"
    return re.compile(
        rf"\b(?:{times}\s+(?:better|worse|stronger|(?:as|more)\s+(?:{merit})|the\s+(?:value|benefit|score)s?)"
        rf"|half\s+as\s+(?:{merit}))\b"
    )
