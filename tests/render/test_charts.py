"""Pictures read back from their SVG: lengths and places are those of the figures, and nothing covers anything."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from integration_appraisal.figures import one_decimal, signed
from integration_appraisal.render.svg.texts import wide, wrapped
from integration_appraisal.report.document import (
    Acceptability,
    Apart,
    CostMark,
    CostMarks,
    Figures,
    FirstAndSecond,
    NumberSwing,
    RankShares,
    Tornado,
    ValueDot,
    Values,
    WeightLine,
    WeightLines,
)
from render import places
from render.drawn import SVG, Box, Picture, across, contrast, drawn, faults, upward
from render.fonts import ours

NEAR = 0.1  # units
OKABE_ITO = {"#0072b2", "#d55e00", "#009e73", "#cc79a7"}
ENOUGH = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])


def near(number: float) -> object:
    return pytest.approx(number, abs=NEAR)


def middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


# What is drawn is where its figure is ---------------------------------------------------------------------------------


@ENOUGH
@given(places.values())
def test_dots_ranges_and_losses_are_where_their_figures_are(figures: Values) -> None:
    picture = drawn(figures, "values")
    for dot in figures.dots:
        assert middle(picture.one("dot", dot.name))[0] == near(across(picture, dot.value))
        if dot.low < dot.high:
            own = picture.one("range", dot.name)
            assert (own.left, own.right) == (near(across(picture, dot.low)), near(across(picture, dot.high)))
        if dot.lost:
            own = picture.one("loss", dot.name)
            assert (own.left, own.right) == tuple(near(across(picture, dot.value + end)) for end in (0, dot.lost))
    assert len(picture.marks) == sum(1 + (dot.low < dot.high) + (dot.lost > 0) for dot in figures.dots)
    tops = [picture.one("dot", dot.name).top for dot in figures.dots]
    assert tops == sorted(tops)  # in rank order
    assert faults(picture, "dot", "range", "loss") == []


@ENOUGH
@given(places.firsts_and_seconds())
def test_bars_for_two_options_are_as_long_as_their_points(figures: FirstAndSecond) -> None:
    picture = drawn(figures, "first_and_second")
    bars = picture.of("bar", "loss", "lead")
    points = {own.name: own.points for own in figures.apart if own.points} | {"Lead, the sum": figures.lead}
    longest = max(bars, key=lambda own: own.box.right - own.box.left, default=None)
    if longest is None:
        return
    unit = (longest.box.right - longest.box.left) / abs(points[longest.name])
    zero = longest.box.left if points[longest.name] > 0 else longest.box.right
    for bar in bars:
        own = points[bar.name]
        assert (bar.box.left, bar.box.right) == (near(zero + min(0, own) * unit), near(zero + max(0, own) * unit))
    said = [own.said for own in picture.words]
    assert all(signed(own.points) in said for own in figures.apart)
    losses = {own.name for own in picture.of("loss")}
    assert losses == {own.name for own in figures.apart if own.is_loss and own.points}
    assert faults(picture, "bar", "loss", "lead") == []


def test_no_word_at_an_end_stands_over_the_line_of_no_lead() -> None:
    swings = tuple(NumberSwing("Level", ("two", "one"), leads, (False, False)) for leads in ((0.7, 8.7), (None, 8.3)))
    picture = drawn(
        Tornado("A", 0.7, (*swings, NumberSwing("Weight", ("5%", "9%"), (-8.7, 4.9), (True, False)))), "tornado"
    )
    zero, words = across(picture, 0), [own for own in picture.words if own.said.split(":")[0] in ("two", "one")]
    assert len(words) == 4
    assert not [own for own in words if own.box.left < zero < own.box.right]


@ENOUGH
@example(Tornado("x" * 180, 0.0, (NumberSwing("x" * 180, ("low", "high"), (17.5, -18.0), (False, True)),)))
@given(places.tornadoes())
def test_bars_of_a_tornado_go_from_the_lead_now_to_that_at_each_end(figures: Tornado) -> None:
    picture = drawn(figures, "tornado")
    assert faults(picture, "bar", "turned") == []
    ticks = [own for own in picture.words if own.colour == "#595959"]
    if len(ticks) < 2:
        return
    for swing in figures.swings:
        found = [own for own in picture.marks if own.name == swing.name]
        reached = {figures.now, *(lead for lead in swing.leads if lead is not None)}
        if len(reached) == 1:
            assert found == []
            continue
        assert min(own.box.left for own in found) == near(across(picture, min(reached)))
        assert max(own.box.right for own in found) == near(across(picture, max(reached)))
        long = sum(
            abs(across(picture, lead) - across(picture, figures.now)) for lead in swing.leads if lead is not None
        )
        assert sum(own.box.right - own.box.left for own in found) == near(long)
        zero = across(picture, 0)
        assert all(own.box.right <= zero + NEAR for own in found if own.kind == "turned")
        assert all(own.box.left >= zero - NEAR for own in found if own.kind == "bar")


@ENOUGH
@given(places.costs())
def test_dots_of_costs_are_where_their_figures_are_and_no_label_covers_one(figures: CostMarks) -> None:
    picture = drawn(figures, "cost")
    labels = {own.said: own for own in picture.words if own.is_bold and own.anchor == "middle"}
    for mark in figures.marks:
        place = middle(picture.one("dot", mark.name))
        assert place == (near(across(picture, mark.total)), near(upward(picture, mark.value)))
        assert not any(labels[mark.label].box.meets(own.box) for own in picture.of("dot"))
        for own in picture.of("range"):
            if own.name == mark.name:
                assert (own.box.left, own.box.right) == tuple(near(across(picture, end)) for end in mark[4:6])
    best = [middle(picture.one("dot", mark.name)) for mark in figures.marks if mark.is_best]
    line = [own.box for own in picture.of("frontier")]
    assert [(own.left, own.top) for own in line] == [(near(x), near(y)) for x, y in best[:-1]]
    assert [(own.right, own.bottom) for own in line] == [(near(x), near(y)) for x, y in best[1:]]
    assert faults(picture, "range") == []


@ENOUGH
@given(places.ranks())
def test_shades_are_the_darker_the_larger_the_share(figures: Acceptability) -> None:
    picture = drawn(figures, "acceptability")
    shown = sorted(
        (share, contrast(own.colour))
        for row in figures.rows
        for share, own in zip(row.shares, [own for own in picture.of("share") if own.name == row.name], strict=False)
    )
    assert [dark for _, dark in shown] == sorted(dark for _, dark in shown)
    assert len(shown) == len(figures.rows) * min(15, len(figures.rows))
    assert faults(picture) == []
    for own in picture.words:
        grounds = [mark.colour for mark in picture.of("share") if mark.box.meets(own.box, 2)]
        assert all(contrast(own.colour, ground) >= 4.5 for ground in grounds or ["#ffffff"])


@ENOUGH
@given(places.weights())
def test_lines_of_weights_go_from_no_weight_to_all_of_it(figures: WeightLines) -> None:
    picture = drawn(figures, "weight")
    lines = picture.of("line", "other")
    for line in figures.lines:
        (own,) = [own.box for own in lines if own.name == line.name]
        assert (own.left, own.right) == (near(across(picture, 0)), near(across(picture, 100)))
        assert (own.top, own.bottom) == tuple(near(upward(picture, end)) for end in line.ends)
    for share, ring in zip(figures.crossings, picture.of("crossing"), strict=True):
        best = max(line.at(share) for line in figures.lines)
        assert middle(ring.box) == (near(across(picture, 100 * share)), near(upward(picture, best)))
    strong = [own for own in lines if own.kind == "line"]
    assert len(strong) == min(5, sum(line.is_first for line in figures.lines))
    assert len({own.colour for own in strong}) == len(strong)
    assert faults(picture) == []


# All kinds ------------------------------------------------------------------------------------------------------------

NAME = 'R&D <b>"board"</b>'
FIGURES: dict[str, Figures] = {
    "values": Values(
        (
            ValueDot(NAME, 64.3, 55, 70, 8, is_first=True, is_in=True),
            ValueDot("Other", 42, 42, 42, 0, is_first=False, is_in=True),
            ValueDot("Out", 50, 40, 60, 3, is_first=False, is_in=False),
        )
    ),
    "first_and_second": FirstAndSecond(
        NAME, "Other", (Apart("Use", 6.2, is_loss=False), Apart("IT", -1.9, is_loss=True)), 4.3
    ),
    "tornado": Tornado(NAME, 4.3, (NumberSwing("Weight: use", ("5%", "30%"), (9.2, -1.3), (False, True)),)),
    "cost": CostMarks(
        (
            CostMark("A", NAME, 42, 10, 9, 11, is_best=True, is_in=True),
            CostMark("B", "Other", 64, 13, 12, 16, is_best=True, is_in=True),
            CostMark("C", "Out", 31, 14, 14, 14, is_best=False, is_in=False),
            CostMark("D", "More", 41, 17, 15, 20, is_best=False, is_in=True),
        ),
        "£ million a year",
    ),
    "acceptability": Acceptability((RankShares(NAME, (0.976, 0.024)), RankShares("Other", (0.024, 0.976)))),
    "weight": WeightLines(
        NAME,
        0.13,
        (0.5,),
        (
            WeightLine("A", NAME, is_first=True, ends=(70, 40)),
            WeightLine("B", "Other", is_first=True, ends=(50, 60)),
            WeightLine("C", "Last", is_first=False, ends=(30, 20)),
        ),
    ),
}
KINDS = pytest.mark.parametrize("kind", FIGURES)


def of(kind: str) -> Picture:
    return drawn(FIGURES[kind], kind, f"title of {NAME}", f"description of {NAME}")


@KINDS
def test_who_does_not_see_a_picture_is_told_what_it_shows(kind: str) -> None:
    root = of(kind).root
    told = {own.get("id"): own.text for own in root.iter() if own.tag in (f"{SVG}title", f"{SVG}desc")}
    assert root.get("role") == "img"
    assert [told[own] for own in root.attrib["aria-labelledby"].split()] == [
        f"title of {NAME}",
        f"description of {NAME}",
    ]


def test_pictures_of_all_kinds_share_no_ids_and_know_their_own() -> None:
    ids: list[str] = []
    for kind in FIGURES:
        root = of(kind).root
        own = [found for shape in root.iter() if (found := shape.get("id"))]
        used = {found for shape in root.iter() for found in re.findall(r"url\(#(.*?)\)", shape.get("fill", ""))}
        assert used <= set(own)
        ids += own
    assert len(ids) == len(set(ids))


@KINDS
def test_letters_are_large_enough_in_print_and_on_a_phone(kind: str) -> None:
    root = of(kind).root
    letters = float(root.attrib["font-size"]) / float(root.attrib["viewBox"].split()[2])
    least = re.fullmatch(r"min-width: (\d+)px", root.attrib["style"])
    assert letters * 16.5 / 2.54 * 72 >= 11
    assert least
    assert letters * int(least[1]) >= 12
    assert not [own for own in root.iter() if own is not root and own.get("font-size")]


@KINDS
def test_words_and_marks_stand_out_from_the_ground(kind: str) -> None:
    picture = of(kind)
    if kind != "acceptability":  # whose shades have outlines
        assert all(contrast(own.colour) >= 4.5 for own in picture.words)
    for shape in picture.root:
        if shape.get("data-mark") in {None, "share"}:
            continue
        colours = [shape.attrib.get("fill", "none"), shape.attrib.get("stroke", "none")]
        seen = [own for own in colours if own.startswith("#") and own != "#ffffff"]
        assert max(map(contrast, seen)) >= 3
        assert set(seen) <= OKABE_ITO | {"#0b0c0c", "#595959", "#8c8c8c"}
    for own in picture.root.iterfind(f".//{SVG}pattern/{SVG}line"):
        assert contrast(own.attrib["stroke"]) >= 3


def test_no_difference_is_in_colour_alone() -> None:
    """What is first, ruled out, lost, turned or beaten looks different on paper without colour, too."""
    values, cost, weight = of("values"), of("cost"), of("weight")
    assert {own.said for own in values.words if own.is_bold} >= {one_decimal(64.3)}
    assert [own.said for own in values.words if "ruled out" in own.said] == ["ruled out", "Out (ruled out)"]
    assert {own.kind for own in cost.of("dot") if own.colour == "#ffffff"} == {"dot"}
    assert len({own.get("stroke-dasharray") for own in weight.root if own.get("data-mark") == "line"}) == 2
    for kind, mark in (("values", "loss"), ("first_and_second", "loss"), ("tornado", "turned")):
        assert all(own.colour.startswith("url(#") for own in of(kind).of(mark))
    assert not [own for own in of("tornado").of("bar") if own.colour.startswith("url(#")]


@KINDS
def test_words_of_a_key_do_not_cover_each_other(kind: str) -> None:
    assert faults(of(kind)) == []


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=30)
def test_any_name_makes_well_formed_xml(name: str) -> None:
    dot = ValueDot(name, 50, 40, 60, 3, is_first=True, is_in=True)
    picture = drawn(Values((dot,)), "values", name, name)
    assert len(picture.of("dot")) == 1


@pytest.mark.parametrize("total", [0.0, 5.0, 1e12, -1e12])
def test_equal_costs_have_room_on_both_sides(total: float) -> None:
    marks = tuple(CostMark(f"{at}", f"n{at}", 50, total, total, total, is_best=False, is_in=True) for at in range(15))
    picture = drawn(CostMarks(marks), "cost")
    assert len({own.box for own in picture.of("dot")}) == 1
    labels = [own.box for own in picture.words if own.is_bold and own.anchor == "middle"]
    assert len(labels) == 15
    assert faults(picture) == []


def test_costs_close_to_each_other_are_told_apart() -> None:
    marks = tuple(
        CostMark(f"{at}", f"n{at}", 50, 100 + at, 100 + at, 100 + at, is_best=False, is_in=True) for at in range(8)
    )
    dots = [own.box.left for own in drawn(CostMarks(marks), "cost").of("dot")]
    assert dots[-1] - dots[0] > 200


def test_ranges_of_options_with_one_value_stand_in_rows_of_their_own() -> None:
    marks = tuple(CostMark(own, own, 50, 5000, 4900, 5300, is_best=False, is_in=True) for own in "ABC")
    rows = [own.box.top for own in drawn(CostMarks(marks), "cost").of("range")]
    assert len(rows) == 3
    assert all(lower - upper > 10 for upper, lower in pairwise(rows))


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((5000, 5600), "cost, £ thousand (the axis begins at 4,600, not at 0)"),
        ((1000, 5600), "cost, £ thousand"),
        ((-5600, -5000), "cost, £ thousand"),
    ],
)
def test_an_axis_of_costs_without_0_says_so(ends: tuple[float, float], said: str) -> None:
    marks = tuple(CostMark(f"{own}", f"{own}", 50, own, own - 400, own + 400, is_best=True, is_in=True) for own in ends)
    assert said in [own.said for own in drawn(CostMarks(marks, "£ thousand"), "cost").words]


# Words ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_is_wider_than_it_is_taken_to_be(*, bold: bool) -> None:
    usual = [chr(code) for code in (*range(32, 127), *range(0xC0, 0x180), *range(0x391, 0x3CA), *range(0x410, 0x450))]
    letters = [letter for letter in usual if letter in ours(bold=bold)]
    assert len(letters) > 400
    assert [letter for letter in letters if ours(bold=bold)[letter] * 15 > wide(letter, bold=bold)] == []


@given(st.text(max_size=300), st.floats(30, 600))
def test_lines_fit_and_keep_every_letter(said: str, room: float) -> None:
    lines = wrapped(said, room, most=10_000)
    assert all(wide(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(said.split())


def test_what_would_fill_the_picture_says_that_it_goes_on() -> None:
    lines = wrapped("x" * 2000, 200)
    assert len(lines) == 12
    assert lines[-1].endswith(" …")
    assert wide(lines[-1]) <= 200
