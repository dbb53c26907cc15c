"""Pictures as PNG, for documents that can't hold SVG. The font is our own: without one, a rasteriser draws no text."""

import resvg_py

from integration_appraisal.library import font_files

_ZOOM = 2.5  # sharp in print


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
