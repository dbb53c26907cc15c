"""``appraise score``: the examples in every format, variants, standard input, and the smallest catalogue there is."""

import csv
import io
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cli.command import EXAMPLES, HARBOURSIDE, NORTH_YORKSHIRE, ROOT, process
from cli.files import catalogue, criterion, local, option, place, write
from cli.printed import tables_of
from conftest import Appraise
from integration_appraisal.render.formats import formats_of

NAMES = (
    "Status quo continuation",
    "Vertical integration within the NHS",
    "CCG led retendering exercises",
    "Councils initiate",
    "Patchwork model",
    "Framework model",
)


def test_a_result_names_its_catalogue_where_the_local_file_names_none_or_another(
    appraise: Appraise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        options = option("a", {"c": 1}), option("b", {"c": 2})
        catalogue(folder, *options, criteria=[criterion("c")], about={"title": f"The {folder.name}"})
    named, bare = local(tmp_path / "named.yaml", catalogue="one"), local(tmp_path / "bare.yaml", catalogue=None)
    assert "Catalogue:" not in appraise("score", named).out
    assert "Catalogue:" not in appraise("score", named, "--catalogue", two / ".." / "one").out
    assert "Catalogue: The two" in appraise("score", named, "--catalogue", two).out
    assert "Catalogue: The two" in appraise("score", bare, "--catalogue", two).out
    assert "Catalogue: The two" in appraise("diff", named, bare, "--catalogue", two).out
    write(one / "criteria" / "criteria.yaml", {"criteria": [criterion("c")]})
    monkeypatch.chdir(one / "options")
    assert "Catalogue: one" in appraise("score", bare, "--catalogue", "..").out


@pytest.mark.parametrize("format_", formats_of("rows"))
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_comes_out_in_every_format(appraise: Appraise, example: Path, format_: str) -> None:
    ran = appraise("score", example, "--format", format_)
    assert ran.done
    assert ran.out.endswith("\n")
    assert not ran.out.endswith("\n\n")
    one_line = " ".join(ran.out.split())
    assert all(name in one_line for name in NAMES if format_ != "table")
    assert all(word in one_line for name in NAMES for word in name.split())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_all_formats_tell_the_same_ranks_and_values(
    appraise: Appraise, monkeypatch: pytest.MonkeyPatch, example: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = [
        ("out" if own["rank"] is None else str(own["rank"]), own["name"], f"{own['value']:.1f}")
        for own in json.loads(appraise("score", example, "--format", "json").out)["options"]
    ]
    sheet = csv.DictReader(io.StringIO(appraise("score", example, "--full", "--format", "csv").out))
    assert [(row["rank"] or "out", row["name"], f"{float(row['value']):.1f}") for row in sheet] == told
    ranking = tables_of(appraise, "score", example)[0]
    assert [tuple(row[:3]) for row in ranking[1:]] == told
    table = appraise("score", example).out.splitlines()
    for rank, name, value in told:
        assert (
            sum(line.split()[0] == rank and f" {name} " in line and f" {value} " in line for line in table if line) == 1
        )


def test_the_sheet_has_a_row_for_each_option_whose_points_sum_to_its_value(appraise: Appraise) -> None:
    rows = list(csv.DictReader(io.StringIO(appraise("score", NORTH_YORKSHIRE, "--full", "--format", "csv").out)))
    assert len(rows) == 6
    for row in rows:
        gained = [float(cell) for name, cell in row.items() if name.startswith("points_")]
        lost = [float(cell) for name, cell in row.items() if name.startswith("loss_")]
        assert len(gained) == 10
        assert len(lost) == 12
        assert sum(gained) == pytest.approx(float(row["benefit"]), abs=1e-9)
        assert sum(gained) + sum(lost) == pytest.approx(float(row["value"]), abs=1e-9)
        assert -sum(lost) == pytest.approx(float(row["lost"]), abs=1e-9)


def test_a_variant_stands_in_the_title_and_changes_the_answer(appraise: Appraise) -> None:
    base = appraise("score", HARBOURSIDE).out
    ran = appraise("score", HARBOURSIDE, "--variant", "pool_ends")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Harbourside (a fictional place): The pooled budget is not renewed (draft)"
    assert "Councils initiate comes first" in " ".join(base.split())
    assert "CCG led retendering exercises comes first" in " ".join(ran.out.split())


def smallest(folder: Path) -> Path:
    """Two options and one linear criterion in one criteria file, no local factors, only the fields required."""
    scale = {"kind": "linear", "worst": 10, "best": 0}
    catalogue(
        folder,
        option("stay", {"minutes": 10}),
        option("go", {"minutes": 4}),
        criteria=[{"id": "minutes", "name": "Minutes", "weight": 1, "scale": scale}],
    )
    for file in (folder / "options").iterdir():
        kept = {key: value for key, value in json.loads(file.read_text()).items() if key != "number"}
        assert sorted(kept) == ["id", "name", "role", "scores"]
        file.write_text(json.dumps(kept), encoding="utf-8")
    return folder


@pytest.mark.parametrize("format_", formats_of("rows"))
def test_the_smallest_catalogue_scores_from_a_local_file_of_one_line(
    appraise: Appraise, tmp_path: Path, format_: str
) -> None:
    smallest(tmp_path / "small")
    one_line = tmp_path / "local.yaml"
    one_line.write_text("area: Here\n", encoding="utf-8")
    ran = appraise("score", one_line, "--catalogue", tmp_path / "small", "--format", format_)
    assert ran.done, ran.err
    if format_ == "json":
        values = [(own["id"], own["rank"], own["value"]) for own in json.loads(ran.out)["options"]]
        assert values == [("go", 1, pytest.approx(60)), ("stay", 2, 0)]
    else:
        assert "60.0" in ran.out


def test_reading_finds_nothing_wrong_with_the_smallest_catalogue(appraise: Appraise, tmp_path: Path) -> None:
    """Rules may ask for reasons and sources; whatever can be computed is read."""
    ran = appraise("validate", smallest(tmp_path / "small"))
    codes = {line.split(" ")[2] for line in ran.out.splitlines()}
    assert {code for code in codes if code[1] == "0"} == set()


@pytest.mark.parametrize("command", ["score", "validate"])
def test_a_dash_reads_standard_input(appraise: Appraise, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(HARBOURSIDE.read_bytes())))
    by_name = appraise(command, HARBOURSIDE)
    by_dash = appraise(command, "-")
    assert by_dash.out == re.sub(r"^\S*harbourside\.yaml:", "<stdin>:", by_name.out, flags=re.MULTILINE)
    assert (by_dash.code, by_dash.err) == (by_name.code, by_name.err)
    assert by_name.code == 0


def test_a_dash_reads_standard_input_of_the_process_and_names_it_in_findings() -> None:
    ran = process("score", "-", stdin=b"area: Here\nlocal_factors: {pase: {level: 1}}\n")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.startswith(b"<stdin>:2:17: error L001 there is no local factor `pase`. Did you mean `pace`?\n")


class TestWhichCatalogueCounts:
    """``--catalogue``, else the local file's own, else the environment's, else the bundled one."""

    @pytest.fixture
    def place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in ("asked", "own", "environment"):
            catalogue(tmp_path / name, option(f"by_{name}", {"c": 1}), option("b", {"c": 2}), criteria=[criterion("c")])
        monkeypatch.chdir(tmp_path)
        return local(tmp_path / "places" / "local.yaml", catalogue="../own")

    def options(self, appraise: Appraise, place: Path, *arguments: str) -> set[str]:
        ran = appraise("score", place, "--format", "json", *arguments)
        return {own["id"] for own in json.loads(ran.out)["options"]} - {"b"}

    def test_the_one_asked_for_comes_first(
        self, appraise: Appraise, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("APPRAISE_CATALOGUE", "environment")
        assert self.options(appraise, place, "--catalogue", "asked") == {"by_asked"}

    def test_then_the_local_files_own_relative_to_it(
        self, appraise: Appraise, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("APPRAISE_CATALOGUE", "environment")
        assert self.options(appraise, place) == {"by_own"}

    def test_then_the_environments(self, appraise: Appraise, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("APPRAISE_CATALOGUE", "environment")
        place.write_text("area: Here\n", encoding="utf-8")
        assert self.options(appraise, place) == {"by_environment"}

    def test_then_the_bundled_one(self, appraise: Appraise, place: Path) -> None:
        place.write_text("area: Here\n", encoding="utf-8")
        assert self.options(appraise, place) == {path.stem for path in (ROOT / "options").iterdir()}

    def test_for_standard_input_it_is_relative_to_the_folder_one_is_in(
        self, appraise: Appraise, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(place.parent)
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(place.read_bytes())))
        assert self.options(appraise, Path("-")) == {"by_own"}


def test_a_sheet_has_numbers_as_they_are_printed_and_all_digits_in_full(appraise: Appraise) -> None:
    printed, whole = (
        list(csv.DictReader(io.StringIO(appraise("score", NORTH_YORKSHIRE, *more, "--format", "csv").out)))
        for more in ([], ["--full"])
    )
    table = appraise("score", NORTH_YORKSHIRE).out
    for short, row in zip(printed, whole, strict=True):
        for name in ("value", "lost"):
            assert short[name] == f"{float(row[name]):.1f}"
            assert f" {short[name]} " in table
        assert all(abs(float(short[name]) - float(row[name])) <= 0.05 for name in row if name.startswith("points_"))
    assert printed != whole


def test_what_is_hardly_anything_is_not_nothing_in_a_sheet(appraise: Appraise, tmp_path: Path) -> None:
    local = place(tmp_path, option("a", {"merit": 0.004}), option("b", {"merit": 0}))
    rows = list(csv.DictReader(io.StringIO(appraise("score", local, "--format", "csv").out)))
    assert [row["value"] for row in rows] == ["0.004", "0.0"]


def test_shares_have_the_decimals_of_per_cent_in_a_sheet(appraise: Appraise) -> None:
    rows = list(csv.DictReader(io.StringIO(appraise("explain", NORTH_YORKSHIRE, "6", "--format", "csv").out)))
    assert {len(row["weight"].partition(".")[2]) for row in rows if row["weight"]} == {3}
    assert sum(float(row["weight"]) for row in rows if row["weight"]) == pytest.approx(1, abs=0.005)
