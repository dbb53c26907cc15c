"""The papers in ``examples/`` are what `appraise brief` writes now."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from cli.command import NORTH_YORKSHIRE, ROOT
from conftest import Appraise

HTML, MARKDOWN = (NORTH_YORKSHIRE.with_suffix(ending) for ending in (".html", ".md"))
PICTURES = ROOT / "examples" / "pictures"


@pytest.mark.parametrize("paper", [HTML, MARKDOWN], ids=lambda path: path.name)
def test_papers_hold(appraise: Appraise, paper: Path) -> None:
    ran = appraise("verify", paper, NORTH_YORKSHIRE, "--format", "json")
    assert ran.code == 0, ran.out
    assert json.loads(ran.out)["differences"] == []


def test_papers_and_pictures_are_fresh(appraise: Appraise, tmp_path: Path) -> None:
    (made_with,) = re.findall(r"numpy: ([\w.]*\w);", MARKDOWN.read_text(encoding="utf-8"))
    if made_with != np.__version__:
        pytest.skip(f"made with numpy {made_with}; another may draw other numbers, and `verify` allows for that")
    for paper, more in ((HTML, ()), (MARKDOWN, ("--charts", tmp_path / "pictures"))):
        assert appraise("brief", NORTH_YORKSHIRE, "-o", tmp_path / paper.name, *more).code == 0
        written, kept = (folder.joinpath(paper.name).read_bytes() for folder in (tmp_path, paper.parent))
        assert written == kept, "CONTRIBUTING.md says how to make it anew"
    for kept in PICTURES.iterdir():
        assert (tmp_path / "pictures" / kept.name).read_bytes() == kept.read_bytes()
    assert len(list(PICTURES.iterdir())) == len(list((tmp_path / "pictures").iterdir()))


def test_the_readme_shows_pictures_of_it() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert {"docs/pictures/paper.png", "examples/pictures/values.svg"} <= set(shown)
    assert all((ROOT / name).is_file() for name in shown)
