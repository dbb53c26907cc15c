"""The table of formats: what is offered, and what the name of a file says of the format in it."""

from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from cli.command import HARBOURSIDE
from conftest import Appraise
from integration_appraisal.cli.app import COMMANDS
from integration_appraisal.render.formats import FORMATS, Format, Made, formats_of
from integration_appraisal.sheets.exporting import EXPORTS

MADE = get_args(Made)
OFFERING: dict[str, Made] = {
    "score": "rows",
    "explain": "rows",
    "sensitivity": "rows",
    "robustness": "rows",
    "portfolio": "portfolio",
    "diff": "rows",
    "catalogue": "rows",
    "rule": "page",
    "verify": "page",
    "validate": "findings",
}


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.module)
def test_every_format_has_a_renderer(format_: Format) -> None:
    assert callable(format_.renderer)
    assert set(format_.of) <= set(MADE)


@pytest.mark.parametrize("made", MADE)
def test_a_format_has_a_name_of_its_own_and_an_ending_names_one(made: Made) -> None:
    offered = [each for each in FORMATS if made in each.of]
    assert len({each.name for each in offered}) == len(offered)
    endings = [each.ending for each in offered if each.ending]
    assert len(set(endings)) == len(endings)
    assert {end for each in offered for end in each.also} <= set(endings)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_offers_just_what_a_command_can_be_written_in(appraise: Appraise, command: str) -> None:
    told = " ".join(appraise(command, "--help").out.split())
    if command == "export":
        assert f"One of {', '.join(EXPORTS)}. Default:" in told
    elif command in OFFERING:
        assert f"One of {', '.join(formats_of(OFFERING[command]))}. Default:" in told
    else:
        assert "--format" not in told


def test_what_is_added_to_the_table_is_offered_found_by_its_ending_and_written(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    formats = import_module("integration_appraisal.render.formats")
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, Format("lines", "markdown", ("rows",), ".lines", mark="%")))
    assert appraise("score", HARBOURSIDE, "-o", tmp_path / "out.lines").code == 0
    assert (tmp_path / "out.lines").read_text(encoding="utf-8").startswith("%# Harbourside")
    assert appraise("score", HARBOURSIDE, "--format", "lines").out.startswith("# Harbourside")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "out.csv", "--format", "json"], "json does not go into a file that ends in .csv. Leave out --format,"),
        (["-o", "out.sarif", "--format", "json"], "json does not go into a file that ends in .sarif."),
    ],
)
def test_a_file_that_can_not_hold_the_result_is_wrong_usage(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = appraise("score", HARBOURSIDE, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_ends_as_no_report_does_holds_any(appraise: Appraise, tmp_path: Path) -> None:
    for name in ("out.htm", "out.xyz", "out"):
        assert appraise("score", HARBOURSIDE, "--format", "json", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("{")
