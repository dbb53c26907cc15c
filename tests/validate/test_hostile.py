"""Files and their names come from anybody who opens a pull request: none of their text may become a command."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Appraise
from integration_appraisal.findings import Finding, Position, Severity
from integration_appraisal.loading.files import File
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Report, render
from integration_appraisal.render.findings.excerpt import Excerpts
from integration_appraisal.render.findings.github import step_summary
from integration_appraisal.render.formats import formats_of
from support import EXAMPLES
from validate.runner import obeyed

PEOPLE = ("full", "concise", "github")
HOSTILE = (
    "::stop-commands::token",
    "  ::add-mask::secret",
    "x\n::error::forged",
    "x\r::error::forged",
    "x\u2028::error::forged",
    "##[stop-commands]token",
    "x ##[set-output name=a]b",
    "a,line=1,title=All is well::b",
    "100% %0A::error::forged %25",
    "a: b; c, d",
    "\x1b[31mred\x1b]8;;http://example.org\x07",
    "\u202egnorw",
    "| a | `b` <script> [c](mailto:d) *e*",
)


def report(name: str = "a.yaml", message: str = "wrong.", accepted: str | None = None, line: str = "a: 1") -> Report:
    severity = Severity.ERROR if accepted is None else Severity.NOTE
    findings = [Finding("P104", message, name, Position(1, 2), severity, accepted)]
    excerpts = Excerpts(Screen(), [])
    excerpts.add([File(name, name, line.encode())], findings)
    return Report(findings, excerpts.shown)


def obeyed_lines(text: str) -> list[str]:
    """Each line that the runner would see; it ends lines as .NET does."""
    return [line for line in text.replace("\r", "\n").split("\n") if obeyed(line)]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("where", ["name", "message", "accepted", "line"])
class TestEveryPlace:
    def test_no_format_lets_the_runner_obey_it(self, text: str, where: str) -> None:
        for format_ in formats_of("findings"):
            out = render(report(**{where: text}), format_, Screen())
            assert len(obeyed_lines(out)) == (format_ == "github"), out
        for line in step_summary(report(**{where: text})).split("\n"):
            assert obeyed(line) is None

    def test_nothing_invisible_reaches_a_person(self, text: str, where: str) -> None:
        for format_ in PEOPLE:
            out = render(report(**{where: text}), format_, Screen())
            assert out.replace("\n", "").isprintable()

    def test_each_finding_stays_on_its_lines(self, text: str, where: str) -> None:
        given = report(**{where: text})
        assert [len(render(given, format_, Screen()).splitlines()) for format_ in PEOPLE] == [3, 1, 1]

    def test_programs_get_the_text_as_it_is(self, text: str, where: str) -> None:
        given = report(**{where: text})
        (finding,) = json.loads(render(given, "json", Screen()))["findings"]
        (own,) = given.findings
        assert (finding["file"], finding["message"], finding["accepted"]) == (own.file, own.message, own.accepted)


@pytest.mark.parametrize("text", HOSTILE)
def test_github_gets_back_the_name_and_one_line_of_the_message(text: str) -> None:
    out = render(report(name=text, message=text), "github", Screen())
    command = obeyed(out.removesuffix("\n"))
    assert command is not None
    assert command.name == "error"
    assert set(command.properties) == {"title", "file", "line", "col"}
    assert (command.properties["line"], command.properties["col"]) == ("1", "2")
    if text.isprintable() and "##[" not in text:
        assert command.properties["file"] == text
        assert command.data.endswith(f"{text}:1:2: P104 {text}")


@EXAMPLES
@given(name=st.text(min_size=1), message=st.text(), accepted=st.none() | st.text())
def test_any_text_at_all(name: str, message: str, accepted: str | None) -> None:
    given_ = report(name, message, accepted)
    for format_ in PEOPLE:
        out = render(given_, format_, Screen())
        assert out.replace("\n", "").isprintable()
        commands = obeyed_lines(out)
        assert len(commands) == (format_ == "github")
        assert len(out.splitlines()) == {"full": 3, "concise": 1, "github": 1}[format_]


@pytest.mark.skipif(os.name == "nt", reason="such names are no file names there")
@pytest.mark.parametrize(
    "name", ["::error::a.yaml", "a,b:c%0A.yaml", "x\n::error::b.yaml", "##[error]c.yaml", "é 統.yaml"]
)
def test_hostile_file_names_on_disk(appraise: Appraise, here: Path, name: str) -> None:
    (here / name).write_text("area: 5\n", encoding="utf-8")
    for format_ in formats_of("findings"):
        ran = appraise("validate", ".", "--format", format_)
        assert ran.code == 1
        lines = obeyed_lines(ran.out) + obeyed_lines(ran.err)
        assert len(lines) == (format_ == "github"), ran.out
    uri = json.loads(appraise("validate", "--format", "sarif").out)["runs"][0]["results"][0]["locations"][0]
    assert uri["physicalLocation"]["artifactLocation"]["uri"].isascii()


@pytest.mark.parametrize("format_", PEOPLE)
def test_a_reason_over_several_lines_stays_on_one(appraise: Appraise, here: Path, format_: str) -> None:
    """Block text and escapes put line ends into values, and so into what is said of them."""
    (here / "local.yaml").write_text(
        "area: Here\naccepts:\n- rule: P101\n  reason: |\n    first\n    ::error::second\n    ##[error]third\n",
        encoding="utf-8",
    )
    ran = appraise("validate", "local.yaml", "--select", "P101", "--format", format_)
    assert ran.code == 0
    assert len([line for line in ran.out.splitlines() if "Accepted: first ::error::second" in line]) == 1
    assert len(obeyed_lines(ran.out)) == (format_ == "github")


def test_a_message_with_lines_in_it_is_one_row_of_the_table() -> None:
    page = step_summary(report(message="a | b\nc\\ `d` <b> &amp;"))
    (row,) = [line for line in page.splitlines() if "P104" in line]
    assert row == r"| error | a.yaml:1:2 | P104 | a \| b c\\ \`d\` \<b\> \&amp; |"


def test_the_table_is_bounded() -> None:
    long = [Finding("L001", "x" * 20_000, f"{number}.yaml") for number in range(1000)]
    page = step_summary(Report(long, {}))
    assert len(page.encode()) < 1024 * 1024
    assert page.endswith("\nand 800 more, in the log\n")
