"""Text from files is text: no format takes it for markup, a formula, a code or a layout of its own."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from integration_appraisal.render import Screen, render
from integration_appraisal.report.document import Page
from report.hostile import BENIGN, TEXTS, TO_A_TERMINAL, listing, pages

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDE = Screen(width=9999)


EVERY = pytest.mark.parametrize("text", TEXTS, indirect=True, scope="module")
EVERY_TO_A_TERMINAL = pytest.mark.parametrize("text", TO_A_TERMINAL, indirect=True, scope="module")


@pytest.fixture(scope="module")
def text(request: pytest.FixtureRequest) -> str:
    return TEXTS[request.param]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, text: str) -> dict[str, Page]:
    return pages(tmp_path_factory.mktemp("hostile"), text)


@pytest.fixture(scope="module")
def benign(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return pages(tmp_path_factory.mktemp("benign"), BENIGN)


Plain = Callable[[str, str], str]


@pytest.fixture(scope="module")
def plain(benign: dict[str, Page]) -> Plain:
    """The pages of the benign text by name and format, each made once for all hostile ones."""
    return cache(lambda name, format_: render(benign[name], format_, WIDE))


def flat(text: str) -> str:
    """Text without its layout, and without case: a sentence begins with a capital."""
    return " ".join(text.split()).casefold()


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


# Markdown -------------------------------------------------------------------------------------------------------------


def tokens(markdown: str) -> list[Token]:
    """A line feed of ours inside a cell or an item is a blank."""
    return list(_unfolded(MARKDOWN.parse(markdown.replace("<br>", " "))))


def _unfolded(found: list[Token]) -> Iterator[Token]:
    for token in found:
        yield token
        yield from _unfolded(token.children or [])


def shape(found: list[Token]) -> list[tuple[str, str]]:
    """The tokens that are more than text: what a reader sees as layout."""
    return [(token.type, token.tag) for token in found if token.type not in ("text", "text_special")]


def read_text(found: list[Token]) -> list[str]:
    """The text of each block."""
    return ["".join(child.content for child in token.children or []) for token in found if token.type == "inline"]


@pytest.fixture(scope="module")
def plain_tokens(plain: Plain) -> Callable[[str], list[Token]]:
    return cache(lambda name: tokens(plain(name, "markdown")))


@EVERY
def test_markdown_has_the_same_shape_and_reads_as_the_text_that_was_written(
    hostile: dict[str, Page], plain_tokens: Callable[[str], list[Token]], text: str
) -> None:
    for name, page in hostile.items():
        found, expected = tokens(render(page, "markdown", WIDE)), plain_tokens(name)
        assert shape(found) == shape(expected), name
        blocks = [flat(block).replace(BENIGN, flat(text)) for block in read_text(expected)]
        assert [flat(block) for block in read_text(found)] == blocks, name


@pytest.mark.parametrize("name", ["rich markup", "html", "pipes", "backslash", "link", "blank line", "long"])
def test_the_list_of_a_catalogue_is_text_too(tmp_path: Path, name: str) -> None:
    found, expected = listing(tmp_path / "hostile", TEXTS[name]), listing(tmp_path / "benign", BENIGN)
    parsed, benign = (tokens(render(page, "markdown", WIDE)) for page in (found, expected))
    assert shape(parsed) == shape(benign)
    assert [flat(block) for block in read_text(parsed)] == [
        flat(block).replace(BENIGN, flat(TEXTS[name])) for block in read_text(benign)
    ]
    shown = squeezed(render(found, "table", WIDE)).count(squeezed(TEXTS[name]))
    assert shown >= 5 or "\n" in TEXTS[name]


def test_markdown_has_no_html_links_or_images_of_its_own(benign: dict[str, Page]) -> None:
    kinds = {kind for page in benign.values() for kind, _ in shape(tokens(render(page, "markdown", WIDE)))}
    assert "table_open" in kinds
    assert kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "s_open"} == set()


# The terminal ---------------------------------------------------------------------------------------------------------


@EVERY_TO_A_TERMINAL
def test_the_terminal_shows_the_text_as_it_stands(hostile: dict[str, Page], plain: Plain, text: str) -> None:
    for name, page in hostile.items():
        found, expected = render(page, "table", WIDE), plain(name, "table")
        assert squeezed(found).count(squeezed(text)) >= squeezed(expected).count(BENIGN) or "\n" in text, name
        assert "\x1b" not in found
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", found)


@EVERY_TO_A_TERMINAL
@pytest.mark.parametrize("screen", [Screen(width=40), Screen(width=40, ascii_only=True)], ids=["40", "40 in ASCII"])
def test_the_terminal_keeps_its_width(hostile: dict[str, Page], screen: Screen) -> None:
    shown = {
        name: page
        for name, page in hostile.items()
        if name in ("catalogue a", "catalogue c") or not name.startswith("catalogue")
        if not screen.ascii_only or name in ("score", "explain one", "robustness")  # other lines, laid out alike
    }
    for name, page in shown.items():
        assert max(map(columns, render(page, "table", screen).splitlines())) <= screen.width, name


def columns(line: str) -> int:
    """Columns that a terminal needs at least: combining marks and joined emoji need none of their own."""
    line = re.sub("\u200d.", "", line)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in line)
    return len(line) + wide - sum(unicodedata.category(char) in ("Mn", "Cf") for char in line)


@pytest.mark.parametrize("colour", [True, False])
def test_colour_comes_from_us_alone(tmp_path: Path, benign: dict[str, Page], colour: bool) -> None:  # noqa: FBT001
    for name, page in pages(tmp_path, TEXTS["rich markup"]).items():
        found, expected = (
            sorted(set(re.findall(r"\x1b[^m]*m", render(own, "table", Screen(9999, colour=colour)))))
            for own in (page, benign[name])
        )
        assert found == expected
        assert bool(found) == colour


# Sheets and data ------------------------------------------------------------------------------------------------------


@EVERY
def test_csv_reads_back_as_the_text_with_a_quote_before_formulas(
    hostile: dict[str, Page], plain: Plain, text: str
) -> None:
    for name, page in hostile.items():
        if page.sheet is None:
            continue
        found, expected = (
            list(csv.reader(io.StringIO(own, newline=""), strict=True))
            for own in (render(page, "csv", WIDE), plain(name, "csv"))
        )
        assert found == [[_guarded(cell.replace(BENIGN, text)) for cell in row] for row in expected], name
        cells = [cell for row in found for cell in row]
        assert all(_is_number(cell) for cell in cells if cell.startswith(FORMULA))


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell) is not None


@EVERY
def test_json_is_the_text(hostile: dict[str, Page], plain: Plain, text: str) -> None:
    for name, page in hostile.items():
        found, expected = (_undigested(json.loads(own)) for own in (render(page, "json", WIDE), plain(name, "json")))
        assert found == json.loads(json.dumps(expected).replace(BENIGN, json.dumps(text)[1:-1])), name


def _undigested(data: Any) -> Any:
    """Data without digests, which stand for the text, and without findings, which are our own words."""
    if isinstance(data, dict):
        return {key: _undigested(value) for key, value in data.items() if key not in ("digest", "findings")}
    return [_undigested(value) for value in data] if isinstance(data, list) else data
