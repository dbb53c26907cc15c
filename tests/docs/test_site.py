"""The site that Sphinx makes of ``docs/``: it builds without a warning, and is whole without a network."""

import json
import re
import shlex
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from brief.browser import examined, running
from cli.command import ROOT, execute
from docs.documents import block

PAGES = sorted(path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md"))
LOADED = {"img": "src", "script": "src", "link": "href", "iframe": "src"}
NARROW = 390  # CSS pixels


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site: made by the README's own command, but elsewhere."""
    folder = tmp_path_factory.mktemp("site")
    program, *arguments, _target = shlex.split(block("README.md", "build the site"))
    assert program == ".venv/bin/sphinx-build"
    ran = execute([sys.executable, "-m", "sphinx", *arguments, folder, "--keep-going"], timeout=600)
    assert ran.returncode == 0, ran.stderr.decode()
    return folder


@cache
def parsed(page: Path) -> html.HtmlElement:
    return html.document_fromstring(page.read_bytes())


@cache
def anchors(page: Path) -> frozenset[str]:
    return frozenset(parsed(page).xpath("//@id"))


def test_every_page_is_in_the_list_of_pages_beside_each(site: Path) -> None:
    listed = parsed(site / "index.html").xpath("//*[contains(@class, 'sidebar-tree')]//a/@href")
    assert len(listed) == len(set(listed))
    assert sorted(listed) == sorted(page.as_posix() for page in PAGES if page != Path("index.html"))


def test_the_first_page_leads_to_every_other(site: Path) -> None:
    told = set(parsed(site / "index.html").xpath("//article//a/@href"))
    assert [page.as_posix() for page in PAGES if page != Path("index.html") and page.as_posix() not in told] == []


def test_every_link_leads_somewhere(site: Path) -> None:
    lost = []
    links = 0
    for page in site.rglob("*.html"):
        for link in parsed(page).xpath("//article//a/@href"):
            target = urlsplit(link)
            if target.scheme:
                assert target.scheme in ("https", "mailto"), (page.name, link)
                continue
            links += 1
            path = (page.parent / unquote(target.path)).resolve() if target.path else page
            if not path.is_file() or (target.fragment and unquote(target.fragment) not in anchors(path)):
                lost.append((page.name, link))
    assert links > 500
    assert lost == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        for tag, attribute in LOADED.items():
            for link in parsed(page).xpath(f"//{tag}/@{attribute}"):
                target = urlsplit(link)
                assert not target.scheme, (page.name, link)
                assert not target.netloc, (page.name, link)
                assert (page.parent / unquote(target.path)).resolve().is_file() or link == "#", (page.name, link)
    styles = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert re.findall(r"(?:url\(|@import )[\"']?https?:[^)]*", styles) == []


def test_the_index_of_words_knows_every_page(site: Path) -> None:
    index = json.loads((site / "searchindex.js").read_text(encoding="utf-8")[len("Search.setIndex(") : -1])
    assert sorted(index["docnames"]) == [page.with_suffix("").as_posix() for page in PAGES]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as own:
        yield own


@pytest.mark.parametrize(
    ("word", "page"), [("swing", "workshop.html"), ("P162", "rules.html"), ("tornado", "method.html")]
)
def test_a_search_finds_words_without_a_network(site: Path, browser: Browser, word: str, page: str) -> None:
    with browser.new_context(offline=True) as context:
        opened = context.new_page()
        faults: list[str] = []
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.goto((site / "search.html").as_uri() + f"?q={word}")
        opened.wait_for_selector(f"#search-results li a[href^='{page}']")
        assert faults == []


def test_no_page_is_wider_than_a_telephone(site: Path, browser: Browser) -> None:
    with browser.new_context(viewport={"width": NARROW, "height": 900}, java_script_enabled=False) as context:
        opened = context.new_page()
        for page in PAGES:
            opened.goto((site / page).as_uri())
            assert opened.evaluate("document.documentElement.scrollWidth") <= NARROW, page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_people_from_reading_it(site: Path, browser: Browser, scheme: Literal["light", "dark"]) -> None:
    """That both sides of a page are called the same is the theme's own."""
    with browser.new_context(color_scheme=scheme, offline=True) as context:
        opened = context.new_page()
        for page in ("index.html", "paper.html"):
            opened.goto((site / page).as_uri())
            assert examined(opened, rules={"landmark-unique": {"enabled": False}})["violations"] == []
