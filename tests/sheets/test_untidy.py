"""Sheets as people leave them: read right, with what they were taken for, or refused with the cell and the cure."""

import datetime
from typing import Any

import openpyxl
import pytest

from integration_appraisal.findings import Finding, Severity
from integration_appraisal.sheets.importing import Imported, imported
from sheets.books import As, one, saved, xlsx


def read(content: bytes | str, name: str = "scores.xlsx") -> Imported:
    return imported(content.encode() if isinstance(content, str) else content, name)


def good(content: bytes | str, name: str = "scores.xlsx") -> Imported:
    found = read(content, name)
    assert not [str(own) for own in found.findings if own.severity is Severity.ERROR]
    return found


def faults(content: bytes | str, name: str = "scores.xlsx") -> list[Finding]:
    return [own for own in read(content, name).findings if own.severity is Severity.ERROR]


def scores(found: Imported) -> dict[str, dict[str, Any]]:
    """By option and criterion, the score, or else marks or ends."""
    return {
        option["name"]: {
            name: entry.get("score", entry.get("marks", (entry.get("low"), entry.get("high"))))
            for name, entry in option["scores"].items()
        }
        for option in found.contents.catalogue["options"]
    }


def criteria(found: Imported) -> dict[str, dict[str, Any]]:
    return {own["id"]: own for own in found.contents.catalogue["criteria"]}


def weights(found: Imported) -> list[float]:
    return [own["weight"] for own in found.contents.catalogue["criteria"]]


def doubts(found: Imported) -> list[str]:
    return [own.message for own in found.findings]


TABLE = [
    ["Option", "Access", "Quality"],
    ["Weight", 60, 40],
    ["Worst", 90, 0],
    ["Best", 15, 10],
    ["Stay", 30, 4],
    ["Move", 45, 7],
]
SCORES = {"Stay": {"access": 30, "quality": 4}, "Move": {"access": 45, "quality": 7}}


def test_a_plain_table() -> None:
    found = good(one(TABLE))
    assert scores(found) == SCORES
    assert weights(found) == [60, 40]
    assert criteria(found)["access"]["scale"] == {"kind": "linear", "worst": 90, "best": 15}
    assert not found.findings


def test_each_number_has_its_cell_as_its_source() -> None:
    found = good(one(TABLE))
    work = found.contents.catalogue["sources"]
    assert work == [{"id": "scores", "title": "scores.xlsx"}]
    move = found.contents.catalogue["options"][1]["scores"]["quality"]
    assert move["source"] == {"work": "scores", "at": "Scores!C6"}


def test_criteria_in_rows_are_turned_and_it_says_so() -> None:
    found = good(one([list(column) for column in zip(*TABLE, strict=True)]))
    assert scores(found) == SCORES
    assert weights(found) == [60, 40]
    assert ("Scores", "", "options in columns, criteria in rows") in found.contents.account
    assert found.contents.catalogue["options"][0]["scores"]["access"]["source"]["at"] == "Scores!E2"


def test_a_weights_column_beside_criteria_in_rows() -> None:
    rows = [["Criteria", "Weight", "Stay", "Move"], ["Access (0-10)", "60%", 3, 4], ["Quality (0-10)", "40%", 4, 7]]
    found = good(one(rows))
    assert weights(found) == [60, 40]
    assert scores(found) == {"Stay": {"access": 3, "quality": 4}, "Move": {"access": 4, "quality": 7}}
    assert criteria(found)["access"]["scale"] == {"kind": "linear", "worst": 0, "best": 10}


def test_a_title_merged_headings_of_groups_and_notes_below() -> None:
    rows = [
        ["Where should the depot be?", None, None, None],
        [],
        [None, "Service", None, "Money"],
        ["Site", "Access (0-10)", "Quality (0-10)", "Rent (£)"],
        ["Weight", 40, 30, 30],
        ["Better", None, None, "lower"],
        ["North quay", 3, 4, 120],
        [],
        ["South field", 6, 5, 90],
        [],
        ["Scored by the panel in May.", None, None, None],
        ["Rent is a year's.", None, None, None],
    ]
    found = good(one(rows, "A1:D1", "B3:C3"))
    assert list(scores(found)) == ["North quay", "South field"]
    assert found.contents.local["area"] == "Where should the depot be?"
    assert [own["name"] for own in found.contents.catalogue["groups"]] == ["Service", "Money"]
    assert [own["group"] for own in criteria(found).values()] == ["service", "service", "money"]
    assert criteria(found)["rent"]["scale"] == {"kind": "relative", "unit": "£", "better": "lower"}
    assert not found.findings


def test_totals_ranks_and_averages_are_left_out_and_said() -> None:
    rows = [[*row, extra] for row, extra in zip(TABLE, ["Total", 100, None, None, 34, 52], strict=True)]
    rows = [[*row, extra] for row, extra in zip(rows, ["Rank", None, None, None, 2, 1], strict=True)]
    rows += [["Average", 37.5, 5.5, 43], ["Total", 75, 11, 86]]
    found = good(one(rows))
    assert scores(found) == SCORES
    told = dict(own[1:] for own in found.contents.account)
    assert told["column D"] == told["column E"] == "left out: it is worked out from others"
    assert told["row 7"] == "left out: “Average” is worked out from others"


def test_percent_and_currency_cells_count_as_people_see_them() -> None:
    rows = [
        ["Option", "Uptake", "Cost"],
        ["Weight", As(0.6, "0%"), As(0.4, "0%")],
        ["Worst", As(0, "0%"), As(500, '"£"#,##0')],
        ["Best", As(1, "0%"), As(100, '"£"#,##0')],
        ["Stay", As(0.45, "0%"), As(250, '"£"#,##0')],
        ["Move", As(0.07, "0.0%"), As(300, "[$£-809]#,##0")],
    ]
    found = good(one(rows))
    assert weights(found) == [60, 40]
    assert scores(found) == {"Stay": {"uptake": 45, "cost": 250}, "Move": {"uptake": 7, "cost": 300}}
    assert [own["scale"].get("unit") for own in criteria(found).values()] == ["%", "£"]


def test_amounts_as_text() -> None:
    text = "Option,Cost,Wait,Share\nBetter,lower,lower,higher\nWeight,1,1,1\n"
    text += 'Stay,"£1,250.50",30 days,45%\nMove,£2.5k,12 days,7.5%\n'
    found = good(text, "scores.csv")
    assert scores(found) == {
        "Stay": {"cost": 1250.5, "wait": 30, "share": 45},
        "Move": {"cost": 2500, "wait": 12, "share": 7.5},
    }
    assert [own["scale"]["unit"] for own in criteria(found).values()] == ["£", "days", "%"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_decimal_commas_between_semicolons(encoding: str) -> None:
    text = "Option;Größe (m²);Preis (€)\nWeight;1;2\nBetter;higher;lower\nAlt;7,5;1.250\nNeu;8,25;990,50\n"
    found = imported(text.encode(encoding), "werte.csv")
    assert not found.findings
    assert scores(found) == {"Alt": {"grosse": 7.5, "preis": 1250}, "Neu": {"grosse": 8.25, "preis": 990.5}}


def test_a_comma_that_could_be_either_is_said() -> None:
    found = good('Option,Cost,Days\nBetter,lower,lower\nWeight,1,1\nA,"1,250",3\nB,"7,5",4\n', "scores.csv")
    assert scores(found) == {"A": {"cost": 1250, "days": 3}, "B": {"cost": 7.5, "days": 4}}
    assert doubts(found) == ["B4: 1,250 is read as 1250; write 1.250 if its comma is a decimal one."]


def test_ticks_and_crosses() -> None:
    found = good(one([["Option", "Lift", "Parking"], ["Weight", 1, 1], ["A", "✓", "✗"], ["B", "x", "Yes"]]))
    assert scores(found) == {"A": {"lift": "yes", "parking": "no"}, "B": {"lift": "no", "parking": "yes"}}
    assert criteria(found)["lift"]["scale"] == {"kind": "grades", "grades": {"no": 0, "partly": 50, "yes": 100}}
    assert "taken to be worth no 0, partly 50, yes 100" in doubts(found)[0]


def test_red_amber_green() -> None:
    found = good(one([["Option", "Risk", "Fit"], ["Weight", 1, 1], ["A", "Green", "R"], ["B", "AMBER", "G"]]))
    assert scores(found) == {"A": {"risk": "green", "fit": "r"}, "B": {"risk": "amber", "fit": "g"}}
    assert criteria(found)["risk"]["scale"]["grades"] == {"red": 0, "amber": 50, "green": 100}


def test_pluses_and_minuses() -> None:
    rows = [["Option", "Cost", "Benefit"], ["Weight", 1, 1], ["A", "++", "−"], ["B", 0, "+"], ["C", "−−", "0"]]
    found = good(one(rows))
    assert scores(found) == {
        "A": {"cost": "++", "benefit": "-"},
        "B": {"cost": "0", "benefit": "+"},
        "C": {"cost": "--", "benefit": "0"},
    }
    assert list(criteria(found)["cost"]["scale"]["grades"].values()) == [0, 25, 50, 75, 100]


@pytest.mark.parametrize("word", ["n/a", "N/A", "tbc", "?", "not scored", "unknown"])
def test_not_known_is_never_a_number(word: str) -> None:
    found = good(one([*TABLE[:-1], ["Move", word, 7]]))
    assert scores(found)["Move"] == {"access": "unknown", "quality": 7}


def test_an_empty_cell_counts_as_not_known_and_is_said() -> None:
    found = good(one([*TABLE[:-1], ["Move", None, 7]]))
    assert scores(found)["Move"] == {"access": "unknown", "quality": 7}
    assert doubts(found) == ["Scores!A6: “Move” on “Access” has no score: it counts as not known."]


def test_a_lone_dash_among_numbers_is_not_known_and_is_said() -> None:
    found = good(one([*TABLE[:-1], ["Move", "–", 7]]))
    assert scores(found)["Move"]["access"] == "unknown"
    assert "B6: its dash is taken for not known" in doubts(found)[0]


def test_a_range_in_a_cell() -> None:
    found = good(one([*TABLE[:-1], ["Move", "30 - 45", "7 (5 to 8)"]]))
    move = found.contents.catalogue["options"][1]["scores"]
    assert (move["access"]["low"], move["access"]["high"]) == (30, 45)
    assert (move["quality"]["score"], move["quality"]["low"], move["quality"]["high"]) == (7, 5, 8)


def test_several_sheets_are_several_people() -> None:
    people = {"Ann": 30, "Bo": 40, "Cy": 45}
    book = xlsx({name: [*TABLE[:-1], ["Move", access, 7]] for name, access in people.items()})
    found = good(book)
    entry = found.contents.catalogue["options"][1]["scores"]["access"]
    assert entry["marks"] == people
    assert entry["source"]["at"] == "Ann!B6, Bo!B6, Cy!B6"
    assert [own["name"] for own in found.contents.local["panel"]] == list(people)


def test_of_several_sheets_summaries_hidden_and_empty_ones_are_left_out_and_said() -> None:
    blank = [*TABLE[:-2], ["Stay"], ["Move"]]
    sheets = {"Ann": TABLE, "Bo": TABLE, "Summary": TABLE, "Old": TABLE, "For Dee": blank, "Guide": [["Score by May."]]}
    found = good(xlsx(sheets, hidden=["Old"]))
    assert scores(found)["Move"]["access"] == {"Ann": 45, "Bo": 45}
    told = {sheet: what for sheet, where, what in found.contents.account if not where}
    assert told["Old"] == "left out: it is hidden"
    assert told["Summary"] == "left out: its name says that it sums up others"
    assert told["For Dee"].endswith("no option with scores: read for what it says of criteria")
    assert told["Guide"] == "left out: no table stands in it"


def test_sheets_that_do_not_match_are_refused_with_the_cell() -> None:
    other = [*TABLE[:-1], ["Movee", 45, 7]]
    found = faults(xlsx({"Ann": TABLE, "Bo": other}))
    assert [own.message.split(":")[0] for own in found] == ["Ann!A6", "Bo!A6"]
    assert "--sheet" in found[0].message


def test_one_sheet_of_several() -> None:
    book = xlsx({"Ann": TABLE, "Bo": [["Other"], ["Option", "X", "Y"], ["Q", 1, 2]]})
    found = imported(book, "scores.xlsx", ["Ann"])
    assert scores(found) == SCORES
    absent = imported(book, "scores.xlsx", ["Anne"])
    assert [(own.code, own.message) for own in absent.findings] == [
        ("T002", "there is no sheet “Anne”. There is “Ann”, “Bo”.")
    ]


def test_weights_and_ends_in_a_sheet_of_their_own() -> None:
    lists = [["Criterion", "Weight", "Worst", "Best"], ["Access", 60, 90, 15], ["Quality", 40, 0, 10]]
    found = good(xlsx({"Criteria": lists, "Scores": [TABLE[0], *TABLE[4:]]}))
    assert scores(found) == SCORES
    assert weights(found) == [60, 40]
    assert criteria(found)["access"]["scale"]["worst"] == 90


def test_a_formula_without_a_stored_value_is_a_finding_with_its_cell() -> None:
    found = faults(one([*TABLE[:-1], ["Move", "=B5+15", 7]]))
    assert [(own.code, own.position.line, own.position.column) for own in found] == [("T003", 6, 2)]
    assert found[0].message.startswith("Scores!B6: its formula has no stored result. Open the file")


def test_an_error_in_a_cell_is_a_finding() -> None:
    found = faults(one([*TABLE[:-1], ["Move", "#DIV/0!", 7]]))
    assert found[0].message == "Scores!B6: it shows an error. Mend its formula, or type what it should say."


def test_a_date_that_was_a_fraction_is_a_finding() -> None:
    found = faults(one([*TABLE[:-1], ["Move", datetime.date(2026, 3, 4), 7]]))
    assert found[0].message.startswith("Scores!B6: it holds a date, not a score")


def test_a_word_among_numbers_is_a_finding() -> None:
    found = faults(one([*TABLE, ["Merge", "about forty", 5]]))
    assert [own.message.split(":")[0] for own in found] == ["Scores!B7"]
    assert "is no number, and others in its line are" in found[0].message


def test_grades_of_no_known_order_are_asked_for() -> None:
    found = faults(one([["Option", "Taste", "Smell"], ["Weight", 1, 1], ["A", "zesty", 3], ["B", "flat", 4]]))
    assert "Scores!B3: which of “zesty”, “flat” is better is not known. Add a row `grades`" in found[0].message


def test_grades_between_two_ends() -> None:
    rows = [["Option", "Taste"], ["Weight", 1], ["Worst", "flat"], ["Best", "zesty"], ["A", "zesty"], ["B", "so-so"]]
    found = good(one(rows))
    assert criteria(found)["taste"]["scale"]["grades"] == {"flat": 0, "so-so": 50, "zesty": 100}


def test_a_score_off_its_scale_is_a_finding() -> None:
    found = faults(one([*TABLE[:-1], ["Move", 95, 7]]))
    said = "Scores!B6: 95 is off the scale, which goes from 15 to 90. Mend it, or its worst and best."
    assert [str(own) for own in found] == [f"scores.xlsx:6:2: error T003 {said}"]


def test_per_cent_beside_a_bare_number_is_a_finding() -> None:
    rows = [["Option", "Uptake", "X"], ["Weight", 1, 1], ["A", As(0.45, "0%"), 1], ["B", 0.5, 2]]
    found = faults(one(rows))
    assert [own.message.split(":")[0] for own in found] == ["Scores!B4"]


def test_two_options_of_one_name_are_a_finding() -> None:
    found = faults(one([*TABLE, ["move ", 45, 7]]))
    assert "Scores!A7: two options are called “move”, here and in A6." in found[0].message


def test_a_row_that_nothing_names_and_one_without_scores_are_said() -> None:
    found = good(one([*TABLE[:5], ["Bold ideas"], TABLE[5], [None, 5, 6]]))
    assert scores(found) == SCORES
    assert [own.message.split(":")[0] for own in found.findings] == ["Scores!A6", "Scores!B8"]


def test_hidden_columns_are_read_and_said() -> None:
    book = openpyxl.Workbook()
    for row in TABLE:
        book.active.append(row)
    book.active.column_dimensions["C"].hidden = True
    found = good(saved(book))
    assert scores(found) == SCORES
    assert "column C is hidden and is read like the others" in doubts(found)[0]


def test_without_weights_or_ends_it_says_what_it_took() -> None:
    found = good("option,access,quality,cost\nstay,3,4,9\nshare,6,5,7\nmerge,8,7,3\n", "scores.csv")
    assert weights(found) == [1, 1, 1]
    assert [own["scale"]["better"] for own in criteria(found).values()] == ["higher", "higher", "lower"]
    assert [own.code for own in found.findings] == ["T004"] * 4
    assert "B1: there is no row of weights: all criteria count alike." in doubts(found)[0]


def test_reasons_beside_scores_and_who_said_them() -> None:
    rows = [["Option", "Access (0-10)", "Reason", "Quality (0-10)", "Comments"], ["Weight", 1, None, 1]]
    rows += [["Stay", 3, "Far from the ring road", 4, None], ["Move", 7, "Beside it", 5, "New"]]
    found = good(xlsx({"Ann": rows, "Bo": rows}))
    entry = found.contents.catalogue["options"][1]["scores"]
    assert entry["access"]["rationale"] == "Ann: Beside it\nBo: Beside it"
    assert entry["quality"]["rationale"] == "Ann: New\nBo: New"


def test_whole_life_costs_stand_beside_the_value() -> None:
    rows = [[*row, extra] for row, extra in zip(TABLE, ["Whole-life cost", None, None, None, 100, 250.5], strict=True)]
    rows[4][3], rows[5][3] = As(100, '"£"#,##0'), As(250.5, '"£"#,##0')
    found = good(one(rows))
    assert scores(found) == SCORES
    assert found.contents.local["costs"] == {"stay": {"total": 100}, "move": {"total": 250.5}}
    assert found.contents.local["cost_unit"] == "£"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "scores.csv", "no table of options and criteria"),
        (b"just words", "scores.csv", "no table of options and criteria"),
        (b"no zip", "scores.xlsx", "ends in .xlsx but is none"),
        (b"PK\x03\x04broken", "scores.xlsx", "no workbook that can be read"),
        (b"\xd0\xcf\x11\xe0old", "scores.xls", "has a password, or is in an older format"),
        (b"a\0b,c\n1,2\n", "scores.csv", "it is no text"),
        (b"1,2,3\n4,5,6\n", "scores.csv", "no table of options and criteria"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(content: bytes, name: str, said: str) -> None:
    found = faults(content, name)
    assert len(found) == 1
    assert said in found[0].message
    assert found[0].code in ("T001", "T002")


def test_a_far_off_format_costs_nothing() -> None:
    book = openpyxl.Workbook()
    for row in TABLE:
        book.active.append(row)
    book.active["XFD1048576"].number_format = "0.00"
    assert scores(good(saved(book))) == SCORES


def test_texts_that_look_like_formulas_stay_texts() -> None:
    found = good("Option,Access (0-10),Quality (0-10)\nWeight,1,1\n'=cmd|'/C calc'!A0,3,4\n'@sum,5,6\n", "scores.csv")
    assert list(scores(found)) == ["=cmd|'/C calc'!A0", "@sum"]


def test_not_known_on_a_scale_without_ends_is_a_finding() -> None:
    found = faults("Option,Access,Quality\nBetter,higher,higher\nStay,30,n/a\nMove,45,7\n", "scores.csv")
    assert [own.message.split(":")[0] for own in found] == ["C3"]
    assert "Add rows `worst` and `best`, or write a range." in found[0].message
