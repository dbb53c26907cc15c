"""The page of a place in a browser: how it is made and opened, what it says, and what the program says of its file."""

import base64
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, expect

from brief.browser import opened
from integration_appraisal import Appraisal, appraise, load
from integration_appraisal.appraisal.results import OptionResult
from integration_appraisal.report.readiness import READINESS
from integration_appraisal.report.verdict import said
from integration_appraisal.report.why import why
from integration_appraisal.report.words import rank_word
from integration_appraisal.workshop.contents import contents
from integration_appraisal.workshop.page import html

# The page hears of the address before this does.
GO = """(text) => new Promise((done) => {
  if (location.hash === `#${text}`) return done();
  addEventListener("hashchange", done, { once: true });
  location.hash = text;
})"""
ANSWER = """() => [
  document.getElementById("said").innerText,
  document.getElementById("why").innerText,
  [...document.querySelectorAll("#ranking li")].map((row) =>
    ["rank", "name", "value", "ready"].map((part) => row.querySelector(`.${part}`).textContent)),
]"""


class Answer(NamedTuple):
    """What is said of a place: the verdict, why, and a row an option with rank, name, value and readiness."""

    said: str
    why: str
    rows: list[tuple[str, str, str, str]]


def page_of(local: Path, folder: Path) -> Path:
    """The page of a local file."""
    made = folder / "room.html"
    made.write_text(html(contents(appraise(load(local)))), encoding="utf-8")
    return made


@contextmanager
def entered(browser: Browser, file: Path, width: int = 1280, *, covered: bool = False) -> Iterator[Page]:
    """The page, ready to be used; an error in it, or a word in the console, fails the test.

    It opens with the answer covered, and here somebody uncovers it unless it is to stay ``covered``.
    """
    with opened(browser, file, width) as page:
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text))
        page.wait_for_selector("#ranking li", state="attached")
        if not covered and page.locator("#uncover").is_visible():
            page.evaluate("() => { document.getElementById('uncover').click(); document.activeElement.blur(); }")
        yield page
        assert said == []


def answer(page: Page) -> Answer:
    """What the page says now."""
    said, why, rows = page.evaluate(ANSWER)
    return Answer(said, why, [(a, b, c, d) for a, b, c, d in rows])


def answer_of(appraisal: Appraisal) -> Answer:
    """What `score` says."""
    ranking = appraisal.ranking
    return Answer(said(ranking), why(ranking), [_row(own) for own in ranking.order])


def _row(own: OptionResult) -> tuple[str, str, str, str]:
    return rank_word(own.rank, tied=own.tied), own.name, f"{own.value:z.1f}", READINESS[own.ready].cell


def tab(page: Page, name: str) -> None:
    """Go to a tab."""
    page.get_by_role("tab", name=name, exact=True).click()


def judge(page: Page, swings: Sequence[int]) -> None:
    """All others beside the largest swing, part by part, to the cross-checks; the last of these swings goes on."""
    exercise, given = page.get_by_role("tabpanel", name="Swing weighting"), iter(swings)
    own = swings[-1]
    while exercise.get_by_role("heading", name="The others").count():
        for box in exercise.get_by_role("spinbutton").all():
            own = next(given, own)
            box.fill(str(own))
        exercise.get_by_role("button", name="Next").click()


def read_ends(page: Page) -> None:
    """The first step, part by part."""
    exercise = page.get_by_role("tabpanel", name="Swing weighting")
    while exercise.get_by_role("heading", name="Ends").count():
        exercise.get_by_role("button", name="Next").click()


def text_of_file(page: Page) -> str:
    """The file that the page would give, as it shows it."""
    tab(page, "Record")
    details = page.locator("details", has_text="Show the file")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    expect(details.locator("pre")).to_contain_text("area:")
    return details.locator("pre").text_content() or ""


def appraised(text: str, local: Path) -> Appraisal:
    """A file that the page gave, beside the one it was made from."""
    beside = local.with_name("taken-away.yaml")
    beside.write_text(text, encoding="utf-8")
    return appraise(load(beside))


def packed(page: Page) -> dict[str, Any]:
    """What the page knows."""
    return dict(json.loads(page.text_content("#room") or ""))


def go_to(page: Page, room: dict[str, Any], settings: dict[str, Any], **more: Any) -> None:
    """Open an address that holds a state."""
    state = {"settings": settings, "people": [], "snapshots": [], "record": {}, "swing": None, "seen": True} | more
    text = json.dumps({"v": 1, "of": room["digest"], "state": state}).encode()
    page.evaluate(GO, base64.urlsafe_b64encode(text).decode().rstrip("="))
