"""Scores in papers: on their own scale, with all their digits, as many decimals as the file has."""

from pathlib import Path
from typing import Any

import pytest

from brief.test_papers import section
from cli import files
from conftest import Appraise

SCALE = {"kind": "linear", "worst": 0, "best": 1, "unit": "share"}
PEOPLE = {"kind": "linear", "worst": 0, "best": 2_000_000, "unit": "people"}
CELLS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "a range that one decimal hides": (SCALE, {"score": 0.163, "low": 0.151, "high": 0.178}, "0.163 (0.151 to 0.178)"),
    "decimals alike": (SCALE, {"score": 0.5, "low": 0.25, "high": 1}, "0.50 (0.25 to 1.00) share"),
    "many people": (
        PEOPLE,
        {"score": 1_234_570, "low": 900_000, "high": 2_000_000},
        "1,234,570 (900,000 to 2,000,000)",
    ),
    "many people to a part": (PEOPLE, {"score": 1234567.25}, "1,234,567.25 people"),
    "next to nothing": (SCALE, {"score": 0.0001}, "0.0001 share"),
}


@pytest.mark.parametrize(("scale", "cell", "said"), CELLS.values(), ids=CELLS)
def test_a_score_is_shown_as_it_was_given(
    appraise: Appraise, tmp_path: Path, scale: dict[str, Any], cell: dict[str, Any], said: str
) -> None:
    options = [files.option("a", {}) | {"scores": {"merit": cell}}, files.option("b", {"merit": 0})]
    path = files.place(tmp_path, *options, lists={"criteria": [files.criterion("merit", scale=scale)]})
    annex = section(appraise("brief", path).out, "Annex A: scores and weights")
    assert said in annex
    told = appraise("explain", path, "a", "--full", "--format", "markdown").out
    assert said.partition(" ")[0] in told


def test_values_in_a_row_have_the_same_decimals(appraise: Appraise, tmp_path: Path) -> None:
    need = {"relies_on": {"f": {"at_least": 3}}}
    lists = {"criteria": [files.criterion("merit")], "local_factors": [files.factor("f", points=9.5)]}
    options = files.option("a", {"merit": 64}, **need), files.option("b", {"merit": 2})
    path = files.place(tmp_path, *options, lists=lists, local_factors={"f": {"level": 2}})
    assert "A has 64.0 and 59.2 on the criteria alone" in appraise("brief", path).out
