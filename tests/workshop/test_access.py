"""What axe-core says of the page in every state, what the keyboard reaches, and what a screen reader hears."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from brief.browser import examined, running
from cli.command import NORTH_YORKSHIRE
from workshop.rooms import entered, judge, page_of, read_ends, tab
from workshop.test_words import odd

CLEAN = {"violations": [], "incomplete": []}
TABS = ("Weights", "Local factors", "Swing weighting", "People", "Snapshots", "Record")
WIDTHS = (1280, 390)


# What is out of sight is not laid out until somebody scrolls there, and what has scrolled out of its part of the window
# axe-core can't see: here the window itself scrolls.
ALL = """() => {
  document.querySelectorAll('.mover').forEach((own) => { own.style.contentVisibility = 'visible'; });
  document.body.style.height = 'auto';
  document.getElementById('page').style.overflow = 'visible';
}"""


def asked(page: Page) -> dict[str, list[str]]:
    """What axe-core finds on all of the page; colours, which no width changes, where no table scrolls."""
    page.evaluate(ALL)
    width = (page.viewport_size or {})["width"]
    return examined(page, rules={"color-contrast": {"enabled": width > 600}})


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as own:
        yield own


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(NORTH_YORKSHIRE, tmp_path_factory.mktemp("room"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_tab(browser: Browser, room: Path, scheme: str) -> None:
    with entered(browser, room) as page:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        page.get_by_role("spinbutton", name="Less time in hospital, weight").fill("40")
        for width in WIDTHS if scheme == "light" else WIDTHS[:1]:  # a scheme is colours, and no width changes those
            page.set_viewport_size({"width": width, "height": 900})
            for name in TABS:
                tab(page, name)
                assert asked(page) == CLEAN, (name, width)


def test_axe_finds_nothing_in_any_step_of_the_exercise(browser: Browser, room: Path) -> None:
    with entered(browser, room) as page:
        tab(page, "Swing weighting")
        following = page.get_by_role("button", name="Next")
        assert asked(page) == CLEAN
        read_ends(page)
        following.click()  # too soon
        page.get_by_role("radio").first.check()
        assert asked(page) == CLEAN
        following.click()
        assert asked(page) == CLEAN
        judge(page, [40])
        assert asked(page) == CLEAN
        following.click()
        expect(page.get_by_role("heading", name="Step 5 of 5: Agree")).to_be_focused()
        assert asked(page) == CLEAN


def test_axe_finds_nothing_elsewhere(browser: Browser, room: Path) -> None:
    with entered(browser, room) as page:
        page.get_by_role("spinbutton", name="Less time in hospital, weight").fill("-4")
        assert asked(page) == CLEAN
        page.get_by_role("button", name="Cover the answer").click()
        assert asked(page) == CLEAN
        page.get_by_role("button", name="Cover the answer").click()
        page.get_by_role("button", name="Present").click()
        assert asked(page) == CLEAN
        page.keyboard.press("Escape")
        for opener in ("Framework model", "About Less time in hospital"):
            page.get_by_role("button", name=opener, exact=True).click()
            assert asked(page) == CLEAN
            page.keyboard.press("Escape")
        tab(page, "Local factors")
        page.get_by_role("button", name="About Data and IT").click()
        assert asked(page) == CLEAN
        page.keyboard.press("Escape")
        tab(page, "Snapshots")
        page.get_by_role("button", name="Keep a snapshot").click()
        assert asked(page) == CLEAN
        tab(page, "Record")
        page.get_by_role("button", name="Add somebody").click()
        page.locator("summary", has_text="Show the file").click()
        assert asked(page) == CLEAN


def test_axe_finds_nothing_where_little_is_known(browser: Browser, tmp_path: Path) -> None:
    with entered(browser, page_of(odd(tmp_path), tmp_path), 390) as page:
        expect(page.locator("#said")).to_contain_text("open")
        assert asked(page) == CLEAN
        tab(page, "Local factors")
        assert asked(page) == CLEAN


def test_axe_would_find_a_fault(browser: Browser, room: Path) -> None:
    with entered(browser, room) as page:
        page.evaluate("document.querySelector('input[type=range]').labels[0].remove()")
        assert asked(page)["violations"] != []


HANGS_OVER = """() => Math.max(...[document.documentElement, document.getElementById("page")].map(
  (own) => own.scrollWidth - own.clientWidth))"""


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off_or_hangs_over(browser: Browser, room: Path, width: int) -> None:
    with entered(browser, room, width) as page:
        for name in TABS:
            tab(page, name)
            assert page.evaluate(HANGS_OVER) <= 0, name
        page.set_viewport_size({"width": 320, "height": 900})
        assert page.evaluate(HANGS_OVER) <= 0


FOCUSED = """() => {
  const own = document.activeElement, box = own.getBoundingClientRect(), style = getComputedStyle(own);
  return {tag: own.tagName, seen: box.width > 0 && box.height > 0, ring: style.outlineStyle !== "none"};
}"""


def test_all_can_be_reached_by_keyboard_and_seen_there(browser: Browser, room: Path) -> None:
    with entered(browser, room) as page:
        tags = []
        for _ in range(80):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUSED)
            if stop["tag"] == "BODY":
                break
            assert stop["seen"], stop
            assert stop["ring"], stop
            tags.append(stop["tag"])
        sliders = page.locator("#panel-weights input").count()
        assert tags.count("INPUT") == sliders == 20
        assert tags.count("BUTTON") >= 6 + 10  # names of options, and about each criterion


def test_tabs_go_by_arrows(browser: Browser, room: Path) -> None:
    with entered(browser, room) as page:
        page.get_by_role("tab", name="Weights").focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("tab", name="Local factors")).to_be_focused()
        expect(page.get_by_role("tabpanel", name="Local factors")).to_be_visible()
        page.keyboard.press("End")
        expect(page.get_by_role("tab", name="Record")).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("tab", name="Weights")).to_be_focused()


def test_a_screen_reader_hears_the_answer_once_a_slider_rests(browser: Browser, room: Path) -> None:
    with entered(browser, room) as page:
        page.evaluate("""() => {
          window.heard = [];
          new MutationObserver(() => heard.push(document.getElementById("spoken").textContent))
            .observe(document.getElementById("spoken"), {childList: true, characterData: true, subtree: true});
        }""")
        page.get_by_role("slider", name="Less time in hospital").focus()
        for _ in range(30):
            page.keyboard.press("ArrowRight")
        expect(page.locator("#spoken")).to_contain_text("Patchwork model is first with")
        heard = page.evaluate("heard")
        assert len(heard) <= 3
        assert "ahead." in heard[-1]


def test_the_answer_can_be_covered(browser: Browser, room: Path) -> None:
    with entered(browser, room) as page:
        page.get_by_role("button", name="Cover the answer").click()
        for hidden in ("#said", "#ranking"):
            expect(page.locator(hidden)).to_be_hidden()
        said(page)


def said(page: Page) -> None:
    """Nobody hears it either, but that it is covered."""
    page.get_by_role("slider", name="Less time in hospital").press("ArrowRight")
    page.evaluate("new Promise((done) => setTimeout(done, 1200))")
    assert page.locator("#spoken").text_content() == "The answer is covered."
