"""Places at the edge of what can be: each still gives a whole paper in every format."""

import re
from pathlib import Path
from typing import Any

import pytest

from brief.test_papers import EXAMPLES, section, summary_of
from cli import files
from cli.command import HARBOURSIDE
from conftest import Appraise

TWO = (files.option("a", {"merit": 70}), files.option("b", {"merit": 60}))
FACTORS = [files.factor("f", points=20), files.factor("g", emphasises={"merit": 2})]
NEEDS = {"relies_on": {"f": {"at_least": 3}}}
MANY = ("p", "q", "r", "s", "t")
GROUPS = {
    "groups": [{"id": f"group_{name}", "name": name} for name in MANY],
    "criteria": [files.criterion(name, group=f"group_{name}") for name in MANY],
}
PLACES: dict[str, tuple[tuple[dict[str, Any], ...], dict[str, Any], str]] = {
    "one option": (TWO[:1], {}, "A is the only option left. It scores 70 out of 100."),
    "nobody left": (
        TWO,
        {"ruled_out": {"a": {}, "b": {"reason": "no"}}, "costs": {"a": {"total": 1}}},
        "No option is left: all are ruled out.",
    ),
    "a tie": ((TWO[0], files.option("b", {"merit": 70})), {}, "A and B tie for first place: both score 70 out of 100."),
    "no level given": (TWO, {"lists": {"criteria": [files.criterion("merit")], "local_factors": FACTORS}}, "A comes"),
    "a value below nothing, and costs too": (
        (files.option("a", {"merit": 2}, **NEEDS), files.option("b", {"merit": 1}, **NEEDS)),
        {
            "lists": {"criteria": [files.criterion("merit")], "local_factors": FACTORS},
            "local_factors": {"f": {"level": 1}},
            "costs": {"a": {"total": -5}, "b": {"total": -9}},
        },
        "A comes first with -18 out of 100, 1 point ahead of B.",
    ),
    "more groups than can be told apart": (
        (files.option("a", dict.fromkeys(MANY, 70)), files.option("b", dict.fromkeys(MANY, 60))),
        {"lists": GROUPS},
        "A comes first with 70 out of 100, 10 points ahead of B.",
    ),
    "another recommended than first": (TWO, {"recommendation": {"option": "b"}}, "B is recommended. It comes 2nd"),
}


@pytest.mark.parametrize(("options", "given", "said"), PLACES.values(), ids=PLACES)
def test_every_place_has_a_paper(
    appraise: Appraise, tmp_path: Path, options: tuple[dict[str, Any], ...], given: dict[str, Any], said: str
) -> None:
    path = files.place(tmp_path, *options, **given)
    for ending in ("md", "html", "docx"):
        ran = appraise("brief", path, "-o", tmp_path / f"paper.{ending}")
        assert (ran.code, "fault of ours" in ran.err) == (0, False)
    markdown = (tmp_path / "paper.md").read_text(encoding="utf-8")
    assert summary_of(markdown).startswith(f"**{said}")


@pytest.mark.parametrize(
    ("needs", "given", "moves"),
    [
        ({}, {}, "weights between half and double, scores within their ranges"),
        (
            NEEDS,
            {"local_factors": {"f": {"level": 3}}},
            (
                "weights and points between half and double, what options rely on up to a level either way, scores and "
                "levels within their ranges"
            ),
        ),
        (
            NEEDS,
            {"weights": {"method": "ranking", "order": ["merit"]}},
            (
                "weights in their order, points between half and double, what options rely on up to a level either "
                "way, scores and levels within their ranges, levels that are not given over all there are"
            ),
        ),
    ],
    ids=["nobody relies on anything", "needs", "a ranking, and a level not given"],
)
def test_the_paper_says_what_moves(
    appraise: Appraise, tmp_path: Path, needs: dict[str, Any], given: dict[str, Any], moves: str
) -> None:
    options = (files.option("a", {"merit": 70}, **needs), files.option("b", {"merit": 60}))
    lists = {"criteria": [files.criterion("merit")], "local_factors": FACTORS[:1]} if needs else None
    path = files.place(tmp_path, *options, **({"lists": lists} if lists else {}), **given)
    appraise("brief", path, "-o", tmp_path / "paper.md")
    markdown = (tmp_path / "paper.md").read_text(encoding="utf-8")
    assert f"When everything moves at once ({moves}), A is first" in section(markdown, "Why, and how sure")


# Sentences that a place at the edge would get wrong ------------------------------------------------------------------

CRITERIA = {"criteria": [files.criterion("merit"), files.criterion("ease")]}
ONE_GROUPED = {
    "groups": [{"id": "ends", "name": "Ends"}],
    "criteria": [files.criterion("merit", group="ends"), files.criterion("ease")],
}
A_NEEDS_F = files.option(
    "a", {"merit": 70}, relies_on={"f": {"at_least": 3, "essential": True}}, powers=[], risks=["It may fail"]
)
WITH_FACTOR = {"criteria": [files.criterion("merit")], "local_factors": [files.factor("f", points=5)]}
SENTENCES: dict[str, tuple[tuple[dict[str, Any], ...], dict[str, Any], str, str]] = {
    "a tie that a weight breaks": (
        (files.option("a", {"merit": 70, "ease": 50}), files.option("b", {"merit": 50, "ease": 70})),
        {"lists": CRITERIA},
        "Annex D: what would change the answer",
        "B would be first if “Merit” had less than 50% of the weight",
    ),
    "a tie in every draw": (
        (TWO[0], files.option("b", {"merit": 70})),
        {},
        "Annex D: what would change the answer",
        "A and B each come first in 100% of 100,000 draws; where they tie, each counts.",
    ),
    "a criterion without a group": (
        (files.option("a", {"merit": 70, "ease": 50}), files.option("b", {"merit": 50, "ease": 40})),
        {"lists": ONE_GROUPED},
        "Annex H: criteria",
        "| Merit | Ends | 50% |",
    ),
    "what is recommended is ruled out": (
        TWO,
        {"must_haves": {"merit": 65}, "recommendation": {"option": "b", "rationale": "Habit"}},
        "The decision",
        "In this appraisal B is ruled out.",
    ),
    "what is recommended is not ready": (
        (A_NEEDS_F, TWO[1]),
        {
            "lists": WITH_FACTOR,
            "local_factors": {"f": {"level": 1}},
            "recommendation": {"option": "a", "rationale": "Hope"},
        },
        "The decision",
        "A comes first, but as things stand A is not ready while it lacks “F” at level 3 or more (the place is at 1).",
    ),
    "one option": (TWO[:1], {}, "Why, and how sure", "With one option left, only what rules it out would change"),
    "no factors": (TWO, {}, "Annex H: criteria", "The weights are the catalogue's own."),
    "weights of which only the day is known": (
        TWO,
        {"weights": {"method": "equal", "agreed_on": "2027-05-03", "rationale": "none matters more"}},
        "Annex H: criteria",
        "all criteria count the same. They were agreed on 3 May 2027. None matters more.",
    ),
    "a date in words": (
        TWO,
        {"next_steps": [{"action": "Meet", "owner": "Ann", "by": "2027-05-03"}]},
        "Implications and next steps",
        "| Meet | Ann | 3 May 2027 |",
    ),
    "an equality assessment": (
        TWO,
        {"equality": {"status": "Done", "by": "Ann.", "on": "2027-05-03"}},
        "Implications and next steps",
        "Done. Ann assessed it on 3 May 2027.",
    ),
}


@pytest.mark.parametrize(("options", "given", "where", "said"), SENTENCES.values(), ids=SENTENCES)
def test_the_paper_says(
    appraise: Appraise,
    tmp_path: Path,
    options: tuple[dict[str, Any], ...],
    given: dict[str, Any],
    where: str,
    said: str,
) -> None:
    told = section(appraise("brief", files.place(tmp_path, *options, **given)).out, where)
    assert said in told


def test_the_summary_says_what_the_first_costs_and_that_others_cost_more_or_less(
    appraise: Appraise, tmp_path: Path
) -> None:
    none = summary_of(appraise("brief", files.place(tmp_path / "none", *TWO)).out)
    assert "No costs are given, so money plays no part in this." in none
    other = appraise("brief", files.place(tmp_path / "other", *TWO, costs={"b": {"total": 5}})).out
    assert "What A costs is not given." in summary_of(other)
    costs = {"a": {"total": 5000, "low": 4000, "high": 7000}, "b": {"total": 6000}}
    both = appraise("brief", files.place(tmp_path / "both", *TWO, costs=costs, cost_unit="£ thousand")).out
    assert "A costs £5 million (between £4 million and £7 million)" in summary_of(both)


@pytest.mark.parametrize("local", EXAMPLES, ids=lambda path: path.stem)
def test_every_annex_that_the_text_names_is_there_and_holds_something(appraise: Appraise, local: Path) -> None:
    markdown = appraise("brief", local).out
    body = markdown.partition("\n## Annex A")[0]
    for letter in sorted(set(re.findall(r"Annex ([A-Z])\b", body))):
        heading = next(
            own for own in re.findall(r"^## (.*)$", markdown, re.MULTILINE) if own.startswith(f"Annex {letter}:")
        )
        assert "| --- |" in section(markdown, heading) or letter == "J"


def test_changes_that_the_body_leaves_out_are_counted_and_listed(appraise: Appraise) -> None:
    markdown = appraise("brief", EXAMPLES[0]).out
    body, annex = (section(markdown, own) for own in ("Why, and how sure", "Annex D: what would change the answer"))
    listed = annex.partition("### Every single change\n")[2].partition("\n\n|")[0].count("\n- ")
    shown = body.partition("What would change the answer:\n")[2].partition("other changes")[0].count("\n| ") - 2
    assert f"So do {listed - shown} other changes: Annex D lists them." in body


@pytest.mark.parametrize(
    ("way", "moved"), [("any", "weights over all there are"), ("ordered", "weights in their order")]
)
def test_a_paper_says_how_weights_were_drawn_and_is_verified_so(
    appraise: Appraise, tmp_path: Path, way: str, moved: str
) -> None:
    path = tmp_path / "paper.html"
    assert appraise("brief", HARBOURSIDE, "--weights", way, "-o", path).code == 0
    text = " ".join(path.read_text("utf-8").split())
    assert f"When everything moves at once ({moved}, scores and levels within their ranges" in text
    assert "When everything in doubt moves at once, Councils initiate is first" in text
    assert f"Weights drawn: {way}" in text
    ran = appraise("verify", path, HARBOURSIDE)
    assert ran.code == 0, ran.out
