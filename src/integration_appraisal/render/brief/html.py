"""The paper as one HTML file: no network, no script; pictures stand in it as SVG."""

from collections.abc import Mapping

from integration_appraisal.render.brief import pictures
from integration_appraisal.render.brief.data import plain
from integration_appraisal.render.brief.templates import fill_paper
from integration_appraisal.report.brief.paper import Paper

TEMPLATE = "brief.html.j2"


def render(paper: Paper, template: bytes | None, _files: Mapping[str, str]) -> str:
    """The paper."""
    return fill_paper(TEMPLATE, template, plain(paper, pictures(paper)), markup=True)
