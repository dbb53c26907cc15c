"""What the paper was made from, so that anyone can make it again."""

from collections.abc import Mapping
from typing import Any

from integration_appraisal.report.document import Paragraph, Section

STAMPED = (
    ("digest", "Digest of the inputs"),
    ("catalogue", "Digest of the catalogue"),
    ("method", "Method of appraisal"),
    ("tool", "Version of appraise"),
    ("numpy", "Version of numpy"),
    ("seed", "Seed"),
    ("samples", "Draws"),
    ("weights", "Weights drawn"),
)


def stamp(made_from: Mapping[str, Any]) -> Section:
    """Digests, versions, and what was drawn, in a paragraph: it stands at the end of every paper."""
    told = "; ".join(f"{label}: {made_from[key]}" for key, label in STAMPED)
    return Section("stamp", "What this paper was made from", [Paragraph(f"{told}.", faint=True)])
