"""PyYAML without libyaml, made to read what libyaml reads."""

from typing import Any

import yaml

_STANDS_IN = "\ue000"  # any character that means nothing to YAML


class _Loader(yaml.SafeLoader):
    """Takes a question mark inside a plain text in brackets, which PyYAML's own scanner ends the text at."""

    _in_plain = False

    def scan_plain(self) -> Any:
        self._in_plain = self.flow_level > 0
        try:
            return super().scan_plain()
        finally:
            self._in_plain = False

    def peek(self, index: int = 0) -> str:
        char: str = super().peek(index)
        return _STANDS_IN if char == "?" and self._in_plain else char


def plain_loader(text: str) -> Any:
    """A loader that needs no library of the system."""
    return _Loader(text)
