"""Places at the edge of what can be: each still gives a whole paper in every format."""

from pathlib import Path
from typing import Any

import pytest

from brief.test_papers import section
from cli import files
from conftest import Appraise

TWO = (files.option("a", {"merit": 70}), files.option("b", {"merit": 60}))
FACTORS = [files.factor("f", points=20), files.factor("g", emphasises={"merit": 2})]
NEEDS = {"relies_on": {"f": {"at_least": 3}}}
MANY = ("p", "q", "r", "s", "t")
GROUPS = {
    "groups": [{"id": f"group_{name}", "name": name} for name in MANY],
    "criteria": [files.criterion(name, group=f"group_{name}") for name in MANY],
}
PLACES: dict[str, tuple[tuple[dict[str, Any], ...], dict[str, Any], str]] = {
    "one option": (TWO[:1], {}, "A is the only option left. It scores 70 out of 100."),
    "nobody left": (
        TWO,
        {"ruled_out": {"a": {}, "b": {"reason": "no"}}, "costs": {"a": {"total": 1}}},
        "No option is left: all are ruled out.",
    ),
    "a tie": ((TWO[0], files.option("b", {"merit": 70})), {}, "A and B tie for first place: both score 70 out of 100."),
    "no level given": (TWO, {"lists": {"criteria": [files.criterion("merit")], "local_factors": FACTORS}}, "A comes"),
    "a value below nothing, and costs too": (
        (files.option("a", {"merit": 2}, **NEEDS), files.option("b", {"merit": 1}, **NEEDS)),
        {
            "lists": {"criteria": [files.criterion("merit")], "local_factors": FACTORS},
            "local_factors": {"f": {"level": 1}},
            "costs": {"a": {"total": -5}, "b": {"total": -9}},
        },
        "A comes first with -18 out of 100, 1 point ahead of B.",
    ),
    "more groups than can be told apart": (
        (files.option("a", dict.fromkeys(MANY, 70)), files.option("b", dict.fromkeys(MANY, 60))),
        {"lists": GROUPS},
        "A comes first with 70 out of 100, 10 points ahead of B.",
    ),
    "another recommended than first": (TWO, {"recommendation": {"option": "b"}}, "A comes first"),
}


@pytest.mark.parametrize(("options", "given", "said"), PLACES.values(), ids=PLACES)
def test_every_place_has_a_paper(
    appraise: Appraise, tmp_path: Path, options: tuple[dict[str, Any], ...], given: dict[str, Any], said: str
) -> None:
    path = files.place(tmp_path, *options, **given)
    for ending in ("md", "html", "docx"):
        ran = appraise("brief", path, "-o", tmp_path / f"paper.{ending}")
        assert (ran.code, "fault of ours" in ran.err) == (0, False)
    markdown = (tmp_path / "paper.md").read_text(encoding="utf-8")
    assert section(markdown, "Summary").strip().startswith(f"**{said}")
