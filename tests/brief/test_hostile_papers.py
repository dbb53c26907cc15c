"""Papers and templates made to take all the time or memory there is: each is read, or refused in words.

None takes long. Where a search takes the square of its length again, a case here takes minutes.
"""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from brief import kept
from cli.command import HARBOURSIDE
from conftest import Appraise

MARK = {".md": "## 2\\. The options\n", ".html": '<section id="options"'}
TEXTS: dict[str, tuple[str, str, tuple[int, str]]] = {
    "comments without an end": (".html", "<!--" * 50_000, (2, "its markup is not whole")),
    "many comments": (".html", "<!-- -->" * 25_000, (0, "")),
    "many tags": (".html", "<p>" * 310_000, (2, "more than 300,000 tags")),
    "many attributes": (".html", f"<a {'b ' * 100_000}>", (2, "its markup is not whole")),
    "one line of many pieces": (".html", "<b>x</b>" * 40_000, (0, "")),
    "starts of references": (".html", "&#" * 100_000, (0, "")),
    "pictures without an end": (".md", "![" * 100_000, (0, "")),
    "pictures in pictures": (".md", "![a](" * 40_000, (2, "is not this place's paper")),
    "rules that are none": (".md", "|---" * 50_000 + "x", (0, "")),
    "lines of signs": (".md", "|\n" * 110_000, (2, "more than 100,000 lines")),
    "too many lines": (".md", "a1\n" * 50_000, (2, "is not this place's paper")),
    "a number without an end": (".md", "9" * 200_000, (1, "")),
    "too large": (".md", "x" * 5_000_000, (2, "it is too large for a paper")),
}


@pytest.mark.parametrize(("ending", "added", "ends"), TEXTS.values(), ids=TEXTS)
def test_texts(appraise: Appraise, tmp_path: Path, ending: str, added: str, ends: tuple[int, str]) -> None:
    paper = kept.paper(appraise, tmp_path, HARBOURSIDE, ending)
    text = paper.read_text(encoding="utf-8")
    paper.write_text(text.replace(MARK[ending], f"{added}\n{MARK[ending]}", 1), encoding="utf-8")
    ran = appraise("verify", paper, HARBOURSIDE)
    assert (ran.code, ends[1] in " ".join(ran.err.split())) == (ends[0], True), ran.err
    assert len(ran.out) < 20_000


def nested(depth: int, lines: int) -> bytes:
    inside = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * lines
    return b"<w:tbl><w:tr><w:tc>" * depth + inside + b"</w:tc></w:tr></w:tbl>" * depth


BODY, LINKS = "word/document.xml", "word/_rels/document.xml.rels"
LINK = b'<Relationship Id="x%d" Type="http://a/b" TargetMode="External" Target="http://a.b"/>'
DOCUMENTS: dict[str, tuple[str, bytes, bytes, str]] = {
    "empty paragraphs": (BODY, b"<w:body>", b"<w:p/>" * 410_000, "more than 400,000 paragraphs"),
    "tables in one another": (BODY, b"<w:body>", nested(70, 1_000), "stand in one another too deeply"),
    "one long text": (BODY, b"<w:body>", b"<!--" + b"x" * 5_000_000 + b"-->", "a text or an element that is too long"),
    "many links": (LINKS, b"<Relationship ", b"", "more than 5,000 links"),
    "a document type": (BODY, b"<w:document", b"<!DOCTYPE a [<!ENTITY a 'b'>]>", "declares a document type"),
}


def spoilt(paper: Path, changed: Mapping[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(paper) as parts:
        content = {name: parts.read(name) for name in parts.namelist()} | dict(changed)
    with zipfile.ZipFile(paper, "w", packed) as parts:
        for name, own in content.items():
            parts.writestr(name, own)


def refused(appraise: Appraise, paper: Path, said: str) -> None:
    ran = appraise("verify", paper, HARBOURSIDE)
    assert (ran.code, said in " ".join(ran.err.split())) == (2, True), ran.err
    out = paper.with_name("out.docx")
    ran = appraise("brief", HARBOURSIDE, "-o", out, "--template", paper)
    assert (ran.code, "F017" in ran.err, out.exists()) == (1, True, False)
    assert said.lower() in " ".join(ran.err.split()).lower()


@pytest.mark.parametrize(("part", "at", "added", "said"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents(appraise: Appraise, tmp_path: Path, part: str, at: bytes, added: bytes, said: str) -> None:
    paper = kept.paper(appraise, tmp_path, HARBOURSIDE, ".docx")
    with zipfile.ZipFile(paper) as parts:
        own = parts.read(part)
    before = part == LINKS or added.startswith(b"<!DOCTYPE")
    added = added or b"".join(LINK % number for number in range(5_001))
    spoilt(paper, {part: own.replace(at, added + at if before else at + added, 1)})
    refused(appraise, paper, said)


def test_a_document_that_unpacks_to_a_huge_one(appraise: Appraise, tmp_path: Path) -> None:
    paper = kept.paper(appraise, tmp_path, HARBOURSIDE, ".docx")
    spoilt(paper, {"word/media/more.png": bytes(61_000_000)})
    refused(appraise, paper, "unpacks to more than")


def test_a_document_of_many_parts_or_packed_in_another_way(appraise: Appraise, tmp_path: Path) -> None:
    paper = kept.paper(appraise, tmp_path, HARBOURSIDE, ".docx")
    spoilt(paper, {}, zipfile.ZIP_LZMA)
    refused(appraise, paper, "packed in a way that documents are not")
    spoilt(paper, {f"more/{number}": b"" for number in range(2_001)})
    refused(appraise, paper, "more than 2,000 parts")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_document_with_two_parts_of_one_name(appraise: Appraise, tmp_path: Path) -> None:
    paper = kept.paper(appraise, tmp_path, HARBOURSIDE, ".docx")
    with zipfile.ZipFile(paper, "a") as parts:
        parts.writestr(BODY, parts.read(BODY).replace(b"57.1", b"99.9"))
    refused(appraise, paper, "two of its parts have one name")


def test_a_template_of_many_styles(appraise: Appraise, tmp_path: Path) -> None:
    paper = kept.paper(appraise, tmp_path, HARBOURSIDE, ".docx")
    with zipfile.ZipFile(paper) as parts:
        own = parts.read("word/styles.xml")
    more = b"".join(b'<w:style w:type="paragraph" w:styleId="s%d"/>' % number for number in range(2_001))
    spoilt(paper, {"word/styles.xml": own.replace(b"</w:styles>", more + b"</w:styles>")})
    ran = appraise("brief", HARBOURSIDE, "-o", tmp_path / "out.docx", "--template", paper)
    assert (ran.code, "more than 2,000 styles" in ran.err) == (1, True)


def test_nested_tables_are_read_once(appraise: Appraise, tmp_path: Path) -> None:
    paper = kept.paper(appraise, tmp_path, HARBOURSIDE, ".docx")
    with zipfile.ZipFile(paper) as parts:
        own = parts.read(BODY)
    spoilt(paper, {BODY: own.replace(b"<w:body>", b"<w:body>" + nested(40, 1_000), 1)})
    ran = appraise("verify", paper, HARBOURSIDE)
    assert (ran.code, "a a a" in " ".join(ran.out.split())) == (0, True)
