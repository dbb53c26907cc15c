"""Whatever is odd around a run, it ends in words: folders that are gone, names of other encodings, streams, runners."""

import errno
import json
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from cli.command import APPRAISE, HARBOURSIDE, NORTH_YORKSHIRE, environment, execute, in_shell, process
from cli.files import criterion, local, option, place, write
from conftest import Appraise

COMMANDS: dict[str, list[object]] = {
    "score": ["score", HARBOURSIDE],
    "diff": ["diff", HARBOURSIDE, NORTH_YORKSHIRE],
    "validate": ["validate", HARBOURSIDE],
    "catalogue": ["catalogue"],
    "init": ["init", "-"],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_folder_that_is_gone_stops_nothing_that_is_elsewhere(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[object]
) -> None:
    usual = appraise(*command)
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    ran = appraise(*command)
    assert ran.code == usual.code == 0, ran.err
    assert ran.out.splitlines()[0].endswith(usual.out.splitlines()[0])


@pytest.mark.parametrize(
    "command", [["validate"], ["score", "local.yaml"], ["init", "x.yaml"], ["schema", "local", "-o", "x.json"]]
)
def test_what_is_in_a_folder_that_is_gone_is_missing(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    ran = appraise(*command)
    assert ran.code in (1, 2), ran.err
    assert "fault of ours" not in ran.err


@pytest.mark.parametrize("format_", ["full", "concise", "github", "gitlab", "sarif", "json"])
def test_in_a_folder_that_is_gone_files_elsewhere_have_their_whole_names(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    path = local(tmp_path / "local.yaml", catalogue="nowhere")
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    ran = appraise("validate", path, "--format", format_)
    assert ran.code == 2
    assert tmp_path.as_posix() in ran.out


def test_an_input_that_cannot_be_read_is_not_written_over(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(tmp_path, option("one", {"merit": 40}), option("two", {"merit": 70}))
    own = tmp_path / "catalogue" / "options" / "two.yaml"
    content = own.read_bytes()
    opened = os.open

    def refusing(path: str | Path, *rest: int, **named: int | None) -> int:
        """What the superuser is never refused."""
        if Path(path) == own:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, *rest, **named)

    monkeypatch.setattr(os, "open", refusing)
    ran = appraise("validate", tmp_path, "--format", "json", "-o", own, "--force")
    monkeypatch.undo()
    assert ran.code == 2
    assert own.read_bytes() == content
    assert "is what is being read" in ran.err


def test_a_link_that_leads_out_shows_nothing_of_where_it_leads_though_it_is_named(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "secret.yaml").write_text("secret: hunter2\n", encoding="utf-8")
    (tmp_path / "own" / "link.yaml").symlink_to("../secret.yaml")
    monkeypatch.chdir(tmp_path / "own")
    for asked in ("link.yaml", "."):
        ran = appraise("validate", asked, "--format", "full")
        assert "link.yaml:1:1" in ran.out
        assert "hunter2" not in ran.out


def test_an_input_is_known_by_its_place_and_not_by_its_shown_name(appraise: Appraise, tmp_path: Path) -> None:
    folder = tmp_path / "a\u200bplace"
    path = place(folder, option("one", {"merit": 40}), option("two", {"merit": 70}))
    for own in (
        path,
        folder / "catalogue" / "options" / "one.yaml",
        folder / "catalogue" / "criteria" / "criteria.yaml",
    ):
        before = own.read_bytes()
        for command in (["score", path, "--format", "json"], ["validate", folder, "--format", "json"]):
            ran = appraise(*command, "-o", own, "--force")
            assert ran.code == 2, command
            assert "is what is being read" in ran.err or "there is no format for .yaml" in ran.err
        link = tmp_path / "link"
        link.unlink(missing_ok=True)
        link.symlink_to(own)
        ran = appraise("score", path, "-o", link, "--force")
        assert (ran.code, ran.out) == (2, "")
        assert "is what is being read" in ran.err
        assert own.read_bytes() == before


def test_a_folder_whose_name_is_no_text_is_refused_in_words(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/caf\xe9"
    path = place(tmp_path / "x", option("one", {"merit": 40}), option("two", {"merit": 70}))
    shutil.copytree(os.fsencode(path.parent / "catalogue"), odd)
    ran = in_shell('exec "$0" "$@"', "init", "-", "--catalogue", os.fsdecode(odd))
    assert ran.returncode == 2
    assert b"Rename it" in ran.stderr
    ran = in_shell('exec "$0" "$@"', "brief", path, "-o", tmp_path / "p.md", "--charts", os.fsdecode(odd + b"/charts"))
    assert ran.returncode == 0, ran.stderr
    assert b"caf%E9/charts" in (tmp_path / "p.md").read_bytes()


def test_names_that_the_settings_of_the_system_lack_stop_no_other_file(tmp_path: Path) -> None:
    place(tmp_path / "good", option("one", {"merit": 40}), option("two", {"merit": 70}))
    local(tmp_path / "bad.yaml", catalogue="caté")
    plain = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    ran = process("validate", ".", "--format", "json", cwd=tmp_path, env=plain)
    assert ran.returncode == 2, ran.stderr
    files = {own["file"] for own in json.loads(ran.stdout)["findings"]}
    assert any("good" in file for file in files)
    assert b"fault of ours" not in ran.stderr


@pytest.mark.parametrize("workspace", ["loop", "nowhere", "x" * 5_000])
def test_a_workspace_that_leads_nowhere_stops_nothing(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workspace: str
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / workspace))
    assert appraise("validate", HARBOURSIDE, "--format", "gitlab").code == 0


@pytest.mark.parametrize("arguments", [["score", HARBOURSIDE], ["score", "nowhere.yaml"], ["score"], ["--nonsense"]])
def test_a_full_standard_error_changes_no_exit_code(arguments: list[object]) -> None:
    usual = process(*arguments)
    ran = in_shell('exec "$0" "$@" 2> /dev/full', *arguments)
    assert (ran.returncode, ran.stdout) == (usual.returncode, usual.stdout)


def test_standard_input_that_is_not_ready_is_waited_for() -> None:
    script = (
        "import os, subprocess, sys, time\n"
        "out, into = os.pipe()\n"
        "os.set_blocking(out, False)\n"
        "child = subprocess.Popen(sys.argv[1:], stdin=out)\n"
        "time.sleep(1.5)\n"
        "os.write(into, b'area: Here\\n')\n"
        "os.close(into)\n"
        "sys.exit(child.wait())\n"
    )
    ran = execute([sys.executable, "-c", script, APPRAISE, "score", "-"])
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(b"Here")


def test_standard_input_that_can_only_be_written_is_told_in_words() -> None:
    ran = in_shell('exec "$0" "$@" 0> /dev/null', "score", "-")
    assert ran.returncode == 2
    assert b"<stdin>: error F001 can't be read" in ran.stderr


COMMAND = "::add-mask::x"
OLD = "##[error]x and ##vso[task.setvariable variable=x]y"


@pytest.fixture
def commanding(tmp_path: Path) -> Path:
    return place(
        tmp_path,
        option("one", {"merit": 40}, name=COMMAND),
        option("two", {"merit": 70}, name=OLD),
        lists={
            "criteria": [criterion("merit", name=f"Merit {OLD}")],
            "about": {"title": OLD, "notice": f"{COMMAND} {OLD}"},
        },
        area=COMMAND,
    )


@pytest.mark.parametrize("format_", ["table", "markdown", "json", "csv"])
@pytest.mark.parametrize("command", [["score"], ["explain", "two"], ["sensitivity"], ["brief"]], ids=lambda own: own[0])
def test_no_text_of_a_file_commands_a_runner(
    appraise: Appraise, monkeypatch: pytest.MonkeyPatch, commanding: Path, command: list[str], format_: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    asked = [] if command == ["brief"] else ["--format", format_]
    ran = appraise(command[0], commanding, *command[1:], *asked)
    assert ran.code == 0, ran.err
    for line in (ran.out + ran.err).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert "##vso[" not in line
    if format_ == "json" and asked:
        assert json.loads(ran.out)["area"] == COMMAND


def test_findings_command_no_runner(appraise: Appraise, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    path = write(tmp_path / f"{OLD.split(maxsplit=1)[0]}.yaml", {COMMAND: 1, "area": "x", OLD: 2})
    monkeypatch.chdir(tmp_path)
    ran = appraise("score", path.name)
    assert ran.code == 1
    assert "##[" not in ran.err
    assert not any(line.lstrip().startswith("::") for line in ran.err.splitlines())


def test_what_goes_into_a_file_is_left_as_it_is(
    appraise: Appraise, monkeypatch: pytest.MonkeyPatch, commanding: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert appraise("score", commanding, "-o", tmp_path / "x.md").code == 0
    assert (tmp_path / "x.md").read_text().splitlines()[0].endswith(("add-mask::x (draft)", "x")) or COMMAND in (
        tmp_path / "x.md"
    ).read_text().replace("\\", "")


@pytest.mark.parametrize("command", ["score", "explain", "diff"])
def test_a_flood_of_faults_is_cut(appraise: Appraise, tmp_path: Path, command: str) -> None:
    scores = {f"o{number}": {"merit": {"score": "x"}} for number in range(3_000)}
    path = write(tmp_path / "local.yaml", {"area": "Here", "scores": scores})
    ran = appraise(command, path, *{"explain": ["framework"], "diff": [HARBOURSIDE]}.get(command, []))
    assert ran.code == 1
    assert ran.err.count("\n") == 1_002
    assert "\nand " in ran.err
    assert ran.err.endswith("Nothing was computed.\n")


def test_a_long_name_is_shown_in_part(appraise: Appraise, tmp_path: Path) -> None:
    path = write(tmp_path / "local.yaml", {"area": "Here", "catalogue": "c" * 19_000})
    ran = appraise("score", path)
    assert ran.code == 2
    assert len(ran.err) < 2_000


class TestTheEndingOfAFile:
    @pytest.mark.parametrize(("ending", "begins"), [(".csv", b"\xef\xbb\xbfrank"), (".json", b"{"), (".txt", b"Harb")])
    def test_chooses_the_format(self, appraise: Appraise, tmp_path: Path, ending: str, begins: bytes) -> None:
        target = tmp_path / f"x{ending.upper()}"
        assert appraise("score", HARBOURSIDE, "-o", target).code == 0
        assert target.read_bytes().startswith(begins)

    def test_that_no_format_has_is_refused(self, appraise: Appraise, tmp_path: Path) -> None:
        for ending in (".xlsx", ".docx", ".yaml"):
            ran = appraise("score", HARBOURSIDE, "-o", tmp_path / f"x{ending}")
            assert (ran.code, ran.out) == (2, "")
            assert ".txt, .md, .html, .json, .csv" in ran.err.replace("\n", " ")
            assert list(tmp_path.iterdir()) == []

    def test_goes_with_the_format_that_is_named(self, appraise: Appraise, tmp_path: Path) -> None:
        assert appraise("score", HARBOURSIDE, "--format", "table", "-o", tmp_path / "x.json").code == 2
        assert appraise("validate", HARBOURSIDE, "--format", "gitlab", "-o", tmp_path / "x.json").code == 0
        assert appraise("validate", HARBOURSIDE, "-o", tmp_path / "x.sarif").code == 0
        assert json.loads((tmp_path / "x.sarif").read_text())["version"] == "2.1.0"


def test_a_sheet_has_its_mark_in_a_file_and_not_on_a_pipe(appraise: Appraise, tmp_path: Path) -> None:
    printed = appraise("score", HARBOURSIDE, "--format", "csv").out
    assert appraise("score", HARBOURSIDE, "-o", tmp_path / "x.csv").code == 0
    assert (tmp_path / "x.csv").read_text(encoding="utf-8-sig") == printed
    assert not printed.startswith("\ufeff")


@pytest.mark.parametrize("name", ["=1+1", "\uff1d1+1", "\n=1+1", "  @x", "\u3000+x", "-x", "\uff0dx", "\t=x"])
def test_no_cell_of_a_sheet_is_a_formula(appraise: Appraise, tmp_path: Path, name: str) -> None:
    path = place(tmp_path, option("one", {"merit": 40}, name=f"{name} one"), option("two", {"merit": 70}))
    printed = appraise("score", path, "--format", "csv")
    assert printed.code == 0, printed.err
    assert f"'{name}" in printed.out


def test_a_name_as_long_as_the_system_takes_can_be_written(appraise: Appraise, tmp_path: Path) -> None:
    for name in ("x" * 251 + ".txt", "é" * 125 + ".txt"):
        assert appraise("score", HARBOURSIDE, "-o", tmp_path / name).code == 0
        assert stat.S_ISREG((tmp_path / name).stat().st_mode)


def test_a_beginning_of_codes_names_those_that_begin_so(appraise: Appraise) -> None:
    ran = appraise("rule", "P11")
    assert ran.code == 2
    assert "`P112`" in ran.err
