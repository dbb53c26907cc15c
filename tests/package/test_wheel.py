"""The wheel holds all that the command needs, and works where there is no repository."""

import json
import os
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from cli.command import HARBOURSIDE, ROOT, execute, process
from integration_appraisal import __version__

pytestmark = [pytest.mark.package, pytest.mark.slow]

DATA = "integration_appraisal/_data/"
FOLDERS = ("options", "criteria", "catalogues", "templates")
MINUTES = 15 * 60


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    ran = execute([sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], timeout=MINUTES)
    assert ran.returncode == 0, (ran.stdout + ran.stderr).decode()
    (built,) = folder.glob("*.whl")
    return built


def test_the_data_is_what_git_keeps(wheel: Path) -> None:
    kept = execute(["git", "ls-files", "-z", "--", *FOLDERS]).stdout.decode().split("\0")[:-1]
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
    info = f"integration_appraisal-{__version__}.dist-info/"
    ours = {path.relative_to(source).as_posix() for path in files}
    assert {name for name in held if not name.startswith((DATA, info))} == ours
    assert f"{info}licenses/LICENSE" in held


def test_its_metadata_says_what_the_package_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        info = f"integration_appraisal-{__version__}.dist-info"
        metadata = message_from_bytes(archive.read(f"{info}/METADATA"))
        entry_points = archive.read(f"{info}/entry_points.txt").decode()
    assert (metadata["Name"], metadata["Version"]) == ("integration-appraisal", __version__)
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert "appraise = integration_appraisal.__main__:main" in entry_points


def test_installed_by_itself_it_does_all_that_it_does_here(wheel: Path, tmp_path: Path) -> None:
    """In a fresh environment, from an empty folder, without the repository."""
    fresh, empty = tmp_path / "fresh", tmp_path / "empty"
    empty.mkdir()
    python, command = fresh / "bin" / "python", fresh / "bin" / "appraise"
    for step in (
        [sys.executable, "-m", "venv", "--without-pip", fresh],
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-compile", wheel],
    ):
        ran = execute(step, cwd=empty, env=dict(os.environ), timeout=MINUTES)
        assert ran.returncode == 0, ran.stderr.decode()
    _scores_as_here(command, empty)
    for arguments in (
        ["init"],
        ["score", "local.yaml"],
        ["explain", "local.yaml", "framework", "--format", "markdown"],
        ["validate", "local.yaml"],
        ["catalogue", "framework"],
        ["schema", "local"],
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
