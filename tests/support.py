"""What several tests need: small catalogues written down as text, and published tables turned into catalogues."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hypothesis import settings

from integration_appraisal.appraisal.appraise import Appraisal, appraise
from integration_appraisal.findings import Finding
from integration_appraisal.loading import local
from integration_appraisal.loading.assembly import assemble
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.files import File
from integration_appraisal.loading.loader import Inputs, Loader
from integration_appraisal.loading.local import LocalFile

Told = tuple[str, int, int]

# Examples are the same on every run, and no example is timed.
EXAMPLES = settings(deadline=None, derandomize=True, max_examples=40)

PUBLISHED = Path(__file__).parent / "published"
SIMULATED = "smaa_exact_stock_6x3"  # says how often each option is first, not what it scores
TABLES = sorted({path.stem for path in PUBLISHED.glob("*.json")} - {SIMULATED})


def told(findings: Iterable[Finding]) -> list[Told]:
    """Findings as code, line and column, in the order of the text."""
    return sorted(((finding.code, *finding.position) for finding in findings), key=_by_place)


def _by_place(entry: Told) -> tuple[int, int, str]:
    code, line, column = entry
    return line, column, code


_MARK = re.compile("⟦([A-Z][0-9]{3})⟧")


def unmarked(text: str) -> tuple[str, list[Told]]:
    """A text without its marks, such as ``⟦S003⟧``, and what is to be found there: a code at each marked place."""
    clean, expected, end = "", [], 0
    for mark in _MARK.finditer(text):
        clean += text[end : mark.start()]
        end = mark.end()
        expected.append((mark[1], clean.count("\n") + 1, len(clean) - clean.rfind("\n")))
    return clean + text[end:], sorted(expected, key=_by_place)


# Catalogues as text --------------------------------------------------------------------------------------------------


def catalogue_of(texts: Mapping[str, str]) -> tuple[Catalogue, list[Finding]]:
    """A catalogue from texts by the names of their files, such as ``options/alpha.yaml``."""
    return assemble("here", [File(name, name, text.encode(), within=name) for name, text in texts.items()])


def local_of(text: str, catalogue: Catalogue) -> tuple[LocalFile | None, list[Finding]]:
    """A local file from text, held against a catalogue."""
    shaped, findings = local.parse(text.encode(), "local.yaml")
    if shaped is None:
        return None, findings
    findings = findings + local.check(shaped, catalogue)
    return (LocalFile(shaped.document, shaped.model) if shaped.model else None), findings


def read_folder(folder: Path) -> Catalogue:
    """A catalogue's folder, which must be without findings."""
    read = Loader().catalogue(folder)
    assert read.findings == []
    return read.catalogue


def appraised(catalogue: Catalogue, text: str, variant: str | None = None) -> Appraisal:
    """A place from text, appraised; it must be without findings."""
    read, findings = local_of(text, catalogue)
    assert findings == []
    assert read is not None
    return appraise(Inputs(catalogue, [], (), read), variant)


# Published tables ----------------------------------------------------------------------------------------------------


def table(name: str) -> dict[str, Any]:
    """A published decision table; ``tests/published/README.md`` says what each one shows."""
    read: dict[str, Any] = json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8"))
    return read


def table_scale(method: str, criterion: Mapping[str, Any]) -> dict[str, Any]:
    """A criterion's scale as a criteria file has it: natural scores are judged ones, bounds make a linear scale."""
    up = criterion["direction"] == "max"
    if method == "weighted_sum_natural":
        return {"kind": "judged"}
    if method == "weighted_sum_fixed_scale":
        low, high = criterion["scale_min"], criterion["scale_max"]
        return {"kind": "linear", "worst": low if up else high, "best": high if up else low}
    assert method == "weighted_sum_local_minmax"
    return {"kind": "relative", "better": "higher" if up else "lower"}


def write_table(published: Mapping[str, Any], folder: Path) -> None:
    """A published table as a catalogue's folder."""
    criteria = [
        {
            "id": criterion["id"].lower(),
            "name": criterion["id"],
            "weight": weight,
            "scale": table_scale(published["method"], criterion),
        }
        for criterion, weight in zip(published["criteria"], published["weights"], strict=True)
    ]
    _write(folder / "criteria" / "criteria.yaml", {"criteria": criteria})
    rows = zip(published["options"], published["matrix"], strict=True)
    for number, (option, row) in enumerate(rows, start=1):
        cells = zip(criteria, row, strict=True)
        _write(
            folder / "options" / f"{option.lower()}.yaml",
            {
                "id": option.lower(),
                "number": number,
                "name": option,
                "role": "alternative" if number > 1 else "baseline",
                "scores": {criterion["id"]: {"score": score} for criterion, score in cells},
            },
        )


def _write(path: Path, data: object) -> None:
    """JSON is YAML too, and stands in our subset."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=2), encoding="utf-8")
