"""Lines that findings are about: as much of each as there is room for, around a column."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, takewhile
from pathlib import Path

from rich.cells import get_character_cell_size

from integration_appraisal.findings import Finding, Position
from integration_appraisal.loading.files import File
from integration_appraisal.loading.paths import real_path
from integration_appraisal.render import Screen
from integration_appraisal.render.findings import Excerpt
from integration_appraisal.render.runners import BRACKETED

_LEAST = 16
_BEFORE = 2 / 3  # of the room, for what stands before the column: the key of a value


class Excerpts:
    """Collects what a screen shows of files' lines: all that stays of a file's text once it has been checked.

    Of a link that leads out of all ``folders``, nothing is shown.
    """

    def __init__(self, screen: Screen, folders: Iterable[str]) -> None:
        self.shown: dict[tuple[str, Position], Excerpt] = {}
        self._screen = screen
        self._roots = [real_path(folder) for folder in folders]

    def add(self, files: Iterable[File], findings: Iterable[Finding]) -> None:
        """Keep the lines of ``files`` that ``findings`` are about."""
        asked: defaultdict[str, set[Position]] = defaultdict(set)
        for finding in findings:
            if (finding.file, finding.position) not in self.shown:
                asked[finding.file].add(finding.position)
        for file in files:
            if file.name in asked and self._may_be_shown(file):
                self._add_lines(file, asked[file.name])

    def _may_be_shown(self, file: File) -> bool:
        return not file.is_linked or any(Path(file.real).is_relative_to(root) for root in self._roots)

    def _add_lines(self, file: File, positions: Iterable[Position]) -> None:
        text = (file.content or b"").decode("utf-8-sig", "replace")
        lines = text.replace("\r\n", "\n").split("\n")  # as the reader counts them
        for position in positions:
            line = lines[position.line - 1] if 0 < position.line <= len(lines) else ""
            room = self._screen.width - len(str(position.line)) - 3
            if line.strip():
                self.shown[file.name, position] = excerpt(
                    line, position.column, room, ascii_only=self._screen.ascii_only
                )


def excerpt(text: str, column: int, room: int, *, ascii_only: bool = False) -> Excerpt:
    """What to show of a line, and how many cells of it stand before the column, counted from 1 in characters."""
    room = max(room, _LEAST)
    at = min(column - 1, len(text))
    start = max(0, at - 4 * room)  # far more than can be shown, even if half of it takes no room
    pieces = list(_pieces(text, start, at + 4 * room, ascii_only=ascii_only))
    first, last = _window([_width(piece) for piece in pieces], at - start, room, cut=len(_mark(ascii_only)))
    shown = "".join(pieces[first:last])
    before = "".join(pieces[first : at - start])
    left = _mark(ascii_only) if start + first > 0 else ""
    right = _mark(ascii_only) if start + last < len(text) else ""
    return f"{left}{shown}{right}".rstrip(), _width(left + before)


def _window(widths: list[int], at: int, room: int, *, cut: int) -> tuple[int, int]:
    """Which pieces are shown, first and one past the last: all, or what fits with a mark at each end."""
    if sum(widths) <= room:
        return 0, len(widths)
    room -= 2 * cut
    most_before = max(int(room * _BEFORE), room - sum(widths[at:]))
    first = at - _fitting(widths[:at][::-1], most_before)
    return first, max(first + _fitting(widths[first:], room), at + 1)


def _fitting(widths: list[int], room: int) -> int:
    return sum(1 for _ in takewhile(lambda used: used <= room, accumulate(widths)))


def _mark(ascii_only: bool) -> str:  # noqa: FBT001 - the screen's own word
    return "..." if ascii_only else "…"


def _pieces(text: str, start: int, end: int, *, ascii_only: bool) -> Iterator[str]:
    """Each character as it is shown: nothing invisible, and no command to a CI runner."""
    tab = ">   " if ascii_only else "→   "
    for place, char in enumerate(text[start:end], start):
        if char == "\t":
            yield tab
        elif not char.isprintable() or (char == "[" and text[max(0, place - 5) : place].endswith(BRACKETED)):
            yield f"\\u{ord(char):04x}"
        else:
            yield "?" if ascii_only and _width(char) != 1 else char


def _width(text: str) -> int:
    return sum(get_character_cell_size(char) for char in text)
