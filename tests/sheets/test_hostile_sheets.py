"""Spreadsheets that would harm, such as bombs and huge dimensions: each is refused, or read for what it holds."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from integration_appraisal.sheets.reading import read
from sheets.books import As, by_office, needs_office, one, saved, xlsx
from sheets.test_untidy import TABLE, criteria, good, imported, scores, weights

SHEET = "xl/worksheets/sheet1.xml"


def with_part(content: bytes, part: str, markup: bytes) -> bytes:
    """A workbook with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, markup if name == part else old.read(name))
    return out.getvalue()


def said(content: bytes, name: str = "t.xlsx") -> str:
    findings = read(content, name).findings
    assert [own.code for own in findings] == ["T001"]
    return findings[0].message


def sheet(rows: bytes) -> bytes:
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (main, rows)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (sheet(b"<row/>" * 450_000), "more than 400,000"),
        (sheet(b"<row><c><v>1</v></c></row>" + b" " * 70_000_000), "a text or an element that is too long"),
        (b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" + sheet(b"<row/>"), "declares a document type"),
        (sheet(b"<row>" * 300 + b"</row>" * 300), "too deeply"),
    ],
    ids=["elements", "bytes", "entities", "depth"],
)
def test_a_bomb_is_refused_before_it_is_opened(markup: bytes, words: str) -> None:
    assert words in said(with_part(one(TABLE), SHEET, markup))


def test_a_declared_dimension_is_not_believed() -> None:
    content = one(TABLE)
    markup = zipfile.ZipFile(io.BytesIO(content)).read(SHEET)
    huge = markup.replace(b'ref="A1:C6"', b'ref="A1:XFD1048576"')
    assert huge != markup
    assert scores(good(with_part(content, SHEET, huge)))["Move"] == {"access": 45, "quality": 7}


def test_a_missing_part_is_said_in_words() -> None:
    assert "no sheet is in it" in said(with_part(one(TABLE), "xl/workbook.xml", b"<no/>"))


@needs_office
def test_a_million_formatted_rows_in_an_ods_cost_nothing(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(one(TABLE)))
    book.active["A1048576"].number_format = "0.00"
    made = by_office(saved(book), "ods", tmp_path)
    assert scores(good(made, "t.ods"))["Move"] == {"access": 45, "quality": 7}


@needs_office
@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_an_untidy_sheet_saved_by_libreoffice(tmp_path: Path, ending: str) -> None:
    """Merged headings, formats, formulas, an error, a hidden sheet, ticks, a total and a note."""
    rows = [
        ["Sites (draft 3)"],
        [None, "Service", None, "Money", None],
        ["Site", "Uptake", "Lift", "Rent", "Total"],
        ["Weight", As(0.5, "0%"), As(0.2, "0%"), As(0.3, "0%"), "=SUM(B4:D4)"],
        ["Better", "higher", None, "lower", None],
        ["North quay", As(0.45, "0%"), "✓", As(1200.5, '"£"#,##0.00'), "=B6*2"],
        ["South field", As("=B6/3", "0.0%"), "✗", As("=D6*2", '"£"#,##0.00'), "=B7*2"],
        [],
        ["Total", "=SUM(B6:B7)", None, "=SUM(D6:D7)", None],
        ["Rents are a year's."],
    ]
    book = xlsx({"Scores": rows, "Old": TABLE}, {"Scores": ["A1:E1", "B2:C2", "D2:E2"]}, hidden=["Old"])
    found = good(by_office(book, ending, tmp_path), f"t.{ending}")
    assert scores(found) == {
        "North quay": {"uptake": 45, "lift": "yes", "rent": 1200.5},
        "South field": {"uptake": 15, "lift": "no", "rent": 2401},
    }
    assert weights(found) == [50, 20, 30]
    assert [own["scale"].get("unit") for own in criteria(found).values()] == ["%", None, "£"]
    assert [own["name"] for own in found.contents.catalogue["groups"]] == ["Service", "Money"]
    assert ("Old", "", "left out: it is hidden") in found.contents.account
    assert len(found.findings) == 1  # what ticks are taken to be worth


@needs_office
def test_an_error_in_an_ods_is_a_finding(tmp_path: Path) -> None:
    made = by_office(one([*TABLE[:-1], ["Move", "=1/0", 7]]), "ods", tmp_path)
    found = imported(made, "t.ods")
    assert [own.message for own in found.findings] == [
        "Scores!B6: it shows an error. Mend its formula, or type what it should say."
    ]
