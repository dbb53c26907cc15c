"""How templates are read: one home for the settings, so that a house's own template is read as ours are."""

from typing import Any, TypeVar

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from integration_appraisal.render.markdown import escaped, escaped_lines

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
    made.filters |= {"md": escaped, "md_lines": escaped_lines}
    return made


def with_markup(data: dict[str, Any], *, markup: bool) -> dict[str, Any]:
    """A paper's data with what is HTML and SVG of ours marked as such: texts in it are escaped already."""
    if not markup:
        return data
    return {
        **data,
        "style": Markup(data["style"]),  # noqa: S704 - ours
        "pictures": {kind: Markup(own) for kind, own in data["pictures"].items()},  # noqa: S704 - see above
        "sections": [{**own, "blocks": [_marked(block) for block in own["blocks"]]} for own in data["sections"]],
    }


def _marked(block: dict[str, Any]) -> dict[str, Any]:
    return {**block, "markup": Markup(block["markup"])}  # noqa: S704 - see above
