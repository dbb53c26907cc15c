"""What the rules about scores find beyond their pages' examples, and what they let pass."""

import json
import shutil
from pathlib import Path

import pytest
from overlay import BASE, lay, loaded

from integration_appraisal.checking import check_paths
from integration_appraisal.documents.reader import read
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.rules import chosen
from integration_appraisal.rules.base import Example


def _found(folder: Path, code: str, file: str, fragment: str) -> list[Finding]:
    """What a rule says when a fragment is laid over the base."""
    lay(Example("bad", file, fragment), folder)
    return _checked(folder, code)


def _checked(folder: Path, code: str) -> list[Finding]:
    findings = check_paths([str(folder), str(folder / "local.yaml")], str(folder), chosen([code])).findings
    assert {finding.code for finding in findings} <= {code}, findings
    return findings


def _variant(rationale: str, more: str = "") -> str:
    cell = f"{{score: 70, rationale: {json.dumps(rationale)}{more}}}"
    return f"variants:\n  - id: other\n    name: Other\n    kind: group\n    scores: {{move: {{welcome: {cell}}}}}\n"


@pytest.mark.parametrize(
    ("code", "fragment"),
    [("P151", {"rationale": "  "}), ("P152", {"basis": None}), ("P153", {"source": None})],
)
def test_an_option_files_bare_score_is_an_error_at_its_criterion(
    tmp_path: Path, code: str, fragment: dict[str, str | None]
) -> None:
    (finding,) = _found(tmp_path, code, "options/share.yaml", json.dumps({"scores": {"calm": fragment}}))
    assert finding.severity is Severity.ERROR
    line = (tmp_path / "options" / "share.yaml").read_text("utf-8").splitlines()[finding.position.line - 1]
    assert line.strip() == "calm:"
    assert "`share` on `calm`" in finding.message


@pytest.mark.parametrize("code", ["P151", "P152", "P153"])
def test_a_variants_bare_score_is_a_warning(tmp_path: Path, code: str) -> None:
    (finding,) = _found(tmp_path, code, "local.yaml", _variant(""))
    assert finding.severity is Severity.WARNING
    assert finding.file.endswith("local.yaml")


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"reach": (10, 20), "welcome": (50, 100), "calm": ("harsh", "bearable")}, 1),
        ({"reach": (10, 20), "welcome": (50, 99), "calm": ("harsh", "bearable")}, 0),
        ({"reach": (13, 18), "welcome": (60, 85)}, 0),  # two of a kind are no habit
    ],
)
def test_ranges_are_compared_in_points_of_value(
    tmp_path: Path, scores: dict[str, tuple[float | str, float | str]], expected: int
) -> None:
    ranges = {name: {"low": low, "high": high} for name, (low, high) in scores.items()}
    assert len(_found(tmp_path, "P154", "options/move.yaml", json.dumps({"scores": ranges}))) == expected


def test_ranges_alike_in_the_whole_catalogue_are_one_finding_at_its_first_option(tmp_path: Path) -> None:
    lay(Example("bad", "local.yaml", "area: Smalltown\n"), tmp_path)
    for path in (tmp_path / "options").glob("*.yaml"):
        data = loaded(path)
        data["scores"] = {
            name: {key: value for key, value in cell.items() if key not in ("low", "high")}
            for name, cell in data["scores"].items()
        }
        data["scores"]["reach"].update(score=10, low=9, high=11)
        path.write_text(json.dumps(data), "utf-8")
    (finding,) = _checked(tmp_path, "P154")
    assert finding.file.endswith("stay.yaml")
    assert finding.message.startswith("all ranges of `stay`, `repair`, `move` and `share` are 10 points of value wide.")


def test_judgement_behind_the_leader_is_told_with_its_share_and_where_most_of_it_lies(tmp_path: Path) -> None:
    cell = {"rationale": "R", "source": {"work": "survey", "at": "1"}}
    scores = {"share": {"reach": {"score": 13, **cell}, "welcome": {"score": 60, "basis": "judgement", **cell}}}
    (finding,) = _found(tmp_path, "P155", "local.yaml", json.dumps({"scores": scores}))
    assert "% of what `share`, which is first," in finding.message
    assert "above all on `reach`" in finding.message


def test_judgement_behind_another_option_is_no_finding(tmp_path: Path) -> None:
    cell = {"rationale": "R", "source": {"work": "survey", "at": "1"}, "basis": "judgement"}
    scores = {"repair": {"reach": {"score": 10, **cell}, "welcome": {"score": 60, **cell}}}
    assert not _found(tmp_path, "P155", "local.yaml", json.dumps({"scores": scores}))


def test_without_a_leader_nothing_is_behind_one(tmp_path: Path) -> None:
    out = {option: {"reason": "R"} for option in ("stay", "repair", "move", "share")}
    assert not _found(tmp_path, "P155", "local.yaml", json.dumps({"ruled_out": out}))


@pytest.mark.parametrize(
    "rationale",
    [
        "The council_support that it needs is not there.",
        "It has no council support.",
        "Without SUPPORT in the\n council nobody comes.",
        "See `council_support`.",
    ],
)
@pytest.mark.parametrize("variant", [False, True])
def test_a_local_score_that_names_a_factor_counts_it_twice(tmp_path: Path, rationale: str, *, variant: bool) -> None:
    cell = {"score": 70, "rationale": rationale, "source": {"work": "survey", "at": "1"}, "basis": "evidence"}
    text = _variant(rationale, ", basis: evidence") if variant else json.dumps({"scores": {"move": {"welcome": cell}}})
    (finding,) = _found(tmp_path, "P156", "local.yaml", text)
    assert "`council_support`" in finding.message


@pytest.mark.parametrize(
    "rationale",
    [
        "Council staff would be at the door.",
        "The stalls are loud, and readers do not stay.",
        "It stands behind the town hall.",
        "There is support in the school.",  # which this option does not rely on
    ],
)
def test_a_local_score_about_something_else_passes(tmp_path: Path, rationale: str) -> None:
    assert not _found(tmp_path, "P156", "local.yaml", _variant(rationale))


def test_two_of_a_factors_own_words_in_one_sentence_are_enough(tmp_path: Path) -> None:
    lay(Example("bad", "local.yaml", _variant("No landlord here has ended leases before their time.")), tmp_path)
    question = "How readily would the landlord let the tenants go?"
    factor = {"id": "leases", "name": "Leases that can be ended early", "question": question, "levels": ["a", "b"]}
    more = {"local_factors": [{**factor, "points": 5}]}
    (tmp_path / "criteria" / "more.yaml").write_text(json.dumps(more), "utf-8")
    option = tmp_path / "options" / "move.yaml"
    data = loaded(option)
    option.write_text(json.dumps({**data, "relies_on": {"leases": {"at_least": 2}}}), "utf-8")
    assert len(_checked(tmp_path, "P156")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Noise fell by 42%.",
        "It is 42 % quieter, with fewer complaints.",
        "Noise was REDUCED by 42 per cent. The survey has more.",
        "There were 42 percent less complaints.",
        "A rise of 42% is expected.",
    ],
)
def test_a_share_told_as_an_effect_is_an_error(tmp_path: Path, text: str) -> None:
    (finding,) = _found(tmp_path, "P157", "local.yaml", json.dumps({"risks": ["None.", text]}))
    assert finding.severity is Severity.ERROR
    assert "`said_quieter`" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "42% of respondents saw less noise.",
        "A reduction in noise was reported by 42 per cent.",
        "42% had been there before.",
        "Noise fell by 4.42%, or 142%, or 42.5%.",
        "Noise fell. The figure of 42% is about something else.",
        "More than 42% came by bus.",
        "The rent rose by 42 percentage points.",
        "There are 42 fewer seats.",
    ],
)
def test_a_share_told_as_a_share_passes(tmp_path: Path, text: str) -> None:
    assert not _found(tmp_path, "P157", "local.yaml", json.dumps({"risks": [text]}))


def test_a_target_may_be_any_figure(tmp_path: Path) -> None:
    outcome = {"name": "Less noise", "measure": "Decibels", "target": "A fall of 42%"}
    assert not _found(tmp_path, "P157", "local.yaml", json.dumps({"outcomes": [outcome]}))


@pytest.mark.parametrize(
    ("field", "text"), [("description", "Noise falls by 42%."), ("risks", ["Noise falls by only 42%."])]
)
def test_option_files_are_read_for_shares_too(tmp_path: Path, field: str, text: object) -> None:
    (finding,) = _found(tmp_path, "P157", "options/share.yaml", json.dumps({field: text}))
    assert finding.file.endswith("share.yaml")


@pytest.mark.parametrize(
    ("factor", "place", "said"),
    [
        ({"points": 5, "source": {"work": "survey"}}, ("points",), "what `rent` takes off has no rationale."),
        ({"points": 5, "rationale": "R"}, ("points",), "what `rent` takes off has no source."),
        ({"emphasises": {"calm": 1.5}}, ("emphasises", "calm"), "`rent` for `calm` has no rationale and no source."),
    ],
)
def test_points_and_multipliers_need_reasons_where_they_stand(
    tmp_path: Path, factor: dict[str, object], place: tuple[str, ...], said: str
) -> None:
    factors = [{"id": "rent", "name": "Rent", "levels": ["low", "high"], **factor}]
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    more = tmp_path / "criteria" / "more.yaml"
    more.write_text(json.dumps({"local_factors": factors}), "utf-8")
    (finding,) = _checked(tmp_path, "P158")
    assert finding.severity is Severity.ERROR
    document, _ = read(more.read_bytes(), "more.yaml")
    assert document is not None
    assert finding.position == document.at_key(("local_factors", 0, *place))
    assert said in finding.message


def test_a_band_needs_a_source_too(tmp_path: Path) -> None:
    fragment = "relies_on: {council_support: {source: null}}"
    (finding,) = _found(tmp_path, "P158", "options/move.yaml", fragment)
    assert finding.message.startswith("that `move` relies on `council_support` has no source.")
