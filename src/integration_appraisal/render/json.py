"""A page as JSON: unrounded, keys as promised, nothing that is not JSON (no NaN)."""

import json
from typing import Any

from integration_appraisal.render import Screen
from integration_appraisal.render.runners import without_brackets
from integration_appraisal.report.document import Page


def render(page: Page, screen: Screen) -> str:
    """The page's data."""
    return as_json(page.data(), screen)


def as_json(data: Any, screen: Screen) -> str:
    """Data as JSON, on any screen: where only ASCII can be shown, all else as escapes; no command in a log."""
    return _dumped(data, screen, indent=2)


def as_line(data: Any, screen: Screen) -> str:
    """The same on one line."""
    return _dumped(data, screen, indent=None)


def _dumped(data: Any, screen: Screen, indent: int | None) -> str:
    text = json.dumps(data, indent=indent, ensure_ascii=screen.ascii_only, allow_nan=False)
    return without_brackets(text) + "\n"
