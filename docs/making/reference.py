"""Makes the pages of reference anew: ``python docs/making/reference.py``. A test says when they are stale."""

from collections.abc import Callable, Mapping
from pathlib import Path

from command_page import commands_page
from json_page import json_page
from python_page import python_page

DOCS = Path(__file__).parents[1]
PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "json.md": json_page,
    "python.md": python_page,
}

if __name__ == "__main__":
    for name, made in PAGES.items():
        (DOCS / name).write_text(made(), encoding="utf-8")
