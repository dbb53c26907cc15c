"""What the command line says to those who ask for help, and to those who ask for what is not there."""

import re
import shlex
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from cli.command import HARBOURSIDE, NORTH_YORKSHIRE, ROOT, process
from conftest import Appraise
from integration_appraisal import __version__
from integration_appraisal.cli.app import COMMANDS
from sheets.books import xlsx

EXAMPLES = {name: import_module(f"integration_appraisal.cli.{name}").EXAMPLES for name in COMMANDS}


@pytest.mark.parametrize("flag", ["--help", "-h"])
@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_of_every_command(appraise: Appraise, command: str | None, flag: str) -> None:
    ran = appraise(*(part for part in (command, flag) if part))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Usage: appraise")


def test_help_lists_every_command_and_every_exit_code(appraise: Appraise) -> None:
    listed = appraise("--help").out
    for name, short in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(short)}$", listed, re.MULTILINE)
    told = " ".join(listed.split())
    for said in ("0 done", "1 the input has errors", "2 wrong usage", "130 interrupted", "70 a fault of ours"):
        assert said in told


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_shows_its_examples_as_they_stand(appraise: Appraise, command: str) -> None:
    shown = appraise(command, "--help").out.splitlines()
    for example in EXAMPLES[command]:
        assert f"    {example}" in shown


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the examples suppose: local files, of before and after too, and a catalogue of one's own."""
    for name, example in (("local", NORTH_YORKSHIRE), ("before", HARBOURSIDE), ("after", NORTH_YORKSHIRE)):
        shutil.copy(example, tmp_path / f"{name}.yaml")
    for name in ("options", "criteria"):
        shutil.copytree(ROOT / name, tmp_path / "my-catalogue" / name)
    for name in ("places", "this-year", "last-year"):
        (tmp_path / name).mkdir()
        shutil.copy(HARBOURSIDE, tmp_path / name / "harbourside.yaml")
    (tmp_path / "scores.csv").write_text("Option,Fit (0-10),Cost (0-10)\nStay,4,5\nMove,6,7\n", encoding="utf-8")
    people = {name: [["Option", "Fit (0-10)", "Cost (0-10)"], ["Stay", 4, 5], ["Move", 6, 7]] for name in ("Ann", "Bo")}
    (tmp_path / "panel.xlsx").write_bytes(xlsx(people))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "line"), [(command, line) for command, lines in EXAMPLES.items() for line in lines]
)
def test_every_example_runs(appraise: Appraise, folder: Path, command: str, line: str) -> None:
    name, *arguments = shlex.split(line)
    assert (name, arguments[0]) == ("appraise", command)
    if command == "init":
        (folder / "local.yaml").unlink()
    if "house.html.j2" in arguments and "--print-template" not in arguments:
        assert appraise("brief", "--print-template", "html", "-o", "house.html.j2").code == 0
    if command == "verify":
        assert appraise("brief", "local.yaml", "-o", "paper.html").code == 0
    ran = appraise(*arguments)
    assert ran.code == 0, ran.err


def test_every_command_has_examples() -> None:
    assert all(EXAMPLES.values())


@pytest.mark.parametrize(
    ("arguments", "suggested"),
    [
        (["scoer", HARBOURSIDE], "'score'"),
        (["score", HARBOURSIDE, "--fromat", "json"], "--format"),
        (["score", HARBOURSIDE, "--format", "jsno"], "json"),
        (["score", HARBOURSIDE, "--variant", "trust_veiw"], "Did you mean `trust_view`?"),
        (["score", HARBOURSIDE, "--variant", "zzz"], "There is `trust_view`, `users_view`"),
        (["explain", HARBOURSIDE, "framewrok"], "Did you mean `framework`?"),
        (["explain", HARBOURSIDE, "zzz"], "There is `status_quo`"),
        (["explain", HARBOURSIDE, "framework", "pachwork"], "Did you mean `patchwork`?"),
        (["explain", HARBOURSIDE, "framework", "--format", "pdf"], "table, markdown, html, json, csv"),
        (["explain", HARBOURSIDE, "framework", "framework"], "Name two, or one."),
        (["sensitivity", HARBOURSIDE, "--variant", "trust_veiw"], "Did you mean `trust_view`?"),
        (["robustness", HARBOURSIDE, "--weights", "nearby"], "near, any, ordered"),
        (["diff", HARBOURSIDE, NORTH_YORKSHIRE, "--format", "pdf"], "table, markdown, html, json, csv"),
        (["catalogue", "framewrok"], "Did you mean `framework`?"),
        (["catalogue", "zzz"], "`appraise catalogue` lists all ids."),
        (["catalogue", "--format", "pdf"], "table, markdown, html, json, csv"),
        (["schema", "locale"], "option, criteria, catalogue, local"),
        (["score"], "LOCAL"),
        (["explain", HARBOURSIDE, "p", "c"], "'c' may be any of `ccg_retendering` (CCG led retendering exercises), "),
        (["explain", HARBOURSIDE, "6", "Framework model"], "Name two, or one."),
        (["explain", HARBOURSIDE, ""], "There is `status_quo`"),
        (["brief", HARBOURSIDE, "--weights", "nearby"], "near, any, ordered"),
        (["diff", HARBOURSIDE, NORTH_YORKSHIRE, "--variant", "craven"], "There is `trust_view`"),
        (["catalogue", "6"], "'6' may be any of `framework` (Framework model), "),
        (["sensitivity", HARBOURSIDE, "again"], "again"),
    ],
    ids=lambda value: " ".join(map(str, value)).replace(str(HARBOURSIDE), "LOCAL") if isinstance(value, list) else None,
)
def test_what_is_not_there_is_wrong_usage_with_a_suggestion(
    appraise: Appraise, arguments: list[object], suggested: str
) -> None:
    ran = appraise(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert suggested in ran.err
    assert "Traceback" not in ran.err


def test_a_variant_where_there_are_none_says_so(appraise: Appraise, tmp_path: Path) -> None:
    (tmp_path / "local.yaml").write_text("area: Here\n", encoding="utf-8")
    ran = appraise("score", tmp_path / "local.yaml", "--variant", "craven")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "appraise: there is no variant 'craven'. The local file has no variants.\n"


def test_without_a_command_help_is_shown_and_nothing_done(appraise: Appraise) -> None:
    ran = appraise()
    assert ran.code == 2
    assert "Commands:" in ran.out + ran.err


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version(appraise: Appraise, flag: str) -> None:
    assert appraise(flag).out == f"appraise {__version__}\n"
    assert process(flag).stdout.decode() == f"appraise {__version__}\n"


def test_a_fault_of_ours_is_one_line_and_exit_70(appraise: Appraise, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("a sum\nthat failed")

    monkeypatch.setattr("integration_appraisal.cli.loading.appraise", broken)
    ran = appraise("score", HARBOURSIDE)
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.count("\n") == 1
    assert "ZeroDivisionError: a sum that failed" in ran.err
    assert "--debug" in ran.err
    with pytest.raises(ZeroDivisionError):
        appraise("score", HARBOURSIDE, "--debug")
