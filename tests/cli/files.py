"""Small catalogues and local files, written down where a test wants them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write(path: Path, data: object) -> Path:
    """JSON is YAML too, and stands in our subset."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False), encoding="utf-8")
    return path


def criterion(identity: str, **given: Any) -> dict[str, Any]:
    """A judged criterion with the fields that computing needs, and those given."""
    return {"id": identity, "name": identity.title(), "weight": 1, "scale": {"kind": "judged"}} | given


def factor(identity: str, **given: Any) -> dict[str, Any]:
    """A local factor of three levels, with its points unless it emphasises."""
    does = {} if "emphasises" in given else {"points": 10}
    return {"id": identity, "name": identity.title(), "levels": ["none", "some", "much"]} | does | given


def option(identity: str, scores: Mapping[str, object], **given: Any) -> dict[str, Any]:
    """An option by its scores."""
    cells = {name: {"score": score} for name, score in scores.items()}
    return {"id": identity, "name": identity.title(), "role": "alternative", "scores": cells} | given


def catalogue(folder: Path, *options: Mapping[str, Any], **lists: object) -> Path:
    """A catalogue's folder: one file an option, and one for all the lists."""
    write(folder / "criteria" / "criteria.yaml", lists)
    for number, own in enumerate(options, start=1):
        role = {"role": "baseline"} if number == 1 else {}
        write(folder / "options" / f"{own['id']}.yaml", {"number": number, **own, **role})
    return folder


def local(path: Path, **given: Any) -> Path:
    """A local file that names the catalogue beside it."""
    return write(path, {"area": "Sometown", "catalogue": "catalogue"} | given)


def place(folder: Path, *options: Mapping[str, Any], lists: Mapping[str, object] | None = None, **given: Any) -> Path:
    """A local file with its catalogue beside it; without other lists, options are judged by their ``merit`` alone."""
    catalogue(folder / "catalogue", *options, **{"criteria": [criterion("merit")]} | dict(lists or {}))
    return local(folder / "local.yaml", **given)
