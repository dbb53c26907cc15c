"""Two papers section by section: what differs, and which of that may not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate, zip_longest
from typing import NamedTuple

from integration_appraisal.verify.tokens import BORDER, Section, Token

_MOST_STEPS = 20_000_000  # a few seconds
_MANY = 20_000  # words that a paper may have beyond twice as many as it should
_LEFT_OUT = 5  # words that are more than wording, if less than half as many stand in their place
_AROUND, _MOST_SHOWN, _LONGEST_SHOWN = 6, 60, 40  # words shown on either side, and of those that differ; letters


class TooDifferent(ValueError):  # noqa: N818 - says what was found
    """A paper that is so far from the one that its inputs give that they can't be set side by side."""


class Difference(NamedTuple):
    """Words of the paper and what stands there now; one may be empty. ``fails`` where more than wording differs."""

    section: str
    paper: str
    now: str
    fails: bool
    own: bool  # whether people have put their own words there


class Nearly(NamedTuple):
    """How far apart figures may be that other draws change, and by section where such figures stand."""

    tolerance: float  # of shares, in percentage points
    places: dict[str, frozenset[int]]

    def allows(self, heading: str, theirs: Sequence[Token], now: Sequence[Token], here: range) -> bool:
        """Whether what differs are such figures, near each other, or pictures."""
        drawn = self.places.get(heading, frozenset())
        pairs = zip_longest(_claims(theirs), _claims(now[here.start : here.stop]), fillvalue="")
        only = drawn.issuperset(at for at in here if now[at].claim)
        return only and all(self._near(one, other) for one, other in pairs)

    def _near(self, one: str, other: str) -> bool:
        if one.startswith("<") and other.startswith("<"):
            return True
        try:
            apart = abs(float(one.rstrip("%")) - float(other.rstrip("%")))
        except ValueError:
            return one == other
        return apart <= (self.tolerance if one.endswith("%") else 1)


class _Matcher(SequenceMatcher[str]):
    """Words beside words, as `difflib` does it: its time can grow with the cube of them, so steps are counted."""

    def __init__(self, paper: Sequence[str], now: Sequence[str]) -> None:
        if len(paper) > 2 * len(now) + _MANY:
            raise TooDifferent(f"it has {len(paper):,} words where the paper that its inputs give has {len(now):,}")
        super().__init__(None, now, paper, autojunk=False)
        often = Counter(paper)
        self._steps = [0, *accumulate(1 + often[word] for word in now)]
        self._left = _MOST_STEPS

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """The longest stretch of equal words."""
        self._left -= self._steps[-1 if ahi is None else ahi] - self._steps[alo]
        if self._left < 0:
            raise TooDifferent("it has too little in common with the paper that its inputs give")
        return super().find_longest_match(alo, ahi, blo, bhi)


def changed(paper: Sequence[Token], now: Sequence[Token]) -> Iterator[tuple[range, range]]:
    """Places of words that differ: those of the paper, and those of now."""
    one, other = [token.word for token in paper], [token.word for token in now]
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    rest = _Matcher(one[start : len(one) - end], other[start : len(other) - end])
    for kind, first, last, there, then in rest.get_opcodes():
        if kind != "equal":
            yield range(start + there, start + then), range(start + first, start + last)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (word, beside) in pairs if word != beside), min(len(one), len(other)))


def differences(paper: Sequence[Section], now: Sequence[Section], nearly: Nearly | None = None) -> list[Difference]:
    """In every section that both have. Raises TooDifferent."""
    ours = {section.heading: section.tokens for section in now}
    return [
        _difference(section, ours[section.heading], *places, nearly)
        for section in paper
        for places in changed(section.tokens, ours[section.heading])
    ]


def _difference(section: Section, now: Sequence[Token], there: range, here: range, nearly: Nearly | None) -> Difference:
    theirs, ours = section.tokens[there.start : there.stop], now[here.start : here.stop]
    own = any(token.own for token in ours or _beside(now, here.start))
    if own:
        fails = not _within(_claims(token for token in ours if not token.own), _claims(theirs))
    else:
        fails = _says_other(theirs, ours) and not (nearly and nearly.allows(section.heading, theirs, now, here))
    return Difference(section.heading, _shown(section.tokens, there), _shown(now, here), fails, own)


def _beside(now: Sequence[Token], at: int) -> Sequence[Token]:
    """The words on both sides of a place."""
    return now[max(0, at - 1) : at + 1]


def _claims(tokens: Iterable[Token]) -> list[str]:
    return [token.word for token in tokens if token.claim]


def _says_other(theirs: Sequence[Token], ours: Sequence[Token]) -> bool:
    """Whether claims are others, or a text is left out."""
    if not ours:  # a table that people add has borders of its own; one in a row of ours changes what all its others say
        return any(not word.startswith(BORDER) for word in _claims(theirs))
    is_left_out = len(ours) >= _LEFT_OUT and len(theirs) < len(ours) / 2
    return is_left_out or _claims(theirs) != _claims(ours)


def _within(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words stand among others in their order."""
    rest = iter(others)
    return all(word in rest for word in some)


def _shown(tokens: Sequence[Token], at: range) -> str:
    """Words with those around them; the words themselves between brackets."""
    before = [token.word for token in tokens[max(0, at.start - _AROUND) : at.start]]
    after = [token.word for token in tokens[at.stop : at.stop + _AROUND]]
    inside = [token.word for token in tokens[at.start : at.stop][:_MOST_SHOWN]]
    more = ["…"] if len(at) > _MOST_SHOWN else []
    return " ".join([*map(_cut, before), f"[{' '.join([*map(_cut, inside), *more])}]", *map(_cut, after)])


def _cut(word: str) -> str:
    word = BORDER if word.startswith(BORDER) else word
    return word if len(word) <= _LONGEST_SHOWN else f"{word[:_LONGEST_SHOWN]}…"
