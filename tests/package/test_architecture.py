"""Each floor of the package imports only the floors below it, and what the build file names is there."""

import sys
import tomllib
from pathlib import Path

from cli.command import ROOT, execute

BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_import_contracts_are_kept() -> None:
    ran = execute([Path(sys.executable).parent / "lint-imports", "--no-cache"])
    assert ran.returncode == 0, ran.stdout.decode()
    assert b"0 broken" in ran.stdout


def test_the_contract_of_the_floors_leaves_no_module_out() -> None:
    floors = next(own for own in BUILD["tool"]["importlinter"]["contracts"] if own["type"] == "layers")
    assert floors["exhaustive"] is True
    assert floors["containers"] == ["integration_appraisal"]
    named = {name.strip() for layer in floors["layers"] for name in layer.split("|")}
    package = ROOT / "src" / "integration_appraisal"
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in package.glob("*/__init__.py")}
    assert named == modules | packages


def test_every_folder_that_goes_into_the_wheel_is_there() -> None:
    wheel = BUILD["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["only-include"] == list(wheel["sources"])  # a folder that is missing passes in silence
    for folder in wheel["sources"]:
        assert any((ROOT / folder).iterdir()), folder


def test_the_templates_hold_no_python() -> None:
    """A module there would be imported in place of the package by an editable installation."""
    for folder in ("options", "criteria", "catalogues", "templates"):
        assert list((ROOT / folder).rglob("*.py")) == []
