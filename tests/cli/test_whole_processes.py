"""What a command writes, to the last byte, and what a library prints in C.

Each command has one process of its own. Its other formats run inside this one, with all that reaches its descriptors.
"""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.command import HARBOURSIDE, NORTH_YORKSHIRE, process
from cli.files import factor, option, place
from cli.results import fault
from integration_appraisal.cli import run

FORMATS = {
    "score": ("table", "markdown", "json", "csv"),
    "explain": ("table", "markdown", "json", "csv"),
    "sensitivity": ("table", "markdown", "json", "csv"),
    "robustness": ("table", "markdown", "json", "csv"),
    "diff": ("table", "markdown", "json", "csv"),
    "catalogue": ("table", "markdown", "json", "csv"),
    "validate": ("full", "concise", "github", "gitlab", "sarif", "json"),
    "verify": ("table", "markdown", "json"),
    "rule": ("table", "markdown", "json"),
}
PLACED = list(enumerate(FORMATS.items()))
ALONE = [(command, formats[at % len(formats)]) for at, (command, formats) in PLACED]  # each format has its turn
INSIDE = [(command, own) for command, formats in FORMATS.items() for own in formats if (command, own) not in ALONE]
BEGINS = {
    "score": "Sometown",
    "explain": "One",
    "sensitivity": "What would change",
    "robustness": "How sure",
    "diff": "What changed",
    "catalogue": "",
    "validate": "",
    "verify": "",
    "rule": "",
}


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place whose rules and sensitivity ask the solver, and its paper."""
    made = place(
        tmp_path_factory.mktemp("whole"),
        option("one", {"merit": 40}),
        option("two", {"merit": 70}, relies_on={"pace": {"at_least": 2}}),
        option("three", {"merit": 60}),
        lists={
            "criteria": [{"id": "merit", "name": "Merit", "weight": 1, "scale": {"kind": "judged"}}],
            "local_factors": [factor("pace")],
        },
        local_factors={"pace": {"level": 2}},
    )
    assert process("brief", made, "-o", made.parent / "paper.md").stdout == b""
    return made


def arguments(command: str, local: Path) -> list[object]:
    catalogue = local.parent / "catalogue"
    paper = local.parent / "paper.md"
    after = local.parent / "after.yaml"
    if command == "diff":
        after.write_text(local.read_text().replace('"level": 2', '"level": 1'))
    return {
        "explain": ["explain", local, "one"],
        "diff": ["diff", local, after],
        "catalogue": ["catalogue", "--catalogue", catalogue],
        "validate": ["validate", catalogue, local],
        "verify": ["verify", paper, local],
        "rule": ["rule"],
    }.get(command, [command, local])


def is_json(text: str) -> bool:
    return isinstance(json.loads(text), (dict, list))


def is_result(text: str) -> bool:
    return fault(json.loads(text)) is None


def is_csv(text: str) -> bool:
    rows = list(csv.reader(io.StringIO(text)))
    return len(rows) > 1 and len({len(row) for row in rows}) == 1


READS: dict[str, Callable[[str], bool]] = {"json": is_result, "sarif": is_json, "gitlab": is_json, "csv": is_csv}


@pytest.mark.parametrize(("command", "format_"), ALONE)
def test_standard_output_is_the_result_and_nothing_else(command: str, format_: str, local: Path) -> None:
    ran = process(*arguments(command, local), "--format", format_)
    hold(command, format_, ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize(("command", "format_"), INSIDE)
def test_so_it_is_in_every_format(
    command: str, format_: str, local: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    given = [str(own) for own in arguments(command, local)]
    capfdbinary.readouterr()
    code = run([*given, "--format", format_])
    written = capfdbinary.readouterr()
    hold(command, format_, code, written.out, written.err)


def hold(command: str, format_: str, code: int, out: bytes, err: bytes) -> None:
    text = out.decode()
    assert code in (0, 1), err
    assert text.endswith("\n")
    assert READS.get(format_, bool)(text)
    if format_ == "table":
        assert text.startswith(BEGINS[command])
    assert b"HiGHS" not in out + err
    assert all(line.startswith(b"Checked") or b"`appraise validate" in line for line in err.splitlines())


@pytest.mark.parametrize("example", [HARBOURSIDE, NORTH_YORKSHIRE], ids=lambda path: path.stem)
def test_the_examples_are_json_from_the_first_byte_on(example: Path) -> None:
    ran = process("sensitivity", example, "--format", "json")
    assert ran.stdout.startswith(b"{\n")
    assert is_result(ran.stdout.decode())


def test_a_paper_is_all_that_is_printed(local: Path) -> None:
    ran = process("brief", local)
    assert ran.returncode == 0
    assert ran.stdout.startswith(b"# ")
    assert b"HiGHS" not in ran.stdout + ran.stderr


def test_what_prints_files_prints_nothing_else(local: Path) -> None:
    assert process("init", "-", "--catalogue", local.parent / "catalogue").stdout.startswith(b"#")
    assert is_json(process("schema").stdout.decode())
    assert is_json(process("schema", "local").stdout.decode())
