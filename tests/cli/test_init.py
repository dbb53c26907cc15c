"""``appraise init``: a local file that is valid as it stands, and stays so as its comments are taken away."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cli.command import ROOT
from cli.files import catalogue, criterion, factor, option
from conftest import Appraise
from integration_appraisal.model.local import Local


def uncommented(text: str) -> str:
    """The template with the comment marks taken away from all that is YAML; prose stays commented."""
    return "\n".join(_uncommented(text.splitlines())) + "\n"


def _uncommented(lines: list[str]) -> Iterator[str]:
    block_indent: int | None = None  # of a text of several lines that begins with >-
    for line in lines:
        mark = re.match(r"( *)# ?", line)
        if mark is None:
            yield line
            block_indent = None
            continue
        content = mark[1] + line[mark.end() :]
        indent = len(content) - len(content.lstrip())
        in_block = block_indent is not None and indent > block_indent and content.strip()
        if in_block or _is_yaml(content):
            yield content
        else:
            yield line
        if not in_block:
            block_indent = indent if _is_yaml(content) and content.endswith(">-") else None


def _is_yaml(content: str) -> bool:
    text = content.strip()
    if text.startswith(("- {", "{")):
        return True
    if not re.match(r"(- )?\{?(\"on\"|[a-z_]+):( |$)", text):
        return False
    value = text.split(":", 1)[1].strip()
    # A field holds nothing yet, or a value that a sentence does not begin with.
    return not value or re.match(r"[\"{\[>#0-9]|(swing|draft|catalogue|[a-z_]+)( *#|$)", value) is not None


def written(appraise: Appraise, folder: Path, *arguments: object) -> str:
    ran = appraise("init", folder / "local.yaml", *arguments)
    assert (ran.code, ran.out) == (0, "")
    return (folder / "local.yaml").read_text(encoding="utf-8")


def test_it_reads_and_scores_as_it_stands(appraise: Appraise, tmp_path: Path) -> None:
    written(appraise, tmp_path)
    assert appraise("score", tmp_path / "local.yaml").done
    ran = appraise("validate", tmp_path / "local.yaml")
    assert ran.code == 0
    assert ": error " not in ran.out


def test_it_goes_to_local_yaml_by_default_and_to_standard_output_when_asked(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert appraise("init").err == "Wrote local.yaml.\n"
    ran = appraise("init", "-")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (tmp_path / "local.yaml").read_text(encoding="utf-8")


def test_it_tells_every_local_factor_every_level_every_criterion_every_option_and_every_checklist_line(
    appraise: Appraise, tmp_path: Path
) -> None:
    text = written(appraise, tmp_path)
    read = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "criteria").iterdir())]
    for kept in read:
        for own in kept.get("local_factors", []):
            assert f"# {own['id']}: {{level: " in text
            assert all(f" = {' '.join(words.split())}\n" in text for words in own["levels"])
        for own in kept.get("criteria", []):
            assert re.search(rf"^#     {own['id']}: \d+  # {re.escape(own['name'])}$", text, re.MULTILINE)
        for own in kept.get("checklists", []):
            answered_here = own.get("answered_by") == "place"
            assert (f"\n#   {own['id']}:  # {own['name']}" in text) == answered_here
            for item in own["items"] if answered_here else []:
                assert re.search(rf"^#     {item['id']}: .* # {re.escape(item['name'])}$", text, re.MULTILINE)
    for option_file in (ROOT / "options").iterdir():
        assert re.search(rf"^#   {option_file.stem}: \{{yearly: ", text, re.MULTILINE)


class TestWithAllItsFields:
    """Every comment mark taken away: what the file offers is what a local file may hold."""

    @pytest.fixture
    def place(self, appraise: Appraise, tmp_path: Path) -> Path:
        path = tmp_path / "local.yaml"
        path.write_text(uncommented(written(appraise, tmp_path)), encoding="utf-8")
        return path

    def test_it_still_reads(self, appraise: Appraise, place: Path) -> None:
        ran = appraise("validate", place)
        reading = [line for line in ran.out.splitlines() if line.split(": error ")[-1][1:2] == "0"]
        assert reading == [], place.read_text(encoding="utf-8")

    def test_what_it_suggests_does_not_contradict_itself(self, appraise: Appraise, place: Path) -> None:
        ran = appraise("validate", place)
        assert [line for line in ran.out.splitlines() if ": error " in line] == []
        assert ran.code == 0

    def test_it_still_scores(self, appraise: Appraise, place: Path) -> None:
        found = json.loads(appraise("score", place, "--format", "json").out)
        assert found["weights"]["method"] == "swing"
        assert all(own["level"] is not None for own in found["local_factors"])
        assert sum(own["rank"] is None for own in found["options"]) >= 1
        assert len(found["variants"]) == 1

    def test_every_field_of_a_local_file_is_offered(self, place: Path) -> None:
        offered = yaml.safe_load(place.read_text(encoding="utf-8"))
        assert set(Local.model_fields) - set(offered) <= {"catalogue", "accepts"}
        assert set(offered) <= set(Local.model_fields)
        assert all(offered.values())
        assert len(offered["local_factors"]) == 14
        assert len(offered["weights"]["values"]) == 10
        assert len(offered["costs"]) == 6
        assert sorted(offered["answers"]) == ["essentials", "prerequisites", "safeguards"]


class TestForACatalogueOfOnesOwn:
    """The file names its catalogue, so that it works from wherever one is."""

    @pytest.fixture
    def own(self, tmp_path: Path) -> Path:
        return catalogue(
            tmp_path / "cat — “own”",
            option("a", {"c": 1}, relies_on={"f": {"at_least": 2}}),
            option("b", {"c": 2}),
            criteria=[criterion("c")],
            local_factors=[factor("f")],
        )

    @pytest.mark.parametrize("target", ["local.yaml", "places/deep/local.yaml", "cat — “own”/local.yaml"])
    def test_it_works_from_another_folder(
        self, appraise: Appraise, own: Path, monkeypatch: pytest.MonkeyPatch, target: str
    ) -> None:
        here = own.parent
        file = here / target
        file.parent.mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(here)
        assert appraise("init", target, "--catalogue", own.name).code == 0
        expected = json.loads(appraise("score", target, "--catalogue", own.name, "--format", "json").out)
        (here / "elsewhere").mkdir()
        for folder in (here, here / "elsewhere", Path("/")):
            monkeypatch.chdir(folder)
            ran = appraise("score", file, "--format", "json")
            assert ran.code == 0
            assert json.loads(ran.out)["catalogue"]["digest"] == expected["catalogue"]["digest"]
        assert {own["id"] for own in expected["options"]} == {"a", "b"}

    def test_an_absolute_catalogue_is_named_relative_to_the_file(
        self, appraise: Appraise, own: Path, tmp_path: Path
    ) -> None:
        text = written(appraise, tmp_path, "--catalogue", own)
        assert yaml.safe_load(text)["catalogue"] == own.name

    def test_the_catalogue_of_the_environment_is_not_written_down(
        self, appraise: Appraise, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("APPRAISE_CATALOGUE", str(own))
        text = written(appraise, tmp_path)
        assert "catalogue" not in yaml.safe_load(text)
        assert "  # f: {level: 2, low: 1, high: 3" in text

    def test_with_all_its_fields_it_still_reads(self, appraise: Appraise, own: Path, tmp_path: Path) -> None:
        text = uncommented(written(appraise, tmp_path, "--catalogue", own))
        (tmp_path / "local.yaml").write_text(text, encoding="utf-8")
        ran = appraise("validate", tmp_path / "local.yaml")
        assert [line for line in ran.out.splitlines() if line.split(": error ")[-1][1:2] == "0"] == [], text

    @pytest.mark.parametrize("given", ["marks: {Ann: 50, 'B: o': 70}", "low: 40, high: 50", "score: unknown"])
    def test_the_sample_is_given_as_the_catalogue_gives_it(
        self, appraise: Appraise, tmp_path: Path, given: str
    ) -> None:
        scores = f"scores: {{c: {{{given}}}}}"
        options = f"[{{id: a, name: A, role: baseline, {scores}}}, {{id: b, name: B, {scores}}}]"
        text = f"criteria: [{{id: c, name: C, weight: 1, scale: {{kind: judged}}}}]\noptions: {options}\n"
        (tmp_path / "own.yaml").write_text(f"about: {{title: T}}\n{text}", encoding="utf-8")
        place = uncommented(written(appraise, tmp_path, "--catalogue", tmp_path / "own.yaml"))
        own = yaml.safe_load(place)["scores"]["a"]["c"]
        assert own == yaml.safe_load(f"{{{given}}}") | {"rationale": "Why", "basis": "judgement"}
        (tmp_path / "local.yaml").write_text(place, encoding="utf-8")
        assert ": error " not in appraise("validate", tmp_path / "local.yaml").out

    def test_weights_say_what_becomes_of_local_factors(self, appraise: Appraise, tmp_path: Path) -> None:
        graded = criterion("d", scale={"kind": "grades", "grades": {"poor": 0, "fair": 60}})
        catalogue(
            tmp_path / "both",
            option("a", {"c": 1, "d": "fair"}, relies_on={"f": {"at_least": 2}}),
            option("b", {"c": 2, "d": "poor"}),
            criteria=[criterion("c"), graded],
            local_factors=[factor("f"), factor("g", name="Growth", emphasises={"c": 1.5})],
        )
        text = written(appraise, tmp_path, "--catalogue", tmp_path / "both")
        assert "change nothing (P146), so have in mind as you weigh: Growth.\n" in text
        offered = yaml.safe_load(uncommented(text))
        assert offered["weights"]["factors"] == {"f": 30}
        assert offered["must_haves"] == {"c": 30, "d": {"score": "fair"}}

    def test_without_local_factors_there_is_no_empty_block(self, appraise: Appraise, tmp_path: Path) -> None:
        catalogue(tmp_path / "small", option("a", {"c": 1}), option("b", {"c": 2}), criteria=[criterion("c")])
        text = written(appraise, tmp_path, "--catalogue", tmp_path / "small")
        assert yaml.safe_load(text) == {"area": "Name of the place", "status": "draft", "catalogue": "small"}
        assert appraise("score", tmp_path / "local.yaml").done


@pytest.mark.parametrize("text", ["x\ny: 1", "# no", "{{ 1 }}", "{% raw %}", '"', "'", ": {}", "é漢\u05d0", "\tt"])
def test_no_text_of_a_catalogue_breaks_out_of_its_comment(appraise: Appraise, tmp_path: Path, text: str) -> None:
    catalogue(
        tmp_path / text.replace("\n", " "),
        option("a", {"c": 1}, name=text),
        option("b", {"c": 2}, name=f"b{text}"),
        about={"title": text},
        criteria=[criterion("c", name=text)],
        local_factors=[factor("f", name=text, question=text, levels=[text, text])],
        checklists=[{"id": "k", "name": text, "answered_by": "place", "items": [{"id": "i", "name": text}]}],
    )
    written(appraise, tmp_path, "--catalogue", tmp_path / text.replace("\n", " "))
    assert appraise("score", tmp_path / "local.yaml").done
    assert set(yaml.safe_load((tmp_path / "local.yaml").read_text(encoding="utf-8"))) <= set(Local.model_fields)
