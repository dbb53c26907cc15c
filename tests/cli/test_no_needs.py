"""Where no option relies on anything: no output speaks of what is lost, what is lacking, or who is ready."""

import re
from pathlib import Path
from typing import Any

import pytest

from cli import files
from conftest import Appraise
from integration_appraisal.appraisal.appraise import appraise as appraised
from integration_appraisal.loading.loader import load
from integration_appraisal.render.formats import formats_of

SPOKEN = re.compile(r"\b(los(s|ses|es|t|e|ing)|ready|readiness|lack\w*|rel(y|ies|ied)|needs?)\b", re.IGNORECASE)
GRADES = {"kind": "grades", "grades": {"slow": 0, "fast": 90}}
LISTS = {
    "groups": [{"id": "ends", "name": "Ends"}, {"id": "ways", "name": "Ways"}],
    "criteria": [
        files.criterion("access", group="ends", weight=40, scale={"kind": "linear", "worst": 90, "best": 15}),
        files.criterion("quality", group="ends", weight=35),
        files.criterion(
            "delivery", group="ways", weight=25, scale={"kind": "grades", "grades": {"slow": 0, "fast": 90}}
        ),
    ],
}
PRESSURE = {"local_factors": [files.factor("pressure", emphasises={"access": 2})]}
SITES = (
    files.option("north", {"access": 30, "quality": 90, "delivery": "slow"}),
    files.option("south", {"access": 50, "quality": 70, "delivery": "fast"}),
    files.option("west", {"access": 85, "quality": 80, "delivery": "slow"}),
    files.option("east", {"access": 25, "quality": 20, "delivery": "fast"}),
)
RANGES: dict[str, Any] = {
    "scores": {
        "south": {"quality": {"score": 70, "low": 30, "high": 80}},
        "north": {"access": {"score": 30, "low": 20, "high": 80}},
    }
}
EVERYTHING: dict[str, Any] = {
    **RANGES,
    "costs": {"north": {"total": 120, "low": 100, "high": 150}, "south": {"total": 90}, "west": {"total": 200}},
    "must_haves": {"access": 20},
    "variants": [{"id": "plain", "name": "Plain", "kind": "scenario", "weights": {"method": "equal"}}],
}
TIED: dict[str, Any] = {"scores": {"north": {"access": {"score": 50}, "quality": {"score": 70}}}}
OUT: dict[str, Any] = {"ruled_out": {own["id"]: {"reason": "Sold."} for own in SITES}}
PLACES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "bare": (LISTS, {}),
    "everything": (LISTS, EVERYTHING),
    "tied": (LISTS, TIED | {"weights": {"method": "points", "values": {"access": 1, "quality": 1, "delivery": 0}}}),
    "one left": (LISTS, {"ruled_out": {own["id"]: {"reason": "Sold."} for own in SITES[1:]}}),
    "none left": (LISTS, OUT),
    "with emphasis": (LISTS | PRESSURE, {**EVERYTHING, "local_factors": {"pressure": {"level": 3}}}),
    "a level not given": (LISTS | PRESSURE, RANGES),
}


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    lists, given = PLACES[request.param]
    return files.place(tmp_path, *SITES, lists=lists, **given)


def words(text: str) -> list[str]:
    """What is spoken of, in what a reader sees: no styles, no names of classes, no identifiers of charts."""
    seen = re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL)
    return [line for line in seen.splitlines() if SPOKEN.search(line)]


@pytest.mark.parametrize("format_", [name for name in formats_of("rows") if name != "json"])
def test_no_result_speaks_of_losses_or_readiness(appraise: Appraise, place: Path, format_: str) -> None:
    commands = (
        ["score", place],
        ["score", place, "--full"],
        ["explain", place, "south", "--full"],
        ["explain", place, "south", "north", "--full"],
        ["sensitivity", place, "--full"],
        ["robustness", place, "--full", "--samples", "500"],
        ["robustness", place, "--full", "--samples", "500", "--weights", "any"],
    )
    for command in commands:
        ran = appraise(*command, "--format", format_)
        assert ran.code == 0, ran.err
        assert words(ran.out) == [], command


@pytest.mark.parametrize("format_", ["table", "markdown", "html", "csv"])
def test_no_page_about_two_places_or_the_catalogue_does(appraise: Appraise, place: Path, format_: str) -> None:
    other = files.local(place.with_name("other.yaml"), weights={"method": "equal"})
    assert words(appraise("diff", place, other, "--format", format_).out) == []
    assert words(appraise("score", place, other, "--format", format_).out) == []
    if format_ in formats_of("page"):
        assert words(appraise("catalogue", "--catalogue", place.parent / "catalogue", "--format", format_).out) == []


@pytest.mark.parametrize("ending", ["md", "html"])
def test_no_paper_does(appraise: Appraise, place: Path, tmp_path: Path, ending: str) -> None:
    paper = tmp_path / f"paper.{ending}"
    assert appraise("brief", place, "-o", paper, "--annexes", "all").code == 0
    assert words(paper.read_text(encoding="utf-8")) == []
    assert appraise("verify", paper, place).code == 0


def test_the_data_keep_their_keys(appraise: Appraise, place: Path) -> None:
    """The ``appraise`` fixture holds them to their schemas."""
    for command in ("score", "sensitivity", "robustness"):
        assert appraise(command, place, "--format", "json").code == 0
    assert "Ready" not in appraised(load(place))._repr_html_()


def test_one_need_is_enough_to_speak_of_them(appraise: Appraise, tmp_path: Path) -> None:
    relying = {**SITES[0], "relies_on": {"pace": {"at_least": 2}}}
    place = files.place(tmp_path, relying, *SITES[1:], lists=LISTS | {"local_factors": [files.factor("pace")]})
    assert "Ready" in appraise("score", place).out
    assert ",lost,ready," in appraise("score", place, "--format", "csv").out
