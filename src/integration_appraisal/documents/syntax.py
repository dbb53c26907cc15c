"""What libyaml finds wrong with a file, said for somebody who has never read the YAML standard."""

import re
from typing import Any

from integration_appraisal.documents.document import MAX_DEPTH
from integration_appraisal.findings import Finding, Position, shown

CUT = re.compile(r"(?<=[^\s#])[ \t]+(?=#[^\s#!])")
CUT_OFF = (
    "what follows this # is a comment, and the text ends before it. Put the whole text in quotes; "
    "if it is a comment, write a space after the #."
)

# Beginnings of libyaml's and PyYAML's own messages → what to say instead.
_COLON = "mapping values are not allowed"
_UNCLOSED = ("did not find expected ',' or", "expected ',' or")
_NO_CHARACTER = "found invalid Unicode"
_CAN_NOT_BEGIN = "found character that cannot start"
_TOO_DEEP = "exceeded maximum nesting depth"  # newer versions of PyYAML count by themselves
_PLAIN: dict[str | tuple[str, ...], str] = {
    _COLON: "a colon with a space after it makes this a key here. "
    "Put the whole text in quotes, put a comma before the key, or check the indentation.",
    ("did not find expected key", "expected <block end>"): "this line does not fit the lines above it. "
    "Check that it is indented like its neighbours and that quotes are closed.",
    "did not find expected '-'": "this line does not fit the list above it. Begin each item with `- `, indented alike.",
    "block sequence entries are not allowed": "a list item can't begin here. Put it on a line of its own, indented.",
    _CAN_NOT_BEGIN: "a value can't begin with a tab. Use spaces.",
    "found a tab character": "a tab stands where spaces are needed. Indent with spaces.",
    "could not find expected ':'": "this line is not `key: value`. Add the colon, or indent it like the text above.",
    "found unexpected end of stream": "a quote is opened here and never closed.",
    (
        "did not find expected ',' or ']'",
        "expected ',' or ']'",
    ): "a list opened with [ is not closed. Add a comma or ].",
    ("did not find expected ',' or '}'", "expected ',' or '}'"): "a mapping opened with { is not closed. "
    "Add a comma or }.",
    "did not find expected node content": "a value is missing here, or a bracket is not closed.",
    "found unknown escape character": "this backslash is not an escape. "
    "Write the text in single quotes, or double the backslash.",
    "did not find expected alphabetic": "a text that begins with & or * belongs in quotes.",
    "found undefined tag handle": "a text that begins with ! belongs in quotes.",
    "did not find expected <document start>": "the text ends before this line. "
    "Check the indentation, or put the text in quotes.",
    _NO_CHARACTER: "this escape names no character.",
}
# Faults that are noticed further down, or at the end: the thing to mend is where the quote, bracket or line begins.
_SEEN_LATE = ("found unexpected end of stream", "could not find expected ':'", *_UNCLOSED)


def too_deep() -> str:
    """What is said of a file that is nested more deeply than any of ours."""
    return f"nested more than {MAX_DEPTH} levels deep. Write it flatter."


def _second_colon(error: Any, text: str) -> Position | None:
    """The second colon of an entry in brackets, where reading stopped at one."""
    line, column = error.problem_mark.line, error.problem_mark.column
    rest = text.split("\n")[line : line + 1]
    if not rest or rest[0][column : column + 1] != ":":
        return None
    entry = re.split(r"[\[{,]", rest[0][:column])[-1]
    return Position(line + 1, column + 1) if ": " in entry else None  # a first one belongs to a line below


def _cut_before(text: str, line: int, error: Any) -> Position | None:
    """Where a text was cut off, if that may be why the lines after it make no sense."""
    last = error.problem_mark.line + 1 if getattr(error, "problem_mark", None) else line
    lines = text.split("\n")
    for number in range(min(last, len(lines)), max(min(line, last) - 2, 0), -1):
        blanks = CUT.search(lines[number - 1])
        before = lines[number - 1][: blanks.start()] if blanks else ""
        if blanks and not before.lstrip().startswith("#") and not set(before) & set("\"'"):
            return Position(number, blanks.end() + 1)
    return None


def _place(error: Any, problem: str, text: str) -> Position:
    """Where to mend it; libyaml thinks of a line end at the end of every text, and may point behind it."""
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    mark = next(filter(None, reversed(marks) if problem.startswith(_SEEN_LATE) else marks), None)
    if mark is None:
        return Position()
    lines = text.count("\n") + 1
    if mark.line < lines:
        return Position(mark.line + 1, mark.column + 1)
    return Position(lines, len(text) - text.rfind("\n"))


def _in_plain_words(problem: str) -> str:
    unknown = f"this is not valid YAML: {shown(problem, 120)}."
    return next((plain for beginning, plain in _PLAIN.items() if problem.startswith(beginning)), unknown)


def unnamed(mark: Any, file: str) -> Finding:
    """An escape that names no character."""
    return Finding("F005", _PLAIN[_NO_CHARACTER], file, Position(mark.line + 1, mark.column + 1))


def explained(error: Any, file: str, text: str) -> Finding:
    """A YAML error as a finding, at the place where reading stopped or, if that is known, at the thing to mend."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it can't be read")
    position = _place(error, problem, text)
    if problem.startswith(_TOO_DEEP):
        return Finding("F014", too_deep(), file, position)
    comment = _cut_before(text, position.line, error)
    if comment is not None:
        return Finding("F018", CUT_OFF, file, comment)
    colon = _second_colon(error, text) if problem.startswith(_UNCLOSED) else None
    if colon is not None:
        return Finding("F005", _PLAIN[_COLON], file, colon)
    begins = text.split("\n")[position.line - 1][position.column - 1 :][:1]
    if problem.startswith(_CAN_NOT_BEGIN) and begins.strip():
        return Finding("F005", f"a value can't begin with {begins}. Put the whole text in quotes.", file, position)
    return Finding("F005", _in_plain_words(problem), file, position)
