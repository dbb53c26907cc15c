"""Pictures in a browser as narrow as a phone, with letters set apart as WCAG 1.4.12 lets a reader do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from brief.browser import opened, running
from integration_appraisal.render.svg import svg
from integration_appraisal.report.document import Chart, Table
from render.test_charts import FIGURES

PAGE = """<!doctype html><meta charset="utf-8"><title>Pictures</title><style>
.scroll { overflow-x: auto; } svg { width: 100%; height: auto; }
svg text { letter-spacing: .12em; word-spacing: .16em; }
</style>"""
OUTSIDE = """() => [...document.querySelectorAll("svg text")].filter(own => {
  const box = own.getBBox(), frame = own.ownerSVGElement.viewBox.baseVal;
  return box.x < -1 || box.y < -3 || box.x + box.width > frame.width + 3 || box.y + box.height > frame.height + 2;
}).map(own => own.textContent)"""
ON_OTHERS = """() => [...document.querySelectorAll("svg")].flatMap(picture => {
  const words = [...picture.querySelectorAll("text")].map(own => [own.textContent, own.getBBox()]);
  return words.flatMap(([said, one], at) => words.slice(at + 1).filter(([, other]) =>
    one.x + 1 < other.x + other.width - 1 && other.x + 1 < one.x + one.width - 1
    && one.y + 4 < other.y + other.height - 4 && other.y + 4 < one.y + one.height - 4).map(([other]) => [said, other]));
})"""
LETTERS = "() => [...document.querySelectorAll('svg')].map(own => 15 * own.getScreenCTM().a)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as started:
        yield started


def test_words_stay_in_their_picture_and_off_each_other_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    pictures = [
        svg(Chart(kind, "title", "description", figures, Table("caption", (), ())))  # type: ignore[arg-type]
        for kind, figures in FIGURES.items()
    ]
    page = tmp_path / "page.html"
    page.write_text(PAGE + "".join(f"<div class=scroll>{own}</div>" for own in pictures), encoding="utf-8")
    with opened(browser, page, 390) as shown:
        assert shown.evaluate(OUTSIDE) == []
        assert shown.evaluate(ON_OTHERS) == []
        assert min(shown.evaluate(LETTERS)) >= 12
