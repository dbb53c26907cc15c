"""The paper as CommonMark with tables. Charts are their tables, unless their pictures are written beside it."""

from integration_appraisal.render.brief.data import plain
from integration_appraisal.render.brief.templates import fill
from integration_appraisal.report.brief.paper import Paper


def render(paper: Paper, pictures: dict[str, str] | None = None) -> str:
    """The paper; ``pictures`` are the names of picture files by kind of chart."""
    return fill("brief.md.j2", plain(paper, pictures or {}), markup=False)
