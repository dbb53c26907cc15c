"""What in a Word document keeps text or pictures from being read: hidden, tiny, white, turned, covered."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # python-docx brings it

_ALWAYS = frozenset(
    re.findall(
        r"\w+",
        """
        vanish specVanish webHidden strike dstrike framePr fitText bdo dir bidiVisual hidden pict object del ins
        moveFrom moveTo highlight effect sym background footnoteReference endnoteReference lum alphaModFix
        AlternateContent wsp vMerge hMerge tblpPr dataBinding altChunk
        """,
    )
)
_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES|PAGEREF|HYPERLINK|TOC)\b")
_SYMBOLS = re.compile("wingding|webding|symbol|blank|dingbat", re.IGNORECASE)
_LEAST = 12  # half points of letters
_NARROW = 3_600_000  # ten centimetres, in the unit of pictures
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_NAMED = {"text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2"} | {
    "background1": "lt1", "light1": "lt1", "background2": "lt2", "light2": "lt2"
}  # fmt: skip
_LIGHT, _DARK = 0.6, 0.35  # of grounds and letters, from 0 for black


def looks(root: Any, theme: Mapping[str, str]) -> Iterator[str]:
    """Each such setting as it stands there; one that ours has as often is none. ``theme`` has colours by name."""
    passed = "rFonts" if root.tag.endswith("}numbering") else ""  # the signs of lists are symbols
    for element in root.iter(etree.Element):
        tag = element.tag.rpartition("}")[2]
        if tag != passed and (tag in _ALWAYS or tag in _TESTS):
            own = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
            yield from _told(tag, own | _of_theme(own, theme), element.text or "")


def colours(themes: Iterable[Any]) -> dict[str, str]:
    """The colours of a document's theme by name."""
    named = [own for theme in themes for scheme in theme.iter("{*}clrScheme") for own in scheme]
    return {own.tag.rpartition("}")[2]: own[0].get("lastClr") or own[0].get("val") or "" for own in named if len(own)}


def _of_theme(own: dict[str, str], theme: Mapping[str, str]) -> dict[str, str]:
    """A colour that is named after the theme, as it shows: a tint mixes it with white, a shade with black."""
    what = "themeFill" if "themeFill" in own else "themeColor"
    colour = theme.get(_NAMED.get(own.get(what, ""), own.get(what, "")), "")
    if not _COLOUR.fullmatch(colour):
        return {}
    tint, shade = (int(own.get(what.replace("Color", "") + more, "FF"), 16) / 255 for more in ("Tint", "Shade"))
    return {"theme": bytes(round((255 - (255 - one) * tint) * shade) for one in bytes.fromhex(colour)).hex()}


def _told(tag: str, own: dict[str, str], text: str) -> Iterator[str]:
    if tag in _ALWAYS or _TESTS[tag](own, text):
        yield f"<{' '.join([tag, *(f'{name}={own[name]}' for name in sorted(own))])}>"


def _number(own: dict[str, str], name: str, default: float = 0) -> float:
    try:
        return float(own.get(name, default))
    except ValueError:
        return default


def _light(own: dict[str, str], name: str) -> float | None:
    """How light a colour is, from 0 to 1; None for one that is no number."""
    colour = own.get(name, "")
    return sum(bytes.fromhex(colour)) / 765 if _COLOUR.fullmatch(colour) else None


def _white(own: dict[str, str], _text: str) -> bool:
    return max(_light(own, "val") or 0, _light(own, "theme") or 0) > _LIGHT


def _dark(own: dict[str, str], _text: str) -> bool:
    return min(1 if (light := _light(own, name)) is None else light for name in ("fill", "theme")) < _DARK


def _is_away(own: dict[str, str], *names: str) -> bool:
    """Whether an indent or a margin is wider than seven centimetres, or reaches two beyond the edge."""
    return any(not -1134 < _number(own, name) < 4000 for name in names)  # noqa: PLR2004 - twentieths of a point


def _small(own: dict[str, str], _text: str) -> bool:
    """A picture so narrow that its text can't be read, or pressed flat."""
    wide, high = _number(own, "cx", _NARROW), _number(own, "cy", _NARROW)
    return wide < _NARROW or high < wide / 10


def _remapped(own: dict[str, str], _text: str) -> bool:
    return any(not own.get(name, at).startswith(at) for name, at in (("t1", "dark"), ("bg1", "light")))


def _squeezed(own: dict[str, str], _text: str) -> bool:
    exact = own.get("lineRule") == "exact" and _number(own, "line", 240) < 120  # noqa: PLR2004 - half a line
    return exact or abs(_number(own, "val")) > 40  # noqa: PLR2004 - two points between letters


_TESTS: dict[str, Callable[[dict[str, str], str], bool]] = {
    "color": _white,
    "shd": _dark,
    "spacing": _squeezed,
    "extent": _small,
    "clrSchemeMapping": _remapped,
    "sz": lambda own, _: _number(own, "val", _LEAST) < _LEAST,
    "w": lambda own, _: _number(own, "val", 100) < 60,  # noqa: PLR2004 - per cent of a letter's width
    "position": lambda own, _: abs(_number(own, "val")) > _LEAST,
    "ind": lambda own, _: _is_away(own, "left", "start", "right", "end"),
    "textDirection": lambda own, _: not own.get("val", "").startswith("lr"),
    "tblInd": lambda own, _: _is_away(own, "w"),
    "pgMar": lambda own, _: _is_away(own, "left", "right", "top", "bottom"),
    "trHeight": lambda own, _: own.get("hRule") == "exact",
    "srcRect": lambda own, _: bool(own),
    "xfrm": lambda own, _: bool(own),
    "docPr": lambda own, _: own.get("hidden", "0") not in ("0", "false"),
    "rFonts": lambda own, _: bool(_SYMBOLS.search(" ".join(own.values()))),
    "lvlText": lambda own, _: bool(re.search("[A-Za-z]{2}", own.get("val", ""))),
    "fldSimple": lambda own, _: not _FIELDS.match(own.get("instr", "")),
    "instrText": lambda _, text: bool(text.strip()) and not _FIELDS.match(text),
}
