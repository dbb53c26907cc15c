"""Links between the documents lead somewhere, and the commands that they name exist."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cli.command import ROOT
from docs.documents import DOCUMENTS, name
from integration_appraisal.cli.app import COMMANDS

MARKDOWN = MarkdownIt("commonmark").enable("table")
EVERY = pytest.mark.parametrize("document", DOCUMENTS, ids=name)


@cache
def parsed(document: Path) -> list[Token]:
    blocks = MARKDOWN.parse(document.read_text(encoding="utf-8"))
    return [token for block in blocks for token in (block, *(block.children or []))]


@cache
def anchors(document: Path) -> set[str]:
    """The anchors that GitHub gives a document's headings, and those that it sets itself."""
    tokens = parsed(document)
    found: set[str] = set()
    for token, content in pairwise(tokens):
        if token.type == "heading_open":
            words = "".join(child.content for child in content.children or [])
            slug = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
            known = [slug, *(f"{slug}-{number}" for number in range(1, 99))]
            found.add(next(own for own in known if own not in found))
    return found | set(re.findall(r'\b(?:id|name)="([^"]+)"', document.read_text(encoding="utf-8")))


def links(document: Path) -> list[str]:
    hrefs = [token.attrGet("href") or token.attrGet("src") for token in parsed(document)]
    return [str(href) for href in hrefs if href]


def test_there_are_links_between_documents() -> None:
    assert any(".md" in link for document in DOCUMENTS for link in links(document))


@EVERY
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    for link in links(document):
        target = urlsplit(link)
        if target.scheme or target.netloc:
            continue
        path = (document.parent / unquote(target.path)).resolve() if target.path else document
        assert path.exists(), link
        if target.fragment and path.suffix == ".md":
            assert unquote(target.fragment) in anchors(path), link


@EVERY
def test_links_to_the_outside_are_encrypted(document: Path) -> None:
    schemes = {urlsplit(link).scheme for link in links(document)}
    assert schemes <= {"", "https", "mailto"}


@EVERY
def test_every_command_that_is_named_exists(document: Path) -> None:
    for token in parsed(document):
        if token.type == "code_inline" and (found := re.match(r"appraise ([a-z]\w*)", token.content)):
            assert found[1] in COMMANDS, token.content


MODULES = [ROOT / name for name in ("CONTRIBUTING.md", "docs/architecture.md", "docs/decisions.md", "docs/method.md")]


@pytest.mark.parametrize("document", MODULES, ids=name)
def test_every_module_that_a_document_names_is_there(document: Path) -> None:
    named = set(re.findall(r"`…?/?((?:src/)?[a-z_]+/[a-z_/]*(?:\.py)?)`", document.read_text(encoding="utf-8")))
    homes = (ROOT, ROOT / "src" / "integration_appraisal", ROOT / "src" / "integration_appraisal" / "appraisal")
    assert [path for path in sorted(named) if not any((home / path).exists() for home in homes)] == []
