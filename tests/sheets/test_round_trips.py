"""Random tables go out and come back the same: through a scoring sheet, and through every export that is read back."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from integration_appraisal.appraisal.appraise import Appraisal, appraise
from integration_appraisal.loading import local
from integration_appraisal.loading.assembly import assemble
from integration_appraisal.loading.files import ONE_FILE, File
from integration_appraisal.loading.loader import Inputs
from integration_appraisal.loading.local import LocalFile
from integration_appraisal.sheets.exporting import csv, xlsx
from integration_appraisal.sheets.files import yaml_of
from integration_appraisal.sheets.importing import imported
from integration_appraisal.sheets.scoring import workbook
from sheets.test_scoring_sheet import without_sources
from wide import wide

WORD = st.text("abcdefghijklmnopqrstuvwxyzäéßŁж中0123456789-+=@'\"(),.;:%£&<>!?#", min_size=1, max_size=8)
SENTENCE = st.lists(WORD, min_size=1, max_size=5).map(" ".join).filter(lambda text: text == text.strip())
NAME = st.builds("{}{}".format, st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ=+-@É"), SENTENCE)
NUMBER = st.one_of(
    st.integers(-1000, 1000), st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: float(f"{number:.9g}") + 0.0)
)
PEOPLE = ["Ann", "Bo Ek", "=Cy", "Dée (chair)", "12"]
GRADES = [
    ["poor", "fair", "good"],
    ["--", "-", "0", "+", "++"],
    ["1", "2"],
    ["no", "yes"],
    ["Red", "Amber/red", "Green"],
]


def names(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(
        NAME, min_size=least, max_size=most, unique_by=lambda name: " ".join(name.casefold().split()).strip(" *:†")
    )


@st.composite
def scales(draw: Any) -> dict[str, Any]:
    kind = draw(st.sampled_from(["judged", "linear", "piecewise", "grades", "relative", "proportional"]))
    unit = draw(st.sampled_from([{}, {"unit": "days"}, {"unit": "£"}, {"unit": "%"}]))
    if kind == "judged":
        return {"kind": kind, **draw(st.sampled_from([{}, {"worst": "Nothing is shared", "best": "= all is"}]))}
    if kind == "linear":
        worst, best = draw(st.lists(st.integers(-99, 99), min_size=2, max_size=2, unique=True))
        return {"kind": kind, **unit, "worst": worst, "best": best}
    if kind == "piecewise":
        scores = sorted(draw(st.lists(st.integers(-99, 99), min_size=2, max_size=4, unique=True)))
        values = sorted(draw(st.lists(st.integers(0, 100), min_size=len(scores), max_size=len(scores))))
        return {"kind": kind, **unit, "points": [list(own) for own in zip(scores, values, strict=True)]}
    if kind == "grades":
        grades = draw(st.sampled_from(GRADES))
        values = draw(st.lists(st.integers(0, 100), min_size=len(grades), max_size=len(grades)))
        return {"kind": kind, "grades": dict(zip(grades, values, strict=True))}
    return {"kind": kind, **unit, "better": draw(st.sampled_from(["higher", "lower"]))}


def on(scale: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Scores on a scale, with up to four digits."""
    ends = {"judged": (0, 100), "relative": (-500, 500), "proportional": (1, 500)}.get(scale["kind"])
    if scale["kind"] == "grades":
        return st.sampled_from(list(scale["grades"]))
    if scale["kind"] == "linear":
        ends = tuple(sorted((scale["worst"], scale["best"])))
    if scale["kind"] == "piecewise":
        ends = (scale["points"][0][0], scale["points"][-1][0])
    return st.integers(100 * ends[0], 100 * ends[1]).map(
        lambda number: number // 100 if number % 100 == 0 else number / 100
    )


@st.composite
def entries(draw: Any, scale: dict[str, Any]) -> dict[str, Any]:
    is_grades, has_ends = scale["kind"] == "grades", scale["kind"] not in ("relative", "proportional")
    ways = ["score", *(["unknown"] if has_ends else []), *([] if is_grades else ["range", "marks", "around"])]
    way = draw(st.sampled_from(ways))
    numbers = [draw(on(scale)) for _ in range(3)]
    entry: dict[str, Any] = {"score": numbers[0]}
    if way == "unknown":
        entry = {"score": "unknown"}
    elif way == "marks":
        people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True))
        entry = {"marks": {person: draw(on(scale)) for person in people}}
    elif way != "score":
        low, score, high = sorted(numbers)
        entry = {"low": low, "high": high} | ({"score": score} if way == "around" else {})
    if draw(st.booleans()):
        entry |= {"rationale": draw(SENTENCE), "basis": draw(st.sampled_from(["judgement", "stated", "evidence"]))}
    return entry


@st.composite
def tables(draw: Any) -> dict[str, Any]:
    """A catalogue as data, in the layout of a file."""
    groups = draw(names(0, 2))
    criteria = []
    for number, name in enumerate(draw(names(1, 3))):
        own = {"id": f"c{number}", "name": name, "weight": draw(st.integers(1, 100))}
        if groups:
            own["group"] = f"g{draw(st.integers(0, len(groups) - 1))}"
        if draw(st.booleans()):
            own |= {"question": draw(SENTENCE), "rationale": draw(SENTENCE)}
        criteria.append(own | {"scale": draw(scales())})
    used = {own.get("group") for own in criteria}
    options = []
    for number, name in enumerate(draw(names(1, 3))):
        role = "baseline" if number == 0 else draw(st.sampled_from(["alternative", "do_minimum"]))
        own = {"id": f"o{number}", "name": name, "role": role}
        if draw(st.booleans()):
            own |= {"summary": draw(SENTENCE)}
        options.append(own | {"scores": {each["id"]: draw(entries(each["scale"])) for each in criteria}})
    named = [{"id": f"g{number}", "name": name} for number, name in enumerate(groups) if f"g{number}" in used]
    return {"groups": named, "criteria": criteria, "options": options}


def appraised(data: dict[str, Any], title: str) -> Appraisal:
    """The catalogue that some data says, read as its file is."""
    text = yaml_of({name: own for name, own in data.items() if own}, "")
    catalogue, findings = assemble("c.yaml", [File("c.yaml", "c.yaml", text.encode(), within=ONE_FILE)])
    shaped, faults = local.parse(yaml_of({"area": title}, "").encode(), "l.yaml")
    errors = [str(own) for own in findings + faults if own.severity == "error"]
    assert not errors, (errors, text)
    return appraise(Inputs(catalogue, [], (), LocalFile(shaped.document, shaped.model)))


def ordered(data: dict[str, Any]) -> dict[str, Any]:
    """Groups get their ids anew, from their names, and come as criteria mention them; marks come person by person."""
    kept = without_sources(deepcopy(data))
    names = {own["id"]: own["name"] for own in kept["groups"]}
    for own in kept["criteria"]:
        own["group"] = names.get(own.get("group"))
    return kept | {"groups": sorted(names.values())}


def check(data: dict[str, Any], title: str) -> None:
    appraisal = appraised(data, title)
    for name, content in (
        ("sheet.xlsx", workbook(appraisal)),
        ("table.xlsx", xlsx.write(appraisal)),
        ("table.csv", csv.write(appraisal).encode()),
    ):
        found = imported(content, name)
        assert not [str(own) for own in found.findings], name
        assert ordered(found.contents.catalogue) == ordered(data), name
        assert found.contents.local["area"] == title, name


def quoted(text: str) -> dict[str, Any]:
    """A table whose only rationale begins as text does that was kept from being a formula."""
    criterion = {"id": "c0", "name": "A", "weight": 1, "question": "Q", "rationale": text, "scale": {"kind": "judged"}}
    option = {"id": "o0", "name": "B", "role": "baseline", "scores": {"c0": {"score": 0}}}
    return {"groups": [], "criteria": [criterion], "options": [option]}


def marked() -> dict[str, Any]:
    """A table in which one person alone gave the only mark."""
    data = quoted("R")
    data["options"][0]["scores"]["c0"] = {"marks": {"Ann": 0}}
    return data


FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@FEW
@given(tables(), NAME)
@example(quoted("'=1"), "A")
@example(quoted("''+ 1"), "'-A")
@example(marked(), "A")
def test_what_goes_out_comes_back(data: dict[str, Any], title: str) -> None:
    check(data, title)


@pytest.mark.slow
@settings(FEW, max_examples=wide(60))
@given(tables(), NAME)
def test_what_goes_out_comes_back_many_times(data: dict[str, Any], title: str) -> None:
    check(data, title)
