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
    """A line that stands elsewhere than those beside it, and where they stand."""

    line: int
    fits: tuple[int, ...]  # indents that would do


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
    own, above = indent(lines[at]), _above(lines, at)
    if above >= 0 and own > key_indent(lines[above]):
        return too_far_in(lines, above, at)
    inside = -1
    while above >= 0 and indent(lines[above]) > own:
        inside, above = above, _above(lines, above)
    if above < 0:  # the file's first line sets where all others begin
        return Slip(inside, (own,)) if inside >= 0 else None
    if key_indent(lines[above]) > own:  # an item, whose fields stand further in than its dash
        inside = above
    return None if inside < 0 or indent(lines[above]) == own else _too_far_out(lines, inside, above, at)


def _too_far_out(lines: Sequence[str], inside: int, above: int, at: int) -> Slip:
    """The line that slipped where one ends the block below another without ending that."""
    own, outer = indent(lines[at]), indent(lines[above])
    if _is_alone(lines, above, at) and _fits_better(lines, above, own):
        return Slip(above, (own,))
    fits = indent(lines[inside]) if inside != above else key_indent(lines[inside])
    if inside != above and _is_alone(lines, inside, at) and _fits_better(lines, inside, own):
        return Slip(inside, (own,))
    return Slip(at, (fits, outer))


def too_far_in(lines: Sequence[str], first: int, at: int) -> Slip:
    """The line that slipped where one stands further in than the whole line before it: itself, or that one."""
    own, is_item = indent(lines[at]), lines[at].lstrip().startswith("- ")
    if _is_alone(lines, first, at) and _fits_better(lines, first, own):
        return Slip(first, (own,))
    return Slip(at, (indent(lines[first]) if is_item else key_indent(lines[first]),))


def is_closed(lines: Sequence[str], line: int, column: int) -> bool:
    """Whether the bracket at a place is closed anywhere."""
    rest = "\n".join([lines[line][column:], *lines[line + 1 :]])
    depth = 0
    for piece in _PIECES.findall(rest):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(piece, 0)
        if not depth:
            return True
    return False


def _is_alone(lines: Sequence[str], first: int, at: int) -> bool:
    """Whether no other line before one is as far in as the first, which is no item of a list."""
    own, between = indent(lines[first]), lines[first + 1 : at]
    return not lines[first].lstrip().startswith("-") and all(
        indent(line) != own for line in between if has_content(line)
    )


def _fits_better(lines: Sequence[str], line: int, other: int) -> bool:
    """Whether a line would stand further in by as much as lines of this file do, and only there."""
    own, above = indent(lines[line]), _above(lines, line)
    while above >= 0 and indent(lines[above]) >= own:
        above = _above(lines, above)
    outer, usual = indent(lines[above]) if above >= 0 else own, _usual_step(lines)
    return own - outer != usual == other - outer and above >= 0


def key_indent(line: str) -> int:
    """How far in the first key of a line stands, after the dash where it has one."""
    return len(line) - len(re.sub(r"^ *(?:- +)*", "", line))


def _usual_step(lines: Sequence[str]) -> int:
    """By how many spaces lines of this file mostly stand further in than the one above."""
    indents = [indent(line) for line in lines if has_content(line)]
    steps = Counter(after - before for before, after in pairwise(indents) if after > before)
    return steps.most_common(1)[0][0] if steps else 2


def _above(lines: Sequence[str], at: int) -> int:
    """The next line above with something on it; -1 where there is none."""
    return next((line for line in range(at - 1, -1, -1) if has_content(lines[line])), -1)
