"""The JSON of ``appraise score`` as design promises it: a JSON Schema, and what must hold between its numbers."""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum, isclose
from typing import Any

from jsonschema import Draft202012Validator

Json = dict[str, Any]

TEXT = {"type": "string"}
NUMBER = {"type": "number"}
WHOLE = {"type": "integer"}
TRUTH = {"type": "boolean"}
DIGEST = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}


def record(**fields: Json) -> Json:
    """Keys may be added, these stay."""
    return {"type": "object", "required": list(fields), "properties": fields}


def many(entry: Json) -> Json:
    return {"type": "array", "items": entry}


def by_id(entry: Json) -> Json:
    return {"type": "object", "propertyNames": {"pattern": "^[a-z][a-z0-9_]{0,63}$"}, "additionalProperties": entry}


def maybe(entry: Json) -> Json:
    return {"anyOf": [entry, {"type": "null"}]}


def one_of(*words: str) -> Json:
    return {"enum": list(words)}


LEAD = record(
    first=many(TEXT),
    second=many(TEXT),
    points=maybe(NUMBER),
    verdict=one_of("none", "tie", "conditional", "only", "close", "clear"),
    ready=many(TEXT),
)
PLACED = many(record(id=TEXT, rank=maybe(WHOLE), value=NUMBER))
OPTION = record(
    id=TEXT,
    name=TEXT,
    rank=maybe(WHOLE),
    tied=TRUTH,
    value=NUMBER,
    benefit=NUMBER,
    losses=by_id(NUMBER),
    ready=one_of("yes", "no", "unknown"),
    unmet=many(
        record(
            factor=TEXT,
            level=WHOLE,
            at_least=maybe(WHOLE),
            at_most=maybe(WHOLE),
            gap=WHOLE,
            essential={"enum": [True, False]},
        )
    ),
    ruled_out=maybe(record(by=one_of("local", "must_have"), criterion=maybe(TEXT), reason=maybe(TEXT))),
    scores=by_id({"type": ["number", "string"]}),
    values=by_id(NUMBER),
    contributions=by_id(NUMBER),
)
FINDING = record(
    code={"type": "string", "pattern": "^[FSLPN][0-9]{3}$"},
    severity=one_of("error", "warning", "note"),
    message=TEXT,
    file={"type": "string", "pattern": r"^[^\\]+$"},
    line={"type": "integer", "minimum": 1},
    column={"type": "integer", "minimum": 1},
)
SCORE = record(
    schema={"const": "appraise.score/1"},
    area=TEXT,
    status=one_of("draft", "final"),
    variant=maybe(TEXT),
    notice=maybe(TEXT),
    catalogue=record(title=TEXT, digest=DIGEST),
    digest=DIGEST,
    weights=record(
        method=one_of("catalogue", "points", "swing", "ranking", "equal"),
        agreed_on=maybe({"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}),
        emphasis=TRUTH,
    ),
    criteria=many(
        record(
            id=TEXT,
            group=maybe(TEXT),
            kind=one_of("judged", "linear", "piecewise", "grades", "relative"),
            weight=NUMBER,
            catalogue_weight=NUMBER,
            multiplier=NUMBER,
            multipliers=by_id(NUMBER),
        )
    ),
    local_factors=many(record(id=TEXT, level=maybe(WHOLE), points=maybe(NUMBER), emphasises=by_id(NUMBER))),
    options=many(OPTION),
    steps=record(criteria=PLACED, emphasis=PLACED, losses=PLACED),
    by_group=many(record(group=TEXT, options=PLACED)),
    lead=LEAD,
    variants=many(
        record(
            id=TEXT,
            name=TEXT,
            kind=one_of("area", "group", "scenario", "stakeholder"),
            lead=LEAD,
            options=many(record(id=TEXT, rank=maybe(WHOLE), value=NUMBER, regret=maybe(NUMBER))),
        )
    ),
    agreement=many(record(kind=TEXT, kendall_w=maybe(NUMBER))),
    findings=many(FINDING),
)

CLOSE_CALL = 5.0
TIE = 1e-9


def check(found: Json) -> None:
    """Everything that the contract says of one result."""
    Draft202012Validator(SCORE).validate(found)
    _check_weights(found)
    for option in found["options"]:
        _check_option(found, option)
    _check_ranking(found["options"])
    _check_steps(found)
    _check_groups(found)
    _check_lead(found["lead"], found["options"])
    for variant in found["variants"]:
        _check_variant(found, variant)
    _check_agreement(found)


def _same(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _check_weights(found: Json) -> None:
    criteria = found["criteria"]
    for name in ("weight", "catalogue_weight"):
        assert _same(fsum(criterion[name] for criterion in criteria), 1)
    for criterion in criteria:
        product = 1.0
        for multiplier in criterion["multipliers"].values():
            product *= multiplier
        expected = min(max(product, 0.5), 2.0) if found["weights"]["emphasis"] else 1.0
        assert _same(criterion["multiplier"], expected), criterion
    assert found["weights"]["emphasis"] == (found["weights"]["method"] == "catalogue")


def _check_option(found: Json, option: Json) -> None:
    criteria = [criterion["id"] for criterion in found["criteria"]]
    factors = {factor["id"]: factor for factor in found["local_factors"]}
    assert list(option["scores"]) == list(option["values"]) == criteria
    assert list(option["contributions"]) == [*criteria, *option["losses"]]
    assert all(0 <= value <= 100 for value in option["values"].values())
    for criterion in found["criteria"]:
        points = criterion["weight"] * option["values"][criterion["id"]]
        assert _same(option["contributions"][criterion["id"]], points)
    for name, points in option["losses"].items():
        assert points > 0
        assert option["contributions"][name] == -points
    assert _same(fsum(option["contributions"].values()), option["value"])
    assert _same(option["benefit"] - fsum(option["losses"].values()), option["value"])
    assert {unmet["factor"] for unmet in option["unmet"]} >= set(option["losses"])
    for unmet in option["unmet"]:
        least, most, level = unmet["at_least"], unmet["at_most"], unmet["level"]
        short = 0 if least is None else least - level
        over = 0 if most is None else level - most
        assert unmet["gap"] == max(short, over) > 0
        assert level == factors[unmet["factor"]]["level"]
    if any(unmet["essential"] for unmet in option["unmet"]):
        assert option["ready"] == "no"


def _check_ranking(options: Sequence[Json]) -> None:
    ranked = [option for option in options if option["rank"] is not None]
    assert list(options[: len(ranked)]) == ranked, "those ruled out come last"
    for option in options:
        assert (option["rank"] is None) == (option["ruled_out"] is not None)
        assert option["tied"] == (sum(own["rank"] == option["rank"] for own in ranked) > 1)
    _check_ranks(ranked)


def _check_ranks(ranked: Sequence[Json]) -> None:
    """Rank is one more than the options that are better, and options stand in rank order."""
    for option in ranked:
        assert option["rank"] == 1 + sum(own["rank"] < option["rank"] for own in ranked)
    for upper, lower in pairwise(ranked):
        if upper["rank"] == lower["rank"]:
            assert abs(upper["value"] - lower["value"]) <= TIE
        else:
            assert upper["rank"] < lower["rank"]
            assert upper["value"] > lower["value"]


def _check_placed(found: Json, placed: Sequence[Json]) -> None:
    ruled_out = {option["id"] for option in found["options"] if option["rank"] is None}
    assert {own["id"] for own in placed} == {option["id"] for option in found["options"]}
    ranked = [own for own in placed if own["rank"] is not None]
    assert list(placed[: len(ranked)]) == ranked
    assert {own["id"] for own in placed if own["rank"] is None} == ruled_out
    _check_ranks(ranked)


def _check_steps(found: Json) -> None:
    for placed in found["steps"].values():
        _check_placed(found, placed)
    assert found["steps"]["losses"] == [
        {name: option[name] for name in ("id", "rank", "value")} for option in found["options"]
    ]
    benefits = {option["id"]: option["benefit"] for option in found["options"]}
    assert all(_same(own["value"], benefits[own["id"]]) for own in found["steps"]["emphasis"])
    if found["weights"]["emphasis"]:
        return
    assert found["steps"]["criteria"] == found["steps"]["emphasis"]


def _check_groups(found: Json) -> None:
    """By a group alone, an option is worth the weighted mean of its values on that group's criteria."""
    used = [criterion["group"] for criterion in found["criteria"] if criterion["group"] is not None]
    assert {own["group"] for own in found["by_group"]} <= set(used)
    options = {option["id"]: option for option in found["options"]}
    for own in found["by_group"]:
        _check_placed(found, own["options"])
        weights = {entry["id"]: entry["weight"] for entry in found["criteria"] if entry["group"] == own["group"]}
        for placed in own["options"]:
            points = fsum(options[placed["id"]]["contributions"][criterion] for criterion in weights)
            assert _same(placed["value"], points / fsum(weights.values()))


def _check_lead(lead: Json, options: Sequence[Json]) -> None:
    """``options`` need ``id``, ``rank`` and ``value``; where they say who is ready, that is checked, too."""
    ranks = sorted({option["rank"] for option in options if option["rank"] is not None})
    groups = [[option["id"] for option in options if option["rank"] == rank] for rank in ranks[:2]]
    first, second = (*groups, [], [])[:2]
    assert (lead["first"], lead["second"]) == (first, second)
    values = {option["id"]: option["value"] for option in options}
    if second:
        assert _same(lead["points"], values[first[0]] - values[second[0]])
    else:
        assert lead["points"] is None
    if all("ready" in option for option in options):
        assert lead["ready"] == _best_ready(options)
        assert lead["verdict"] == _verdict(lead, options)


def _best_ready(options: Sequence[Json]) -> list[str]:
    ready = [option for option in options if option["rank"] is not None and option["ready"] == "yes"]
    return [option["id"] for option in ready if option["rank"] == min(own["rank"] for own in ready)]


def _verdict(lead: Json, options: Sequence[Json]) -> str:
    ready = {option["id"]: option["ready"] for option in options}
    if not lead["first"]:
        return "none"
    if len(lead["first"]) > 1:
        return "tie"
    if ready[lead["first"][0]] != "yes":
        return "conditional"
    if not lead["second"]:
        return "only"
    return "close" if lead["points"] < CLOSE_CALL else "clear"


def _check_variant(found: Json, variant: Json) -> None:
    options = variant["options"]
    _check_placed(found, options)
    _check_lead(variant["lead"], options)
    best = max((option["value"] for option in options if option["rank"] is not None), default=0)
    for option in options:
        if variant["kind"] == "scenario" and option["rank"] is not None:
            assert _same(option["regret"], best - option["value"])
        else:
            assert option["regret"] is None


def _check_agreement(found: Json) -> None:
    kinds = [variant["kind"] for variant in found["variants"]]
    assert sorted(own["kind"] for own in found["agreement"]) == sorted(set(kinds))
    for own in found["agreement"]:
        if kinds.count(own["kind"]) == 1:
            assert own["kendall_w"] is None
        elif own["kendall_w"] is not None:
            assert 0 <= own["kendall_w"] <= 1
