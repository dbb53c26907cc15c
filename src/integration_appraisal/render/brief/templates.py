"""Our own templates, filled in from plain data."""

from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined

from integration_appraisal.library import read_template
from integration_appraisal.render.markdown import escaped


def fill(name: str, data: dict[str, Any], *, markup: bool) -> str:
    """A template with its data. ``markup`` escapes text for HTML and SVG; Markdown escapes by its own filter."""
    environment = Environment(
        loader=BaseLoader(),
        autoescape=markup,  # noqa: S701 - Markdown is not HTML, and every text goes through its own filter
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escaped
    return environment.from_string(read_template(name)).render(**data)
