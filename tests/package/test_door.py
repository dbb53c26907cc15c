"""The door for Python: what it gives says what the commands say."""

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import integration_appraisal
from cli.command import HARBOURSIDE, NORTH_YORKSHIRE, ROOT
from conftest import Appraise
from integration_appraisal import Appraisal, NothingInCommon, Unusable, appraise, check, compare, load
from support import table as published
from support import write_table

EXAMPLES = (HARBOURSIDE, NORTH_YORKSHIRE)


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: Path(path).stem)
def appraisal(request: pytest.FixtureRequest) -> Appraisal:
    return appraise(load(request.param))


def test_it_says_what_the_command_says(appraise: Appraise, appraisal: Appraisal) -> None:
    data = json.loads(appraise("score", appraisal.file.document.file, "--format", "json").out)
    assert {own["id"]: own["value"] for own in data["options"]} == {
        option.id: option.value for option in appraisal.ranking.options.values()
    }
    assert tuple(data["lead"]["first"]) == appraisal.ranking.lead.first
    assert [own["id"] for own in data["variants"]] == list(appraisal.variants)
    assert data["digest"] == appraisal.digest
    assert {own["code"] for own in data["findings"]} == {finding.code for finding in check(appraisal)}


def test_a_pickled_appraisal_is_equal_and_takes_its_inputs_along_and_nothing_else(appraisal: Appraisal) -> None:
    fresh = pickle.dumps(appraise(load(appraisal.file.document.file)))
    assert (appraisal.ranking, appraisal.sensitivity, appraisal.costs) is not None
    again = pickle.loads(pickle.dumps(appraisal))  # noqa: S301 - our own bytes
    assert again == appraisal
    assert again.ranking == appraisal.ranking
    assert len(pickle.dumps(appraisal)) == len(fresh)
    others = [own for own in map(appraise, map(load, EXAMPLES)) if own != appraisal]
    assert len(others) == 1


def test_what_an_appraisal_found_can_be_pickled_too(appraisal: Appraisal) -> None:
    found = (
        appraisal.ranking,
        appraisal.variants,
        appraisal.sensitivity,
        appraisal.robustness(samples=200),
        appraisal.costs,
        appraisal.agreement,
    )
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes


def test_every_analysis_is_worked_out_once(appraisal: Appraisal) -> None:
    assert appraisal.ranking is appraisal.ranking
    assert appraisal.sensitivity is appraisal.sensitivity
    assert appraisal.robustness(samples=300, seed=5) is appraisal.robustness(samples=300, seed=5)
    assert appraisal.robustness(samples=300, seed=5) is not appraisal.robustness(samples=300, seed=6)


def test_one_variant_can_be_appraised_and_one_that_is_not_there_is_refused() -> None:
    inputs = load(NORTH_YORKSHIRE)
    assert inputs.local is not None
    first = inputs.local.local.variants[0]
    assert appraise(inputs, first.id).variant == first
    with pytest.raises(ValueError, match=f"there is no variant 'nowhere'; there is {first.id}, "):
        appraise(inputs, "nowhere")


def test_it_shows_itself(appraisal: Appraisal) -> None:
    first = appraisal.ranking.first[0]
    assert repr(appraisal).startswith(f"<Appraisal of {appraisal.local.area}: ")
    assert f"first {first.name} with {first.value:.1f}" in repr(appraisal)
    assert f"<td>{first.name}</td><td>{first.value:.1f}</td>" in appraisal._repr_html_()


def test_names_in_a_notebook_stay_text(tmp_path: Path) -> None:
    write_table(published("wsm_triantaphyllou"), tmp_path)
    option = min((tmp_path / "options").iterdir())
    named = json.loads(option.read_text(encoding="utf-8")) | {"name": "<script>alert(1)</script>"}
    option.write_text(json.dumps(named), encoding="utf-8")
    (tmp_path / "local.yaml").write_text("area: A\n", encoding="utf-8")
    shown = appraise(load(tmp_path / "local.yaml", tmp_path))._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_file_that_has_errors_raises_all_of_them(tmp_path: Path) -> None:
    path = tmp_path / "local.yaml"
    path.write_text("area: A\nscores: {nobody: {}}\nmust_haves: {nothing: 5}\n", encoding="utf-8")
    with pytest.raises(Unusable) as raised:
        load(path)
    assert [finding.code for finding in raised.value.findings] == ["L001", "L001"]
    assert [finding.code for finding in check(path)] == ["L001", "L001"]
    assert [finding.code for finding in check(tmp_path / "nowhere.yaml")] == ["F001"]


def test_two_places_with_nothing_in_common_are_refused(tmp_path: Path, appraisal: Appraisal) -> None:
    write_table(published("wsm_triantaphyllou"), tmp_path)
    (tmp_path / "local.yaml").write_text("area: A\n", encoding="utf-8")
    with pytest.raises(NothingInCommon, match="nothing to compare"):
        compare(appraisal, appraise(load(tmp_path / "local.yaml", tmp_path)))


def test_every_name_that_it_offers_is_there_and_others_are_not() -> None:
    for name in integration_appraisal.__all__:
        assert getattr(integration_appraisal, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'score'"):
        integration_appraisal.score  # noqa: B018 - to ask is to look


def test_the_same_digits_come_from_any_number_of_threads() -> None:
    line = (
        "from integration_appraisal import appraise, load;"
        f"r = appraise(load({str(HARBOURSIDE)!r})).robustness(samples=20_000); print(r)"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", line],
            env={"PATH": "", "OPENBLAS_NUM_THREADS": threads, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=True,
        ).stdout
        for threads in ("1", "2", "4")
    }
    assert len(seen) == 1
