"""Two appraisals compared: records by id, which say what moved and can be sent to another process."""

import pickle
from math import fsum
from pathlib import Path
from typing import Any

import pytest

from cli.files import criterion, factor, option
from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.compare import Comparison, NothingInCommon, compare
from integration_appraisal.appraisal.entries import Band
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.scales import Judged, Linear
from report.places import appraised


def _place(folder: Path, level: int, at_least: int, scale: dict[str, Any], **given: Any) -> Appraisal:
    """Of two options, a relies on money and is better on x."""
    need = {"at_least": at_least, "essential": True}
    options = option("a", {"x": 80, "y": 20}, relies_on={"money": need}), option("b", {"x": 20, "y": 60})
    criteria = [criterion("x", weight=2), criterion("y", scale=scale)]
    lists = {"criteria": criteria, "local_factors": [factor("money", points=20)]}
    return appraised(folder, *options, lists=lists, local_factors={"money": {"level": level}}, **given)


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    old = _place(tmp_path / "old", 3, 2, {"kind": "judged"})
    new = _place(tmp_path / "new", 1, 3, {"kind": "linear", "worst": 0, "best": 200}, ruled_out={"b": {}})
    return compare(old, new)


def test_options_have_their_values_ranks_and_readiness_before_and_after(comparison: Comparison) -> None:
    a, b = comparison.options.values()
    assert a.value_before == pytest.approx(60)
    assert (a.id, a.rank_before, a.ready_before) == ("a", 1, Ready.YES)
    assert (b.id, b.rank_before, b.rank_after) == ("b", 2, None)
    assert a.ready_after is Ready.NO
    assert a.moved == a.value_after - a.value_before
    assert (comparison.lead_before.first, comparison.lead_after.first) == (("a",), ("a",))


def test_old_and_new_of_a_change_are_what_the_engine_or_a_file_knows(comparison: Comparison) -> None:
    changes = {change.ids: (change.old, change.new) for change in comparison.changes}
    assert changes["money",] == (3, 1)
    assert changes["a", "relies_on", "money"] == (Band(2, None), Band(3, None))
    assert changes["y", "scale"] == (Judged(), Linear(0, 200))
    assert changes["b",] == (False, True)


def test_the_points_that_changes_moved_sum_to_the_whole_move(comparison: Comparison) -> None:
    for own in comparison.options.values():
        assert fsum(moved.points[own.id] for moved in comparison.moved) == pytest.approx(own.moved, abs=1e-12)


def test_what_alone_alters_first_place_names_who_is_first_then_and_who_is_ready(tmp_path: Path) -> None:
    old = _place(tmp_path / "old", 3, 3, {"kind": "judged"})
    new = _place(tmp_path / "new", 3, 3, {"kind": "judged"}, ruled_out={"a": {}})
    (altered,) = compare(old, new).alone
    assert (altered.change.kind, altered.change.ids, altered.first) == ("ruled_out", ("a",), ("b",))
    assert altered.ready == {"a": Ready.YES, "b": Ready.YES}


def test_what_a_comparison_found_can_be_sent_to_another_process(comparison: Comparison) -> None:
    assert pickle.loads(pickle.dumps(comparison)) == comparison  # noqa: S301 - our own bytes


def test_two_with_nothing_in_common_raise_and_say_so(tmp_path: Path) -> None:
    one, other = (appraised(tmp_path / name, option(name, {"merit": 1})) for name in "ab")
    with pytest.raises(NothingInCommon, match="no option, or no criterion with weight, in common"):
        compare(one, other)
