"""``appraise rule``: every code has a page, each example does what it says, and docs/rules.md is these pages."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from cli.command import ROOT
from conftest import Appraise
from integration_appraisal.checking import check_paths
from integration_appraisal.codes import READING
from integration_appraisal.render import Screen
from integration_appraisal.render.rule_pages import REGENERATE, all_markdown, page
from integration_appraisal.report.reading_examples import EXAMPLES
from integration_appraisal.report.rule import Entry, entries
from integration_appraisal.rules import RULES
from integration_appraisal.rules.base import Example

BASE = ROOT / "tests" / "rules" / "base"
MARK = "# <-"
CODES = [*READING, *(rule.code for rule in RULES)]


class TestList:
    def test_every_code_stands_in_it_with_its_severity_and_title(self, appraise: Appraise) -> None:
        ran = appraise("rule")
        assert (ran.code, ran.err) == (0, "")
        for entry in entries():
            assert re.search(rf"^{entry.code} +{entry.severity}", ran.out, re.MULTILINE), entry.code
        told = " ".join(ran.out.split())
        assert "F013 error YAML readers disagree on this value" in told
        assert "P162 warning No panel, or no chair" in told

    def test_as_markdown_it_is_a_table(self, appraise: Appraise) -> None:
        out = appraise("rule", "--format", "markdown").out
        assert out.startswith("# What appraise can find in a file\n")
        assert "\n| F013 | error | YAML readers disagree on this value |\n" in out

    def test_as_json_it_has_the_pages_too(self, appraise: Appraise) -> None:
        for arguments in ((), ("--all",)):
            data = json.loads(appraise("rule", "--format", "json", *arguments).out)
            assert data["schema"] == "appraise.rules/1"
            assert [own["code"] for own in data["rules"]] == CODES

    @pytest.mark.parametrize("width", ["40", "80", "200"])
    def test_it_keeps_to_its_width(self, appraise: Appraise, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
        monkeypatch.setenv("COLUMNS", width)
        assert max(len(line) for line in appraise("rule").out.splitlines()) <= int(width)


class TestPage:
    @pytest.mark.parametrize("code", ["F013", "f013", "P199", "p199"])
    def test_a_page_by_its_code_in_any_case(self, appraise: Appraise, code: str) -> None:
        ran = appraise("rule", code)
        (entry,) = [own for own in entries() if own.code == code.upper()]
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"{entry.code}: {entry.title}\n\nSeverity: {entry.matters}\n\n")
        for example in entry.examples:
            assert f"{example.kind.capitalize()} ({example.file}):\n\n    " in ran.out
            for line in example.fragment.splitlines():
                assert f"    {line}\n" in ran.out

    def test_a_page_as_it_stands(self, appraise: Appraise) -> None:
        assert appraise("rule", "S008").out == (
            "S008: Not a date\n\n"
            "Severity: error\n\n"
            "Dates are written year-month-day: 2013-03-01.\n\n"
            "Bad (local.yaml):\n\n    area: York\n    date: 1 March 2013  # <-\n\n"
            "Good (local.yaml):\n\n    area: York\n    date: 2013-03-01\n"
        )
        assert appraise("rule", "S008", "--format", "markdown").out == (
            "# S008: Not a date\n\n"
            "Severity: error\n\n"
            "Dates are written year-month-day: 2013-03-01.\n\n"
            "Bad, in `local.yaml`:\n\n```yaml\narea: York\ndate: 1 March 2013  # <-\n```\n\n"
            "Good, in `local.yaml`:\n\n```yaml\narea: York\ndate: 2013-03-01\n```\n"
        )
        assert json.loads(appraise("rule", "S008", "--format", "json").out) == {
            "schema": "appraise.rule/1",
            "code": "S008",
            "title": "Not a date",
            "severity": "error",
            "in_catalogue": "error",
            "why": "Dates are written year-month-day: 2013-03-01.",
            "examples": [
                {"kind": "bad", "file": "local.yaml", "fragment": "area: York\ndate: 1 March 2013  # <-\n"},
                {"kind": "good", "file": "local.yaml", "fragment": "area: York\ndate: 2013-03-01\n"},
            ],
        }

    def test_where_the_severity_depends_on_the_file_it_says_so(self, appraise: Appraise) -> None:
        assert "\nSeverity: warning; error in a final catalogue\n" in appraise("rule", "P151").out
        assert "\nSeverity: error; note if not named\n" in appraise("rule", "L005").out
        assert "\nSeverity: note\n" in appraise("rule", "L006").out

    @pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.code)
    def test_text_is_wrapped_and_examples_are_not(self, entry: Entry) -> None:
        for width in (40, 80, 200):
            lines = page(entry, Screen(width)).splitlines()[1:]
            assert all(len(line) <= min(width, 100) for line in lines if line and not line.startswith("    "))

    def test_all_pages_in_the_terminal(self, appraise: Appraise) -> None:
        out = appraise("rule", "--all").out
        assert [line.split(":")[0] for line in out.splitlines() if re.match(r"[A-Z]\d{3}: ", line)] == CODES

    def test_a_page_goes_to_a_file(self, appraise: Appraise, here: Path) -> None:
        assert appraise("rule", "S008", "-o", "page.txt").code == 0
        assert (here / "page.txt").read_text(encoding="utf-8").startswith("S008: Not a date\n")
        assert appraise("rule", "S008", "-o", "page.txt").code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("P999",), "there is no code 'P999'. Did you mean `P199`?"),
        (("f099",), "Did you mean `F0"),
        (("zzz",), "there is no code 'zzz'. `appraise rule` lists all codes."),
        (("",), "there is no code ''. `appraise rule` lists all codes."),
        (("P101", "--all"), "name one code, or ask for --all; not both."),
        (("P101", "--format", "csv"), "table, markdown, html, json"),
    ],
)
def test_what_is_not_there_is_wrong_usage(appraise: Appraise, arguments: tuple[str, ...], said: str) -> None:
    ran = appraise("rule", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


# docs/rules.md --------------------------------------------------------------------------------------------------------


def test_the_page_in_the_documentation_is_fresh() -> None:
    kept = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert kept == all_markdown(), f"docs/rules.md is not what the code says. Run: {REGENERATE}"


def test_the_command_that_makes_it_makes_it(appraise: Appraise, here: Path) -> None:
    (here / "docs").mkdir()
    assert appraise(*REGENERATE.split()[1:]).code == 0
    assert (here / "docs" / "rules.md").read_text(encoding="utf-8") == all_markdown()


def test_every_code_has_one_section_and_every_link_leads_to_one() -> None:
    text = all_markdown()
    anchors = re.findall(r'^### <a id="([a-z]\d{3})"></a>', text, re.MULTILINE)
    assert anchors == [code.lower() for code in CODES]
    assert re.findall(r"\(#([a-z]\d{3})\)", text) == anchors


def test_its_markdown_is_what_it_looks_like() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(all_markdown())
    headings = [tokens[number + 1].content for number, token in enumerate(tokens) if token.type == "heading_open"]
    assert len(headings) == len(CODES) + 3
    fences = [token.content for token in tokens if token.type == "fence"]
    assert fences == [example.fragment.rstrip() + "\n" for entry in entries() for example in entry.examples]


# The examples for reading; those of the rules are tested with the rules -----------------------------------------------


def _lines(example: Example) -> list[int]:
    return [number for number, line in enumerate(example.fragment.splitlines(), 1) if MARK in line]


def _found(example: Example, folder: Path) -> list[tuple[str, int]]:
    """What is found in the example's file, by code and line of the fragment, which stands at the end of the file."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    file = folder / example.file
    kept: dict[str, object] = {}
    if "area:" not in example.fragment and "status:" not in example.fragment:
        replaced = yaml.safe_load(example.fragment)
        kept = {
            key: own for key, own in yaml.safe_load(file.read_text(encoding="utf-8")).items() if key not in replaced
        }
    before = yaml.safe_dump(kept, allow_unicode=True, width=1000) if kept else ""
    file.write_text(before + example.fragment, encoding="utf-8")
    findings = check_paths([str(folder), str(folder / "local.yaml")], str(folder)).findings
    own = [finding for finding in findings if finding.file.endswith(example.file)]
    return [(finding.code, finding.position.line - before.count("\n")) for finding in own]


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_for_reading_does_what_it_says(code: str, tmp_path: Path) -> None:
    bad, good = EXAMPLES[code]
    assert (bad.kind, good.kind, bad.file) == ("bad", "good", good.file)
    (line,) = _lines(bad)
    found = _found(bad, tmp_path / "bad")
    assert {own for own, _ in found} & set(READING) == {code}
    assert (code, line) in found
    assert code not in {found for found, _ in _found(good, tmp_path / "good")}
    assert _lines(good) == []
