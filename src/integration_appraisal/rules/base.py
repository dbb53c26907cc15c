"""What a rule is, and how its docstring is read as its page."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from inspect import cleandoc
from typing import Any, NamedTuple, TypeAlias, get_args

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.documents.document import Document, Path
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.common import Acceptance

NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

Acceptances = Sequence[tuple[Document, Path, Sequence[Acceptance]]]  # each with the place under which it counts


class Hit(NamedTuple):
    """One place where a rule speaks, and what it says there: at the key, or at the value."""

    document: Document
    path: Path
    message: str
    at_value: bool = False


class Found(NamedTuple):
    """A finding and where in its file it stands."""

    finding: Finding
    path: Path


class Accepted(NamedTuple):
    """What all other rules found, and what of it the authors of files accept."""

    found: Sequence[Found]
    acceptances: Acceptances


Subject: TypeAlias = Appraisal | Catalogue  # a place with its result, or a catalogue by itself
Check: TypeAlias = Callable[[Any], Iterable[Hit]]


class Example(NamedTuple):
    """A fragment of YAML laid over a valid file; ``# <-`` marks the place of a bad one."""

    kind: str  # bad or good
    file: str  # local.yaml, options/<id>.yaml or criteria/<name>.yaml
    fragment: str


class Rule(NamedTuple):
    """A rule: its code, how much it matters in a local file and in a catalogue, what it is called, and its checks."""

    code: str
    severity: Severity
    title: str
    in_catalogue: Severity
    page: str  # why the rule is there and what to do, then the examples
    checks: dict[type, Check]  # by what they look at

    def also(self, check: Check) -> Check:
        """Let a function look for the rule too: at what the type of its argument says."""
        looks_at = next(iter(check.__annotations__.values()))
        self.checks.update(dict.fromkeys(get_args(looks_at) or (looks_at,), check))
        return check

    def hits(self, subject: Subject | Accepted) -> Iterable[Hit]:
        """Where the rule speaks; nowhere in what it does not look at."""
        return self.checks.get(type(subject), lambda _: ())(subject)

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


def rule(code: str, severity: Severity, title: str, *, in_catalogue: Severity | None = None) -> Callable[[Check], Rule]:
    """Make a function a rule: its docstring is the page, and the type of its argument says what it looks at.

    ``in_catalogue`` is the severity in option and criteria files, where it differs.
    """

    def made(check: Check) -> Rule:
        new = Rule(code, severity, title, in_catalogue or severity, cleandoc(check.__doc__ or ""), {})
        new.also(check)
        return new

    return made


def hit_in(catalogue: Catalogue, entry: tuple[str, str], path: Path, message: str, *, at_value: bool = False) -> Hit:
    """A hit in an entry of a catalogue, ``("criteria", id)`` or its like; the path leads on from the entry."""
    place = catalogue.locations[entry]
    return Hit(place.document, (*place.path, *path), message, at_value)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(r"^(Bad|Good) \(([\w./]+)\):\n", re.MULTILINE)
