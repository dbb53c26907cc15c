"""What the file says of the session is what happened in it: who saw what, who gave what, and what nobody was asked."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from brief.browser import running
from cli import files
from cli.command import HARBOURSIDE
from integration_appraisal import Appraisal, check
from workshop.rooms import (
    answer,
    answer_of,
    appraised,
    entered,
    go_to,
    judge,
    packed,
    page_of,
    read_ends,
    tab,
    text_of_file,
)
from workshop.test_words import grouped

COVERED = "The page covered the answer from when it was opened until these weights were taken."
IN_SIGHT = "The answer was in sight on the page before these weights were taken."
ASKED_WHY = "The weights are agreed after the scores were known. Why?"
SCORED_ON = "2026-11-02"
NAMES = ("Merit", "Speed", "Reach")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as own:
        yield own


def sometown(folder: Path, **given: Any) -> Path:
    """Three criteria and two factors; who is first turns on what these cost, which the place sets otherwise."""
    lists = {
        "criteria": [files.criterion(name.lower()) for name in NAMES],
        "local_factors": [files.factor("trust", points=20), files.factor("money", points=10)],
    }
    a = files.option("a", {"merit": 70, "speed": 60, "reach": 55})
    b = files.option("b", {"merit": 60, "speed": 50, "reach": 50})
    a["relies_on"] = {"trust": {"at_least": 3}, "money": {"at_least": 2}}
    weights = {"method": "points", "values": {"merit": 50, "speed": 30, "reach": 20}, "rationale": "Merit first."}
    weights |= {"factors": {"trust": 2, "money": 1}}
    levels = {"trust": {"level": 1}, "money": {"level": 1}}
    kept = {"lists": lists, "weights": weights, "local_factors": levels, "scored_on": SCORED_ON}
    return files.place(folder, a, b, **(kept | given))


def with_ann_and_bea(folder: Path) -> Path:
    """The same with two people's weights in the file."""
    points = {"method": "points", "values": {"merit": 5, "speed": 3, "reach": 2}, "rationale": "Hers."}
    people = [{"id": name.lower(), "name": name, "kind": "stakeholder", "weights": points} for name in ("Ann", "Bea")]
    return sometown(folder, variants=people)


def to_cross_checks(page: Page, *, swings: tuple[int, ...] = (60, 40, 30, 20)) -> None:
    """The exercise up to its fourth step: merit is worth 100, the others these."""
    tab(page, "Swing weighting")
    read_ends(page)
    page.get_by_role("radio", name="Merit").check()
    page.get_by_role("button", name="Next").click()
    judge(page, swings)


def take(page: Page) -> None:
    """From the cross-checks to the weights of the room."""
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Use these for the room").click()


def agree(page: Page) -> None:
    tab(page, "Record")
    page.get_by_label("Who agreed the weights").fill("The board")
    page.get_by_label("When", exact=True).fill("2026-11-28")
    page.get_by_label("Why these weights").fill("Merit first, as all said.")


def checks(own: Appraisal) -> str:
    assert own.local.weights is not None
    return own.local.weights.checks or ""


def accepted(own: Appraisal) -> Mapping[str, str]:
    return {one.rule: one.reason for one in own.local.accepts}


# The answer is covered while people judge ----------------------------------------------------------------------------


def test_the_exercise_covers_the_answer_until_the_weights_are_taken(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path), covered=True) as page:
        shown = page.locator("#ranking")
        expect(shown).to_be_hidden()
        expect(page.get_by_text("so that nobody steers by it")).to_be_visible()
        to_cross_checks(page)
        for name in ("Weights", "Local factors", "People", "Snapshots", "Record", "Swing weighting"):
            tab(page, name)
            expect(shown).to_be_hidden()
            expect(page.get_by_text("The answer is covered until the weights are taken")).to_be_visible()
            assert "is first" not in page.locator("main").inner_text(), name
        take(page)
        expect(shown).to_be_visible()
        agree(page)
        expect(page.locator("#panel-record")).not_to_contain_text(ASKED_WHY)
        own = appraised(text_of_file(page), local)
    assert COVERED in checks(own)
    assert accepted(own)["P142"] == COVERED
    assert [finding for finding in check(own) if finding.code == "P142" and finding.accepted is None] == []


def test_every_step_covers_it(browser: Browser, tmp_path: Path) -> None:
    with entered(browser, page_of(sometown(tmp_path), tmp_path)) as page:
        tab(page, "Swing weighting")
        for step in range(1, 6):
            expect(page.get_by_role("heading", name=f"Step {step} of 5")).to_be_visible()
            expect(page.locator("#said")).to_be_hidden()
            if step == 2:
                page.get_by_role("radio", name="Merit").check()
            if step == 3:
                judge(page, (50,))
            elif step < 5:
                page.get_by_role("button", name="Next").click()


def test_who_only_looks_at_the_exercise_sees_the_answer_again(browser: Browser, tmp_path: Path) -> None:
    with entered(browser, page_of(sometown(tmp_path), tmp_path)) as page:
        tab(page, "Swing weighting")
        expect(page.locator("#said")).to_be_hidden()
        tab(page, "Weights")
        expect(page.locator("#said")).to_be_visible()
        expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def test_uncovering_says_what_it_costs_and_the_file_says_that_it_was_done(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path), covered=True) as page:
        to_cross_checks(page)
        uncover = page.get_by_role("button", name="Uncover it")
        expect(uncover).to_have_accessible_description(
            "Uncovering it now has a price: the file will say that the answer was in sight while the weights were "
            "given, and a reviewer will ask why."
        )
        uncover.click()
        expect(page.locator("#said")).to_be_visible()
        expect(page.get_by_role("button", name="Cover the answer")).to_be_focused()
        page.keyboard.press("Control+z")  # takes back the uncovering, and not that people saw
        expect(page.locator("#said")).to_be_hidden()
        expect(page.get_by_text("It has been in sight before")).to_be_visible()
        take(page)
        agree(page)
        expect(page.locator("#panel-record")).to_contain_text(ASKED_WHY)
        own = appraised(text_of_file(page), local)
    assert IN_SIGHT in checks(own)
    assert COVERED not in checks(own)
    assert "P142" not in accepted(own)
    assert [finding.code for finding in check(own) if finding.code == "P142" and finding.accepted is None] == ["P142"]


def test_weights_that_are_taken_back_and_given_again_were_given_in_sight(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        to_cross_checks(page)
        take(page)
        page.keyboard.press("Control+z")
        expect(page.locator("#said")).to_be_hidden()
        page.get_by_role("button", name="Use these for the room").click()
        assert IN_SIGHT in checks(appraised(text_of_file(page), local))


def test_weights_that_are_moved_after_the_exercise_are_not_its_weights(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        to_cross_checks(page)
        take(page)
        tab(page, "Weights")
        page.get_by_role("spinbutton", name="Speed, weight").fill("77")
        agree(page)
        expect(page.locator("#panel-record")).to_contain_text(ASKED_WHY)
        own = appraised(text_of_file(page), local)
    assert "These weights were moved since then, with the answer in sight." in checks(own)
    assert COVERED not in checks(own)


def test_what_the_exercise_covers_stays_covered_when_the_page_is_opened_again(browser: Browser, tmp_path: Path) -> None:
    made = page_of(sometown(tmp_path), tmp_path)
    with entered(browser, made) as page:
        to_cross_checks(page)
        page.reload()
        expect(page.get_by_text("The answer is covered until the weights are taken")).to_be_visible()
        expect(page.locator("#said")).to_be_hidden()


# What people give, and no more ---------------------------------------------------------------------------------------


def add(page: Page, name: str) -> None:
    tab(page, "People")
    page.locator("#person-name").fill(name)
    page.get_by_role("button", name="Add a person").click()


def give(page: Page, name: str, **weights: float) -> None:
    for of, weight in weights.items():
        page.get_by_label(f"{name}: {of.title()}").fill(str(weight))
        page.keyboard.press("Tab")


def test_a_new_person_has_given_nothing(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        add(page, "Ann")
        boxes = page.get_by_role("spinbutton", name="Ann: ").all()
        assert [box.input_value() for box in boxes] == ["", "", ""]
        people = page.locator("#panel-people")
        expect(people).to_contain_text("Ann is not counted yet, here or in the file: no weight is given yet.")
        give(page, "Ann", merit=10, speed=0)
        expect(people).to_contain_text("Ann is not counted yet, here or in the file: “Reach” is still to be given.")
        assert appraised(text_of_file(page), local).local.variants == ()
        expect(page.locator("#panel-record")).to_contain_text("What else does Ann give? “Reach” is still to be given.")


def test_factors_that_a_person_says_nothing_of_cost_what_the_catalogue_says(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        assert answer(page).said.startswith("A comes first")  # by the points that the place's own weights give
        add(page, "Ann")
        give(page, "Ann", merit=50, speed=30, reach=20)
        expect(page.locator("#panel-people")).to_contain_text("Ann would have another first than A: 1 of 1.")
        expect(page.locator("#panel-people")).to_contain_text("B, 55 out of 100, 16 points ahead")
        own = appraised(text_of_file(page), local)
    (variant,) = own.local.variants
    assert variant.weights is not None
    assert variant.weights.factors == {}
    seen = own.variants[variant.id].ranking
    assert [(one.name, round(one.value, 1)) for one in seen.order] == [("B", 55.0), ("A", 39.0)]


def test_factors_that_a_person_gives_are_given_all_or_not_at_all(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        add(page, "Ann")
        give(page, "Ann", merit=50, speed=30, reach=20)
        people = page.locator("#panel-people")
        people.locator("summary", has_text="What local factors cost").click()
        give(page, "Ann", trust=0)
        expect(people).to_contain_text("“Money” is still to be given; local factors all, or none.")
        assert appraised(text_of_file(page), local).local.variants == ()
        tab(page, "People")
        give(page, "Ann", money=5)
        expect(people).to_contain_text("A, 61.5 out of 100, 6.5 points ahead")
        own = appraised(text_of_file(page), local)
        (variant,) = own.local.variants
        assert variant.weights is not None
        assert variant.weights.factors == {"trust": 0, "money": 5}
        assert round(own.variants[variant.id].ranking.order[0].value, 1) == 61.5
        tab(page, "People")
        give(page, "Ann", trust="", money="")
        expect(people).to_contain_text("B, 55 out of 100")


def test_each_person_of_the_file_is_first_on_the_page_whom_score_has_first(browser: Browser, tmp_path: Path) -> None:
    weights = {"method": "points", "values": {"merit": 5, "speed": 3, "reach": 2}, "rationale": "Hers."}
    variants = [
        {"id": "ann", "name": "Ann", "kind": "stakeholder", "weights": weights},
        {"id": "ben", "name": "Ben", "kind": "stakeholder", "weights": weights | {"factors": {"trust": 0, "money": 1}}},
        {"id": "cy", "name": "Cy", "kind": "stakeholder", "weights": {"method": "equal", "rationale": "His."}},
    ]
    local = sometown(tmp_path, variants=variants)
    own = appraised(local.read_text(encoding="utf-8"), local)
    with entered(browser, page_of(local, tmp_path)) as page:
        tab(page, "People")
        for row in page.locator("table", has_text="Who would be first").locator("tbody tr").all():
            name, said = row.locator("th").inner_text(), row.locator("td").inner_text()
            first = own.variants[name.lower()].ranking.order[0]
            assert said.startswith(f"{first.name}, {first.value:.1f}".removesuffix(".0")), name


def test_equal_weights_are_nobodys_numbers_where_groups_have_weights(browser: Browser, tmp_path: Path) -> None:
    local = grouped(tmp_path)
    points = {"method": "points", "values": {"merit": 1, "method": 3, "speed": 2}, "rationale": "Hers."}
    variants = [
        {"id": "ann", "name": "Ann", "kind": "stakeholder", "weights": points},
        {"id": "cy", "name": "Cy", "kind": "stakeholder", "weights": {"method": "equal", "rationale": "His."}},
    ]
    files.write(local, json.loads(local.read_text(encoding="utf-8")) | {"variants": variants})
    own = appraised(local.read_text(encoding="utf-8"), local)
    with entered(browser, page_of(local, tmp_path)) as page:
        tab(page, "People")
        rows = page.locator("table", has_text="Who would be first").locator("tbody tr")
        expect(rows).to_have_count(1)
        first = own.variants["ann"].ranking.order[0]
        expect(rows.locator("td")).to_contain_text(f"{first.name}, {first.value:.1f} out of 100")
        assert appraised(text_of_file(page), local).local.variants == own.local.variants


def test_empty_cells_of_a_spreadsheet_are_not_given_and_come_back_so(browser: Browser, tmp_path: Path) -> None:
    with entered(browser, page_of(sometown(tmp_path), tmp_path)) as page:
        tab(page, "People")
        people = page.locator("#panel-people")
        people.locator("summary", has_text="Load from a spreadsheet").click()
        pasted = "\tAnn\tBen\nMerit\t1\t\nSpeed\t2\t3\nReach\t0\t4\nTrust\t\t5\nMoney\t\t6"
        for _ in range(2):
            people.get_by_label("Paste rows").fill(pasted)
            people.get_by_role("button", name="Load these").click()
            expect(people).to_contain_text("Ben is not counted yet, here or in the file: “Merit” is still to be given.")
            expect(people).not_to_contain_text("Ann is not counted")
            expect(people.get_by_label("Ben: Merit")).to_have_value("")
            with page.expect_download() as download:
                people.get_by_role("button", name="Save all as a CSV file").click()
            pasted = Path(download.value.path()).read_text(encoding="utf-8-sig")
        assert pasted == ",Ann,Ben\nMerit,1,\nSpeed,2,3\nReach,0,4\nTrust,,5\nMoney,,6\n"


# What stood in the file before, and what is of today ------------------------------------------------------------------


def test_what_the_file_said_before_is_nobodys_word_of_today(browser: Browser, tmp_path: Path) -> None:
    local = tmp_path / "local.yaml"
    local.write_text(HARBOURSIDE.read_text(encoding="utf-8"), encoding="utf-8")
    before = appraised(local.read_text(encoding="utf-8"), local).local
    with entered(browser, page_of(local, tmp_path)) as page:
        tab(page, "Record")
        record = page.get_by_role("tabpanel", name="Record")
        earlier = record.locator(".earlier")
        expect(earlier).to_contain_text("In the file from before today")
        expect(earlier).to_contain_text("Swings were agreed before any score was shown.")
        expect(earlier).to_contain_text("Independent chair, Chair of the panel")
        expect(earlier).to_contain_text("The medical director would not have ruled out vertical integration")
        expect(record.get_by_label("Who saw it otherwise today")).to_have_value("")
        assert record.get_by_label("Name or post").count() == 0
        expect(record).to_contain_text("Nobody has filled in the record of today yet.")
        expect(record).not_to_contain_text("Nothing: all of")
        expect(record).to_contain_text("Who took part today?")
        untouched = appraised(text_of_file(page), local).local
        assert (untouched.dissent, untouched.panel) == (before.dissent, before.panel)

        record.get_by_label("Who saw it otherwise today").fill("None. The chair asked each in turn.")
        record.get_by_role("button", name="All of them are here today, too").click()
        record.get_by_role("button", name="Add somebody").click()
        expect(record).to_contain_text("Somebody has no name, and is not in the file.")
        record.get_by_label("Name or post").last.fill("A new councillor")
        expect(record).to_contain_text("Nothing: all of today's record is there.")
        expect(record).not_to_contain_text("Nobody has filled in")
        after = appraised(text_of_file(page), local).local
    assert after.dissent == (*before.dissent, "None. The chair asked each in turn.")
    assert after.panel[:-1] == before.panel
    assert after.panel[-1].name == "A new councillor"


def test_somebody_without_a_name_is_not_in_the_file(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        tab(page, "Record")
        expect(page.locator("#panel-record")).not_to_contain_text("Who took part? Somebody")
        page.get_by_role("button", name="Add somebody").click()
        assert appraised(text_of_file(page), local).local.panel == ()


# The cross-checks ----------------------------------------------------------------------------------------------------


def test_cross_checks_that_are_passed_over_stand_in_the_file_as_not_asked(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path), covered=True) as page:
        to_cross_checks(page)
        page.get_by_role("button", name="Next").click()
        expect(page.locator("#panel-swing")).to_contain_text("2 cross-checks were not answered. The file will say so")
        page.get_by_role("button", name="Use these for the room").click()
        own = appraised(text_of_file(page), local)
        assert answer(page) == answer_of(own)
    assert checks(own) == (
        f"{COVERED} Cross-checks in the exercise. "
        "That “Speed” and “Reach” together (100) are just as good as “Merit” alone (100), each from its worst to its "
        "best: not asked, or no answer was taken down. "
        "That all of “Trust” is worth as much as 50% of the way on “Speed”: not asked, or no answer was taken down."
    )
    assert "P141" in [finding.code for finding in check(own)], "nobody gave a reason"


def test_an_answer_to_a_cross_check_does_not_outlast_the_numbers_it_was_about(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        to_cross_checks(page)
        for own in page.get_by_role("radio", name="That is right").all():
            own.check()
        page.get_by_role("button", name="Back").click()
        page.get_by_role("spinbutton", name="Money, swing").fill("35")
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_role("radio", checked=True)).to_have_count(2)
        page.get_by_role("button", name="Back").click()
        page.get_by_role("spinbutton", name="Speed, swing").fill("65")
        expect(page.locator("#notice")).to_contain_text("a cross-check is another, too")
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        page.get_by_role("radio", name="No, it should be changed").first.check()
        page.get_by_role("button", name="Next").click()
        expect(page.locator("#panel-swing")).to_contain_text("a swing should be changed, and none was")
        page.get_by_role("button", name="Use these for the room").click()
        text = checks(appraised(text_of_file(page), local))
    assert "this was said to need a change, and stands unchanged. That all of" in text
    assert "this was said to be right" not in text


def test_what_one_person_says_of_the_cross_checks_stands_with_their_weights(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path), covered=True) as page:
        to_cross_checks(page)
        page.get_by_role("radio", name="That is right").first.check()
        page.get_by_role("button", name="Next").click()
        page.get_by_label("Or keep them as one person's").fill("Ann")
        page.get_by_role("button", name="Keep as theirs").click()
        expect(page.locator("#said")).to_be_hidden()
        (variant,) = appraised(text_of_file(page), local).local.variants
        assert variant.weights is not None
        said = variant.weights.checks or ""
        assert said.startswith(COVERED)
        assert "this was said to be right. That all of “Trust” is" in said
        assert said.endswith("not asked, or no answer was taken down.")
        add(page, "Ben")
        give(page, "Ann", merit=90)  # what was said is said of other numbers
        text = appraised(text_of_file(page), local).local.variants[0].weights
        assert text is not None
        assert (text.rationale, text.checks) == ("Ann's own judgement, given in the session.", None)


def test_what_uncovering_costs_is_told_with_a_persons_weights_too(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        to_cross_checks(page)
        page.get_by_role("button", name="Uncover it").click()
        page.get_by_role("button", name="Next").click()
        page.get_by_label("Or keep them as one person's").fill("Ann")
        page.get_by_role("button", name="Keep as theirs").click()
        (variant,) = appraised(text_of_file(page), local).local.variants
    assert variant.weights is not None
    assert (variant.weights.checks or "").startswith(IN_SIGHT)


def test_an_answer_that_was_seen_before_the_exercise_was_in_sight(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path), covered=True) as page:
        uncover = page.get_by_role("button", name="Uncover it")
        expect(uncover).to_have_accessible_description(
            "If the exercise comes after that, the file will say that the answer had been in sight."
        )
        uncover.click()
        expect(page.locator("#ranking")).to_be_visible()
        expect(page.get_by_role("button", name="Undo")).to_be_disabled()
        to_cross_checks(page)
        expect(page.locator("#ranking")).to_be_hidden()
        take(page)
        assert checks(appraised(text_of_file(page), local)).startswith(IN_SIGHT)


def test_the_mean_of_people_stands_in_the_file_as_their_mean(browser: Browser, tmp_path: Path) -> None:
    local = with_ann_and_bea(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        tab(page, "People")
        page.get_by_role("button", name="Use the mean for the room").click()
        said = checks(appraised(text_of_file(page), local))
        assert (
            said
            == f"{IN_SIGHT} What was taken is the mean of what Ann and Bea gave, as shares, beside 100 for the largest."
        )
        tab(page, "Weights")
        page.get_by_role("spinbutton", name="Speed, weight").fill("61")
        said = checks(appraised(text_of_file(page), local))
        assert said.endswith("These weights were moved since then, with the answer in sight.")
        expect(page.locator("#panel-record")).to_contain_text("The weights are not those that were taken any more")


def test_people_who_are_removed_are_not_in_the_file(browser: Browser, tmp_path: Path) -> None:
    local = with_ann_and_bea(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        tab(page, "People")
        page.get_by_role("button", name="Remove Ann").click()
        expect(page.locator("#notice")).to_contain_text("the file will not have Ann's weights")
        assert [own.id for own in appraised(text_of_file(page), local).local.variants] == ["bea"]
        page.get_by_role("button", name="Undo").click()
        assert len(appraised(text_of_file(page), local).local.variants) == 2


def test_one_name_is_one_person_however_it_is_written(browser: Browser, tmp_path: Path) -> None:
    with entered(browser, page_of(sometown(tmp_path), tmp_path)) as page:
        add(page, "Ann Hart")
        page.get_by_label("Name", exact=True).fill("ann hart")
        page.get_by_role("button", name="Add a person").click()
        expect(page.locator("#notice")).to_have_text("That name is there already.")
        page.get_by_text("Load from a spreadsheet").click()
        page.get_by_label("Paste rows").fill("x\tBen\tben\nmerit\t1\t2")
        page.get_by_role("button", name="Load these").click()
        expect(page.locator("#panel-people .fault")).to_contain_text("Two columns have one name.")


def test_a_recommendation_that_is_not_the_rooms_is_named_beside_the_file(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path, recommendation={"option": "b", "rationale": "Agreed last year."})
    with entered(browser, page_of(local, tmp_path)) as page:
        tab(page, "Record")
        still = page.get_by_text("The file goes on to recommend “B”, which has rank 2 now.")
        expect(still).to_be_visible()
        tab(page, "Local factors")
        page.get_by_role("spinbutton", name="Points, of Trust").fill("50")
        expect(page.locator("#ranking li.first .name")).to_have_text("B")
        tab(page, "Record")
        expect(still).to_have_count(0)


def test_a_level_that_is_not_known_now_has_no_reason_to_be_lost(browser: Browser, tmp_path: Path) -> None:
    local = sometown(tmp_path)
    with entered(browser, page_of(local, tmp_path)) as page:
        tab(page, "Local factors")
        page.get_by_role("button", name="Not known: level of Trust").click()
        tab(page, "Record")
        expect(page.locator("#panel-record")).to_contain_text("Not known now: “Trust”.")
        expect(page.get_by_label("Why that level of “Trust”")).to_have_count(0)
        assert "trust" not in appraised(text_of_file(page), local).local.local_factors


@pytest.mark.parametrize("broken", [{"step": 2}, {"step": 3, "top": 0}, {"step": 2, "top": 4}])
def test_an_exercise_from_the_address_that_can_not_be_is_refused(
    browser: Browser, tmp_path: Path, broken: dict[str, int]
) -> None:
    with entered(browser, page_of(sometown(tmp_path), tmp_path)) as page:
        room = packed(page)
        own = {"step": 0, "factors": False, "top": None, "swings": [None] * 5, "checks": []} | broken
        settings = {"method": "points", "given": [1, 1, 1], "points": [1, 1], "levels": [1, 1]}
        go_to(page, room, settings, swing=own)
        expect(page.locator("#notice")).to_contain_text("It is not whole.")
