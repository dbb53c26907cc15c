"""How long the page for a decision conference takes to draw one move, in a browser.

    python benchmarks/workshop.py [MOVES]

A place of 24 options by 40 criteria and 12 local factors, every score and level with a range. One number moves at a
time, and a move counts from the slider's event until the browser has worked out styles and layout and painted. The
limit is a frame at 60 a second. The first line is with weights in view, the second with local factors.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from playwright.sync_api import Page

from brief.browser import opened, running
from cli import files
from integration_appraisal import appraise, load
from integration_appraisal.workshop.contents import contents
from integration_appraisal.workshop.page import html

OPTIONS, CRITERIA, FACTORS = 24, 40, 12
LIMIT = 16.0

MOVE = """async ([selector, moves]) => {
  const sliders = [...document.querySelectorAll(selector)], took = [];
  for (let move = 0; move < moves; move += 1) {
    const slider = sliders[move % sliders.length];
    took.push(await new Promise((done) => requestAnimationFrame(() => {
      const begun = performance.now(), { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - begun);
      const [min, max, step] = [slider.min, slider.max, slider.step].map(Number);
      slider.value = slider.valueAsNumber + step > max ? min + step : slider.valueAsNumber + step;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      port2.postMessage(null);
    })));
  }
  return took;
}"""


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


def told(name: str, took: list[float]) -> None:
    """One line."""
    middle, late = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    verdict = "under" if late < LIMIT else "OVER"
    print(f"{name:15} median {middle:5.1f} ms, 19 in 20 within {late:5.1f} ms: {verdict} the limit of {LIMIT:.0f} ms")


def moved(page: Page, tab: str, selector: str, moves: int) -> list[float]:
    """Milliseconds a move, without the first few."""
    page.get_by_role("tab", name=tab).click()
    took: list[float] = page.evaluate(MOVE, [selector, moves + 5])
    return took[5:]


def main() -> None:
    """Make the place, open its page, and move."""
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder, running() as browser:
        made = Path(folder) / "room.html"
        made.write_text(html(contents(appraise(load(place(Path(folder)))))), encoding="utf-8")
        print(f"{OPTIONS} options, {CRITERIA} criteria, {FACTORS} local factors; {made.stat().st_size / 1024:.0f} KB")
        with opened(browser, made) as page:
            page.wait_for_selector("#ranking li")
            told("Weights", moved(page, "Weights", "#panel-weights input[type=range]", moves))
            told("Local factors", moved(page, "Local factors", "#panel-factors input[type=range]", moves))


if __name__ == "__main__":
    main()
