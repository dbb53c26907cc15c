"""The second bundled catalogue: what `docs/place.md` says of it is what comes out, and its two places differ."""

import json
from collections.abc import Iterator
from typing import Any

import yaml

from cli.command import ROOT
from conftest import Appraise
from integration_appraisal.loading.bundled import bundled_catalogue

PAGE = (ROOT / "docs" / "place.md").read_text(encoding="utf-8")
FOLDER = bundled_catalogue("place")
EXAMPLES = sorted((ROOT / "examples" / "place").glob("*.yaml"))
FILES = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.rglob("*.yaml"))]
OPTIONS = sorted((held for held in FILES if "scores" in held), key=lambda held: held["number"])


def entries(kind: str) -> list[dict[str, Any]]:
    """The entries of one of the catalogue's lists."""
    return [entry for held in FILES for entry in held.get(kind, ())]


def rows(columns: int) -> Iterator[list[str]]:
    """The rows of the page's tables that have so many columns."""
    for line in PAGE.splitlines():
        row = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(row) == columns:
            yield row


def dependence(appraise: Appraise) -> dict[str, Any]:
    found = json.loads(appraise("catalogue", "--catalogue", "place", "--format", "json").out)["place_dependence"]
    assert isinstance(found, dict)
    return found


def test_both_tables_of_shares_end_with_what_the_command_reports(appraise: Appraise) -> None:
    shares = [f"{100 * share:.1f} %" for share in dependence(appraise)["leads"].values()]
    assert [row[1:] for row in rows(9)][-1] == shares
    listed = [row for row in rows(4) if row[0].isdigit() and row[3].endswith(" %")]
    assert [(row[1], row[3]) for row in listed] == [
        (option["name"], share) for option, share in zip(OPTIONS, shares, strict=True)
    ]


def test_the_page_says_how_often_its_leader_by_ends_leads(appraise: Appraise) -> None:
    leads = dependence(appraise)["by_group"]["ends"]
    first = max(OPTIONS, key=lambda option: float(leads[option["id"]]))
    assert f"By ends alone option {first['number']} leads most often ({100 * leads[first['id']]:.1f} %)" in PAGE


def test_each_option_leads_somewhere_and_each_factor_decides_somewhere(appraise: Appraise) -> None:
    found = dependence(appraise)
    assert all(0.01 <= share <= 0.6 for share in (*found["leads"].values(), *found["best_ready"].values()))
    assert all(own["decides"] >= 0.01 for own in found["factors"].values())


def test_it_and_its_places_have_no_finding_without_a_reason(appraise: Appraise) -> None:
    ran = appraise("validate", FOLDER, *EXAMPLES)
    assert ran.code == 0
    assert "Checked 1 catalogue (8 options, 7 criteria) and 2 local files" in ran.err
    assert [line for line in ran.out.splitlines() if line and " Accepted: " not in line] == []


def test_its_places_have_the_answers_that_the_page_gives_and_they_are_unlike(appraise: Appraise) -> None:
    firsts = set()
    for path, (name, first, second, lead) in zip(EXAMPLES, list(rows(4))[-2:], strict=True):
        found = json.loads(appraise("score", path, "--format", "json").out)
        order = sorted(found["options"], key=lambda own: own["rank"])
        numbered = {own["id"]: f"{own['number']} {own['name']}" for own in OPTIONS}
        assert path.name in name
        assert [numbered[own["id"]] for own in order[:2]] == [first, second]
        assert f"{order[0]['value'] - order[1]['value']:.1f}" == lead
        assert order[0]["ready"] == "yes"
        firsts.add(first)
    assert len(firsts) == len(EXAMPLES)


def test_every_score_has_a_range_a_reason_a_source_and_a_basis() -> None:
    criteria = {criterion["id"] for criterion in entries("criteria")}
    for option in OPTIONS:
        assert set(option["scores"]) == criteria
        for score in option["scores"].values():
            assert score["low"] < score["score"] < score["high"]
            assert score["rationale"]
            assert score["source"]["at"]
            assert score["basis"] in ("judgement", "evidence")


def test_every_work_is_cited_and_says_where_it_is() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.yaml")))
    for work in entries("sources"):
        assert f"work: {work['id']}," in text, work["id"]
        assert any("." in word and "/" in word for word in work["note"].split()), work["id"]
        assert "year" in work or "No date in the copy" in work["note"], work["id"]


def test_the_program_has_no_word_of_it() -> None:
    program = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    own = [*OPTIONS, *entries("criteria"), *entries("local_factors")]
    assert len(own) == 27
    assert [entry["id"] for entry in own if f'"{entry["id"]}"' in program or entry["name"] in program] == []
