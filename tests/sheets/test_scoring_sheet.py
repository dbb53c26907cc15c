"""`appraise sheet`: its formulas give our values wherever they are worked out, and reading it back loses nothing."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from cli.command import HARBOURSIDE
from conftest import Appraise
from sheets.books import by_office, needs_office
from sheets.test_export import PLACE
from sheets.test_untidy import imported

MORE = PLACE.replace(
    "    scale: {kind: linear, unit: days", "    question: How long?\n    scale: {kind: linear, unit: days"
)


@pytest.fixture
def local(tmp_path: Path) -> Path:
    (tmp_path / "catalogue.yaml").write_text(MORE, encoding="utf-8")
    (tmp_path / "local.yaml").write_text("area: Here\ncatalogue: catalogue.yaml\n", encoding="utf-8")
    return tmp_path / "local.yaml"


def without_sources(data: dict[str, Any]) -> dict[str, Any]:
    """A catalogue as data, but for where each number stands, and for its title."""
    kept = {name: data.get(name, []) for name in ("groups", "criteria", "options")}
    for own in (*kept["criteria"], *kept["options"]):
        own.pop("source", None)
        for entry in own.get("scores", {}).values():
            entry.pop("source", None)
    return kept


def test_reading_it_back_loses_nothing(appraise: Appraise, local: Path) -> None:
    """Marks of two people, a range alone, grades, points, what is not known, reasons and a basis."""
    sheet = local.with_name("sheet.xlsx")
    assert appraise("sheet", local, "-o", sheet).code == 0
    assert openpyxl.load_workbook(sheet).sheetnames == ["Ann", "Bo", "Agreed"]
    found = imported(sheet.read_bytes(), "sheet.xlsx")
    assert not [str(own) for own in found.findings]
    assert without_sources(found.contents.catalogue) == without_sources(yaml.safe_load(MORE))
    assert found.contents.local["panel"] == [{"name": "Ann"}, {"name": "Bo"}]


def test_a_place_with_weights_and_costs_of_its_own_is_read_back(appraise: Appraise, tmp_path: Path) -> None:
    sheet, table = tmp_path / "sheet.xlsx", tmp_path / "table.csv"
    assert appraise("sheet", HARBOURSIDE, "-o", sheet).code == 0
    assert appraise("export", HARBOURSIDE, "-o", table).code == 0
    by_sheet, by_table = (imported(path.read_bytes(), path.name) for path in (sheet, table))
    assert not by_sheet.findings + by_table.findings
    assert without_sources(by_sheet.contents.catalogue) == without_sources(by_table.contents.catalogue)
    assert by_sheet.contents.local == by_table.contents.local
    assert by_sheet.contents.local["costs"]


def worked_out(content: bytes, name: str) -> dict[str, float]:
    """The totals of a sheet, as they are stored: by option."""
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)[name]
    heads = [cell.value for cell in sheet[2]]
    row = next(row for row in sheet.iter_rows() if row[0].value == "Value out of 100")
    found = {head: cell.value for head, cell in zip(heads, row, strict=True) if head and head.endswith(": worth")}
    return {head.removesuffix(": worth"): value for head, value in found.items() if isinstance(value, float | int)}


def test_the_total_that_is_stored_is_the_value_on_the_criteria(appraise: Appraise, tmp_path: Path) -> None:
    assert appraise("sheet", HARBOURSIDE, "-o", tmp_path / "sheet.xlsx").code == 0
    rows = list(csv.DictReader(appraise("score", HARBOURSIDE, "--format", "csv").out.splitlines()))
    totals = worked_out((tmp_path / "sheet.xlsx").read_bytes(), "Scores")
    assert len(totals) == 6
    local = yaml.safe_load(HARBOURSIDE.read_text(encoding="utf-8"))
    if not local.get("local_factors"):
        assert {own["name"]: float(own["benefit"]) for own in rows} == pytest.approx(totals, abs=0.06)


@needs_office
def test_libreoffice_works_out_what_we_stored(appraise: Appraise, local: Path, tmp_path: Path) -> None:
    """Of every kind of scale, with each option's score there."""
    text = MORE.replace("beds: {score: unknown}", "beds: {score: 5}").replace("{low: 10, high: 30}", "{score: 20}")
    text = text.replace("{marks: {Ann: 10, Bo: 14}}", "{score: 12}")
    text += "      ease: {score: 70}\n      bid: {score: 80}\n"
    text = text.replace(
        "      price: {score: 1200.5}\n",
        "      price: {score: 1200.5}\n      ease: {score: 45}\n      bid: {score: 100}\n",
    )
    more = "  - {id: ease, name: Ease, weight: 1, scale: {kind: judged, worst: hard, best: easy}}\n"
    more += "  - {id: bid, name: Bid, weight: 2, scale: {kind: proportional, unit: £, better: lower}}\n"
    local.with_name("catalogue.yaml").write_text(text.replace("options:\n", more + "options:\n"), encoding="utf-8")
    ran = appraise("sheet", local, "-o", local.with_name("sheet.xlsx"))
    assert ran.code == 0, ran.err
    ours = local.with_name("sheet.xlsx").read_bytes()
    emptied = openpyxl.load_workbook(io.BytesIO(ours))  # which drops every stored result
    out = io.BytesIO()
    emptied.save(out)
    theirs = by_office(out.getvalue(), "xlsx", tmp_path)
    assert worked_out(out.getvalue(), "Scores") == {}
    stored = worked_out(ours, "Scores")
    assert len(stored) == 2
    assert worked_out(theirs, "Scores") == pytest.approx(stored, abs=1e-9)
    rows = list(csv.DictReader(appraise("score", local, "--format", "csv").out.splitlines()))
    assert {own["name"].lstrip("'"): float(own["value"]) for own in rows} == pytest.approx(stored, abs=0.06)


def test_empty_sheets_for_people_and_what_may_be_typed(appraise: Appraise, local: Path) -> None:
    sheet = local.with_name("panel.xlsx")
    assert appraise("sheet", local, "--for", "Cy", "--for", "Dee", "-o", sheet).code == 0
    book = openpyxl.load_workbook(sheet)
    assert book.sheetnames == ["Cy", "Dee"]
    own = book["Cy"]
    assert own.protection.sheet
    assert [own[cell].protection.locked for cell in ("A3", "H3", "I3", "J3")] == [True, False, True, False]
    checks = {str(check.sqref): check for check in own.data_validations.dataValidation}
    assert checks["H4"].formula1 == '"poor,fair,good,n/a"'
    assert checks["H3"].formula1 == 'OR(AND(ISNUMBER(H3),H3>=5,H3<=40),H3="n/a")'
    for cell, value in (("H3", 10), ("H4", "good"), ("H5", 5), ("H6", 900), ("J3", "near"), ("K3", 20), ("K4", "fair")):
        own[cell] = value
    own["K5"], own["K6"] = "n/a", 1000
    out = io.BytesIO()
    book.save(out)
    found = imported(out.getvalue(), "panel.xlsx")
    kept, merged = (option["scores"] for option in found.contents.catalogue["options"])
    assert (kept["wait"]["marks"], kept["wait"]["rationale"]) == ({"Cy": 10}, "Cy: near")
    assert (kept["fit"]["score"], merged["fit"]["score"], merged["beds"]["score"]) == ("good", "fair", "unknown")


@pytest.mark.parametrize("name", ["a/b", "Ann:", "x" * 32, ""])
def test_a_name_that_no_sheet_can_have_is_wrong_usage(appraise: Appraise, local: Path, name: str) -> None:
    ran = appraise("sheet", local, "--for", name, "-o", local.with_name("s.xlsx"))
    assert (ran.code, ran.out) == (2, "")
    assert "can't be a sheet's name" in " ".join(ran.err.split())
