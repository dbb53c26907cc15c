"""How GitHub's runner reads a line of a log, after ``ActionCommand.cs`` of actions/runner."""

from typing import NamedTuple

COMMANDS = frozenset(
    (
        *("add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice"),
        *(
            "internal-set-repo-path",
            "remove-matcher",
            "save-state",
            "set-env",
            "set-output",
            "stop-commands",
            "warning",
        ),
    )
)
_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
_OLD = {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%25": "%"}


class Command(NamedTuple):
    """What the runner would do."""

    name: str
    properties: dict[str, str]
    data: str


def obeyed(line: str) -> Command | None:
    """The command that the runner takes the line for, if any: the newer form first, then the old one."""
    return _new(line.lstrip()) or _old(line)


def _new(line: str) -> Command | None:
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    return _command(line[2:end], line[end + 2 :], ",", _PROPERTY, _DATA)


def _old(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    return _command(line[start + 3 : end], line[end + 1 :], ";", _OLD, _OLD)


def _command(
    info: str, data: str, between: str, in_properties: dict[str, str], in_data: dict[str, str]
) -> Command | None:
    name, _, given = info.partition(" ")
    if name not in COMMANDS:
        return None
    pairs = (pair.split("=", 1) for pair in given.strip().split(between) if "=" in pair)
    return Command(name, {key: _taken_back(value, in_properties) for key, value in pairs}, _taken_back(data, in_data))


def _taken_back(text: str, escapes: dict[str, str]) -> str:
    for escape, char in escapes.items():
        text = text.replace(escape, char)
    return text
