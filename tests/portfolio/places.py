"""A small catalogue, and any number of places under it, the same for the same seed."""

import json
import random
from pathlib import Path
from typing import Any

from cli.files import catalogue, criterion, factor, local, option
from conftest import Appraise

FACTORS = ("trust", "money", "pace")
LISTS: dict[str, Any] = {
    "criteria": [criterion("merit", weight=3), criterion("ease", weight=2)],
    "local_factors": [
        factor("trust", points=20),
        factor("money", points=12),
        factor("pace", emphasises={"ease": 2.0}),
    ],
}
OPTIONS = (
    option("stay", {"merit": 40, "ease": 70}),
    option("pool", {"merit": 75, "ease": 50}, relies_on={"trust": {"at_least": 3, "essential": True}}),
    option("merge", {"merit": 90, "ease": 30}, relies_on={"trust": {"at_least": 2}, "money": {"at_least": 3}}),
)


def places(folder: Path, count: int, seed: int = 1) -> Path:
    """So many places in a folder, beside their catalogue; some with ranges, some with levels that are not given."""
    catalogue(folder / "catalogue", *OPTIONS, **LISTS)
    rng = random.Random(seed)
    for number in range(count):
        levels = {name: _level(rng) for name in FACTORS if rng.random() < 0.9}
        own = {"scores": {"stay": {"merit": {"score": rng.randint(30, 90)}}}} if rng.random() < 0.2 else {}
        region = {"region": rng.choice(["North", "South"])} if rng.random() < 0.8 else {}
        given = {"area": f"Place {number}", "catalogue": "../catalogue", "local_factors": levels}
        local(folder / "places" / f"p{number:03}.yaml", **given, **own, **region)
    return folder / "places"


def _level(rng: random.Random) -> dict[str, int]:
    level = rng.randint(1, 3)
    return {"level": level, "low": max(1, level - 1), "high": level} if rng.random() < 0.5 else {"level": level}


def together(appraise: Appraise, *arguments: object, code: int = 0) -> dict[str, Any]:
    """The JSON of a portfolio."""
    ran = appraise("portfolio", *arguments, "--format", "json")
    assert ran.code == code, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def scored(appraise: Appraise, *arguments: object) -> dict[str, Any]:
    """The JSON of one place."""
    found: dict[str, Any] = json.loads(appraise("score", *arguments, "--format", "json").out)
    return found
