"""A paper that recommends another option than the first speaks of that one, by name, and of the first beside it."""

import re
from pathlib import Path
from typing import Any

import pytest

from brief.test_papers import section, summary_of
from cli import files
from conftest import Appraise

NEAR, TRUST, HUBS = (
    files.option("near", {"reach": 60, "staff": 30}, role="baseline", name="Near"),
    files.option("trust", {"reach": 80, "staff": 45}, name="Trust", powers=["gift"]),
    files.option("hubs", {"reach": 40, "staff": 98}, name="Hubs", powers=["lease"]),
)
LISTS = {
    "criteria": [files.criterion("reach"), files.criterion("staff")],
    "powers": [{"id": "gift", "name": "Power to give"}, {"id": "lease", "name": "Power to let"}],
}
COSTS = {"near": {"total": 100}, "trust": {"total": 150, "low": 140, "high": 165}, "hubs": {"total": 90}}
GIVEN: dict[str, Any] = {
    "lists": LISTS,
    "costs": COSTS,
    "cost_unit": "£ thousand",
    "implications": {"finance": "From the budget.", "legal": "Nothing new."},
    "recommendation": {"option": "trust", "rationale": "More can walk there"},
    "variants": [
        {
            "id": "near_home",
            "name": "Near home",
            "kind": "scenario",
            "weights": {"method": "points", "values": {"reach": 9, "staff": 1}},
        }
    ],
}


def paper(appraise: Appraise, folder: Path, *more: dict[str, Any], **given: Any) -> str:
    return appraise("brief", files.place(folder, NEAR, TRUST, HUBS, *more, **(GIVEN | given))).out


def test_the_summary_begins_with_it_and_has_its_weakness_doubt_and_cost(appraise: Appraise, tmp_path: Path) -> None:
    told = summary_of(paper(appraise, tmp_path))
    assert told.startswith("**Trust is recommended. It comes 2nd with 62.5 out of 100. Hubs comes first with 69")
    assert "The main weakness of Trust is “Staff” and of Hubs is “Reach”: 9.5 and 15 points behind the mean" in told
    assert re.search(
        r"When everything in doubt moves at once, Trust is first about \d times in 10 and Hubs about \d times in 10\.",
        told,
    )
    assert "Trust costs £150 thousand (between 140 and 165), £50 thousand more than Near." in told
    assert "Hubs costs £90 thousand, £10 thousand less than Near." in told
    assert "On the criteria Hubs is ahead of Trust on “Staff” (26.5 points) and behind on “Reach” (20 points)." in told
    assert not re.search(r"\b[Ii]ts? (is first|costs|main)", told)


def test_each_section_of_the_body_names_it(appraise: Appraise, tmp_path: Path) -> None:
    told = paper(appraise, tmp_path)
    options, why, means = (
        section(told, own) for own in ("2. The options", "3. Why, and how sure", "4. Implications and next steps")
    )
    assert "| Trust (recommended) | " in options
    assert "**Hubs scores 69 out of 100, 6.5 points ahead of Trust, which is recommended.**" in options
    assert "Trust, which is recommended, is not.**" in options
    assert "**What puts Hubs 6.5 points ahead of Trust, which is recommended.**" in why
    assert re.search(
        r"would put another option first; .*\. Of all \d, \d puts? Trust, which is recommended, first\.", why
    )
    assert re.search(r"Hubs is first .*; Trust \(recommended\) is first about \d times in 10 \([\d.]+% of", why)
    assert "Trust, which is recommended, is first in 1 of 1 variant." in why
    assert "**Finance.** From the budget. Trust costs £150 thousand" in means
    assert "Hubs costs £90 thousand" in means
    assert "adviser: Trust would use Power to give. Hubs would also use Power to let. Annex I" in means


RISKY_SCORES = {"reach": {"score": 70, "low": 20, "high": 80}, "staff": {"score": 99}}
RISKY = files.option("risky", {}, name="Risky") | {"scores": RISKY_SCORES}


def test_that_the_first_may_be_ruled_out_is_said_wherever_its_lead_is(appraise: Appraise, tmp_path: Path) -> None:
    told = paper(appraise, tmp_path, RISKY, must_haves={"reach": 30})
    assert "Settle first whether" in summary_of(told)  # which has room, as it leaves out ranges of cost where it must
    assert re.search(r"Risky about \d times in 10\. Risky is ruled out \w+ than 1 time in \d+\.", summary_of(told))
    why = section(told, "3. Why, and how sure")
    assert re.search(r"Risky is first [^;]*, ruled out [\w ]+ \([\d.]+%\);", why)
    assert "another option is first; at one of these ends Risky is ruled out.**" in why
    assert re.search(r"\| Risky: Reach \| 20 to 80 \| ruled out \|", why)
    shown = appraise("robustness", tmp_path / "local.yaml").out
    assert re.search(r"Risky is ruled\s+out", shown)
    shown = appraise("sensitivity", tmp_path / "local.yaml", "--full", "--format", "markdown").out
    assert re.search(r"\| Risky: Reach, 20 to 80 \| ruled out to ", shown)
    assert "none to" not in shown


def test_a_weakness_may_be_what_is_missing_and_what_is_not_ready_says_so(appraise: Appraise, tmp_path: Path) -> None:
    """Trust loses 20 points; Hubs, first and best for its cost, can't start. Far, ruled out, is in no mean."""
    lacks = {"relies_on": {"money": {"at_least": 3, "points": 20}}}
    needs = {"relies_on": {"money": {"at_least": 3, "points": 0, "essential": True}}}
    far = files.option("far", {"reach": 0, "staff": 0}, name="Far")
    lists = LISTS | {"local_factors": [files.factor("money", points=20)]}
    given = GIVEN | {"lists": lists, "local_factors": {"money": {"level": 1}}, "ruled_out": {"far": {"reason": "No."}}}
    path = files.place(tmp_path, NEAR, TRUST | lacks, HUBS | needs, far, **given)
    told = re.sub("[“”]", "", appraise("brief", path).out)
    assert "of Trust is Money (missing here) and of Hubs is Reach: 20 and 15 points behind the mean of the" in told
    assert "behind the mean of the others not ruled out." in told
    assert "in points beside the mean of the others not ruled out:" in told
    assert "**Best for its cost: Hubs (not ready); Trust" in told
    assert "Hubs give as much as Trust or more and cost no more, but Hubs is not ready." in told
    shown = re.sub(r"\s+", " ", appraise("explain", path, "hubs", "trust").out)
    assert "Hubs is not ready while it lacks “Money” at level 3 or more (the place is at 1)." in shown


def test_annexes_have_it_too(appraise: Appraise, tmp_path: Path) -> None:
    told = paper(appraise, tmp_path)
    changes, evidence = (
        section(told, "Annex D: what would change the answer"),
        section(told, "Annex I: evidence, powers"),
    )
    assert "**Trust, which is recommended, would be first if “" in changes
    assert re.search(
        r"\*\*Hubs comes first in [\d.]+% of 100,000 draws; Trust, which is recommended, in [\d.]+%", changes
    )
    evidence = section(told, "Annex I: powers")
    assert "Powers that Trust and Hubs would use:" in evidence
    assert re.search(r"\| Power to let \|.*\| Hubs \|", evidence)


def test_pictures_say_so_in_words(appraise: Appraise, tmp_path: Path) -> None:
    path = files.place(tmp_path, NEAR, TRUST, HUBS, **GIVEN)
    assert appraise("brief", path, "-o", tmp_path / "paper.html").code == 0
    told = re.findall(r"<desc[^>]*>(.*?)</desc>", (tmp_path / "paper.html").read_text("utf-8"), re.DOTALL)
    assert sum("Trust (recommended)" in own for own in told) == 4  # values, cost, weight, ranks


def test_it_is_held_against_the_first_where_it_is_not_the_second(appraise: Appraise, tmp_path: Path) -> None:
    third = files.option("third", {"reach": 70, "staff": 60}, name="Third")
    told = paper(appraise, tmp_path, third)
    assert "**Trust is recommended. It comes 3rd with 62.5 out of 100. Hubs comes first with 69" in told
    assert "**What puts Hubs 6.5 points ahead of Trust, which is recommended.**" in told
    assert "Hubs is ahead of Trust on “Staff”" in told


@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
def test_such_a_paper_holds(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    path = files.place(tmp_path, NEAR, TRUST, HUBS, **GIVEN)
    assert appraise("brief", path, "-o", tmp_path / f"paper{ending}").code == 0
    assert appraise("verify", tmp_path / f"paper{ending}", path).code == 0


def test_the_first_needs_no_such_words(appraise: Appraise, tmp_path: Path) -> None:
    told = paper(appraise, tmp_path, recommendation={"option": "hubs", "rationale": "Staff"})
    assert "which is recommended" not in told
    assert "| Hubs (recommended) | " in told
    assert "The main weakness of Hubs is “Reach”: 15 points behind the mean" in told
    assert "Trust costs" not in told


def test_one_that_is_ruled_out_or_without_cost_says_so(appraise: Appraise, tmp_path: Path) -> None:
    told = paper(appraise, tmp_path, must_haves={"staff": 46}, costs={"near": {"total": 1}})
    assert summary_of(told).startswith("**Trust is recommended, and is ruled out here. ")
    assert "What Trust costs is not given. What Hubs costs is not given." in told
    assert "; Trust, which is recommended, is ruled out.**" in told


def test_what_was_accepted_stands_in_the_method_with_its_reason(appraise: Appraise, tmp_path: Path) -> None:
    """By names and without advice; a paper in which the reason was changed does not hold."""
    given = GIVEN | {"accepts": [{"rule": "P155", "reason": "Nobody has tried it. We count again in 2027"}]}
    path = files.place(tmp_path, NEAR, TRUST, HUBS, **given)
    told = appraise("brief", path).out
    method = section(told, "Annex J: the method")
    assert "### Accepted by those who made this" in method
    assert re.search(
        r"\| Judgement alone is behind the leader \| 100% of what “Hubs”, which is first, gains on the criteria rests "
        r"on judgement alone[^.]*\. \| "
        r"Nobody has tried it\. We count again in 2027\. \|",
        method,
    )
    assert "Accepted by those" not in appraise("brief", path, "--annexes", "none").out
    (tmp_path / "paper.md").write_text(told, encoding="utf-8")
    assert appraise("verify", tmp_path / "paper.md", path).code == 0
    (tmp_path / "paper.md").write_text(told.replace("again in 2027", "again in 2029"), encoding="utf-8")
    assert appraise("verify", tmp_path / "paper.md", path).code == 1
