"""A page as JSON: unrounded, keys as promised, nothing that is not JSON (no NaN)."""

import json

from integration_appraisal.render import Screen
from integration_appraisal.report.page import Page


def render(page: Page, screen: Screen) -> str:
    """The page's data; where only ASCII can be shown, all else as escapes."""
    return json.dumps(page.data(), indent=2, ensure_ascii=screen.ascii_only, allow_nan=False) + "\n"
