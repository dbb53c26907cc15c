"""PyYAML without libyaml, made to read what libyaml reads."""

from typing import Any

import yaml

_STANDS_IN = "\ue000"  # any character that means nothing to YAML


class _Loader(yaml.SafeLoader):
    """Takes a question mark inside a plain text in brackets, and tabs between what stands on a line and inside a text.

    PyYAML's own scanner ends the text at the one, and stops at the others.
    """

    _in_plain = _between = False
    _blanks_on = -1  # the line on which a plain text is looked at for blanks inside it

    def scan_plain(self) -> Any:
        self._in_plain = self.flow_level > 0
        try:
            return super().scan_plain()
        finally:
            self._in_plain = False

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> Any:
        self._blanks_on = self.line
        try:
            return super().scan_plain_spaces(indent, start_mark)
        finally:
            self._blanks_on = -1

    def scan_to_next_token(self) -> None:
        self._between = True
        try:
            super().scan_to_next_token()
        finally:
            self._between = False

    def peek(self, index: int = 0) -> str:
        char: str = super().peek(index)
        if char == "\t" and (self._blanks_on == self.line or (self._between and not self._may_begin_key())):
            return " "
        return _STANDS_IN if char == "?" and self._in_plain else char

    def _may_begin_key(self) -> bool:
        return bool(self.allow_simple_key and not self.flow_level)


def plain_loader(text: str) -> Any:
    """A loader that needs no library of the system."""
    return _Loader(text)
