"""Word's markup, element by element. Styles are called by the ids that ours have."""

import re
from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_SIGNS = {"\n": "br", "\t": "tab"}


def made(name: str, /, *inside: Any, **given: object) -> Any:
    """An element with what stands in it, and its attributes."""
    own = OxmlElement(f"w:{name}")
    for key, value in given.items():
        own.set(qn(f"w:{key}"), str(value))
    own.extend(inside)
    return own


def run(text: str, style: str = "") -> Any:
    """Letters, with a break for each line feed."""
    look = [made("rPr", made("rStyle", val=style))] if style else []
    return made("r", *look, *(_piece(piece) for piece in re.split(r"([\n\t])", text) if piece))


def _piece(text: str) -> Any:
    own = made(_SIGNS.get(text, "t"))
    if text not in _SIGNS:
        own.text = text
        own.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return own


def line(style: str, *inside: Any, look: Iterable[Any] = ()) -> Any:
    """A paragraph; ``look`` is what its style leaves open, in the order that Word asks for."""
    return made("p", made("pPr", made("pStyle", val=style), *look), *inside)


def field(code: str, shown: str) -> Any:
    """What Word works out, and what shows until then."""
    return made("fldSimple", run(shown), instr=f" {code} ")


def bookmark(name: str, number: int) -> list[Any]:
    """A place that links and fields lead to."""
    return [made("bookmarkStart", id=number, name=name), made("bookmarkEnd", id=number)]
