"""Places with very long names: the verdict stays in the summary, and every format holds them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from brief.test_papers import summary_of
from cli import files
from conftest import Appraise
from report.hostile import BENIGN, place


def words(count: int, own: str) -> str:
    """A name of so many words."""
    return " ".join([f"word{at}" for at in range(count - 1)] + [own])


def needs(length: int) -> dict[str, Any]:
    factors = [files.factor(f"f{at}", name=words(length, f"need{at}"), points=1) for at in range(6)]
    return {"criteria": [files.criterion("merit")], "local_factors": factors}


LONG_LISTS = needs(20)
UNMET = {f"f{at}": {"at_least": 3, "essential": True} for at in range(6)}
LEVELS = {f"f{at}": {"level": 1} for at in range(6)}


def tied(count: int, length: int, **given: Any) -> tuple[dict[str, Any], ...]:
    return tuple(
        files.option(own, {"merit": 70}, name=words(length, own), **given)
        for own in ("a", "b", "c", "d", "e", "g")[:count]
    )


VERDICTS: dict[str, tuple[tuple[dict[str, Any], ...], dict[str, Any], tuple[str, ...]]] = {
    "six unmet essential needs": (
        (files.option("a", {"merit": 90}, relies_on=UNMET), files.option("b", {"merit": 60})),
        {"lists": LONG_LISTS, "local_factors": LEVELS},
        (
            "A comes first with",
            "but only on condition: A is not ready while it lacks 6 essential things.",
            "Of the options that are ready, B comes first with 60.",
        ),
    ),
    "six unmet needs that can be named, and two that tie": (
        tied(2, 9, relies_on=UNMET),
        {"lists": needs(9), "local_factors": LEVELS},
        ("b tie for first place: both score", "None of the options is shown to be ready here."),
    ),
    "six unmet needs with names of nine words": (
        (files.option("a", {"merit": 90}, relies_on=UNMET), files.option("b", {"merit": 60}, name=words(30, "b"))),
        {"lists": needs(9), "local_factors": LEVELS},
        ("not ready while it lacks 6 essential things.",),
    ),
    "six levels that nobody has given": (
        (files.option("a", {"merit": 90}, name=words(80, "a"), relies_on=UNMET), files.option("b", {"merit": 60})),
        {"lists": LONG_LISTS},
        ("word11 … comes first", "… is ready can't be said until the level of 6 local factors is given."),
    ),
    "two that tie": (tied(2, 80), {}, ("2 options tie for first place: both score 70 out of 100.",)),
    "six that tie": (
        tuple(
            own | {"contains": inner} for own, inner in zip(tied(6, 30), (["b"], [], ["d"], [], [], []), strict=True)
        ),
        {},
        ("6 options tie for first place: all score 70 out of 100.", "they are not rivals."),
    ),
    "two that tie and lack six things": (
        tied(2, 80, relies_on=UNMET),
        {"lists": LONG_LISTS, "local_factors": LEVELS},
        ("2 options tie for first place", "None of the options is shown to be ready here."),
    ),
    "the only one": (tied(1, 200), {}, ("word11 … is the only option left. It scores 70 out of 100.",)),
}


@pytest.mark.parametrize(("options", "given", "said"), VERDICTS.values(), ids=VERDICTS)
def test_a_verdict_never_gives_way(
    appraise: Appraise,
    tmp_path: Path,
    options: tuple[dict[str, Any], ...],
    given: dict[str, Any],
    said: tuple[str, ...],
) -> None:
    summary = summary_of(appraise("brief", files.place(tmp_path, *options, **given)).out)
    lead = summary.strip().splitlines()[0]
    assert lead.startswith("**")
    for text in said:
        assert text in lead
    named = [word for word in summary.split() if re.match(r"\W*word\d", word)]  # names are not counted
    assert len(summary.split()) - len(named) <= 150


LONG = "Lengthy " * 620 + "x" * 171


@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
def test_long_texts_in_every_field_make_a_paper_that_holds(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    local = place(tmp_path, BENIGN)
    for path in tmp_path.rglob("*.yaml"):  # names of grades are keys, which YAML keeps short
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(f'"{BENIGN}"(?!:)', f'"{LONG}"', text), encoding="utf-8")
    fields = json.loads(local.read_text(encoding="utf-8"))
    people = {
        "prepared_by": LONG,
        "panel": [{"name": LONG, "role": LONG, "organisation": LONG, "interest": LONG}],
        "decision": {"asks": LONG, "body": LONG},
        "next_steps": [{"action": LONG, "owner": LONG, "by": LONG}],
        "recommendation": {"option": "a", "rationale": LONG},
        "outcomes": [{"name": LONG, "measure": LONG}],
        "dissent": [LONG],
    }
    files.write(local, fields | people)
    assert appraise("brief", local, "-o", tmp_path / f"paper{ending}").code == 0
    if ending != ".docx":  # whose pictures take seconds; others look at documents
        assert appraise("verify", tmp_path / f"paper{ending}", local).code == 0


def test_properties_of_a_document_are_cut_and_its_text_is_not(appraise: Appraise, tmp_path: Path) -> None:
    from docx import Document

    local = files.place(tmp_path, *tied(2, 1), prepared_by="Ann " * 80, area="Town " * 80)
    assert appraise("brief", local, "-o", tmp_path / "paper.docx").code == 0
    document = Document(str(tmp_path / "paper.docx"))
    own = document.core_properties
    assert (len(own.author), len(own.title)) == (255, 255)
    assert any(("Ann " * 80).strip() in line.text for line in document.paragraphs)
