"""What the rules about weights find beyond their pages' examples, and what they let pass."""

from pathlib import Path
from typing import Any

import pytest
from asking import CRITERIA, LOCAL, criteria, found, places

from integration_appraisal.findings import Severity

POINTS = {"method": "points", "values": {"reach": 40, "welcome": 30, "calm": 20, "evenings": 0}, "rationale": "Agreed."}
ORDER = ["reach", "welcome", "calm", "evenings"]


def _variant(weights: dict[str, Any]) -> dict[str, Any]:
    return {LOCAL: {"variants": [{"id": "other", "name": "Other", "kind": "stakeholder", "weights": weights}]}}


def test_a_criterion_without_a_reason_for_its_weight_is_an_error(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "P141", criteria(calm={"rationale": " "}))
    assert finding.severity is Severity.ERROR
    assert "Say why it weighs 23." in finding.message


def test_a_variants_weights_need_a_reason_too(tmp_path: Path) -> None:
    assert len(found(tmp_path, "P141", _variant({**POINTS, "rationale": None}))) == 1
    assert found(tmp_path, "P141", _variant(POINTS)) == []


def test_weights_that_are_the_catalogues_need_no_reason_of_their_own(tmp_path: Path) -> None:
    assert found(tmp_path, "P141", _variant({"method": "catalogue"})) == []
    assert len(found(tmp_path, "P141", _variant({"method": "catalogue", "values": {"reach": 50}}))) == 1


@pytest.mark.parametrize(
    ("agreed_on", "scored_on", "count"),
    [
        ("2025-03-02", "2025-03-01", 1),
        ("2025-03-01", "2025-03-01", 0),
        (None, "2025-03-01", 0),
        ("2025-03-02", None, 0),
    ],
)
def test_only_two_dates_in_the_wrong_order_are_found(
    tmp_path: Path, agreed_on: str | None, scored_on: str | None, count: int
) -> None:
    changed = {LOCAL: {"weights": {"agreed_on": agreed_on}, "scored_on": scored_on}}
    assert len(found(tmp_path, "P142", changed)) == count


@pytest.mark.parametrize(
    "weights",
    [
        {"method": "points"},
        {"method": "catalogue"},
        {"method": "equal", "values": None},
        {"method": "ranking", "values": None, "order": ORDER},
    ],
)
def test_a_relative_scale_that_counts_asks_for_swing_weights(tmp_path: Path, weights: dict[str, Any]) -> None:
    if weights.get("values", ...) is not None:
        weights = {**weights, "values": {"evenings": 10}}
    assert places(tmp_path, "P143", {LOCAL: {"weights": weights}}) == [(LOCAL, "weights:")]


def test_a_relative_scale_without_weight_asks_for_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, "P143", {LOCAL: {"weights": {"method": "points"}}}) == []
    assert found(tmp_path, "P143", {LOCAL: {"weights": None}}) == []


def test_without_own_weights_the_catalogues_are_no_swings_either(tmp_path: Path) -> None:
    counted = criteria(evenings={"weight": 10})
    assert places(tmp_path, "P143", {**counted, LOCAL: {"weights": None}}) == [(LOCAL, "weights: null")]


def test_each_variant_that_weighs_for_itself_is_asked(tmp_path: Path) -> None:
    assert len(found(tmp_path, "P143", _variant({**POINTS, "values": {**POINTS["values"], "evenings": 5}}))) == 1
    assert found(tmp_path, "P143", _variant(POINTS)) == []


def test_half_is_not_over_half(tmp_path: Path) -> None:
    values = {"reach": 100, "welcome": 50, "calm": 50, "evenings": 0}
    assert found(tmp_path, "P144", {LOCAL: {"weights": {"values": values}}}) == []


def test_a_criterion_over_half_in_the_catalogue_is_told_once(tmp_path: Path) -> None:
    heavy = criteria(reach={"weight": 80})
    own = {LOCAL: {"weights": {"values": {"welcome": 20, "calm": 20}}}}
    assert places(tmp_path, "P144", {**heavy, **own}) == [(CRITERIA, "weight: 80")]


@pytest.mark.parametrize(
    ("local", "place"),
    [
        (
            {"weights": None, "local_factors": {"lease_pressure": {"level": 3}, "town_growth": {"level": 3}}},
            "local_factors:",
        ),
        ({"weights": {"method": "ranking", "values": None, "order": ORDER}}, "weights:"),
    ],
)
def test_over_half_without_values_of_its_own(tmp_path: Path, local: dict[str, Any], place: str) -> None:
    assert places(tmp_path, "P144", {LOCAL: local}) == [(LOCAL, place)]


@pytest.mark.parametrize(
    ("weights", "place"),
    [
        ({"method": "equal", "values": None}, "method: equal"),
        ({"method": "points", "values": dict.fromkeys(ORDER, 7)}, "values:"),
        ({"method": "catalogue", "values": dict.fromkeys(ORDER, 7)}, "values:"),
        ({"method": "ranking", "values": None, "order": [ORDER]}, "order:"),
    ],
)
def test_equal_weights_by_any_method(tmp_path: Path, weights: dict[str, Any], place: str) -> None:
    assert places(tmp_path, "P145", {LOCAL: {"weights": weights}}) == [(LOCAL, place)]


def test_a_catalogues_equal_weights_are_told_once(tmp_path: Path) -> None:
    equal = criteria(**{name: {"weight": 5} for name in ORDER})
    assert places(tmp_path, "P145", {**equal, LOCAL: {"weights": None}}) == [(CRITERIA, "weight: 5")]


OF_GROWTH = {"level": 3, "rationale": "Ten streets are new.", "source": None}
CATALOGUES = {"method": "catalogue", "values": {"reach": 100}, "rationale": "Agreed."}


def _views(base: dict[str, Any], variant: dict[str, Any], **of_variant: Any) -> dict[str, Any]:
    own = {"id": "other", "name": "Other", "kind": "scenario", "weights": variant, **of_variant}
    return {LOCAL: {"weights": base, "local_factors": {"town_growth": OF_GROWTH}, "variants": [own]}}


@pytest.mark.parametrize(
    ("changed", "marked"),
    [
        (_views(POINTS, POINTS), 1),
        (
            _views(
                POINTS,
                {"method": "equal", "rationale": "Agreed."},
                local_factors={"town_growth": {**OF_GROWTH, "level": 1}},
            ),
            2,
        ),
        (_views(POINTS, CATALOGUES), 0),
        (_views(POINTS, CATALOGUES, local_factors={"town_growth": {**OF_GROWTH, "level": 1}}), 1),
        (_views(CATALOGUES, POINTS), 0),
        (_views(CATALOGUES, POINTS, local_factors={"town_growth": {**OF_GROWTH, "level": 1}}), 1),
    ],
)
def test_a_level_that_no_weights_heed_is_told_where_it_stands(
    tmp_path: Path, changed: dict[str, Any], marked: int
) -> None:
    assert places(tmp_path, "P146", changed) == [(LOCAL, "town_growth:")] * marked


@pytest.mark.parametrize(("method", "asked"), [("catalogue", True), ("points", False)])
def test_a_level_is_not_asked_for_where_it_would_change_nothing(tmp_path: Path, method: str, *, asked: bool) -> None:
    found_ = found(tmp_path, "N103", {LOCAL: {"weights": {"method": method}}})
    assert [finding.message.split(" have")[0] for finding in found_] == ["`lease_pressure` and `town_growth`"] * asked


@pytest.mark.parametrize(("method", "told"), [("catalogue", True), ("points", False)])
def test_advice_to_weigh_by_swing_says_what_then_changes_nothing(tmp_path: Path, method: str, *, told: bool) -> None:
    (finding,) = found(tmp_path, "P143", {LOCAL: {"weights": {"method": method, "values": {"evenings": 10}}}})
    assert finding.message.endswith("by `method: swing`, which no local factor emphasises.") == told
