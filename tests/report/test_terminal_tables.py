"""A table in the terminal loses no letter and no digit, however narrow it has to be and however long names are."""

from collections import Counter
from functools import cache

import pytest

from cli.command import HARBOURSIDE, NORTH_YORKSHIRE
from integration_appraisal.appraisal.compare import compare
from integration_appraisal.cli.loading import usable_appraisal, usable_catalogue
from integration_appraisal.render import Screen, render
from integration_appraisal.render.cells import cell_words
from integration_appraisal.report import catalogue, comparison, explain, robustness, score, sensitivity
from integration_appraisal.report.document import Column, Heat, Page, Table
from report.hostile import TEXTS, pages

WIDTHS = (40, 60, 72, 80, 120, 200)


def written(table: Table) -> Counter[str]:
    """The letters and digits of the columns that are never left out."""
    kept = [index for index, column in enumerate(table.columns) if not column.spare]
    cells = [row[index] for row in table.rows for index in kept]
    texts = [table.columns[index].heading for index in kept]
    texts += [cell_words(cell) for cell in cells if not isinstance(cell, Heat)]  # heat is drawn, not written
    return Counter(char for text in texts for char in text if char.isalnum() or char in "-.")


def lost(table: Table, width: int, *, ascii_only: bool = False) -> str:
    """What does not come out."""
    shown = render(Page("", [table]), "table", Screen(width=width, ascii_only=ascii_only))
    return "".join(sorted((written(table) - Counter(shown)).elements()))


def tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


@cache
def _pages() -> dict[str, Page]:
    place = usable_appraisal(str(NORTH_YORKSHIRE), None, None).appraisal
    other = usable_appraisal(str(HARBOURSIDE), None, None).appraisal
    apart = compare(place, other)
    assert apart is not None
    found = other.robustness(samples=500)
    return {
        "score": score.build(place, []),
        "score with options ruled out": score.build(other, []),
        "explain one": explain.build(place, ["framework"], []),
        "explain two": explain.build(place, ["framework", "vertical_nhs"], []),
        "sensitivity": sensitivity.build(place, []),
        "robustness": robustness.build(other, found, []),
        "diff": comparison.build(apart, []),
        "catalogue": catalogue.build(usable_catalogue(None)),
    }


@pytest.mark.parametrize("ascii_only", [False, True], ids=["", "ascii"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "name",
    [
        "score",
        "score with options ruled out",
        "explain one",
        "explain two",
        "sensitivity",
        "robustness",
        "diff",
        "catalogue",
    ],
)
def test_nothing_of_our_own_tables_is_lost(name: str, width: int, *, ascii_only: bool) -> None:
    found = tables(_pages()[name])
    assert found
    assert [lost(table, width, ascii_only=ascii_only) for table in found] == [""] * len(found)


@pytest.fixture(scope="module", params=["long", "long and unbroken", "wide"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return pages(tmp_path_factory.mktemp("hostile"), TEXTS[request.param])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["score", "explain one", "explain two", "sensitivity", "robustness", "diff"])
def test_nothing_is_lost_for_a_long_name(hostile: dict[str, Page], name: str, width: int) -> None:
    found = tables(hostile[name])
    assert found
    assert [lost(table, width) for table in found] == [""] * len(found)


def test_losing_a_letter_would_be_seen() -> None:
    table = Table("x", (Column("one"), Column("two", "number")), (("word", 1.5),))
    assert written(table) == Counter("onetwoword1.5")
    shown = render(Page("", [table]), "table", Screen(width=40)).replace("w", "", 1)
    assert (written(table) - Counter(shown)).total() == 1
