"""What a portfolio says of places, held against each place scored by itself."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.command import EXAMPLES, HARBOURSIDE, NORTH_YORKSHIRE, ROOT
from cli.files import local, option, place
from cli.results import fault
from conftest import Appraise
from portfolio.places import FACTORS, places, scored, together

COUNT = 16


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return places(tmp_path_factory.mktemp("many"), COUNT)


@pytest.fixture
def group(appraise: Appraise, folder: Path) -> dict[str, Any]:
    (found,) = together(appraise, folder)["groups"]
    return dict(found)


def test_each_place_is_as_it_is_scored_alone(appraise: Appraise, group: dict[str, Any]) -> None:
    assert group["count"] == len(group["places"]) == COUNT
    for own in group["places"]:
        alone = scored(appraise, own["file"])
        for key in ("area", "status", "digest", "catalogue", "findings"):
            assert own[key] == alone[key]
        for key in ("first", "second", "points", "verdict", "ready", "find_out"):
            assert own[key] == alone["lead"][key]
        assert own["values"] == {each["id"]: each["value"] for each in alone["options"]} | own["values"]
        assert own["levels"] == {each["id"]: each["level"] for each in alone["local_factors"]}


def test_counts_are_those_of_the_places(group: dict[str, Any]) -> None:
    rows = group["places"]
    assert group["verdicts"] == Counter(row["verdict"] for row in rows)
    for option_ in group["options"]:
        led = [row for row in rows if option_["id"] in row["first"]]
        assert option_["first"] == len(led)
        assert option_["verdicts"] == Counter(row["verdict"] for row in led)
    for region in group["regions"]:
        there = [row for row in rows if row["region"] == region["region"]]
        assert region["count"] == len(there)
        assert region["first"] == Counter(option_ for row in there for option_ in row["first"])
    assert {None, "North", "South"} == {region["region"] for region in group["regions"]}
    assert sum(own["places"] for own in group["alike"]) == COUNT


def test_a_factor_decides_where_scoring_with_another_level_says_so(appraise: Appraise, group: dict[str, Any]) -> None:
    first = {
        (row["file"], name, level): scored(appraise, row["file"], "--set", f"{name}={level}")["lead"]["first"]
        for row in group["places"]
        for name in FACTORS
        for level in (1, 2, 3)
    }
    assert {own["id"] for own in group["local_factors"]} == set(FACTORS)
    for own in group["local_factors"]:
        name = own["id"]
        given = {row["file"]: [first[row["file"], name, level] for level in (1, 2, 3)] for row in group["places"]}
        assert own["decides"] == sum(given[row["file"]] != [row["first"]] * 3 for row in group["places"])
        for row in group["places"]:
            assert row["first_at"].get(name, [row["first"]] * 3) == given[row["file"]]
        for key, step in (("one_up", 1), ("one_down", -1)):
            levels = {row["file"]: (row["levels"][name] or 9) + step for row in group["places"]}
            then = {file: first.get((file, name, level)) for file, level in levels.items()}
            moved = [row for row in group["places"] if then[row["file"]] not in (None, row["first"])]
            assert own[key]["turned"] == len(moved)
            assert own[key]["unmoved"] == sum(found is None for found in then.values())
            after = Counter(option_ for row in group["places"] for option_ in then[row["file"]] or row["first"])
            assert own[key]["first"] == after
    assert any(own["decides"] for own in group["local_factors"])


def test_own_scores_are_told_from_what_the_place_is(appraise: Appraise, folder: Path, group: dict[str, Any]) -> None:
    judged = [row for row in group["places"] if row["first_by_catalogue"] is not None]
    assert group["judged_here"]["count"] == len(judged) > 0
    for row in judged:
        data = json.loads((folder / Path(row["file"]).name).read_text(encoding="utf-8"))
        del data["scores"]
        plain = local(folder.parent / "plain" / "one.yaml", **data)
        assert row["first_by_catalogue"] == scored(appraise, plain)["lead"]["first"]
    turned = [row["file"] for row in judged if row["first_by_catalogue"] != row["first"]]
    assert [own["file"] for own in group["judged_here"]["turned"]] == turned


def test_lines_are_the_places_and_as_their_schema_says(appraise: Appraise, folder: Path, group: dict[str, Any]) -> None:
    lines = [json.loads(line) for line in appraise("portfolio", folder, "--format", "jsonl").out.splitlines()]
    assert lines == group["places"]
    assert [fault(line) for line in lines] == [None] * COUNT


def test_places_under_two_catalogues_stand_apart(appraise: Appraise, tmp_path: Path) -> None:
    other = place(tmp_path / "other", option("a", {"merit": 40}), option("b", {"merit": 70}), area="Elsewhere")
    found = together(appraise, HARBOURSIDE, other, NORTH_YORKSHIRE)
    assert [[row["area"] for row in group["places"]] for group in found["groups"]] == [
        ["Harbourside (a fictional place)", "North Yorkshire and York"],
        ["Elsewhere"],
    ]
    text = " ".join(appraise("portfolio", HARBOURSIDE, other).out.split())
    assert "These places stand under 2 catalogues. Values under two of them can't be compared." in text


def test_one_bad_file_is_told_at_its_place_and_stops_no_other(appraise: Appraise, tmp_path: Path) -> None:
    folder = places(tmp_path, 3)
    local(folder / "a-bad.yaml", area="Bad", catalogue="../catalogue", local_factors={"trust": {"level": 9}})
    (folder / "b-bad.yaml").write_text("area: [", encoding="utf-8")
    found = together(appraise, folder, code=1)
    assert [Path(name).name for name in found["left_out"]] == ["a-bad.yaml", "b-bad.yaml"]
    assert found["groups"][0]["count"] == 3
    ran = appraise("portfolio", folder)
    assert ran.code == 1
    assert "a-bad.yaml:6:16: error" in ran.err
    assert re.search("2 files left out, for errors: .*a-bad.yaml and .*b-bad.yaml[.]", ran.err)
    assert "2 files left out, for errors: " in " ".join(ran.out.split())
    assert "3 places together" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["gone"], 2, "gone: error F001"),
        (["-"], 2, "a portfolio is read from files and folders"),
        (["empty"], 1, "empty: error L003 there is no local file in this folder. Name another."),
        (["other"], 1, "other: error L003 there is no local file in this folder. Name another."),
        (["{harbourside}", "--format", "jsonl", "--tipping"], 2, "lines are of one place each"),
        (["{harbourside}", "--resume", "{harbourside}"], 2, "is what is being read"),
        (["{harbourside}", "--resume", "notes.txt"], 2, "notes.txt is no journal of `appraise portfolio`"),
        (["{harbourside}", "{north}", "--against", "gone"], 1, "gone: error F001"),
    ],
)
def test_what_can_not_be_done_is_said(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "list.yaml").write_text("shopping: [milk]\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("notes\n", encoding="utf-8")
    named = [text.format(harbourside=HARBOURSIDE, north=NORTH_YORKSHIRE) for text in arguments]
    ran = appraise("portfolio", *named)
    assert ran.code == code, ran.err
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "notes\n"


def test_a_folder_s_other_files_are_passed_over(appraise: Appraise, tmp_path: Path) -> None:
    folder = places(tmp_path, 2)
    (folder / "list.yaml").write_text("shopping: [milk]\n", encoding="utf-8")
    assert together(appraise, tmp_path)["groups"][0]["count"] == 2
    for first in (folder, folder / "p000.yaml"):
        ran = appraise("portfolio", first, folder / "list.yaml")  # it is meant now
        assert (ran.code, "list.yaml:1:1: error L005" in ran.err) == (1, True)


def test_this_year_against_last(appraise: Appraise, tmp_path: Path) -> None:
    now, then = places(tmp_path / "now", 6), places(tmp_path / "then", 6)
    (then / "p005.yaml").unlink()
    (now / "p004.yaml").unlink()
    data = json.loads((then / "p000.yaml").read_text(encoding="utf-8"))
    local(then / "p000.yaml", **data | {"must_haves": {"merit": 100}, "local_factors": {}, "scores": {}})
    found = together(appraise, now, "--against", then)
    (group,) = found["groups"]
    assert found["gone"] == ["Place 4"]
    assert group["against"]["new"] == ["Place 5"]
    assert group["against"]["same"] == 3
    (turned,) = group["against"]["turned"]
    assert (turned["area"], turned["other"]) == ("Place 0", [])
    said = " ".join(appraise("portfolio", now, "--against", then).out.split())
    assert "Against before: in 3 of 4 places the same option is first as then. New: Place 5." in said
    assert "No longer there: Place 4." in said


def test_places_under_another_catalogue_than_before_are_not_compared(appraise: Appraise, tmp_path: Path) -> None:
    now, then = places(tmp_path / "now", 2), places(tmp_path / "then", 2)
    criteria = tmp_path / "then" / "catalogue" / "criteria" / "criteria.yaml"
    criteria.write_text(criteria.read_text(encoding="utf-8").replace('"weight": 3', '"weight": 9'), encoding="utf-8")
    (group,) = together(appraise, now, "--against", then)["groups"]
    assert group["against"] == {"same": 0, "turned": [], "new": [], "other_catalogue": ["Place 0", "Place 1"]}


def test_futures_come_from_the_ranges_and_the_same_seed_gives_the_same(appraise: Appraise, tmp_path: Path) -> None:
    levels = {"trust": {"level": 2, "low": 1, "high": 3}, "money": {"level": 1}, "pace": {"level": 2}}
    places(tmp_path, 0)
    own = local(tmp_path / "own.yaml", local_factors=levels)
    (row,) = together(appraise, own, "--scenarios", "4000")["groups"][0]["places"]
    first = {level: scored(appraise, own, "--set", f"trust={level}")["lead"]["first"] for level in (1, 2, 3)}
    chances = {1: 0.25, 2: 0.5, 3: 0.25}  # steps fall evenly from the level given
    for option_, share in row["scenarios"]["first"].items():
        expected = sum(chance for level, chance in chances.items() if option_ in first[level])
        assert share == pytest.approx(expected, abs=0.04)
    assert len({tuple(names) for names in first.values()}) > 1
    again = together(appraise, own, "--scenarios", "4000")["groups"][0]["places"]
    assert again == [row]
    other = together(appraise, own, "--scenarios", "4000", "--seed", "7")["groups"][0]["places"]
    assert other[0]["scenarios"]["first"] != row["scenarios"]["first"]


def test_a_place_unlike_the_others_stands_out_and_none_does_among_few(appraise: Appraise, tmp_path: Path) -> None:
    places(tmp_path, 0)
    levels = {"trust": {"level": 3}, "money": {"level": 3}, "pace": {"level": 2}}
    alike = {"catalogue": "../catalogue", "local_factors": levels}
    for number, merit in enumerate([40, 41, 42] * 3):
        scores = {"stay": {"merit": {"score": merit}}}
        local(tmp_path / "some" / f"{number}.yaml", area=f"P{number}", scores=scores, **alike)
    local(tmp_path / "some" / "odd.yaml", area="Odd", scores={"stay": {"merit": {"score": 100}}}, **alike)
    (group,) = together(appraise, tmp_path / "some")["groups"]
    assert {(own["area"], own["option"]) for own in group["outliers"]} == {("Odd", "stay")}
    few = [tmp_path / "some" / name for name in ("0.yaml", "1.yaml", "2.yaml", "odd.yaml")]
    assert together(appraise, *few)["groups"][0]["outliers"] == []


def test_all_options_out_and_ties_are_told(appraise: Appraise, tmp_path: Path) -> None:
    out = place(tmp_path / "out", option("a", {"merit": 40}), option("b", {"merit": 40}), must_haves={"merit": 90})
    said = " ".join(appraise("portfolio", out).out.split())
    assert "No option is left in the one place." in said
    tie = place(tmp_path / "tie", option("a", {"merit": 40}), option("b", {"merit": 40}))
    (group,) = together(appraise, tie)["groups"]
    assert [own["first"] for own in group["options"]] == [1, 1]


@pytest.mark.parametrize("format_", ["table", "markdown", "html", "csv"])
def test_every_example_place_is_in_every_format(appraise: Appraise, format_: str) -> None:
    text = appraise("portfolio", *EXAMPLES, "--full", "--tipping", "--format", format_).out
    for area in ("Harbourside", "Millbrook", "North Yorkshire and York"):
        assert area in text


def test_the_invented_places_differ_as_their_page_says(appraise: Appraise) -> None:
    now, before = ROOT / "examples" / "portfolio", ROOT / "examples" / "portfolio-last-year"
    found = together(appraise, now, "--against", before)
    (group,) = found["groups"]
    assert (group["count"], len(group["regions"])) == (12, 3)
    assert [own["first"] for own in group["options"]] == [1, 1, 1, 3, 3, 3]
    assert group["verdicts"] == {"clear": 7, "close": 3, "conditional": 1, "open": 1}
    assert [own["area"] for own in group["judged_here"]["turned"]] == ["Mossgate (an invented place)"]
    assert [own["area"] for own in group["against"]["turned"]] == ["Fallowmere (an invented place)"]
    assert [own["area"] for own in group["outliers"]] == ["Eskerby (an invented place)"]
    assert max(own["places"] for own in group["alike"]) == 2
    ruled_out = {row["area"]: row["ruled_out"] for row in group["places"] if row["ruled_out"]}
    assert ruled_out == {"Alderholme (an invented place)": ["status_quo", "patchwork", "framework"]}
    assert all(own["severity"] == "note" for row in group["places"] for own in row["findings"])


def test_in_the_invented_places_no_reason_stands_for_two_levels() -> None:
    """A reason says why it is that level and not the next, so it can't be the reason for both."""
    levels: dict[tuple[str, str], set[int]] = {}
    for path in (ROOT / "examples").glob("portfolio*/*.yaml"):
        for name, own in yaml.safe_load(path.read_text(encoding="utf-8"))["local_factors"].items():
            levels.setdefault((name, own["rationale"]), set()).add(own["level"])
    assert len(levels) > 40
    assert {reason: found for reason, found in levels.items() if len(found) > 1} == {}
