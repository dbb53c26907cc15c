"""Places beside the same places at another time, matched by the names of their files."""

from typing import NamedTuple

from integration_appraisal.portfolio.row import Row
from integration_appraisal.portfolio.tally import Turned


class Before(NamedTuple):
    """What is kept of a place as it was."""

    area: str
    catalogue: str  # its digest
    first: list[str]


class Against:
    """Counts of what has changed, of the places under one catalogue."""

    def __init__(self) -> None:
        self.same = 0  # places in which the same options are first as before
        self.turned: list[Turned] = []  # the others; ``other`` are those that were first before
        self.new: list[str] = []  # areas
        self.judged_otherwise: list[str] = []  # areas that stood under another catalogue, which can't be compared

    def add(self, row: Row, before: Before | None) -> None:
        """Compare a place with itself before; None where it was not there."""
        if before is None:
            self.new.append(row.area)
        elif before.catalogue != row.catalogue["digest"]:
            self.judged_otherwise.append(row.area)
        elif before.first == row.first:
            self.same += 1
        else:
            self.turned.append(Turned(row.file, row.area, row.first, before.first))
