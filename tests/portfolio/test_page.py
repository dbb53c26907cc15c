"""The HTML of a portfolio in a real browser: its rows can be sorted, and nothing keeps people from reading it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from brief.browser import examined, running
from cli.files import option, place
from conftest import Appraise
from portfolio.places import places

COLUMN = "[...document.querySelectorAll('table.sortable tbody tr')].map(row => row.cells[%d].textContent)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as own:
        yield own


@pytest.fixture
def page(browser: Browser, appraise: Appraise, tmp_path: Path) -> Iterator[Page]:
    out = tmp_path / "places.html"
    assert appraise("portfolio", places(tmp_path, 15), "--tipping", "-o", out).code == 0
    with browser.new_context(offline=True, viewport={"width": 900, "height": 700}) as context:
        opened = context.new_page()
        faults: list[str] = []
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.on("console", lambda own: faults.append(own.text) if own.type == "error" else None)
        opened.goto(out.as_uri())
        yield opened
        assert faults == []


def test_rows_are_sorted_by_a_press_on_a_heading_and_turned_by_another(page: Page) -> None:
    button = page.get_by_role("button", name="Ahead by")
    before = page.evaluate(COLUMN % 3)
    button.focus()
    page.keyboard.press("Enter")
    rising = page.evaluate(COLUMN % 3)
    told = [float(text) for text in rising if text]
    assert told == sorted(told)
    assert sorted(rising) == sorted(before)
    assert page.get_by_role("columnheader", name="Ahead by").get_attribute("aria-sort") == "ascending"
    button.press("Enter")
    falling = [float(text) for text in page.evaluate(COLUMN % 3) if text]
    assert falling == told[::-1]
    page.get_by_role("button", name="Place", exact=True).click()
    assert page.evaluate(COLUMN % 0)[:3] == ["Place 0", "Place 1", "Place 2"]
    assert page.locator("th[aria-sort]").count() == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_before_and_after_sorting(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert examined(page)["violations"] == []
    page.get_by_role("button", name="First place").click()
    assert examined(page)["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_ids_are_apart_where_places_stand_under_two_catalogues(appraise: Appraise, tmp_path: Path) -> None:
    other = place(tmp_path / "other", option("a", {"merit": 40}), option("b", {"merit": 70}))
    out = tmp_path / "two.html"
    assert appraise("portfolio", places(tmp_path, 2), other, "-o", out).code == 0
    ids = re.findall(r'\bid="([^"]+)"', out.read_text(encoding="utf-8"))
    assert len(ids) == len(set(ids)) > 2


def test_the_picture_shows_each_option_that_is_first_anywhere(page: Page) -> None:
    names = set(page.evaluate("[...document.querySelectorAll('svg [data-name]')].map(own => own.dataset.name)"))
    leading = {text for cell in page.evaluate(COLUMN % 2) for text in cell.split(" and ")}
    assert names == leading
