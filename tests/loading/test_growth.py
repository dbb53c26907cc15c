"""Twice the size takes about twice the work, counted in calls and not in seconds."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from integration_appraisal.appraisal.appraise import appraise
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.loader import Inputs
from integration_appraisal.rules import check_place
from loading.small import CATALOGUE, option
from support import catalogue_of, local_of

FILES: dict[str, Callable[[int], str]] = {
    "accepts": lambda size: "accepts:\n" + "".join(f"  - {{rule: P1{n % 90 + 10}, reason: R}}\n" for n in range(size)),
    "variants": lambda size: (
        "variants:\n" + "".join(f"  - {{id: v{n}, name: V{n}, kind: area}}\n" for n in range(size))
    ),
    "wrong values": lambda size: "risks:\n" + "  - 3\n" * size,
    "entries that lack a field": lambda size: "sources:\n" + "".join(f"  - {{id: s{n}}}\n" for n in range(size)),
    "fields that are not there": lambda size: "".join(f"k{n}: 1\n" for n in range(size)),
    "pasted spaces": lambda size: "risks:\n" + "  -\u00a0fire\n" * size,
    "items taken for text": lambda size: "risks:\n" + "  - a\n   - b\n" * size,
    "commas in a text": lambda size: "decision: {a: b" + ", c" * size + "}\n",
    "a slip of indentation": lambda size: "risks:\n" + "  - a\n" * size + "decision:\n  body: b\n   asks: c\n",
    "an open brace": lambda size: "decision: {a: b\n" + "c: d\n" * size,
    "commas": lambda size: "decision: {a: 1" + ",5" * size + "}\n",
}


def _calls(work: Callable[[], object]) -> int:
    count = 0

    def called(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _checked(text: str, catalogue: Catalogue) -> None:
    place, findings = local_of(text, catalogue)
    if place is not None and not findings:
        check_place(appraise(Inputs(catalogue, [], (), place)))


def _is_linear(work: Callable[[int], object], size: int = 30) -> bool:
    work(size)  # imports and caches
    one, two, four = (_calls(lambda size=size: work(size)) for size in (size, 2 * size, 4 * size))  # type: ignore[misc]
    return four - two < 2.5 * (two - one)


@pytest.mark.parametrize("name", FILES)
def test_a_local_file_of_twice_the_size_takes_twice_the_work(name: str) -> None:
    small, _ = catalogue_of(CATALOGUE)
    assert _is_linear(lambda size: _checked("area: A\n" + FILES[name](size), small))


def test_an_option_with_twice_the_links_takes_twice_the_work() -> None:
    def loaded(size: int) -> None:
        links = f"powers: [{', '.join(['contract'] * size)}]\ncontains: [{', '.join(f'o{n}' for n in range(size))}]\n"
        catalogue_of(CATALOGUE | {"options/gamma.yaml": option("gamma", links)})

    assert _is_linear(loaded)
