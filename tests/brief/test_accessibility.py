"""The HTML paper in a real browser: axe-core's rules, the keyboard, narrow windows, large text, and paper."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from brief.browser import HEIGHT, examined, opened, running
from brief.test_contrast import contrast
from brief.test_papers import bare
from cli import files
from cli.command import HARBOURSIDE, NORTH_YORKSHIRE, ROOT, process

LONG = "A name of eighty characters that an office wrote with care and would not shorte"
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2
# What WCAG 1.4.12 lets a reader set.
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } "
SPACED += "p { margin-bottom: 2em !important; }"
LARGE = "html { font-size: 200%; }"


def named(folder: Path, name: str) -> Path:
    """A place where all that has a name has this one, and that shows every picture."""
    merit, speed = (files.criterion(own, name=name + own[0], group="g") for own in ("merit", "speed"))
    needs = {"relies_on": {"f": {"at_least": 3}}}
    return files.place(
        folder,
        files.option("a", {"merit": 70, "speed": 30}, name=f"{name}1", **needs),
        files.option("b", {"merit": 60, "speed": 60}, name=f"{name}2"),
        lists={
            "groups": [{"id": "g", "name": name}],
            "criteria": [merit, speed],
            "local_factors": [files.factor("f", name=name, points=4)],
        },
        area=name,
        local_factors={"f": {"level": 1}},
        costs={"a": {"total": 9}, "b": {"total": 4}},
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as own:
        yield own


Papers = Callable[[str], Path]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """The paper of a place by the place's name, made once."""
    places: dict[str, Callable[[Path], Path]] = {
        "harbourside": lambda _: HARBOURSIDE,
        "north-yorkshire": lambda _: NORTH_YORKSHIRE,
        "bare": bare,
        "long names": lambda folder: named(folder, LONG),
        "names of one word": lambda folder: named(folder, WORD),
    }

    @cache
    def made(name: str) -> Path:
        folder = tmp_path_factory.mktemp("paper")
        assert process("brief", places[name](folder), "-o", folder / "paper.html").returncode == 0
        return folder / "paper.html"

    return made


Shown = Callable[..., Page]


@pytest.fixture(scope="module")
def shown(browser: Browser, paper: Papers) -> Iterator[Shown]:
    """The page of a paper in a window of that width, as just opened. To open another takes four times as long."""
    with ExitStack() as stack:

        @cache
        def made(name: str) -> Page:
            return stack.enter_context(opened(browser, paper(name)))

        def show(name: str, width: int = 1280) -> Page:
            page = made(name)
            page.goto("about:blank")  # or else the last heading that was gone to stays the place to start from
            page.emulate_media(media="screen")
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.goto(paper(name).as_uri())
            return page

        yield show


EVERY = ("harbourside", "north-yorkshire", "bare", "long names")
every_paper = pytest.mark.parametrize("name", EVERY)
# The two examples have sections, tables and pictures of the same kinds, and axe-core looks at each kind.
every_kind = pytest.mark.parametrize("name", ["harbourside", "bare", "long names"])
every_paper_and_more = pytest.mark.parametrize("name", [*EVERY, "names of one word"])


# axe-core -------------------------------------------------------------------------------------------------------------


NO_COLOURS = {"color-contrast": {"enabled": False}}
COLOURS = ["color-contrast"]
SHORTER = "document.querySelectorAll('tbody tr:nth-child(n+4):not(:has([class*=shade-]))').forEach(own => own.remove())"

# One element of each kind is left: what has the same tags and classes around it, and its place among others, has the
# same colours. axe-core takes most of its time over those.
ONE_OF_EACH = """() => {
  const seen = new Set(), place = own => own.matches(":first-child") + "," + own.matches(":last-child");
  const kind = own => own === document.body ? ""
    : `${kind(own.parentElement)}>${own.tagName}.${own.classList}.${own.getAttribute("style")}.${place(own)}`;
  const all = [...document.querySelectorAll("body *:not(svg *)")].map(own => [own, kind(own)]);
  for (const [own, its] of all)
    if (seen.has(its) && !own.querySelector("*")) own.remove(); else seen.add(its);
  return seen.size;
}"""

# axe-core can't tell the ground where shadows say that a table scrolls: there it is at most a quarter of the ink.
FLAT, SHADOW = ".scroll { background: #fff !important }", 0.25


def test_text_on_a_shadow_can_be_read() -> None:
    sheet = (ROOT / "templates" / "style.css").read_text(encoding="utf-8")
    (alpha,) = {int(own, 16) / 255 for own in re.findall(r"#0b0c0c([0-9a-f]{2})\b", sheet) if own != "00"}
    assert alpha == pytest.approx(SHADOW, abs=0.005)
    ground = "#" + "".join(f"{round(alpha * ink + (1 - alpha) * 255):02x}" for ink in (0x0B, 0x0C, 0x0C))
    assert contrast("#484c50", ground) >= 4.5


@every_kind
def test_axe_finds_nothing(shown: Shown, name: str) -> None:
    page = shown(name)
    page.evaluate(SHORTER)  # all rows of a table look alike, and axe-core takes seconds over them
    page.add_style_tag(content=FLAT)
    for width in (1280, 640, 320) if name == "harbourside" else (1280, 320):  # between these, all lies alike
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert examined(page, rules=NO_COLOURS) == {"violations": [], "incomplete": []}
    page.emulate_media(media="print")
    on_paper = NO_COLOURS | {"target-size": {"enabled": False}}  # nobody taps on paper
    assert examined(page, rules=on_paper) == {"violations": [], "incomplete": []}


@every_kind
def test_axe_finds_no_colours_that_are_hard_to_tell_apart(shown: Shown, name: str) -> None:
    page = shown(name)
    page.add_style_tag(content=FLAT)
    assert page.evaluate(ONE_OF_EACH) > 50
    assert examined(page, runOnly=COLOURS) == {"violations": [], "incomplete": []}


FAULTS = {
    "html-has-lang": ('<html lang="en-GB">', "<html>"),
    "image-alt": ("</main>", '<img src="data:,"></main>'),
    "color-contrast": (".gap {", ".gap { color: #999999;"),
    "heading-order": ("<h2", "<h5"),
    "scrollable-region-focusable": (' tabindex="0"', ""),
}


def test_axe_would_find_faults(browser: Browser, paper: Papers, tmp_path: Path) -> None:
    text = paper("long names").read_text(encoding="utf-8")
    for whole, broken in FAULTS.values():
        assert whole in text
        text = text.replace(whole, broken)
    (tmp_path / "broken.html").write_text(text, encoding="utf-8")
    with opened(browser, tmp_path / "broken.html", 320) as page:
        page.evaluate(ONE_OF_EACH)
        found = examined(page, runOnly=list(FAULTS))["violations"]
    assert {own.partition(":")[0] for own in found} == set(FAULTS)


def test_a_request_would_be_noticed(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<link rel="stylesheet" href="https://elsewhere.example/style.css">')
    with pytest.raises(AssertionError, match="elsewhere"), opened(browser, tmp_path / "page.html"):
        pass


# Keyboard -------------------------------------------------------------------------------------------------------------

FOCUSED = """() => {
  const own = document.activeElement, box = own.getBoundingClientRect(), style = getComputedStyle(own);
  return {
    tag: own.tagName, target: own.getAttribute("href"), role: own.getAttribute("role"), name: own.ariaLabel,
    seen: box.left >= 0 && box.top < innerHeight && box.bottom > 0 && box.width > 20 && box.height > 10,
    ring: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2,
  };
}"""
REGIONS = """() => [...document.querySelectorAll("body *")]
  .filter(own => !own.closest("svg") && getComputedStyle(own).overflowX !== "visible")
  .map(own => [own.scrollWidth > own.clientWidth, own.tabIndex])"""


def test_the_first_key_shows_the_way_past_the_contents(shown: Shown) -> None:
    page = shown("bare")
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUSED)
    assert (first["target"], first["seen"]) == ("#main", True)
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_keyboard_reaches_links_and_tables_and_shows_where_it_is(shown: Shown) -> None:
    page = shown("harbourside", 320)
    page.evaluate(SHORTER)
    stops = []
    for _ in range(100):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "BODY":
            break
        assert stop["seen"] and stop["ring"], stop  # noqa: PT018 - both are said in the message
        stops.append(stop)
    links = [stop["target"] for stop in stops if stop["tag"] == "A"]
    assert links == page.evaluate("[...document.querySelectorAll('a')].map(own => own.getAttribute('href'))")
    others = [stop for stop in stops if stop["tag"] != "A"]
    assert all(
        (stop["role"], (stop["name"] or "").split(": ")[0] in ("Table", "Picture")) == ("region", True)
        for stop in others
    )
    # Without scripts a region can't know whether it scrolls at this width, so all can be reached.
    scrolling = [tab for scrolls, tab in page.evaluate(REGIONS) if scrolls]
    assert len(scrolling) > 5
    assert set(scrolling) == {0}
    assert len(others) >= len(scrolling)


def test_every_link_of_the_contents_leads_to_its_heading(shown: Shown) -> None:
    page = shown("harbourside")
    page.evaluate(SHORTER)
    for link in page.locator("nav a").all():
        link.press("Enter")
        heading = page.locator(":target > h2")
        assert heading.inner_text() == link.inner_text()
        box = heading.bounding_box()
        assert box is not None
        assert -1 < box["y"] < HEIGHT


# Narrow, spaced and large ---------------------------------------------------------------------------------------------

SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# Text that its own box, or the frame of a picture, cuts off.
CUT = """() => [
  ...[...document.querySelectorAll("body *")].filter(own => {
    const style = getComputedStyle(own);
    return !own.closest("svg") && [style.overflowX, style.overflowY].some(word => ["hidden", "clip"].includes(word))
      && (own.scrollWidth > own.clientWidth || own.scrollHeight > own.clientHeight);
  }),
  ...[...document.querySelectorAll("svg text")].filter(own => {
    const box = own.getBBox(), frame = own.ownerSVGElement.viewBox.baseVal;
    return box.x < -2 || box.y < -2 || box.x + box.width > frame.width + 2 || box.y + box.height > frame.height + 2;
  }),
].map(own => own.textContent)"""
# Text of a picture that a shape drawn after it covers in part.
COVERED = """() => [...document.querySelectorAll("svg text")].flatMap(own => {
  const box = own.getBBox();
  return [...own.parentNode.querySelectorAll(":scope > rect, :scope > circle")].filter(shape => {
    const over = shape.getBBox();
    return own.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING
      && over.x < box.x + box.width && over.x + over.width > box.x
      && over.y < box.y + box.height && over.y + over.height > box.y;
  }).map(shape => own.textContent);
})"""


@every_paper_and_more
def test_the_page_fits_its_window(shown: Shown, name: str) -> None:
    page = shown(name)
    for style, width in (("* {}", 320), (SPACED, 320), (LARGE, 640)):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        added = page.add_style_tag(content=style)
        assert page.evaluate(SIDEWAYS) <= 0, style
        assert page.evaluate(CUT) == [], style
        assert page.evaluate(COVERED) == [], style
        added.evaluate("own => own.remove()")


# On paper -------------------------------------------------------------------------------------------------------------

UNPRINTED = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), missing = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const own = text.parentElement;
    if (text.data.trim() && !own.closest("nav, .skip, title, desc") && !own.checkVisibility({visibilityProperty: true}))
      missing.push(text.data);
  }
  return missing;
}"""
TOO_WIDE = """() => [...document.querySelectorAll(".scroll")]
  .filter(own => own.scrollWidth > own.clientWidth).map(own => own.ariaLabel)"""
PAPER = 700  # the width of A4 between margins, in CSS pixels


@every_paper
def test_all_of_the_paper_is_printed(shown: Shown, name: str) -> None:
    page = shown(name, PAPER)
    page.emulate_media(media="print")
    assert page.evaluate(UNPRINTED) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.locator("nav").is_visible()
