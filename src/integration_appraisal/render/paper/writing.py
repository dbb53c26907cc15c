"""A briefing paper as Markdown, HTML or a Word document.

``ENDINGS`` are those of the files that it may be written to. ``templates`` fills in ours, ``house`` a user's own.
"""

from collections.abc import Mapping
from importlib import import_module

from integration_appraisal.render import html, markdown, plain
from integration_appraisal.render.formats import formats_of
from integration_appraisal.render.paper.templates import fill_paper
from integration_appraisal.render.svg import svg
from integration_appraisal.report.document import Block, Chart, Paper

MARKDOWN, HTML, WORD = ENDINGS = tuple(own.ending for own in formats_of("paper").values())


def pictures(paper: Paper) -> dict[str, str]:
    """The paper's charts as SVG, by their kind."""
    return {own.kind: svg(own) for section in paper.sections for own in section.blocks if isinstance(own, Chart)}


def render(
    paper: Paper, ending: str, template: bytes | None = None, files: Mapping[str, str] | None = None
) -> str | bytes:
    """The paper in the format of a file's ending, one of ENDINGS. Text ends with a line feed.

    ``template`` is a house's own; ``files`` are names of picture files by kind of chart, which Markdown shows. Raises
    TemplateFault for a template that can't be used, ModuleNotFoundError where the extra that Word needs is absent.
    """
    if ending == WORD:
        document: bytes = import_module("integration_appraisal.render.docx").render(paper, template)
        return document
    if ending == HTML:
        data = plain.paper(paper, html.block, pictures(paper))
        return fill_paper("paper.html.j2", template, {**data, "style": html.style()}, markup=True)

    def marked(block: Block) -> str:
        return markdown.block(block, "###", files)

    return fill_paper("paper.md.j2", template, plain.paper(paper, marked, dict(files or {})), markup=False)
