"""A briefing paper as Markdown, HTML or a Word document.

``FORMATS`` is the one table of formats, by the ending of the file's name.
"""

from collections.abc import Callable
from importlib import import_module

from integration_appraisal.report.brief.paper import Chart, Paper

FORMATS: dict[str, str] = {".md": "markdown", ".html": "html", ".docx": "word"}


def pictures(paper: Paper) -> dict[str, str]:
    """The paper's charts as SVG, by their kind."""
    charts = import_module(f"{__name__}.charts")
    parts = [part for section in paper.sections for part in section.parts if isinstance(part, Chart)]
    return {part.kind: charts.svg(part) for part in parts}


def linked(paper: Paper, names: dict[str, str]) -> str:
    """The paper as Markdown that shows picture files, by kind of chart."""
    rendered: str = import_module(f"{__name__}.markdown").render(paper, names)
    return rendered


def render(paper: Paper, ending: str) -> str | bytes:
    """The paper in the format of a file's ending, one of FORMATS. Text ends with a line feed.

    Raises ModuleNotFoundError where the extra that Word needs is not installed.
    """
    renderer: Callable[[Paper], str | bytes] = import_module(f"{__name__}.{FORMATS[ending]}").render
    return renderer(paper)
