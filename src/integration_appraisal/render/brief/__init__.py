"""A briefing paper as Markdown, HTML or a Word document.

``FORMATS`` has their modules by the ending of the file's name. ``shape`` is what a template may use, ``data`` makes it,
``templates`` fills in ours, ``house`` a user's own. ``reading`` and ``verifying`` go the other way: from a paper to its
lines, and to whether they hold.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from integration_appraisal.render.formats import formats_of
from integration_appraisal.report.brief.paper import Paper
from integration_appraisal.report.document import Chart

FORMATS = {paper.ending: paper.module.removeprefix("brief.") for paper in formats_of("paper").values()}

Renderer = Callable[[Paper, bytes | None, Mapping[str, str]], str | bytes]


def pictures(paper: Paper) -> dict[str, str]:
    """The paper's charts as SVG, by their kind."""
    charts = import_module("integration_appraisal.render.svg")
    parts = [part for section in paper.sections for part in section.parts if isinstance(part, Chart)]
    return {part.kind: charts.svg(part) for part in parts}


def render(
    paper: Paper, ending: str, template: bytes | None = None, files: Mapping[str, str] | None = None
) -> str | bytes:
    """The paper in the format of a file's ending, one of FORMATS. Text ends with a line feed.

    ``template`` is a house's own; ``files`` are names of picture files by kind of chart, which Markdown shows. Raises
    TemplateFault for a template that can't be used, ModuleNotFoundError where the extra that Word needs is absent.
    """
    renderer: Renderer = import_module(f"{__name__}.{FORMATS[ending]}").render
    return renderer(paper, template, files or {})
