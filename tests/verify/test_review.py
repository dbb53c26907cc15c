"""What a review of papers found: edits that have to fail, and changes of layout that have to pass."""

import re
import shutil
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.command import HARBOURSIDE
from conftest import Appraise
from verify.test_verify import ENDINGS, edit, written

OFFICE = shutil.which("lowriter")


def holds(appraise: Appraise, paper: Path) -> bool:
    ran = appraise("verify", paper, HARBOURSIDE)
    assert ran.code in (0, 1), ran.err
    return ran.code == 0


def changed(change: Callable[[str], str], path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new = change(text)
    assert new != text
    path.write_text(new, encoding="utf-8")


# What has to fail -----------------------------------------------------------------------------------------------------


def test_names_swapped_inside_a_picture(appraise: Appraise, tmp_path: Path) -> None:
    def swap(text: str) -> str:
        picture = re.search(r"<svg(?:(?!</svg>).)*chart-values.*?</svg>", text, re.DOTALL)
        assert picture
        one, other = ">Councils initiate<", ">Status quo continuation<"
        swapped = picture[0].replace(one, ">X<").replace(other, one).replace(">X<", other)
        return text.replace(picture[0], swapped)

    paper = written(appraise, tmp_path, ".html")
    changed(swap, paper)
    assert not holds(appraise, paper)


def test_a_bar_made_longer_in_a_picture(appraise: Appraise, tmp_path: Path) -> None:
    paper = written(appraise, tmp_path, ".html")
    changed(lambda text: re.sub(r'(<rect x="[\d.]+" y="[\d.]+" width=")', r"\g<1>9", text, count=9), paper)
    assert not holds(appraise, paper)


def test_a_picture_file_edited_beside_markdown(appraise: Appraise, tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    assert appraise("brief", HARBOURSIDE, "-o", paper, "--charts", tmp_path / "pictures").code == 0
    assert holds(appraise, paper)
    edit(tmp_path / "pictures" / "values.svg", ">57.1<", ">75.1<")
    assert not holds(appraise, paper)
    (tmp_path / "pictures" / "values.svg").unlink()
    assert not holds(appraise, paper)


def test_two_pictures_of_a_document_swapped(appraise: Appraise, tmp_path: Path) -> None:
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE

    paper = written(appraise, tmp_path, ".docx")
    document = Document(str(paper))
    one, other, *_ = [own.target_part for own in document.part.rels.values() if own.reltype == RELATIONSHIP_TYPE.IMAGE]
    one._blob, other._blob = other.blob, one.blob  # noqa: SLF001 - python-docx can't replace pictures
    document.save(str(paper))
    assert not holds(appraise, paper)


WRONG = {
    "not met is met": ("Not met", "Met", "not met", "met"),
    "a draft is final": ("draft", "final"),
    "ahead is behind": ("points ahead of", "points behind"),
    "it is ready": ("; not ready", "; ready"),
    "the notice is another": ("illustrative judgements by this project", "judgements of all partners together"),
    "a dissenting view is turned round": ("would not have ruled out", "wanted to have ruled out"),
    "nobody is sure": ("The lead is clear", "The lead is close"),
    "another unit": ("£4.1 million (between", "£4.1 thousand (between"),
    "it is denied": ("The lead is clear", "The lead isn\u2019t clear"),
    "letters turned round": ("with 57.1 out", "with \u202e57.1\u202c out"),
    "about": ("with 57.1 out", "with ~57.1 out"),
    "a power of ten": ("on disruption than 48", "on disruption than 4\u2078"),
    "a question": ("The lead is clear: it", "The lead is clear? It"),
    "a strength": ("main weakness", "main strength"),
    "another month": ("31 March 2014", "31 May 2014"),
    "a column is another": ("Against", "Also for"),
    "a cost is a saving": ("whole-life cost", "whole-life saving"),
    "the title is another": ("health and social care: Harbourside", "the case for tenders: Harbourside"),
    "hardly": ("comes first with", "hardly comes first with"),
    "a name is another": ("ahead of CCG led retendering exercises", "ahead of Vertical integration within the NHS"),
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("edits", WRONG.values(), ids=WRONG)
def test_what_a_reader_takes_away(appraise: Appraise, tmp_path: Path, ending: str, edits: tuple[str, ...]) -> None:
    paper = written(appraise, tmp_path, ending)
    made = 0
    for old, new in zip(edits[::2], edits[1::2], strict=True):
        try:
            edit(paper, old, new)
        except AssertionError:
            continue
        made += 1
    assert made
    assert not holds(appraise, paper)


MOVED = {
    "a point against is one for": (r"(\(\+3\.4\))(</td><td>| \| )(Little.*?\(−0\.5\))", r"\1; \3\2"),
    "words hidden as the link to skip is": ("(; not ready)", r'<a class="skip" href="#main">\1</a>'),
    "words that stand in the title": ("(can&#39;t start without)", r"<title>\1</title>"),
    "a number's place freed": (r"(; )not( ready)", r'\1<span class="at">not</span>\2'),
    "a row above the headings": (r"<tr>(<th scope=.row.>Framework model.*?</tr>)", r"<thead><tr>\1</thead>"),
    "a row is set aside": ("<tr>(<th scope=.row.>Framework model)", r'<tr class="set-aside">\1'),
    "a shade on another cell": (r'<td class="shade-4">3</td><td class="shade-4">', '<td class="shade-4">3</td><td>'),
    "a rule that has a column less": (r"\| --- \| --- \|", "| --- |"),
    "a link elsewhere": ('href="#annex_place"', 'href="#annex_costs"'),
    "a script behind a link": ("(Tolerance for difference)</td>", r'<a href="javascript:x">\1</a></td>'),
}


@pytest.mark.parametrize("ending", [".md", ".html"])
@pytest.mark.parametrize(("old", "new"), MOVED.values(), ids=MOVED)
def test_what_is_moved(appraise: Appraise, tmp_path: Path, ending: str, old: str, new: str) -> None:
    paper = written(appraise, tmp_path, ending)
    if not re.search(old, paper.read_text(encoding="utf-8")):
        pytest.skip("this format has no such thing")
    changed(lambda text: re.sub(old, new, text, count=1), paper)
    assert appraise("verify", paper, HARBOURSIDE).code in (1, 2)


STRUCK = {
    "struck out": ("; not ready", "~~; not ready~~"),
    "an empty link": ("; not ready", "[](; not ready)"),
    "code": ("3.6 Views that differed:", "```3.6 Views that differed:"),
    "a link that is not shown": ("- The medical director", "[x]: # (The medical director"),
}


@pytest.mark.parametrize(("old", "new"), STRUCK.values(), ids=STRUCK)
def test_what_markdown_does_not_show(appraise: Appraise, tmp_path: Path, old: str, new: str) -> None:
    paper = written(appraise, tmp_path, ".md")
    edit(paper, old, new)
    assert not holds(appraise, paper)


LEFT_OUT = {
    "a dissenting view": r"^- The medical director would not.*\n",
    "a row without a digit": r"^\| A tender moves.*\n|^\| Write the business case.*\n",
    "the notice": r"Scores, weights, points and ranges are illustrative.*?legal advice\.",
    "a reason": r"One service follows.*?\. ",
}


@pytest.mark.parametrize("pattern", ["a dissenting view", "a row without a digit", "the notice"])
def test_what_is_left_out(appraise: Appraise, tmp_path: Path, pattern: str) -> None:
    paper = written(appraise, tmp_path, ".md")
    changed(lambda text: re.sub(LEFT_OUT[pattern], "", text, count=1, flags=re.MULTILINE), paper)
    assert not holds(appraise, paper)


def styled(settings: str) -> tuple[str, str]:
    """Settings put on what is said of an option that is not ready."""
    return ('<w:r><w:t xml:space="preserve">2nd, ', f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">2nd, ')


UNSEEN = {
    "white": '<w:color w:val="FFFFFF"/>',
    "nearly white": '<w:color w:val="FDFDFD"/>',
    "a theme's ground": '<w:color w:val="auto" w:themeColor="background1"/>',
    "tiny": '<w:sz w:val="2"/>',
    "narrow": '<w:w w:val="1"/>',
    "squeezed": '<w:spacing w:val="-400"/>',
    "off the line": '<w:position w:val="-2000"/>',
    "on black": '<w:shd w:val="clear" w:fill="000000"/>',
    "marked": '<w:highlight w:val="black"/>',
    "signs for letters": '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
    "hidden in another way": "<w:specVanish/>",
    "a tint of the theme's text": '<w:color w:val="000000" w:themeColor="text1" w:themeTint="10"/>',
    "on the theme's text": '<w:shd w:val="clear" w:fill="auto" w:themeFill="text1"/>',
}


@pytest.mark.parametrize("settings", UNSEEN.values(), ids=UNSEEN)
def test_text_that_nobody_can_read(appraise: Appraise, tmp_path: Path, settings: str) -> None:
    paper = written(appraise, tmp_path, ".docx")
    edit(paper, *styled(settings))
    assert not holds(appraise, paper)


IN_WORD = {
    "a cell that another covers": ("<w:tcPr>", '<w:tcPr><w:vMerge w:val="restart"/>'),
    "a table off the page": ("<w:tblPr>", '<w:tblPr><w:tblInd w:w="15000" w:type="dxa"/>'),
    "a line off the page": ("<w:pPr>", '<w:pPr><w:ind w:left="-20000" w:right="20000"/>'),
    "a page that is off the page": ('w:right="1276"', 'w:right="-9276"'),
    "a field that says something else when it is updated": (
        " PAGEREF annex_costs",
        " QUOTE &quot;Nothing is lost&quot; ",
    ),
    "text that comes from elsewhere": ("<w:body>", "<w:body><w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt>"),
    "a row without height": ("<w:trPr>", '<w:trPr><w:trHeight w:val="1" w:hRule="exact"/>'),
    "a hidden row": ("<w:trPr>", "<w:trPr><w:hidden/>"),
    "a cropped picture": ("<a:stretch>", '<a:srcRect b="60000"/><a:stretch>'),
    "a picture upside down": ("<a:xfrm>", '<a:xfrm rot="10800000">'),
    "a picture as small as a stamp": ('<wp:extent cx="', '<wp:extent cx="1" title="'),
    "text taken out": ('<w:r><w:t xml:space="preserve">2nd, ', '<w:del/><w:r><w:t xml:space="preserve">2nd, '),
}


THROUGHOUT = {
    "a theme whose text is white": (
        "theme/theme1",
        'val="windowText" lastClr="000000"',
        'val="window" lastClr="FFFFFF"',
    ),
    "white unless a style says otherwise": (
        "styles",
        "<w:rPrDefault><w:rPr>",
        '<w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/>',
    ),
    "dark for light": ("settings", 'w:t1="dark1"', 'w:t1="light1"'),
}


@pytest.mark.parametrize(("part", "old", "new"), THROUGHOUT.values(), ids=THROUGHOUT)
def test_a_whole_document_that_nobody_can_read(
    appraise: Appraise, tmp_path: Path, part: str, old: str, new: str
) -> None:
    paper = written(appraise, tmp_path, ".docx")
    edit(paper, "<w:r><w:t", '<w:r><w:rPr><w:color w:val="auto" w:themeColor="text1"/></w:rPr><w:t')
    assert holds(appraise, paper)
    edit(paper, old, new, part=f"word/{part}.xml")
    assert not holds(appraise, paper)


@pytest.mark.parametrize(("old", "new"), IN_WORD.values(), ids=IN_WORD)
def test_what_word_does_not_show(appraise: Appraise, tmp_path: Path, old: str, new: str) -> None:
    paper = written(appraise, tmp_path, ".docx")
    edit(paper, old, new)
    assert not holds(appraise, paper)


# What has to pass -----------------------------------------------------------------------------------------------------


def reflowed(text: str) -> str:
    """Every paragraph on lines of 60 letters, as an editor breaks them."""

    def broken(part: str) -> str:
        if part.startswith(("|", "#", "-", ">")) or re.match(r"\d+\. ", part):
            return part
        return "\n".join(textwrap.wrap(part, 60, break_long_words=False, break_on_hyphens=False))

    return "\n\n".join(map(broken, text.split("\n\n")))


def renumbered(text: str) -> str:
    return text.replace("## Annex A:", "## 5\\. Annex A:").replace("## 1\\.", "## 1.0")


SAME: dict[str, Callable[[str], str]] = {
    "reflowed": reflowed,
    "curly apostrophes": lambda text: text.replace("'", "\u2019"),
    "straight quotes": lambda text: text.replace("\u201c", '"').replace("\u201d", '"'),
    "other numbers of headings": renumbered,
    "a paragraph in two": lambda text: text.replace(". For what the place", ".\n\nFor what the place"),
    "no annex on the method": lambda text: re.sub(r"\n## Annex J.*?(?=\n## )", "", text, flags=re.DOTALL),
    "no annexes": lambda text: re.sub(r"## Annex A.*(?=## What this paper)", "", text, flags=re.DOTALL),
    "other signs": lambda text: text.replace("\n- ", "\n* ").replace("| --- |", "|:---|"),
    "non-breaking blanks": lambda text: text.replace("out of 100", "out\u00a0of\u00a0100"),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_layout_plays_no_part(appraise: Appraise, tmp_path: Path, change: Callable[[str], str]) -> None:
    paper = written(appraise, tmp_path, ".md")
    changed(change, paper)
    ran = appraise("verify", paper, HARBOURSIDE)
    assert ran.code == 0, ran.out


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice Writer is not installed")
def test_a_document_saved_again_by_another_program(appraise: Appraise, tmp_path: Path) -> None:
    paper = written(appraise, tmp_path, ".docx")
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", str(tmp_path / "again"), str(paper)], check=True, capture_output=True)
    ran = appraise("verify", tmp_path / "again" / paper.name, HARBOURSIDE)
    assert ran.code == 0, ran.out
    edit(tmp_path / "again" / paper.name, "57.1 out of 100", "61.1 out of 100")
    assert not holds(appraise, tmp_path / "again" / paper.name)


def contents_of(text: str) -> str:
    found = re.search("<nav.*?</nav>", text, re.DOTALL)
    assert found
    return found[0]


ON_A_PAGE: dict[str, Callable[[str], str]] = {
    "contents at the top": lambda text: text.replace(contents_of(text), "").replace(
        "<main", f"{contents_of(text)}<main"
    ),
    "contents at the end": lambda text: text.replace(contents_of(text), "").replace(
        "</main>", f"</main>{contents_of(text)}"
    ),
    "an annex cut, and not its line in the contents": lambda text: re.sub(
        r'<section id="annex_method".*?</section>', "", text, flags=re.DOTALL
    ),
    "comments": lambda text: text.replace("<main", "<!-- checked by finance: 3 of 4 done --><main"),
    "another English": lambda text: text.replace('lang="en-GB"', 'lang="en"'),
}


@pytest.mark.parametrize("change", ON_A_PAGE.values(), ids=ON_A_PAGE)
def test_layout_of_a_page_plays_no_part(appraise: Appraise, tmp_path: Path, change: Callable[[str], str]) -> None:
    paper = written(appraise, tmp_path, ".html")
    changed(change, paper)
    ran = appraise("verify", paper, HARBOURSIDE)
    assert ran.code == 0, ran.out


def test_a_councils_name_on_each_page_is_listed_and_passes(appraise: Appraise, tmp_path: Path) -> None:
    from docx import Document

    paper = written(appraise, tmp_path, ".docx")
    for text, code in (("Harbourside Council", 0), ("Approved by finance", 1)):
        document = Document(str(paper))
        document.sections[0].header.paragraphs[0].text = text
        document.save(str(paper))
        ran = appraise("verify", paper, HARBOURSIDE)
        assert ran.code == code, ran.out
        assert text in " ".join(ran.out.split())


def test_a_paper_without_a_heading(appraise: Appraise, tmp_path: Path) -> None:
    paper = written(appraise, tmp_path, ".md")
    changed(lambda text: re.sub(r"^#+ .*$", "", text, flags=re.MULTILINE), paper)
    ran = appraise("verify", paper, HARBOURSIDE)
    assert ran.code == 1
    assert "is not there" in " ".join(ran.out.split())
