"""Files are read as a stated subset of YAML; all else is found at its line and column, whichever parser reads it."""

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

from integration_appraisal.documents import reader
from integration_appraisal.documents.document import Document
from integration_appraisal.documents.scalars import is_disputed, meaning
from loading.yaml_cases import DISPUTED, FAULTS, SOUND, UNDISPUTED
from support import Told, told

PARSERS = ("libyaml", "python")


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """PyYAML with libyaml and, as on some systems, without."""
    if request.param == "libyaml":
        assert yaml.__with_libyaml__
    else:
        monkeypatch.delattr(yaml, "CSafeLoader")
    return str(request.param)


def _read(text: str | bytes) -> tuple[Document | None, list[Told]]:
    found, findings = reader.read(text.encode() if isinstance(text, str) else text, "f.yaml")
    assert {finding.file for finding in findings} <= {"f.yaml"}
    return found, told(findings)


def _pairs(cases: Mapping[str, tuple[str | bytes, Any]]) -> list[tuple[str, str]]:
    """Each case with each parser, but large ones with the fast one alone."""
    return [
        (parser, name) for name, (text, _) in cases.items() for parser in PARSERS[: 1 if len(text) > 100_000 else 2]
    ]


@pytest.mark.parametrize(("parser", "name"), _pairs(FAULTS), indirect=["parser"])
def test_a_fault_is_found_at_its_line_and_column(name: str, parser: str) -> None:
    text, expected = FAULTS[name]
    _, found = _read(text)
    if parser == "python":  # where a line is no YAML at all, it may point at the next character
        found, expected = _by_line(found), _by_line(expected)
    assert found == expected


def _by_line(found: list[Told]) -> list[Told]:
    return [(code, line, 0 if code == "F005" else column) for code, line, column in found]


@pytest.mark.parametrize(("parser", "name"), _pairs(SOUND), indirect=["parser"])
@pytest.mark.usefixtures("parser")
def test_what_is_in_the_subset_is_read(name: str) -> None:
    text, data = SOUND[name]
    found, findings = _read(text)
    assert findings == []
    assert found is not None
    assert found.data == data
    assert repr(found.data) == repr(data), "of the same types too"


@pytest.mark.parametrize("code", [f"F{number:03}" for number in (*range(2, 17), 18, 19)])
def test_each_code_has_a_case(code: str) -> None:
    assert any(code == found for _, expected in FAULTS.values() for found, _, _ in expected)


@pytest.mark.parametrize("name", FAULTS)
def test_messages_are_lines_without_anything_invisible(name: str) -> None:
    text, _ = FAULTS[name]
    _, findings = reader.read(text.encode() if isinstance(text, str) else text, "f.yaml")
    for finding in findings:
        assert finding.message.isprintable()
        assert len(finding.message) < 300


# Scalars -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", DISPUTED)
@pytest.mark.usefixtures("parser")
def test_a_scalar_that_readers_disagree_on_is_to_be_quoted(text: str) -> None:
    found, findings = _read(f"a: {text}\n")
    assert findings == [("F013", 1, 4)]
    assert found is not None
    assert found.data == {"a": text}


@pytest.mark.parametrize("text", DISPUTED)
def test_in_quotes_it_is_text(text: str) -> None:
    for quoted in (f"a: '{text}'\n", f'a: "{text}"\n', f"a: >-\n  {text}\n"):
        found, findings = _read(quoted)
        assert findings == []
        assert found is not None
        assert found.data == {"a": text}


@pytest.mark.parametrize(("text", "expected"), UNDISPUTED)
@pytest.mark.usefixtures("parser")
def test_a_scalar_that_readers_agree_on_is_read(text: str, expected: Any) -> None:
    found, findings = _read(f"a: {text}\n")
    assert findings == []
    assert found is not None
    assert found.data == {"a": expected}
    assert type(found.data["a"]) is type(expected)


# YAML 1.2.2, section 10.3.2: the core schema.
_CORE = re.compile(
    r"""
      null | Null | NULL | ~ | true | True | TRUE | false | False | FALSE
    | [-+]? [0-9]+ | 0o [0-7]+ | 0x [0-9a-fA-F]+
    | [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
    | [-+]? ( \.inf | \.Inf | \.INF ) | \.nan | \.NaN | \.NAN
    """,
    re.VERBOSE,
)
_WORDS = ("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ".inf", ".nan", "-.inf", "=", "<<")


def _some_scalars() -> Iterator[str]:
    """All short texts that look like numbers, and the words in their usual spellings."""
    for alphabet, longest in (("01_.:-+e", 6), ("0719_.:-+eExXoObBaf", 4)):
        for size in range(1, longest + 1):
            yield from ("".join(chars) for chars in itertools.product(alphabet, repeat=size))
    for word in _WORDS:
        yield from (word.lower(), word.upper(), word.title())


def test_no_scalar_passes_for_text_that_some_reader_takes_for_something_else() -> None:
    """YAML 1.1 as PyYAML resolves it, and the core schema of YAML 1.2."""
    resolver = yaml.resolver.Resolver()
    missed = [
        text
        for text in _some_scalars()
        if meaning(text) is text
        and not is_disputed(text)
        and (resolver.resolve(yaml.ScalarNode, text, (True, False)) != "tag:yaml.org,2002:str" or _CORE.fullmatch(text))
    ]
    assert missed == []


def test_what_is_read_as_a_number_or_word_is_the_same_everywhere() -> None:
    differing = [
        text
        for text in _some_scalars()
        if not is_disputed(text)
        and meaning(text) is not text
        and (yaml.safe_load(text) != meaning(text) or not _CORE.fullmatch(text))
    ]
    assert differing == []


# Places --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "line_end"), [("", "\n"), ("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n")])
@pytest.mark.usefixtures("parser")
def test_places_of_keys_and_values_are_those_an_editor_shows(start: str, line_end: str) -> None:
    lines = ["# \U0001f600", "a: é", "b:", "  - x: 1", "    y: [\U0001f600, z]", "  -   w", "'c' : {d: 5}"]
    found, findings = _read(start + line_end.join(lines) + line_end)
    assert findings == []
    assert found is not None
    keys = {("a",): (2, 1), ("b", 0): (4, 5), ("b", 0, "y"): (5, 5), ("b", 1): (6, 7), ("c",): (7, 1)}
    values = {("a",): (2, 4), ("b", 0, "x"): (4, 8), ("b", 0, "y", 1): (5, 12), ("b", 1): (6, 7), ("c", "d"): (7, 11)}
    for path, place in keys.items():
        assert (found.at_key(path).line, found.at_key(path).column) == place
    for path, place in values.items():
        assert (found.at(path).line, found.at(path).column) == place


def test_a_path_that_leads_nowhere_is_at_the_nearest_thing_above_it() -> None:
    found, _ = _read("a: 1\nb:\n  c: {d: 2}\n")
    assert found is not None
    for path in (("b", "c", "x"), ("b", "c", "x", 3, "y")):
        assert (found.at(path).line, found.at(path).column) == (3, 6)
        assert (found.at_key(path).line, found.at_key(path).column) == (3, 3)
    assert (found.at(("x",)).line, found.at(("x",)).column) == (1, 1)


def test_a_duplicate_that_is_thrown_away_hides_nothing_in_the_first() -> None:
    found, findings = _read("a: {b: 1}\na: {b: yes}\n")
    assert findings == [("F011", 2, 1), ("F013", 2, 8)]
    assert found is not None
    assert found.data == {"a": {"b": 1}}
    assert not found.is_reported(("a", "b"))
