"""The pictures in the documents, and the session that they show: ``cd tests && python -m docs.pictures``.

It also takes ``examples/bus/agreed.yaml`` away from that session.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from brief.browser import opened, running
from cli.command import NORTH_YORKSHIRE, ROOT, process
from workshop.rooms import entered, page_of, tab

BUS = ROOT / "examples" / "bus" / "local.yaml"
AGREED = BUS.with_name("agreed.yaml")
PICTURES = ROOT / "docs" / "pictures"
PAPERS = {"paper": NORTH_YORKSHIRE, "bus-paper": BUS}
WIDTH, LENGTH = 900, 1090  # of a paper's first page, in CSS pixels
SEEN = 660  # of the workshop's page
JUDGED = {"Days on which it runs": 40, "Easy to use": 80, "People who would drive": 30}
WHY = "Half of those who ride are over seventy, and few have an app."

Show = Callable[[str], object]


def session(page: Page, show: Show) -> bytes:
    """What the tutorial on workshops has its reader do, and the file that they take away.

    ``show`` gets the name of a picture when the page is as the picture shows it.
    """
    tab(page, "Swing weighting")
    exercise = page.get_by_role("tabpanel", name="Swing weighting")
    following = exercise.get_by_role("button", name="Next")
    following.click()
    following.click()
    exercise.get_by_role("radio", name="People who can get to the clinic").check()
    following.click()
    for name, worth in JUDGED.items():
        exercise.get_by_role("spinbutton", name=f"{name}, swing").fill(str(worth))
    show("room-swing")
    following.click()
    for answer in exercise.get_by_role("radio", name="That is right").all():
        answer.check()
    following.click()
    exercise.get_by_role("button", name="Use these for the room").click()
    tab(page, "Weights")
    show("room")
    tab(page, "Record")
    record = page.get_by_role("tabpanel", name="Record")
    record.get_by_label("Who agreed the weights").fill("The panel of three")
    record.get_by_label("When", exact=True).fill("2026-12-01")
    record.get_by_label("Why these weights").fill(WHY)
    show("room-record")
    with page.expect_download() as download:
        record.get_by_role("button", name="Download the local file").click()
    return Path(download.value.path()).read_bytes()


def _paper(browser: Browser, local: Path, picture: Path) -> None:
    with TemporaryDirectory() as folder:
        paper = Path(folder, "paper.html")
        process("brief", local, "-o", paper)
        with opened(browser, paper, WIDTH) as page:
            page.screenshot(path=picture, clip={"x": 0, "y": 0, "width": WIDTH, "height": LENGTH}, full_page=True)


def _shown(page: Page, picture: Path) -> None:
    """As a reader sees it who looks and does nothing."""
    page.evaluate("() => { document.activeElement.blur(); document.getElementById('notice').style.opacity = 0; }")
    page.screenshot(path=picture, clip={"x": 0, "y": 0, "width": 1280, "height": SEEN})


def main() -> None:
    """Take all pictures anew."""
    with running() as browser:
        for name, local in PAPERS.items():
            _paper(browser, local, PICTURES / f"{name}.png")
        with TemporaryDirectory() as folder, entered(browser, page_of(BUS, Path(folder)), covered=True) as page:
            AGREED.write_bytes(session(page, lambda name: _shown(page, PICTURES / f"{name}.png")))


if __name__ == "__main__":
    main()
