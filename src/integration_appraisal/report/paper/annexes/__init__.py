"""Annexes: what stands behind the paper. Each has the same letter in every paper, so that people can cite it.

- ``scores``: all scores in one table, and the reasons for those that matter most, or for all
- ``place``: where the place stands, checklists, people
- ``changes``: what would change the answer, and the variants
- ``evidence``: evidence, powers and sources; ``principles`` and ``catalogue``: what the catalogue says
- ``costs``; ``method`` with ``accepted``
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from integration_appraisal.report.document import Block, Paragraph, Section
from integration_appraisal.report.words import joined

Which: TypeAlias = Literal["main", "all", "none"]
WHICH: tuple[Which, ...] = ("main", "all", "none")


class Annex(NamedTuple):
    """An annex as the paper names it. ``nothing`` stands in it where there is nothing else."""

    identity: str
    letter: str
    subject: str
    nothing: str = "There is nothing to show."

    @property
    def called(self) -> str:
        """As the text refers to it."""
        return f"Annex {self.letter}"

    def holding(self, blocks: Sequence[Block], subject: Sequence[str] = ()) -> Section:
        """The annex with what stands in it; ``subject`` names that, where not all of it is always there."""
        heading = f"{self.called}: {joined([*subject]) or self.subject}"
        return Section(self.identity, heading, blocks or [Paragraph(self.nothing)], annex=True)


SCORES = Annex("annex_scores", "A", "scores and weights")
REASONS = Annex("annex_reasons", "B", "reasons for the scores that matter most")
PLACE = Annex("annex_place", "C", "where the place stands", "The catalogue has no local factors.")
CHANGES = Annex("annex_changes", "D", "what would change the answer", "No option is left, so nothing would.")
VARIANTS = Annex("annex_variants", "E", "the appraisal seen otherwise", "This appraisal has no variants.")
PEOPLE = Annex("annex_people", "F", "outcomes, checklists and people", "The place has added nothing here.")
COSTS = Annex("annex_costs", "G", "costs", "No costs are given.")
PRINCIPLES = Annex("annex_principles", "H", "principles and criteria")
POWERS = Annex("annex_evidence", "I", "evidence, powers and sources", "The catalogue lists no evidence and no sources.")
METHOD = Annex("annex_method", "J", "the method")
ALL_REASONS = Annex("annex_all_reasons", "K", "reasons for all other scores", "All reasons stand in Annex B.")
OPTIONS = Annex("annex_options", "L", "the options in full")
CATALOGUE = Annex("annex_catalogue", "M", "local factors, barriers and other checklists", "The catalogue has none.")
