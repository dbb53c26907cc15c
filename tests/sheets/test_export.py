"""`appraise export`: what it writes is opened by what it is for, or held against its published schema."""

import csv
import json
import os
import re
import subprocess
import venv
from pathlib import Path

import openpyxl
import pytest
import yaml

from cli.command import HARBOURSIDE
from conftest import Appraise
from sheets.test_untidy import imported
from wide import WIDE

PLACE = """\
about: {title: T}
groups: [{id: service, name: Service}]
criteria:
  - id: wait
    name: "=Days, to first visit"
    weight: 3
    group: service
    scale: {kind: linear, unit: days, worst: 40, best: 5}
  - {id: fit, name: Fit, weight: 2, scale: {kind: grades, grades: {poor: 0, fair: 40, good: 100}}}
  - {id: beds, name: Beds, weight: 1, scale: {kind: piecewise, points: [[0, 0], [10, 60], [30, 100]]}}
  - {id: price, name: Price, weight: 2, scale: {kind: relative, unit: £, better: lower}}
options:
  - id: a
    name: "@Keep"
    role: baseline
    scores:
      wait: {score: 30, low: 20, high: 35, rationale: "-because", basis: judgement}
      fit: {score: poor}
      beds: {score: unknown}
      price: {score: 1200.5}
  - id: b
    name: "+Merge"
    role: alternative
    scores:
      wait: {marks: {Ann: 10, Bo: 14}}
      fit: {score: good}
      beds: {low: 10, high: 30}
      price: {score: 990}
"""


@pytest.fixture
def local(tmp_path: Path) -> Path:
    (tmp_path / "catalogue.yaml").write_text(PLACE, encoding="utf-8")
    (tmp_path / "local.yaml").write_text("area: Here\ncatalogue: catalogue.yaml\n", encoding="utf-8")
    return tmp_path / "local.yaml"


def test_csv_holds_no_formula(appraise: Appraise, local: Path) -> None:
    ran = appraise("export", local)
    assert ran.code == 0, ran.err
    rows = list(csv.reader(ran.out.splitlines()))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    assert [rows[1][3], rows[-2][0], rows[-1][0]] == ["'=Days, to first visit", "'@Keep", "'+Merge"]


def test_a_workbook_holds_numbers_and_texts_and_no_formula(appraise: Appraise, local: Path) -> None:
    ran = appraise("export", local, "-o", local.with_name("t.xlsx"))
    assert ran.code == 0, ran.err
    sheet = openpyxl.load_workbook(local.with_name("t.xlsx")).active
    assert sheet["D2"].value == "=Days, to first visit"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_written_is_read_back(appraise: Appraise, local: Path, ending: str) -> None:
    table = local.with_name(f"t.{ending}")
    assert appraise("export", local, "-o", table).code == 0
    found = imported(table.read_bytes(), table.name)
    assert not [str(own) for own in found.findings]
    given = yaml.safe_load(PLACE)
    for part in ("criteria", "options"):
        read = found.contents.catalogue[part]
        for own in read:
            own.pop("source", None)
            for entry in own.get("scores", {}).values():
                entry.pop("source", None)
        assert read == given[part]
    assert found.contents.catalogue["groups"] == given["groups"]


def test_json(appraise: Appraise, local: Path) -> None:
    data = json.loads(appraise("export", local, "--format", "json").out)
    assert data["options"][1]["scores"]["wait"] == {"marks": {"Ann": 10, "Bo": 14}}
    assert [own["weight"] for own in data["criteria"]] == [3, 2, 1, 2]


def test_xmcda_is_as_the_published_schema_says(appraise: Appraise, local: Path) -> None:
    """The schema is the one that Decision Deck's own Python package carries."""
    from lxml import etree
    from xmcda import schemas

    for place in (local, HARBOURSIDE):
        target = local.with_name(f"{place.stem}.xml")
        assert appraise("export", place, "--format", "xmcda", "-o", target).code == 0
        assert schemas.validate(etree.parse(target), schemas.XMCDA_4_0_0)


def test_a_decision_matrix_is_plain_yaml(appraise: Appraise, local: Path) -> None:
    ran = appraise("export", local, "--format", "dmsy")
    data = yaml.safe_load(ran.out)
    assert data["dmsy"] == {"dm_type": "discrete-dm", "version": 1}
    own = data["data"]
    assert own["objectives"] == [-1, 1, 1, -1]
    assert own["matrix"][1] == [12, 100, pytest.approx(80), 990]
    assert own["matrix"][0][2] != own["matrix"][0][2]  # nobody knows it
    assert sum(own["weights"]) == pytest.approx(1)


@pytest.mark.slow
@pytest.mark.package
@pytest.mark.skipif(WIDE == 1, reason="installs half a gigabyte, and goes with APPRAISE_WIDE=2 or more")
def test_scikit_criteria_reads_the_decision_matrix(appraise: Appraise, tmp_path: Path) -> None:
    """In an environment of its own: with all that it needs it takes half a gigabyte."""
    target = tmp_path / "matrix.dmsy"
    assert appraise("export", HARBOURSIDE, "--format", "dmsy", "-o", target).code == 0
    venv.create(tmp_path / "own", with_pip=True)
    python = tmp_path / "own" / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "scikit-criteria==0.10"], check=True, timeout=600)
    script = f"import skcriteria.io as io; dm = io.read_dmsy({str(target)!r}); print(dm.shape, dm.weights.sum())"
    ran = subprocess.run(
        [python, "-W", "ignore", "-c", script], check=True, capture_output=True, text=True, timeout=120
    )
    shape, total = re.fullmatch(r"(\(.*\)) (.*)\n", ran.stdout).groups()
    assert shape == "(6, 10)"
    assert float(total) == pytest.approx(1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "xlxs"], "Did you mean `xlsx`?"),
        (["-o", "t.pdf"], "there is no format for .pdf"),
        (["--format", "csv", "-o", "t.xlsx"], "csv does not go into a file that ends in .xlsx"),
        (["--format", "xlsx"], "a workbook goes into a file"),
    ],
)
def test_wrong_usage(appraise: Appraise, local: Path, arguments: list[str], said: str) -> None:
    ran = appraise("export", local, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())
