"""``appraise explain``: every cell behind a value, or what sets two options apart."""

import csv
import io
import json
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.command import EXAMPLES, HARBOURSIDE, NORTH_YORKSHIRE, ROOT
from cli.files import option, place
from conftest import Appraise
from integration_appraisal.render.formats import formats_of

OPTIONS = sorted(path.stem for path in (ROOT / "options").iterdir())


def explained(appraise: Appraise, *arguments: object) -> dict[str, Any]:
    ran = appraise("explain", *arguments, "--format", "json")
    assert ran.done
    found: dict[str, Any] = json.loads(ran.out)
    return found


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_option_is_explained_as_it_is_scored(appraise: Appraise, example: Path, option: str) -> None:
    scored = json.loads(appraise("score", example, "--format", "json").out)
    found = explained(appraise, example, option)
    own = next(entry for entry in scored["options"] if entry["id"] == option)
    assert own.items() <= found["options"][0].items()
    assert len(found["options"]) == 1
    assert found["differences"] == []
    assert (found["digest"], found["criteria"]) == (scored["digest"], scored["criteria"])


@pytest.mark.parametrize("option", OPTIONS)
def test_every_cell_comes_with_its_reason_its_range_and_its_source(
    appraise: Appraise, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setenv("COLUMNS", "9999")
    cells = yaml.safe_load((ROOT / "options" / f"{option}.yaml").read_text(encoding="utf-8"))
    shown = appraise("explain", NORTH_YORKSHIRE, option, "--full").out
    found = explained(appraise, NORTH_YORKSHIRE, option)["options"][0]
    assert list(found["cells"]) == list(found["scores"])
    for criterion, cell in cells["scores"].items():
        assert (
            found["cells"][criterion].items() >= {key: cell[key] for key in ("score", "low", "high", "basis")}.items()
        )
        between = f"{cell['score']} (between {cell['low']} and {cell['high']}), {cell['basis']}"
        assert f", {between}: {cell['rationale'].strip()}" in shown
    for factor, need in cells["relies_on"].items():
        assert found["relies_on"][factor]["rationale"] == need["rationale"]
        assert need["rationale"].strip() in shown
    assert shown.count("[Andrew Cozens 2013") >= len(cells["scores"]) - 3


def test_where_the_place_stands_is_told_with_its_reason(appraise: Appraise, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "9999")
    shown = appraise("explain", HARBOURSIDE, "framework", "--full").out
    level = yaml.safe_load(HARBOURSIDE.read_text(encoding="utf-8"))["local_factors"]["hwb_leadership"]
    assert "Level 2, “" in shown
    assert level["rationale"].strip() in shown
    assert "Harbourside appraisal panel 2013, Who decides here" in shown


def test_a_cell_of_the_places_own_is_told_apart(appraise: Appraise) -> None:
    shown = appraise("explain", HARBOURSIDE, "councils_initiate", "--full", "--format", "markdown").out
    own = [line for line in shown.splitlines() if "This place's own score." in line]
    assert len(own) == 1
    assert "Little disruption to relationships, 48 (between 34 and 62)" in own[0]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_differences_sum_to_the_gap_the_largest_first(appraise: Appraise, example: Path) -> None:
    for first, second in permutations(OPTIONS[:4], 2):
        found = explained(appraise, example, first, second)
        one, other = found["options"]
        assert (one["id"], other["id"]) == (first, second)
        differences = found["differences"]
        assert sum(own["points"] for own in differences) == pytest.approx(one["value"] - other["value"], abs=1e-9)
        assert all(abs(upper["points"]) >= abs(lower["points"]) for upper, lower in pairwise(differences))
        for own in differences:
            assert own["points"] == own["first"] - own["second"]
            assert own["first"] == one["contributions"].get(own["id"], 0)
            assert own["second"] == other["contributions"].get(own["id"], 0)
        assert {own["id"] for own in differences} == {*one["contributions"], *other["contributions"]}


def test_the_sentence_and_the_last_row_tell_the_gap(appraise: Appraise) -> None:
    found = explained(appraise, NORTH_YORKSHIRE, "patchwork", "vertical_nhs")
    gap = found["options"][0]["value"] - found["options"][1]["value"]
    said = f"{gap:.1f}".removesuffix(".0")
    for pair in (("patchwork", "vertical_nhs"), ("vertical_nhs", "patchwork")):
        ran = appraise("explain", NORTH_YORKSHIRE, *pair, "--format", "markdown")
        assert f"**Patchwork model is {said} points ahead of Vertical integration within the NHS." in ran.out
        total = next(line for line in ran.out.splitlines() if line.startswith("| Value |"))
        assert total.endswith(f" {gap if pair[0] == 'patchwork' else -gap:.1f} |")


def test_the_sheet_of_one_option_has_its_cells(appraise: Appraise) -> None:
    ran = appraise("explain", NORTH_YORKSHIRE, "framework", "--full", "--format", "csv")
    rows = list(csv.reader(io.StringIO(ran.out)))
    found = explained(appraise, NORTH_YORKSHIRE, "framework")
    points = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    told = {own["id"]: own["name"] for own in found["criteria"]}
    for criterion, name in told.items():
        row = points.get(criterion) or points[name]
        numbers = {cell for cell in row.values() if cell}
        assert repr(found["options"][0]["contributions"][criterion]) in numbers
        assert repr(found["options"][0]["values"][criterion]) in numbers


def test_the_sheet_of_two_options_sums_to_the_gap(appraise: Appraise) -> None:
    ran = appraise("explain", NORTH_YORKSHIRE, "framework", "patchwork", "--full", "--format", "csv")
    found = explained(appraise, NORTH_YORKSHIRE, "framework", "patchwork")
    rows = list(csv.reader(io.StringIO(ran.out)))
    assert {len(row) for row in rows} == {len(rows[0])}
    cells = {row[0]: [float(cell) for cell in row[-3:]] for row in rows[1:]}
    told = {own["id"]: [own["first"], own["second"], own["points"]] for own in found["differences"]}
    assert {name: row for name, row in cells.items() if name in told} == told
    gap = found["options"][0]["value"] - found["options"][1]["value"]
    assert sum(cells[name][2] for name in told) == pytest.approx(gap, abs=1e-9)


@pytest.mark.parametrize("format_", formats_of("rows"))
@pytest.mark.parametrize("pair", [["framework"], ["framework", "status_quo"]], ids=["one", "two"])
def test_every_format_of_a_variant(appraise: Appraise, pair: list[str], format_: str) -> None:
    base = appraise("explain", NORTH_YORKSHIRE, *pair, "--format", format_)
    ran = appraise("explain", NORTH_YORKSHIRE, *pair, "--variant", "craven", "--format", format_)
    assert ran.done
    assert ran.out != base.out


def test_an_option_that_is_ruled_out_is_explained_too(appraise: Appraise) -> None:
    ran = appraise("explain", HARBOURSIDE, "vertical_nhs", "--format", "markdown")
    assert ran.code == 0
    assert "It is ruled out.**" in ran.out


def test_options_are_found_by_number_name_or_beginning(appraise: Appraise) -> None:
    by_id = appraise("explain", NORTH_YORKSHIRE, "framework", "patchwork")
    for pair in (("6", "5"), ("FRAMEWORK MODEL", "patch"), ("Frame", "Patchwork model")):
        assert appraise("explain", NORTH_YORKSHIRE, *pair) == by_id


def test_without_an_option_first_and_second_are_set_side_by_side(appraise: Appraise) -> None:
    lead = json.loads(appraise("score", NORTH_YORKSHIRE, "--format", "json").out)["lead"]
    found = explained(appraise, NORTH_YORKSHIRE)
    assert [own["id"] for own in found["options"]] == [*lead["first"], *lead["second"]]
    assert {own["id"]: own["points"] for own in found["differences"]} == lead["because"]
    assert "\nThese two are first and second.\n" in appraise("explain", NORTH_YORKSHIRE).out


def _plain_place(folder: Path, values: dict[str, int], **given: object) -> Path:
    return place(folder, *(option(name, {"merit": value}) for name, value in values.items()), **given)


@pytest.mark.parametrize(
    ("values", "pair", "said"),
    [
        ({"one": 5, "two": 7, "three": 7}, ["two", "three"], "two and three tie for first place; these two are the"),
        ({"one": 5, "two": 5, "three": 7}, ["three", "one"], "one and two tie for second place; this is the first in"),
        ({"one": 5}, ["one"], "Only this option is in, so there is none to set beside it."),
    ],
    ids=["first", "second", "alone"],
)
def test_ties_and_an_option_alone_are_said(
    appraise: Appraise, tmp_path: Path, values: dict[str, int], pair: list[str], said: str
) -> None:
    local = _plain_place(tmp_path, values)
    assert [own["id"] for own in explained(appraise, local)["options"]] == pair
    assert said.casefold() in " ".join(appraise("explain", local).out.split()).casefold()


def test_where_all_are_ruled_out_none_is_first(appraise: Appraise, tmp_path: Path) -> None:
    local = _plain_place(tmp_path, {"one": 5, "two": 7}, must_haves={"merit": 90})
    ran = appraise("explain", local)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "appraise: all options are ruled out, so none is first. Name an option, or two.\n"
