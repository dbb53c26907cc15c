"""What SECURITY.md says that the tool never does: a listener in the process hears what a command asks of the system.

Python tells listeners (`sys.addaudithook`) of every connection, every program that is started, and every file that is
opened or moved. Every command is asked, one after the other in one process.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.command import HARBOURSIDE, execute
from integration_appraisal.cli.app import COMMANDS

LISTENER = """
import json, os, sys
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
FAR = ("socket", "subprocess", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile",
       "webbrowser", "urllib", "http", "ftplib", "smtplib", "pty")
NEAR = ("os.remove", "os.rename", "os.rmdir", "os.truncate", "os.symlink", "os.link", "os.chmod", "os.mkdir", "shutil")
heard = []
def listen(event, given):
    if event == "open" and isinstance(given[0], (str, bytes)):
        if set(given[1] or "") & set("wax+") or (given[2] or 0) & WRITING:
            heard.append(("near", os.fsdecode(given[0])))
    elif event.startswith(NEAR):
        heard.append(("near", os.fsdecode(given[0])))
    elif event.startswith(FAR):
        heard.append(("far", event))
sys.addaudithook(listen)
from integration_appraisal.cli import run
told = []
for given in json.loads(sys.argv[1]):
    del heard[:]
    code = run(given)
    told.append({"given": given, "code": code, "heard": heard[:]})
print("\\n" + json.dumps(told))
"""
LOCAL, OTHER = "subject/local.yaml", str(HARBOURSIDE)
ASKED = [
    ["new", "subject"],
    ["init", "place.yaml"],
    ["export", LOCAL, "-o", "table.xlsx"],
    ["import", "table.xlsx", "-o", "imported"],
    ["sheet", LOCAL, "-o", "panel.xlsx"],
    *(["score", LOCAL, "--format", own] for own in ("table", "markdown", "html", "json", "csv")),
    ["score", OTHER, "place.yaml"],
    ["explain", LOCAL],
    ["sensitivity", LOCAL],
    ["robustness", LOCAL, "--samples", "200"],
    ["diff", OTHER, "place.yaml"],
    ["brief", LOCAL, "-o", "paper.html"],
    ["brief", LOCAL, "-o", "paper.docx"],
    ["brief", LOCAL, "-o", "paper.md", "--charts", "pictures"],
    ["verify", "paper.html", LOCAL],
    ["verify", "paper.docx", LOCAL],
    ["workshop", LOCAL, "-o", "room.html"],
    *(["validate", LOCAL, "--format", own] for own in ("full", "github", "gitlab", "sarif")),
    ["portfolio", LOCAL],
    ["portfolio", LOCAL, "--resume", "places.journal"],
    ["rule", "P151"],
    ["catalogue"],
    ["schema", "local"],
]
WRITTEN = {"place.yaml", "subject", "table.xlsx", "imported", "panel.xlsx", "paper.html", "paper.docx", "paper.md"}
WRITTEN |= {"pictures", "room.html", "places.journal"}


def listened(folder: Path, *asked: list[str]) -> list[dict[str, Any]]:
    """What was heard while each command ran in the folder: whether near or far, and what."""
    ran = execute([sys.executable, "-B", "-c", LISTENER, json.dumps(asked)], cwd=folder)
    assert ran.returncode == 0, ran.stderr.decode()
    told: list[dict[str, Any]] = json.loads(ran.stdout.decode().splitlines()[-1])
    return told


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("reach")
    return folder, listened(folder, *ASKED)


def test_every_command_does_what_it_is_asked(told: tuple[Path, list[dict[str, Any]]]) -> None:
    assert {own["given"][0] for own in told[1]} == set(COMMANDS)
    assert [own for own in told[1] if own["code"]] == []


def test_no_command_uses_a_network_or_starts_a_program(told: tuple[Path, list[dict[str, Any]]]) -> None:
    assert [(own["given"], what) for own in told[1] for where, what in own["heard"] if where == "far"] == []


def test_no_command_writes_anywhere_but_where_it_is_asked_to(told: tuple[Path, list[dict[str, Any]]]) -> None:
    folder, commands = told
    near = {what for own in commands for where, what in own["heard"] if where == "near"}
    assert {path.name for path in folder.iterdir()} == WRITTEN
    assert len(near) > len(WRITTEN)
    assert [path for path in near if not (folder / path).is_relative_to(folder)] == []


def test_what_prints_writes_nothing(told: tuple[Path, list[dict[str, Any]]]) -> None:
    writes = ("init", "new", "import", "export", "sheet", "brief", "workshop")
    printing = [own for own in told[1] if own["given"][0] not in writes and "--resume" not in own["given"]]
    assert [own["given"] for own in printing if own["heard"]] == []


def test_the_listener_hears_the_one_program_that_a_house_template_has(tmp_path: Path) -> None:
    (tmp_path / "house.md").write_text("{{ title }}\n", encoding="utf-8")
    (own,) = listened(tmp_path, ["brief", OTHER, "--template", "house.md", "-o", "paper.md"])
    assert {what for where, what in own["heard"] if where == "far"} == {"subprocess.Popen"}
