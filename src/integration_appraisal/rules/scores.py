"""Rules about the scores."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import fsum
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.documents.document import Document, Path
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.figures import exact
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.cells import scale_of
from integration_appraisal.rules.base import Hit
from integration_appraisal.rules.finding_places import (
    Cell,
    blank,
    cells,
    documents,
    in_words,
    lacking,
    mentions,
    own_cells,
    own_ranking,
    texts,
)

FEWEST_RANGES = 3  # two ranges are easily equal by chance
MOST_ON_JUDGEMENT = 0.5  # beyond half, the leader's place is opinion more than anything else
SHORTEST_WORD = 5  # letters; shorter words are seldom what a factor is about
WORD_BEGINNING = 7  # letters; "cooperate" and "cooperation" are one word, as are "federate" and "federation"


def own_unreasoned(appraisal: Appraisal) -> Iterator[Hit]:
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
    return _unreasoned(own_cells(appraisal))


def unreasoned(catalogue: Catalogue) -> Iterator[Hit]:
    """See ``own_unreasoned``, for the catalogue's own scores."""
    return _unreasoned(cells(catalogue))


def _unreasoned(given: Iterable[Cell]) -> Iterator[Hit]:
    for cell in given:
        if blank(cell.score.rationale):
            message = f"{_named(cell)} has no `rationale`. Say why it is as high as this and no higher."
            yield Hit(cell.document, cell.path, message)


def own_without_basis(appraisal: Appraisal) -> Iterator[Hit]:
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
    return _without_basis(own_cells(appraisal))


def without_basis(catalogue: Catalogue) -> Iterator[Hit]:
    """See ``own_without_basis``, for the catalogue's own scores."""
    return _without_basis(cells(catalogue))


def _without_basis(given: Iterable[Cell]) -> Iterator[Hit]:
    for cell in given:
        if cell.score.basis is None:
            message = f"{_named(cell)} has no `basis`. Say whether it is `judgement`, `stated` or `evidence`."
            yield Hit(cell.document, cell.path, message)


def own_without_source(appraisal: Appraisal) -> Iterator[Hit]:
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
    return _without_source(own_cells(appraisal))


def without_source(catalogue: Catalogue) -> Iterator[Hit]:
    """See ``own_without_source``, for the catalogue's own scores."""
    return _without_source(cells(catalogue))


def _without_source(given: Iterable[Cell]) -> Iterator[Hit]:
    for cell in given:
        if cell.score.source is None:
            message = f"{_named(cell)} has no `source`. Name the work and the page that it argues from."
            yield Hit(cell.document, cell.path, message)


def _named(cell: Cell) -> str:
    return f"the score of `{cell.option}` on `{cell.criterion}`"


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
        yield Hit(catalogue.locations["options", concerned[0]].document, ("scores",), message)


def _widths(catalogue: Catalogue) -> dict[str, list[float]]:
    """The widths of each option's ranges in points of value; on a relative scale a point has no fixed size."""
    scales = {
        name: scale_of(criterion.scale)
        for name, criterion in catalogue.criteria.items()
        if criterion.scale.kind != "relative"
    }
    return {
        option.id: [
            abs(scale.value(cell.high) - scale.value(cell.low))
            for name, scale in scales.items()
            if (cell := option.scores[name]).low is not None and cell.high is not None
        ]
        for option in catalogue.options.values()
    }


def _alike(widths: Sequence[float]) -> bool:
    return len(widths) >= FEWEST_RANGES and max(widths) - min(widths) <= SAME


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
    ranking = own_ranking(appraisal)
    for row in ranking.result.lead.first:
        option = appraisal.options[row]
        gained = dict(zip(appraisal.criteria, ranking.result.contributions[row], strict=True))
        judged = {
            name: points
            for name, points in gained.items()
            if ranking.view.scores[option][name].basis in (None, "judgement")
        }
        total, resting = fsum(gained.values()), fsum(judged.values())
        if resting > total * MOST_ON_JUDGEMENT:
            message = (
                f"{100 * resting / total:.0f}% of what `{option}`, which is first, gains on the criteria rests on "
                f"judgement alone, above all on `{max(judged, key=lambda name: judged[name])}`. "
                "Look for evidence, or say in the paper that there is none."
            )
            yield Hit(appraisal.place.document, ("area",), message, at_value=True)


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
    for cell in own_cells(appraisal):
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
    said = [_words(sentence) for sentence in _sentences(rationale)]
    return any(words & in_name and len(words & in_all) > 1 for words in said)


@lru_cache(maxsize=8)
def _distinctive(catalogue: Catalogue) -> dict[str, tuple[set[str], set[str]]]:
    """For each factor the words of its name, and of its name and question, that nothing else in the catalogue has."""
    own = {name: _words(f"{factor.name} {factor.question or ''}") for name, factor in catalogue.factors.items()}
    taken = _ordinary().union(
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


@cache
def _ordinary() -> set[str]:
    """Words that are about nothing in particular."""
    return _words(
        "about across after again against along among another around because before behind being below between could "
        "different during either enough every everybody everyone first further going large larger later likely makes "
        "making means might never often other others people place places quite rather really shall should since small "
        "still their there these thing things think those though through today together towards under until using "
        "wants where whether which while whole whose within without works would"
    )


def own_share_as_effect(appraisal: Appraisal) -> Iterator[Hit]:
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
    return _shares_as_effects(appraisal.place.document, _shares(appraisal.catalogue), {"outcomes"})


def share_as_effect(catalogue: Catalogue) -> Iterator[Hit]:
    """See ``own_share_as_effect``, for the texts of option and criteria files."""
    shares = _shares(catalogue)
    for document in documents(catalogue):
        yield from _shares_as_effects(document, shares, {"evidence"})


def _shares(catalogue: Catalogue) -> Mapping[str, list[str]]:
    """The figures that are shares of people asked, as they are written, each with the ids of its evidence."""
    found: dict[str, list[str]] = {}
    for evidence in catalogue.lists["evidence"].values():
        if evidence.figure is not None and (evidence.measure or "").strip().casefold().startswith("share of"):
            found.setdefault(exact(evidence.figure), []).append(evidence.id)
    return found


def _shares_as_effects(document: Document, shares: Mapping[str, list[str]], left_out: Collection[str]) -> Iterator[Hit]:
    """``left_out`` are lists of the file where such a figure is what it should be: a target, or the evidence itself."""
    for path, text in texts(document.data) if shares else ():
        figure = None if path[:1] and path[0] in left_out else _effect(text, tuple(shares))
        if figure is not None:
            message = (
                f"{figure}% is told here as the size of a change; in {in_words(shares[figure])} it is the share of "
                "people who said so. Say who said what, or leave the figure out."
            )
            yield Hit(document, path, message, at_value=True)


def _effect(text: str, figures: tuple[str, ...]) -> str | None:
    """The first of the figures that a sentence gives as the size of a change."""
    if "%" not in text and "cent" not in text.casefold():
        return None
    for sentence in _sentences(text):
        quoted = _quoted(figures).search(sentence)
        if quoted and _change().search(sentence) and not _reporting().search(sentence):
            return quoted[1]
    return None


@cache
def _quoted(figures: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,])({'|'.join(map(re.escape, figures))})\s*(?:%|per\s*cent\b)", re.IGNORECASE)


@cache
def _change() -> re.Pattern[str]:
    words = (
        r"reduc\w*|f[ae]ll\w*|cut\w*|ris(?:e|es|en|ing)|rose|increas\w*|decreas\w*|improv\w*|sav(?:e|ed|es|ings?)|"
        r"drop\w*|lower\w*|higher|better|worse|gr[eo]w\w*|gain\w*|shorter|(?:fewer|less|more)(?!\s+than\s+\d)"
    )
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _reporting() -> re.Pattern[str]:
    words = (
        r"respondents?|report(?:s|ed|ing)?|sa(?:id|ys?|w)|shares?\s+of|f[ee]lt|feel|told|asked|answer\w*|repl(?:y|ied)|"
        r"believed?|thought|agreed?|surveys?|surveyed|opinions?|snapshot"
    )
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


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
        document = catalogue.locations["options", option.id].document
        for name, need in option.relies_on.items():
            what = f"that `{option.id}` relies on `{name}`"
            yield from _reasonless(document, ("relies_on", name), what, need)
    for factor in catalogue.factors.values():
        location = catalogue.locations["local_factors", factor.id]
        if factor.points is not None:
            yield from _reasonless(
                location.document, (*location.path, "points"), f"what `{factor.id}` takes off", factor
            )
        for name in factor.emphasises or {}:
            what = f"the multiplier of `{factor.id}` for `{name}`"
            yield from _reasonless(location.document, (*location.path, "emphasises", name), what, factor)


def _reasonless(document: Document, path: Path, what: str, entry: Any) -> Iterator[Hit]:
    absent = lacking(entry.rationale, entry.source)
    if absent:
        yield Hit(document, path, f"{what} has {absent}. Say why, and name what this argues from.")
