"""The tutorials: their set-up is the README's, and their files and their session are those in ``examples/bus``."""

from pathlib import Path

import pytest

from brief.browser import running
from cli.command import ROOT
from conftest import Appraise
from docs.documents import Written, block, steps_of
from docs.pictures import AGREED, BUS, WHY, session
from workshop.rooms import entered, page_of

BOARD_PAPER = ROOT / "docs" / "tutorial" / "board-paper.md"


@pytest.mark.parametrize("system", ["", "on Windows: "])
def test_it_is_set_up_as_the_readme_says(system: str) -> None:
    told = block("docs/tutorial/board-paper.md", f"{system}set up")
    readme = block("README.md", f"{system}set up and score").replace(" && ", "\n")
    *same, activate = told.splitlines()
    assert same == readme.splitlines()[:-1]
    assert "activate" in activate


def test_the_first_one_ends_with_the_files_of_the_example(tmp_path: Path) -> None:
    for step in steps_of(BOARD_PAPER):
        if isinstance(step, Written):
            step.write(tmp_path)
    for kept in (BUS, BUS.with_name("catalogue.yaml")):
        assert (tmp_path / "bus" / kept.name).read_text("utf-8") == kept.read_text("utf-8")


def test_the_session_in_the_workshop_gives_the_file_of_the_example(appraise: Appraise, tmp_path: Path) -> None:
    shown: list[str] = []
    with running() as browser, entered(browser, page_of(BUS, tmp_path), covered=True) as page:
        taken_away = session(page, shown.append)
    assert taken_away.decode() == AGREED.read_text("utf-8"), "`cd tests && python -m docs.pictures` makes it anew"
    assert WHY in taken_away.decode()
    page_says = (ROOT / "docs" / "tutorial" / "workshop.md").read_text("utf-8")
    assert all(f"(../pictures/{name}.png)" in page_says for name in shown)
    assert appraise("validate", AGREED).code == 0
