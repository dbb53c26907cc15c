"""What CONTRIBUTING says of new things is true: each is added to a copy, in the files that its row names and no others.

A scale, a rule, a format, a picture and a command, each whole: the command line then has it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.command import ROOT
from cli.files import criterion, option, place

PACKAGE = Path("src") / "integration_appraisal"
COPIED = ("src", "options", "criteria", "templates", "examples")
Edits = Mapping[str, str | list[tuple[str, str]]]  # by file: all of a new one, or what becomes what


def row(new: str) -> str:
    """What CONTRIBUTING says of a new thing."""
    rows = re.findall(rf"^\| {re.escape(new)} \| (.*) \|$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 1, new
    return str(rows[0])


def added(folder: Path, new: str, edits: Edits) -> Path:
    """A copy of the repository with something added, where CONTRIBUTING says and nowhere else."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    named = re.findall(r"`([\w./<>]+)`", row(new))
    for file, edit in edits.items():
        assert any(file == own or (own.endswith("/") and file.startswith(own)) for own in named), (file, named)
        path = folder / PACKAGE / file
        assert path.exists() == isinstance(edit, list)
        text = edit if isinstance(edit, str) else path.read_text(encoding="utf-8")
        for old, becomes in edit if isinstance(edit, list) else ():
            assert text.count(old) == 1, (file, old)
            text = text.replace(old, becomes)
        path.write_text(text, encoding="utf-8")
    return folder


def ran(copy: Path, *arguments: object) -> str:
    """What the copy's command prints."""
    command = [sys.executable, "-m", "integration_appraisal", *map(str, arguments)]
    process = subprocess.run(
        command,
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "src"), "COLUMNS": "100"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert process.returncode in (0, 1), process.stderr
    assert "Traceback" not in process.stderr
    return process.stdout


SCALE = {
    "engine/scales.py": [
        ("Relative, Proportional)", "Relative, Proportional, Percent)"),
        (
            "SCALES: dict[",
            '''@dataclass(frozen=True)
class Percent(_Straight):
    """A percentage of something, of which more is better."""

    kind = "percent"
    graph = Lines(((0.0, 0.0), (100.0, 100.0)))

    def value(self, score: Score) -> float:
        """Raises OffScale for anything but 0 to 100."""
        return _within(_number(score), 0, 100)


SCALES: dict[''',
        ),
    ],
    "model/criteria.py": [
        ("    JudgedScale | Linear", "    PercentScale | JudgedScale | Linear"),
        (
            "Scale = Annotated[",
            '''class PercentScale(Model):
    """A percentage."""

    kind: Literal["percent"] = Field("percent", description="Which kind of scale it is.")


Scale = Annotated[''',
        ),
    ],
}


def test_a_kind_of_scale(tmp_path: Path) -> None:
    copy = added(tmp_path / "copy", "kind of scale", SCALE)
    scores = {"a": 40, "b": 60}
    options = [option(name, {"x": 50, "share": score}) for name, score in scores.items()]
    options[0]["scores"]["share"] |= {"low": 30, "high": 90}
    lists = {"criteria": [criterion("x"), criterion("share", scale={"kind": "percent"})]}
    local = place(tmp_path / "place", *options, lists=lists)
    data = json.loads(ran(copy, "score", local, "--format", "json"))
    assert {own["id"]: own["values"]["share"] for own in data["options"]} == scores
    found = json.loads(ran(copy, "sensitivity", local, "--format", "json"))
    cell = next(own for own in found["scores"] if (own["option"], own["criterion"]) == ("a", "share"))
    assert cell["higher_first"]["at"] == 60
    drawn = json.loads(ran(copy, "robustness", local, "--samples", "2000", "--format", "json"))
    assert 0 < drawn["options"][0]["acceptability"][0] < 1
    local.with_name("wrong.yaml").write_text(
        local.read_text("utf-8")[:-1].rstrip("}") + ', "scores": {"a": {"share": {"score": 140}}}}', encoding="utf-8"
    )
    assert "`share` takes a number from 0 to 100" in ran(copy, "validate", local.with_name("wrong.yaml"))


RULE = {
    "rules/question.py": [
        (
            '@rule("P102"',
            '''@rule("P109", WARNING, "The place shouts")
def shouting(appraisal: Appraisal) -> Iterator[Hit]:
    """Capitals make nobody listen.

    Bad (local.yaml):

        area: SMALLTOWN  # <-

    Good (local.yaml):

        area: Smalltown
    """
    if appraisal.local.area.isupper():
        yield Hit(appraisal.file.document, ("area",), "this name shouts. Write it in small letters.")


@rule("P102"''',
        )
    ]
}


def test_a_rule(tmp_path: Path) -> None:
    copy = added(tmp_path / "copy", "rule", RULE)
    local = copy / "shouting.yaml"
    local.write_text("area: SMALLTOWN\n", encoding="utf-8")
    assert "shouting.yaml:1:1: warning P109 this name shouts." in ran(
        copy, "validate", "shouting.yaml", "--select", "P109"
    )
    assert "P109: The place shouts" in ran(copy, "rule", "P109")
    assert "## " in ran(copy, "rule", "--all", "--format", "markdown")


FORMAT = {
    "render/tabs.py": '''"""A page\'s rows with tabs between the cells."""

from integration_appraisal.render import Screen
from integration_appraisal.render.cells import cell_words
from integration_appraisal.report.document import Page


def render(page: Page, _screen: Screen) -> str:
    """The rows."""
    rows = page.sheet().rows if page.sheet else ()
    return "".join("\\t".join(cell_words(cell) for cell in row) + "\\n" for row in rows)
''',
    "render/formats.py": [
        (
            '    Format("full", "findings.full"',
            '    Format("tabs", "tabs", ("rows",), ".tsv"),\n    Format("full", "findings.full"',
        )
    ],
}


def test_an_output_format(tmp_path: Path) -> None:
    copy = added(tmp_path / "copy", "output format", FORMAT)
    assert re.search(r"One of table, markdown,\s+html, json,\s+csv, tabs", ran(copy, "score", "--help"))
    printed = ran(copy, "score", "examples/harbourside.yaml", "--format", "tabs")
    assert printed.splitlines()[0].split("\t")[:2] == ["1", "councils_initiate"]
    ran(copy, "score", "examples/harbourside.yaml", "-o", "ranking.tsv")
    assert (copy / "ranking.tsv").read_text("utf-8") == printed


CHART = {
    "report/document.py": [
        ('"weight", "certainty"]', '"weight", "certainty", "dots"]'),
        (
            "Figures: TypeAlias",
            '''class Dots(NamedTuple):
    """A dot for each option at its value."""

    dots: tuple[tuple[str, float], ...]


Figures: TypeAlias''',
        ),
    ],
    "report/charts.py": [
        ("    CostMarks,\n", "    CostMarks,\n    Dots,\n"),
        (
            "def cost(appraisal: Appraisal)",
            '''def dots(appraisal: Appraisal) -> Chart:
    """Each option at its value."""
    dots = tuple((option.name, option.value) for option in appraisal.ranking.order)
    table = Table("Values", (Column("Option"), Column("Value", "number")), dots)
    return Chart("dots", "Every option at its value", "A dot each.", Dots(dots), table)


def cost(appraisal: Appraisal)''',
        ),
    ],
    "render/svg/dots.py": '''"""A dot for each option."""

from integration_appraisal.render.svg.shapes import INK, Drawn, circle
from integration_appraisal.report.document import Dots


def draw(figures: Dots) -> Drawn:
    """Dots below each other."""
    return [circle(4 * value, 20 + 20 * at, 6, INK, INK) for at, (_, value) in enumerate(figures.dots)], 200.0
''',
    "render/svg/__init__.py": [
        ("acceptability, certainty, cost, first_and_second", "acceptability, certainty, cost, dots, first_and_second"),
        ('    "cost": cost.draw,', '    "cost": cost.draw,\n    "dots": dots.draw,'),
    ],
    "report/paper/options.py": [("charts.values(appraisal),", "charts.values(appraisal), charts.dots(appraisal),")],
}


def test_a_picture_in_the_paper(tmp_path: Path) -> None:
    copy = added(tmp_path / "copy", "picture in the paper", CHART)
    ran(copy, "brief", "examples/harbourside.yaml", "-o", "paper.html")
    page = (copy / "paper.html").read_text("utf-8")
    assert "Every option at its value" in page
    picture = page[page.index('id="chart-dots') :]
    assert picture[: picture.index("</svg>")].count("<circle") == 6
    assert "holds" in ran(copy, "verify", "paper.html", "examples/harbourside.yaml")


COMMAND = {
    "cli/lead.py": '''"""``appraise lead``: who is first."""

from integration_appraisal.cli.options import Local

EXAMPLES = ("appraise lead local.yaml",)


def command(local: Local) -> None:
    """Say who is first, and no more."""
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.cli.output import emit

    appraisal = usable_appraisal(local, None, None).appraisal
    emit("".join(f"{option.name}\\n" for option in appraisal.ranking.first), "-", force=False)
''',
    "cli/app.py": [('    "schema":', '    "lead": "Say who is first.",\n    "schema":')],
}


def test_a_command(tmp_path: Path) -> None:
    copy = added(tmp_path / "copy", "command", COMMAND)
    assert ran(copy, "lead", "examples/north-yorkshire-and-york.yaml") == "Patchwork model\n"
    assert re.search(r"lead +Say who is first\.", ran(copy, "--help"))


@pytest.mark.parametrize("name", ["kind of scale", "rule", "output format", "picture in the paper", "command"])
def test_what_a_row_names_is_there(name: str) -> None:
    for file in re.findall(r"`((?:engine|model|loading|rules|render|report|cli)/[\w./]*)`", row(name)):
        assert (ROOT / PACKAGE / file).exists(), file
