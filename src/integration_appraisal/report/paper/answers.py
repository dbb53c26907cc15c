"""Answers to the catalogue's checklists, in words."""

from typing import Literal

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.model.criteria import Checklist

EXTENTS = {"full": 1.0, "partial": 0.5, "none": 0.0}
_WORDS = {"not_met": "not met", "unknown": "not known"}


def answer_word(answer: str) -> str:
    """An answer as people write it."""
    return _WORDS.get(answer, answer)


def checklists(appraisal: Appraisal, answered_by: Literal["option", "place", "nobody"]) -> list[Checklist]:
    """The catalogue's checklists that options, that places, or that nobody answers."""
    return [own for own in appraisal.catalogue.lists["checklists"].values() if own.answered_by == answered_by]


def by_extent(appraisal: Appraisal) -> list[Checklist]:
    """Those of the options' checklists that say how far: in full, in part or not at all."""
    return [own for own in checklists(appraisal, "option") if own.answer == "extent"]
