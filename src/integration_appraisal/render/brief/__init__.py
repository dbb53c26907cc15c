"""A briefing paper as Markdown or HTML, from a paper's plain data and our own templates.

``FORMATS`` is the one table of formats, by the ending of the file's name.
"""

from collections.abc import Callable
from importlib import import_module

from integration_appraisal.report.brief.paper import Paper

FORMATS: dict[str, str] = {".md": "markdown", ".html": "html"}


def render(paper: Paper, ending: str) -> str:
    """The paper in the format of a file's ending, one of FORMATS. Ends with a line feed."""
    renderer: Callable[[Paper], str] = import_module(f"{__name__}.{FORMATS[ending]}").render
    return renderer(paper)
