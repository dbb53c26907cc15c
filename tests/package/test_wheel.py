"""What `.ci/release` makes: the source is what Git keeps; the wheel made from it works where there is no repository."""

import json
import re
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from cli.command import HARBOURSIDE, ROOT, environment, execute, process
from integration_appraisal import __version__

pytestmark = [pytest.mark.package, pytest.mark.slow]

DATA = "integration_appraisal/_data/"
FOLDERS = ("options", "criteria", "catalogues", "templates")
MINUTES = 15 * 60


NAME = f"integration_appraisal-{__version__}"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what is published in `dist`, and `fresh`, an environment that has the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("released")
    command = [ROOT / ".ci" / "release", folder / "dist", folder / "fresh"]
    ran = execute(command, env=environment(PYTHON=sys.executable), timeout=MINUTES)
    assert ran.returncode == 0, (ran.stdout + ran.stderr).decode()
    return folder


@pytest.fixture
def wheel(released: Path) -> Path:
    """The wheel, which was made from the source that is published, and not from the repository."""
    return released / "dist" / f"{NAME}-py3-none-any.whl"


def plain(name: str) -> str:
    """A package's name as indexes write it."""
    return re.sub("[-_.]+", "-", name).lower()


def git(*arguments: str) -> set[str]:
    """The files that Git names, as paths from the top of the repository."""
    ran = execute(["git", *arguments, "-z"])
    if ran.returncode:
        pytest.skip("this is no git checkout")
    return set(ran.stdout.decode().split("\0")[:-1])


def test_nothing_else_is_published(released: Path) -> None:
    endings = ("-py3-none-any.whl", ".cdx.json", ".tar.gz")
    assert sorted(path.name for path in (released / "dist").iterdir()) == [NAME + ending for ending in endings]


def test_the_source_is_what_git_keeps_with_all_that_its_tests_and_checks_need(released: Path) -> None:
    kept = git("ls-files", "--cached", "--others", "--exclude-standard") - git("ls-files", "--deleted")
    assert len(kept) > 100
    with tarfile.open(released / "dist" / f"{NAME}.tar.gz") as archive:
        held = {
            member.name.removeprefix(f"{NAME}/"): file.read()
            for member in archive.getmembers()
            if (file := archive.extractfile(member))
        }
    assert held.keys() - {"PKG-INFO"} == kept
    assert {name for name in kept if held[name] != (ROOT / name).read_bytes()} == set()


def test_the_data_is_what_git_keeps(wheel: Path) -> None:
    kept = git("ls-files", *FOLDERS)
    assert len(kept) > 10
    with zipfile.ZipFile(wheel) as archive:
        held = {name.removeprefix(DATA): archive.read(name) for name in archive.namelist() if name.startswith(DATA)}
    assert sorted(held) == sorted(kept)
    assert {name for name, content in held.items() if content != (ROOT / name).read_bytes()} == set()


def test_the_files_are_those_of_the_repository_and_nothing_else(wheel: Path) -> None:
    source = ROOT / "src"
    package = source / "integration_appraisal"
    files = [path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    info = f"{NAME}.dist-info/"
    ours = {path.relative_to(source).as_posix() for path in files}
    assert {name for name in held if not name.startswith((DATA, info))} == ours
    assert {f"{info}licenses/LICENSE", f"{info}licenses/templates/fonts/LICENSE.txt"} <= held


def test_its_metadata_says_what_the_package_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        info = f"{NAME}.dist-info"
        metadata = message_from_bytes(archive.read(f"{info}/METADATA"))
        entry_points = archive.read(f"{info}/entry_points.txt").decode()
    assert (metadata["Name"], metadata["Version"]) == ("integration-appraisal", __version__)
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT AND Bitstream-Vera"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert "appraise = integration_appraisal.__main__:main" in entry_points


def test_installed_by_itself_it_does_all_that_it_does_here(released: Path, tmp_path: Path) -> None:
    """In a fresh environment, from an empty folder, without the repository."""
    fresh, empty = released / "fresh", tmp_path / "empty"
    empty.mkdir()
    python, command = fresh / "bin" / "python", fresh / "bin" / "appraise"
    _scores_as_here(command, empty)
    for arguments in (
        ["init"],
        ["score", "local.yaml"],
        ["explain", "local.yaml", "framework", "--format", "markdown"],
        ["validate", "local.yaml"],
        ["catalogue", "framework"],
        ["schema", "local"],
        ["brief", "local.yaml", "-o", "paper.docx"],
        ["workshop", "local.yaml", "-o", "room.html"],
    ):
        ran = execute([command, *arguments], cwd=empty)
        assert ran.returncode == 0, ran.stderr.decode()
    ran = execute([python, "-m", "integration_appraisal", "--version"], cwd=empty)
    assert (ran.returncode, ran.stdout.decode()) == (0, f"appraise {__version__}\n")
    ran = execute([python, "-c", "import integration_appraisal as own; print(own.__file__)"], cwd=empty)
    assert Path(ran.stdout.decode().strip()).is_relative_to(fresh)


def _scores_as_here(command: Path, empty: Path) -> None:
    ran = execute([command, "score", "-", "--format", "json"], cwd=empty, stdin=HARBOURSIDE.read_bytes())
    assert ran.returncode == 0, ran.stderr.decode()
    there, here = (json.loads(out) for out in (ran.stdout, process("score", HARBOURSIDE, "--format", "json").stdout))
    assert there["digest"] == here["digest"]
    assert there["options"] == here["options"]


def test_the_bill_of_materials_names_all_that_was_installed(released: Path) -> None:
    bill: dict[str, Any] = json.loads((released / "dist" / f"{NAME}.cdx.json").read_bytes())
    assert bill["bomFormat"] == "CycloneDX"
    assert not {"serialNumber", "timestamp"} & {*bill, *bill["metadata"]}  # what is random or of the day
    assert str(released) not in json.dumps(bill)
    root = bill["metadata"]["component"]
    assert (root["name"], root["version"]) == ("integration-appraisal", __version__)
    listed = execute([sys.executable, "-m", "pip", "--python", released / "fresh", "list", "--format", "json"])
    there = {(plain(own["name"]), own["version"]) for own in json.loads(listed.stdout)}
    billed = {(plain(own["name"]), own["version"]) for own in (root, *bill["components"])}
    assert billed == there
    assert len(billed) > 20
