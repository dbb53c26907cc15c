"""Pictures as SVG: each chart's figures become shapes, and one template writes them.

Lengths are true to the figures. Texts are wrapped, and cut only where they would fill the picture. Colour never stands
alone: shapes have hatching, dashes, labels and numbers. The colours are from Okabe and Ito's set, which colour-blind
readers can tell apart.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, Template

from integration_appraisal.loading.bundled import read_template
from integration_appraisal.render.environment import environment
from integration_appraisal.render.svg import acceptability, certainty, cost, first_and_second, tornado, values, weight
from integration_appraisal.render.svg.shapes import GROUND, LEAST, WIDTH, Drawn, Shape, hatching
from integration_appraisal.render.svg.texts import SIZE
from integration_appraisal.report.document import Chart

DRAWN: dict[str, Callable[[Any], Drawn]] = {
    "values": values.draw,
    "first_and_second": first_and_second.draw,
    "tornado": tornado.draw,
    "cost": cost.draw,
    "acceptability": acceptability.draw,
    "weight": weight.draw,
    "certainty": certainty.draw,
}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML can't hold


def svg(chart: Chart) -> str:
    """The picture, with title and description for those who don't see it."""
    shapes, height = DRAWN[chart.kind](chart.figures)
    identity = f"chart-{chart.kind}{chart.suffix}"
    data = {
        "identity": identity,
        "title": chart.title,
        "description": chart.description,
        "width": WIDTH,
        "least": LEAST,
        "height": round(height),
        "size": SIZE,
        "ground": GROUND,
        "hatchings": sorted({colour for shape in shapes if (colour := hatching(shape.attributes.get("fill", "")))}),
        "shapes": [_filled(shape, identity) for shape in shapes],
    }
    return _NO_XML.sub("�", _template().render(**data))


def _filled(shape: Shape, identity: str) -> Shape:
    """A shape whose hatching is that of its picture."""
    colour = hatching(shape.attributes.get("fill", ""))
    if not colour:
        return shape
    return shape._replace(attributes=shape.attributes | {"fill": f"url(#{identity}-{colour.removeprefix('#')})"})


@cache
def _template() -> Template:
    return environment(Environment, markup=True).from_string(read_template("chart.svg.j2"))
