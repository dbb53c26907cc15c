"""The page's arithmetic is Python's: `engine.js` in a browser, on the same problems, to 1e-9 in every number."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

import integration_appraisal
from brief.browser import running
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.vectors import vector
from workshop.anything import anything

SAME = 1e-9
CHUNK = 50  # problems that go to the page at once
SCRIPT = Path(integration_appraisal.__file__).parent / "workshop" / "engine.js"
LOAD = """async (text) => {
  window.engine = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}"""
FIND = """(problems) => problems.map((problem) => {
  const result = engine.evaluate(problem);
  return { problem, result, flips: engine.flips(problem, result) };
})"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """An empty page that has the module as ``engine``."""
    with running() as browser:
        page = browser.new_page()
        page.evaluate(LOAD, SCRIPT.read_text("utf-8"))
        yield page


def apart(ours: Any, theirs: Any, at: str = "") -> Iterator[str]:
    """Where two pieces of JSON differ, numbers by more than 1e-9."""
    match ours, theirs:
        case dict(), dict() if ours.keys() == theirs.keys():
            for key, own in ours.items():
                yield from apart(own, theirs[key], f"{at}.{key}")
        case list(), list() if len(ours) == len(theirs):
            for index, (own, its) in enumerate(zip(ours, theirs, strict=True)):
                yield from apart(own, its, f"{at}[{index}]")
        case (int() | float(), int() | float()) if abs(ours - theirs) <= SAME * max(1.0, abs(ours)):
            pass
        case _ if ours is not theirs and ours != theirs:
            yield f"{at}: Python {ours}, page {theirs}"


def differences(page: Page, problems: Iterable[Problem]) -> list[str]:
    """Where the page finds anything else than Python does."""
    vectors = [vector(problem) for problem in problems]
    theirs = page.evaluate(FIND, [own["problem"] for own in vectors])
    return [line for own, its in zip(vectors, theirs, strict=True) for line in apart(own, its)]


def drawn(first: int, last: int) -> Iterator[list[Problem]]:
    for start in range(first, last, CHUNK):
        yield [anything(Random(seed)) for seed in range(start, start + CHUNK)]


def test_the_page_finds_what_python_finds(page: Page) -> None:
    for problems in drawn(0, 300):
        assert differences(page, problems) == []


@pytest.mark.slow
def test_the_page_finds_what_python_finds_in_thousands_of_problems(page: Page) -> None:
    for problems in drawn(10_000, 14_000):
        assert differences(page, problems) == []
