"""What libyaml finds wrong with a file, said for somebody who has never read the YAML standard."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from integration_appraisal.documents import slips
from integration_appraisal.documents.document import MAX_DEPTH
from integration_appraisal.documents.pasted import names
from integration_appraisal.findings import Finding, Position, shown

CUT = re.compile(r"(?<=[^\s#])[ \t]+(?=#[^\s#!])")
CUT_OFF = (
    "what follows this # is a comment, and the text ends before it. Put the whole text in quotes; "
    "if it is a comment, write a space after the #."
)

ITEM = re.compile(r"\n *- ")
RUNS_ON = (
    "this item stands further in than the one above, so it goes on with the text there. "
    "Indent both alike; if it is text, put the whole text in quotes."
)
RUNS_IN = (
    "the item below stands further in than this, so it goes on with the text here. "
    "Indent both alike; if it is text, put the whole text in quotes."
)
DASH = "a dash needs a space after it to begin an item."
_COLON = "a colon with a space after it makes this a key here. Put the whole text in quotes."
_SECOND_COLON = (
    "a colon with a space after it makes this a key here. Put the whole text in quotes, or a comma before the key."
)
_NO_SPACE = "a colon needs a space after it, as in `key: value`."
_TAB = "a tab stands where spaces are needed. Indent with spaces."
_ESCAPE = "this backslash is not an escape. Write the text in single quotes, or double the backslash."

# Beginnings of libyaml's and PyYAML's own messages.
_COLON_SEEN = "mapping values are not allowed"
_NO_COLON = "could not find expected ':'"
_UNCLOSED = ("did not find expected ',' or", "expected ',' or")
_ENDS = (
    "did not find expected key",
    "expected <block end>",
    "did not find expected '-'",
    "did not find expected <doc",
    "expected '<doc",
)
_NO_NODE = ("did not find expected node content", "expected the node content")
_NO_CHARACTER = "found invalid Unicode"
_CAN_NOT_BEGIN = "found character"
_TOO_DEEP = "exceeded maximum nesting depth"  # newer versions of PyYAML count by themselves
# What to say instead.
_NO_ITEM = "this line does not fit the list above it. Begin each item with `- `, indented alike."
_LACKS_DASH = "the items below have a dash, and this has none. Begin it with `- `, where they do."
_NO_KEY = "a dash stands here where the lines above have keys. Indent it like the dashes of the other items."
_PLAIN: dict[str | tuple[str, ...], str] = {
    _ENDS: "this line does not fit the lines above it. Indent it like its neighbours, or put the text in quotes.",
    (
        "block sequence entries are not allowed",
        "sequence entries are not",
    ): "a list item can't begin here. Put it on a line of its own, indented.",
    (_CAN_NOT_BEGIN, "found a tab character"): _TAB,
    _NO_COLON: "this line is not `key: value`. Add the colon, or indent it like the text above.",
    "found unexpected end of stream": "a quote is opened here and never closed. Close it where the text ends.",
    _NO_NODE: "a value is missing here, or a bracket is not closed.",
    ("found unknown escape character", "did not find expected hexdecimal", "expected escape sequence"): _ESCAPE,
    ("did not find expected alphabetic", "expected alphabetic"): "a text that begins with & or * belongs in quotes.",
    ("did not find expected comment", "expected a comment"): "a text that begins with > or | belongs in quotes.",
    "found undefined tag handle": "a text that begins with ! belongs in quotes.",
    _NO_CHARACTER: "this escape names no character.",
}
# Faults that are noticed further down, or at the end: the thing to mend is where the quote, bracket or line begins.
_SEEN_LATE = ("found unexpected end of stream", _NO_COLON, *_UNCLOSED)


class _Seen(NamedTuple):
    """Where reading stopped, and why; places count from 0."""

    problem: str
    line: int
    column: int
    begun: tuple[int, int] | None  # where what is being read began
    is_in_list: bool
    last: Any  # the event before
    lines: Sequence[str]

    @property
    def place(self) -> tuple[int, int]:
        """Where to mend it as far as a parser knows: some faults are noticed further down than they stand."""
        is_late = self.problem.startswith(_SEEN_LATE) and self.begun is not None
        return self.begun if is_late and self.begun else self.place_of_stop

    @property
    def place_of_stop(self) -> tuple[int, int]:
        """Line and column together."""
        return self.line, self.column

    @property
    def rest(self) -> str:
        """What stands on the line from there on."""
        return self.lines[self.line][self.column :] if self.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        """What stands on the line before there."""
        return self.lines[self.line][: self.column] if self.line < len(self.lines) else ""


_Said = tuple[tuple[int, int], str]  # where, counted from 0, and what


def _cut_before(seen: _Seen, begins: int) -> Position | None:
    """Where a text was cut off, if that may be why the lines after it make no sense."""
    for number in range(min(seen.line + 1, len(seen.lines)), max(min(begins, seen.line) - 1, 0), -1):
        blanks = CUT.search(seen.lines[number - 1])
        before = seen.lines[number - 1][: blanks.start()] if blanks else ""
        if blanks and not before.lstrip().startswith("#") and not set(before) & set("\"'"):
            return Position(number, blanks.end() + 1)
    return None


def too_deep() -> str:
    """What is said of a file that is nested more deeply than any of ours."""
    return f"nested more than {MAX_DEPTH} levels deep. Write it flatter."


def unnamed(mark: Any, file: str) -> Finding:
    """An escape that names no character."""
    return Finding("F005", _PLAIN[_NO_CHARACTER], file, Position(mark.line + 1, mark.column + 1))


def explained(error: Any, file: str, text: str, last: Any) -> Finding:
    """A YAML error as a finding, at the thing to mend where that is known, and else at the place where reading stopped.

    ``last`` is the event before it.
    """
    seen = _seen(error, text, last)
    line, column = seen.place
    if seen.problem.startswith(_TOO_DEEP):
        return Finding("F014", too_deep(), file, Position(line + 1, column + 1))
    comment = _cut_before(seen, line)
    if comment is not None:
        return Finding("F018", CUT_OFF, file, comment)
    told = next(filter(None, (explain(seen) for explain in _EXPLANATIONS)), None)
    (line, column), message = told or (seen.place, _in_plain_words(seen.problem))
    return Finding("F005", message, file, Position(line + 1, column + 1))


def _seen(error: Any, text: str, last: Any) -> _Seen:
    """What is known of an error; libyaml thinks of a line end at the end of every text, and may point behind it."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it can't be read")
    lines = text.split("\n")
    end = (len(lines) - 1, len(lines[-1]))
    marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
    at, begun = (min((mark.line, mark.column), end) if mark else None for mark in marks)
    line, column = at or begun or (0, 0)
    is_in_list = "block collection" in str(getattr(error, "context", None))
    return _Seen(problem, line, column, begun, is_in_list, last, lines)


def _in_plain_words(problem: str) -> str:
    unknown = f"this is not valid YAML: {shown(problem, 120)}."
    return next((plain for beginning, plain in _PLAIN.items() if problem.startswith(beginning)), unknown)


# What is wrong, where more can be said than a parser says -------------------------------------------------------------


def _in_brackets(seen: _Seen) -> _Said | None:
    """Between brackets: a second colon, a bracket of the other kind, no comma, or no end."""
    if not seen.problem.startswith(_UNCLOSED) or seen.begun is None:
        return None
    opens, closes = "[]" if "or ']'" in seen.problem else "{}"
    if seen.rest[:1] == ":" and ": " in re.split(r"[\[{,]", seen.before)[-1]:  # a first one belongs to a line below
        return seen.place_of_stop, _SECOND_COLON
    if seen.rest[:1] in ("]", "}"):
        return seen.place_of_stop, f"what opens with {opens} ends with {seen.rest[0]} here. Write {closes} instead."
    if not slips.is_closed(seen.lines, *seen.begun):
        return seen.begun, f"what opens with {opens} here does not end. Write {closes} where it ends."
    line = seen.last.start_mark.line if _is_plain(seen.last) else seen.last.end_mark.line
    if line < seen.line:
        return (line, len(seen.lines[line].rstrip())), "a comma is missing at the end of this line."
    return seen.place_of_stop, "a comma is missing before this, or a colon."


def _after_quotes(seen: _Seen) -> _Said | None:
    """More follows a text in quotes: they end too early, or far too late."""
    last = seen.last
    if not _is_quoted(last) or not _ends_before(last, seen):
        return None
    begins, ends = last.start_mark.line, last.end_mark.line
    here, below = seen.lines[begins], seen.lines[begins + 1 : ends + 1]
    if any(
        re.match(" *- ", line) or slips.is_key(line) for line in below if slips.indent(line) <= slips.key_indent(here)
    ):
        place = (begins, last.start_mark.column)
        return place, f"a quote is opened here and closed on line {ends + 1} only. Close it where the text ends."
    other = "double" if last.style == "'" else "single"
    twice = ", or write the one inside it twice" if last.style == "'" else ""
    return seen.place_of_stop, f"the text in quotes ends before this. Put the whole text in {other} quotes{twice}."


def _after_bracket(seen: _Seen) -> _Said | None:
    """More follows what stands in brackets."""
    ended = seen.last is not None and seen.last.start_mark.column < seen.last.end_mark.column
    if not (ended and not _is_scalar(seen.last) and seen.problem.startswith(_ENDS) and _ends_before(seen.last, seen)):
        return None
    if seen.rest[:1] in ("]", "}"):
        return seen.place_of_stop, "this bracket closes nothing. Delete it, or put the whole text in quotes."
    return seen.place_of_stop, "more follows the closing bracket. If all of it is a text, put it in quotes."


def _at_a_colon(seen: _Seen) -> _Said | None:
    """A text with a colon in it, or one that runs into the key of a line below."""
    if not seen.problem.startswith(_COLON_SEEN):
        return None
    if _is_plain(seen.last) and seen.last.start_mark.line < seen.line:
        return _run_into(seen, seen.last.start_mark.line, seen.last.start_mark.column)
    return _text_there(seen)


def _run_into(seen: _Seen, line: int, column: int) -> _Said:
    """A text runs into a line with a colon: where it begins something is missing, or a line slipped."""
    begins, is_key = seen.lines[line], slips.is_key(seen.lines[seen.line])
    if re.match(r" *-[^\s-]", begins):
        return (line, slips.indent(begins)), DASH
    has_key = begins[:column].strip(" -")
    if is_key and has_key:
        return _slipped(slips.too_far_in(seen.lines, line, seen.line), seen)
    if not has_key and (is_key or re.fullmatch(r"[\w.-]+", begins[column:].strip())):
        return (line, column), _unlike_a_key(begins[column:])
    return _text_there(seen)


def _text_there(seen: _Seen) -> _Said:
    """A text with a colon in it, perhaps in quotes that are none to YAML."""
    begins = seen.last.value[:1] if _is_scalar(seen.last) else ""
    return seen.place_of_stop, f"{_COLON}{names(begins)}"


def _without_colon(seen: _Seen) -> _Said | None:
    """A line that is no key with a value."""
    if not seen.problem.startswith(_NO_COLON) or seen.begun is None:
        return None
    line, column = seen.begun
    return seen.begun, _unlike_a_key(seen.lines[line][column:])


def _unlike_a_key(text: str) -> str:
    """What keeps a line from being a key with its value, or an item."""
    if re.match(r"[\w.-]+:\S", text):
        return _NO_SPACE
    return DASH if re.match(r"-[^\s-]", text) else _PLAIN[_NO_COLON]


def _out_of_line(seen: _Seen) -> _Said | None:
    """A line that ends a block and stands where no other does."""
    if not seen.problem.startswith(_ENDS) or seen.before.strip():
        return None
    above = slips.line_above(seen.lines, seen.line)
    if above >= 0 and re.match(r" *-[^\s-]", seen.lines[above]):
        return (above, slips.indent(seen.lines[above])), DASH
    slip = slips.misplaced(seen.lines, seen.line)
    if slip is not None:
        return _slipped(slip, seen)
    if seen.is_in_list:
        return seen.place, _NO_ITEM
    if not seen.rest.startswith("- "):
        return None
    is_text = above >= 0 and not slips.is_key(seen.lines[above])
    return _slipped(slips.Slip(above, ()), seen) if is_text else (seen.place, _NO_KEY)


def _slipped(slip: slips.Slip, seen: _Seen) -> _Said:
    if not slip.fits:
        return (slip.line, slips.indent(seen.lines[slip.line])), _LACKS_DASH
    own, *fits = (indent + 1 for indent in (slips.indent(seen.lines[slip.line]), *slip.fits))
    said = f"this line begins in column {own}, and those beside it in column {' or '.join(map(str, fits))}."
    return (slip.line, own - 1), f"{said} Indent it like them."


def _bad_beginning(seen: _Seen) -> _Said | None:
    """A character that YAML keeps for itself."""
    char = seen.rest[:1].strip()
    if not seen.problem.startswith(_CAN_NOT_BEGIN) or not char:
        return None
    return seen.place_of_stop, f"a value can't begin with {char}. Put the whole text in quotes."


def _question_mark(seen: _Seen) -> _Said | None:
    """A question mark in the place of a value, which to YAML begins a key."""
    if not seen.problem.startswith(_NO_NODE) or not seen.rest.startswith("?"):
        return None
    return seen.place_of_stop, "a question mark alone is no value. Write `unknown` for a score, or put it in quotes."


_EXPLANATIONS = (
    _after_quotes,
    _in_brackets,
    _after_bracket,
    _at_a_colon,
    _without_colon,
    _out_of_line,
    _bad_beginning,
    _question_mark,
)


def _is_scalar(event: Any) -> bool:
    return hasattr(event, "value")


def _is_quoted(event: Any) -> bool:
    return _is_scalar(event) and event.style in ("'", '"')


def _is_plain(event: Any) -> bool:
    return _is_scalar(event) and not event.style


def _ends_before(event: Any, seen: _Seen) -> bool:
    """Whether nothing but blanks stands between an event and where reading stopped."""
    line, column = event.end_mark.line, event.end_mark.column
    return line == seen.line and column <= seen.column and not seen.before[column:].strip()
