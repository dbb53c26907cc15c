"""Pictures of a paper as SVG: each chart's numbers become shapes, and one template draws them.

Texts are wrapped, and cut only where they would fill the picture. Colour never stands alone: shapes have outlines,
hatching, dashes, labels and numbers. The colours are from Okabe and Ito's set, which colour-blind readers can tell
apart.
"""

from collections.abc import Callable
from typing import Any

from integration_appraisal.render.brief.charts import acceptability, contributions, cost, weight
from integration_appraisal.render.brief.charts.shapes import WIDTH, Drawn
from integration_appraisal.render.brief.templates import fill
from integration_appraisal.report.document import Chart

DRAWN: dict[str, Callable[[Any], Drawn]] = {
    "contributions": contributions.draw,
    "weight": weight.draw,
    "acceptability": acceptability.draw,
    "cost": cost.draw,
}


def svg(chart: Chart) -> str:
    """The picture, with title and description for those who don't see it."""
    shapes, height = DRAWN[chart.kind](chart.figures)
    data = {
        "identity": f"chart-{chart.kind}",
        "title": chart.title,
        "description": chart.description,
        "width": WIDTH,
        "height": round(height),
        "shapes": shapes,
    }
    return fill("chart.svg.j2", data, markup=True)
