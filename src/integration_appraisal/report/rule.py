"""Pages about the codes: what reading refuses, and what a reviewer would ask."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from integration_appraisal.codes import READING, Code
from integration_appraisal.findings import Severity
from integration_appraisal.report.document import Column, Page, Paragraph, Table
from integration_appraisal.report.reading_examples import EXAMPLES
from integration_appraisal.rules import RULES
from integration_appraisal.rules.base import Example, Rule

READING_TITLE = "What reading refuses"
RULES_TITLE = "What a reviewer would ask"
READING_INTRO = (
    "A file that has one of these errors can't be computed. They are always reported; nobody can leave them out or "
    "accept them."
)
RULES_INTRO = (
    "These are questions about the appraisal itself. The authors of a file can accept a finding there, with a reason, "
    "under `accepts`; it is then shown as accepted. In a local file whose `status` is `final`, warnings are errors."
)


# Where reading reports something else than an error: the severity, and when it is that.
_NO_ERRORS = {
    "L005": (Severity.ERROR, "error; note if not named"),
    "L006": (Severity.NOTE, "note"),
    "T004": (Severity.WARNING, "warning"),
}


class Entry(NamedTuple):
    """A code's page. ``matters`` says in words how much it matters, where that depends on the file."""

    code: str
    title: str
    severity: Severity
    in_catalogue: Severity
    matters: str
    why: str
    examples: tuple[Example, ...]


def of_reading() -> tuple[Entry, ...]:
    """The codes that reading reports."""
    return tuple(map(_of_reading, READING.values()))


def _of_reading(own: Code) -> Entry:
    severity, matters = _NO_ERRORS.get(own.code, (Severity.ERROR, "error"))
    return Entry(own.code, own.title, severity, severity, matters, own.why, EXAMPLES.get(own.code, ()))


def of_rules() -> tuple[Entry, ...]:
    """The rules, in their order."""
    return tuple(map(_of_rule, RULES))


def _of_rule(rule: Rule) -> Entry:
    there = f"; {rule.in_catalogue} in a final catalogue" if rule.in_catalogue is not rule.severity else ""
    matters = f"{rule.severity}{there}"
    return Entry(rule.code, rule.title, rule.severity, rule.in_catalogue, matters, rule.why, rule.examples)


def entries() -> tuple[Entry, ...]:
    """Every code that a finding can have."""
    return of_reading() + of_rules()


def titles() -> dict[str, str]:
    """What each code is called."""
    return {entry.code: entry.title for entry in entries()}


def listing() -> Page:
    """All codes with their severity and title."""
    return Page(
        "What appraise can find in a file",
        [
            Paragraph(READING_INTRO),
            _table(READING_TITLE, of_reading()),
            Paragraph(RULES_INTRO),
            _table(RULES_TITLE, of_rules()),
        ],
        data=lambda: {"schema": "appraise.rules/1", "rules": [entry_data(entry) for entry in entries()]},
    )


def _table(caption: str, rows: Sequence[Entry]) -> Table:
    columns = (Column("Code"), Column("Severity"), Column("Title"))
    return Table(caption, columns, tuple((entry.code, entry.matters, entry.title) for entry in rows))


def one(entry: Entry) -> Page:
    """One code as data, for ``--format json``."""
    return Page(entry.title, (), data=lambda: {"schema": "appraise.rule/1", **entry_data(entry)})


def entry_data(entry: Entry) -> Mapping[str, Any]:
    """A code's page as data."""
    return {
        "code": entry.code,
        "title": entry.title,
        "severity": str(entry.severity),
        "in_catalogue": str(entry.in_catalogue),
        "why": entry.why,
        "examples": [own._asdict() for own in entry.examples],
    }
