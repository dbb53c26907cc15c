"""A page as JSON: unrounded, keys as promised, nothing that is not JSON (no NaN)."""

import json

from integration_appraisal.render import Screen
from integration_appraisal.report.page import Page


def render(page: Page, _screen: Screen) -> str:
    """The page's data."""
    return json.dumps(page.data(), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
