"""Small places for reports: two or three options on one criterion, and whatever else a test asks for."""

from pathlib import Path
from typing import Any

from cli import files
from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.cli.loading import usable_appraisal
from integration_appraisal.render import Screen, render
from integration_appraisal.report import score

PROSE = ["table", "markdown"]


def appraised(folder: Path, *options: dict[str, Any], lists: dict[str, Any] | None = None, **given: Any) -> Appraisal:
    """A place in a folder of its own, from options, a catalogue's lists and the fields of the local file."""
    files.catalogue(folder / "catalogue", *options, **{"criteria": [files.criterion("merit")]} | (lists or {}))
    place = files.local(folder / "local.yaml", **given)
    return usable_appraisal(str(place), None, None).appraisal


def scored(*values: float, **given: Any) -> list[dict[str, Any]]:
    """Options a, b, c … by their values on the one criterion; ``given`` holds further fields by option."""
    names = "abcdefgh"
    return [
        files.option(name, {"merit": value}, **given.get(name, {})) for name, value in zip(names, values, strict=False)
    ]


def told(appraisal: Appraisal) -> str:
    """The whole report of ``score`` on one line, as the terminal shows it."""
    shown = render(score.build(appraisal, []).shown(full=True), "table", Screen(width=9999))
    return " ".join(shown.split())


def verdict(appraisal: Appraisal) -> str:
    """The sentence that answers the question."""
    return render(score.build(appraisal, []), "table", Screen(width=9999)).splitlines()[2]
