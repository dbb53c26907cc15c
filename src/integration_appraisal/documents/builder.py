"""From YAML events to data and places. Each event is handled by one short method; nothing recurses."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import yaml

from integration_appraisal.documents import characters, numerals, scalars
from integration_appraisal.documents.document import MAX_CHARACTERS, MAX_DEPTH, MAX_FINDINGS, MAX_VALUES, Data, Path
from integration_appraisal.documents.syntax import CUT, CUT_OFF, too_deep
from integration_appraisal.findings import Finding, Position, shown

_DIGITS = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")


class Stop(Exception):  # noqa: N818 - not an error of ours: the file has been reported and reading ends
    """Reading ends here: what follows can't be told apart from what was meant."""


class _Cut:
    """A number that commas may have cut: what there is of it, where it begins, and which finding says so."""

    __slots__ = ("path", "start", "text", "told")

    def __init__(self, text: str, start: Any, path: Path) -> None:
        self.text = text
        self.start = start
        self.path = path
        self.told: int | None = None


class _Level:
    """One open mapping or list."""

    __slots__ = ("commas", "cut_by", "data", "first_lines", "is_map", "key", "path", "skips")

    def __init__(self, path: Path, *, is_map: bool) -> None:
        self.path = path
        self.is_map = is_map
        self.data: Any = {} if is_map else []
        self.key: str | None = None
        self.skips = False  # the value that comes next is read for its faults and thrown away
        self.first_lines: dict[str, int] = {}
        self.commas: _Cut | None = None  # the last number, with what commas have cut from it
        self.cut_by: Any = None  # a key that may be the rest of that number


class Builder:
    """Builds one document from its events and notes every fault on the way."""

    def __init__(self, file: str, findings: list[Finding], text: str) -> None:
        self.file = file
        self._lines = text.split("\n") if CUT.search(text) else None
        self._forbidden = [finding.position for finding in findings]  # characters that a space stands for
        self.findings = findings
        self.data: Data = None
        self.values: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.faulty: set[Path] = set()
        self.found_content = False
        self._levels: list[_Level] = []
        self._documents = 0
        self._count = 0
        self._skipped = 0  # open levels whose value is thrown away

    def build(self, events: Iterable[Any]) -> None:
        """Take all events; raises ``Stop`` or a YAML error where reading has to end."""
        # Not kept by the builder: a circle would hold each file's data in memory until somebody looks for garbage.
        handlers: dict[type[Any], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_map,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in events:
            handler = handlers.get(event.__class__)
            if handler is not None:
                handler(event)

    # Faults -----------------------------------------------------------------------------------------------------------

    def _fault(self, code: str, message: str, event: Any, path: Path | None = None, at: Position | None = None) -> None:
        begins = event.start_mark
        place = at or Position(begins.line + 1, begins.column + 1)
        self.findings.append(Finding(code, message, self.file, place))
        if path is not None and not self._skipped:  # a value thrown away does not stand at its path
            self.faulty.add(path)
        if len(self.findings) > MAX_FINDINGS:
            raise Stop

    def _document(self, event: Any) -> None:
        self._documents += 1
        if event.version or event.tags:
            self._fault("F009", "directives (lines that begin with %) are not read. Delete it.", event)
        if self._documents > 1:
            self._fault("F006", "a second document begins here. Keep one document to a file.", event)
            raise Stop

    # Where the next value goes ----------------------------------------------------------------------------------------

    def _wants_key(self) -> bool:
        return bool(self._levels) and self._levels[-1].is_map and self._levels[-1].key is None

    def _next_path(self) -> Path:
        if not self._levels:
            return ()
        level = self._levels[-1]
        if level.is_map:
            return (*level.path, level.key or "")
        return (*level.path, len(level.data))

    def _place(self, event: Any, path: Path) -> None:
        mark = event.start_mark
        if not self._skipped:
            self.values[path] = (mark.line + 1, mark.column + 1)
            if not path or path[-1].__class__ is int:
                self.keys[path] = (mark.line + 1, mark.column + 1)
        self._count_one(event)

    def _count_one(self, event: Any) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            self._fault("F015", f"this file holds more than {MAX_VALUES:,} values. Split it.", event)
            raise Stop

    def _store(self, value: Any) -> None:
        if not self._levels:
            self.data = value
            return
        level = self._levels[-1]
        if not level.is_map:
            level.data.append(value)
            return
        if level.skips:
            self._skipped -= 1
        else:
            level.data[level.key] = value
        level.key, level.skips = None, False

    # Events -----------------------------------------------------------------------------------------------------------

    def _scalar(self, event: Any) -> None:
        levels = self._levels
        if levels and levels[-1].is_map and levels[-1].key is None:
            self._key(event, levels[-1])
            return
        if levels and levels[-1].cut_by is not None and self._is_rest_of_number(event, levels[-1]):
            return
        self.found_content = self.found_content or bool(levels) or event.value != ""
        path = self._next_path()
        self._place(event, path)
        if event.anchor is not None or event.tag is not None:
            self._marks(event, path)
        if self._forbidden and self._hides(event) and not self._skipped:
            self.faulty.add(path)
        self._store(self._value(event, path))

    def _hides(self, event: Any) -> bool:
        """Whether a forbidden character, which has been reported, stands inside a scalar."""
        start, end = ((mark.line + 1, mark.column + 1) for mark in (event.start_mark, event.end_mark))
        return any(start <= place < end for place in self._forbidden)

    def _value(self, event: Any, path: Path) -> scalars.Scalar:
        text: str = event.value
        if event.style:  # quoted or block text
            return self._text(event, path)
        if scalars.is_disputed(text):
            self._fault("F013", _quote_it(text), event, path)
            return text
        value = scalars.meaning(text)
        if self._lines is not None and (value is text or not text):
            self._cut_off(event, path)
        if value is text:
            return self._text(event, path)
        if self._levels and self._levels[-1].is_map and value.__class__ in (int, float):
            self._levels[-1].commas = _Cut(text, event, path)
        if not scalars.is_finite(value):
            self._fault("F016", f"{shown(text, 30)} is too large a number to compute with.", event, path)
            return None
        return value

    def _cut_off(self, event: Any, path: Path) -> None:
        """A plain text ends where a comment begins, which may have been meant for a part of it."""
        mark = event.end_mark
        line = self._lines[mark.line] if self._lines is not None and mark.line < len(self._lines) else ""
        if found := CUT.match(line, mark.column):
            self._fault("F018", CUT_OFF, event, path, Position(mark.line + 1, found.end() + 1))

    def _is_rest_of_number(self, event: Any, level: _Level) -> bool:
        """Whether the value is that of a key without a colon: the rest of a number that a comma has cut in two."""
        key, number = level.cut_by, level.commas
        rest, mark = key.end_mark, event.start_mark
        if number is None or event.value or event.style or (rest.line, rest.column) != (mark.line, mark.column):
            self._refuse_number_as_key()
            return False
        level.cut_by = None
        self._count_one(event)
        if len(number.text) <= numerals.LONGEST:  # of a longer one no more is shown
            number.text = f"{number.text},{key.value}"
        if number.told is None:
            number.told = len(self.findings)
            self._fault("F012", numerals.cut(number.text), number.start, number.path)
        else:
            self.findings[number.told] = self.findings[number.told]._replace(message=numerals.cut(number.text))
        self._store(None)
        return True

    def _refuse_number_as_key(self) -> None:
        """A key that might have been the rest of a number has a value, and so is a key."""
        level = self._levels[-1] if self._levels else None
        if level is not None and level.cut_by is not None:
            key, level.cut_by = level.cut_by, None
            self._fault("F012", _not_text(key.value, level.path), key)

    def _text(self, event: Any, path: Path) -> str:
        """A text may be too long, or hide a forbidden character behind an escape, which is taken out."""
        text: str = event.value
        if len(text) > MAX_CHARACTERS:
            self._fault(
                "F015",
                f"this text has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read. Shorten it.",
                event,
                path,
            )
        if event.style != '"':  # only double quotes have escapes; all else has been looked at as it stands in the file
            return "" if text.isspace() else text  # nobody sees blanks
        for _, name in characters.forbidden(text):
            self._fault("F004", f"{name} must not stand in a text, also not as an escape. Delete it.", event, path)
            return characters.without_forbidden(text)
        return "" if text.isspace() else text

    def _key(self, event: Any, level: _Level) -> None:
        text: str = event.value
        if self._forbidden and self._hides(event):
            text = text.replace(" ", "")
        level.key = text
        if event.anchor is not None or event.tag is not None:
            self._marks(event, None)
        if level.commas is not None and not event.style and _DIGITS.fullmatch(text):
            level.skips, level.cut_by = True, event
            self._skipped += 1
            return
        level.commas = None
        same = text if text.isascii() else unicodedata.normalize("NFC", text)
        fault = self._key_fault(event, level, level.first_lines.get(same))
        mark = event.start_mark
        if fault is not None:
            # Without all its grades a scale is not what was meant.
            self._fault(*fault, event, level.path if level.path[-1:] == ("grades",) else None)
            level.skips = True
            self._skipped += 1
            return
        level.first_lines[same] = mark.line + 1
        if not self._skipped:
            self.keys[(*level.path, text)] = (mark.line + 1, mark.column + 1)

    @staticmethod
    def _key_fault(event: Any, level: _Level, first: int | None) -> tuple[str, str] | None:
        text: str = event.value
        if not event.style and text == "<<":
            return "F010", "merge keys (`<<`) are not read. Write the fields out."
        if not event.style and scalars.meaning(text) is not text:
            return "F012", _not_text(text, level.path)
        if len(text) > MAX_CHARACTERS or (event.style and any(characters.forbidden(text))):
            return "F004", "this key is too long or holds a character that must not stand here."
        if first is not None:
            return "F011", f"`{shown(text)}` stands already at line {first}. Keep one of the two."
        return None

    def _open_map(self, event: Any) -> None:
        self._open(event, is_map=True)

    def _open_list(self, event: Any) -> None:
        self._open(event, is_map=False)

    def _open(self, event: Any, *, is_map: bool) -> None:
        self.found_content = True
        if len(self._levels) >= MAX_DEPTH:
            self._fault("F014", too_deep(), event)
            raise Stop
        if self._wants_key():
            self._fault("F012", "a list or mapping can't be a key. If it begins with { or [, put it in quotes.", event)
            raise Stop
        self._refuse_number_as_key()
        path = self._next_path()
        self._place(event, path)
        self._marks(event, None)  # what is inside is read as it stands, and has faults of its own
        self._levels.append(_Level(path, is_map=is_map))

    def _close(self, _event: Any) -> None:
        level = self._levels.pop()
        self._store(level.data)

    def _alias(self, event: Any) -> None:
        message = f"the alias `*{shown(event.anchor)}` is not read. Write the value out."
        if self._wants_key():
            self._fault("F008", message, event)
            raise Stop
        self._refuse_number_as_key()
        path = self._next_path()
        self._place(event, path)
        self._fault("F008", message, event, path)
        self._store(None)

    def _marks(self, event: Any, path: Path | None) -> None:
        """Anchors and tags, which change a value behind the reader's back."""
        if event.anchor is not None:
            self._fault("F008", f"the anchor `&{shown(event.anchor)}` is not read. Delete it.", event)
        if event.tag is not None:
            self._fault("F009", f"the tag `{shown(event.tag)}` is not read. Delete it.", event, path)


def _not_text(text: str, path: Path) -> str:
    said = f"the key {shown(text, 30) or '(nothing)'} is not text."
    if path[-1:] == ("grades",):
        return f'{said} Put it in quotes: "{shown(text, 30)}".'
    return f"{said} A key is the name of a field or an id, which begins with a letter."


def _quote_it(text: str) -> str:
    said = f'YAML readers disagree on `{shown(text, 30)}`. Put it in quotes if it is text: "{shown(text, 30)}"'
    number = "; if it is a number, write plain digits, such as 10 or 0.5"
    return f"{said}{number if any(char.isdigit() for char in text) else ''}."
