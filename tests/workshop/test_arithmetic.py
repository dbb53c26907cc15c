"""The page's arithmetic is Python's: `engine.js` in a browser, on the same problems, to 1e-9 in every number."""

import json
from collections.abc import Callable, Iterable, Iterator
from math import fsum
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from brief.browser import running
from integration_appraisal.engine.losses import Need, with_points
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.vectors import plain, vector
from integration_appraisal.engine.weights import points_by_swing, within_groups
from workshop.anything import anything, crowded, edged
from workshop.comparing import apart
from workshop.golden import FILE
from workshop.test_golden import SCRIPT

CHUNK = 50  # problems that go to the page at once
LOAD = """async (text) => {
  window.engine = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}"""
FIND = """(text) => {
  const found = JSON.parse(text).map((problem) => {
    const result = engine.evaluate(problem);
    return { problem, result, flips: engine.flips(problem, result) };
  });
  // JSON makes null of what is no number; here that must not pass for nothing.
  return JSON.stringify(found, (_, own) => (typeof own === "number" && !Number.isFinite(own) ? String(own) : own));
}"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """An empty page that has the module as ``engine``."""
    with running() as browser:
        page = browser.new_page()
        page.evaluate(LOAD, SCRIPT.read_text("utf-8"))
        yield page


def differences(page: Page, cases: Iterable[dict[str, Any]]) -> list[str]:
    """Where the page finds anything else than stands in the cases."""
    cases = list(cases)
    found = json.loads(page.evaluate(FIND, json.dumps([case["problem"] for case in cases])))
    return [line for case, its in zip(cases, found, strict=True) for line in apart(case, its)]


def drawn(first: int, last: int) -> Iterator[list[dict[str, Any]]]:
    for start in range(first, last, CHUNK):
        yield [vector(kind_of(seed)(Random(seed))) for seed in range(start, start + CHUNK)]


def kind_of(seed: int) -> Callable[[Random], Problem]:
    if seed % 25 == 0:
        return crowded
    return edged if seed % 5 == 1 else anything


def test_the_page_finds_what_stands_in_the_golden_cases(page: Page) -> None:
    assert differences(page, json.loads(FILE.read_text("utf-8"))) == []


def test_the_page_finds_what_python_finds(page: Page) -> None:
    for cases in drawn(0, 200):
        assert differences(page, cases) == []


@pytest.mark.slow
def test_the_page_finds_what_python_finds_in_thousands_of_problems(page: Page) -> None:
    for cases in drawn(10_000, 12_500):
        assert differences(page, cases) == []


def test_sums_are_rounded_as_pythons_are(page: Page) -> None:
    draw = Random(1)
    rows = [
        [draw.uniform(-1, 1) * 10.0 ** draw.randint(-20, 20) for _ in range(draw.randint(0, 12))] for _ in range(500)
    ]
    halves = [[1.0, 2.0**-53, sign * 2.0**-106] for sign in (-1, 0, 1)] + [[1.0, -(2.0**-54), 2.0**-108], [0.1] * 10]
    rows += [[*row, *(-number for number in row), 0.1] for row in rows] + halves
    theirs = page.evaluate("(rows) => rows.map(engine.fsum)", rows)
    assert [float(own) for own in theirs] == [fsum(row) for row in rows]


def test_weights_within_groups_are_shared_out_as_in_python(page: Page) -> None:
    draw, asked = Random(3), []
    for _ in range(50):
        groups = [0, 1, *(draw.randint(0, 1) for _ in range(draw.randint(0, 5)))]
        given = [draw.uniform(1, 100) if at < 2 else draw.choice((0.0, 7.0)) for at in range(len(groups))]
        asked.append((given, groups, [draw.uniform(0, 100), 30.0]))
    theirs = page.evaluate("(asked) => asked.map((given) => engine.within_groups(...given))", asked)
    assert list(apart([list(within_groups(*own)) for own in asked], theirs)) == []


def test_points_by_swing_are_those_of_python(page: Page) -> None:
    draw = Random(2)
    asked = [[[draw.uniform(1, 100) for _ in range(draw.randint(1, 6))] for _ in range(2)] for _ in range(50)]
    theirs = page.evaluate("(asked) => asked.map((given) => engine.points_by_swing(...given))", asked)
    assert list(apart([list(points_by_swing(*own)) for own in asked], theirs)) == []


def test_needs_follow_the_points_of_their_factor_as_in_python(page: Page) -> None:
    draw = Random(4)
    needs = [Need(0, 3, points=draw.choice((None, draw.uniform(0, 30)))) for _ in range(50)]
    points = [(draw.choice((0.0, draw.uniform(1, 30))), draw.uniform(0, 30)) for _ in needs]
    asked = [[plain(need), *own] for need, own in zip(needs, points, strict=True)]
    theirs = page.evaluate("(asked) => asked.map((given) => engine.with_points(...given))", asked)
    ours = [plain(with_points(need, *own)) for need, own in zip(needs, points, strict=True)]
    assert list(apart(ours, theirs)) == []
