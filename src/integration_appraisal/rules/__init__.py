"""Rules about the appraisal: what a reviewer would ask, beyond what reading refuses.

A rule is one small function under its code and title; it yields hits, and its docstring is its page.
"""

from collections.abc import Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.rules import (
    accepting,
    costs,
    criteria,
    fairness,
    numbers,
    options,
    place,
    question,
    result,
    scores,
    weights,
    wording,
)
from integration_appraisal.rules.base import Acceptances, Accepted, Hit, Rule, Subject

_MODULES = (accepting, costs, criteria, fairness, numbers, options, place, question, result, scores, weights, wording)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (own for module in _MODULES for own in vars(module).values() if isinstance(own, Rule)),
        key=lambda rule: (rule.code.startswith("N"), rule.code),  # numbers come last
    )
)


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules whose codes begin with one of ``select`` (all where it is empty) and with none of ``ignore``."""
    return tuple(
        rule
        for rule in RULES
        if rule.code.startswith(tuple(select) or "") and not (ignore and rule.code.startswith(tuple(ignore)))
    )


def check_place(appraisal: Appraisal, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """What the rules say of a place and its result. In a final local file, its own warnings are errors."""
    document, local = appraisal.file.document, appraisal.local
    findings = _accepted(_findings(appraisal, rules), rules, ((document, local.accepts),))
    return [
        finding.raised_to(Severity.ERROR)
        if local.status == "final" and finding.file == document.file and finding.severity is Severity.WARNING
        else finding
        for finding in findings
    ]


def check_catalogue(catalogue: Catalogue, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """What the rules say of a catalogue by itself; some are errors there that are warnings in a local file."""
    rules_there = [rule._replace(severity=rule.in_catalogue) for rule in rules]
    return _accepted(_findings(catalogue, rules_there), rules, catalogue.accepts)


def _findings(subject: Subject | Accepted, rules: Sequence[Rule]) -> list[Finding]:
    return [_finding(rule, hit) for rule in rules for hit in rule.hits(subject)]


def _finding(rule: Rule, hit: Hit) -> Finding:
    position = hit.document.at(hit.path) if hit.at_value else hit.document.at_key(hit.path)
    return Finding(rule.code, hit.message, hit.document.file, position, rule.severity)


def _accepted(findings: list[Finding], rules: Sequence[Rule], acceptances: Acceptances) -> list[Finding]:
    """The findings with those that are accepted marked so, and what the rules say of the acceptances themselves."""
    active = [(document, [own for own in accepts if _speaks(own.rule, rules)]) for document, accepts in acceptances]
    return accepting.marked(findings, acceptances) + _findings(Accepted(findings, active), rules)


def _speaks(code: str, rules: Sequence[Rule]) -> bool:
    """Whether a rule is among those asked for; one that nobody knows can never match."""
    return any(rule.code == code for rule in rules) or all(rule.code != code for rule in RULES)
