"""What a command prints, read back: its data, its sheet, its tables and its words."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from markdown_it import MarkdownIt

from cli.command import Ran
from conftest import Appraise

MARKDOWN = MarkdownIt("commonmark").enable("table")

Table = list[list[str]]

SHORTER = ("score", "explain", "sensitivity", "robustness")  # commands that show all of it when asked to


def _in_full(arguments: Sequence[object]) -> list[object]:
    return [*arguments, *(["--full"] if arguments[0] in SHORTER else [])]


def _done(appraise: Appraise, arguments: Sequence[object]) -> Ran:
    ran = appraise(*arguments)
    assert ran.done, ran.err
    return ran


def data_of(appraise: Appraise, *arguments: object) -> dict[str, Any]:
    """The JSON, which must be JSON by any reader."""
    ran = _done(appraise, [*arguments, "--format", "json"])
    found: dict[str, Any] = json.loads(ran.out, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    return found


def sheet_of(appraise: Appraise, *arguments: object) -> list[dict[str, str]]:
    """The CSV, a mapping a row."""
    ran = _done(appraise, [*arguments, "--full", "--format", "csv"])
    rows = list(csv.reader(io.StringIO(ran.out)))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def tables_of(appraise: Appraise, *arguments: object) -> list[Table]:
    """The tables of the Markdown as a reader of Markdown takes them: rows of cells, the headings first."""
    ran = _done(appraise, [*_in_full(arguments), "--format", "markdown"])
    found: list[Table] = []
    for token in MARKDOWN.parse(ran.out):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and token.level == 4:
            found[-1][-1].append("".join(child.content for child in token.children or []))
    assert found
    assert all(len(row) == len(table[0]) for table in found for row in table)
    return found


def words_of(appraise: Appraise, *arguments: object) -> str:
    """What is written to a terminal of 80 columns, all of it, on one line."""
    return " ".join(_done(appraise, _in_full(arguments)).out.split())


def screen_of(appraise: Appraise, *arguments: object) -> list[str]:
    """The lines of a terminal of 80 columns without being asked for more."""
    return _done(appraise, arguments).out.splitlines()


def number(cell: str) -> float | None:
    """A cell of a sheet; empty is nothing."""
    return float(cell) if cell else None


def numbers(row: Mapping[str, str], start: str) -> dict[str, float | None]:
    """The cells of a row whose headings begin alike, by the rest of the heading."""
    return {name.removeprefix(start): number(cell) for name, cell in row.items() if name.startswith(start)}
