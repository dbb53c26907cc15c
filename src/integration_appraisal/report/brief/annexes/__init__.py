"""Annexes: what stands behind the paper. Each is in every paper under the same letter, so that people can cite it.

- ``judged``: criteria, weights and people
- ``scores``: every score, with its reason and source
- ``place``: where the place stands, what would change the answer, and the variants
- ``checks``: barriers, checklists and powers
- ``options``: each option in full
- ``evidence``, ``findings``, ``method``, ``stamp``
"""

from collections.abc import Sequence
from typing import NamedTuple

from integration_appraisal.report.brief.paper import Part, Section


class Annex(NamedTuple):
    """An annex as the paper names it."""

    identity: str
    letter: str
    subject: str

    @property
    def called(self) -> str:
        """As the text refers to it."""
        return f"Annex {self.letter}"

    @property
    def heading(self) -> str:
        """As it stands over the annex."""
        return f"Annex {self.letter}: {self.subject}"

    def holding(self, parts: Sequence[Part]) -> Section:
        """The annex with what stands in it."""
        return Section(self.identity, self.heading, parts, annex=True)


JUDGED = Annex("annex_judged", "A", "criteria, weights and people")
SCORES = Annex("annex_scores", "B", "every score, with its reason and source")
PLACE = Annex("annex_place", "C", "the place, what would change the answer, variants")
CHECKS = Annex("annex_checks", "D", "barriers, prerequisites, safeguards and powers")
OPTIONS = Annex("annex_options", "E", "the options in full")
EVIDENCE = Annex("annex_evidence", "F", "evidence and sources")
FINDINGS = Annex("annex_findings", "G", "what the checks found")
METHOD = Annex("annex_method", "H", "the method in a page")
STAMP = Annex("annex_stamp", "I", "what this paper was made from")
