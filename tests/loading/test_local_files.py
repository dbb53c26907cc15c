"""Everything that is wrong in a local file, each at its place and each once."""

import pytest

from integration_appraisal.findings import Finding
from integration_appraisal.loading.catalogue import Catalogue
from loading.local_cases import LOCAL, SAID, SOUND, TEN_MISTAKES
from loading.small import CATALOGUE
from support import catalogue_of, local_of, told, unmarked


@pytest.fixture(scope="module")
def small() -> Catalogue:
    catalogue, findings = catalogue_of(CATALOGUE)
    assert findings == []
    return catalogue


def _findings(text: str, catalogue: Catalogue) -> list[Finding]:
    return local_of(text, catalogue)[1]


@pytest.mark.parametrize("name", LOCAL)
def test_a_mistake_is_found_at_its_place_and_once(name: str, small: Catalogue) -> None:
    text, expected = unmarked(LOCAL[name])
    assert told(_findings(text, small)) == expected


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_found_where_nothing_is_wrong(name: str, small: Catalogue) -> None:
    assert _findings(SOUND[name], small) == []


@pytest.mark.parametrize(("text", "words"), SAID)
def test_a_message_says_what_was_found_and_what_to_do(text: str, words: str, small: Catalogue) -> None:
    (finding,) = _findings(text, small)
    assert words in finding.message


def test_ten_mistakes_in_one_file_are_ten_findings(small: Catalogue) -> None:
    text, expected = unmarked(TEN_MISTAKES)
    assert len(expected) == len({code for code, _, _ in expected}) == 10
    assert told(_findings(text, small)) == expected


@pytest.mark.parametrize("name", ["null in optional fields", "null deep down"])
def test_null_in_an_optional_field_is_the_same_as_leaving_it_out(name: str, small: Catalogue) -> None:
    with_null, _ = local_of(SOUND[name], small)
    without = {
        "null in optional fields": "area: A\n",
        "null deep down": (
            "area: A\nlocal_factors: {pace: {level: 3}}\npanel: [{name: B}]\nweights: {}\noutcomes: [{name: C}]\n"
            "variants: [{id: d, name: D, kind: area}]\n"
        ),
    }[name]
    expected, _ = local_of(without, small)
    assert with_null is not None
    assert expected is not None
    assert with_null.local == expected.local


@pytest.mark.parametrize("name", LOCAL)
def test_messages_are_one_line_and_not_pydantics(name: str, small: Catalogue) -> None:
    text, _ = unmarked(LOCAL[name])
    for finding in _findings(text, small):
        assert finding.message.isprintable()
        assert finding.message.endswith((".", "?"))
        assert "Input should be" not in finding.message
        assert "pydantic" not in finding.message
        assert len(finding.message) < 700


def test_a_value_is_shown_short_and_without_anything_invisible(small: Catalogue) -> None:
    (finding,) = _findings(f'area: A\nstatus: "{"x" * 5_000}"\n', small)
    assert len(finding.message) < 200
    (finding,) = _findings('area: A\nstatus: "dra\\nft\u200b"\n', small)
    assert "\\u000a" in finding.message
    assert "\\u200b" in finding.message
