"""Our own templates, filled in from plain data."""

from typing import Any

from jinja2 import Environment

from integration_appraisal.library import read_template
from integration_appraisal.render.brief.environment import environment


def fill(name: str, data: dict[str, Any], *, markup: bool) -> str:
    """A template with its data. ``markup`` escapes text for HTML and SVG; Markdown escapes by its own filter."""
    return environment(Environment, markup=markup).from_string(read_template(name)).render(**data)
