"""The paper as one HTML file: no network, no script; pictures stand in it as SVG."""

from markupsafe import Markup

from integration_appraisal.render.brief import pictures
from integration_appraisal.render.brief.data import plain
from integration_appraisal.render.brief.templates import fill
from integration_appraisal.report.brief.paper import Paper


def render(paper: Paper) -> str:
    """The paper."""
    drawn = {kind: Markup(own) for kind, own in pictures(paper).items()}  # noqa: S704 - our template escapes its texts
    return fill("brief.html.j2", {**plain(paper), "pictures": drawn}, markup=True)
