"""Several places side by side: who is first where, apart by catalogue, and none held back by one that is wrong."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from cli.command import EXAMPLES, HARBOURSIDE, NORTH_YORKSHIRE, process
from cli.files import local, option, place, write
from conftest import Appraise
from integration_appraisal.loading.paths import shown_name


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A place under a catalogue of its own."""
    return place(tmp_path / "other", option("a", {"merit": 40}), option("b", {"merit": 70}), area="Elsewhere")


def side_by_side(appraise: Appraise, *files: object, code: int = 0) -> dict[str, Any]:
    ran = appraise("score", *files, "--format", "json")
    assert ran.code == code, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_each_place_is_as_it_is_scored_alone(appraise: Appraise) -> None:
    found = side_by_side(appraise, *EXAMPLES)
    (group,) = found["groups"]
    assert [own["file"] for own in group["places"]] == [shown_name(path) for path in EXAMPLES]
    for own, path in zip(group["places"], EXAMPLES, strict=True):
        alone = json.loads(appraise("score", path, "--format", "json").out)
        for key in ("area", "status", "digest", "catalogue", "lead", "notice", "what_if"):
            assert own[key] == alone[key]
        assert own["options"] == [{key: each[key] for key in own["options"][0]} for each in alone["options"]]
    assert found["left_out"] == []


def test_the_sheet_has_a_row_for_each_option_in_each_place(appraise: Appraise) -> None:
    rows = list(csv.DictReader(io.StringIO(appraise("score", *EXAMPLES, "--format", "csv").out)))
    places = side_by_side(appraise, *EXAMPLES)["groups"][0]["places"]
    assert [(row["file"], row["option"]) for row in rows] == [
        (own["file"], each["id"]) for own in places for each in own["options"]
    ]
    assert [float(row["value"]) for row in rows] == pytest.approx(
        [each["value"] for own in places for each in own["options"]], abs=0.05
    )


@pytest.mark.parametrize("format_", ["table", "markdown", "html"])
def test_who_is_first_where(appraise: Appraise, format_: str) -> None:
    text = " ".join(appraise("score", HARBOURSIDE, NORTH_YORKSHIRE, "--format", format_).out.split())
    assert "2 places side by side" in text
    assert "First place, over 2 places: Councils initiate in 1 and Patchwork model in 1." in text
    assert "(42.7)" in text  # ruled out in Harbourside


def test_places_under_two_catalogues_stand_apart(appraise: Appraise, other: Path) -> None:
    found = side_by_side(appraise, HARBOURSIDE, other, NORTH_YORKSHIRE)
    assert [[own["area"][:9] for own in group["places"]] for group in found["groups"]] == [
        ["Harboursi", "North Yor"],
        ["Elsewhere"],
    ]
    text = " ".join(appraise("score", HARBOURSIDE, other, "--format", "markdown").out.split())
    assert "These places stand under 2 catalogues. Values under two of them can't be compared." in text
    assert text.count("## ") == 2
    assert "B is first in the one place." in text


def test_two_places_of_one_name_are_told_apart_by_their_files(appraise: Appraise, other: Path) -> None:
    twin = local(other.parent / "twin.yaml", area="Elsewhere", local_factors={})
    text = " ".join(appraise("score", other, twin, "--format", "markdown").out.replace("\\", "").split())
    assert f"Elsewhere (draft) [{other}]" in text
    assert f"Elsewhere (draft) [{twin}]" in text


def test_a_file_with_errors_is_told_and_left_out(appraise: Appraise, other: Path) -> None:
    wrong = local(other.parent / "wrong.yaml", scores={"a": {"merit": {"score": 300}}})
    found = side_by_side(appraise, wrong, other, other.parent / "gone.yaml", code=1)
    assert found["left_out"] == [shown_name(wrong), shown_name(other.parent / "gone.yaml")]
    assert [own["area"] for own in found["groups"][0]["places"]] == ["Elsewhere"]
    ran = appraise("score", wrong, other)
    assert ran.code == 1
    assert f"{wrong}:" in ran.err
    assert "N002" in ran.err
    assert f"1 file left out, for errors: {wrong}." in ran.err
    assert "1 file left out, for errors:" in ran.out


def test_where_no_file_can_be_computed_nothing_is_written(appraise: Appraise, other: Path) -> None:
    wrong = [local(other.parent / f"{name}.yaml", scores={name: {}}) for name in ("x", "y")]
    ran = appraise("score", *wrong)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("2 errors. Nothing was computed.\n")


def test_a_variant_or_a_setting_that_one_place_lacks(appraise: Appraise, other: Path) -> None:
    found = side_by_side(appraise, NORTH_YORKSHIRE, other, "--variant", "craven", code=1)
    assert found["left_out"] == [str(other)]
    assert found["groups"][0]["places"][0]["variant"] == "craven"
    ran = appraise("score", NORTH_YORKSHIRE, other, "--set", "pace=4")
    assert ran.code == 1
    assert f"appraise: {other}: --set pace=4: there is no local factor 'pace'. There is none." in ran.err
    assert "What if “Pace and approach” were at level 4? The file as it stands" in " ".join(ran.out.split())


def test_one_file_twice_is_wrong_usage(appraise: Appraise, other: Path) -> None:
    ran = appraise("score", other, other)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"appraise: {other} is named twice. Name each file once.\n"


def test_a_whole_process_prints_the_places_and_nothing_else(other: Path) -> None:
    ran = process("score", other, HARBOURSIDE, "--format", "json")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(b'{\n  "schema": "appraise.places/1"')
    assert len(json.loads(ran.stdout)["groups"]) == 2


def test_a_setting_is_made_in_every_place(appraise: Appraise, other: Path) -> None:
    twin = write(other.parent / "twin.yaml", {"area": "There", "catalogue": "catalogue"})
    found = side_by_side(appraise, other, twin, "--set", "a.merit=90")
    assert [own["lead"]["first"] for own in found["groups"][0]["places"]] == [["a"], ["a"]]
    assert all(own["what_if"] for own in found["groups"][0]["places"])
