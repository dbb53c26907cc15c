"""``appraise catalogue``: all that the bundled catalogue holds, and each of its entries."""

import csv
import io
import json
import re
from math import fsum
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.command import ROOT
from cli.files import catalogue, criterion, factor, option
from conftest import Appraise
from integration_appraisal.model.criteria import LISTS
from integration_appraisal.render.formats import formats_of


def _entries() -> dict[str, list[str]]:
    """Ids by list, read from the files without our own reader."""
    found: dict[str, list[str]] = {"options": sorted(path.stem for path in (ROOT / "options").iterdir())}
    for path in sorted((ROOT / "criteria").iterdir()):
        for name, entries in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader).items():
            if isinstance(entries, list) and name in LISTS:
                found.setdefault(name, []).extend(entry["id"] for entry in entries)
    return found


ENTRIES = _entries()


def test_every_list_of_the_catalogue_has_entries() -> None:
    assert sorted(ENTRIES) == sorted([*LISTS, "options"])
    assert sum(map(len, ENTRIES.values())) > 100


@pytest.mark.parametrize("name", ENTRIES)
def test_every_entry_is_shown_by_its_id(appraise: Appraise, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", "9999")
    for identity in ENTRIES[name]:
        ran = appraise("catalogue", identity)
        assert (ran.code, ran.err) == (0, ""), identity
        assert f": {identity}\n" in ran.out


@pytest.mark.parametrize("name", ENTRIES)
def test_every_format_of_an_entry_says_the_same(appraise: Appraise, name: str) -> None:
    identity = ENTRIES[name][0]
    data = json.loads(appraise("catalogue", identity, "--format", "json").out)
    assert data["schema"] == "appraise.entry/1"
    assert [own["id"] for own in data["entries"]] == [identity]
    table, markdown = (
        " ".join(re.sub(r"[\\*#•>]|^- ", "", appraise("catalogue", identity, "--format", format_).out).split())
        for format_ in ("table", "markdown")
    )
    for words in _texts(data["entries"][0]):
        assert " ".join(words.split())[:20] in table + " "
        assert words.split()[0] in markdown


def _texts(data: Any) -> list[str]:
    """The texts of an entry that stand in its own fields, without those of its sources."""
    return [
        value for key, value in data.items() if isinstance(value, str) and key in ("name", "question", "claim", "text")
    ]


def test_an_id_in_two_lists_shows_both(appraise: Appraise, tmp_path: Path) -> None:
    catalogue(
        tmp_path / "own",
        option("both", {"both": 1}),
        option("b", {"both": 2}),
        criteria=[criterion("both", name="A criterion")],
        powers=[{"id": "both", "name": "A power", "from": "2013-04-01"}],
    )
    data = json.loads(appraise("catalogue", "both", "--catalogue", tmp_path / "own", "--format", "json").out)
    assert [own["name"] for own in data["entries"]] == ["Both", "A criterion", "A power"]
    assert data["entries"][2]["from"] == "2013-04-01"


@pytest.mark.parametrize("format_", formats_of("page"))
def test_the_whole_names_every_id(appraise: Appraise, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ran = appraise("catalogue", "--full", "--format", format_)
    assert (ran.code, ran.err) == (0, "")
    words = set(re.findall(r"[a-z0-9_]+", ran.out.replace("\\", "")))
    for name, ids in ENTRIES.items():
        if name != "groups" or format_ == "json":
            assert set(ids) - words == set(), name


def test_the_data_of_the_whole(appraise: Appraise) -> None:
    data = json.loads(appraise("catalogue", "--format", "json").out)
    assert data["schema"] == "appraise.catalogue/2"
    assert {name: sorted(own["id"] for own in data[name]) for name in ENTRIES} == {
        name: sorted(ids) for name, ids in ENTRIES.items()
    }
    shares = data["place_dependence"]
    assert shares["places"] == 20_000
    for leads in (shares["leads"], shares["best_ready"], *shares["by_group"].values()):
        assert sorted(leads) == ENTRIES["options"]
    assert sorted(shares["by_group"]) == sorted(ENTRIES["groups"])
    assert sorted(shares["factors"]) == sorted(ENTRIES["local_factors"])
    assert all(own["redrawn"] <= own["decides"] for own in shares["factors"].values())
    weights = data["effective"]["weights"].values()
    for name in ("weight", "effective"):
        assert fsum(own[name] for own in weights) == pytest.approx(1)
    assert 1 < data["effective"]["number"]["number"] < data["effective"]["number"]["criteria"] == 10


def test_shares_that_are_small_are_no_nothing(appraise: Appraise, tmp_path: Path) -> None:
    needs = {f"f{number}": {"at_least": 3} for number in range(8)}  # all met in one place of 6,561
    own = catalogue(
        tmp_path / "own",
        option("seldom", {"c": 60}, relies_on=needs),
        option("often", {"c": 59}),
        option("never", {"c": 10}),
        criteria=[criterion("c")],
        local_factors=[factor(name) for name in needs],
    )
    shown = appraise("catalogue", "--full", "--catalogue", own, "--format", "markdown").out
    rows = {row.split(" | ")[0].removeprefix("| "): row.replace("\\", "") for row in shown.splitlines()}
    assert "| <0.1% |" in rows["Seldom"]
    assert "| >99.9% |" in rows["Often"]
    assert rows["Never"] == "| Never | none | none |"
    assert "| 0%" not in shown


def test_a_small_catalogue_without_factors_is_listed_too(appraise: Appraise, tmp_path: Path) -> None:
    small = catalogue(tmp_path / "small", option("a", {"c": 1}), option("b", {"c": 2}), criteria=[criterion("c")])
    ran = appraise("catalogue", "--catalogue", small)
    assert (ran.code, ran.err) == (0, "")
    assert "Local factor" not in ran.out


def test_what_a_factor_does_is_told(appraise: Appraise, tmp_path: Path) -> None:
    own = catalogue(
        tmp_path / "own",
        option("a", {"c": 1}, relies_on={"money": {"at_least": 2}}),
        option("b", {"c": 2}),
        criteria=[criterion("c")],
        local_factors=[factor("money", points=7.5), factor("wind", emphasises={"c": 1.25})],
    )
    shown = appraise("catalogue", "--full", "--catalogue", own, "--format", "markdown").out
    money, wind = (line for line in shown.splitlines() if line.startswith(("| money |", "| wind |")))
    assert "costs 1 option at most 3.8 points" in money  # level 1 of 3 where 2 is needed: half of 7.5
    assert "emphasises c (times 1.25)" in wind


def test_the_principles_stand_in_it_with_what_becomes_of_each(appraise: Appraise) -> None:
    shown = appraise("catalogue", "--full", "--format", "markdown").out
    assert "| 5\\. Weave the warp and the weft" in shown
    assert "| answered before anything is scored: the question |" in shown
    assert "| true whatever is chosen, so it tells no option from another |" in shown


def test_in_short_it_fits_a_screen_and_names_what_local_files_name(appraise: Appraise) -> None:
    shown = appraise("catalogue").out
    assert len(shown.splitlines()) <= 34
    words = set(re.findall(r"[a-z0-9_]+", shown))
    for name in ("options", "criteria", "local_factors"):
        assert set(ENTRIES[name]) <= words
    assert f"evidence ({len(ENTRIES['evidence'])})" in shown
    assert "With --full it says more." in " ".join(shown.split())
    assert "Effective weight" not in shown


def test_the_sheet_lists_what_is_weighed(appraise: Appraise) -> None:
    rows = list(csv.DictReader(io.StringIO(appraise("catalogue", "--format", "csv").out)))
    assert sorted(row["id"] for row in rows) == sorted(
        identity for name in ("options", "criteria", "local_factors") for identity in ENTRIES[name]
    )
    pace = next(row for row in rows if row["id"] == "pace")
    assert (pace["list"], pace["name"]) == ("local_factors", "Pace and approach")
    assert float(pace["points"]) > 0
    entry = list(csv.DictReader(io.StringIO(appraise("catalogue", "pace", "--format", "csv").out)))
    assert [row["text"] for row in entry if row["term"] == "level 1"] == ["No wish to move, and no approach agreed"]


@pytest.mark.parametrize("asked", ["framework MODEL", "Frame"])
def test_an_entry_is_found_by_its_name_or_the_beginning_of_it(appraise: Appraise, asked: str) -> None:
    assert appraise("catalogue", asked) == appraise("catalogue", "framework")
