"""From a report to text. Each renderer takes a page and returns text; none prints or writes.

``FORMATS`` is the one table of formats; a renderer is imported when its format is asked for.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from integration_appraisal.report.document import Page


class Screen(NamedTuple):
    """What text is made for: its width in characters, and whether it may have colour and more than ASCII."""

    width: int = 80
    colour: bool = False
    ascii_only: bool = False


Renderer = Callable[[Page, Screen], str]

FORMATS: dict[str, str] = {
    "table": "terminal",
    "markdown": "markdown",
    "json": "json",
    "csv": "csv",
}


def render(page: Page, format_: str, screen: Screen) -> str:
    """The page in one of FORMATS. Ends with a line feed."""
    renderer: Renderer = import_module(f"{__name__}.{FORMATS[format_]}").render
    return renderer(page, screen)
