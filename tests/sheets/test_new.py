"""`appraise new`: two files to start from, on any subject, and the same as `import` where there is a table."""

import json
import re
from pathlib import Path

import pytest

from conftest import Appraise
from sheets.books import one
from sheets.test_import_command import SIX


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_it_writes_is_valid_and_scores(appraise: Appraise, here: Path) -> None:
    ran = appraise("new", 'My "depots"')
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in (here / 'My "depots"').iterdir()) == ["catalogue.yaml", "local.yaml"]
    scored = appraise("score", here / 'My "depots"' / "local.yaml")
    assert scored.code == 0, scored.err
    assert "Go on as now" in scored.out
    assert "error" not in appraise("validate", here / 'My "depots"', "--format", "concise").out


def test_from_a_table_it_is_import(appraise: Appraise, here: Path) -> None:
    (here / "depots.xlsx").write_bytes(one(SIX))
    assert appraise("new", "one", "--from", "depots.xlsx").code == 0
    assert appraise("import", "depots.xlsx", "-o", "two").code == 0
    for name in ("catalogue.yaml", "local.yaml"):
        assert (here / "one" / name).read_text("utf-8") == (here / "two" / name).read_text("utf-8")


def test_it_writes_over_nothing(appraise: Appraise, here: Path) -> None:
    assert appraise("new", "depots").code == 0
    (here / "depots" / "local.yaml").write_text("area: mine\n", encoding="utf-8")
    assert appraise("new", "depots").code == 2
    assert (here / "depots" / "local.yaml").read_text("utf-8") == "area: mine\n"


def test_what_it_shows_behind_signs_is_valid_too(appraise: Appraise, here: Path) -> None:
    """All samples put in: a local factor that an option relies on, a summary, a source and its work."""
    assert appraise("new", "depots").code == 0
    catalogue = here / "depots" / "catalogue.yaml"
    text = re.sub(r"^( *)# (?= *(?:-|[a-z_]+:)(?: |$))", r"\1", catalogue.read_text("utf-8"), flags=re.MULTILINE)
    text = text.replace("basis: judgement}", 'basis: judgement, source: {work: report, at: "Page 4"}}')
    catalogue.write_text(text, encoding="utf-8")
    local = here / "depots" / "local.yaml"
    local.write_text(local.read_text("utf-8") + "local_factors: {staff: {level: 1}}\n", encoding="utf-8")
    scored = json.loads(appraise("score", local, "--format", "json").out)
    losses = {own["id"]: round(own["benefit"] - own["value"], 1) for own in scored["options"]}
    assert losses == {"stay": 0.0, "change": 10.0}
    assert "P153" not in appraise("validate", here / "depots").out
