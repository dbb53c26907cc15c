"""User data never raises: whatever a file is changed into, it has findings or is appraised."""

import json
from math import isfinite
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from integration_appraisal.appraisal.appraise import appraise
from integration_appraisal.loading.loader import Inputs
from loading.small import CATALOGUE
from support import EXAMPLES, catalogue_of, local_of

LOCAL = """\
area: A
status: draft
date: 2013-03-01
outcomes: [{name: B, baseline: 3}]
local_factors: {pace: {level: 3, low: 2, high: 4, source: {work: book}}, pressure: {level: 3}}
weights: {method: ranking, order: [quality, [price, finish], reach, spread]}
scores: {alpha: {finish: {score: good}, reach: {score: 10, low: 5, high: 15}}}
must_haves: {quality: 30}
ruled_out: {beta: {reason: none}}
discounting: {rate: 3.5, first_year: 2026, prices: 2026}
costs: {alpha: {total: 3, low: 2, high: 4}, beta: {yearly: [3, 1], optimism_bias: 15, low: 3, high: 9}}
variants:
  - {id: north, name: North, kind: area, local_factors: {trust: {level: 1}}}
  - id: south
    name: South
    kind: area
    weights: {method: swing, values: {quality: 100, price: 5, finish: 1, reach: 0, spread: 0}}
panel: [{name: P, chair: true}]
answers: {safeguards: {children: met}}
recommendation: {option: alpha}
sources: [{id: own, title: T}]
accepts: [{rule: P104, reason: so}]
"""
TEXTS = {**CATALOGUE, "local.yaml": LOCAL}

Path = tuple[str | int, ...]
JUNK: list[Any] = [
    *(
        None,
        True,
        0,
        1,
        -1,
        2.5,
        1e11,
        1e13,
        10**30,
        "",
        "x",
        "kind",
        "grades",
        "Quality",
        "quality",
        "2013-03-01",
        "[key]",
    ),
    *([], {}, [None], [[]], [[1, 2]], {"": 1}, {"kind": "kind"}, {"kind": "grades"}, {"quality": {"score": "x"}}),
    *([0, 0], [[0, 0], [0, 1]], {"level": 9}, {"id": "quality"}, [{"id": "a"}], {"Quality": {}}, {"method": "points"}),
]


def _data(text: str) -> Any:
    """A file as plain data, dates as text."""
    return json.loads(json.dumps(yaml.load(text, yaml.CSafeLoader), default=str))


def _paths(data: Any, path: Path = ()) -> list[Path]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for step, inner in steps for found in _paths(inner, (*path, step)))]


def _changed(data: Any, path: Path, change: Any) -> Any:
    """Data with one place taken out, called otherwise, repeated or put to something else."""
    if not path:
        return change[1] if change[0] == "put" else data
    parent = data
    for step in path[:-1]:
        parent = parent[step]
    last, (how, junk) = path[-1], change
    if how == "put":
        parent[last] = junk
    elif how == "out":
        del parent[last]
    elif isinstance(parent, dict):
        parent[str(junk)] = parent.pop(last)
    else:
        parent.append(parent[last])
    return data


PLACES = [(name, path) for name, text in TEXTS.items() for path in _paths(_data(text))]
CHANGES = st.tuples(st.sampled_from(["put", "put", "out", "move"]), st.sampled_from(JUNK))


@settings(EXAMPLES, max_examples=100)
@given(changes=st.lists(st.tuples(st.sampled_from(PLACES), CHANGES), min_size=1, max_size=3))
@example(
    changes=[(("criteria/all.yaml", ("criteria", 1, "scale")), ("put", {"kind": "linear", "worst": 50, "best": 50}))]
)
@example(changes=[(("criteria/all.yaml", ("criteria", 3, "scale", "points", 1, 0)), ("put", 0))])
def test_any_change_of_any_file_is_appraised_or_has_findings(changes: list[Any]) -> None:
    data = {name: _data(text) for name, text in TEXTS.items()}
    for (name, path), change in changes:
        if path in _paths(data[name]):
            data[name] = _changed(data[name], path, change)
    texts = {name: json.dumps(content) for name, content in data.items()}
    local = texts.pop("local.yaml")
    catalogue, findings = catalogue_of(texts)
    read, faults = local_of(local, catalogue)
    findings += faults
    assert all(finding.message.isprintable() for finding in findings)
    if findings:
        return
    assert read is not None
    appraisal = appraise(Inputs(catalogue, [], (), read))
    assert appraisal.agreement.keys() <= {"area", "group", "scenario", "stakeholder"}
    assert all(isfinite(option.value) for option in appraisal.ranking.options.values())
    assert all(isfinite(cost.total) for cost in appraisal.costs.values())
    assert abs(sum(criterion.weight for criterion in appraisal.ranking.criteria.values()) - 1) < 1e-9
