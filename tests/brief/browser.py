"""A browser for the tests of the HTML paper: which one, how it is started, and what a test asks of an open page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

# Read when the module is: a test sees no settings of a person's own.
NAMED = os.environ.get("TEST_BROWSER")
REQUIRED = NAMED is not None or os.environ.get("BROWSER_TESTS") == "required"

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
CHANNELS = ("chrome", "msedge")  # Playwright knows where these are on macOS and Windows
# Nothing that a browser does for itself: no look-ups, no updates, no first page.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
HEIGHT = 900  # of a window, in CSS pixels
NONE = "no Chromium, Chrome or Edge starts here (on Debian: apt-get install chromium fonts-liberation): "
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")


def choices() -> list[dict[str, Any]]:
    """What to start, the best first: the one that ``TEST_BROWSER`` names, or else all that may be here."""
    if NAMED:
        return [{"executable_path": shutil.which(NAMED) or NAMED}]
    found = [path for path in map(shutil.which, COMMANDS) if path]
    return [*({"executable_path": path} for path in found), *({"channel": name} for name in CHANNELS), {}]


def start(playwright: Playwright) -> Browser:
    """The first browser that starts. Without one the test is skipped, or fails where browser tests are required."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # to root a browser gives no sandbox
    said = ""
    for choice in choices():
        try:
            return playwright.chromium.launch(args=FLAGS, chromium_sandbox=not root, timeout=60_000, **choice)
        except Error as error:
            said = said or error.message.strip().splitlines()[0]
    if REQUIRED:
        pytest.fail(NONE + said)
    pytest.skip(NONE + said)


@contextmanager
def running() -> Iterator[Browser]:
    """A started browser."""
    with sync_playwright() as playwright:
        browser = start(playwright)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, file: Path, width: int = 1280) -> Iterator[Page]:
    """A file as a page of that width, in a profile of its own, from which no request goes anywhere else."""
    with browser.new_context(viewport={"width": width, "height": HEIGHT}) as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        context.route("**/*", lambda route: route.continue_() if route.request.url == file.as_uri() else route.abort())
        page = context.new_page()
        page.goto(file.as_uri())
        yield page
        elsewhere = [url for url in asked if url.partition("#")[0] != file.as_uri()]
        assert elsewhere == [], f"The page asked for {elsewhere}."


def examined(page: Page, **options: Any) -> dict[str, list[str]]:
    """What axe-core calls a violation, and what it can't decide: each rule with the elements.

    Text in pictures is left out: axe-core sees no colour under it. ``test_contrast.py`` does.
    """
    settings = {"runOnly": RULES, "resultTypes": ["violations", "incomplete"]} | options
    response = Axe().run(page, context={"exclude": [["svg text"]]}, options=settings).response
    return {
        kind: [f"{rule['id']}: {node['html']}" for rule in response[kind] for node in rule["nodes"]]
        for kind in ("violations", "incomplete")
    }
