"""Ties are written alike in every table of every command."""

from pathlib import Path

from cli.files import place
from cli.printed import tables_of
from conftest import Appraise
from report.places import scored


def test_ties_are_written_alike_everywhere(appraise: Appraise, tmp_path: Path) -> None:
    variants = [{"id": "v", "name": "V", "kind": "group", "scores": {"a": {"merit": {"score": 50}}}}]
    old = place(tmp_path / "old", *scored(60, 50, 50, 40), variants=variants)
    new = place(tmp_path / "new", *scored(50, 50, 60, 60))
    ranks = [(row[4], row[5]) for row in tables_of(appraise, "diff", old, new)[0][1:]]
    assert ranks == [("2=", "1="), ("4", "1="), ("1", "3="), ("2=", "3=")]
    assert [row[2] for row in tables_of(appraise, "explain", old, "a")[-1][1:]] == ["1= of 4"]
