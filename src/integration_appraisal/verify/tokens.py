"""The words of a paper, section by section, and which of them say something that must not change."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_SIGN = "[\u00b2\u00b3\u00b9\u2070\u2074-\u2079?\u2600-\u27bf\U0001f000-\U0001faff]"  # such as a power, or a thumb
_WORD = re.compile(
    r"<[a-z]+(?:[ -][a-z0-9]+)?>|[<>~≈±]?[£€$]?[+-]?\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:'[^\W\d_]+)*|" + _SIGN
)
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # what makes letters run the other way
_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys("\u00ad\u200b", "")
)  # quotes, dashes and minus, and what does not show
_OF_HEADING = re.compile(r"^\W*\d+(?:\.\d+)*[.)]?\s+")
_OF_PARAGRAPH = re.compile(r"^\W*[1-9]\.\d{1,2}\s+(?=\W*[A-Z])")
_PAGE = re.compile(r"[\s.…]+\d+\s*$")  # after a heading in a list of contents
BORDER = "|"  # of cells
CLAIMS = frozenset(
    re.findall(
        r"\w+",
        """
        first second third fourth fifth sixth last ahead behind lead leads clear close open tie tied joint ready not no
        never none nobody neither nor without only met partly unknown known ruled out draft final more less most least
        fewer better worse best worst higher lower above below within beyond all any every both half double looser
        stricter rises falls loses lost gains costs wins strong weak strength weakness main sure unsure judgement
        evidence stated accepted recommended preferred preferable two three four five six seven eight nine ten hundred
        thousand million billion january february march april may june july august september october november december
        against approved barely ceases changes disregard essential everything exactly hardly nothing optional rejected
        saving stays withdrawn wrong wrongly
        """,
    )
)


Phrases = dict[str, list[list[str]]]  # words of texts, by their first word


class Token(NamedTuple):
    """A word, small and plain. A ``claim`` may not change; ``own`` is for people to change."""

    word: str
    claim: bool = False
    own: bool = False


class Section(NamedTuple):
    """What stands under a heading; the first section of a paper has none."""

    heading: str
    tokens: list[Token]


def words(text: str) -> list[str]:
    """The words of a text, whatever its quotes, dashes, case and layout."""
    said = _TURNING.sub(" <turned> ", unicodedata.normalize("NFC", text).translate(_ALIKE))
    return _WORD.findall(said.casefold())


def sections(
    lines: Sequence[str], headings: Sequence[str], names: Iterable[str], verbatim: Iterable[str], own: Iterable[str]
) -> list[Section]:
    """Lines under the headings that are known; a heading in a list of contents is passed over, wherever that stands.

    Of ``names`` and ``verbatim`` texts every word is a claim; texts of one's ``own`` are people's to change.
    """
    known = {_bare(heading): heading for heading in headings}
    phrases, owned = _by_first((*names, *verbatim)), _by_first(own)
    keys = [_key(line, known) for line in lines]
    heads = _heads(keys)
    found: list[tuple[str, list[str]]] = [("", [])]
    for at, (line, key) in enumerate(zip(lines, keys, strict=True)):
        if at in heads:
            found.append((known[key], []))
        elif not key:
            found[-1][1].extend(_with_borders(_OF_PARAGRAPH.sub("", line)))
    return [Section(heading, _marked(said, phrases, owned)) for heading, said in found]


def _key(line: str, known: Container[str]) -> str:
    """Which heading a line is, be it in a list of contents with its page; empty for any other line."""
    without_page = _PAGE.sub("", line)
    ways = (line,) if without_page == line else (line, without_page)
    return next((key for key in map(_bare, ways) if key in known), "")


def _heads(keys: Sequence[str]) -> set[int]:
    """Where each heading stands above the most text: in a list of contents it stands above the next."""
    places = [at for at, key in enumerate(keys) if key]
    most: dict[str, tuple[int, int]] = {}
    for at, following in pairwise([*places, len(keys)]):
        if following > at + 1:
            most[keys[at]] = max(most.get(keys[at], (0, 0)), (following - at, at))
    return {at for _, at in most.values()}


def _with_borders(line: str) -> Iterator[str]:
    """The words of a line, and for each border of a row's cells a word that says how many it has."""
    first, *others = line.split(BORDER)
    yield from words(first)
    for cell in others:
        yield f"{BORDER}{len(others)}"
        yield from words(cell)


def _bare(line: str) -> str:
    """A heading without its number and its signs."""
    return " ".join(words(_OF_HEADING.sub("", line)))


def _marked(said: list[str], phrases: Phrases, own: Phrases) -> list[Token]:
    places = [at for at, word in enumerate(said) if not word.startswith(BORDER)]
    text = [said[at] for at in places]
    claims, owned = ({places[at] for at in _within(text, some)} for some in (phrases, own))
    claiming = {word for word in {*said} if _is_claim(word)}
    return [Token(word, word in claiming or at in claims, at in owned) for at, word in enumerate(said)]


def _is_claim(word: str) -> bool:
    """Whether it is a figure, a sign, a picture, a word that claims something, or one that denies."""
    return word in CLAIMS or word.endswith("n't") or not word[-1].isalpha() or not word[0].isalpha()


def _by_first(texts: Iterable[str]) -> Phrases:
    """The words of each text, by the first of them."""
    by_first: Phrases = {}
    for phrase in dict.fromkeys(tuple(words(text)) for text in texts):  # people may say one thing in many fields
        if phrase:
            by_first.setdefault(phrase[0], []).append([*phrase])
    return by_first


def _within(said: list[str], phrases: Phrases) -> Iterator[int]:
    """The places of words that belong to a phrase."""
    for at, word in enumerate(said):
        for own in phrases.get(word, ()):
            end = at + len(own)
            if said[end - 1 : end] == own[-1:] and said[at:end] == own:  # the last alone tells most that repeat a word
                yield from range(at, end)
