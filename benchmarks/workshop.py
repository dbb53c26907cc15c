"""How long the page for a decision conference takes to draw one move, in a browser.

    python benchmarks/workshop.py [MOVES]

A place of 24 options by 40 criteria and 12 local factors, every score and level with a range. A mouse drags sliders, a
step at a time, in Chromium without a graphics card, which paints with the processor. What a move took is read in the
browser's own trace:

- **page**: the work of the page's thread from the event until the frame is handed on: script, styles, layout and paint.
  That is what a page can be held to, and what is held here against a frame at 60 a second.
- **pixels**: the work of the browser's other threads until that frame is in the window. With a graphics card, the card
  does most of it.
- **in sight**: from the event to the frame in the window, with all waiting: for the next frame's turn, and for other
  programs.
- **at rest**: the page's work once a slider rests, when all that stands beside the ranking follows. It is in no move.

Work is time of the processor, which waiting does not lengthen. Other programs make that dearer, too: *spin* is what a
fixed sum takes beside the moves, at best and in the middle, and tells how quiet the machine was. Each line has the
median and what 19 in 20 stay within.
"""

import json
import statistics
import sys
import tempfile
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from playwright.sync_api import Browser, Page

from brief.browser import opened, running
from cli import files
from integration_appraisal import appraise, load
from integration_appraisal.workshop.contents import contents
from integration_appraisal.workshop.page import html

OPTIONS, CRITERIA, FACTORS = 24, 40, 12
LIMIT = 16.0  # milliseconds
CATEGORIES = ["-*", "toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "cc", "viz", "__metadata"]
PAUSE = 0.05  # seconds between two steps of a drag: less than what the page takes for rest
DRAGGED = 20  # steps of one slider
STEP = 0.04  # of a slider's length; of levels, from one to the next
REST = 0.7  # seconds after the last step

PAGE = ("Renderer", "CrRendererMain")
COMPOSITOR = ("Renderer", "Compositor")
WINDOW = ("GPU Process", "VizCompositorThread", "Display::DrawAndSwap")
RASTER = ("Renderer", "ThreadPoolForegroundWorker", "RasterTask")
TASK = "ThreadControllerImpl::RunTask"


class Move(NamedTuple):
    """Milliseconds; what came at rest, where the slider rested after it."""

    page: float
    pixels: float
    in_sight: float
    at_rest: float | None


def place(folder: Path) -> Path:
    """A large place, drawn from a seed."""
    rng = Random(1)  # noqa: S311 - a place, no secret
    names = [f"c{at}" for at in range(CRITERIA)]
    factors = [f"f{at}" for at in range(FACTORS)]

    def cell() -> dict[str, Any]:
        score = rng.randint(20, 80)
        return {"score": score, "low": score - rng.randint(1, 20), "high": score + rng.randint(1, 20)}

    options = [
        {
            **files.option(f"o{at}", {}),
            "scores": {name: cell() for name in names},
            "relies_on": {name: {"at_least": rng.randint(2, 3)} for name in rng.sample(factors, 6)},
        }
        for at in range(OPTIONS)
    ]
    lists = {
        "criteria": [files.criterion(name, weight=rng.randint(1, 20)) for name in names],
        "local_factors": [files.factor(name) for name in factors],
    }
    levels = {name: {"level": 2, "low": 1, "high": 3} for name in factors}
    return files.place(folder, *options, lists=lists, local_factors=levels)


class Event(NamedTuple):
    """Milliseconds: when it began and ended, and what it took of the processor."""

    begun: float
    ended: float
    work: float


class Trace:
    """The events of a trace by process, thread and name, each list in its order."""

    def __init__(self, text: bytes) -> None:
        events = json.loads(text)["traceEvents"]
        processes = {own["pid"]: own["args"]["name"] for own in events if own["name"] == "process_name"}
        threads = {(own["pid"], own["tid"]): own["args"]["name"] for own in events if own["name"] == "thread_name"}
        self._events: dict[tuple[str, str, str], list[Event]] = defaultdict(list)
        self.moves: list[float] = []
        for own in sorted((own for own in events if own["ph"] == "X"), key=lambda own: float(own["ts"])):
            begun, took = own["ts"] / 1000, own.get("dur", 0) / 1000
            thread = threads.get((own["pid"], own["tid"]), "")
            key = processes.get(own["pid"], ""), thread, own["name"]
            self._events[key].append(Event(begun, begun + took, own.get("tdur", 0) / 1000))
            if key == (*PAGE, "EventDispatch") and own["args"]["data"]["type"] == "input":
                self.moves.append(begun)

    def within(self, key: tuple[str, str, str], first: float, last: float) -> list[Event]:
        """The events that begin between two times."""
        own = self._events[key]
        return own[bisect_left(own, (first,)) : bisect_left(own, (last,))]

    def work(self, key: tuple[str, str, str], first: float, last: float) -> float:
        """What these took of the processor, in milliseconds."""
        return sum(own.work for own in self.within(key, first, last))


def measured(trace: Trace) -> Iterator[Move]:
    """What each move took that was drawn before the next."""
    for heard, following in zip(trace.moves, [*trace.moves[1:], trace.moves[-1] + 1000 * REST], strict=True):
        task = next(own for own in trace.within((*PAGE, TASK), heard - 1000, heard) if own.ended > heard)
        commits = trace.within((*PAGE, "Commit"), heard, following)
        handed = commits[0].ended if commits else following
        draws = trace.within((*COMPOSITOR, "ProxyImpl::ScheduledActionDraw"), handed, following)
        swaps = trace.within(WINDOW, draws[0].begun, following) if draws else []
        if not swaps:
            continue
        pixels = (
            trace.work((*COMPOSITOR, TASK), handed, draws[0].ended)
            + trace.work(RASTER, handed, draws[0].ended)
            + swaps[0].work
        )
        rested = following - heard > 1000 * REST / 2
        rest = trace.work((*PAGE, TASK), handed, heard + 1000 * REST / 2) if rested else None
        yield Move(trace.work((*PAGE, TASK), task.begun, handed), pixels, swaps[0].ended - heard, rest)


def dragged(page: Page, selector: str, moves: int) -> Iterator[float]:
    """Drag sliders with the mouse; what a sum takes beside each step."""
    sliders = page.locator(selector).all()
    for own in islice(cycle(sliders), moves // DRAGGED):
        own.scroll_into_view_if_needed()
        box = own.bounding_box() or {}
        stops = own.evaluate("({min, max, step}) => (max - min) / step")
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        time.sleep(REST)
        page.mouse.down()
        for place in swing(max(STEP, 1 / stops)):
            time.sleep(PAUSE)
            page.mouse.move(box["x"] + box["width"] * (0.1 + 0.8 * place), box["y"] + box["height"] / 2)
            yield spin()
        time.sleep(REST)
        page.mouse.up()


def spin() -> float:
    """What a fixed sum takes of the processor now, in milliseconds."""
    begun = time.thread_time()
    sum(range(100_000))
    return 1000 * (time.thread_time() - begun)


def swing(step: float) -> Iterator[float]:
    """Places from 0 to 1, from the middle to and fro."""
    at, by = 0.5, step
    for _ in range(DRAGGED):
        if abs(at + by - 0.5) > 0.5 + step / 2:
            by = -by
        at += by
        yield at


def told(name: str, took: list[float]) -> float:
    """One line; what 19 in 20 stay within."""
    late = statistics.quantiles(took, n=20)[-1]
    print(f"  {name:9} median {statistics.median(took):5.1f} ms, 19 in 20 within {late:5.1f} ms")
    return late


def moved(browser: Browser, page: Page, tab: str, selector: str, moves: int) -> None:
    """Drag the sliders of a tab, and say what it took."""
    page.get_by_role("tab", name=tab).click()
    for _ in dragged(page, selector, DRAGGED):
        pass
    browser.start_tracing(page=page, categories=CATEGORIES)
    spins = list(dragged(page, selector, moves))
    trace = Trace(browser.stop_tracing())
    found = list(measured(trace))
    spin = f"spin {min(spins):.2f} ms at best, {statistics.median(spins):.2f} ms in the middle"
    print(f"{tab}: {len(found)} of {len(trace.moves)} moves drawn before the next; {spin}")
    late = told("page", [own.page for own in found])
    told("pixels", [own.pixels for own in found])
    told("in sight", [own.in_sight for own in found])
    told("at rest", [own.at_rest for own in found if own.at_rest is not None])
    print(f"  {'under' if late < LIMIT else 'OVER'} the limit of {LIMIT:.0f} ms")


def main() -> None:
    """Make the place, open its page, and move."""
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder, running() as browser:
        made = Path(folder) / "room.html"
        made.write_text(html(contents(appraise(load(place(Path(folder)))))), encoding="utf-8")
        print(f"{OPTIONS} options, {CRITERIA} criteria, {FACTORS} local factors; {made.stat().st_size / 1024:.0f} KB")
        with opened(browser, made) as page:
            page.get_by_role("button", name="Uncover it").click()
            page.wait_for_selector("#ranking li")
            moved(browser, page, "Weights", "#panel-weights input[type=range]", moves)
            moved(browser, page, "Local factors", "#panel-factors input[type=range]", moves)


if __name__ == "__main__":
    main()
