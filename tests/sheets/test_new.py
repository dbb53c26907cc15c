"""`appraise new`: two files to start from, on any subject, and the same as `import` where there is a table."""

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
