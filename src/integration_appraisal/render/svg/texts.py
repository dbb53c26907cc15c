"""How wide words are, and where their lines break: on the safe side in every font that may draw them.

Widths are the wider of DejaVu Sans, which Word documents get, and Arial with its letters set apart by an eighth of
their height, as WCAG 1.4.12 lets a reader do.
"""

import unicodedata
from functools import cache

SIZE = 15  # height of letters: 11.2 pt where a picture is 16.5 cm wide
LINE = 18  # from one line to the next
_MOST_LINES = 12  # of a name
_BOLD = 1.12
_CLASSES = {
    0.4: "',./:;I\\fijl|",
    0.5: '!"()-[]`rt',
    0.6: " *",
    0.7: "$0123456789?JL_abcdeghknopqsuvxyz{}",
    0.8: "&ABEFKPSTVXYZ",
    0.9: "#+<=>CDGHNOQRU^w~",
    1.0: "Mm",
    1.1: "%W",
    1.2: "@",
}
_ASCII = {letter: width for width, letters in _CLASSES.items() for letter in letters}
_OTHERS = {"Ll": 1.05, "Lm": 0.8, "Lu": 1.2, "Mn": 0.0, "Me": 0.0, "Cf": 0.0, "Pd": 1.0, "Pi": 0.8, "Pf": 0.8}
_WIDEST = 1.3


@cache
def _letter(letter: str) -> float:
    """The width of a letter, in parts of its height."""
    return _ASCII.get(letter) or _OTHERS.get(unicodedata.category(letter), _WIDEST)


def wide(said: str, *, bold: bool = False) -> float:
    """How much room a line of words takes at most."""
    return SIZE * sum(map(_letter, said)) * (_BOLD if bold else 1)


def wrapped(said: str, room: float, *, bold: bool = False, most: int = _MOST_LINES) -> list[str]:
    """Lines that fit into a room, at least one. Long words break; what would fill the picture is cut."""
    lines = [""]
    for word in said.split():
        for part in _parts(word, room, bold=bold):
            longer = f"{lines[-1]} {part}".strip()
            if wide(longer, bold=bold) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
    lines = lines[1:] if not lines[0] and len(lines) > 1 else lines
    return lines if len(lines) <= most else [*lines[: most - 1], _cut(lines[most - 1], room, bold=bold)]


def _parts(word: str, room: float, *, bold: bool) -> list[str]:
    """A word in parts that fit into a room."""
    parts = [""]
    for letter in word:
        if parts[-1] and wide(parts[-1] + letter, bold=bold) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def _cut(line: str, room: float, *, bold: bool) -> str:
    """A line that says that it goes on."""
    while line and wide(f"{line} …", bold=bold) > room:
        line = line[:-1]
    return f"{line} …"
