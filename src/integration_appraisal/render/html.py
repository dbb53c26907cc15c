"""Pages and papers as one HTML file each: no network, and no script but that which sorts tables where a page has such.

Pictures stand in it as SVG.
"""

from functools import cache
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from integration_appraisal.loading.bundled import read_template
from integration_appraisal.render import Screen, plain
from integration_appraisal.render.environment import environment
from integration_appraisal.render.policy import digest
from integration_appraisal.render.svg import svg
from integration_appraisal.report.document import Block, Chart, Page, Table


def render(page: Page, _screen: Screen) -> str:
    """A page for an analyst: its pictures first, then its blocks."""
    blocks = [block(own, level="h2") for own in (*page.blocks, *page.pictures())]
    data = {"title": page.title, "subtitle": page.subtitle, "blocks": blocks, "style": style(), "script": ""}
    return filled("page.html.j2", data | (_sorting() if any(map(_is_sortable, page.blocks)) else {}))


def _is_sortable(own: Block) -> bool:
    return isinstance(own, Table) and own.sortable


def _sorting() -> dict[str, str]:
    """The script that sorts tables, and the digest by which a browser runs it and no other."""
    text = read_template("sorting.js")
    return {"script": Markup(text), "script_digest": digest(text)}  # noqa: S704 - of ours


def block(own: Block, level: str = "h3") -> Markup:
    """A block; ``level`` is the element of its headings. All texts in it are escaped."""
    drawn = Markup(svg(own)) if isinstance(own, Chart) else ""  # noqa: S704 - of ours, with its texts escaped
    text = filled("blocks.html.j2", {"own": plain.block(own), "level": level, "svg": drawn})
    return Markup(text.strip())  # noqa: S704 - as above


def style() -> Markup:
    """Our style sheet."""
    return Markup(read_template("style.css"))  # noqa: S704 - of ours


def filled(name: str, data: dict[str, Any]) -> str:
    """A template of ours for HTML or SVG with its data."""
    return _ours(name).render(**data)


@cache
def _ours(name: str) -> Template:
    """Made once: a paper fills in the same one for each of its blocks."""
    return environment(Environment, markup=True).from_string(read_template(name))
