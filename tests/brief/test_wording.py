"""How a paper reads to somebody who knows nothing of the tool: names, sums, and what stands where."""

from pathlib import Path
from typing import Any

import pytest

from brief.test_papers import headings, section
from cli import files
from conftest import Appraise
from integration_appraisal.figures import spoken

HUB, VAN = "A hub", "The van, as now"


def place(folder: Path, **local: Any) -> Path:
    lists = {"sources": [{"id": "book", "title": "Book", "note": "Made up."}]}
    criterion = files.criterion("merit", rationale="It is what counts.", source={"work": "book"})
    options = (  # the first is the baseline
        files.option("van", {"merit": 60}, name=VAN),
        files.option("hub", {"merit": 70}, name=HUB, relies_on={"staff": {"at_least": 2}}),
    )
    more = {"criteria": [criterion], "local_factors": [files.factor("staff")], **lists}
    return files.place(folder, *options, lists=more, **local)


def test_names_that_begin_with_an_article_are_told_as_names(appraise: Appraise, tmp_path: Path) -> None:
    told = appraise("brief", place(tmp_path, recommendation={"option": "van", "rationale": "Ours."})).out
    assert f"Agree that “{VAN}” is the preferred option." in told
    assert f"behind “{HUB}”." in told
    assert f"| {HUB}<br>" in told or f"| {HUB} |" in told
    assert f"### {HUB}\n" in told
    assert f"““{HUB}" not in told
    path = place(tmp_path / "said", recommendation={"option": "van", "rationale": f"“{VAN}” it is."})
    assert f"preferred option. “{VAN}” it is." in appraise("brief", path).out
    assert appraise("brief", path, "-o", tmp_path / "paper.html").code == 0
    assert appraise("verify", tmp_path / "paper.html", path).code == 0


@pytest.mark.parametrize(
    ("number", "unit", "told"),
    [
        (3664, "£ thousand", "£3.7 million"),
        (3664, "£ thousand a year", "£3.7 million a year"),
        (4000, "£ thousand", "£4 million"),
        (981, "£ thousand", "£981 thousand"),
        (3664321, "£", "£3.7 million"),
        (1500, "€ million", "€1,500 million"),
        (-2500, "£ thousand", "-£2.5 million"),
        (3664, "thousand hours", "3,664 thousand hours"),
        (3664, "", "3,664"),
        (5000, "£ per bed", "£5,000 per bed"),
    ],
)
def test_a_sum_in_a_sentence_is_in_millions_from_a_million_on(number: float, unit: str, told: str) -> None:
    assert spoken(number, unit) == told


def test_tables_keep_the_sum_as_it_is_given(appraise: Appraise, tmp_path: Path) -> None:
    costs = {"hub": {"total": 3664, "low": 3300, "high": 4000}, "van": {"total": 981}}
    told = appraise("brief", place(tmp_path, costs=costs, cost_unit="£ thousand")).out
    said = f"“{HUB}” costs £3.7 million (between £3.3 million and £4 million), £2.7 million more than “{VAN}”."
    assert said in told
    assert "| £3,664 thousand |" in told


def test_what_cannot_be_changed_stands_in_the_first_section(appraise: Appraise, tmp_path: Path) -> None:
    one = appraise("brief", place(tmp_path / "one", constraints=["The grant lapses on 31 March 2028"])).out
    assert "**What can't be changed.** The grant lapses on 31 March 2028." in section(one, "1. The decision")
    two = appraise("brief", place(tmp_path / "two", constraints=["No lease.", "No cash."])).out
    assert "**What can't be changed.**\n\n- No lease.\n- No cash.\n" in section(two, "1. The decision")
    assert "can't be changed" not in appraise("brief", place(tmp_path)).out


def test_headings_name_what_is_there(appraise: Appraise, tmp_path: Path) -> None:
    panel = [{"name": "Ann"}]
    told = headings(appraise("brief", place(tmp_path, panel=panel)).out)
    assert {"Annex F: people", "Annex H: criteria", "Annex I: sources"} <= set(told)


def test_swings_reasons_and_notes_stand_in_the_annexes(appraise: Appraise, tmp_path: Path) -> None:
    weights = {"method": "swing", "values": {"merit": 100}, "factors": {"staff": 15}}
    told = appraise("brief", place(tmp_path, weights=weights)).out
    assert "| Criterion | Swing given | Weight here | Why it weighs so | Source |" in told
    assert "| Merit | 100 | 100% | It is what counts. | Book |" in told
    assert "| Staff | 15 | 15 |" in told
    assert "| Book | Made up. |" in told
