"""What rules found and the authors accepted, each with its reason: a part of the annex on the method."""

import re
from collections.abc import Iterable, Iterator

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.findings import Finding
from integration_appraisal.model.common import Acceptance
from integration_appraisal.report.document import Block, Column, Heading, Table
from integration_appraisal.report.words import sentence
from integration_appraisal.rules import RULES, check_catalogue, check_place
from integration_appraisal.rules.base import Rule

_TITLES = {rule.code: rule.title for rule in RULES}  # a board reads no codes


def accepted(appraisal: Appraisal) -> list[Block]:
    """A row for each rule, what it found and the reason; nothing where nothing was accepted."""
    names = _names(appraisal)
    rows = dict.fromkeys(
        (_TITLES[own.code], _found(own, names), sentence(own.accepted or "")) for own in _findings(appraisal)
    )
    if not rows:
        return []
    columns = (Column("Rule"), Column("What it found"), Column("Why it was accepted"))
    return [Heading("Accepted by those who made this"), Table("What rules found and was accepted", columns, (*rows,))]


def _findings(appraisal: Appraisal) -> Iterator[Finding]:
    """Those accepted in the local file, then in the catalogue; only the rules named there are asked."""
    local = _rules(appraisal.local.accepts)
    catalogue = _rules(own for _, _, accepts in appraisal.catalogue.accepts for own in accepts)
    found = (*check_place(appraisal, local), *check_catalogue(appraisal.catalogue, catalogue))
    yield from (finding for finding in found if finding.accepted)


def _rules(accepts: Iterable[Acceptance]) -> list[Rule]:
    names = {own.rule for own in accepts}
    return [rule for rule in RULES if rule.code in names]


def _names(appraisal: Appraisal) -> dict[str, str]:
    """What ids are called."""
    ranking, lists = appraisal.ranking, appraisal.catalogue.lists
    kinds = (lists["checklists"], ranking.factors, ranking.criteria, ranking.options)
    return {name: own.name for kind in kinds for name, own in kind.items()}


def _found(finding: Finding, names: dict[str, str]) -> str:
    """The finding without what to do about it, which is the first sentence, and by names in place of ids."""
    said = re.split(r"(?<=\.)\s", finding.message, maxsplit=1)[0]
    return sentence(re.sub(r"`([^`]*)`", lambda own: f"“{names.get(own[1]) or own[1].replace('_', ' ')}”", said))
