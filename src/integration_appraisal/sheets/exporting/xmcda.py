"""XMCDA 4.0.0, the Decision Deck consortium's XML for such problems."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.figures import exact
from integration_appraisal.sheets.given import given

NAMESPACE = "http://www.decision-deck.org/2021/XMCDA-4.0.0"


def write(appraisal: Appraisal) -> str:
    """Alternatives, criteria, the performance table with people's marks, scales with ends and grades, and weights."""
    data = given(appraisal)
    root = ET.Element("xmcda", xmlns=NAMESPACE)
    for tag, item, entries in (("alternatives", "alternative", "options"), ("criteria", "criterion", "criteria")):
        listed = ET.SubElement(root, tag)
        for own in data[entries]:
            ET.SubElement(listed, item, id=own["id"], name=own["name"])
    table = ET.SubElement(root, "performanceTable")
    for option in data["options"]:
        row = ET.SubElement(table, "alternativePerformances")
        ET.SubElement(row, "alternativeID").text = option["id"]
        for criterion in data["criteria"]:
            performance = ET.SubElement(row, "performance")
            ET.SubElement(performance, "criterionID").text = criterion["id"]
            _values(ET.SubElement(performance, "values"), option["scores"].get(criterion["id"], {}))
    scales = ET.SubElement(root, "criteriaScales")
    weights = ET.SubElement(root, "criteriaValues", mcdaConcept="weights")
    for criterion in data["criteria"]:
        own = ET.SubElement(scales, "criterionScales")
        ET.SubElement(own, "criterionID").text = criterion["id"]
        _scale(ET.SubElement(ET.SubElement(own, "scales"), "scale"), criterion["scale"])
        weight = ET.SubElement(weights, "criterionValues")
        ET.SubElement(weight, "criterionID").text = criterion["id"]
        _number(ET.SubElement(ET.SubElement(weight, "values"), "value"), criterion["weight"])
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _values(values: ET.Element, entry: Mapping[str, Any]) -> None:
    """The score, the marks of people by their names, and the range; NA where nothing is known."""
    marks = entry.get("marks", {})
    named = [({"name": person}, mark) for person, mark in marks.items()]
    score = entry.get("score", "unknown")
    if score != "unknown" or (not marks and "low" not in entry):
        named.insert(0, ({}, score))
    for attributes, mark in named:
        _number(ET.SubElement(values, "value", attributes), mark)
    if "low" in entry and not isinstance(entry["low"], str):
        interval = ET.SubElement(ET.SubElement(values, "value", name="range"), "interval")
        for end, tag in (("low", "lowerBound"), ("high", "upperBound")):
            _number(ET.SubElement(interval, tag), entry[end])


def _number(value: ET.Element, number: float | str) -> None:
    if number == "unknown":
        ET.SubElement(value, "NA")
    else:
        is_word = isinstance(number, str)
        ET.SubElement(value, "label" if is_word else "real").text = number if isinstance(number, str) else exact(number)


def _scale(scale: ET.Element, data: Mapping[str, Any]) -> None:
    """Grades as labels with their values; all others as a direction with a least and a largest score."""
    if data["kind"] == "grades":
        own = ET.SubElement(scale, "qualitative")
        ET.SubElement(own, "preferenceDirection").text = "max"
        labels = ET.SubElement(own, "valuedLabels")
        for name, value in data["grades"].items():
            label = ET.SubElement(labels, "valuedLabel")
            ET.SubElement(label, "label").text = name
            _number(ET.SubElement(label, "value"), value)
        return
    own = ET.SubElement(scale, "quantitative")
    ends = _ends(data)
    is_less = data.get("better") == "lower" or (ends is not None and ends[0] > ends[1])
    ET.SubElement(own, "preferenceDirection").text = "min" if is_less else "max"
    for tag, end in zip(("minimum", "maximum"), sorted(ends or ()), strict=False):
        _number(ET.SubElement(own, tag), end)


def _ends(data: Mapping[str, Any]) -> tuple[float, float] | None:
    """The worst and the best score of a scale, where it has them."""
    if data["kind"] == "judged":
        return 0.0, 100.0
    if data["kind"] == "linear":
        return data["worst"], data["best"]
    if data["kind"] == "piecewise":
        first, last = data["points"][0], data["points"][-1]
        return (first[0], last[0]) if first[1] <= last[1] else (last[0], first[0])
    return None
