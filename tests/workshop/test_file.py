"""The file that the command writes: its size, its policy, what stands in it as text, and how the command ends."""

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path
from zlib import decompress

import pytest

from cli import files
from cli.command import NORTH_YORKSHIRE
from conftest import Appraise
from integration_appraisal.workshop.page import HERE, bundle

SIZE = 150 * 1024


@pytest.fixture
def written(appraise: Appraise, tmp_path: Path) -> str:
    assert appraise("workshop", NORTH_YORKSHIRE, "-o", tmp_path / "room.html").code == 0
    return (tmp_path / "room.html").read_text(encoding="utf-8")


def part(page: str, element: str) -> str:
    found = re.search(f"<{element}>(.*?)</{element.split(maxsplit=1)[0]}>", page, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_page_is_small_and_asks_for_nothing(written: str) -> None:
    assert len(written.encode()) < SIZE
    markup = re.sub(r"<(script|style)[ >].*?</\1>", "", written, flags=re.DOTALL)
    assert re.findall(r"(?:src|href|action|srcset|data)=[\"'](?!#)", markup) == []
    assert "url(" not in part(written, "style")
    assert "@import" not in part(written, "style")


def test_the_policy_allows_these_scripts_and_this_style_alone(written: str) -> None:
    def digest(text: str) -> str:
        return "'sha256-" + b64encode(sha256(text.encode()).digest()).decode() + "'"

    packed = part(written, 'script type="text/plain" id="script"')
    script = decompress(b64decode(packed)).decode()
    loader = part(written, 'script type="module"')
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written)
    assert policy is not None
    assert policy[1].split("; ") == [
        "default-src 'none'",
        f"script-src {digest(loader)} {digest(script)}",
        f"style-src {digest(part(written, 'style'))}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not re.search(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function)\b", script)
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\(", script)


def test_the_same_file_gives_the_same_page(appraise: Appraise, written: str) -> None:
    ran = appraise("workshop", NORTH_YORKSHIRE)
    assert ran.code == 0
    assert ran.out == written


def test_a_file_with_errors_gives_no_page(appraise: Appraise, tmp_path: Path) -> None:
    local = files.place(tmp_path, files.option("a", {"merit": 170}), files.option("b", {"merit": 1}))
    ran = appraise("workshop", local, "-o", tmp_path / "room.html")
    assert ran.code == 1
    assert "N002" in ran.err
    assert not (tmp_path / "room.html").exists()


def test_a_page_goes_into_html_and_replaces_nothing_unasked(appraise: Appraise, tmp_path: Path) -> None:
    ran = appraise("workshop", NORTH_YORKSHIRE, "-o", tmp_path / "room.pdf")
    assert ran.code == 2
    assert "the file ends in .html" in ran.err
    (tmp_path / "room.html").write_text("mine", encoding="utf-8")
    assert appraise("workshop", NORTH_YORKSHIRE, "-o", tmp_path / "room.html").code == 2
    assert (tmp_path / "room.html").read_text(encoding="utf-8") == "mine"
    assert appraise("workshop", NORTH_YORKSHIRE, "-o", tmp_path / "room.html", "--force").code == 0


def test_modules_that_import_each_other_are_told(tmp_path: Path) -> None:
    for own, other in (("a", "b"), ("b", "a")):
        (tmp_path / f"{own}.js").write_text(f'import {{{other}}} from "./{other}.js";\nexport const {own} = 1;\n')
    with pytest.raises(ValueError, match="imports itself"):
        bundle(tmp_path / "a.js")


def test_a_module_keeps_its_own_names(tmp_path: Path) -> None:
    (tmp_path / "b.js").write_text("const same = 2;\nexport const twice = (own) => same * own;\n")
    (tmp_path / "a.js").write_text('import { twice as double } from "./b.js";\nconst same = 3;\ndouble(same);\n')
    assert bundle(tmp_path / "a.js") == (
        "const module0 = (() => {\nconst same = 2;\nconst twice = (own) => same * own;\nreturn {twice};\n})();\n"
        "const module1 = (() => {\nconst { twice: double } = module0;\nconst same = 3;\ndouble(same);\n"
        "return {};\n})();\n"
    )


def test_modules_fit_on_a_few_screens() -> None:
    long = {path.name: len(path.read_text("utf-8").splitlines()) for path in (HERE / "page").glob("*.js")}
    assert {name for name, lines in long.items() if lines > 300} == set()
