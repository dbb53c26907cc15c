"""Text from files is text in a paper, too: neither format takes it for markup, and neither loses it."""

from pathlib import Path

import pytest

from brief.test_papers import Page, pictures
from integration_appraisal.cli.loading import usable_appraisal
from integration_appraisal.render.paper.writing import render
from integration_appraisal.report.document import Paper
from integration_appraisal.report.paper.building import build
from report.hostile import BENIGN, TEXTS, place
from report.test_hostile_text import read_text, shape, squeezed, tokens


def paper(folder: Path, text: str) -> Paper:
    appraisal = usable_appraisal(str(place(folder, text)), None, None).appraisal
    drawn = appraisal.robustness(samples=200)
    return build(appraisal, drawn, [])  # rules look at words, so another text has other findings


@pytest.fixture(scope="module")
def benign(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return paper(tmp_path_factory.mktemp("benign"), BENIGN)


# Paragraphs and lists inside a text are kept: test_text_blocks.py looks at those.
ONE_BLOCK = {name: text for name, text in TEXTS.items() if "\n\n" not in text}


@pytest.fixture(scope="module", params=ONE_BLOCK.values(), ids=ONE_BLOCK)
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Paper, str]:
    return paper(tmp_path_factory.mktemp("hostile"), str(request.param)), str(request.param)


@pytest.fixture(scope="module")
def expected_shape(benign: Paper) -> list[tuple[str, str]]:
    return shape(tokens(str(render(benign, ".md"))))


def test_markdown_has_the_same_shape(hostile: tuple[Paper, str], expected_shape: list[tuple[str, str]]) -> None:
    found = tokens(str(render(hostile[0], ".md")))
    assert shape(found) == expected_shape
    assert squeezed(hostile[1]) in squeezed("".join(read_text(found)))


@pytest.fixture(scope="module")
def expected(benign: Paper) -> Page:
    return Page(str(render(benign, ".html")))


def test_html_has_the_same_elements(hostile: tuple[Paper, str], expected: Page) -> None:
    found = Page(str(render(hostile[0], ".html")))
    # A name that wraps in a picture takes more lines of text than one that does not.
    assert [tag for tag, _ in found.elements if tag != "text"] == [tag for tag, _ in expected.elements if tag != "text"]
    assert found.open == []
    assert squeezed(hostile[1]) in squeezed("".join(found.words))


def test_pictures_can_be_read(hostile: tuple[Paper, str]) -> None:
    for own in pictures(render(hostile[0], ".html")):
        assert own.get("role") == "img"
