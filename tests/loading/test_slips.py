"""Slips of the hand: in small texts each at its place with what to do, and in whole files at the line that slipped."""

from collections.abc import Callable

import pytest
import yaml

from cli.command import HARBOURSIDE, ROOT
from integration_appraisal.documents import reader
from loading.slip_cases import SLIPS

CASES = [
    pytest.param(text, place, said, id=name) for said, cases in SLIPS.items() for name, (text, *place) in cases.items()
]


@pytest.mark.parametrize(("text", "place", "said"), CASES)
def test_a_slip_is_found_where_it_was_made_with_what_to_do(text: str, place: list[int], said: str) -> None:
    _, findings = reader.read(text.encode(), "f.yaml")
    (finding,) = findings
    assert finding.message.startswith(said)
    assert [*finding.position] == place


@pytest.mark.parametrize(("text", "place", "said"), CASES)
def test_without_libyaml_the_line_is_the_same(
    text: str, place: list[int], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    _, findings = reader.read(text.encode(), "f.yaml")
    (finding,) = findings
    assert finding.message.startswith(said)
    assert finding.position.line == place[0]


def _once(old: str, new: str) -> Callable[[str], str]:
    return lambda line: line.replace(old, new, 1)


def _last(sign: str) -> Callable[[str], str]:
    return lambda line: "".join(line.rsplit(sign, 1))


# What the hand does to a line.
HAND: dict[str, Callable[[str], str]] = {
    "a space less": lambda line: line.removeprefix(" "),
    "a space more": lambda line: f" {line}",
    "no colon": _once(": ", " "),
    "no space after a colon": _once(": ", ":"),
    "a quote not closed": lambda line: _last('"')(line) if line.count('"') > 1 else line,
    "a brace not opened": _once("{", ""),
    "no comma in braces": lambda line: line.replace(", ", " ", 1) if "{" in line else line,
    "a tab": lambda line: f"\t{line.lstrip()}" if line.startswith(" ") else line,
    "no dash": _once("- ", ""),
    "no space after a dash": _once("- ", "-"),
}
WHOLE = (HARBOURSIDE, ROOT / "criteria" / "local_factors.yaml", ROOT / "examples" / "bus" / "catalogue.yaml")


@pytest.mark.parametrize("name", HAND)
def test_in_a_whole_file_nearly_every_slip_is_found_at_its_line(name: str) -> None:
    """A list of one item that lost its dash is a mapping; nothing shows that it was none."""
    found = [own for path in WHOLE for own in _found(path.read_text("utf-8").split("\n"), HAND[name])]
    assert len(found) > 5
    assert sum(found) >= 0.98 * len(found)


def _found(lines: list[str], slip: Callable[[str], str]) -> list[bool]:
    """Whether each of some slips that are no YAML any more is found at its line."""
    found = []
    for number in range(0, len(lines), 3):
        slipped = slip(lines[number])
        if lines[number].strip()[:1] in ("", "#") or slipped == lines[number]:
            continue
        _, findings = reader.read("\n".join([*lines[:number], slipped, *lines[number + 1 :]]).encode(), "f.yaml")
        found += [findings[0].position.line == number + 1] if findings else []
    return found
