"""Problems with all that Python makes of them, kept in ``golden.json``: ``cd tests && python -m workshop.golden``.

They are the examples, and of problems by seed the first of each kind: of verdict, scale, method and much else.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from integration_appraisal import load
from integration_appraisal.appraisal.appraise import put
from integration_appraisal.engine.scales import UNKNOWN
from integration_appraisal.engine.vectors import vector
from workshop.anything import anything

FILE = Path(__file__).with_name("golden.json")
EXAMPLES = Path(__file__).parents[2] / "examples"
SEEDS = 1000


def kinds(case: dict[str, Any]) -> set[str]:
    """What a case is an example of."""
    problem, lead = case["problem"], case["result"]["lead"]
    has = {  # among them what lies on either side of a limit, so that a limit that moves is seen
        "an unknown score": any(UNKNOWN in row for row in problem["scores"]),
        "a level not given": any(factor["level"] is None for factor in problem["factors"]),
        "an option ruled out": any(problem["ruled_out"]),
        "a must-have missed": any(case["result"]["failed"]),
        "hardly more than close": lead["verdict"] in {"clear", "ahead"} and lead["points"] < 5.5,
        "only just close": lead["verdict"] == "close" and lead["points"] > 4.5,
        "hardly beyond its ranges": lead["verdict"] in {"clear", "ahead"} and 0 < lead["mean"] < 1.4 * lead["sigma"],
        "close by its ranges": lead["verdict"] == "close"
        and lead["mean"] > 1.15 * lead["sigma"]
        and lead["points"] > 5,
        "a pass mark reached": problem["pass_mark"] is not None and bool(lead["first"]),
        "a pass mark missed": problem["pass_mark"] is not None and not lead["first"],
        "emphasis held": any(case["result"]["weights"]["clipped"]),
        "no ranges": problem["ranges"] is None,
        "what to find out": bool(lead["find_out"]),
        "what may rule out the first": bool(lead["leaving"]),
    }
    scales = {f"{scale['kind']} {scale.get('higher', '')}" for scale in problem["scales"]}
    return {lead["verdict"], problem["method"], *scales, *(kind for kind, is_so in has.items() if is_so)}


def cases() -> Iterator[dict[str, Any]]:
    for path in sorted(EXAMPLES.glob("*.yaml")):
        inputs = load(path)
        if inputs.local is not None:
            yield vector(put(inputs.catalogue, inputs.local.local).problem)
    seen: set[str] = set()
    for seed in range(SEEDS):
        case = vector(anything(Random(seed)))
        if not kinds(case) <= seen:
            seen |= kinds(case)
            yield case


def text() -> str:
    """One case a line."""
    return "[\n" + ",\n".join(json.dumps(case, allow_nan=False) for case in cases()) + "\n]\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
