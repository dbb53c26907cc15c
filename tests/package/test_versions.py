"""The versions of libraries: exact ones for people and CI, floors for everybody else, one of each for each library."""

import re
import sys
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement

from cli.command import ROOT, execute
from docs.documents import block
from integration_appraisal import __version__

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONSTRAINTS = (ROOT / "constraints.txt").read_text("utf-8")
DIRECT = [
    requirement
    for text in (
        *PROJECT["project"]["dependencies"],
        *(text for extra in PROJECT["project"]["optional-dependencies"].values() for text in extra),
    )
    if (requirement := Requirement(text)).name != PROJECT["project"]["name"]
]
VERSIONS = ["3.11", "3.12", "3.13"]
PINS = [Requirement(line) for line in CONSTRAINTS.splitlines() if not line.startswith("#")]


def plain(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


@pytest.mark.parametrize("requirement", DIRECT, ids=lambda requirement: requirement.name)
def test_a_library_has_a_floor_and_an_exact_version_above_it(requirement: Requirement) -> None:
    assert any(bound.operator == ">=" for bound in requirement.specifier)
    pins = [pin for pin in PINS if plain(pin.name) == plain(requirement.name)]
    assert pins
    for pin in pins:
        (exact,) = pin.specifier
        assert exact.operator == "=="
        assert requirement.specifier.contains(exact.version)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_each_python_has_one_version_of_each_library(version: str, system: str) -> None:
    surroundings = {"python_version": version, "python_full_version": f"{version}.0", "sys_platform": system}
    names = [plain(pin.name) for pin in PINS if not pin.marker or pin.marker.evaluate(surroundings)]
    assert sorted(names) == sorted(set(names))
    assert {plain(requirement.name) for requirement in DIRECT} <= set(names)


def test_the_versions_are_dated() -> None:
    assert re.search(r"^# Made on 20\d\d-\d\d-\d\d;", CONSTRAINTS, re.MULTILINE)


def test_the_version_stands_in_the_package_and_what_names_it_elsewhere_agrees() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert PROJECT["project"]["dynamic"] == ["version"]
    named = re.findall(r"\bv(\d+\.\d+\.\d+)`|OWNER/appraise@v(\S+?)[\"\n]", (ROOT / "docs/ci.md").read_text("utf-8"))
    assert len(named) > 4
    assert {one or other for one, other in named} == {__version__}


def test_the_changes_begin_with_what_is_unreleased_or_with_this_version() -> None:
    heads = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert re.fullmatch(rf"Unreleased|{re.escape(__version__)}, 20\d\d-\d\d-\d\d", heads[0])
    assert [head for head in heads[1:] if not re.fullmatch(r"\d+\.\d+\.\d+, 20\d\d-\d\d-\d\d", head)] == []


def test_the_pythons_that_are_claimed_are_those_that_the_versions_are_for() -> None:
    claimed = [line.rsplit(" ", 1)[-1] for line in PROJECT["project"]["classifiers"] if ":: Python :: 3." in line]
    assert claimed == VERSIONS
    assert PROJECT["project"]["requires-python"] == f">={VERSIONS[0]}"
    assert PROJECT["project"]["classifiers"] == sorted(PROJECT["project"]["classifiers"])


def test_what_builds_the_package_is_exact() -> None:
    (backend,) = PROJECT["build-system"]["requires"]
    assert re.fullmatch(r"hatchling==[0-9.]+", backend)


@pytest.mark.parametrize("marker", ["set up and score", "set up and test"])
def test_the_commands_that_people_paste_use_them(marker: str) -> None:
    workflow = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    for name in (marker, f"on Windows: {marker}"):
        assert "-c constraints.txt" in block("README.md", name)
    for line in block("README.md", f"on Windows: {marker}").splitlines():
        assert line in workflow


def test_the_action_uses_them() -> None:
    assert '--constraint "$GITHUB_ACTION_PATH/constraints.txt"' in (ROOT / "action.yml").read_text("utf-8")


def test_pydantic_looks_for_no_plugins() -> None:
    """Where pydantic moves its search, the stand-in for it is of no use any more."""
    script = """
import sys
from integration_appraisal.cli import run
run(["schema", "local", "-o", "/dev/null", "--force"])
import pydantic.plugin._loader as loader
assert not hasattr(loader, "__file__"), "pydantic has loaded its own"
from pydantic.plugin import _schema_validator
assert "_loader" in open(_schema_validator.__file__).read()
assert "importlib.metadata" not in sys.modules
"""
    ran = execute([sys.executable, "-c", script])
    assert ran.stderr.decode() == "appraise: /dev/null is not a regular file. Name another.\n"
    assert ran.returncode == 0
