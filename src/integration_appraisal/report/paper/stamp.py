"""What the paper was made from, so that anyone can make it again."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from integration_appraisal.loading.local import Setting
from integration_appraisal.report.document import Paragraph, Section

WHAT_IF = "what_if"
STAMPED = (
    ("digest", "Digest of the inputs"),
    ("catalogue", "Digest of the catalogue"),
    ("method", "Method of appraisal"),
    ("tool", "Version of appraise"),
    ("numpy", "Version of numpy"),
    ("seed", "Seed"),
    ("samples", "Draws"),
    ("weights", "Weights drawn"),
    (WHAT_IF, "What if"),  # only where something was set
)


def stamped_settings(settings: Iterable[Setting]) -> str:
    """Settings as one word, from which they can be made again; empty where there are none."""
    return ",".join(
        f"{'weight:' if own.kind == 'weight' else ''}{'.'.join(own.ids)}={quote(str(own.value), safe='')}"
        for own in settings
    )


def stamp(made_from: Mapping[str, Any]) -> Section:
    """Digests, versions, and what was drawn, in a paragraph: it stands at the end of every paper."""
    told = "; ".join(f"{label}: {made_from[key]}" for key, label in STAMPED if made_from[key])
    return Section("stamp", "What this paper was made from", [Paragraph(f"{told}.", faint=True)])
