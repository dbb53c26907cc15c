"""What a rule is, and how its docstring is read as its page."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from inspect import cleandoc
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.documents.document import Document, Path
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.common import Acceptance

Acceptances = Sequence[tuple[Document, Sequence[Acceptance]]]


class Hit(NamedTuple):
    """One place where a rule speaks, and what it says there: at the key, or at the value."""

    document: Document
    path: Path
    message: str
    at_value: bool = False


class Example(NamedTuple):
    """A fragment of YAML laid over a valid file; ``# <-`` marks the place of a bad one."""

    kind: str  # bad or good
    file: str  # local.yaml, options/<id>.yaml or criteria/<name>.yaml
    fragment: str


class Rule(NamedTuple):
    """A rule: its code, how much it matters, what it is called, and what it looks at.

    ``place`` looks at a place and its result, ``catalogue`` at a catalogue, and ``acceptances`` at what is accepted,
    after all others. The docstring of the first it has is its page. ``in_catalogue`` is the severity in option
    and criteria files, where it differs.
    """

    code: str
    severity: Severity
    title: str
    place: Callable[[Appraisal], Iterator[Hit]] | None = None
    catalogue: Callable[[Catalogue], Iterator[Hit]] | None = None
    in_catalogue: Severity | None = None
    acceptances: Callable[[Sequence[Finding], Acceptances], Iterator[Hit]] | None = None

    @property
    def page(self) -> str:
        """The docstring: why the rule is there and what to do, then the examples."""
        return cleandoc((self.place or self.catalogue or self.acceptances).__doc__ or "")

    @property
    def why(self) -> str:
        """The page without its examples."""
        return _heading().split(self.page, maxsplit=1)[0].strip()

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples of the page, in its order."""
        parts = _heading().split(self.page)[1:]
        rows = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        return tuple(Example(kind.lower(), file, cleandoc(f"\n{text}") + "\n") for kind, file, text in rows)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(r"^(Bad|Good) \(([\w./]+)\):\n", re.MULTILINE)
