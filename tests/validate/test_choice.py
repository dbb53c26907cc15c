"""Which format is used where none is named, and what is said of one that there is not."""

import os
import subprocess
from pathlib import Path

import pytest

from cli.command import APPRAISE, environment, process
from conftest import Appraise
from integration_appraisal.cli.validate import format_for
from integration_appraisal.render.formats import formats_of
from validate import broken

ACTIONS = {"GITHUB_ACTIONS": "true"}


@pytest.mark.parametrize(
    ("given", "variables", "output", "expected"),
    [
        (None, {}, "-", "concise"),
        (None, {}, "found", "concise"),
        (None, ACTIONS, "-", "github"),
        (None, ACTIONS, "found", "concise"),
        (None, {"GITHUB_ACTIONS": "false"}, "-", "concise"),
        (None, {"GITHUB_ACTIONS": ""}, "-", "concise"),
        (None, {"APPRAISE_FORMAT": "json"}, "-", "json"),
        (None, {"APPRAISE_FORMAT": "json"}, "found", "json"),
        (None, {"APPRAISE_FORMAT": ""}, "-", "concise"),
        (None, {"APPRAISE_FORMAT": "full", **ACTIONS}, "-", "full"),
        ("sarif", {"APPRAISE_FORMAT": "full", **ACTIONS}, "found", "sarif"),
        (None, {}, "found.txt", "concise"),
        (None, {}, "found.SARIF", "sarif"),
        (None, {}, "found.json", "json"),
        ("gitlab", {}, "found.json", "gitlab"),
        ("json", {}, "found.xyz", "json"),
        (None, {"APPRAISE_FORMAT": "gitlab"}, "found.json", "gitlab"),
        (None, {"APPRAISE_FORMAT": "gitlab"}, "found.sarif", "sarif"),
        (None, {"APPRAISE_FORMAT": "gitlab"}, "found.xyz", "gitlab"),
    ],
)
def test_what_is_asked_for_comes_before_what_is_around(
    given: str | None, variables: dict[str, str], output: str, expected: str
) -> None:
    assert format_for(given, variables, output).name == expected


@pytest.mark.usefixtures("broken_catalogue")
class TestByItself:
    def test_a_pipe_gets_concise(self, here: Path) -> None:
        assert process("validate", cwd=here).stdout.decode() == broken.CONCISE

    def test_actions_get_github_and_the_table(self, here: Path) -> None:
        page = here / "page.md"
        page.write_text("Before.\n", encoding="utf-8")
        ran = process("validate", cwd=here, env=environment(**ACTIONS, GITHUB_STEP_SUMMARY=str(page)))
        assert ran.stdout.decode() == broken.GITHUB
        assert page.read_text(encoding="utf-8") == f"Before.\n{broken.PAGE}"

    def test_a_table_that_cannot_be_written_fails_nothing(self, here: Path) -> None:
        ran = process("validate", cwd=here, env=environment(**ACTIONS, GITHUB_STEP_SUMMARY=str(here)))
        assert (ran.returncode, ran.stdout.decode()) == (1, broken.GITHUB)
        assert ran.stderr.decode().startswith("appraise: the summary of the step can't be written: is a directory.\n")

    def test_no_other_format_writes_the_table(
        self, appraise: Appraise, monkeypatch: pytest.MonkeyPatch, here: Path
    ) -> None:
        for format_ in set(formats_of("findings")) - {"github"}:
            for name, value in {**ACTIONS, "APPRAISE_FORMAT": format_, "GITHUB_STEP_SUMMARY": "page.md"}.items():
                monkeypatch.setenv(name, value)
            assert appraise("validate").code == 1
        assert not (here / "page.md").exists()

    @pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
    def test_a_terminal_gets_full_in_colour_and_the_width_it_has(self, here: Path) -> None:
        out = _in_terminal(here, environment(COLUMNS="80"))
        assert "\x1b[1;31merror N002\x1b[0m" in out
        plain = _in_terminal(here, environment(COLUMNS="80", NO_COLOR="1"))
        assert plain == broken.FULL + broken.SUMMARY
        assert "5 | …: {score: 300}\n" in _in_terminal(here, environment(COLUMNS="20", NO_COLOR="1"))


def _in_terminal(folder: Path, env: dict[str, str]) -> str:
    """What the command writes when a terminal is there for both of its outputs."""
    ours, theirs = os.openpty()
    subprocess.run([APPRAISE, "validate"], cwd=folder, env=env, stdout=theirs, stderr=theirs, check=False, timeout=60)
    os.close(theirs)
    found = b""
    try:
        while piece := os.read(ours, 65536):
            found += piece
    except OSError:  # Linux says so when all is read
        pass
    os.close(ours)
    return found.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("given", "suggested"), [("sarf", "`sarif`"), ("GitHub", "`github`"), ("concice", "`concise`")]
)
def test_an_unknown_format_is_wrong_usage_with_a_suggestion(appraise: Appraise, given: str, suggested: str) -> None:
    ran = appraise("validate", "--format", given)
    assert (ran.code, ran.out) == (2, "")
    assert f"--format: there is no format {given!r}. Did you mean {suggested}?" in ran.err
    assert "full, concise, github, gitlab, sarif, json" in ran.err


def test_an_unknown_format_in_the_environment_is_named_with_its_variable(
    appraise: Appraise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPRAISE_FORMAT", "jsno")
    ran = appraise("validate")
    assert (ran.code, ran.out) == (2, "")
    assert "APPRAISE_FORMAT: there is no format 'jsno'. Did you mean `json`?" in ran.err


# Where paths are counted from -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("format_", "variable"),
    [("github", "GITHUB_WORKSPACE"), ("gitlab", "CI_PROJECT_DIR"), ("sarif", "GITHUB_WORKSPACE")],
)
def test_services_count_paths_from_the_root_of_the_repository(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str, variable: str
) -> None:
    folder = broken.write(tmp_path / "places" / "york")
    monkeypatch.chdir(folder)
    monkeypatch.setenv(variable, str(tmp_path))
    expected = {"github": "file=", "gitlab": '"path": "', "sarif": '"uri": "'}[format_] + "places/york/options/b.yaml"
    assert appraise("validate", "--format", format_).out.count(expected) == 2
    assert appraise("validate", folder, "--format", format_).out.count(expected) == 2
    monkeypatch.chdir(tmp_path / "places")
    assert appraise("validate", "york", "--format", format_).out.count(expected) == 2


def test_a_file_outside_the_repository_keeps_its_name(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken.write(tmp_path / "elsewhere")
    (tmp_path / "repository").mkdir()
    monkeypatch.chdir(tmp_path / "repository")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "repository"))
    assert "file=../elsewhere/options/b.yaml," in appraise("validate", "../elsewhere", "--format", "github").out
    absolute = appraise("validate", tmp_path / "elsewhere", "--format", "sarif").out
    assert f'"uri": "{(tmp_path / "elsewhere").as_posix()}/options/b.yaml"' in absolute


def test_standard_input_has_a_name_of_its_own(here: Path) -> None:
    ran = process("validate", "-", "--format", "github", cwd=here, stdin=b"area: 5\n")
    assert b",file=<stdin>,line=1,col=7::<stdin>:1:7: S003 " in ran.stdout
    full = process("validate", "-", "--format", "full", cwd=here, stdin=b"area: 5\n")
    assert b"\n1 | area: 5\n  |       ^\n" in full.stdout
