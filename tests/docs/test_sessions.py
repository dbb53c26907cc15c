"""What the documents show is what happens: every command runs, and writes what stands under it."""

import doctest
import json
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from cli.command import APPRAISE, ROOT, SHELL, Ran, environment, execute
from conftest import Appraise
from docs.documents import DOCUMENTS, Command, Snippet, Written, files_of, matches, name, sessions_of, steps_of

WITH_SESSIONS = [document for document in DOCUMENTS if sessions_of(document)]
WITH_STEPS = [document for document in DOCUMENTS if steps_of(document)]
WITH_FILES = [document for document in DOCUMENTS if any(path.endswith(".yaml") for path in files_of(document))]


@pytest.fixture
def reader(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The folder that a document's reader is in, with the data that is here, unless they write their own."""
    if not any(path.startswith("options/") for path in files_of(request.getfixturevalue("document"))):
        for folder in ("options", "criteria", "examples", "schemas"):
            shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_the_documents_show_commands() -> None:
    assert ROOT / "README.md" in WITH_SESSIONS
    assert sum(len(sessions_of(document)) for document in WITH_SESSIONS) >= 5
    assert any(isinstance(step, Snippet) for step in steps_of(ROOT / "README.md"))


@pytest.mark.parametrize("document", WITH_STEPS, ids=name)
def test_all_that_a_document_has_its_reader_do_does_what_it_shows(
    appraise: Appraise, monkeypatch: pytest.MonkeyPatch, document: Path, reader: Path
) -> None:
    monkeypatch.chdir(reader)
    names: dict[str, object] = {}
    for step in steps_of(document):
        if isinstance(step, Written):
            step.write(reader)
        elif isinstance(step, Snippet):
            lines = doctest.DocTestParser().get_doctest(step.text, names, name(document), None, 0)
            assert doctest.DocTestRunner().run(lines, clear_globs=False).failed == 0
            names = lines.globs
        else:
            does_what_is_shown(appraise, step, reader)


def does_what_is_shown(appraise: Appraise, command: Command, folder: Path) -> None:
    plain = re.fullmatch(r"appraise [^$&|;<>()`*?\\]+", command.line)
    ran = appraise(*shlex.split(command.line)[1:]) if plain else in_a_shell(command.line, folder)
    written = f"$ {command.line}\n{ran.out}{ran.err}"
    assert ran.code == command.code, written
    assert "Traceback" not in written
    seen = (ran.out, ran.err, ran.out + ran.err)  # a terminal shows both, a document may leave one out
    assert any(matches(command.shown, part) for part in seen), written


def in_a_shell(line: str, folder: Path) -> Ran:
    """As a reader runs it, whatever asks more of a shell than a command and its arguments."""
    env = environment(PATH=f"{APPRAISE.parent}{os.pathsep}{os.environ['PATH']}")
    ran = execute([SHELL, "-c", line], cwd=folder, env=env)
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def test_the_page_on_files_has_a_smallest_catalogue() -> None:
    if (ROOT / "docs" / "files.md").exists():
        assert ROOT / "docs" / "files.md" in WITH_FILES
    assert any(files_of(document).keys() >= {"catalogue.yaml", "local.yaml"} for document in WITH_FILES)


def test_four_options_on_six_criteria_with_costs_are_soon_written(appraise: Appraise, tmp_path: Path) -> None:
    """By hand in at most 40 lines, and the draft gets at most ten findings."""
    files = {path: text for path, text in files_of(ROOT / "docs" / "files.md").items() if path.startswith("centre/")}
    assert sum(len(text.splitlines()) for text in files.values()) <= 40
    (tmp_path / "centre").mkdir()
    for path, text in files.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    checked = json.loads(appraise("validate", tmp_path, "--format", "json").out)
    assert len(checked["findings"]) <= 10
    assert {own["severity"] for own in checked["findings"]} == {"warning"}
    scored = json.loads(appraise("score", tmp_path / "centre" / "local.yaml", "--format", "json").out)
    assert (len(scored["options"]), len(scored["criteria"]), len(scored["costs"]["options"])) == (4, 6, 4)


@pytest.mark.parametrize("document", WITH_FILES, ids=name)
def test_the_files_that_a_document_has_its_reader_write_have_no_error(
    appraise: Appraise, document: Path, reader: Path
) -> None:
    for step in steps_of(document):
        if isinstance(step, Written):
            step.write(reader)
    written = [path for path in files_of(document) if path.endswith(".yaml")]
    assert written
    for path in written:
        ran = appraise("validate", reader / path)
        assert ran.code == 0, ran.out


MADE = [
    (document, command)
    for document in DOCUMENTS
    for command in re.findall(r"<!-- Made by `appraise ([^`]*)`", document.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("document", "command"), MADE, ids=[name(document) for document, _ in MADE])
def test_what_is_made_by_a_command_is_what_the_command_makes(appraise: Appraise, document: Path, command: str) -> None:
    arguments = re.sub(r" -o \S+| --force", "", command).split()
    ran = appraise(*arguments)
    assert ran.code == 0, ran.err
    assert "<!-- Made by" in ran.out
    assert document.read_text(encoding="utf-8").endswith(ran.out)


class TestMatching:
    """The comparison itself: what it takes and what it does not."""

    WRITTEN = "one\ntwo three\n\nfour\nfive\n"

    @pytest.mark.parametrize(
        "shown",
        [
            ("one", "two three", "", "four", "five"),
            ("one", "…"),
            ("…", "four", "…"),
            ("…", "five"),
            ("one", "…", "five"),
            ("one", "two …", "", "four", "five"),
            ("one", "…", "two three", "…", "five"),
            (),
        ],
        ids=" ".join,
    )
    def test_takes_what_was_written(self, shown: tuple[str, ...]) -> None:
        assert matches(shown, self.WRITTEN)

    @pytest.mark.parametrize(
        "shown",
        [
            ("one",),
            ("five",),
            ("one", "four", "…"),
            ("…", "four", "…", "two three", "…"),
            ("…", "thre", "…"),
            ("o.e", "…"),
        ],
        ids=" ".join,
    )
    def test_refuses_what_was_not(self, shown: tuple[str, ...]) -> None:
        assert not matches(shown, self.WRITTEN)
