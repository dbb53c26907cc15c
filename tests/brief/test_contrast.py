"""Text in pictures against what lies under it, from the pictures' own numbers: WCAG asks for 4.5 to 1."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from brief.test_papers import SVG, papers, pictures
from cli.command import HARBOURSIDE, NORTH_YORKSHIRE
from conftest import Appraise
from integration_appraisal.render import svg as charts
from integration_appraisal.report.document import Acceptability, Chart, RankShares, Table

LEAST = 4.5
# How wide Arial's letters are, in parts of their height; the rest is nearly never wider than this.
WIDTHS = dict.fromkeys(" .,:;ijlt()", 0.28) | dict.fromkeys("0123456789", 0.56) | {"%": 0.89}
OTHERS = 0.54


class Box(NamedTuple):
    """What a shape or a text covers."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def numbers(shape: ET.Element, *names: str) -> list[float]:
    return [float(shape.get(name, "0")) for name in names]


def extent(shape: ET.Element) -> Box | None:
    """The box of a filled shape or a text; other shapes have none."""
    if shape.tag == f"{SVG}rect":
        x, y, width, height = numbers(shape, "x", "y", "width", "height")
        return Box(x, y, x + width, y + height)
    if shape.tag == f"{SVG}circle":
        x, y, radius = numbers(shape, "cx", "cy", "r")
        return Box(x - radius, y - radius, x + radius, y + radius)
    if shape.tag == f"{SVG}text":
        x, y = numbers(shape, "x", "y")
        wide = 14 * sum(WIDTHS.get(letter, OTHERS) for letter in shape.text or "")
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[shape.get("text-anchor", "start")]
        return Box(left, y - 11, left + wide, y + 3)
    return None


def grounds(picture: ET.Element, pattern: set[str]) -> Iterator[tuple[str, str, str]]:
    """Each text with its colour and each it may stand on: of all shapes that it meets, down to one that holds it."""
    drawn = [(shape, extent(shape)) for shape in picture]
    for at, (text, box) in enumerate(drawn):
        if text.tag != f"{SVG}text" or box is None:
            continue
        for shape, other in reversed(drawn[:at]):
            if other is None or shape.tag == f"{SVG}text" or not box.meets(other):
                continue
            filling = shape.get("fill", "")
            for ground in pattern if filling.startswith("url(") else {filling}:
                yield text.text or "", text.get("fill", ""), ground
            if other.left <= box.left and box.right <= other.right and other.top <= box.top:
                break


def hatching(picture: ET.Element) -> set[str]:
    """The colours of the pattern for what is lost."""
    found = {own.get(name) for own in picture.iterfind(f".//{SVG}pattern/*") for name in ("fill", "stroke")}
    return {colour for colour in found if colour}


def unreadable(picture: ET.Element) -> list[tuple[str, str, str]]:
    return [own for own in grounds(picture, hatching(picture)) if contrast(own[1], own[2]) < LEAST]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("local", [HARBOURSIDE, NORTH_YORKSHIRE], ids=lambda path: path.stem)
def test_text_in_the_pictures_of_a_paper_can_be_read(appraise: Appraise, tmp_path: Path, local: Path) -> None:
    found = pictures(papers(appraise, tmp_path, local)[1])
    assert len(found) >= 3
    for picture in found:
        told = list(grounds(picture, hatching(picture)))
        assert {text for text, _, _ in told} == {text.text or "" for text in picture.iterfind(f"{SVG}text")}
        assert unreadable(picture) == []


def shares(least: int) -> Chart:
    """A picture with a hundred shares, in thousandths from this one."""
    tens = range(0, 100, 10)
    rows = tuple(RankShares("a", tuple((least + at) / 1000 for at in range(ten, ten + 10))) for ten in tens)
    return Chart("acceptability", "title", "description", Acceptability(rows), Table("caption", (), ()))


@pytest.mark.parametrize("least", [*range(0, 1000, 100), 901])
def test_every_share_can_be_read_on_its_shade(least: int) -> None:
    assert unreadable(ET.fromstring(charts.svg(shares(least)))) == []  # noqa: S314 - our own


def test_text_that_cannot_be_read_is_found() -> None:
    drawn = re.sub('#ffffff(?=">)', "#999999", charts.svg(shares(800)))
    assert unreadable(ET.fromstring(drawn)) != []  # noqa: S314 - our own
