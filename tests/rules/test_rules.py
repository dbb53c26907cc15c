"""Every rule has a page, and every example on it does what it says."""

from pathlib import Path

import pytest
from overlay import BASE, lay

from integration_appraisal.checking import check_paths
from integration_appraisal.documents.reader import read
from integration_appraisal.findings import Finding
from integration_appraisal.rules import RULES
from integration_appraisal.rules.base import Example, Rule


def _found(folder: Path) -> list[Finding]:
    return check_paths([str(folder), str(folder / "local.yaml")], str(folder)).findings


def _examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in RULES
        for number, example in enumerate(own for own in rule.examples if own.kind == kind)
    ]


def test_codes_stand_in_order_each_once_numbers_last() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes), key=lambda code: (code.startswith("N"), code))


def test_the_base_has_no_finding_at_all() -> None:
    assert _found(BASE) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_page_with_a_reason_and_examples_of_both_kinds(rule: Rule) -> None:
    assert len(rule.why) > 80
    assert {example.kind for example in rule.examples} == {"bad", "good"}


@pytest.mark.parametrize(("rule", "example"), _examples("bad"))
def test_a_bad_example_gives_exactly_its_code_at_the_marked_place(rule: Rule, example: Example, tmp_path: Path) -> None:
    folder, name, marked = lay(example, tmp_path)
    found = _found(folder)
    assert {finding.code for finding in found} == {rule.code}, "\n".join(map(str, found))
    assert marked is not None, "a bad example marks one line with # <-"
    document, _ = read((folder / name).read_bytes(), name)
    assert document is not None
    places = {document.at_key(marked), document.at(marked)}
    assert any(finding.position in places and finding.file.endswith(name) for finding in found), "\n".join(
        map(str, found)
    )


@pytest.mark.parametrize(("rule", "example"), _examples("good"))
def test_a_good_example_does_not_give_its_code(rule: Rule, example: Example, tmp_path: Path) -> None:
    folder, _, _ = lay(example, tmp_path)
    assert rule.code not in {finding.code for finding in _found(folder)}
