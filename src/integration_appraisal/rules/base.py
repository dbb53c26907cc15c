"""What a rule is."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.findings import Severity
from integration_appraisal.reading.document import Document, Path


class Hit(NamedTuple):
    """One place where a rule speaks, and what it says there."""

    document: Document
    path: Path
    message: str


class Rule(NamedTuple):
    """A rule: its code, how much it matters, what it is called, and the function whose docstring is its page."""

    code: str
    severity: Severity
    title: str
    check: Callable[[Appraisal], Iterator[Hit]]

    @property
    def page(self) -> str:
        """Why the rule is there and what to do."""
        return (self.check.__doc__ or "").strip()
