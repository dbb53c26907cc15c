"""Where somebody slipped, in a file that is no YAML: often a line above the one at which reading stops.

Places here count from 0, as a parser's do; a line's indent is how many spaces stand before it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_KEY = re.compile(r" *(?:- +)*(?:[\w.-]+|\"[^\"]*\"|'[^']*'):(?= |$)")
_PIECES = re.compile(r"""(?<=[\[{,:\s])(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')|[\[\]{}]""")


class Slip(NamedTuple):
    """A line that stands elsewhere than those beside it, and where they stand; or one that lacks its dash."""

    line: int
    fits: tuple[int, ...]  # indents that would do; none where a dash is missing


def is_key(line: str) -> bool:
    """Whether a line begins with the name of a field or an id, and a colon."""
    return _KEY.match(line) is not None


def indent(line: str) -> int:
    """How many spaces stand before a line."""
    return len(line) - len(line.lstrip(" "))


def has_content(line: str) -> bool:
    """Whether a line is neither blank nor a comment."""
    return not line.isspace() and line.strip()[:1] not in ("", "#")


def misplaced(lines: Sequence[str], at: int) -> Slip | None:
    """The line that slipped where one begins that fits nothing above it; None where it stands as other lines do."""
    own, above = indent(lines[at]), line_above(lines, at)
    if above >= 0 and own > key_indent(lines[above]):
        return too_far_in(lines, above, at)
    inside = -1
    while above >= 0 and indent(lines[above]) > own:
        inside, above = above, line_above(lines, above)
    if above < 0:  # the file's first line sets where all others begin
        return Slip(inside, (own,)) if inside >= 0 else None
    if key_indent(lines[above]) > own:  # an item, whose fields stand further in than its dash
        inside = above
    return None if inside < 0 or indent(lines[above]) == own else _too_far_out(lines, inside, above, at)


def _too_far_out(lines: Sequence[str], inside: int, above: int, at: int) -> Slip:
    """The line that slipped where one ends the block below another without ending that."""
    for first in dict.fromkeys((above, inside)):
        if (moved := _moved(lines, first, at)) is not None:
            return Slip(first, (moved,))
    fits = indent(lines[inside]) if inside != above else key_indent(lines[inside])
    return Slip(at, (fits, indent(lines[above])))


def too_far_in(lines: Sequence[str], first: int, at: int) -> Slip:
    """The line that slipped where one stands further in than the whole line before it: itself, or that one."""
    if _lacks_dash(lines, first, at):
        return Slip(first, ())
    moved = _moved(lines, first, at)
    if moved is not None:
        return Slip(first, (moved,))
    return Slip(at, (indent(lines[first]) if _is_item(lines[at]) else key_indent(lines[first]),))


def is_closed(lines: Sequence[str], line: int, column: int) -> bool:
    """Whether the bracket at a place is closed anywhere."""
    rest = "\n".join([lines[line][column:], *lines[line + 1 :]])
    depth = 0
    for piece in _PIECES.findall(rest):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(piece, 0)
        if not depth:
            return True
    return False


def _moved(lines: Sequence[str], first: int, at: int) -> int | None:
    """Where the first of two lines would begin to stand beside the other; None where that is not what slipped.

    It is where no line between stands as it does, and only there it would be as far in as lines of this file are.
    """
    own = indent(lines[first])
    is_field = _is_item(lines[first]) and not _is_item(lines[at])
    other = indent(lines[at]) - (key_indent(lines[first]) - own if is_field else 0)
    if any(indent(line) == own for line in lines[first + 1 : at] if has_content(line)):
        return None
    above = line_above(lines, first)
    while above >= 0 and indent(lines[above]) >= own:
        above = line_above(lines, above)
    outer, usual = indent(lines[above]), _usual_step(lines)
    return other if above >= 0 and own - outer != usual == other - outer else None


def _lacks_dash(lines: Sequence[str], first: int, at: int) -> bool:
    """Whether a line is the first item of a list but for its dash: its fields stand below, and then another item."""
    own, steps = indent(lines[first]), indent(lines[at]) - indent(lines[first])
    rest = (line for line in lines[at:] if has_content(line) and indent(line) <= own)
    below = next(rest, "")
    return steps == len("- ") and _is_item(below) and indent(below) == own and not _is_item(lines[first])


def _is_item(line: str) -> bool:
    return line.lstrip(" ").startswith("- ")


def key_indent(line: str) -> int:
    """How far in the first key of a line stands, after the dash where it has one."""
    return len(line) - len(re.sub(r"^ *(?:- +)*", "", line))


def _usual_step(lines: Sequence[str]) -> int:
    """By how many spaces lines of this file mostly stand further in than the one above."""
    indents = [indent(line) for line in lines if has_content(line)]
    steps = Counter(after - before for before, after in pairwise(indents) if after > before)
    return steps.most_common(1)[0][0] if steps else 2


def line_above(lines: Sequence[str], at: int) -> int:
    """The next line above with something on it; -1 where there is none."""
    return next((line for line in range(at - 1, -1, -1) if has_content(lines[line])), -1)
