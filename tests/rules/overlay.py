"""Rule examples are laid over one valid base; this says what the files then hold, and which place is marked."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from integration_appraisal.documents.document import Document
from integration_appraisal.documents.reader import read
from integration_appraisal.rules.base import Example

BASE = Path(__file__).parent / "base"
MARK = "# <-"


def lay(example: Example, folder: Path) -> tuple[Path, str, tuple[str | int, ...] | None]:
    """A copy of the base in ``folder`` with the fragment laid over one file: folder, that file's name, marked place.

    Mappings are merged key by key; anything else, lists too, replaces what was there. What a fragment leaves to be
    understood is filled in: a new option is another `share`, with more of them up to its number, and every option has
    a score and every set of own weights a weight for each new criterion.
    """
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    fragment, findings = read(example.fragment.encode(), example.file)
    assert fragment is not None, findings
    assert not findings, findings
    target = folder / example.file
    base = loaded(target if target.exists() else folder / "options" / "share.yaml")
    whole = merged(base, fragment.data)
    if not target.exists():
        _add_options(folder, base, whole["number"])
    _dump(whole, target)
    if example.file.startswith("criteria/"):
        _fill_in(folder, [criterion["id"] for criterion in whole["criteria"]])
    return folder, example.file, _marked(example, fragment)


def merged(base: Any, fragment: Any) -> Any:
    if isinstance(base, dict) and isinstance(fragment, dict):
        return {**base, **{key: merged(base.get(key), value) for key, value in fragment.items()}}
    return fragment


def _add_options(folder: Path, like: dict[str, Any], number: int) -> None:
    for own in range(like["number"] + 1, number):
        _dump(
            {**like, "id": f"site_{own}", "name": f"Site {own}", "number": own}, folder / "options" / f"site_{own}.yaml"
        )


def _fill_in(folder: Path, criteria: list[str]) -> None:
    local = loaded(folder / "local.yaml")
    new = [name for name in criteria if name not in local["weights"]["values"]]
    if not new:
        return
    local["weights"]["values"] |= dict.fromkeys(new, 10)
    _dump(local, folder / "local.yaml")
    for path in (folder / "options").iterdir():
        option = loaded(path)
        for name, column in zip(new, _COLUMNS, strict=False):
            cell = {"score": column[option["number"] - 1], "basis": "evidence", "source": {"work": "survey"}}
            option["scores"][name] = {**cell, "rationale": "Somebody went and looked."}
        _dump(option, path)


# Scores for new criteria by the option's number: no two rise and fall together, and no option wins everywhere.
_COLUMNS = ((30, 45, 60, 75), (30, 75, 60, 45), (45, 30, 60, 75), (45, 60, 75, 30), (45, 75, 60, 30))


def loaded(path: Path) -> Any:
    """A file's data."""
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


def _dump(data: Any, path: Path) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000), "utf-8")


def _marked(example: Example, fragment: Document) -> tuple[str | int, ...] | None:
    """The deepest place that begins on the marked line."""
    lines = [number for number, line in enumerate(example.fragment.splitlines(), start=1) if MARK in line]
    if not lines:
        return None
    (line,) = lines
    return max((path for path, (own, _) in fragment.keys.items() if own == line and path), key=len)
