"""A session from beginning to end: offline, by mouse and keyboard, to a file that scores to the same ranking."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from brief.browser import running
from cli import files
from cli.command import NORTH_YORKSHIRE
from integration_appraisal import check
from workshop.rooms import (
    answer,
    answer_of,
    appraised,
    entered,
    judge,
    packed,
    page_of,
    read_ends,
    tab,
    text_of_file,
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as own:
        yield own


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(NORTH_YORKSHIRE, tmp_path_factory.mktemp("room"))


@pytest.fixture
def page(browser: Browser, room: Path) -> Iterator[Page]:
    with entered(browser, room) as own:
        yield own


def names_of(page: Page, what: str) -> list[str]:
    """Names of criteria or factors, in the page's order."""
    return [own["name"] for own in packed(page)[what]]


def taken_away(page: Page, folder: Path) -> str:
    """The file that the page gives, downloaded."""
    tab(page, "Record")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the local file").click()
    assert download.value.suggested_filename == "north-yorkshire-and-york-agreed.yaml"
    download.value.save_as(folder / "agreed.yaml")
    return (folder / "agreed.yaml").read_text(encoding="utf-8")


def same_as_score(page: Page, folder: Path) -> None:
    """What the page says is what `score` says of the file that the page gives."""
    text = taken_away(page, folder)
    (folder / "local.yaml").write_text(text, encoding="utf-8")
    assert answer_of(appraised(text, folder / "local.yaml")) == answer(page)


def test_a_page_that_nobody_touched_says_what_score_says(page: Page, tmp_path: Path) -> None:
    assert answer(page).said.startswith("Patchwork model comes first with 43.2 out of 100, 4.8 points ahead of")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    same_as_score(page, tmp_path)


def test_a_weight_moves_by_keyboard_and_undo_takes_it_back(page: Page, tmp_path: Path) -> None:
    before = answer(page)
    own = page.get_by_role("slider", name="Less time in hospital", exact=True)
    own.focus()
    for _ in range(20):
        page.keyboard.press("PageUp")
    expect(page.locator("#said")).to_contain_text("Vertical integration within the NHS comes first")
    assert own.get_attribute("aria-valuetext") == "50 points, 41.4% of the weight"
    same_as_score(page, tmp_path)
    page.keyboard.press("Control+z")
    assert answer(page) == before
    page.keyboard.press("Control+Shift+z")
    assert answer(page) != before
    page.get_by_role("button", name="Reset").click()
    assert answer(page) == before
    page.get_by_role("button", name="Undo").click()
    assert answer(page) != before


def test_a_level_moves_by_mouse(page: Page, tmp_path: Path) -> None:
    tab(page, "Local factors")
    own = page.get_by_role("slider", name="Level of Working relationships", exact=True)
    own.scroll_into_view_if_needed()
    box = own.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 5, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    assert own.input_value() == "5"
    expect(page.get_by_text("5 of 5: Trusted and long-standing, at every level")).to_be_visible()
    same_as_score(page, tmp_path)


def test_points_and_levels_not_known(page: Page, tmp_path: Path) -> None:
    tab(page, "Local factors")
    page.get_by_role("spinbutton", name="Points, of Pace and approach", exact=True).fill("22.5")
    page.get_by_role("button", name="Not known: level of Data and IT", exact=True).click()
    expect(
        page.get_by_text(
            "Not known: nothing is taken off for it, so that options which rely on it may look better than they are."
        )
    ).to_be_visible()
    expect(page.locator("#ranking li", has_text="Framework model")).to_contain_text("where something is not given")
    same_as_score(page, tmp_path)
    text = text_of_file(page)
    assert "  method: points\n" in text
    assert "data_it" not in re.search(r"\nlocal_factors:\n(  .*\n)+", text)[0]  # type: ignore[index]


def test_where_first_place_changes_is_where_it_changes(page: Page) -> None:
    own = page.get_by_role("spinbutton", name="Less time in hospital, weight", exact=True)
    flips = page.locator(".mover", has=own).locator(".flips")
    told = re.fullmatch(r"Just above ([\d.]+): Vertical integration within the NHS is first\.", flips.inner_text())
    assert told is not None
    own.fill(str(float(told[1]) - 0.1))
    expect(page.locator("#said")).to_contain_text("Patchwork model comes first")
    own.fill(str(float(told[1]) + 0.1))
    expect(page.locator("#said")).to_contain_text("Vertical integration within the NHS comes first")


@pytest.mark.parametrize("typed", ["", "-1", "1000001"])
def test_a_number_that_can_not_be_is_told_and_changes_nothing(page: Page, typed: str) -> None:
    before = answer(page)
    own = page.get_by_role("spinbutton", name="Less time in hospital, weight", exact=True)
    own.fill(typed)
    expect(page.get_by_text("Give a number from 0 to 1,000,000.")).to_be_visible()
    assert own.get_attribute("aria-invalid") == "true"
    assert answer(page) == before
    own.blur()
    assert own.input_value() == "14"


def test_weights_share_one_scale_however_large_one_becomes(page: Page) -> None:
    page.get_by_role("spinbutton", name="Less time in hospital, weight", exact=True).fill("90")
    sliders = page.locator("#panel-weights input[type=range]")
    expect(sliders.first).to_have_attribute("max", "100")
    assert {own.get_attribute("max") for own in sliders.all()} == {"100"}


def test_a_number_that_can_not_be_leaves_nothing_of_how_it_began(page: Page) -> None:
    box = page.get_by_role("spinbutton", name="People at the centre, home as the hub, weight")
    before, said = box.input_value(), page.inner_text("#said")
    box.press("Control+a")
    box.press_sequentially("5e9")
    box.press("Tab")
    expect(box).to_have_value(before)
    expect(page.locator(".mover", has=box).locator(".fault")).to_have_text(
        "5e9 was not taken. Give a number from 0 to 1,000,000."
    )
    expect(page.locator("#said")).to_have_text(said)


def test_reset_says_what_it_leaves_as_it_is(page: Page) -> None:
    page.get_by_role("spinbutton", name="People at the centre, home as the hub, weight").fill("44")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("#notice")).to_have_text(
        "Weights and levels are those of the file again. People, snapshots, the exercise and the record stay."
    )


def test_the_exercise_leads_to_weights_and_a_record_that_leave_nothing_to_ask(page: Page, tmp_path: Path) -> None:
    tab(page, "Swing weighting")
    exercise = page.get_by_role("tabpanel", name="Swing weighting")
    following = exercise.get_by_role("button", name="Next")
    expect(exercise).to_contain_text("From “Avoidable hospital activity goes on growing” to")
    exercise.get_by_label("on the same scale, too").check()
    read_ends(page)
    following.click()
    expect(exercise).to_contain_text("Choose one first.")
    exercise.get_by_role("radio", name="People at the centre").check()
    following.click()
    following.click()
    expect(exercise).to_contain_text("Still to be judged: 5 steps")
    judge(page, (90, 70, 60, 50, 40, 30, 30, 20, 20, 12))
    expect(exercise).to_contain_text("together (100) are just as good as")
    exercise.get_by_role("radio", name="We do not agree").first.check()
    exercise.get_by_role("radio", name="That is right").last.check()
    following.click()
    exercise.get_by_label("Who sees it otherwise").fill("The acute trust: hospital use should be 100.")
    exercise.get_by_role("button", name="Use these for the room").click()

    tab(page, "Record")
    record = page.get_by_role("tabpanel", name="Record")
    record.get_by_label("Who agreed the weights").fill("The two boards")
    record.get_by_label("When", exact=True).fill("2026-11-28")
    record.get_by_label("Why these weights").fill("Ends first: “people” above all: #1 for everyone.")
    record.get_by_role("button", name="Add somebody").click()
    record.get_by_label("Name or post").fill("Director of adult care")
    record.get_by_label("Role").fill("Chair")
    record.get_by_label("in the chair").check()
    expect(record).to_contain_text("weights that a place gives itself are taken as they are")
    record.get_by_label("these only emphasise criteria").fill("All three were read out before anyone judged.")
    record.get_by_label("in the chair").check()
    expect(record).to_contain_text("Nothing: all of today's record is there.")

    same_as_score(page, tmp_path)
    own = appraised((tmp_path / "agreed.yaml").read_text(encoding="utf-8"), tmp_path / "local.yaml")
    weights = own.local.weights
    assert weights is not None
    assert (weights.method, weights.agreed_by, str(weights.agreed_on)) == ("swing", "The two boards", "2026-11-28")
    assert weights.rationale == "Ends first: “people” above all: #1 for everyone."
    assert weights.checks == (
        "The answer was in sight on the page before these weights were taken. "
        "Cross-checks in the exercise. That “Consistent outcomes, access and assessment” and “Little disruption to "
        "relationships” together (100) are just as good as “People at the centre, home as the hub” alone (100), each "
        "from its worst to its best: there was no agreement on this. That all of “Little disruption to relationships” "
        "is worth as much as 50% of the way on “Room for new ways and new providers”: this was said to be right."
    )
    assert list(weights.values.values()) == [100, 90, 70, 60, 50, 40, 30, 30, 20, 20]
    assert set(weights.factors.values()) == {12}
    assert own.local.dissent[0] == "The acute trust: hospital use should be 100."
    assert own.local.dissent[1].startswith("The room did not agree on this cross-check: that “Cons")
    # The recommendation is not the room's: it stood in the file, and passes over that the option is not ready now.
    assert [finding.code for finding in check(own) if finding.accepted is None] == ["P171"]


def test_people_side_by_side(page: Page, tmp_path: Path) -> None:
    tab(page, "People")
    people = page.get_by_role("tabpanel", name="People")
    expect(people).to_contain_text("By each person's weights Patchwork model is first, as here.")
    people.get_by_label("Name", exact=True).fill("Ann")
    people.get_by_role("button", name="Add a person").click()
    for name in names_of(page, "criteria"):
        people.get_by_label(f"Ann: {name}").fill("90" if name == "Less time in hospital" else "5")
    page.keyboard.press("Tab")
    expect(people).to_contain_text("Ann would have another first than Patchwork model: 1 of 5.")
    expect(people).to_contain_text("(10% to 66.7%)")  # the mean stands with the least and the most
    expect(people).to_contain_text("Weights lie furthest apart on “Less time in hospital”")
    same_as_score(page, tmp_path)
    own = appraised((tmp_path / "agreed.yaml").read_text(encoding="utf-8"), tmp_path / "local.yaml")
    assert own.variants["view_of_ann"].ranking.first[0].name == "Vertical integration within the NHS"
    people_names = [variant.name for variant in own.local.variants if variant.kind == "stakeholder"]
    assert people_names[-1] == "Ann"
    assert len(people_names) == 5


def test_people_come_from_a_spreadsheet_with_all_faults_at_once(page: Page) -> None:
    tab(page, "People")
    people = page.get_by_role("tabpanel", name="People")
    people.locator("summary", has_text="spreadsheet").click()
    names = names_of(page, "criteria")
    bad = "\tBen\tBen\n" + "\n".join(f"{name}\t1\t2" for name in names[1:]) + "\nNonsense\t1\tx"
    people.get_by_label("Paste rows").fill(bad)
    people.get_by_role("button", name="Load these").click()
    fault = people.get_by_role("alert").filter(has_text="Two columns")
    expect(fault).to_contain_text("there is no criterion or local factor “Nonsense”")
    expect(fault).to_contain_text(f"“{names[0]}” is missing; 0 is allowed.")
    good = "\tBen\tCara\n" + "\n".join(f"{name}\t{at + 1}\t10" for at, name in enumerate(names))
    people.get_by_label("Paste rows").fill(good)
    people.get_by_role("button", name="Load these").click()
    expect(people.get_by_label(f"Ben: {names[-1]}")).to_have_value(str(len(names)))
    with page.expect_download() as download:
        people.get_by_role("button", name="Save all as a CSV file").click()
    saved = Path(download.value.path()).read_text(encoding="utf-8-sig")
    for name in ("Ben", "Cara"):
        people.get_by_role("button", name=f"Remove {name}").click()
    people.get_by_label("Paste rows").fill(saved)
    people.get_by_role("button", name="Load these").click()
    expect(people.get_by_label(f"Ben: {names[-1]}")).to_have_value(str(len(names)))


def test_snapshots_are_compared_and_taken_back(page: Page) -> None:
    before = answer(page)
    page.get_by_role("spinbutton", name="Less time in hospital, weight", exact=True).fill("60")
    tab(page, "Snapshots")
    own = page.get_by_role("tabpanel", name="Snapshots")
    own.get_by_label("Name").fill("Hospital first")
    own.get_by_role("button", name="Keep a snapshot").click()
    then = answer(page)
    page.get_by_role("button", name="Reset").click()
    own.get_by_role("button", name="Compare with Hospital first").click()
    expect(page.locator("#compared-said")).to_have_text("There Vertical integration within the NHS is first.")
    moved = page.locator("#ranking li", has_text="Patchwork model").locator(".moved").inner_text()
    rows = {name: float(value) for _, name, value, _ in then.rows}
    assert float(moved) == pytest.approx(43.2 - rows["Patchwork model"], abs=0.11)
    own.get_by_role("button", name="Take back Hospital first").click()
    assert answer(page) == then != before


def test_the_state_stays_in_the_address_and_when_the_tab_closes(browser: Browser, room: Path) -> None:
    with entered(browser, room) as page:
        page.get_by_role("spinbutton", name="Less time in hospital, weight", exact=True).fill("60")
        page.wait_for_timeout(600)  # until it is kept
        address, then = page.evaluate("location.hash"), answer(page)
        other = page.context.new_page()
        other.goto(room.as_uri())
        expect(other.locator("#notice")).to_contain_text("What this browser had kept of the last session is back.")
        assert answer(other) == then
        other.get_by_role("button", name="Reset").click()
    with entered(browser, room) as page:
        assert answer(page) != then
        page.evaluate("(hash) => { location.hash = hash; }", address)
        expect(page.locator("#said")).to_have_text(then.said)
        page.evaluate("location.hash = 'bm9uc2Vuc2U'")
        expect(page.locator("#notice")).to_contain_text("could not be used. It is not whole.")
        assert answer(page) == then


def test_reasons_come_on_demand_and_go_with_escape(page: Page) -> None:
    page.get_by_role("button", name="Framework model").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Framework model scores 26.2 out of 100: 59.2 on the criteria, less 33 points for")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Framework model")).to_be_focused()
    page.get_by_role("button", name="About Less time in hospital").click()
    expect(dialog).to_contain_text("Avoidable hospital activity goes on growing")


GLIDING = """async (box, value) => {
  box.value = value;
  box.dispatchEvent(new Event("input", {bubbles: true}));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return document.getAnimations().length;
}"""


def test_rows_glide_unless_the_system_asks_for_rest(page: Page) -> None:
    own = page.get_by_role("spinbutton", name="Less time in hospital, weight", exact=True)
    assert own.evaluate(GLIDING, 60) > 0
    page.emulate_media(reduced_motion="reduce")
    assert own.evaluate(GLIDING, 1) == 0


# What is seen once a slider that went on through three values has been drawn: how often, the answer, rows from top to
# bottom, the slider's own number, and what is said of where first place changes.
MOVED = """async (slider) => {
  const said = document.getElementById("said");
  let drawn = 0;
  new MutationObserver(() => (drawn += 1)).observe(said, {childList: true, characterData: true, subtree: true});
  for (const value of [30, 40, 50]) {
    slider.value = value;
    slider.dispatchEvent(new Event("input", {bubbles: true}));
  }
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return {drawn, ...window.seen(slider)};
}"""
SEEN = """() => {
  window.seen = (slider) => {
    const rows = [...document.querySelectorAll("#ranking li")], top = (own) => own.getBoundingClientRect().top;
    return {
      said: document.getElementById("said").textContent,
      order: [...rows].sort((one, other) => top(one) - top(other)).map((own) => own.querySelector(".name").textContent),
      stands: rows.map((own) => own.querySelector(".name").textContent),
      box: slider.closest(".mover").querySelector("[type=number]").value,
      flips: slider.closest(".mover").querySelector(".flips").textContent,
    };
  };
}"""


def test_the_answer_follows_a_slider_with_the_next_frame_and_all_else_once_it_rests(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(SEEN)
    own = page.get_by_role("slider", name="Less time in hospital", exact=True)
    before = own.evaluate("(own) => window.seen(own)")
    at_once = own.evaluate(MOVED)
    expect(page.locator(".mover", has=own).locator(".flips")).not_to_have_text(before["flips"])
    rested = own.evaluate("(own) => window.seen(own)")
    assert at_once["drawn"] == 1
    assert at_once["box"] == rested["box"] == "50"
    assert at_once["said"] == rested["said"] != before["said"]
    assert at_once["order"] == rested["order"] == rested["stands"] != before["order"]
    page.get_by_role("button", name="Undo").click()
    assert own.evaluate("(own) => window.seen(own)") == before


# The first and the last dot that is drawn in a line of a row's bar, in per cent of the bar.
DRAWN = """(bar, share) => {
  const {width, height} = bar, copy = Object.assign(document.createElement("canvas"), {width, height});
  const context = copy.getContext("2d", {willReadFrequently: true});
  context.drawImage(bar, 0, 0);
  const dots = context.getImageData(0, Math.round(share * height), width, 1).data;
  const drawn = Array.from({length: width}, (_, at) => at).filter((at) => dots[4 * at + 3] > 0);
  return [drawn[0], drawn.at(-1) + 1].map((at) => (100 * at) / width);
}"""


def test_bars_are_as_long_as_the_figures_beside_them(page: Page) -> None:
    bar = page.locator("#ranking li", has_text="Framework model").locator("canvas")
    assert bar.evaluate(DRAWN, 0.3) == pytest.approx([0, 59.2], abs=0.3)
    assert bar.evaluate(DRAWN, 0.75) == pytest.approx([26.2, 59.2], abs=0.6)


# How many dots of the ground's colour, white, lie within a bar's parts, from so much of its width to so much.
WRITTEN = """(bar, [from, to]) => {
  const {width, height} = bar, copy = Object.assign(document.createElement("canvas"), {width, height});
  const context = copy.getContext("2d", {willReadFrequently: true});
  context.drawImage(bar, 0, 0);
  const [left, wide] = [from * width, (to - from) * width].map(Math.round);
  const {data} = context.getImageData(left, 2, wide, Math.round(0.5 * height));
  const isWhite = (_, at) => data.slice(4 * at, 4 * at + 3).every((own) => own > 240);
  return Array.from({length: data.length / 4}, isWhite).filter(Boolean).length;
}"""


def test_a_part_of_a_bar_bears_the_number_of_the_key_where_it_has_room(page: Page) -> None:
    bar = page.locator("#ranking li", has_text="Framework model").locator("canvas")
    first_part = [0.02, 0.08]
    assert bar.evaluate(WRITTEN, first_part) > 5
    page.get_by_role("slider", name="Less time in hospital", exact=True).focus()
    assert bar.evaluate(WRITTEN, first_part) == 0, "only the part that is pointed at"


def test_weights_in_a_ranking_become_points_when_one_moves(browser: Browser, tmp_path: Path) -> None:
    criteria = [files.criterion(name) for name in ("merit", "speed", "reach")]
    local = files.place(
        tmp_path,
        files.option("a", {"merit": 70, "speed": 30, "reach": 5}),
        files.option("b", {"merit": 60, "speed": 60, "reach": 20}),
        lists={"criteria": criteria},
        weights={"method": "ranking", "order": ["merit", ["speed", "reach"]]},
    )
    with entered(browser, page_of(local, tmp_path)) as page:
        assert answer(page) == answer_of(appraised(text_of_file(page), local))
        tab(page, "Weights")
        page.get_by_role("spinbutton", name="Speed, weight").fill("12")
        own = appraised(text_of_file(page), local)
        assert answer(page) == answer_of(own)
        assert own.local.weights is not None
        assert own.local.weights.values == {"merit": 61.1, "speed": 12, "reach": 19.4}


def through(page: Page) -> None:
    """All tabs, and the exercise to its end."""
    for own in page.get_by_role("tab").all():
        own.click()
    tab(page, "Swing weighting")
    read_ends(page)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Next").click()
    judge(page, [50])
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Use these for the room").click()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ruled_out": {"a": {"reason": "x"}, "b": {"reason": "y"}}}, "No option is left: all are ruled out."),
        ({"ruled_out": {"a": {"reason": "x"}}}, "B is the only option left."),
        ({"scores": {"a": {"merit": {"score": 60}}}}, "A and B tie for first place: both score 60 out of 100."),
    ],
)
def test_places_with_little_in_them(browser: Browser, tmp_path: Path, given: dict[str, object], said: str) -> None:
    options = files.option("a", {"merit": 70}), files.option("b", {"merit": 60})
    local = files.place(tmp_path, *options, **given)
    with entered(browser, page_of(local, tmp_path)) as page:
        through(page)
        assert answer(page) == answer_of(appraised(text_of_file(page), local))
        assert answer(page).said.startswith(said)
