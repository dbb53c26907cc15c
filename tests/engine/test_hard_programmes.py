"""Numbers that are very small beside others: solved, or said to be unsolved, and never a fault of ours."""

from pathlib import Path

import pytest

from cli.files import criterion, option, place
from cli.printed import data_of, words_of
from conftest import Appraise
from integration_appraisal.engine import optimality
from integration_appraisal.engine.optimality import never_lead
from integration_appraisal.engine.programme import Unsolved
from integration_appraisal.engine.robustness.weights import tied

# HiGHS ends on these with kNotset and kSolveError where it is asked once only.
CELLS = [
    [[0, 3e-8, 3e-8, 1e-9, 1e-8, 0], [100, 2e-8, 1e-8, 1e-9, 100, 100], [1e-8, 100, 100, 3e-8, 4e-7, 1e-8]],
    [[100, 50, 0, 4e-7, 1e-8, 0], [1e-8, 1e-8, 3e-8, 100, 0, 50], [85, 99.99999999, 4e-7, 99.99999999, 0, 55]],
    [[2e-7, 99.99999999, 50, 3e-8], [100, 3e-8, 1e-9, 3e-8], [0, 50, 3e-8, 0], [50, 1e-8, 1e-8, 3e-8]],
]


@pytest.mark.parametrize("cells", CELLS)
def test_small_numbers_beside_large_ones_end_in_an_answer(cells: list[list[float]]) -> None:
    best = {max(range(len(cells)), key=lambda row: cells[row][column]) for column in range(len(cells[0]))}
    assert not best & set(never_lead(cells, [0.0] * len(cells), range(len(cells))))


def test_what_the_solver_leaves_open_is_said(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gives_up(_programme: object) -> None:
        raise Unsolved("no answer")

    monkeypatch.setattr(optimality, "solve", gives_up)
    path = place(
        tmp_path,
        option("one", {"merit": 40, "speed": 60}),
        option("two", {"merit": 70, "speed": 50}),
        lists={"criteria": [criterion("merit"), criterion("speed")]},
    )
    found = data_of(appraise, "sensitivity", path)
    assert found["unsolved"] == ["one"]
    assert found["never_lead"] == []
    assert "Whether any weights put One first could not be worked out." in words_of(appraise, "sensitivity", path)
    assert appraise("validate", tmp_path).code == 0
    assert appraise("brief", path, "-o", tmp_path / "paper.md").code == 0


def test_an_order_is_told_by_the_weights_however_unlike_their_sizes() -> None:
    given = [0.000001, 0.000002, 1_000_000.0, 0.000002]
    shares = [weight / sum(given) for weight in given]
    assert tied(shares) == [(2,), (1, 3), (0,)]


def test_costs_without_a_baseline_are_compared_with_one_another(appraise: Appraise, tmp_path: Path) -> None:
    path = place(tmp_path, option("one", {"merit": 40}), option("two", {"merit": 70}))
    for own in (tmp_path / "catalogue" / "options").iterdir():
        own.write_text(own.read_text().replace("baseline", "alternative"))
    path.write_text(path.read_text().replace("{", '{"costs": {"one": {"total": 5}, "two": {"total": 9}},', 1))
    found = data_of(appraise, "score", path)
    assert found["costs"]["baseline"] is None
    assert {own["standing"] for own in found["costs"]["options"]} == {"frontier"}
    assert "baseline" not in words_of(appraise, "score", path)
    for ending in ("md", "html", "docx"):
        assert appraise("brief", path, "-o", tmp_path / f"paper.{ending}").code == 0


def test_who_would_be_first_is_told_with_whether_it_could_start(appraise: Appraise, tmp_path: Path) -> None:
    path = place(
        tmp_path,
        option("one", {"merit": 60}, relies_on={"pace": {"at_least": 3, "essential": False}}),
        option("two", {"merit": 58}, relies_on={"trust": {"at_least": 3, "essential": True}}),
        lists={
            "criteria": [criterion("merit")],
            "local_factors": [
                {"id": name, "name": name.title(), "levels": ["a", "b", "c"], "points": 10}
                for name in ("pace", "trust")
            ],
        },
        local_factors={"pace": {"level": 3}, "trust": {"level": 3}},
        variants=[
            {"id": "slow", "name": "Slow", "kind": "scenario", "local_factors": {"pace": {"level": 1}}},
        ],
    )
    words = words_of(appraise, "sensitivity", path)
    assert "“Pace” falls to level 2 (it is at 3; no range is given): then Two is first." in words
    path.write_text(path.read_text().replace('"trust": {\n      "level": 3', '"trust": {\n      "level": 2'))
    words = words_of(appraise, "sensitivity", path)
    assert "then Two is first, not ready." in words
    assert "In “Slow” Two is first, not ready" in words_of(appraise, "score", path)
    after = tmp_path / "after.yaml"
    after.write_text(path.read_text().replace('"pace": {\n      "level": 3', '"pace": {\n      "level": 1', 1))
    assert "not ready" in words_of(appraise, "diff", path, after)


def test_points_stand_as_they_were_given(appraise: Appraise, tmp_path: Path) -> None:
    path = place(
        tmp_path,
        option("one", {"merit": 40, "speed": 60}),
        option("two", {"merit": 70, "speed": 50}),
        lists={"criteria": [criterion("merit", weight=3), criterion("speed", weight=7)]},
        weights={"method": "catalogue", "values": {"merit": 12}},
    )
    assert [own["given"] for own in data_of(appraise, "score", path)["criteria"]] == [12, 7]
