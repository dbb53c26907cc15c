"""What if a number were another: the answer is that of the file so edited, says so first, and nothing is written."""

import csv
import html
import io
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.command import HARBOURSIDE, NORTH_YORKSHIRE, process
from cli.files import criterion, factor, option, place, write
from conftest import Appraise

SET = ("--set", "pace=2", "--set", "framework.subsidiarity=30", "--weight", "hospital_use=40")
SAID = (
    "What if “Pace and approach” were at level 2 (it is at 5), Framework model scored 30 on “Local models for groups "
    "and areas” (it scores 72) and “Less time in hospital” weighed 40 points (it weighs 90)? The file as it stands "
    "says otherwise."
)


def flat(text: str) -> str:
    """A text as if nothing had wrapped it."""
    return " ".join(text.replace("\\", "").split())


def scored(appraise: Appraise, *arguments: object) -> dict[str, Any]:
    ran = appraise("score", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def numbers(found: dict[str, Any]) -> object:
    """All that is computed, without what says where it comes from."""
    told = deepcopy(found)
    for key in ("digest", "what_if", "findings"):
        del told[key]
    told["weights"]["method"] = told["weights"]["agreed_on"] = ""
    return told


def edited(path: Path, **changes: Any) -> Path:
    """A copy of Harbourside with other entries."""
    data = yaml.safe_load(HARBOURSIDE.read_text(encoding="utf-8"))
    data["local_factors"]["pace"] = {"level": changes["pace"]}
    data["scores"].setdefault("framework", {})["subsidiarity"] = {"score": changes["subsidiarity"]}
    data["weights"]["method"] = "points"
    data["weights"]["values"]["hospital_use"] = changes["hospital_use"]
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path


def test_it_is_the_answer_of_the_file_so_edited(appraise: Appraise, tmp_path: Path) -> None:
    found = scored(appraise, HARBOURSIDE, *SET)
    beside = scored(appraise, edited(tmp_path / "edited.yaml", pace=2, subsidiarity=30, hospital_use=40))
    assert numbers(found) == numbers(beside)
    assert numbers(found) != numbers(scored(appraise, HARBOURSIDE))
    assert found["what_if"] == [
        {"kind": "level", "ids": ["pace"], "value": 2, "before": 5},
        {"kind": "score", "ids": ["framework", "subsidiarity"], "value": 30, "before": 72},
        {"kind": "weight", "ids": ["hospital_use"], "value": 40, "before": 90},
    ]
    assert found["digest"] != scored(appraise, HARBOURSIDE)["digest"]
    assert found["catalogue"] == beside["catalogue"]


def test_entries_are_named_as_people_name_them(appraise: Appraise) -> None:
    asked = ("--set", " Pace and approach = 2", "--set", "6.Local models=30", "--weight", "less time=40")
    assert appraise("score", HARBOURSIDE, *asked) == appraise("score", HARBOURSIDE, *SET)


@pytest.mark.parametrize(
    "command", [["score"], ["explain"], ["explain", "6"], ["sensitivity"], ["robustness", "--samples", "200"], ["diff"]]
)
def test_every_result_says_so_first(appraise: Appraise, command: list[str]) -> None:
    name, *rest = command
    told = appraise(name, HARBOURSIDE, *rest, *SET)
    assert told.code == 0, told.err
    assert "what if)" in flat(told.out).split("Catalogue:")[0]
    assert flat(told.out).split("health and social care ", 1)[1].startswith(SAID)
    for format_ in ("markdown", "html"):
        assert SAID in flat(appraise(name, HARBOURSIDE, *rest, *SET, "--format", format_).out)
    data = json.loads(appraise(name, HARBOURSIDE, *rest, *SET, "--format", "json").out)
    side = data["new"] if name == "diff" else data
    assert len(side["what_if"]) == 3
    rows = list(csv.reader(io.StringIO(appraise(name, HARBOURSIDE, *rest, *SET, "--format", "csv").out)))
    assert {row[0] for row in rows[1:]} == {SAID}
    assert rows[0][0] == "what_if"


def test_without_settings_nothing_is_said(appraise: Appraise) -> None:
    assert "what if" not in appraise("score", HARBOURSIDE, "--full").out.casefold()
    assert scored(appraise, HARBOURSIDE)["what_if"] == []
    assert "what_if" not in appraise("score", HARBOURSIDE, "--format", "csv").out


def test_findings_stay_those_of_the_file(appraise: Appraise) -> None:
    assert scored(appraise, HARBOURSIDE, *SET)["findings"] == scored(appraise, HARBOURSIDE)["findings"]


def test_a_variant_alone_is_set_in_itself(appraise: Appraise) -> None:
    base = scored(appraise, NORTH_YORKSHIRE, "--variant", "craven")
    asked = ("--set", "working_relationships=1", "--weight", "hospital_use=50")
    found = scored(appraise, NORTH_YORKSHIRE, "--variant", "Craven", *asked)
    assert next(own for own in found["local_factors"] if own["id"] == "working_relationships")["level"] == 1
    assert numbers(found) != numbers(base)
    assert found["variant"] == "craven"


def test_a_file_beside_its_what_if(appraise: Appraise) -> None:
    found = json.loads(appraise("diff", HARBOURSIDE, *SET, "--format", "json").out)
    assert found["old"]["what_if"] == []
    assert {own["kind"] for own in found["changes"] if own["moves_values"]} == {"level", "score", "weights"}
    values = {own["id"]: own["value"] for own in scored(appraise, HARBOURSIDE, *SET)["options"]}
    assert {own["id"]: own["value_after"] for own in found["options"]} == pytest.approx(values)


# What changes nothing -------------------------------------------------------------------------------------------------

IDLE = (
    "The weights are this place's own (method: points), so the level of “Growth” changes nothing. No option relies on "
    "“Roads”, and no weight moves with it, so the level of “Roads” changes nothing."
)
BOTH = ("--set", "growth=1", "--set", "roads=3")


def _growing(folder: Path, area: str, method: str) -> Path:
    """A place with a factor that only emphasises a criterion, one that costs an option points, and one of no use."""
    lists = {
        "criteria": [criterion("merit"), criterion("reach")],
        "local_factors": [factor("growth", emphasises={"reach": 2}), factor("staff"), factor("roads")],
    }
    options = [
        option("a", {"merit": 60, "reach": 20}, relies_on={"staff": {"at_least": 3}}),
        option("b", {"merit": 30, "reach": 40}),
    ]
    values = {"merit": 2, "reach": 1}
    return place(folder, *options, lists=lists, area=area, weights={"method": method, "values": values})


@pytest.mark.parametrize("command", ["score", "explain", "sensitivity", "robustness", "diff"])
def test_a_level_that_can_change_nothing_is_said_to(appraise: Appraise, tmp_path: Path, command: str) -> None:
    own = _growing(tmp_path, "Sometown", "points")
    for format_ in ("table", "markdown", "html"):
        assert IDLE in flat(html.unescape(appraise(command, own, *BOTH, "--format", format_).out))
    assert (
        IDLE in next(csv.reader(io.StringIO(appraise(command, own, *BOTH, "--format", "csv").out.split("\n", 1)[1])))[0]
    )
    assert "changes nothing" not in flat(appraise(command, own, "--set", "staff=1").out)
    values = [each["value"] for each in scored(appraise, own, *BOTH)["options"]]
    assert values == [each["value"] for each in scored(appraise, own)["options"]]


def test_it_is_said_of_the_places_where_it_is_so(appraise: Appraise, tmp_path: Path) -> None:
    places = [_growing(tmp_path / name, name, method) for name, method in (("One", "points"), ("Two", "catalogue"))]
    told = flat(appraise("score", *places, *BOTH).out)
    assert (
        "The file as it stands says otherwise. No option relies on “Roads”, and no weight moves with it, so the level "
        "of “Roads” changes nothing. One (draft, what if): The weights are this place's own (method: points), so the "
        "level of “Growth” changes nothing."
    ) in told


@pytest.mark.parametrize(("values", "is_told"), [({"merit": 1, "reach": 0}, True), ({"reach": 1}, False)])
def test_what_emphasises_no_weight_that_moves_changes_nothing(
    appraise: Appraise, tmp_path: Path, values: dict[str, int], *, is_told: bool
) -> None:
    own = _growing(tmp_path, "Sometown", "catalogue")
    write(own, json.loads(own.read_text("utf-8")) | {"weights": {"values": values}})
    told = flat(appraise("score", own, "--set", "growth=3").out)
    assert ("No option relies on “Growth”, and no weight moves with it, so the level of “Growth”" in told) == is_told


# Ways to weigh --------------------------------------------------------------------------------------------------------


@pytest.fixture
def weighed(tmp_path: Path) -> Any:
    """A place with two criteria that weigh 3 and 1 in the catalogue, and the block of weights given."""

    def make(weights: dict[str, Any] | None = None) -> Path:
        criteria = [criterion("merit", weight=3), criterion("safety"), criterion("tone", scale=GRADES)]
        options = [
            option(name, {"merit": merit, "safety": 50, "tone": "so so"}) for name, merit in (("a", 10), ("b", 70))
        ]
        given = {"weights": weights} if weights else {}
        return place(tmp_path, *options, lists={"criteria": criteria, "local_factors": [factor("pace")]}, **given)

    return make


GRADES = {"kind": "grades", "grades": {"poor": 0, "so so": 50, "so good": 100}}
ORDER = ["tone", "merit", "safety"]
BY_SWING = {"method": "swing", "values": {"merit": 100, "safety": 60, "tone": 40}}


@pytest.mark.parametrize(
    ("weights", "asked", "shares", "before"),
    [
        (None, ["merit=8"], [0.8, 0.1, 0.1], 3),
        ({"method": "points", "values": {"merit": 1, "safety": 2, "tone": 2}}, ["merit=6"], [0.6, 0.2, 0.2], 1),
        (BY_SWING, ["merit=100"], [0.5, 0.3, 0.2], 100),
        (BY_SWING, ["merit=50"], [1 / 3, 0.4, 4 / 15], 100),  # the largest need not be 100: they are points now
        ({"method": "equal"}, ["merit=3"], [0.6, 0.2, 0.2], 1),
        (
            {"method": "ranking", "order": ORDER},
            ["merit=5", "safety=3", "tone=2"],
            [0.5, 0.3, 0.2],
            None,
        ),
    ],
    ids=["catalogue", "points", "swing", "swing without 100", "equal", "ranking"],
)
def test_weights_by_every_method(
    appraise: Appraise, weighed: Any, weights: Any, asked: list[str], shares: list[float], before: float | None
) -> None:
    found = scored(appraise, weighed(weights), *(part for own in asked for part in ("--weight", own)))
    assert [own["weight"] for own in found["criteria"]] == pytest.approx(shares)
    assert found["what_if"][0]["before"] == before


def test_some_points_do_not_replace_a_ranking(appraise: Appraise, weighed: Any) -> None:
    local = weighed({"method": "ranking", "order": ORDER})
    ran = appraise("score", local, "--weight", "merit=3")
    assert (ran.code, ran.out) == (2, "")
    assert "the weights are a ranking, which has no points. Give every criterion some to replace it." in ran.err


@pytest.fixture
def grouped(tmp_path: Path) -> Any:
    """A place under a catalogue whose groups weigh 60 and 40, with the method given."""

    def make(method: str, **given: Any) -> Path:
        criteria = [criterion(name, group=group) for name, group in (("a", "x"), ("b", "x"), ("c", "y"))]
        groups = [{"id": "x", "name": "X", "weight": 60}, {"id": "y", "name": "Y", "weight": 40}]
        options = [option(name, {"a": 10, "b": 20, "c": 30}) for name in ("one", "two")]
        lists = {"criteria": criteria, "groups": groups}
        return place(tmp_path, *options, lists=lists, weights={"method": method, **given})

    return make


def test_points_are_shared_out_within_groups_that_have_weights(appraise: Appraise, grouped: Any) -> None:
    local = grouped("points", values={"a": 1, "b": 1, "c": 1})
    found = scored(appraise, local, "--weight", "a=3")
    assert [own["weight"] for own in found["criteria"]] == pytest.approx([0.45, 0.15, 0.4])
    said = flat(appraise("score", local, "--weight", "a=3").out)
    assert "What if “A” weighed 3 points within its group (it weighs 1)?" in said


@pytest.mark.parametrize(("method", "given"), [("equal", {}), ("ranking", {"order": ["a", "b", "c"]})])
def test_points_do_not_stand_beside_weights_that_know_no_groups(
    appraise: Appraise, grouped: Any, method: str, given: dict[str, Any]
) -> None:
    ran = appraise("score", grouped(method, **given), *(part for name in "abc" for part in ("--weight", f"{name}=3")))
    assert (ran.code, ran.out) == (2, "")
    assert f"by the method `{method}`, whatever groups they are in" in ran.err


def test_a_grade_is_set_by_its_name(appraise: Appraise, weighed: Any) -> None:
    found = scored(appraise, weighed(), "--set", "a.tone=so good")
    assert next(own for own in found["options"] if own["id"] == "a")["values"]["tone"] == 100


def test_all_that_is_wrong_is_told_at_once(appraise: Appraise, weighed: Any) -> None:
    asked = {
        "--set": [
            "pase=2",
            "pace=9",
            "pace=two",
            "a.merit=300",
            "a.zest=3",
            "c.zest=3",
            "a.tone=fine",
            "b.merit",
            "=3",
            "b.merit=1e3",
            "b.safety=" + "9" * 400,
        ],
        "--weight": ["merit=-1", "speed=3", "safety=", "tone=\udcff"],
    }
    ran = appraise("score", weighed(), *(part for name, own in asked.items() for text in own for part in (name, text)))
    assert (ran.code, ran.out) == (2, "")
    for told in (
        "--set pase=2: there is no local factor 'pase'. Did you mean `pace`?",
        "--set pace=9: `level` is 9; `pace` has levels 1 to 3.",
        "--set pace=two: that is set twice. Set it once.",
        "--set a.merit=300: `score` is 300; `merit` takes a number from 0 to 100.",
        "--set a.zest=3: there is no criterion 'zest'. There is `merit`, `safety`, `tone`.",
        "--set c.zest=3: there is no option 'c'. There is `a`, `b`. And there is no criterion 'zest'.",
        '--set a.tone=fine: `score` is the text "fine"; `tone` takes one of the grades poor, so so, so good.',
        "--set b.merit: write what is set, an equals sign, and the number.",
        "--set =3: write what is set, an equals sign, and the number.",
        '--set b.merit=1e3: `score` is the text "1e3"; `merit` takes a number.',
        ": that is nothing one can compute with.",
        r"--weight tone=\udcff: that is nothing one can compute with.",
        "`merit` is -1; it must be at least 0.",
        "--weight speed=3: there is no criterion 'speed'. There is `merit`, `safety`, `tone`.",
        "--weight safety=: write what is set, an equals sign, and the number.",
    ):
        assert told in ran.err
    assert all(line.startswith("appraise: ") for line in ran.err.splitlines())


# Papers ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
def test_a_paper_says_so_and_is_verified_with_the_same_settings_only(
    appraise: Appraise, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"paper{ending}"
    assert appraise("brief", HARBOURSIDE, *SET, "-o", path).code == 0
    if ending != ".docx":
        text = flat(path.read_text("utf-8"))
        assert SAID in text
        assert "Options for integrating health and social care: Harbourside (a fictional place) (what if)" in text
        stamp = "What if: pace=2,framework.subsidiarity=30,weight:hospital_use=40."
        assert stamp in text.replace("\\", "")
    ran = appraise("verify", path, HARBOURSIDE, *SET)
    assert ran.code == 0, ran.out
    ran = appraise("verify", path, HARBOURSIDE)
    assert ran.code == 1
    assert (
        "The paper was made with --set pace=2 --set framework.subsidiarity=30 --weight hospital_use=40, and it is held "
        "against the file with no what-ifs."
    ) in flat(ran.out)


def test_a_paper_of_the_file_is_not_that_of_a_what_if(appraise: Appraise, tmp_path: Path) -> None:
    path = tmp_path / "paper.md"
    assert appraise("brief", HARBOURSIDE, "-o", path).code == 0
    assert "What if:" not in path.read_text("utf-8")
    ran = appraise("verify", path, HARBOURSIDE, *SET)
    assert ran.code == 1
    assert "made with no what-ifs, and it is held against the file with --set pace=2" in flat(ran.out)


def test_a_whole_process_prints_the_what_if_and_nothing_else(tmp_path: Path) -> None:
    local = place(tmp_path, option("a", {"merit": 10}), option("b", {"merit": 70}))
    before = local.read_bytes()
    ran = process("score", local, "--set", "a.merit=90", "--format", "json")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(b"{\n")
    assert json.loads(ran.stdout)["lead"]["first"] == ["a"]
    assert local.read_bytes() == before
    write(local, {"area": "Sometown", "catalogue": "catalogue", "scores": {"a": {"merit": {"score": 90}}}})
    edited_ = json.loads(process("score", local, "--format", "json").stdout)
    assert edited_["options"] == json.loads(ran.stdout)["options"]
