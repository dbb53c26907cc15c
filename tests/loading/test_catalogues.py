"""Everything that is wrong in a catalogue, each at its place and each once, and a broken file hides no other."""

import pytest

from integration_appraisal.findings import Finding
from integration_appraisal.loading.bundled import default_catalogue
from loading.catalogue_cases import CATALOGUES
from loading.small import CATALOGUE, CRITERIA, option
from support import catalogue_of, local_of, read_folder, told, unmarked

BesideCost = tuple[str, str, int, int]


def _laid_over(files: dict[str, str]) -> tuple[dict[str, str], list[BesideCost]]:
    """The small catalogue with some of its files changed, and what is to be found in which file."""
    texts, expected = {}, []
    for name, text in sorted((CATALOGUE | files).items()):
        if text:
            texts[name], marks = unmarked(text)
            expected += [(name, *mark) for mark in marks]
    return texts, expected


def _placed(findings: list[Finding]) -> list[BesideCost]:
    files = sorted({finding.file for finding in findings})
    return [(name, *entry) for name in files for entry in told(found for found in findings if found.file == name)]


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_mistake_is_found_at_its_place_and_once(name: str) -> None:
    texts, expected = _laid_over(CATALOGUES[name])
    _, findings = catalogue_of(texts)
    assert _placed(findings) == expected


PLACE = """\
area: A
local_factors: {pace: {level: 3, source: {work: book}}, trust: {level: 1}}
scores: {beta: {quality: {score: 5}}}
must_haves: {quality: 3}
recommendation: {option: beta}
answers: {safeguards: {children: met}}
weights: {method: points, values: {quality: 3, price: 1, finish: 1, reach: 1, spread: 1}}
"""


@pytest.mark.parametrize(
    "name",
    [
        "a broken criteria file",
        "one broken criteria file of two",
        "a criteria file that is a list",
        "a broken option",
        "a criterion with a wrong weight",
        "a factor with wrong levels",
        "a work without a title",
    ],
)
def test_a_place_is_not_blamed_for_what_its_catalogue_lacks(name: str) -> None:
    catalogue, _ = catalogue_of(CATALOGUE)
    assert local_of(PLACE, catalogue)[1] == []
    broken, findings = catalogue_of(_laid_over(CATALOGUES[name])[0])
    assert findings
    assert local_of(PLACE, broken)[1] == []


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ({}, "`options` and `criteria`"),
        ({"criteria/all.yaml": CRITERIA.replace("options: [beta]", "options: []")}, "`options`"),
        ({"options/alpha.yaml": "id: alpha\nname: A\nrole: baseline\nscores: {}\n"}, "`criteria`"),
    ],
)
def test_a_catalogue_without_files_of_both_kinds_is_incomplete(files: dict[str, str], missing: str) -> None:
    _, findings = catalogue_of(files)
    (finding,) = [found for found in findings if "no YAML files" in found.message]
    assert (finding.code, finding.file) == ("L003", "here")
    assert f"no YAML files in {missing}." in finding.message


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (
            {"options/gamma.yaml": option("gamma", "relys_on: {}\n")},
            "has no field `relys_on`. Did you mean `relies_on`?",
        ),
        (
            {"options/gamma.yaml": option("gamma").replace("alternative", "base")},
            "may be `baseline`, `do_minimum`, `alternative`",
        ),
        (
            {"options/gamma.yaml": option("gamma", "powers: [contrct]\n")},
            "there is no power `contrct`. Did you mean `contract`?",
        ),
        (
            {"options/gamma.yaml": option("gamma").replace("  price: {score: 50}\n", "")},
            "`gamma` has no score for `price`.",
        ),
        ({"options/gamma.yaml": option("beta")}, "the id `beta` stands already in options/beta.yaml."),
        (
            {"criteria/more.yaml": "sources: [{id: book, title: B}]\n"},
            "the id `book` stands already at criteria/all.yaml:",
        ),
        ({"criteria/more.yaml": "criteriaa: []\n"}, "Did you mean `criteria`?"),
    ],
)
def test_a_message_says_what_was_found_and_what_to_do(files: dict[str, str], words: str) -> None:
    _, findings = catalogue_of(CATALOGUE | files)
    (finding,) = findings
    assert words in finding.message


@pytest.mark.parametrize("kinds", [(), ("criteria/",), ("options/",)])
def test_a_place_is_not_blamed_for_a_catalogue_without_files(kinds: tuple[str, ...]) -> None:
    catalogue, findings = catalogue_of({name: text for name, text in CATALOGUE.items() if name.startswith(kinds)})
    assert findings
    assert local_of(PLACE, catalogue)[1] == []


def test_a_place_is_not_blamed_for_weights_that_are_the_catalogues() -> None:
    catalogue, findings = catalogue_of(_laid_over(CATALOGUES["weights of 0"])[0])
    assert [finding.code for finding in findings] == ["N005"]
    assert local_of("area: A\nweights: {method: catalogue, rationale: ours too}\n", catalogue)[1] == []


def test_what_could_be_read_is_there_though_a_file_is_broken() -> None:
    catalogue, findings = catalogue_of(CATALOGUE | {"options/gamma.yaml": "id: gamma\nname: [\n"})
    assert [finding.code for finding in findings] == ["F005"]
    assert list(catalogue.options) == ["alpha", "beta"]
    assert catalogue.knows("options", "gamma")
    assert not catalogue.knows("options", "delta")


def test_options_stand_in_the_order_of_their_numbers_and_those_without_last() -> None:
    files = {
        f"options/{name}.yaml": option(name, f"number: {number}\n" if number else "")
        for name, number in (("zeta", 1), ("eta", 0), ("gamma", 3), ("delta", 0), ("kappa", 2))
    }
    catalogue, findings = catalogue_of({"criteria/all.yaml": CRITERIA.replace("[beta]", "[]")} | files)
    assert findings == []
    assert list(catalogue.options) == ["zeta", "kappa", "gamma", "delta", "eta"]


def test_the_digest_depends_on_data_and_not_on_layout() -> None:
    plain, _ = catalogue_of(CATALOGUE)
    laid_out = {name: "# a comment\n" + text.replace(", ", ",  ") + "\n\n" for name, text in CATALOGUE.items()}
    assert catalogue_of(laid_out)[0].digest == plain.digest
    changed = CATALOGUE | {"criteria/all.yaml": CRITERIA.replace("weight: 3", "weight: 4")}
    assert catalogue_of(changed)[0].digest != plain.digest
    assert plain.digest.startswith("sha256:")


def test_the_bundled_catalogue_reads_without_findings_and_every_option_scores_every_criterion() -> None:
    catalogue = read_folder(default_catalogue())
    assert len(catalogue.options) == 6
    assert catalogue.criteria
    for option_read in catalogue.options.values():
        assert set(option_read.scores) == set(catalogue.criteria)
