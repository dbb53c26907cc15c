"""Text can't break out of the page, whatever field it stands in and whoever typed it, and comes back as it was."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from brief.browser import running
from cli import files
from workshop.rooms import answer, answer_of, appraised, entered, go_to, packed, page_of, tab, text_of_file

HOSTILE = (
    "</script><script>window.broken = 1</script><img src=x onerror='window.broken = 1'><!-- <script> ]]> -->",
    "\"'&lt;&#x3c; %3Cscript%3E javascript:window.broken=1 {{ 7*7 }} ${window.broken=1} `\\u0027` \\ #x: - [a]",
    "'=1+1 @SUM(A1) + - yes\n- no: {a: b}\n\ttab “”",
)
TABS = ("Weights", "Local factors", "Swing weighting", "People", "Snapshots", "Record")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running() as own:
        yield own


def everywhere(folder: Path, text: str) -> Path:
    """A place in which every text is this one; names have a letter more, as they have to differ."""
    source = {"work": "w", "at": text}
    told = {"rationale": text, "source": source}
    criteria = [
        files.criterion("merit", name=f"{text}1", question=text, group="g", **told)
        | {"scale": {"kind": "judged", "worst": text, "best": text}},
        files.criterion("speed", name=f"{text}2", scale={"kind": "linear", "unit": text, "worst": 0, "best": 10}),
        files.criterion("grade", name=f"{text}3", scale={"kind": "grades", "grades": {f"{text}a": 0, f"{text}b": 100}}),
    ]
    factor = files.factor("f", name=f"{text}4", levels=[f"{text}{at}" for at in range(3)], question=text, **told)
    needs = {"relies_on": {"f": {"at_least": 3, **told}}}
    lists = {
        "about": {"title": text, "notice": text},
        "groups": [{"id": "g", "name": text}],
        "criteria": criteria,
        "local_factors": [factor],
        "sources": [{"id": "w", "title": text, "author": text}],
    }
    variant = {"id": "v", "name": f"{text}9", "kind": "stakeholder"}
    variant |= {"weights": {"method": "points", "values": {"merit": 1, "speed": 2, "grade": 3}, "rationale": text}}
    return files.place(
        folder,
        files.option("a", {"merit": 70, "speed": 3, "grade": f"{text}a"}, name=f"{text}5", summary=text, **needs),
        files.option("b", {"merit": 60, "speed": 6, "grade": f"{text}b"}, name=f"{text}6"),
        lists=lists,
        area=text,
        local_factors={"f": {"level": 1, "rationale": text}},
        dissent=[text],
        panel=[{"name": text, "role": text, "chair": True}],
        variants=[variant],
        risks=[text],
        answers={},
    )


def unbroken(page: Page) -> None:
    """Nothing of the text became part of the page."""
    assert page.evaluate("window.broken") is None
    assert page.evaluate("document.images.length + document.querySelectorAll('svg').length") == 0
    assert page.evaluate("document.scripts.length") == 4


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_files_stays_text(browser: Browser, tmp_path: Path, text: str) -> None:
    local = everywhere(tmp_path, text)
    with entered(browser, page_of(local, tmp_path)) as page:
        unbroken(page)
        for name in TABS:
            tab(page, name)
        for opener in page.locator("#ranking button").all():
            opener.click()
            page.keyboard.press("Escape")
        tab(page, "Local factors")
        page.get_by_role("button", name="About").click()
        expect(page.get_by_role("dialog")).to_contain_text(" ".join(text.split()))
        page.keyboard.press("Escape")
        unbroken(page)
        page.locator("#panel-factors input[type=range]").first.press("ArrowRight")
        own = appraised(text_of_file(page), local)
        given = own.local
        assert given.area == text
        assert given.dissent == (text,)
        assert (given.panel[0].name, given.risks[0], given.variants[0].name) == (text, text, f"{text}9")
        assert [row[2:] for row in answer(page).rows] == [row[2:] for row in answer_of(own).rows]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_people_type_stays_text(browser: Browser, tmp_path: Path, text: str) -> None:
    local = files.place(tmp_path, files.option("a", {"merit": 70}), files.option("b", {"merit": 60}))
    line = " ".join(text.split())
    with entered(browser, page_of(local, tmp_path)) as page:
        tab(page, "People")
        page.locator("#person-name").fill(line)
        page.get_by_role("button", name="Add a person").click()
        page.locator("#panel-people input[data-person='0']").fill("7")
        tab(page, "Snapshots")
        page.locator("#snapshot-name").fill(line)
        page.get_by_role("button", name="Keep a snapshot").click()
        tab(page, "Record")
        page.get_by_label("Who agreed the weights").fill(line)
        page.get_by_label("Why these weights").fill(text)
        page.get_by_label("Who saw it otherwise").fill(line)
        unbroken(page)
        given = appraised(text_of_file(page), local).local
        assert given.weights is not None
        assert (given.weights.agreed_by, given.weights.rationale) == (line, text)
        assert given.dissent == (line,)
        assert given.variants[0].name == line


BROKEN: tuple[dict[str, Any], ...] = (
    {"settings": {"given": [-1]}},
    {"settings": {"given": ["1"]}},
    {"settings": {"given": [1, 2]}},
    {"settings": {"given": [0]}},
    {"settings": {"given": [None]}},
    {"settings": {"method": "constructor"}},
    {"settings": {"method": "ranking"}},
    {"people": [{"name": 7, "values": [1]}]},
    {"people": {"length": 1e9}},
    {"snapshots": [{"name": "x", "settings": {}}]},
    {"swing": {"step": 99}},
    {"record": {"panel": "x"}},
)


def test_an_address_from_anyone_is_taken_whole_or_not_at_all(browser: Browser, tmp_path: Path) -> None:
    local = files.place(tmp_path, files.option("a", {"merit": 70}), files.option("b", {"merit": 60}))
    with entered(browser, page_of(local, tmp_path)) as page:
        before, room, notice = answer(page), packed(page), page.locator("#notice")
        good = {"method": "points", "given": [1], "points": [], "levels": []}
        for broken in BROKEN:
            others = {key: own for key, own in broken.items() if key != "settings"}
            go_to(page, room, good | broken.get("settings", {}), **others)
            expect(notice).to_contain_text("could not be used. It is not whole.")
            assert answer(page) == before, broken
            go_to(page, room | {"digest": "sha256:of-another"}, good)
            expect(notice).to_contain_text("It belongs to other files")
            assert answer(page) == before
