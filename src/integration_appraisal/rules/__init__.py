"""Rules about the appraisal: what a reviewer would ask, beyond what reading refuses.

A rule is one small function under its code and title; it yields hits, and its docstring is its page.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

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
from integration_appraisal.rules.base import Acceptances, Accepted, Found, Hit, Rule, Subject

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
    """What the rules say of a place and its result, and the errors in its catalogue.

    In a final local file, its own warnings are errors.
    """
    document, local = appraisal.file.document, appraisal.local
    findings = _accepted(_found(appraisal, rules), rules, ((document, (), local.accepts),))
    own = [
        finding.raised_to(Severity.ERROR)
        if local.status == "final" and finding.file == document.file and finding.severity is Severity.WARNING
        else finding
        for finding in findings
    ]
    codes = frozenset(rule.code for rule in rules if rule.in_catalogue is Severity.ERROR)
    return [*own, *_errors_in(appraisal.catalogue, codes)]


@lru_cache(maxsize=8)  # of many places most share one
def _errors_in(catalogue: Catalogue, codes: Collection[str]) -> tuple[Finding, ...]:
    """The errors in a catalogue of which some rules speak."""
    found = check_catalogue(catalogue, [rule for rule in RULES if rule.code in codes])
    return tuple(finding for finding in found if finding.severity is Severity.ERROR)


def check_catalogue(catalogue: Catalogue, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """What the rules say of a catalogue by itself.

    What is still owed, such as reasons, is an error in a final catalogue, at each of its places. In a draft it is a
    warning, one for each rule and file, at the first place.
    """
    if catalogue.about.status == "final":
        rules_there = [rule._replace(severity=rule.in_catalogue) for rule in rules]
        return _accepted(_found(catalogue, rules_there), rules, catalogue.accepts)
    owed = {rule.code for rule in rules if rule.in_catalogue is not rule.severity}
    return _together(_accepted(_found(catalogue, rules), rules, catalogue.accepts), owed)


def _found(subject: Subject | Accepted, rules: Sequence[Rule]) -> list[Found]:
    return [Found(_finding(rule, hit), hit.path) for rule in rules for hit in rule.hits(subject)]


def _finding(rule: Rule, hit: Hit) -> Finding:
    position = hit.document.at(hit.path) if hit.at_value else hit.document.at_key(hit.path)
    return Finding(rule.code, hit.message, hit.document.file, position, rule.severity)


def _accepted(found: list[Found], rules: Sequence[Rule], acceptances: Acceptances) -> list[Finding]:
    """The findings with those that are accepted marked so, and what the rules say of the acceptances themselves."""
    active = [
        (document, path, [own for own in accepts if _speaks(own.rule, rules)])
        for document, path, accepts in acceptances
    ]
    unmatched = _found(Accepted(found, active), rules)
    return accepting.marked(found, acceptances) + [own.finding for own in unmatched]


def _together(findings: Sequence[Finding], codes: Collection[str]) -> list[Finding]:
    """The findings, of those with certain codes one a file: the first, with the number of all."""
    groups: dict[object, list[Finding]] = {}
    for own in findings:
        groups.setdefault((own.code, own.file, own.accepted) if own.code in codes else own, []).append(own)
    return [_first_of(group) for group in groups.values()]


def _first_of(findings: Sequence[Finding]) -> Finding:
    first = min(findings, key=lambda own: own.position)
    if len(findings) == 1:
        return first
    return first._replace(message=f"{first.message} This is the first of {len(findings)} such in this file.")


def _speaks(code: str, rules: Sequence[Rule]) -> bool:
    """Whether a rule is among those asked for; one that nobody knows can never match."""
    return any(rule.code == code for rule in rules) or all(rule.code != code for rule in RULES)
