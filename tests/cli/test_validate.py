"""``appraise validate``: what it finds in a repository, a catalogue, a local file, and in folders of other things."""

import json
import re
import shutil
from pathlib import Path

import pytest

from cli.command import EXAMPLES, HARBOURSIDE, ROOT
from cli.files import catalogue, criterion, local, option, write
from conftest import Appraise


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def small(folder: Path) -> Path:
    return catalogue(folder, option("a", {"c": 1}), option("b", {"c": 2}), criteria=[criterion("c")])


def checked(err: str) -> tuple[int, int]:
    """How many catalogues and local files the last line on standard error says were checked."""
    found = re.fullmatch(r"Checked (\d+) catalogues?(?: \([^)]*\))? and (\d+) local files?: [^\n]+\.\n", err)
    assert found is not None, err
    return int(found[1]), int(found[2])


def codes(out: str) -> list[str]:
    return [line.split(" ")[2] for line in out.splitlines()]


def test_this_repository_has_nothing_to_mend(appraise: Appraise, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ran = appraise("validate", "options", "criteria", "catalogues", "examples")  # as .ci/run does
    assert ran.code == 0, ran.out
    assert ": error " not in ran.out
    catalogues, places = checked(ran.err)
    assert catalogues >= 1
    assert places >= 2


def test_the_catalogue_and_the_examples_pass_strictly(appraise: Appraise, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ran = appraise("validate", "options", "criteria", "examples", "--strict")
    assert ran.code == 0, ran.out


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_each_example_by_itself(appraise: Appraise, example: Path) -> None:
    ran = appraise("validate", example)
    assert ran.code == 0
    assert ": error " not in ran.out
    assert checked(ran.err)[1] == 1


def test_a_file_of_a_catalogue_stands_for_the_catalogue(appraise: Appraise) -> None:
    for name in ("options/framework.yaml", "criteria/criteria.yaml"):
        ran = appraise("validate", ROOT / name)
        assert ran.code == 0
        assert checked(ran.err) == (1, 0)


@pytest.mark.usefixtures("here")
def test_a_catalogue_named_twice_is_checked_once(appraise: Appraise) -> None:
    small(Path("own"))
    ran = appraise("validate", "own", "own/", "./own", "own/options/a.yaml", Path("own").absolute())
    assert checked(ran.err) == (1, 0)
    assert ran.out == appraise("validate", "own").out


def test_a_folder_without_yaml_is_an_error(appraise: Appraise, here: Path) -> None:
    (here / "empty").mkdir()
    (here / "empty" / "notes.txt").write_text("area: Here\n")
    ran = appraise("validate", "empty")
    assert ran.code == 1
    assert ran.out.startswith("empty: error L003 there is no YAML file in this folder.")
    assert checked(ran.err) == (0, 0)
    assert ran.err.endswith(": 1 error.\n")


@pytest.mark.parametrize(("text", "code"), [("about: [\n", "F005"), ("", "F007"), ("\udcff", "F003")])
def test_a_file_that_could_be_anything_counts_as_neither(appraise: Appraise, here: Path, text: str, code: str) -> None:
    (here / "catalogue.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    ran = appraise("validate", "catalogue.yaml")
    assert (ran.code, codes(ran.out)) == (1, [code])
    assert ran.err == "Checked 0 catalogues and 0 local files; 1 file can't be read: 1 error.\n"
    assert json.loads(appraise("validate", "catalogue.yaml", "--format", "json").out)["checked"]["local_files"] == []


@pytest.mark.parametrize("format_", ["concise", "full", "github", "gitlab", "sarif", "json"])
def test_what_has_no_place_has_none_for_people_and_the_first_for_programs(
    appraise: Appraise, here: Path, format_: str
) -> None:
    (here / "empty").mkdir()
    told = appraise("validate", "empty", "--format", format_).out
    assert (": error L003 " in told and "empty: error" in told) == (format_ in ("concise", "full"))
    assert ("empty: L003" in told) == (format_ == "github")
    if format_ == "github":
        assert "file=empty,line=1,col=1::" in told
    elif format_ == "json":
        (finding,) = json.loads(told)["findings"]
        assert (finding["file"], finding["line"], finding["column"]) == ("empty", 1, 1)
    elif format_ == "sarif":
        (result,) = json.loads(told)["runs"][0]["results"]
        assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}


def test_a_path_that_is_not_there_is_exit_2(appraise: Appraise, here: Path) -> None:
    small(here / "own")
    ran = appraise("validate", "nowhere", "own")
    assert ran.code == 2
    assert ran.out.startswith("nowhere: error F001 can't be read: there is no such file or folder.")


@pytest.mark.usefixtures("here")
def test_a_path_with_too_long_a_name_is_exit_2(appraise: Appraise) -> None:
    name = "a" * 300
    ran = appraise("validate", name)
    assert ran.code == 2
    assert ran.out.startswith(f"{name}: error F001 can't be read: file name too long.")


def test_an_option_outside_a_catalogue_is_an_error_when_named_and_a_note_in_a_folder(
    appraise: Appraise, here: Path
) -> None:
    shutil.copy(ROOT / "options" / "framework.yaml", here / "framework.yaml")
    local(here / "local.yaml", catalogue="own")
    small(here / "own")
    named = appraise("validate", "framework.yaml")
    assert named.code == 1
    assert named.out.startswith("framework.yaml:1:1: error L005 this option is in no catalogue.")
    found = appraise("validate", ".")
    told = [line for line in found.out.splitlines() if line.startswith("framework.yaml:")]
    assert len(told) == 1
    assert told[0].startswith("framework.yaml:1:1: note L005 this option is in no catalogue.")


def test_criteria_and_strangers_outside_a_catalogue_are_told_apart(appraise: Appraise, here: Path) -> None:
    write(here / "criteria.yaml", {"criteria": []})
    write(here / "stranger.yml", {"services": {"web": "nginx"}})
    ran = appraise("validate", "criteria.yaml", "stranger.yml")
    assert ran.code == 1
    first, second = ran.out.splitlines()
    assert first.startswith("criteria.yaml:1:1: error L005 these criteria are in no catalogue.")
    assert second.startswith("stranger.yml:1:1: error L005 this is no local, option or criteria file")


def test_hidden_and_foreign_folders_are_left_out(appraise: Appraise, here: Path) -> None:
    for name in (".github", "node_modules", "venv", "__pycache__"):
        write(here / name / "broken.yaml", {"area": 1})
    write(here / ".hidden.yaml", {"area": 1})
    (here / "linked").symlink_to(here / ".github")
    small(here / "own")
    ran = appraise("validate")
    assert {line.split("/")[0] for line in ran.out.splitlines()} <= {"own"}
    assert checked(ran.err) == (1, 0)


@pytest.mark.usefixtures("here")
class TestManyFiles:
    def test_findings_of_all_files_come_in_order_each_once(self, appraise: Appraise) -> None:
        small(Path("own"))
        broken = Path("own/options/b.yaml")
        broken.write_text(broken.read_text(encoding="utf-8").replace('"name"', '"nmae"'), encoding="utf-8")
        for name in ("z", "a"):
            local(Path(f"{name}.yaml"), catalogue="own", must_haves={"d": 1}, status="finl")
        ran = appraise("validate", "z.yaml", "own", ".", "a.yaml")
        assert ran.code == 1
        places = [line.split(":")[0] for line in ran.out.splitlines()]
        assert places == sorted(places)
        assert len(set(ran.out.splitlines())) == len(places)
        found = {(line.split(":")[0], line.split(" ")[2]) for line in ran.out.splitlines()}
        expected = {(f"{name}.yaml", code) for name in "az" for code in ("L001", "S004")}
        assert found == expected | {("own/options/b.yaml", "S002")}

    def test_a_local_file_is_checked_in_the_catalogue_that_it_names(self, appraise: Appraise) -> None:
        small(Path("own"))
        local(Path("places/local.yaml"), catalogue="../own", ruled_out={"framework": {}})
        own = appraise("validate", "places")
        assert own.code == 1
        assert "error L001 there is no option `framework`." in own.out
        other = appraise("validate", "places", "--catalogue", ROOT)
        assert "L001" not in other.out

    def test_warnings_are_exit_0_or_1_with_strict(self, appraise: Appraise) -> None:
        Path("local.yaml").write_text("area: Here\n", encoding="utf-8")
        lenient, strict = appraise("validate", "local.yaml"), appraise("validate", "local.yaml", "--strict")
        assert (lenient.code, strict.code) == (0, 1)
        assert lenient.out == strict.out
        assert codes(lenient.out).count("N103") == 1

    def test_what_validate_lists_is_what_score_counts(self, appraise: Appraise) -> None:
        Path("local.yaml").write_text("area: Here\nstatus: final\n", encoding="utf-8")
        listed = appraise("validate", "local.yaml")
        assert listed.code == 1
        errors = listed.out.count(": error ")
        assert errors >= 9
        assert appraise("score", "local.yaml").err.startswith(f"{errors} errors")


@pytest.mark.usefixtures("here")
def test_every_line_is_file_line_column_severity_code_and_message(appraise: Appraise) -> None:
    text = HARBOURSIDE.read_text(encoding="utf-8").replace("level: 5", "level: 6").replace("status: draft", "status: 3")
    Path("a place.yaml").write_text(text, encoding="utf-8")
    ran = appraise("validate", "a place.yaml")
    lines = text.splitlines()
    assert len(ran.out.splitlines()) == 1 + text.count("level: 6")
    for line in ran.out.splitlines():
        place, severity, code, message = line.removeprefix("a place.yaml:").split(" ", 3)
        row, column = (int(part) for part in place.rstrip(":").split(":"))
        assert (severity, len(code)) == ("error", 4)
        assert message.endswith(".")
        assert lines[row - 1][column - 1] in "36"
