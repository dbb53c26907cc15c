"""What is seen from the back of a room, why an option is out, what is beyond a slider, and what Undo takes back."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from brief.browser import examined, running
from cli import files
from cli.command import HARBOURSIDE, NORTH_YORKSHIRE
from integration_appraisal.report.place import ruled_out
from workshop.rooms import appraised, entered, page_of, read_ends, tab, text_of_file

SIZES = [(1280, 720), (1920, 1080)]
REASON = (
    "It would take community services out of the pooled budget and leave social care outside, so the joint agreement "
    "would end. The council and the board both declined that before scoring. It is scored all the same, so that the "
    "reason can be tested, and so that nobody can say that it was never looked at by those who had to decide."
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as own:
        yield own


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 24 options with long names, one of them ruled out for long reasons, on 14 criteria."""
    draw, names = Random(24), [f"c{at}" for at in range(14)]
    lists = {
        "criteria": [files.criterion(name, name=f"A criterion with quite a name, {name}") for name in names],
        "local_factors": [files.factor("trust", points=12)],
    }
    needs = {"relies_on": {"trust": {"at_least": 2}}}
    options = [
        files.option(f"o{at}", {name: draw.randint(20, 85) for name in names}, name=f"Option {at}, whose name is long")
        | needs
        for at in range(24)
    ]
    folder = tmp_path_factory.mktemp("many")
    given = {"local_factors": {"trust": {"level": 1}}, "ruled_out": {"o3": {"reason": REASON}}}
    return page_of(files.place(folder, *options, lists=lists, **given), folder)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(NORTH_YORKSHIRE, tmp_path_factory.mktemp("example"))


# Present -------------------------------------------------------------------------------------------------------------

# Whatever of the shown page is cut, lies outside the window, or lies over something else.
LOST = """() => {
  const lost = [], boxes = [], shown = "#said, footer p, .rank, .name, .value, .ready, .why-out, .key > span, #notice";
  for (const own of document.querySelectorAll(shown)) {
    const box = own.getBoundingClientRect();
    if (!box.width || !own.textContent) continue;
    const isInside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
    if (!isInside) lost.push(["outside", own.textContent]);
    if (own.scrollWidth > own.clientWidth + 1 && own.clientWidth) lost.push(["cut", own.textContent]);
    boxes.push([box, own]);
  }
  const shared = (one, other, from, to) => Math.min(one[to], other[to]) - Math.max(one[from], other[from]);
  for (const [one, its] of boxes) for (const [other, own] of boxes) {
    if (its === own || its.contains(own) || own.contains(its)) continue;
    const isOver = shared(one, other, "left", "right") > 1 && shared(one, other, "top", "bottom") > 2;
    if (isOver) lost.push(["over", its.textContent, own.textContent]);
  }
  return lost;
}"""
SCROLLS = """() => ["page", "answer"].map((id) => document.getElementById(id)).concat(document.documentElement)
  .some((own) => own.scrollHeight > own.clientHeight + 1 || own.scrollWidth > own.clientWidth + 1)"""


def present(page: Page, size: tuple[int, int]) -> float:
    """Show the answer alone at a size; the height of its letters in pixels."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.get_by_role("button", name="Present").click()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.name')).fontSize)"))


@pytest.mark.parametrize("size", SIZES)
def test_present_shows_the_answer_and_its_key_alone(browser: Browser, many: Path, size: tuple[int, int]) -> None:
    with entered(browser, many) as page:
        assert present(page, size) > size[1] / 60
        for hidden in ("#panel", "#why", "#purpose", ".compared", "#undo", "#cover", "#theme"):
            expect(page.locator(hidden)).to_be_hidden()
        expect(page.locator("footer")).to_be_visible()
        expect(page.locator("#ranking li")).to_have_count(24)
        expect(page.locator("#criteria > span")).to_have_count(14)
        expect(page.locator(".why-out", has_text=REASON)).to_be_visible()
        assert page.evaluate(LOST) == []
        assert not page.evaluate(SCROLLS)
        assert page.evaluate("document.getElementById('ranking').clientWidth / innerWidth") > 0.95
        assert examined(page) == {"violations": [], "incomplete": []}
        page.get_by_role("button", name="Stop presenting").click()
        expect(page.locator("#panel")).to_be_visible()
        expect(page.get_by_role("button", name="Present")).to_be_visible()
        assert page.evaluate("document.documentElement.style.fontSize") == ""
        expect(page.locator("#ranking button").first).to_be_enabled()


@pytest.mark.parametrize("size", SIZES)
def test_few_options_are_presented_large(browser: Browser, example: Path, size: tuple[int, int]) -> None:
    with entered(browser, example) as page:
        assert present(page, size) > size[1] / 30
        assert page.evaluate(LOST) == []
        assert not page.evaluate(SCROLLS)


@pytest.mark.parametrize("size", SIZES)
def test_a_message_has_a_line_of_its_own_and_covers_nothing(
    browser: Browser, many: Path, size: tuple[int, int]
) -> None:
    with entered(browser, many) as page:
        page.get_by_role("spinbutton", name="c3, weight").fill("9")
        present(page, size)
        page.keyboard.press("Control+z")
        expect(page.locator("#notice")).to_be_visible()
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate(LOST) == []
        assert not page.evaluate(SCROLLS)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_message_covers_nothing_wherever_people_scrolled(browser: Browser, example: Path, width: int) -> None:
    with entered(browser, example, width) as page:
        page.get_by_role("spinbutton", name="Local models for groups and areas, weight").fill("9")
        page.keyboard.press("Tab")
        page.keyboard.press("Control+z")
        expect(page.locator("#notice")).to_be_visible()
        notice, above = (page.locator(f"#{name}").bounding_box() for name in ("notice", "page"))
        assert notice is not None
        assert above is not None
        assert above["y"] + above["height"] <= notice["y"]
        assert notice["y"] + notice["height"] <= 900


# Rows out of sight wait until a slider rests --------------------------------------------------------------------------

# What is in sight right after a move, right after one and a scroll, and all rows at rest; names and values.
DRAGGED = """async (slider) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const rows = () => [...document.querySelectorAll("#ranking li")];
  const told = (own) => [own.querySelector(".name").textContent, own.querySelector(".value").textContent];
  const isSeen = (own) => own.getBoundingClientRect().bottom > 0 && own.getBoundingClientRect().top < innerHeight;
  const slide = async (value) => {
    slider.value = value;
    slider.dispatchEvent(new Event("input", {bubbles: true}));
    await frame();
  };
  const page = document.getElementById("page"), before = rows().map(told);
  await slide(60);
  const moved = rows().filter(isSeen).map(told), waiting = rows().filter((own) => !isSeen(own)).map(told);
  page.scrollTop = page.scrollHeight;
  await frame();
  const scrolled = rows().filter(isSeen).map(told);
  await new Promise((done) => setTimeout(done, 900));
  return {before, moved, waiting, scrolled, rested: rows().map(told)};
}"""


def test_rows_out_of_sight_wait_and_are_right_as_soon_as_they_are_seen(browser: Browser, many: Path) -> None:
    with entered(browser, many) as page:
        page.emulate_media(reduced_motion="reduce")
        found = page.get_by_role("slider", name="A criterion with quite a name, c0", exact=True).evaluate(DRAGGED)
    before, rested = dict(found["before"]), dict(found["rested"])
    seen = {**dict(found["moved"]), **dict(found["scrolled"])}
    assert seen == {name: rested[name] for name in seen}
    assert any(value == before[name] for name, value in found["waiting"])
    assert len(found["moved"]) < len(before) == len(rested) == 24
    assert all(rested[name] != value for name, value in before.items())


# Out, and why --------------------------------------------------------------------------------------------------------


def out(page: Page) -> dict[str, str]:
    """Why each option is out, by name."""
    rows = page.locator("#ranking li.out").all()
    return {row.locator(".name").inner_text(): row.locator(".why-out").inner_text() for row in rows}


def told(local: Path, text: str) -> dict[str, str]:
    """The same as `score --full` tells it: the name, "is", and why."""
    sentences = [own.partition(" is ruled out") for own in ruled_out(appraised(text, local).ranking)]
    return {name: f"Ruled out{why}" for name, _, why in sentences}


def test_an_option_that_is_out_says_why_as_score_does(browser: Browser, tmp_path: Path) -> None:
    local = files.place(
        tmp_path,
        files.option("a", {"merit": 70, "speed": 80}),
        files.option("b", {"merit": 60, "speed": 30}),
        files.option("c", {"merit": 39.96, "speed": 90}),
        files.option("d", {"merit": 65, "speed": 20}),
        files.option("e", {"merit": 66, "speed": 60}),
        lists={"criteria": [files.criterion("merit"), files.criterion("speed")]},
        must_haves={"merit": 40},
        pass_mark=46,
        ruled_out={"a": {"reason": "The law does not allow it"}, "e": {}},
    )
    with entered(browser, page_of(local, tmp_path)) as page:
        said = out(page)
        assert said == told(local, text_of_file(page))
        assert said["A"] == "Ruled out by the place. The law does not allow it."
        assert said["C"] == "Ruled out: its value on “Merit” is 39.96, and 40 is a must."
        assert said["D"] == "Ruled out: its value is 42.5, below the pass mark of 46."
        tab(page, "Weights")
        page.get_by_role("spinbutton", name="Speed, weight").fill("0.2")
        expect(page.locator("#ranking li.out")).to_have_count(3)
        assert "D" not in out(page)
        assert out(page) == told(local, text_of_file(page))
        page.get_by_role("button", name="A", exact=True).click()
        expect(page.get_by_role("dialog")).to_contain_text("It is ruled out by the place. The law does not allow it.")


# Beyond the slider ---------------------------------------------------------------------------------------------------


def mover(page: Page, name: str) -> tuple[Locator, str]:
    """A box, and what stands under its slider."""
    box = page.get_by_role("spinbutton", name=name)
    return box, page.locator(".mover", has=box).locator(".flips").inner_text()


def test_a_change_beyond_the_sliders_end_says_so_and_can_be_typed(browser: Browser, tmp_path: Path) -> None:
    local = tmp_path / "local.yaml"
    local.write_text(HARBOURSIDE.read_text(encoding="utf-8"), encoding="utf-8")
    with entered(browser, page_of(local, tmp_path)) as page:
        box, said = mover(page, "Room for new ways and new providers, weight")
        end = float(page.get_by_role("slider", name="Room for new ways and new providers").get_attribute("max") or "")
        assert said == (
            "Just above 542.5, beyond the slider's end (type it in the box): CCG led retendering exercises is first."
        )
        assert end < 542
        box.fill("542")
        expect(page.locator("#said")).to_contain_text("Councils initiate comes first")
        box.fill("543")
        expect(page.locator("#said")).to_contain_text("CCG led retendering exercises comes first")


def test_what_no_box_takes_is_not_told_as_a_change(browser: Browser, tmp_path: Path) -> None:
    lists = {
        "criteria": [files.criterion("merit", weight=5e5), files.criterion("speed", weight=1)],
        "local_factors": [],
    }
    options = files.option("a", {"merit": 70, "speed": 30}), files.option("b", {"merit": 60, "speed": 34})
    local = files.place(tmp_path, *options, lists=lists)
    with entered(browser, page_of(local, tmp_path)) as page:
        box, said = mover(page, "Speed, weight")
        assert said == "First place holds up to 1,000,000, the most that can be given."
        box.fill("1000000")
        expect(page.locator("#said")).to_contain_text("A comes first")


# Undo ----------------------------------------------------------------------------------------------------------------


# All that a screen reader is told from now on; the answer follows once the page is at rest.
HEAR = """() => {
  const spoken = document.getElementById("spoken");
  window.heard = [];
  new MutationObserver(() => heard.push(spoken.textContent)).observe(spoken, {childList: true});
}"""


def test_undo_says_what_it_takes_back_before_and_after(browser: Browser, example: Path) -> None:
    with entered(browser, example) as page:
        undo, redo, notice = (page.locator(f"#{name}") for name in ("undo", "redo", "notice"))
        assert undo.get_attribute("title") == ""
        page.get_by_role("spinbutton", name="Less time in hospital, weight").fill("60")
        expect(undo).to_have_attribute("title", "Takes back the weight of “Less time in hospital”")
        tab(page, "Local factors")
        page.get_by_role("spinbutton", name="Points, of Pace and approach").fill("7")
        page.get_by_role("spinbutton", name="Level, of Data and IT").fill("1")
        tab(page, "People")
        page.locator("#person-name").fill("Ann")
        page.get_by_role("button", name="Add a person").click()
        page.get_by_label("Ann: Less time in hospital").fill("5")
        page.keyboard.press("Tab")
        tab(page, "Snapshots")
        page.get_by_role("button", name="Keep a snapshot").click()
        tab(page, "Record")
        page.get_by_label("Who agreed the weights").fill("The board")
        steps = [
            "an entry in the record",
            "a snapshot",
            "what Ann gave",
            "that Ann came or went",
            "the level of “Data and IT”",
        ]
        for step in steps:
            expect(undo).to_have_accessible_description(f"Takes back {step}")
            undo.click()
            expect(notice).to_have_text(f"Taken back: {step}.")
        undo.click()
        expect(notice).to_contain_text("the points of “Pace and approach”")
        undo.click()
        expect(notice).to_have_text("Taken back: the weight of “Less time in hospital”.")
        expect(undo).to_be_disabled()
        expect(redo).to_have_attribute("title", "Brings back the weight of “Less time in hospital”")
        page.evaluate(HEAR)
        page.keyboard.press("Control+Shift+z")
        expect(notice).to_have_text("Brought back: the weight of “Less time in hospital”.")
        assert page.evaluate("heard")[0] == "Brought back: the weight of “Less time in hospital”."


def test_undo_in_the_exercise_says_so(browser: Browser, example: Path) -> None:
    with entered(browser, example) as page:
        tab(page, "Swing weighting")
        page.get_by_role("button", name="Next").click()
        page.get_by_role("button", name="Uncover it").click()
        page.locator("#undo").click()
        expect(page.locator("#notice")).to_have_text(
            "Taken back: that the answer was uncovered; what was seen is seen."
        )
        page.locator("#undo").click()
        expect(page.locator("#notice")).to_have_text("Taken back: a step of the exercise.")


# What the page is for, and its key -----------------------------------------------------------------------------------


def test_a_line_says_what_the_page_is_for_and_in_which_order(browser: Browser, example: Path) -> None:
    with entered(browser, example, covered=True) as page:
        expect(page.locator("#purpose")).to_be_visible()
        expect(page.locator("#purpose")).to_contain_text("For a meeting that settles what matters")
        named = page.locator("#purpose b").all_inner_texts()
        assert named == ["Swing weighting", "People", "Weights", "Local factors", "Snapshots", "Record"]
        assert sorted(named) == sorted(page.get_by_role("tab").all_inner_texts())


def test_no_two_entries_of_the_key_look_the_same(browser: Browser, many: Path) -> None:
    with entered(browser, many) as page:
        numbers = page.locator("#criteria .chip").all_inner_texts()
        assert numbers == [str(at + 1) for at in range(14)]
        assert page.locator("#panel-weights .chip").all_inner_texts() == numbers


def test_the_exercise_never_asks_for_more_than_six_steps_at_once(browser: Browser, example: Path) -> None:
    with entered(browser, example) as page:
        tab(page, "Swing weighting")
        exercise: Any = page.get_by_role("tabpanel", name="Swing weighting")
        expect(exercise.get_by_role("heading", name="Step 1 of 5: Ends, part 1 of 4")).to_be_visible()
        assert exercise.locator("dt").count() <= 6
        read_ends(page)
        exercise.get_by_role("radio").first.check()
        exercise.get_by_role("button", name="Next").click()
        seen = 0
        for part in range(1, 5):
            expect(exercise.get_by_role("heading", name=f"part {part} of 4")).to_be_focused()
            boxes = exercise.get_by_role("spinbutton").all()
            assert 0 < len(boxes) <= 6
            for box in boxes:
                box.fill("40")
            seen += len(boxes)
            exercise.get_by_role("button", name="Next").click()
        assert seen == 21
        expect(exercise.get_by_role("heading", name="Step 4 of 5")).to_be_focused()
        exercise.get_by_role("button", name="Back").click()
        expect(exercise.get_by_role("heading", name="part 4 of 4")).to_be_focused()
        expect(exercise).to_contain_text("Judged so far: “")
