"""The page's sentences and figures are those of `score`, whatever people move: held against each other at random."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from brief.browser import running
from cli import files
from cli.command import HARBOURSIDE, NORTH_YORKSHIRE
from workshop.rooms import answer, answer_of, appraised, entered, go_to, packed, page_of, text_of_file


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as own:
        yield own


def odd(folder: Path) -> Path:
    """Not known, marked, ranged alone, ruled out, one inside another, a must-have, an emphasis, points of its own."""
    criteria = [files.criterion("merit", weight=3), files.criterion("speed", weight=2), files.criterion("reach")]
    levels = ["none", "little", "some", "much"]
    factors = [
        files.factor("trust", levels=levels),
        files.factor("money", levels=levels, points=6),
        files.factor("pressure", emphasises={"speed": 1.8}),
    ]
    a = files.option("a", {"merit": 70, "speed": 30, "reach": 50}, contains=["b"])
    b = files.option("b", {"merit": 60, "speed": 61, "reach": 50})
    c = files.option("c", {"merit": 65, "speed": 45, "reach": 50})
    d = files.option("d", {"merit": 90, "speed": 90, "reach": 10})
    a |= {"relies_on": {"trust": {"at_least": 3, "essential": True}, "money": {"at_least": 2, "at_most": 3}}}
    b |= {"relies_on": {"money": {"at_least": 3, "points": 9, "essential": True}}}
    c |= {"relies_on": {"trust": {"at_most": 2}}}
    a["scores"]["merit"] |= {"low": 60, "high": 85}
    b["scores"]["reach"] = {"score": "unknown"}
    c["scores"]["speed"] = {"marks": {"Ann": 40, "Ben": 50}}
    c["scores"]["merit"] = {"low": 50, "high": 80}
    lists = {"criteria": criteria, "local_factors": factors}
    given = {"trust": {"level": 3, "low": 2, "high": 4}, "money": {"level": 2}, "pressure": {"level": 2}}
    return files.place(folder, a, b, c, d, lists=lists, local_factors=given, must_haves={"reach": 20})


def grouped(folder: Path) -> Path:
    """Groups with weights of their own, within which those of criteria count."""
    criteria = [files.criterion(name, group=name[0]) for name in ("merit", "method", "speed")]
    groups = [{"id": "m", "name": "Means", "weight": 30}, {"id": "s", "name": "Speed", "weight": 70}]
    scores = {"a": (70, 20, 55), "b": (40, 90, 60), "c": (65, 45, 58)}
    options = [
        files.option(name, dict(zip(("merit", "method", "speed"), own, strict=True))) for name, own in scores.items()
    ]
    return files.place(folder, *options, lists={"criteria": criteria, "groups": groups})


def drawn(draw: Random, room: dict[str, Any]) -> dict[str, Any]:
    """Settings that people could come to: round numbers, so that options tie, or any."""
    problem = room["problem"]
    number = draw.choice([lambda most: draw.randint(0, 4) * most / 4, lambda most: round(draw.uniform(0, most), 2)])
    levels = [draw.choice([None, *range(1, own["levels"] + 1)]) for own in problem["factors"]]
    if draw.random() < 0.8:
        levels = [level or own["level"] or 1 for level, own in zip(levels, problem["factors"], strict=True)]
    given = [number(40) for _ in problem["given"]]
    given = [own + 1 for own in given] if problem["group_weights"] else given
    given[draw.randrange(len(given))] += 10
    method = draw.choice(["catalogue", "points"])
    points = [own["points"] for own in problem["factors"]]
    if method == "points":
        points = [number(20) if at in room["swings"] else own for at, own in enumerate(points)]
    return {"method": method, "given": given, "points": points, "levels": levels}


PLACES = {"odd": odd, "grouped": grouped}


@pytest.fixture(params=["north yorkshire", "harbourside", *PLACES])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A local file and its page; the file lies where others can be written beside it."""
    if request.param in PLACES:
        local = PLACES[request.param](tmp_path)
    else:
        example = {"north yorkshire": NORTH_YORKSHIRE, "harbourside": HARBOURSIDE}[request.param]
        local = tmp_path / "local.yaml"
        local.write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
    return local, page_of(local, tmp_path)


def test_the_page_says_what_score_says(browser: Browser, place: tuple[Path, Path]) -> None:
    local, made = place
    draw, verdicts = Random(16), set()
    with entered(browser, made) as page:
        room = packed(page)
        for _ in range(20):
            settings = drawn(draw, room)
            go_to(page, room, settings)
            own = appraised(text_of_file(page), local)
            verdicts.add(str(own.ranking.lead.verdict))
            assert answer(page) == answer_of(own), settings
    assert len(verdicts) >= 2
