"""What one rule alone says of the base with some of its files changed."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from overlay import BASE, loaded, merged

from integration_appraisal.checking import check_paths
from integration_appraisal.findings import Finding
from integration_appraisal.rules import chosen

Files = Mapping[str, Mapping[str, Any]]

LOCAL = "local.yaml"
CRITERIA = "criteria/all.yaml"


def option(name: str) -> str:
    return f"options/{name}.yaml"


def criteria(**changed: Mapping[str, Any]) -> dict[str, Any]:
    """The base's criteria file, some of its criteria changed; one that the base does not have is added."""
    own: list[dict[str, Any]] = loaded(BASE / CRITERIA)["criteria"]
    new = [{"id": name, **entry} for name, entry in changed.items() if name not in {entry["id"] for entry in own}]
    return {CRITERIA: {"criteria": [{**entry, **changed.get(entry["id"], {})} for entry in own] + new}}


def found(folder: Path, code: str, changed: Files, without: tuple[str, ...] = ()) -> list[Finding]:
    """The findings of a rule when mappings are laid over files of the base, and some options are taken away."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for name in without:
        (folder / option(name)).unlink()
    for name, fragment in changed.items():
        path = folder / name
        base = loaded(path) if path.exists() else {}
        path.write_text(yaml.safe_dump(merged(base, fragment), allow_unicode=True, sort_keys=False), "utf-8")
    findings = check_paths([str(folder), str(folder / LOCAL)], str(folder), chosen([code])).findings
    assert {finding.code for finding in findings} <= {code}, findings
    return findings


def places(folder: Path, code: str, changed: Files, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The same as the file and the marked rest of the line of each finding."""
    return [
        (
            Path(finding.file).relative_to(folder).as_posix(),
            Path(finding.file)
            .read_text("utf-8")
            .splitlines()[finding.position.line - 1][finding.position.column - 1 :],
        )
        for finding in found(folder, code, changed, without)
    ]
