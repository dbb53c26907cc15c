"""What the rules about the question and the outcomes find beyond their pages' examples, and what they let pass."""

from pathlib import Path

import pytest
from asking import LOCAL, found, places
from overlay import BASE

from integration_appraisal.checking import check_paths
from integration_appraisal.rules import chosen


@pytest.mark.parametrize("question", ["", "  ", "Which site?", "?"])
def test_a_question_is_a_sentence(tmp_path: Path, question: str) -> None:
    assert [file for file, _ in places(tmp_path, "P101", {LOCAL: {"question": question}})] == [LOCAL]


def test_three_words_will_do(tmp_path: Path) -> None:
    assert found(tmp_path, "P101", {LOCAL: {"question": "Who reads more?"}}) == []


@pytest.mark.parametrize("code", ["P101", "P102"])
def test_where_the_field_is_absent_the_finding_stands_at_the_area(tmp_path: Path, code: str) -> None:
    local = tmp_path / LOCAL
    local.write_text("# A place that says nothing yet.\narea: Smalltown\n", "utf-8")
    (finding,) = check_paths([str(local)], str(BASE), chosen([code])).findings
    assert finding.position == (2, 1)


def test_each_outcome_without_a_measure_is_found(tmp_path: Path) -> None:
    outcomes = [{"name": "More readers", "measure": " "}, {"name": "New readers", "measure": "Visits"}, {"name": "Joy"}]
    assert places(tmp_path, "P103", {LOCAL: {"outcomes": outcomes}}) == [(LOCAL, "measure: ' '"), (LOCAL, "name: Joy")]


@pytest.mark.parametrize(
    "name",
    [
        "Set up a joint board",
        "Setting up a joint board",
        "To establish one team",
        "Create a hub",
        "creating a hub",
        "Appoint a head",
        "Merge the two libraries",
        "Merging the two libraries",
        "Introduce a card",
        "Implementing the plan",
        "Develop a framework",
        "Agree a budget",
        "Pool the budgets",
        "Commission a survey",
        "Restructure the service",
        "Reorganise the service",
        "Reorganizing the service",
        "Re-tender the contract",
        "Put in place a joint team",
        "Roll out one card",
        " Integrate the teams",
    ],
)
def test_a_name_that_begins_with_a_verb_of_arranging_is_a_means(tmp_path: Path, name: str) -> None:
    (finding,) = found(tmp_path, "P104", {LOCAL: {"outcomes": [{"name": name, "measure": "Any"}]}})
    assert "which is a means" in finding.message


@pytest.mark.parametrize(
    "name",
    [
        "More people use the library",
        "Fewer days lost to waiting",
        "Settled readers",
        "Agreement between readers and staff",
        "Created by readers, for readers",
        "Pools of quiet in a loud town",
        "People find new ways to develop",
        "Merged or not, one card for all",
        "One card",
    ],
)
def test_a_name_that_says_what_is_better_is_an_outcome(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, "P104", {LOCAL: {"outcomes": [{"name": name, "measure": "Any"}]}}) == []
