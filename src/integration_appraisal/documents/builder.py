"""From YAML events to data and places. Each event is handled by one short method; nothing recurses."""

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

import yaml

from integration_appraisal.documents import characters, numerals, scalars, slips
from integration_appraisal.documents.document import MAX_CHARACTERS, MAX_DEPTH, MAX_FINDINGS, MAX_VALUES, Data, Path
from integration_appraisal.documents.levels import Cut, Level, ListLevel, MapLevel
from integration_appraisal.documents.syntax import CUT, CUT_OFF, DASH, ITEM, RUNS_IN, RUNS_ON, too_deep
from integration_appraisal.findings import Finding, Position, shown

_AROUND = 100  # lines


class Stop(Exception):  # noqa: N818 - not an error of ours: the file has been reported and reading ends
    """Reading ends here: what follows can't be told apart from what was meant."""


class Builder:
    """Builds one document from the events of a loader and adds every fault to ``findings``.

    ``findings`` begins with those of forbidden characters, for each of which ``text`` has a space.
    """

    def __init__(self, file: str, text: str, loader: Any, findings: list[Finding]) -> None:
        self._file = file
        self._findings = findings
        self.values: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.faulty: set[Path] = set()
        self.is_empty = True
        self.last: Any = None  # the event that was read before
        self._loader = loader
        # Needed only where a comment may cut off a text, or an item may go on with one.
        self._lines = text.split("\n") if CUT.search(text) or ITEM.search(text) else []
        self._forbidden = [finding.position for finding in findings]
        self._levels = [Level()]
        self._documents = 0
        self._count = 0

    def build(self) -> Data:
        """The data of the file; raises ``Stop`` or a YAML error where reading has to end."""
        # Not kept by the builder: a circle would hold each file's data in memory until somebody looks for garbage.
        handlers: dict[type[Any], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: partial(self._open, MapLevel),
            yaml.SequenceStartEvent: partial(self._open, ListLevel),
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        loader = self._loader
        while loader.check_event():
            self.last = event = loader.get_event()
            handler = handlers.get(event.__class__)
            if handler is not None:
                handler(event)
        data: Data = self._levels[0].data
        return data

    # Faults and places ------------------------------------------------------------------------------------------------

    def _fault(self, code: str, message: str, event: Any, path: Path | None = None, at: Position | None = None) -> None:
        """Report a fault at an event or elsewhere; ``path`` is that of the value which can't be relied on."""
        self._findings.append(Finding(code, message, self._file, at or Position(*_at(event.start_mark))))
        if path is not None:
            self._distrust(path)
        if len(self._findings) > MAX_FINDINGS:
            raise Stop

    def _stop(self, code: str, message: str, event: Any) -> NoReturn:
        self._fault(code, message, event)
        raise Stop

    def _distrust(self, path: Path) -> None:
        if not self._levels[-1].skips:  # a value that is thrown away does not stand at its path
            self.faulty.add(path)

    def _place(self, event: Any) -> Path:
        """The path of the value that stands or begins here; its place is noted."""
        level = self._levels[-1]
        path = level.next_path()
        if not level.skips:
            self.values[path] = _at(event.start_mark)
            if not isinstance(level, MapLevel):
                self.keys[path] = self.values[path]
        self._count_value(event)
        return path

    def _count_value(self, event: Any) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            self._stop("F015", f"this file holds more than {MAX_VALUES:,} values. Split it.", event)

    def _hides(self, event: Any) -> bool:
        """Whether a forbidden character, which has been reported, stands inside a scalar."""
        if not self._forbidden:
            return False
        start, end = _at(event.start_mark), _at(event.end_mark)
        return any(start <= place < end for place in self._forbidden)

    # Events -----------------------------------------------------------------------------------------------------------

    def _document(self, event: Any) -> None:
        self._documents += 1
        if event.version or event.tags:
            self._fault("F009", "directives (lines that begin with %) are not read. Delete it.", event)
        if self._documents > 1:
            self._stop("F006", "a second document begins here. Keep one document to a file.", event)

    def _open(self, kind: type[MapLevel | ListLevel], event: Any) -> None:
        self.is_empty = False
        if len(self._levels) > MAX_DEPTH:
            self._stop("F014", too_deep(), event)
        if self._awaits_key():
            self._stop("F012", "a list or mapping can't be a key. If it begins with { or [, put it in quotes.", event)
        path = self._place(event)
        self._marks(event, None)  # what is inside is read as it stands, and has faults of its own
        self._levels.append(kind(path, skips=self._levels[-1].skips, in_brackets=event.flow_style))

    def _close(self, _event: Any) -> None:
        data = self._levels.pop().data
        self._levels[-1].store(data)

    def _alias(self, event: Any) -> None:
        message = f"the alias `*{shown(event.anchor)}` is not read. Write the value out."
        if self._awaits_key():
            self._stop("F008", message, event)
        self._fault("F008", message, event, self._place(event))
        self._levels[-1].store(None)

    def _marks(self, event: Any, path: Path | None) -> None:
        """Anchors and tags, which change a value behind the reader's back."""
        if event.anchor is not None:
            self._fault("F008", f"the anchor `&{shown(event.anchor)}` is not read. Delete it.", event)
        if event.tag is not None:
            self._fault("F009", f"the tag `{shown(event.tag)}` is not read. Delete it.", event, path)

    def _scalar(self, event: Any) -> None:
        level = self._awaits_key()
        if level is not None:
            self._key(event, level)
        else:
            self._value(event, self._levels[-1])

    def _awaits_key(self) -> MapLevel | None:
        """The mapping in which a key comes next, if one does."""
        level = self._levels[-1]
        return level if isinstance(level, MapLevel) and level.key is None else None

    # Keys -------------------------------------------------------------------------------------------------------------

    def _key(self, event: Any, level: MapLevel) -> None:
        text: str = event.value.replace(" ", "") if self._hides(event) else event.value
        self._marks(event, None)
        cut = level.last if level.last and level.last.may_go_on_with(event, text) else None
        # What a comma has cut from the value before has no value of its own. Digits that have one are no key.
        if cut is not None and self._has_no_value(event):
            self._lengthen(cut, event)
            return
        level.key, level.last = text, None
        same = unicodedata.normalize("NFC", text)
        is_rest = cut is not None and cut.is_number
        fault = _key_fault(event, level, level.first_lines.get(same), is_rest=is_rest)
        if fault is not None:
            # Without all its grades a scale is not what was meant.
            self._fault(*fault, event, level.path if level.path[-1:] == ("grades",) else None)
            level.skips = True
            return
        level.first_lines[same] = event.start_mark.line + 1
        if not level.skips:
            self.keys[(*level.path, text)] = _at(event.start_mark)

    def _has_no_value(self, key: Any) -> bool:
        """Whether a key has no colon either. After a value, it is then what a comma in braces has cut from that."""
        value = self._loader.peek_event()
        is_nothing = isinstance(value, yaml.ScalarEvent) and not value.value and not value.style
        return is_nothing and _at(value.start_mark) == _at(key.end_mark)

    def _lengthen(self, cut: Cut, key: Any) -> None:
        """Add to a value what a comma has cut from it, and say so once for all commas in it."""
        self._count_value(self._loader.get_event())
        cut.lengthen(key)
        is_number = cut.is_number or numerals.written(cut.text) is not None
        message = numerals.cut(cut.text) if is_number else _in_quotes(cut)
        if cut.finding is None:
            cut.finding = len(self._findings)
            at = None if is_number else Position(*_at(key.start_mark))
            self._fault("F012" if is_number else "F018", message, cut.event, cut.path, at)
        else:
            self._findings[cut.finding] = self._findings[cut.finding]._replace(message=message)

    # Values -----------------------------------------------------------------------------------------------------------

    def _value(self, event: Any, level: Level) -> None:
        self.is_empty = self.is_empty and not event.value
        path = self._place(event)
        self._marks(event, path)
        if self._hides(event):
            self._distrust(path)
        value = self._text(event, path) if event.style else self._plain(event, path)
        if level.in_brackets and event.value:
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            level.last = Cut(event, path, is_number=is_number)
        level.store(value)

    def _plain(self, event: Any, path: Path) -> scalars.Scalar:
        """What stands there without quotes: a number, a word, nothing, or text."""
        text: str = event.value
        if scalars.is_disputed(text):
            self._fault("F013", _quote_it(text), event, path)
            return text
        value = scalars.meaning(text)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._number(value, event, path)
        if value is text or not text:
            self._cut_off(event, path)
            self._runs_on(event, path)
        return self._text(event, path) if value is text else value

    def _number(self, value: float, event: Any, path: Path) -> float | None:
        if scalars.is_finite(value):
            return value
        self._fault("F016", f"{shown(event.value, 30)} is too large a number to compute with.", event, path)
        return None

    def _cut_off(self, event: Any, path: Path) -> None:
        """A plain text ends where a comment begins, which may have been meant for a part of it."""
        line, column = event.end_mark.line, event.end_mark.column
        blanks = CUT.match(self._lines[line], column) if line < len(self._lines) else None
        if blanks:
            self._fault("F018", CUT_OFF, event, path, Position(line + 1, blanks.end() + 1))

    def _runs_on(self, event: Any, path: Path) -> None:
        """An item goes on over lines further in, and may take in others that were meant as such."""
        first, last = event.start_mark.line, event.end_mark.line
        if last == first or not self._lines:
            return
        if re.match(r"-[^\s-]", event.value):
            self._fault("F019", DASH, event, path)
            return
        level = self._levels[-1]
        lines = range(first + 1, last + 1) if isinstance(level, ListLevel) and not level.in_brackets else ()
        item = next((line for line in lines if ITEM.match(f"\n{self._lines[line]}")), None)
        if item is not None:
            start = max(0, first - _AROUND)  # there may be many such, and each is told by the lines around it
            near = self._lines[start : item + _AROUND]
            slipped = start + slips.too_far_in(near, first - start, item - start).line
            place = Position(slipped + 1, slips.indent(self._lines[slipped]) + 1)
            self._fault("F019", RUNS_ON if slipped == item else RUNS_IN, event, path, place)

    def _text(self, event: Any, path: Path) -> str:
        """A text may be too long, or hide a forbidden character behind an escape, which is taken out."""
        text: str = event.value
        if len(text) > MAX_CHARACTERS:
            message = f"this text has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read. Shorten it."
            self._fault("F015", message, event, path)
        # Only double quotes have escapes; all else has been looked at as it stands in the file.
        escaped = next(characters.forbidden(text), None) if event.style == '"' else None
        if escaped is not None:
            message = f"{escaped[1]} must not stand in a text, also not as an escape. Delete it."
            self._fault("F004", message, event, path)
            return characters.without_forbidden(text)
        return "" if text.isspace() else text  # nobody sees blanks


def _at(mark: Any) -> tuple[int, int]:
    """Line and column, both from 1, as in a ``Position``, which takes longer to make."""
    return (mark.line + 1, mark.column + 1)


def _key_fault(event: Any, level: MapLevel, first_line: int | None, *, is_rest: bool) -> tuple[str, str] | None:
    """Code and message of what is wrong with a key; ``first_line`` has the same, and ``is_rest``: it is of a number."""
    text: str = event.value
    if not event.style and text == "<<":
        return "F010", "merge keys (`<<`) are not read. Write the fields out."
    if is_rest or (not event.style and scalars.meaning(text) is not text):
        return "F012", _not_text(text, level.path)
    if len(text) > MAX_CHARACTERS or (event.style and any(characters.forbidden(text))):
        return "F004", "this key is too long or holds a character that must not stand here."
    if first_line is not None:
        return "F011", f"`{shown(text)}` stands already at line {first_line}. Keep one of the two."
    return None


def _not_text(text: str, path: Path) -> str:
    said = f"the key {shown(text, 30) or '(nothing)'} is not text."
    if path[-1:] == ("grades",):
        return f'{said} Put it in quotes: "{shown(text, 30)}".'
    comma = " If it belongs to the text before it, put that text in quotes, comma and all." if path else ""
    return f"{said} A key is the name of a field or an id, which begins with a letter.{comma}"


def _in_quotes(cut: Cut) -> str:
    """What to say of a text that a comma in braces has ended."""
    quote = next((quote for quote in "\"'" if quote not in cut.text), "")
    whole = f": {shown(str(cut.path[-1]), 30)}: {quote}{shown(cut.text, 90)}{quote}" if quote else ""
    said = "a comma ends a text in braces, and what follows is read as a field without a value."
    return f"{said} Put the text in quotes, comma and all{whole}. A list goes in [ ]."


def _quote_it(text: str) -> str:
    said = f'YAML readers disagree on `{shown(text, 30)}`. Put it in quotes if it is text: "{shown(text, 30)}"'
    number = "; if it is a number, write plain digits, such as 10 or 0.5"
    return f"{said}{number if any(char.isdigit() for char in text) else ''}."
