"""Local files and the catalogues that they choose: each catalogue read once, and everything wrong told at once."""

import pickle
from pathlib import Path
from typing import TypeVar

import pytest

from cli.command import EXAMPLES, HARBOURSIDE, NORTH_YORKSHIRE
from conftest import Appraise
from integration_appraisal.appraisal.appraise import Appraisal, appraise, by_itself
from integration_appraisal.findings import MOST, Finding, Position, Severity
from integration_appraisal.loading.bundled import default_catalogue
from integration_appraisal.loading.loader import ENVIRONMENT, Loader, Unusable, chosen_catalogue, load
from integration_appraisal.loading.paths import shown_name
from loading.small import CATALOGUE

T = TypeVar("T")


def write(folder: Path, local: str = "area: A\n") -> Path:
    """The small catalogue, and a local file that names it."""
    for name, text in CATALOGUE.items():
        (folder / "catalogue" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "catalogue" / name).write_text(text, encoding="utf-8")
    path = folder / "local.yaml"
    path.write_text(f"{local}catalogue: catalogue\n", encoding="utf-8")
    return path


def pickled(own: T) -> T:
    """What another process would get."""
    read: T = pickle.loads(pickle.dumps(own))  # noqa: S301 - nobody else wrote it
    return read


def loaded(path: Path) -> Appraisal:
    """An appraisal from the disk."""
    return appraise(load(path))


# Which catalogue -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "local", "named", "environment", "expected"),
    [
        ("mine", "places/a.yaml", "../other", "theirs", "mine"),
        (None, "places/a.yaml", "../other", "theirs", "other"),
        (None, "a.yaml", "other", "theirs", "other"),
        (None, "-", "other", "theirs", "other"),
        (None, "places/a.yaml", None, "theirs", "theirs"),
        (None, "places/a.yaml", None, "", None),
        (None, None, None, None, None),
    ],
)
def test_the_option_goes_before_the_local_file_the_environment_and_the_bundled_one(
    option: str | None,
    local: str | None,
    named: str | None,
    environment: str | None,
    expected: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    if environment is not None:
        monkeypatch.setenv(ENVIRONMENT, environment)
    chosen = chosen_catalogue(option, local, named)
    assert chosen == (default_catalogue() if expected is None else Path(expected))


# Once --------------------------------------------------------------------------------------------------------------


def test_a_catalogue_is_read_once_whatever_it_is_called(tmp_path: Path) -> None:
    path = write(tmp_path)
    (tmp_path / "other").symlink_to("catalogue")
    (tmp_path / "second.yaml").write_text("area: B\ncatalogue: other\n", encoding="utf-8")
    loader = Loader()
    read = loader.local(str(path))
    assert loader.local(str(tmp_path / "second.yaml")).catalogue is read.catalogue
    assert loader.catalogue(tmp_path / "other").catalogue is read.catalogue
    assert loader.catalogue(tmp_path / "catalogue" / "options" / "..").catalogue is read.catalogue
    assert read.catalogue.files == tuple(file.real for file in read.files[1:])


def test_a_catalogue_that_is_asked_for_twice_is_checked_once(appraise: Appraise, tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "other").symlink_to("catalogue")
    once = appraise("validate", tmp_path / "catalogue")
    assert "Checked 1 catalogue (2 options" in once.err
    assert appraise("validate", tmp_path / "catalogue", tmp_path / "other") == once


def test_a_link_that_leads_out_shows_nothing_though_a_local_file_names_it(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "theirs")
    secret = tmp_path / "theirs" / "catalogue" / "options" / "beta.yaml"
    secret.write_text("secret: hunter2\n", encoding="utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "link").symlink_to("../theirs/catalogue")
    (tmp_path / "own" / "local.yaml").write_text("area: A\nlocal_factors: {pace: {level: 99}}\ncatalogue: link\n")
    monkeypatch.chdir(tmp_path / "own")
    ran = appraise("validate", "local.yaml", "--format", "full")
    assert "link/options/beta.yaml:1:1" in ran.out
    assert "hunter2" not in ran.out
    assert "2 | local_factors: {pace: {level: 99}}" in ran.out


# The door for Python -----------------------------------------------------------------------------------------------


def test_load_gives_the_local_file_and_its_catalogue(tmp_path: Path) -> None:
    inputs = load(write(tmp_path))
    assert inputs.local is not None
    assert inputs.local.local.area == "A"
    assert list(inputs.catalogue.options) == ["alpha", "beta"]
    (tmp_path / "bare.yaml").write_text("area: B\n", encoding="utf-8")
    assert load(tmp_path / "bare.yaml", tmp_path / "catalogue").catalogue == inputs.catalogue
    bundled = Loader().catalogue(default_catalogue()).catalogue
    assert load(str(tmp_path / "bare.yaml")).catalogue.title == bundled.title


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (None, ["F001"]),
        ("area: [\n", ["F005"]),
        ("- a\n", ["S003"]),
        ("area: A\nscores: {gamma: {}}\nlocal_factors: {pace: {level: 9}}\n", ["L001", "N003"]),
    ],
)
def test_load_raises_all_that_is_wrong_as_the_command_lists_it(
    content: str | None, codes: list[str], appraise: Appraise, tmp_path: Path
) -> None:
    write(tmp_path)
    path = tmp_path / "wrong.yaml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(Unusable) as raised:
        load(path, tmp_path / "catalogue")
    assert [finding.code for finding in raised.value.findings] == codes
    said = appraise("score", path, "--catalogue", tmp_path / "catalogue").err
    assert said.splitlines()[:-1] == str(raised.value).splitlines()


def test_faults_of_the_catalogue_are_raised_too(tmp_path: Path) -> None:
    path = write(tmp_path, "areas: A\n")
    (tmp_path / "catalogue" / "options" / "beta.yaml").write_text("id: beta\n", encoding="utf-8")
    with pytest.raises(Unusable) as raised:
        load(path)
    assert {Path(finding.file).name for finding in raised.value.findings} >= {"local.yaml", "beta.yaml"}
    assert str(pickled(raised.value)) == str(raised.value)


def test_as_many_findings_are_listed_as_a_person_reads() -> None:
    many = [Finding("L001", f"wrong {number:05}.", "a.yaml") for number in range(MOST + 7)]
    assert str(Unusable(many)).splitlines()[-2:] == [str(many[MOST - 1]), "and 7 more"]
    assert len(Unusable(many).findings) == MOST + 7


# Equal by content --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_appraisal_equals_what_its_pickle_gives(path: Path) -> None:
    appraisal = loaded(path)
    copy = pickled(appraisal)
    assert copy is not appraisal
    assert copy == appraisal
    assert copy.catalogue == appraisal.catalogue
    assert hash(copy.catalogue) == hash(appraisal.catalogue)
    assert copy.ranking == appraisal.ranking
    assert copy.digest == appraisal.digest
    assert pickled(appraisal) == copy  # also with all that has been worked out


def test_appraisals_of_different_files_differ(tmp_path: Path) -> None:
    assert loaded(HARBOURSIDE) != loaded(NORTH_YORKSHIRE)
    assert loaded(HARBOURSIDE) == loaded(HARBOURSIDE)
    before = loaded(write(tmp_path))
    assert loaded(write(tmp_path)) == before
    assert loaded(write(tmp_path, "area: B\n")) != before
    path = write(tmp_path)
    criteria = tmp_path / "catalogue" / "criteria" / "all.yaml"
    criteria.write_text(criteria.read_text("utf-8").replace("weight: 3", "weight: 4"), encoding="utf-8")
    after = loaded(path)
    assert after.catalogue != before.catalogue
    assert after.file == before.file
    assert after != before
    assert by_itself(after.catalogue) != by_itself(before.catalogue)


def test_a_catalogue_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "local.yaml"
    path.write_text("area: A\ncatalogue: nowhere\n", encoding="utf-8")
    (finding,) = Loader().local(str(path)).findings
    assert (finding.code, finding.file, finding.position) == ("F001", str(path), Position(2, 12))
    assert "nowhere" in finding.message


OWN = "area: A\nlocal_factors: {pace: {level: 2}}\nweights: {values: {merit: 1}}\nscores: {b: {merit: {score: 5}}}\n"
ENTRIES = (
    "criteria: [{id: merit, name: Merit, weight: 1, scale: {kind: judged}}]\n"
    "local_factors: [{id: pace, name: Pace, levels: [low, high], points: 5}]\n"
    "options: [{id: a, name: A, scores: {merit: {score: 1}}}, {id: b, name: B, scores: {merit: {score: 2}}}]\n"
)


@pytest.mark.parametrize(
    ("named", "catalogue", "said"),
    [
        ("c.yaml", OWN, "c.yaml:1:1: error L005 this is a local file, and no catalogue."),
        ("l.yaml", ENTRIES, "l.yaml:1:1: error L005 this is a local file, and no catalogue."),
        (".", ENTRIES, "l.yaml:1:12: error L003 the folder {here} has neither `options` nor `criteria` in it."),
        ("c.yaml", ENTRIES.replace("id: b", "id: B"), 'c.yaml:3:63: error S006 `id` is the text "B".'),
        ("c.yaml", ENTRIES.replace("id: merit", "id: Merit"), 'c.yaml:1:17: error S006 `id` is the text "Merit".'),
        (
            "c.yaml",
            "criteria: []\n" + "\n".join(ENTRIES.split("\n")[1:]),
            "c.yaml:1:1: error L003 there are no `cr",
        ),
        ("c.yaml", "option,merit,pace\na,1,2\n", "`appraise import` reads tables."),
        ("c.yaml", "PK\x03\x04 and so on", "c.yaml: error F003 this is a workbook or another document, and no text."),
    ],
    ids=[
        "a local file",
        "itself",
        "its folder",
        "a capital id",
        "a capital criterion",
        "no criteria",
        "a table",
        "a book",
    ],
)
def test_a_catalogue_that_is_none_is_told_once(tmp_path: Path, named: str, catalogue: str, said: str) -> None:
    (tmp_path / "c.yaml").write_text(catalogue, encoding="utf-8")
    (tmp_path / "l.yaml").write_text(f"catalogue: {named}\n{OWN}", encoding="utf-8")
    with pytest.raises(Unusable) as raised:
        load(tmp_path / "l.yaml")
    (error,) = [str(own) for own in raised.value.findings if own.severity is Severity.ERROR]
    assert said.format(here=shown_name(tmp_path)) in error
