"""Briefing papers through the command line: what they say, in both formats, on the examples and on a bare place."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from brief import kept
from cli import files
from cli.command import HARBOURSIDE, NORTH_YORKSHIRE, process
from conftest import Appraise

EXAMPLES = (NORTH_YORKSHIRE, HARBOURSIDE)
BODY = ("1. The decision", "2. The options", "3. Why, and how sure", "4. Implications and next steps")
ANNEXES = (
    "Annex A: scores and weights",
    "Annex B: reasons for the scores that matter most",
    "Annex C: where the place stands",
    "Annex D: what would change the answer",
    "Annex E: the appraisal seen otherwise",
    "Annex F: outcomes, checklists and people",
    "Annex G: costs",
    "Annex H: principles and criteria",
    "Annex I: evidence, powers and sources",
    "Annex J: the method",
)
MORE = (
    "Annex K: reasons for all other scores",
    "Annex L: the options in full",
    "Annex M: local factors, barriers and other checklists",
)
STAMP = "What this paper was made from"
VOID = {"meta", "br", "hr", "img", "link", "input", "line", "rect", "circle"}


class Page(HTMLParser):
    """An HTML page taken apart: elements with their attributes, headings, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append((tag, ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("h1", "h2", "h3"):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)
        if self.open and self.open[-1] not in ("style", "title", "desc"):
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def papers(appraise: Appraise, folder: Path, local: Path) -> tuple[str, str]:
    """The Markdown and the HTML of a place."""
    markdown, html = (
        kept.paper(appraise, folder, local, ending).read_text(encoding="utf-8") for ending in (".md", ".html")
    )
    return markdown, html


def headings(markdown: str) -> list[str]:
    return [own.replace("\\", "") for own in re.findall(r"^## (.*)$", markdown, re.MULTILINE)]


def section(markdown: str, heading: str) -> str:
    """What stands under a heading, which may be given without its number."""
    for part in markdown.split("\n## ")[1:]:
        own, _, text = part.partition("\n")
        if own.replace("\\", "").removeprefix(heading[:3]) == heading[3:] or own.endswith(heading):
            return text
    return ""


@pytest.mark.parametrize("local", EXAMPLES, ids=lambda path: path.stem)
def test_both_formats_have_the_same_sections_in_order(appraise: Appraise, tmp_path: Path, local: Path) -> None:
    markdown, html = papers(appraise, tmp_path, local)
    nobody = local == NORTH_YORKSHIRE  # is named in its file, so that no heading says so
    annexes = [own.replace(", checklists and people", " and checklists") if nobody else own for own in ANNEXES]
    assert headings(markdown) == [*BODY, *annexes, STAMP]
    on_page = [*BODY, "Contents of the annexes", *annexes, STAMP]
    assert [text for level, text in Page(html).headings if level == "h2"] == on_page


@pytest.mark.parametrize(("which", "annexes"), [("all", (*ANNEXES, *MORE)), ("main", ANNEXES), ("none", ())])
def test_annexes_are_there_as_asked_and_change_nothing_else(
    appraise: Appraise, which: str, annexes: tuple[str, ...]
) -> None:
    main = appraise("brief", HARBOURSIDE).out
    paper = appraise("brief", HARBOURSIDE, "--annexes", which).out
    assert headings(paper) == [*BODY, *annexes, STAMP]
    for own in headings(paper):
        if own in headings(main):
            assert section(paper, own) == section(main, own)


def test_other_annexes_are_refused(appraise: Appraise) -> None:
    ran = appraise("brief", HARBOURSIDE, "--annexes", "some")
    assert (ran.code, ran.out, "main, all, none" in ran.err) == (2, "", True)


@pytest.mark.parametrize("local", EXAMPLES, ids=lambda path: path.stem)
def test_both_formats_say_the_same(appraise: Appraise, tmp_path: Path, local: Path) -> None:
    markdown, html = papers(appraise, tmp_path, local)
    words = " ".join(" ".join(Page(html).words).split())
    for line in without_charts(markdown[markdown.index("\n## ") :]).splitlines():
        for cell in re.split(r"(?<!\\)\||<br>", re.sub(r"^[#>*\-0-9. ]+", "", line)):
            plain = re.sub(r"\\(.)", r"\1", cell.replace("**", "")).strip("* ")
            if plain and not set(plain) <= set("-: "):
                assert plain.rstrip(":.") in words, plain


def without_charts(markdown: str) -> str:
    """The paper without the tables that stand in for pictures: a bold finding, then a caption and a table."""
    return re.sub(r"^\*\*[^\n]+\.\*\*\n\n[^\n]+:\n\n(?:\|[^\n]*\n)+", "", markdown, flags=re.MULTILINE)


@pytest.mark.parametrize("local", EXAMPLES, ids=lambda path: path.stem)
def test_the_summary_has_the_answer_first_and_at_most_150_words(
    appraise: Appraise, tmp_path: Path, local: Path
) -> None:
    summary = summary_of(papers(appraise, tmp_path, local)[0])
    options = json.loads(appraise("score", local, "--format", "json").out)["options"]
    names = "|".join(["“[^”]*”", *(re.escape(option["name"]) for option in options)])
    assert len(re.findall(r"\w\S*", re.sub(names, "", summary))) <= 150  # names are not counted
    verdict = appraise("score", local, "--format", "markdown").out.splitlines()[4]
    assert verdict.strip("*") in summary


def summary_of(markdown: str) -> str:
    """The summary's text, without the numbers of its paragraphs."""
    text = section(markdown, "The decision").partition("### Summary\n\n")[2].partition("**The question.**")[0]
    return re.sub(r"^(?:> )?1\.\d+ ", "", text, flags=re.MULTILINE).strip()


def test_a_final_paper_says_so(appraise: Appraise, tmp_path: Path) -> None:
    path = bare(tmp_path)
    assert "- Status: draft" in appraise("brief", path).out


def test_the_same_inputs_give_the_same_bytes(appraise: Appraise, tmp_path: Path) -> None:
    for ending, text in zip(("md", "html"), papers(appraise, tmp_path, HARBOURSIDE), strict=True):
        assert process("brief", HARBOURSIDE, "-o", tmp_path / f"again.{ending}").returncode == 0
        assert (tmp_path / f"again.{ending}").read_text(encoding="utf-8") == text


def test_without_a_file_the_paper_is_markdown_on_standard_output(appraise: Appraise, tmp_path: Path) -> None:
    assert appraise("brief", HARBOURSIDE).out == papers(appraise, tmp_path, HARBOURSIDE)[0]


@pytest.mark.parametrize("name", ["paper.pdf", "paper", "paper.md.txt"])
def test_a_file_of_another_kind_is_refused(appraise: Appraise, tmp_path: Path, name: str) -> None:
    ran = appraise("brief", HARBOURSIDE, "-o", tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert ".md" in ran.err
    assert not (tmp_path / name).exists()


# What people have to say ----------------------------------------------------------------------------------------------


def bare(folder: Path, **local: object) -> Path:
    """A small place of which nothing more is known than what computing needs."""
    return files.place(folder, files.option("a", {"merit": 70}), files.option("b", {"merit": 60}), **local)


def test_what_nobody_has_said_is_a_marked_gap(appraise: Appraise, tmp_path: Path) -> None:
    markdown, html = papers(appraise, tmp_path, bare(tmp_path))
    gaps = re.findall(r"^> (?:[\d.]+ )?(?:\*\*(.*?)\.\*\* )?\*\*To be filled in:\*\* (.*)\.$", markdown, re.MULTILINE)
    assert [term for term, _ in gaps if term] == [
        "What is asked", "Recommendation", "The question", "What is to be better",
        "Finance", "Legal", "Equality", "Risk", "Workforce", "Consultation",
        "Procurement", "Next steps",
    ]  # fmt: skip
    assert [said for term, said in gaps if not term] == [
        "views that differed, or that nobody differed",
        "when the scores were agreed",
        "who scored and weighted",
    ]
    assert html.count('class="gap') == len(gaps)


def test_the_recommendation_is_the_peoples_own(appraise: Appraise, tmp_path: Path) -> None:
    path = bare(tmp_path, recommendation={"option": "b", "rationale": "It can start at once"})
    told = section(papers(appraise, tmp_path, path)[0], "The decision")
    said = (
        "Agree that B is the preferred option. It can start at once. B is not the option that scores highest: it is 10"
    )
    assert f"**Recommendation.** {said} points behind A." in told


def test_each_thing_asked_has_a_number(appraise: Appraise, tmp_path: Path) -> None:
    asks = "- approve the plan\n- ask for a report in May"
    path = bare(
        tmp_path, recommendation={"option": "a", "rationale": "Best"}, decision={"body": "The board", "asks": asks}
    )
    told = section(appraise("brief", path).out, "The decision")
    assert "**What is asked.**\n\n1. Approve the plan.\n2. Ask for a report in May.\n" in told
    assert "**Recommendation.** Agree that A is the preferred option. Best.\n" in told


def test_one_thing_asked_is_a_sentence(appraise: Appraise, tmp_path: Path) -> None:
    told = section(appraise("brief", bare(tmp_path, decision={"asks": "- approve the plan\n"})).out, "The decision")
    assert "**What is asked.** Approve the plan.\n" in told


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ({"title": "How the town keeps a bus"}, "How the town keeps a bus: Sometown"),
        ({"title": "Buses in sometown"}, "Buses in sometown"),
        ({"title": "Buses in Sometownshire"}, "Buses in Sometownshire: Sometown"),
        ({}, "Options appraisal: Sometown"),
    ],
)
def test_the_title_says_what_is_decided_and_where(
    appraise: Appraise, tmp_path: Path, about: dict[str, str], title: str
) -> None:
    path = bare(tmp_path, lists={"criteria": [files.criterion("merit")], "about": about})
    assert appraise("brief", path).out.startswith(f"# {title}\n")


def test_texts_keep_their_letters_and_only_an_article_gives_up_its_capital(appraise: Appraise, tmp_path: Path) -> None:
    path = bare(
        tmp_path,
        prepared_by="The clerk",
        weights={"method": "equal", "agreed_by": "The panel", "agreed_on": "2027-05-03"},
        outcomes=[
            {"name": "More borrow", "baseline": "About 4,100", "target": "At least 300 more", "by": "End of 2028"}
        ],
        engagement=[{"who": "Users", "how": "Asked in the branches", "when": "In May"}, {"who": "The friends"}],
        equality={"status": "Begun", "by": "The officer"},
    )
    told = appraise("brief", path).out
    for said in (
        "- Prepared by: The clerk\n",
        "More borrow (today: About 4,100; target: At least 300 more; by: End of 2028).",
        "the weights are this place's own, agreed by the panel.",
        "Begun. The officer assessed it.",
        "Asked so far: Users (Asked in the branches, In May); the friends. ",
        "all criteria count the same. They were agreed by the panel on 3 May 2027.",
    ):
        assert said in told


def test_who_reports_and_who_prepared_it_are_two_lines(appraise: Appraise, tmp_path: Path) -> None:
    told = appraise("brief", bare(tmp_path, report_of="The director", prepared_by="Ann")).out
    assert "- Report of: The director\n- Prepared by: Ann\n" in told


def test_what_relies_on_nothing_lacks_nothing(appraise: Appraise, tmp_path: Path) -> None:
    needs = files.option("a", {"merit": 70}, relies_on={"f": {"at_least": 2}})
    lists = {"criteria": [files.criterion("merit")], "local_factors": [files.factor("f")]}
    path = files.place(
        tmp_path, needs, files.option("b", {"merit": 60}), lists=lists, local_factors={"f": {"level": 3}}
    )
    rows = re.findall(r"^\| [AB] .*$", section(appraise("brief", path).out, "2. The options"), re.MULTILINE)
    assert ["nothing" in row for row in rows[:2]] == [True, True]


def test_works_of_one_author_and_year_have_letters_in_text_and_list(appraise: Appraise, tmp_path: Path) -> None:
    works = {"x": "Zebras", "y": "Apes", "z": "Mules"}
    sources = [{"id": own, "title": title, "author": "Ann", "year": 2026} for own, title in works.items()]
    sources += [
        {"id": "old", "title": "Old", "author": "Ann", "year": 2020},
        {"id": "n", "title": "N", "author": "Ann"},
    ]
    options = [
        files.option(own, {}) | {"scores": {"merit": {"score": at, "source": {"work": own, "at": "Page 1"}}}}
        for at, own in enumerate((*works, "old", "n"), start=1)
    ]
    lists = {"criteria": [files.criterion("merit")], "sources": sources}
    path = files.place(tmp_path, *options, lists=lists, recommendation={"option": "x"})
    told = appraise("brief", path, "--annexes", "all").out
    for own, year in {"x": " 2026c", "y": " 2026a", "z": " 2026b", "old": " 2020", "n": ""}.items():
        assert f"| Ann{year}, Page 1 |" in told
        assert f"Ann{year}, Page 1" in appraise("explain", path, own, "--full").out
    assert "| Author | Year | Title |\n| --- | --- | --- |\n| Ann |  | N |\n| Ann | 2026c | Zebras |\n" in told


NO_MACHINE_WORDS = r"\b[PNSFY]\d{3}\b|`|\b[a-z]+_[a-z_]+\b|\bTrue\b|\d\.\d{4,}|\d[eE][+-]\d"


@pytest.mark.parametrize("local", EXAMPLES, ids=lambda path: path.stem)
def test_no_code_id_field_or_machine_word_stands_in_a_paper(appraise: Appraise, local: Path) -> None:
    paper = appraise("brief", local, "--annexes", "all").out
    text = paper.replace("\\", "").partition(f"## {STAMP}")[0]
    assert re.findall(NO_MACHINE_WORDS, text) == []


# HTML -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("local", EXAMPLES, ids=lambda path: path.stem)
def test_the_page_can_be_used_without_a_mouse_a_screen_or_a_network(
    appraise: Appraise, tmp_path: Path, local: Path
) -> None:
    html = papers(appraise, tmp_path, local)[1]
    page = Page(html)
    assert page.open == []
    assert html.startswith("<!DOCTYPE html>")
    assert page.all("html") == [{"lang": "en-GB"}]
    assert [level for level, _ in page.headings].count("h1") == 1
    assert len(page.all("table")) == len(page.all("caption")) > 10
    assert all(own.get("scope") in ("col", "row") for own in page.all("th"))
    ids = [own["id"] for _, own in page.elements if "id" in own]
    assert len(ids) == len(set(ids))
    assert {(own["href"] or "")[1:] for own in page.all("a")} <= set(ids)
    assert page.all("script") == []
    assert not re.search(r'(?:src|href)="https?:|url\(https?:|@import', html)


# Pictures -------------------------------------------------------------------------------------------------------------


def pictures(html: str) -> list[ET.Element]:
    return [ET.fromstring(text) for text in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]  # noqa: S314 - our own


KINDS = ("values", "cost", "first_and_second", "tornado", "weight", "acceptability")
SVG = "{http://www.w3.org/2000/svg}"


def test_every_picture_has_a_finding_and_says_all_that_it_shows(appraise: Appraise, tmp_path: Path) -> None:
    html = papers(appraise, tmp_path, HARBOURSIDE)[1]
    found = pictures(html)
    assert [own.get("aria-labelledby", "").split("-")[1] for own in found] == list(KINDS)
    for own in found:
        title, description = own.find(f"{SVG}title"), own.find(f"{SVG}desc")
        assert own.get("role") == "img"
        assert title is not None and description is not None  # noqa: PT018 - for the type checker
        assert f"<figcaption>{title.text}</figcaption>".replace("'", "&#39;") in html
        for text in own.iter(f"{SVG}text"):
            for figure in re.findall(r"\d+\.\d", text.text or ""):
                assert figure in (description.text or "") + (title.text or ""), (title.text, figure)


def test_long_names_wrap_and_nothing_of_them_is_lost(appraise: Appraise, tmp_path: Path) -> None:
    name = "A name of eighty characters that an office wrote with care and did not shorten it"
    options = [files.option(own, {"merit": value}, name=f"{name} {own}") for own, value in (("a", 70), ("b", 60))]
    path = files.place(tmp_path, *options, costs={"a": {"total": 9}, "b": {"total": 4}})
    for own in pictures(papers(appraise, tmp_path, path)[1]):
        texts = [text.text or "" for text in own.iter(f"{SVG}text")]
        assert max(len(text) for text in texts) <= 100
        assert f"{name} a".replace(" ", "") in "".join(texts).replace(" ", "")


def test_pictures_stay_inside_their_frame(appraise: Appraise, tmp_path: Path) -> None:
    for own in pictures(papers(appraise, tmp_path, HARBOURSIDE)[1]):
        _, _, width, height = (float(number) for number in own.get("viewBox", "").split())
        for shape in own.iter():
            for name, most in (
                ("x", width),
                ("x1", width),
                ("x2", width),
                ("cx", width),
                ("y", height),
                ("cy", height),
            ):
                assert 0 <= float(shape.get(name, "0")) <= most, (shape.tag, shape.attrib)


def test_markdown_can_show_picture_files(appraise: Appraise, tmp_path: Path) -> None:
    target = tmp_path / "out" / "paper.md"
    target.parent.mkdir()
    assert appraise("brief", HARBOURSIDE, "-o", target, "--charts", tmp_path / "pictures").code == 0
    shown = re.findall(r"^!\[.+\]\((.+)\)$", target.read_text(encoding="utf-8"), re.MULTILINE)
    assert shown == [f"../pictures/{kind}.svg" for kind in KINDS]
    for name in shown:
        assert ET.parse(target.parent / name).getroot().get("role") == "img"  # noqa: S314 - our own


def test_a_blank_in_a_folder_does_not_break_the_address_of_a_picture(appraise: Appraise, tmp_path: Path) -> None:
    target = tmp_path / "paper.md"
    assert appraise("brief", HARBOURSIDE, "-o", target, "--charts", tmp_path / "my (pics)").code == 0
    assert "](my%20%28pics%29/cost.svg)" in target.read_text(encoding="utf-8")
    assert (tmp_path / "my (pics)" / "cost.svg").is_file()


def test_where_one_file_may_not_be_written_none_is(appraise: Appraise, tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text("old", encoding="utf-8")
    ran = appraise("brief", HARBOURSIDE, "-o", tmp_path / "paper.md", "--charts", tmp_path / "pictures")
    assert (ran.code, [own.name for own in tmp_path.iterdir()]) == (2, ["paper.md"])


def test_pictures_beside_a_page_that_holds_them_are_refused(appraise: Appraise, tmp_path: Path) -> None:
    ran = appraise("brief", HARBOURSIDE, "-o", tmp_path / "paper.html", "--charts", tmp_path / "pictures")
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])


def test_all_principles_are_there_with_how_each_is_met_and_what_lists_are_for(appraise: Appraise) -> None:
    paper = appraise("brief", HARBOURSIDE).out
    table = paper.split("Principles, and how each is met:")[1].split("\n\n")[1]
    rows = table.splitlines()[2:]
    assert [int(row.split("\\.")[0].strip("| ")) for row in rows] == list(range(1, 9))
    assert sum("has" in row.split(" | ")[2] for row in rows) == 5
    assert sum(row.split(" | ")[2] == "answered" for row in rows) == 2


def test_another_places_paper_has_nothing_of_the_slides_own_place(appraise: Appraise) -> None:
    paper = appraise("brief", HARBOURSIDE, "--annexes", "all").out
    own = r"North Yorkshire|\bYork\b|Craven|Vale of|\b11 NHS|[Ee]leven NHS|[Tt]he two (?:councils|boards)"
    assert re.findall(own, paper) == []


def test_what_lists_are_for_stands_in_the_full_annexes(appraise: Appraise) -> None:
    paper = " ".join(appraise("brief", HARBOURSIDE, "--annexes", "all").out.split())
    for told in ("a Welsh measure asks", "one commenter thinks essential", "They were new; the column expects"):
        assert told in paper
