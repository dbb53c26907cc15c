"""How templates of a paper are read: one home for the settings, so that a house's own template is read as ours are."""

from typing import Any, TypeVar

from jinja2 import BaseLoader, Environment, StrictUndefined

from integration_appraisal.render.markdown import escaped

Kind = TypeVar("Kind", bound=Environment)


def environment(kind: type[Kind], *, markup: bool, **more: Any) -> Kind:
    """``markup`` escapes text for HTML and SVG; Markdown escapes by its own filter."""
    made = kind(
        loader=BaseLoader(),
        autoescape=markup,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **more,
    )
    made.filters["md"] = escaped
    return made
