"""Pages about codes. Their text is our own Markdown, so it is laid out here and never escaped."""

import re
import textwrap
from collections.abc import Sequence

from integration_appraisal.render import Screen
from integration_appraisal.report.rule import (
    READING_INTRO,
    READING_TITLE,
    RULES_INTRO,
    RULES_TITLE,
    Entry,
    of_reading,
    of_rules,
)

_EXAMPLES = (
    "The examples are about a town that looks for a place for its library. Each replaces some fields of a small "
    "appraisal that has no finding; `# <-` marks the line where the finding then stands."
)
REGENERATE = "appraise rule --all --format markdown -o docs/rules.md --force"
_WIDEST = 100
_ITEM = re.compile(r"^(?=- )", re.MULTILINE)


def page(entry: Entry, screen: Screen) -> str:
    """A page for the terminal: wrapped, with its examples as they stand."""
    title = f"{entry.code}: {entry.title}"
    head = f"\x1b[1m{title}\x1b[0m" if screen.colour else title
    width = min(screen.width, _WIDEST)
    parts = [head, _wrapped(f"Severity: {entry.matters}", width)]
    parts += [_wrapped(paragraph, width) for paragraph in _paragraphs(entry.why)]
    for example in entry.examples:
        parts += [f"{example.kind.capitalize()} ({example.file}):", textwrap.indent(example.fragment.rstrip(), "    ")]
    return "\n\n".join(parts) + "\n"


def pages(entries: Sequence[Entry], screen: Screen) -> str:
    """Several pages, a rule between them."""
    line = ("-" if screen.ascii_only else "─") * min(screen.width, _WIDEST)
    return f"\n{line}\n\n".join(page(entry, screen) for entry in entries)


def plain_page(entry: Entry) -> str:
    """A page as plain text, not wrapped, without its title."""
    examples = [f"{own.kind.capitalize()} ({own.file}):\n\n{own.fragment.rstrip()}" for own in entry.examples]
    return "\n\n".join([*_paragraphs(entry.why), *examples])


def markdown_page(entry: Entry) -> str:
    """A page as Markdown, without its title."""
    examples = [
        f"{example.kind.capitalize()}, in `{example.file}`:\n\n```yaml\n{example.fragment.rstrip()}\n```"
        for example in entry.examples
    ]
    return "\n\n".join([f"Severity: {entry.matters}", *_paragraphs(entry.why), *examples])


def markdown(entry: Entry) -> str:
    """A page as Markdown by itself."""
    return f"# {entry.code}: {entry.title}\n\n{markdown_page(entry)}\n"


def all_markdown() -> str:
    """Every page, one section each with the code as its anchor: what stands in ``docs/rules.md``."""
    parts = [
        "# What appraise can find in a file",
        f"<!-- Made by `{REGENERATE}`; change the docstrings and `codes.py`, not this file. -->",
        _EXAMPLES,
        *_chapter(READING_TITLE, READING_INTRO, of_reading()),
        *_chapter(RULES_TITLE, RULES_INTRO, of_rules()),
    ]
    return "\n\n".join(parts) + "\n"


def _chapter(title: str, intro: str, entries: Sequence[Entry]) -> list[str]:
    rows = [f"| [{own.code}](#{own.code.lower()}) | {own.matters} | {own.title} |" for own in entries]
    table = "\n".join(["| Code | Severity | Title |", "| --- | --- | --- |", *rows])
    sections = [
        f'### <a id="{entry.code.lower()}"></a>{entry.code}: {entry.title}\n\n{markdown_page(entry)}'
        for entry in entries
    ]
    return [f"## {title}", intro, table, *sections]


def _paragraphs(text: str) -> list[str]:
    """Paragraphs on one line each; the items of a list keep their lines."""
    return [
        "\n".join(" ".join(item.split()) for item in _ITEM.split(block) if item.strip())
        for block in re.split(r"\n\s*\n", text.strip())
    ]


def _wrapped(text: str, width: int) -> str:
    return "\n".join(
        textwrap.fill(line, width, subsequent_indent="  " if line.startswith("- ") else "", break_on_hyphens=False)
        for line in text.split("\n")
    )
