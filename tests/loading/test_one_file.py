"""Catalogues in one file, lists of options, and bundled catalogues by name."""

import shutil
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
import yaml

from conftest import Appraise
from integration_appraisal.appraisal.appraise import appraise as appraised
from integration_appraisal.loading.bundled import CATALOGUES, bundled_catalogue
from integration_appraisal.loading.loader import Loader, load
from integration_appraisal.rules import check_catalogue
from loading.small import ALPHA, BETA, CATALOGUE, CRITERIA
from support import catalogue_of, told, unmarked


def listed(*options: str) -> str:
    """Options as a list, for `options/` or for one file with all the rest."""
    rows = ["".join(f"    {line}\n" for line in option.splitlines()) for option in options]
    return "options:\n" + "".join(f"  -{row[3:]}" for row in rows)


ONE = CRITERIA + listed(ALPHA, BETA)
LOCAL = "area: A\nlocal_factors: {pace: {level: 1}}\n"


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


# The same, however it is laid out -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "texts",
    [
        {"catalogue": ONE},
        {"catalogue": listed(BETA, ALPHA).replace("options:", "options:  # first") + CRITERIA},
        {"criteria/all.yaml": CRITERIA, "options/all.yaml": listed(ALPHA, BETA)},
        {"criteria/all.yaml": CRITERIA, "options/alpha.yaml": ALPHA, "options/more.yaml": listed(BETA)},
    ],
    ids=["one file", "options first", "a list", "a list and a file"],
)
def test_a_catalogue_means_the_same_however_it_is_laid_out(texts: dict[str, str]) -> None:
    usual, none = catalogue_of(CATALOGUE)
    read, findings = catalogue_of(texts)
    assert findings == none == []
    assert dict(read.options) == dict(usual.options)
    assert read.lists == usual.lists
    assert read.about == usual.about
    assert read.declared == usual.declared
    for (_, identity), (document, path) in read.locations.items():
        line, column = document.at((*path, "id"))
        assert texts[document.file].splitlines()[line - 1][column - 1 :].startswith(identity)


def test_options_of_a_list_keep_its_order_where_no_number_says_otherwise() -> None:
    second = (
        ALPHA.replace("id: alpha", "id: zeta").replace("name: Alpha", "name: Zeta").replace("baseline", "alternative")
    )
    texts = {"criteria/all.yaml": CRITERIA, "options/all.yaml": listed(second, BETA, ALPHA)}
    assert list(catalogue_of(texts)[0].options) == ["zeta", "beta", "alpha"]
    texts["options/all.yaml"] = listed(second, f"{BETA}number: 2\n", f"{ALPHA}number: 1\n")
    assert list(catalogue_of(texts)[0].options) == ["alpha", "beta", "zeta"]


# Faults -------------------------------------------------------------------------------------------------------------

FAULTS = {
    "one file, all at once": """\
about: {title: T, status: ⟦S004⟧finished}
criteria:
  - {id: wait, name: Wait, weight: 1, scale: {kind: linear, worst: 40, best: 5}, group: ⟦L001⟧none}
options:
  - id: a
    name: Keep
    scores: {wait: {score: ⟦N002⟧50}}
    contains: [⟦S009⟧a, c]  # which may be the one without an id
  - id: b
    name: ⟦L007⟧Keep
    role: ⟦S004⟧basline
    ⟦N001⟧scores: {}
    relies_on: {⟦L001⟧pace: {at_least: 2}}
  - id: ⟦L002⟧a
    name: Other
    scores: {wait: {score: 5, source: {work: ⟦L001⟧book}}}
  - ⟦S001⟧name: Nobody
    scores: {wait: {score: ⟦S003⟧[5]}}
""",
    "an option without scores is otherwise checked": """\
criteria:
  - {id: wait, name: Wait, weight: 1, scale: {kind: judged}}
options:
  - ⟦S001⟧id: a
    name: A
    answers: {⟦L001⟧list: {line: Said}}
  - {id: b, name: B, scores: {wait: {score: ⟦N002⟧500}}, contains: [⟦L001⟧c]}
""",
    "no criteria": "⟦L003⟧options:\n  - {id: a, name: A, scores: {}}\n",
    "no options": "⟦S001⟧criteria:\n  - {id: wait, name: Wait, weight: 1, scale: {kind: judged}}\n",
    "an empty list": "criteria:\n  - {id: wait, name: Wait, weight: 1, scale: {kind: judged}}\n⟦L003⟧options: []\n",
    "no list": "criteria:\n  - {id: w, name: W, weight: 1, scale: {kind: judged}}\noptions: ⟦S003⟧{a: {name: A}}\n",
    "a field too many": "⟦S002⟧area: A\ncriteria: [{id: w, name: W, weight: 1, scale: {kind: judged}}]\noptions: "
    "[{id: a, name: A, scores: {w: {score: 1}}}]\n",
    "nothing of it": "⟦S003⟧- a\n",
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_of_the_one_file_is_told_at_its_place(name: str) -> None:
    text, expected = unmarked(FAULTS[name])
    assert told(catalogue_of({"catalogue": text})[1]) == expected


def test_an_id_in_two_files_names_both_places() -> None:
    texts = CATALOGUE | {"options/more.yaml": listed(BETA)}
    (fault, *_) = [own for own in catalogue_of(texts)[1] if own.code == "L002"]
    assert (fault.file, fault.position) == ("options/more.yaml", (2, 9))
    assert "already in options/beta.yaml" in fault.message


@pytest.mark.parametrize(
    "broken", ["options:\n  - {id: a\n    name: [\n", "options: none\n", "options:\n  - name: A\n"]
)
def test_a_list_that_cannot_be_read_silences_what_hangs_on_it(broken: str) -> None:
    texts = {
        "criteria/all.yaml": CRITERIA,
        "options/list.yaml": broken,
        "options/alpha.yaml": f"{ALPHA}contains: [somebody]\n",
    }
    assert {own.file for own in catalogue_of(texts)[1]} == {"options/list.yaml"}


# Which catalogue ---------------------------------------------------------------------------------------------------


def test_a_file_is_named_as_a_folder_is(appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, ours=ONE, bare=LOCAL, own=f"{LOCAL}catalogue: ours.yaml\n")
    monkeypatch.chdir(tmp_path)
    assert appraised(load("own.yaml")).ranking == appraised(load("bare.yaml", "ours.yaml")).ranking
    by_option, by_field = appraise("score", "bare.yaml", "--catalogue", "ours.yaml"), appraise("score", "own.yaml")
    assert by_option.code == by_field.code == 0
    assert by_option.out.splitlines()[:2] == ["A (draft)", "Catalogue: Small"]
    assert "Catalogue" not in by_field.out
    monkeypatch.setenv("APPRAISE_CATALOGUE", "ours.yaml")
    assert appraise("score", "bare.yaml").out == by_option.out
    assert "Small" in appraise("catalogue").out


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_bundled_catalogue_has_a_name(
    name: str, appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    catalogue = Loader(name).catalogue()
    assert catalogue.findings == []
    assert catalogue.catalogue.about.status == "final"
    assert catalogue == Loader().catalogue(bundled_catalogue(name))
    assert appraise("init", "own.yaml", "--catalogue", name).code == 0
    assert yaml.safe_load(Path("own.yaml").read_text(encoding="utf-8"))["catalogue"] == name
    ran = appraise("score", "own.yaml")
    assert ran.code == 0
    assert "Catalogue:" not in ran.out


def test_what_lies_there_goes_before_a_bundled_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in CATALOGUE.items():
        (tmp_path / "integration" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "integration" / name).write_text(text, encoding="utf-8")
    path = write(tmp_path, own=f"{LOCAL}catalogue: integration\n") / "own.yaml"
    assert load(path).catalogue.title == "Small"
    shutil.rmtree(tmp_path / "integration")
    assert load(tmp_path / "own.yaml", "integration").catalogue.title != "Small"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain.yaml").write_text("area: A\ncatalogue: integration\n", encoding="utf-8")
    assert load("plain.yaml").catalogue.title != "Small"


def test_a_name_that_nothing_has_is_told_with_those_there_are(appraise: Appraise, tmp_path: Path) -> None:
    path = write(tmp_path, own="area: A\ncatalogue: integrations\n") / "own.yaml"
    ran = appraise("score", path)
    assert ran.code == 2
    assert ":2:12: error F001 there is no file or folder" in ran.err
    assert "`integration`" in ran.err
    gone = appraise("score", path, "--catalogue", tmp_path / "gone.yaml")
    assert (gone.code, gone.err.count("F001"), gone.err.count("`integration`")) == (2, 1, 1)


def test_the_usual_file_beside_a_local_file_is_not_passed_over_in_silence(appraise: Appraise, tmp_path: Path) -> None:
    write(tmp_path, catalogue=ONE, bare="area: A\n", own="area: A\ncatalogue: catalogue.yaml\n", other=ONE)
    ran = appraise("validate", tmp_path / "bare.yaml", "--select", "L")
    assert "note L006 `catalogue.yaml` stands beside this file" in ran.out
    assert "write `catalogue: catalogue.yaml` in the file" in ran.out
    for more in ([], ["--catalogue", tmp_path / "other.yaml"]):
        assert "L006" not in appraise("validate", tmp_path / "own.yaml", *more).out


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_paper_of_one_file_is_verified_against_it(appraise: Appraise, tmp_path: Path, ending: str) -> None:
    place = write(tmp_path, ours=ONE, own=f"{LOCAL}catalogue: ours.yaml\n") / "own.yaml"
    paper = tmp_path / f"paper.{ending}"
    assert appraise("brief", place, "-o", paper).code == 0
    assert appraise("verify", paper, place).code == 0
    write(tmp_path, ours=ONE.replace("weight: 3", "weight: 9"))
    assert appraise("verify", paper, place).code == 1


# validate ----------------------------------------------------------------------------------------------------------


def test_validate_knows_the_file_by_its_fields(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, ours=ONE.replace("score: 7}", "score: seven}"), own=f"{LOCAL}catalogue: ours.yaml\n")
    monkeypatch.chdir(tmp_path)
    alone, inside = appraise("validate", "ours.yaml"), appraise("validate", ".")
    assert "Checked 1 catalogue (2 options, 5 criteria) and 0 local files: 2 errors." in alone.err
    assert alone.out.count("N002") == 2
    assert "Checked 1 catalogue (2 options, 5 criteria) and 1 local file: 2 errors." in inside.err
    assert inside.out == alone.out
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(ONE.encode())))
    piped = appraise("validate", "-")
    assert piped.code == 0
    assert "Checked 1 catalogue" in piped.err


@pytest.mark.parametrize(
    ("text", "said"),
    [(listed(ALPHA), "this option is in no catalogue"), (CRITERIA, "Add `options` to the file")],
)
def test_half_a_catalogue_is_told_where_it_belongs(text: str, said: str, appraise: Appraise, tmp_path: Path) -> None:
    ran = appraise("validate", write(tmp_path, half=text) / "half.yaml")
    assert (ran.code, ran.out.count("L005")) == (1, 1)
    assert said in ran.out


def test_an_acceptance_of_an_option_in_a_list_is_its_own() -> None:
    accepted = "accepts: [{rule: P151, reason: Mine.}, {rule: P199, reason: No.}]\n"
    catalogue, _ = catalogue_of({"catalogue": CRITERIA + listed(f"{ALPHA}{accepted}", BETA)})
    found = [own for own in check_catalogue(catalogue) if own.code in ("P151", "P199")]
    assert [(own.code, own.accepted) for own in found] == [("P151", "Mine."), ("P151", None), ("P199", None)]
    assert "this option has no such finding" in found[-1].message
    catalogue, _ = catalogue_of({"catalogue": f"{ONE}accepts: [{{rule: P151, reason: All.}}]\n"})
    assert {own.accepted for own in check_catalogue(catalogue) if own.code == "P151"} == {"All."}
