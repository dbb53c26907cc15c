"""Two papers section by section: what differs, and which of that may not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from integration_appraisal.verify.tokens import Section, Token

_MOST_STEPS = 20_000_000  # a few seconds
_MANY = 20_000  # words that a paper may have beyond twice as many as it should
_LEFT_OUT = 5  # words that are more than wording, if less than half as many stand in their place
_AROUND = 6  # words shown on either side


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
    matcher = _Matcher([token.word for token in paper], [token.word for token in now])
    for kind, start, end, other, last in matcher.get_opcodes():
        if kind != "equal":
            yield range(other, last), range(start, end)


def differences(paper: Sequence[Section], now: Sequence[Section], nearly: Nearly | None = None) -> list[Difference]:
    """In every section that both have. Raises TooDifferent."""
    ours = {section.heading: section.tokens for section in now}
    return [
        _difference(section, ours[section.heading], *places, nearly)
        for section in paper
        for places in changed(section.tokens, ours[section.heading])
    ]


def _difference(section: Section, now: Sequence[Token], there: range, here: range, nearly: Nearly | None) -> Difference:
    paper = section.tokens
    theirs, ours = [paper[at] for at in there], [now[at] for at in here]
    beside = [now[at].own for at in (here.start - 1, here.stop) if 0 <= at < len(now)]
    own = any(token.own for token in ours) or (not ours and any(beside))
    asked = [token.word for token in ours if token.claim and not token.own]
    found = [token.word for token in theirs if token.claim]
    fails = not _within(asked, found) if own else asked != found or len(theirs) < len(ours) / 2 >= _LEFT_OUT / 2
    if fails and nearly and not own:
        drawn = nearly.places.get(section.heading, frozenset())
        fails = not (drawn.issuperset(at for at in here if now[at].claim) and _near(found, asked, nearly.tolerance))
    return Difference(section.heading, _shown(paper, there), _shown(now, here), fails, own)


def _within(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words stand among others in their order."""
    rest = iter(others)
    return all(word in rest for word in some)


def _near(found: Sequence[str], asked: Sequence[str], tolerance: float) -> bool:
    """Whether all words are figures near each other, or pictures."""
    if len(found) != len(asked):
        return False
    figures = [pair for pair in zip(found, asked, strict=True) if not all(word.startswith("<") for word in pair)]
    try:
        return all(
            one == other or abs(float(one.rstrip("%")) - float(other.rstrip("%"))) <= (tolerance if "%" in one else 1)
            for one, other in figures
        )
    except ValueError:
        return False


def _shown(tokens: Sequence[Token], at: range) -> str:
    """Words with those around them; the words themselves between brackets."""
    before = [token.word for token in tokens[max(0, at.start - _AROUND) : at.start]]
    after = [token.word for token in tokens[at.stop : at.stop + _AROUND]]
    inside = [token.word for token in tokens[at.start : at.stop]]
    return " ".join([*before, f"[{' '.join(inside)}]", *after])
