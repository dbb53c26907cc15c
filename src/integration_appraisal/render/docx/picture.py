"""Pictures as PNG, for documents that can't hold SVG. The font is our own: without one, a rasteriser draws no text."""

import unicodedata

import resvg_py

from integration_appraisal.loading.bundled import font_files

_ZOOM = 2.5  # sharp in print
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "HEBREW", "ARABIC", "MODIFIER", "COMBINING")  # it has
_PICTOGRAMS = 0x1F000  # and beyond: emoji


def png(svg: str) -> bytes:
    """The picture in pixels."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=_ZOOM,
            skip_system_fonts=True,
            font_files=font_files(),
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
        )
    )


def not_drawn(svg: str) -> str:
    """Letters and signs of a picture that our font has not, each once; a box stands for them."""
    return "".join(sorted({letter for letter in svg if not letter.isascii() and _is_absent(letter)}))


def _is_absent(letter: str) -> bool:
    if unicodedata.category(letter)[0] in "LM":
        return not unicodedata.name(letter, "").startswith(_SCRIPTS)
    return ord(letter) >= _PICTOGRAMS
