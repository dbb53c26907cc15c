"""A place in which every text of every file is the same text of a test's choosing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cli import files
from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.compare import compare
from integration_appraisal.cli.loading import usable_appraisal, usable_catalogue
from integration_appraisal.findings import Finding
from integration_appraisal.report import catalogue, comparison, explain, robustness, score, sensitivity
from integration_appraisal.report.document import Page

BENIGN = "zword"

# What would be markup, a formula, a code or a layout to some reader of some format.
TEXTS = {
    "rich markup": "[red]x[/] [/] [link=http://a.b]y[/link] [bold",
    "emoji code": ":smile: :x:",
    "html": "<script>alert('x')</script><b>&amp;&#35;<!-- -->",
    "html block": "<div>",
    "pipes": "a | b || c |",
    "escaped pipe": "a \\| b",
    "backticks": "`x` ```y``` ``",
    "fence": "~~~ x",
    "emphasis": "*x* **y** _z_ __q__ ***r***",
    "strike": "~~x~~",
    "link": "[x](http://a.b) ![y](z) [q]: http://r",
    "footnote": "[^1] [x][1]",
    "autolink": "<http://a.b> <a@b.c>",
    "entities": "&lt; &nbsp; &#x41;",
    "backslash": "\\",
    "backslashes": "x\\ \\* \\\\",
    "heading": "# x",
    "bullet": "- x",
    "plus": "+ x",
    "star": "* x",
    "number": "1. x",
    "number with bracket": "12) x",
    "quotation": "> x",
    "rule": "---",
    "rule of stars": "* * *",
    "setext": "===",
    "template": "{{ 1 }} {% x %} %s {0} ${x}",
    "formula": "=cmd|' /C calc'!A0",
    "formula with plus": "+1+cmd",
    "formula with minus": "-2+3",
    "formula with at": "@SUM(A1)",
    "commas and quotes": 'a,"b";c',
    "right to left": "שלום עולם مرحبا",
    "combining": "e\u0301a\u0300\u0323 Z\u0351\u036b\u0343",
    "wide": "漢字とかなの名前",
    "long": "A name of eighty characters that an office wrote with care and did not shorten it",
    "long and unbroken": "x" * 80,
    "emoji": "👩‍👩‍👧 🏥",
    "a tab": "x\ty",
    "several spaces": "x   y",
    "line feeds": "x\ny",
    "blank line": "x\n\n# y\n\n- z",
}
# To a terminal and to Word a mark of Markdown is a letter; what may mean something to them is this.
TO_A_TERMINAL = (
    "rich markup", "emoji code", "html", "backslash", "backslashes", "template", "right to left", "combining", "wide",
    "long", "long and unbroken", "emoji", "a tab", "several spaces", "line feeds", "blank line",
)  # fmt: skip
TO_WORD = (
    "html", "html block", "entities", "commas and quotes", "template", "right to left", "combining", "wide",
    "long and unbroken", "emoji", "a tab", "several spaces", "line feeds", "blank line",
)  # fmt: skip


def place(folder: Path, text: str) -> Path:
    """A local file and its catalogue; every field that takes free text has the text."""
    source = {"work": "w", "at": text}
    cell = {"rationale": text, "source": source, "basis": "judgement"}
    criteria = [
        files.criterion(
            "c", name=text, question=text, group="g", rationale=text, source=source,
            scale={"kind": "judged", "worst": text, "best": text},
        ),
        files.criterion("d", name=f"{text}!", group="h",
                        scale={"kind": "linear", "unit": text, "worst": 0, "best": 10}),
        files.criterion("e", name=f"{text}!!", group="h",
                        scale={"kind": "grades", "grades": {text: 0, f"{text}!": 100}}),
    ]  # fmt: skip
    own = {
        "name": text, "summary": text, "description": text, "lead": text, "geography": text, "population": text,
        "route": text, "source": source, "risks": [text], "degree": {"least": "k", "most": "k"}, "powers": ["p"],
        "evidence": ["v"], "answers": {"o": {"i": text}}, "accepts": [{"rule": "P104", "reason": text}],
        "relies_on": {"f": {"at_least": 3, "essential": True, "rationale": text, "source": source}},
    }  # fmt: skip
    options = [
        files.option(name, {}, **own) | {"name": f"{text}{'!' * at}", "scores": {
            "c": {"score": first, **cell}, "d": {"score": second, **cell}, "e": {"score": f"{text}!", **cell},
        }}
        for at, (name, first, second) in enumerate((("a", 90, 1), ("b", 40, 2), ("q", 30, 3), ("r", 20, 0)))
    ]  # fmt: skip
    options[0]["contains"] = ["b"]
    items = [{"id": "i", "name": text, "text": text, "source": source}]
    files.catalogue(
        folder / "catalogue",
        *options,
        about={"title": text, "description": text, "notice": text},
        principles=[{"id": "n", "text": text, "role": "context", "source": source}],
        groups=[{"id": "g", "name": text, "description": text}, {"id": "h", "name": f"{text}!"}],
        criteria=criteria,
        local_factors=[
            files.factor("f", name=text, question=text, levels=[text] * 3, rationale=text, source=source),
            files.factor("m", name=f"{text}!", levels=[text] * 3, emphasises={"c": 2}),
            files.factor("n2", name=f"{text}!!", levels=[text] * 3),
        ],
        degrees=[{"id": "k", "name": text, "wordings": [{"text": text, "source": source}]}],
        powers=[{"id": "p", "name": text, "text": text, "caution": text, "source": source}],
        evidence=[
            {"id": "v", "claim": text, "unit": text, "measure": text, "design": text, "caution": text, "source": source}
        ],
        barriers=[{"id": "x", "name": text, "strength": text, "caution": text, "source": source}],
        checklists=[
            {"id": name, "name": text, "description": text, "answered_by": by, "items": items}
            for name, by in (("o", "option"), ("s", "place"))
        ],
        sources=[{"id": "w", "title": text, "author": text, "publisher": text, "note": text}],
    )
    return files.local(
        folder / "local.yaml",
        area=text,
        question=text,
        local_factors={
            "f": {"level": 1, "rationale": text, "source": {"work": "l", "at": text}},
            "m": {"level": 3, "rationale": text},
        },
        scores={"a": {"c": {"score": 80, **cell}}},
        ruled_out={"q": {"reason": text, "by": text}},
        must_haves={"d": 5},
        costs={"a": {"total": 9, "low": 8, "high": 12}, "b": {"total": 9}, "q": {"total": 1}, "r": {"total": 10}},
        cost_basis=text,
        variants=[
            {"id": "t", "name": text, "kind": "scenario", "scores": {"b": {"c": {"score": 100, "rationale": text}}}}
        ],
        answers={"s": {"i": text}},
        sources=[{"id": "l", "title": text, "author": text}],
    )


def pages(folder: Path, text: str) -> dict[str, Page]:
    """Every report there is on such a place, but for the list of what its catalogue holds, which takes long."""
    return dict(_pages(place(folder, text)))


def listing(folder: Path, text: str) -> Page:
    """The list of what the catalogue of such a place holds."""
    return catalogue.build(usable_catalogue(str(place(folder, text).parent / "catalogue")))


def _how_sure(appraisal: Appraisal, findings: list[Finding]) -> Iterator[tuple[str, Page]]:
    yield "sensitivity", sensitivity.build(appraisal, findings)
    found = appraisal.robustness(samples=500)
    yield "robustness", robustness.build(appraisal, found, findings)


def _pages(local: Path) -> Iterator[tuple[str, Page]]:
    appraisal, findings, _ = usable_appraisal(str(local), None, None)
    variant = usable_appraisal(str(local), None, "t").appraisal
    yield "score", score.build(appraisal, findings)
    yield "score of a variant", score.build(variant, [])
    yield "explain one", explain.build(appraisal, ["a"], findings)
    yield "explain two", explain.build(appraisal, ["a", "b"], findings)
    yield from _how_sure(appraisal, findings)
    found = compare(appraisal, variant)
    assert found is not None
    yield "diff", comparison.build(found, findings)
    found = usable_catalogue(str(local.parent / "catalogue"))
    for identity in (*found.options, *(own for entries in found.lists.values() for own in entries)):
        yield f"catalogue {identity}", catalogue.entry(found, identity)


def texts_of(data: Any) -> Iterator[str]:
    """All texts in some data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts_of(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from texts_of(value)
