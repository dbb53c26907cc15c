"""The paper as CommonMark with tables. Charts are their tables, unless their pictures are written beside it."""

from collections.abc import Mapping

from integration_appraisal.render.brief.data import plain
from integration_appraisal.render.brief.templates import fill_paper
from integration_appraisal.report.brief.paper import Paper

TEMPLATE = "brief.md.j2"


def render(paper: Paper, template: bytes | None, files: Mapping[str, str]) -> str:
    """The paper; ``files`` are the names of picture files by kind of chart."""
    return fill_paper(TEMPLATE, template, plain(paper, dict(files)), markup=False)
