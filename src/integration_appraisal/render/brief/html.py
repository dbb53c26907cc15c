"""The paper as one HTML file: no network, no script; pictures stand in it as SVG."""

from markupsafe import Markup

from integration_appraisal.render.brief.charts import svg
from integration_appraisal.render.brief.data import plain
from integration_appraisal.render.brief.templates import fill
from integration_appraisal.report.brief.paper import Chart, Paper


def render(paper: Paper) -> str:
    """The paper."""
    pictures = {
        part.kind: Markup(svg(part))  # noqa: S704 - our own template, which escapes every text in it
        for section in paper.sections
        for part in section.parts
        if isinstance(part, Chart)
    }
    return fill("brief.html.j2", {**plain(paper), "pictures": pictures}, markup=True)
