"""``appraise diff`` where scales change: every kind into every other, and random catalogues against each other."""

import random
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cli import contract
from cli.files import criterion, factor, option, place
from cli.printed import data_of, sheet_of
from conftest import Appraise

# Each kind of scale, scores of three options on it, a range around the first, and the scale in words.
SCALES: dict[str, tuple[dict[str, Any], list[Any], tuple[Any, Any], str]] = {
    "judged": ({"kind": "judged"}, [20, 80, 50], (0, 30), "judged"),
    "linear": (
        {"kind": "linear", "worst": 3000000, "best": 0},
        [2000000, 0, 1000000],
        (1000000, 2500000),
        "linear (worst 3,000,000, best 0)",
    ),
    "piecewise": (
        {"kind": "piecewise", "points": [[0, 0], [10, 70], [40, 100]]},
        [5, 40, 10],
        (0, 10),
        "piecewise (0 is worth 0, 10 is worth 70, 40 is worth 100)",
    ),
    "grades": (
        # Names that are words of our own must not be taken for them.
        {"kind": "grades", "grades": {"method": 0, "at_least": 40, "kind": 100}},
        ["method", "kind", "at_least"],
        ("method", "at_least"),
        "grades (method 0, at_least 40, kind 100)",
    ),
    "relative": ({"kind": "relative", "better": "lower"}, [7, 3, 5], (6, 8), "relative (lower is better)"),
}


def on(folder: Path, kind: str) -> Path:
    """A place whose options are scored on a scale of one kind, with a range, and otherwise in a variant."""
    scale, scores, (low, high), _words = SCALES[kind]
    rows = [
        option(name, {"x": 10 * number, "y": score})
        for number, (name, score) in enumerate(zip("abc", scores, strict=True))
    ]
    rows[0]["scores"]["y"] |= {"low": low, "high": high}
    lists = {"criteria": [criterion("x"), criterion("y", scale=scale)]}
    variant = {"id": "other", "name": "Other", "kind": "group", "scores": {"a": {"y": {"score": scores[1]}}}}
    return place(folder, *rows, lists=lists, variants=[variant])


@pytest.mark.parametrize(("old", "new"), list(permutations(SCALES, 2)))
def test_any_kind_of_scale_may_become_any_other(appraise: Appraise, tmp_path: Path, old: str, new: str) -> None:
    both = on(tmp_path / "old", old), on(tmp_path / "new", new)
    found = data_of(appraise, "diff", *both)
    contract.check_diff(found)
    scale = next(change for change in found["changes"] if change["ids"] == ["y", "scale"])
    assert (scale["old"]["kind"], scale["new"]["kind"]) == (old, new)
    words = f"“Y”: its scale, from {SCALES[old][3]} to {SCALES[new][3]}, and the scores on it"
    assert words in [row["change"] for row in sheet_of(appraise, "diff", *both)]
    for shape in ("table", "markdown"):
        assert appraise("diff", *both, "--format", shape).done


# Catalogues drawn at random -------------------------------------------------------------------------------------------


def drawn(rng: random.Random, folder: Path) -> Path:
    """A place with one to four options, criteria on any scale, and some of all else that can differ."""
    names, columns = "abcd"[: rng.randint(1, 4)], "xyz"[: rng.randint(1, 3)]
    kinds = {column: rng.choice(list(SCALES)) for column in columns}
    weights = [rng.choice([0, 1, 2.5]) for _ in columns[1:]]
    criteria = [
        criterion(column, scale=SCALES[kinds[column]][0], weight=weight)
        for column, weight in zip(columns, [1, *weights], strict=True)
    ]
    factors = [factor("money", levels=["none", "some", "much", "all"][: rng.randint(2, 4)])]
    if rng.random() < 0.5:
        factors.append(factor("wind", emphasises={rng.choice(columns): rng.choice([0.5, 2])}))
    options = [_option(rng, name, kinds) for name in names]
    given: dict[str, Any] = {"local_factors": {own["id"]: {"level": rng.randint(1, 2)} for own in factors}}
    if rng.random() < 0.3:
        given["must_haves"] = {rng.choice(columns): rng.choice([0, 40, 100])}
    if rng.random() < 0.2:
        given["ruled_out"] = {rng.choice(names): {}}
    if rng.random() < 0.3:
        order = rng.sample(columns, len(columns))
        given["weights"] = {"method": "ranking", "order": order}
    if rng.random() < 0.4:
        given["costs"] = {name: {"total": rng.choice([0, 1, 123456789012])} for name in rng.sample(names, 1)}
    return place(folder, *options, lists={"criteria": criteria, "local_factors": factors}, **given)


def _option(rng: random.Random, name: str, kinds: dict[str, str]) -> dict[str, Any]:
    own = option(name, {column: rng.choice(SCALES[kind][1]) for column, kind in kinds.items()})
    if rng.random() < 0.5:
        own["relies_on"] = {"money": {"at_least": 2, "essential": rng.random() < 0.5}}
    return own


@pytest.mark.parametrize("seed", range(60))
def test_random_catalogues_are_compared(appraise: Appraise, tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    both = drawn(rng, tmp_path / "old"), drawn(rng, tmp_path / "new")
    ran = appraise("diff", *both)
    if ran.code == 2:
        assert "the two have no option, or no criterion with weight, in common" in ran.err
        return
    assert ran.done
    if seed % 3 == 0:
        contract.check_diff(data_of(appraise, "diff", *both))
