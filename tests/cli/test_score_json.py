"""``appraise score --format json`` keeps its contract on every place and every variant there is."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli import contract
from cli.command import EXAMPLES, HARBOURSIDE, NORTH_YORKSHIRE
from cli.files import catalogue, criterion, factor, local, option
from cli.printed import data_of
from conftest import Appraise


def _views() -> list[Any]:
    named = {example: yaml.safe_load(example.read_text(encoding="utf-8"))["variants"] for example in EXAMPLES}
    return [
        pytest.param(example, variant, id=f"{example.stem}, {variant or 'base'}")
        for example, variants in named.items()
        for variant in (None, *(own["id"] for own in variants))
    ]


VIEWS = pytest.mark.parametrize(("example", "variant"), _views())


def scored(appraise: Appraise, path: Path, *arguments: str) -> dict[str, Any]:
    return data_of(appraise, "score", path, *arguments)


@VIEWS
def test_examples_and_their_variants_keep_the_contract(appraise: Appraise, example: Path, variant: str | None) -> None:
    found = scored(appraise, example, *(("--variant", variant) if variant else ()))
    contract.check(found)
    assert found["variant"] == variant


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_variant_by_itself_is_what_the_base_says_of_it(appraise: Appraise, example: Path) -> None:
    base = scored(appraise, example)
    assert len(base["variants"]) >= 3
    for told in base["variants"]:
        alone = scored(appraise, example, "--variant", told["id"])
        assert alone["lead"] == told["lead"]
        assert alone["steps"]["losses"] == [
            {key: own[key] for key in ("id", "rank", "value")} for own in told["options"]
        ]
        assert alone["variants"] == []
        assert alone["agreement"] == []


def test_a_variant_is_the_place_with_what_it_changes_written_in(appraise: Appraise, tmp_path: Path) -> None:
    text = NORTH_YORKSHIRE.read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - all scalars as text: only the levels are taken
    variant = next(own for own in data["variants"] if own["kind"] == "scenario")
    changed = yaml.safe_load(text)
    for name, level in variant["local_factors"].items():
        changed["local_factors"][name] = {end: int(level[end]) for end in ("level", "low", "high") if end in level}
    copy = tmp_path / "local.yaml"
    copy.write_text(json.dumps(changed, default=str), encoding="utf-8")
    by_variant = scored(appraise, NORTH_YORKSHIRE, "--variant", variant["id"])
    written_in = scored(appraise, copy)
    assert by_variant["options"] == written_in["options"]
    assert by_variant["lead"] == written_in["lead"]
    assert by_variant["options"] != scored(appraise, NORTH_YORKSHIRE)["options"]


def awkward(tmp_path: Path) -> Path:
    """Every kind of scale, a weight of 0, a tie, options ruled out both ways, a level not given, and no notice."""
    scales: dict[str, Any] = {
        "judged": {"kind": "judged"},
        "cost": {"kind": "linear", "unit": "£", "worst": 900, "best": -100},
        "curve": {"kind": "piecewise", "points": [[0, 0], [1, 90], [10, 100]]},
        "grade": {"kind": "grades", "grades": {"poor": 0, "very good": 100}},
        "most": {"kind": "relative", "better": "higher"},
    }
    catalogue(
        tmp_path / "catalogue",
        option("nothing", {"judged": 0, "cost": 900, "curve": 0, "grade": "poor", "most": -3.5}),
        option("left", {"judged": 40.5, "cost": 0, "curve": 0.5, "grade": "very good", "most": 2}),
        option("right", {"judged": 40.5, "cost": 0, "curve": 0.5, "grade": "very good", "most": 2}),
        option(
            "barred",
            {"judged": 100, "cost": -100, "curve": 10, "grade": "very good", "most": 4},
            relies_on={"money": {"at_least": 3, "essential": True}, "time": {"at_most": 2}},
        ),
        option("poor", {"judged": 90, "cost": -100, "curve": 0, "grade": "poor", "most": 4}),
        criteria=[criterion(name, scale=scale, weight=number) for number, (name, scale) in enumerate(scales.items())],
        local_factors=[factor("money"), factor("time", points=20), factor("wind", emphasises={"cost": 2})],
    )
    return local(
        tmp_path / "local.yaml",
        local_factors={"money": {"level": 1}, "time": {"level": 3}},
        ruled_out={"barred": {}},
        must_haves={"curve": 0.1},
        variants=[
            {"id": "calm", "name": "Calm", "kind": "scenario", "local_factors": {"wind": {"level": 1}}},
            {"id": "storm", "name": "Storm", "kind": "scenario", "local_factors": {"wind": {"level": 3}}},
            {"id": "alone", "name": "Alone", "kind": "group", "scores": {"left": {"cost": {"score": -1}}}},
        ],
    )


def test_an_awkward_place_keeps_the_contract(appraise: Appraise, tmp_path: Path) -> None:
    found = scored(appraise, awkward(tmp_path))
    contract.check(found)
    assert [(own["id"], own["rank"]) for own in found["options"]] == [
        ("left", 1),
        ("right", 1),
        ("nothing", None),
        ("barred", None),
        ("poor", None),
    ]
    assert found["lead"]["verdict"] == "tie"
    assert found["notice"] is None
    ruled_out = {own["id"]: own["ruled_out"] for own in found["options"]}
    assert ruled_out["barred"] == {"by": "local", "criterion": None, "reason": None}
    assert ruled_out["poor"]["by"] == "must_have"
    assert ruled_out["poor"]["criterion"] == "curve"
    assert "N103" in {own["code"] for own in found["findings"]}
    calm, storm, alone = found["variants"]
    assert [own["regret"] for own in calm["options"]] == [0, 0, None, None, None]
    assert storm["lead"]["first"] == ["left", "right"]
    assert alone["lead"]["first"] == ["left"]
    assert [own["kind"] for own in found["agreement"]] == ["scenario", "group"]


def test_an_unranked_place_has_nobody_in_the_lead(appraise: Appraise, tmp_path: Path) -> None:
    catalogue(tmp_path / "catalogue", option("a", {"c": 1}), option("b", {"c": 2}), criteria=[criterion("c")])
    found = scored(appraise, local(tmp_path / "local.yaml", ruled_out={"a": {"reason": "No."}, "b": {}}))
    contract.check(found)
    lead = found["lead"]
    assert lead.pop("verdict") == "none"
    assert not any(lead.values())


def test_findings_name_their_file_as_it_was_given(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "here.yaml").write_text("# Nothing is known yet.\narea: Here\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    findings = scored(appraise, Path("places/here.yaml"))["findings"]
    levels = [own for own in findings if own["code"] == "N103"]
    assert len(levels) == 1
    assert {(own["file"], own["severity"]) for own in levels} == {("places/here.yaml", "warning")}
    assert {own["line"] for own in levels} == {2}
    assert scored(appraise, tmp_path / "places" / "here.yaml")["findings"] == findings


class TestDigests:
    """They stand for what was read, whatever it was laid out like."""

    def digests(self, appraise: Appraise, path: Path) -> tuple[str, str]:
        found = scored(appraise, path)
        return found["digest"], found["catalogue"]["digest"]

    @pytest.fixture
    def place(self, tmp_path: Path) -> Path:
        catalogue(
            tmp_path / "catalogue",
            option("a", {"c": 10}),
            option("b", {"c": 20}),
            criteria=[criterion("c")],
        )
        return local(tmp_path / "local.yaml", question="Who?")

    def test_comments_layout_and_order_do_not_count(self, appraise: Appraise, place: Path) -> None:
        before = self.digests(appraise, place)
        place.write_text(
            "# Said otherwise.\ncatalogue: 'catalogue'\n\nquestion: >-\n  Who?\narea: Sometown\n", encoding="utf-8"
        )
        assert self.digests(appraise, place) == before

    def test_a_word_of_the_local_file_changes_the_whole_and_not_the_catalogue(
        self, appraise: Appraise, place: Path
    ) -> None:
        whole, own = self.digests(appraise, place)
        local(place, question="Why?")
        changed = self.digests(appraise, place)
        assert changed[0] != whole
        assert changed[1] == own

    def test_a_word_of_the_catalogue_changes_both(self, appraise: Appraise, place: Path) -> None:
        before = self.digests(appraise, place)
        file = place.parent / "catalogue" / "options" / "b.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace('"B"', '"Bee"'), encoding="utf-8")
        after = self.digests(appraise, place)
        assert after[0] != before[0]
        assert after[1] != before[1]

    def test_the_folder_does_not_count(self, appraise: Appraise, place: Path, tmp_path: Path) -> None:
        before = self.digests(appraise, place)
        moved = tmp_path / "elsewhere"
        moved.mkdir()
        for name in ("catalogue", "local.yaml"):
            (tmp_path / name).rename(moved / name)
        assert self.digests(appraise, moved / "local.yaml") == before


def test_a_catalogue_without_a_title_goes_by_its_folders_name_wherever_one_is(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue(tmp_path / "catalogue", option("a", {"c": 1}), option("b", {"c": 2}), criteria=[criterion("c")])
    place = local(tmp_path / "local.yaml")
    (tmp_path / "elsewhere").mkdir()
    for folder, name in ((tmp_path, "local.yaml"), (tmp_path / "elsewhere", "../local.yaml"), (Path("/"), str(place))):
        monkeypatch.chdir(folder)
        assert scored(appraise, Path(name))["catalogue"]["title"] == "catalogue"


def test_harbourside_says_when_its_weights_were_agreed(appraise: Appraise) -> None:
    assert scored(appraise, HARBOURSIDE)["weights"] == {"method": "swing", "agreed_on": "2013-10-07", "emphasis": False}
