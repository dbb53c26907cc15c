"""Rules about what texts say, of scores and of results."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import exact
from integration_appraisal.findings import shown
from integration_appraisal.loading.bundled import read_template
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.rules.base import ERROR, WARNING, Hit, Subject, rule
from integration_appraisal.rules.finding_places import cells, documents, texts
from integration_appraisal.rules.language import (
    CHANGE,
    MULTIPLIED,
    MULTIPLYING,
    ORDINARY,
    REPORTING,
    in_words,
    mentions,
    plain,
    sentences,
)

SHORTEST_WORD = 5  # letters; shorter words are seldom what a factor is about
WORD_BEGINNING = 7  # letters; "cooperate" and "cooperation" are one word, as are "federate" and "federation"


@rule("P156", WARNING, "A local score restates a local factor")
def restates_factor(appraisal: Appraisal) -> Iterator[Hit]:
    """A local score that is lowered for what the place lacks counts it twice: a local factor takes it off already.

    Options are scored as if everything they rely on were in place; what the place lacks is then taken off once, by
    its local factors. Guides warn of counting one thing twice (Scottish Capital Investment Manual). Score the option as
    if the thing were there, and give the factor the level that it has here.

    Bad (local.yaml):

        scores:
          move:
            welcome:
              score: 60
              rationale: Lower than in the catalogue, since support in the council is weak.  # <-
              source: {work: survey, at: Table 2}
              basis: evidence

    Good (local.yaml):

        scores:
          move:
            welcome:
              score: 60
              rationale: Lower than in the catalogue, since the market hall has steps at every door.
              source: {work: survey, at: Table 2}
              basis: evidence
    """
    for cell in cells(appraisal):
        rationale = cell.score.rationale or ""
        for factor in appraisal.catalogue.options[cell.option].relies_on:
            if _restated(rationale, appraisal.catalogue, factor):
                message = (
                    f"this seems to be about `{factor}`, which `{cell.option}` relies on: what the place lacks of it "
                    "is taken off already and would count twice. Score the option as if it were in place."
                )
                yield Hit(cell.document, (*cell.path, "rationale"), message, at_value=True)


def _restated(rationale: str, catalogue: Catalogue, factor: str) -> bool:
    """Whether a text names a factor, or has two of its own words, one of its name among them, in one sentence."""
    in_name, in_all = _distinctive(catalogue)[factor]
    for phrase in (catalogue.factors[factor].name, factor.replace("_", " "), factor):
        if (" " in phrase.strip() or _words(phrase) & in_name) and mentions(rationale, phrase):
            return True
    said = [_words(sentence) for sentence in sentences(rationale)]
    return any(words & in_name and len(words & in_all) > 1 for words in said)


@lru_cache(maxsize=8)
def _distinctive(catalogue: Catalogue) -> dict[str, tuple[set[str], set[str]]]:
    """For each factor the words of its name, and of its name and question, that nothing else in the catalogue has."""
    own = {name: _words(f"{factor.name} {factor.question or ''}") for name, factor in catalogue.factors.items()}
    taken = _words(ORDINARY).union(
        *(_words(f"{criterion.name} {criterion.question or ''}") for criterion in catalogue.criteria.values()),
        *(_words(option.name) for option in catalogue.options.values()),
    )
    found = {}
    for name, factor in catalogue.factors.items():
        others: set[str] = set().union(*(words for other, words in own.items() if other != name))
        found[name] = (_words(factor.name) - others - taken, own[name] - others - taken)
    return found


def _words(text: str) -> set[str]:
    """The longer words of a text, by their beginnings."""
    return {word[:WORD_BEGINNING] for word in re.findall(rf"[a-z]{{{SHORTEST_WORD},}}", text.casefold())}


@rule("P157", ERROR, "A share of respondents is quoted as an effect")
def share_as_effect(subject: Subject) -> Iterator[Hit]:
    """That 42% of the people asked saw a fall does not mean that anything fell by 42%.

    A share of respondents tells how many saw a change and nothing about its size, and a snapshot of opinion says so of
    itself. Once the figure is quoted as an effect it travels into business cases as a saving. Say who said what, or
    leave the figure out. Looked for is the figure of any evidence whose `measure` begins with "share of", in a
    sentence with a word of change and none of asking or answering.

    Bad (local.yaml):

        scores:
          move:
            welcome:
              score: 75
              rationale: Noise fell by 42% where this was tried.  # <-
              source: {work: survey, at: Page 7}
              basis: evidence

    Good (local.yaml):

        scores:
          move:
            welcome:
              score: 75
              rationale: Where this was tried, 42% of respondents said that there was less noise.
              source: {work: survey, at: Page 7}
              basis: evidence

    Bad (options/move.yaml):

        risks:
          - Noise is cut by 42 per cent at most.  # <-
    """
    shares = _shares(subject.catalogue if isinstance(subject, Appraisal) else subject)
    quotable = documents(subject) if shares else ()
    for document, (path, text) in ((own, text) for own in quotable for text in texts(own.data)):
        figure = None if path[0] in _WHERE_SHARES_STAND else _effect(text, shares)
        if figure is not None:
            message = (
                f"{figure}% is told here as the size of a change; in {in_words(shares[figure])} it is the share of "
                "people who said so. Say who said what, or leave the figure out."
            )
            yield Hit(document, path, message, at_value=True)


_WHERE_SHARES_STAND = ("outcomes", "evidence")  # as a target, or as the evidence itself


def _shares(catalogue: Catalogue) -> Mapping[str, list[str]]:
    """The figures that are shares of people asked, as they are written, each with the ids of its evidence."""
    found: dict[str, list[str]] = {}
    for evidence in catalogue.lists["evidence"].values():
        if evidence.figure is not None and (evidence.measure or "").strip().casefold().startswith("share of"):
            found.setdefault(exact(evidence.figure), []).append(evidence.id)
    return found


def _effect(text: str, figures: Iterable[str]) -> str | None:
    """The first of the figures that a sentence gives as the size of a change."""
    if "%" not in text and "cent" not in text.casefold():
        return None
    share = rf"(?i)(?<![\d.,])({'|'.join(map(re.escape, figures))})\s*(?:%|per\s*cent\b)"
    for sentence in sentences(text):
        quoted = re.search(share, sentence)
        if quoted and re.search(CHANGE, sentence) and not re.search(REPORTING, sentence):
            return quoted[1]
    return None


@rule("P175", ERROR, '"Times better" in a text')
def times_better(subject: Subject) -> Iterator[Hit]:
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
    for document in documents(subject):
        for path, text in texts(document.data):
            lowered = text.lower()
            times = re.search(MULTIPLIED, lowered) if any(sign in lowered for sign in MULTIPLYING) else None
            if times:
                message = (
                    f'"{shown(times[0])}" multiplies what has no true zero. Say how many points apart they are instead.'
                )
                yield Hit(document, path, message, at_value=True)


@rule("P169", WARNING, "A sample text of `appraise init` is left in")
def sample_left_in(appraisal: Appraisal) -> Iterator[Hit]:
    """A file that `appraise init` wrote has samples in it, and a paper prints what stands in the file.

    "They were agreed by Who agreed them" reads as if nobody had. Write your own text there, or delete the line: what is
    left out is shown as a gap that people can see.

    Bad (local.yaml):

        prepared_by: Who prepared this appraisal  # <-

    Good (local.yaml):

        prepared_by: Head of libraries
    """
    document = appraisal.file.document
    for path, text in texts(document.data):
        if plain(text) in _samples():
            message = f'"{shown(text)}" is a sample of `appraise init`. Write your own text, or delete the line.'
            yield Hit(document, path, message, at_value=True)


_FIT_TO_KEEP = {"none declared", "page 4", "the north", "equal weights"}  # as good an answer as any


@lru_cache(maxsize=1)
def _samples() -> frozenset[str]:
    """The sample texts of the file to start from, in small letters."""
    own = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", read_template("local.yaml.j2"))
    folded = re.findall(r">-\n#\s+(.+)\n", own)
    return frozenset({plain(text) for text in [*re.findall(r'"([^"\n]+)"', own), *folded]} - _FIT_TO_KEEP)
