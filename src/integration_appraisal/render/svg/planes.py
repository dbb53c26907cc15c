"""Values upwards, out of 100, over what else is known of options across."""

from collections.abc import Sequence
from typing import NamedTuple

from integration_appraisal.render.svg.axes import Scale, axis, hundred, ticks, upright
from integration_appraisal.render.svg.placing import Place, Way
from integration_appraisal.render.svg.shapes import WIDTH, Area, Shape, words
from integration_appraisal.render.svg.texts import wide

_TALL = 190
HEADING = 34  # room over a plane for what its values are


class Plane(NamedTuple):
    """A scale across and one of values upwards."""

    across: Scale
    up: Scale

    def at(self, figure: float, value: float) -> Place:
        """Where a value stands over another figure."""
        return self.across.at(figure), self.up.at(value)

    def way(self, figures: Sequence[float], values: Sequence[float]) -> Way:
        """A line from the first to the last of some figures and values."""
        return self.at(figures[0], values[0]), self.at(figures[-1], values[-1])

    @property
    def bottom(self) -> float:
        """Where the axis across stands."""
        return self.up.start

    def frame(self, right: float = WIDTH) -> Area:
        """Where labels may stand."""
        return Area(self.across.start + 2, self.up.end - 12, right, self.bottom - 2)

    def grid(self, top: float, foot: float | None = None) -> list[Shape]:
        """Both axes, and what values are; that stands over the plane at the top.

        Where the axis across has its ``foot`` further down, lines go up from there through the plane.
        """
        return [
            words(0, top + 14, "value out of 100"),
            *upright(self.up, self.across.start, self.across.end),
            *axis(self.across, foot or self.bottom, self.up.end if foot else None),
        ]


def upwards(values: Sequence[float], top: float) -> tuple[Scale, float]:
    """The scale of values, and the room that its numbers take beside it."""
    scale = hundred(values, top + _TALL, top)
    return scale, max(wide(text) for _, text in ticks(scale)) + 8
