"""Figures for pictures, drawn by Hypothesis: short and endless names, ties, nothing, less than nothing, very much."""

from hypothesis import strategies as st

from integration_appraisal.report.document import (
    Acceptability,
    Apart,
    CostMark,
    CostMarks,
    FirstAndSecond,
    NumberSwing,
    RankShares,
    Tornado,
    ValueDot,
    Values,
    WeightLine,
    WeightLines,
)

ENDLESS = ("x" * 200, "W" * 200, "Ω" * 200, "Ж" * 200, "long words of many letters " * 8, "<b>&amp;\"'", "é\u0301" * 90)
NAMES = st.sampled_from(
    (*ENDLESS, "A", "Councils initiate", "Vertical integration within the NHS", "Systems that do not understand")
)


def between(low: float, high: float) -> st.SearchStrategy[float]:
    """Numbers with six decimals at most."""
    return st.floats(low, high).map(lambda own: round(own, 6))


VALUES = st.one_of(st.sampled_from((0.0, 50.0, 100.0)), between(-40, 140))
SHARES = between(0, 1)
POINTS = st.one_of(st.just(0.0), between(-30, 30), between(-1e5, 1e5))
MONEY = st.one_of(st.sampled_from((0.0, 10.0, 1e12)), between(-1e12, 1e12), between(0.01, 20))


def numbered(names: list[str]) -> list[str]:
    """Names that differ."""
    return [f"{at} {name}" for at, name in enumerate(names)]


def lists(least: int = 1, most: int = 15) -> st.SearchStrategy[list[str]]:
    return st.lists(NAMES, min_size=least, max_size=most).map(numbered)


@st.composite
def values(draw: st.DrawFn) -> Values:
    dots = []
    for name in draw(lists()):
        value, below, above = draw(VALUES), draw(between(0, 20)), draw(between(0, 20))
        wide = draw(st.sampled_from((0, 1)))
        lost = draw(st.one_of(st.just(0.0), between(0.01, 60)))
        is_first, is_in = draw(st.booleans()), draw(st.booleans())
        dots.append(ValueDot(name, value, value - wide * below, value + wide * above, lost, is_first, is_in))
    return Values(tuple(dots))


@st.composite
def firsts_and_seconds(draw: st.DrawFn) -> FirstAndSecond:
    apart = tuple(Apart(name, draw(POINTS), draw(st.booleans())) for name in draw(lists(0, 24)))
    return FirstAndSecond(draw(NAMES), draw(NAMES), apart, sum(own.points for own in apart))


@st.composite
def tornadoes(draw: st.DrawFn) -> Tornado:
    now = draw(st.one_of(st.just(0.0), between(0.1, 20)))
    leads = st.one_of(st.none(), st.just(now), between(-30, 30), between(-1e4, 1e4))
    swings = []
    for name in draw(lists(0, 24)):
        ends = draw(st.tuples(st.sampled_from(("1", "30%", "not proven", *ENDLESS)), st.sampled_from(("5", "1,200"))))
        own = draw(st.tuples(leads, leads))
        turned = draw(st.booleans())
        one, other = (turned if lead is None or lead == 0 else lead < 0 for lead in own)
        swings.append(NumberSwing(name, ends, own, (one, other)))
    return Tornado(draw(NAMES), now, tuple(swings))


@st.composite
def costs(draw: st.DrawFn) -> CostMarks:
    marks = []
    for at, name in enumerate(draw(lists())):
        total, more = draw(MONEY), draw(st.sampled_from((0.0, 0.1, 1e6)))
        value, is_best, is_in = draw(VALUES), draw(st.booleans()), draw(st.booleans())
        marks.append(CostMark(f"{at + 1}", name, value, total, total - more, total + more, is_best and is_in, is_in))
    return CostMarks(tuple(sorted(marks, key=lambda own: own.total)), draw(st.sampled_from(("", "£m", ENDLESS[0]))))


@st.composite
def ranks(draw: st.DrawFn) -> Acceptability:
    names = draw(lists(1, 18))
    row = st.lists(SHARES, min_size=len(names), max_size=len(names))
    return Acceptability(tuple(RankShares(name, tuple(draw(row))) for name in names))


@st.composite
def weights(draw: st.DrawFn) -> WeightLines:
    lines = tuple(
        WeightLine(chr(65 + at), name, draw(st.booleans()), (draw(VALUES), draw(VALUES)))
        for at, name in enumerate(draw(lists()))
    )
    crossings = tuple(sorted(set(draw(st.lists(SHARES, max_size=6)))))
    return WeightLines(draw(NAMES), draw(SHARES), crossings, lines)
