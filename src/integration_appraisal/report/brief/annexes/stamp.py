"""What the paper was made from, so that anyone can make it again."""

from collections.abc import Mapping
from typing import Any

from integration_appraisal.report.brief.annexes import STAMP
from integration_appraisal.report.brief.paper import Section
from integration_appraisal.report.document import Column, Table

STAMPED = (
    ("digest", "Digest of the inputs"),
    ("catalogue", "Digest of the catalogue"),
    ("method", "Method of appraisal"),
    ("tool", "appraise"),
    ("numpy", "numpy"),
    ("seed", "Seed"),
    ("samples", "Draws"),
    ("weights", "Weights drawn"),
)


def section(made_from: Mapping[str, Any]) -> Section:
    """Digests, versions, and what was drawn."""
    rows = tuple((label, str(made_from[key])) for key, label in STAMPED if key in made_from)
    table = Table("What this paper was made from", (Column("What"), Column("Which")), rows)
    return STAMP.holding([table])
