"""The one table of formats. What the commands offer, the endings of files and what is said of both follow from it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal, NamedTuple, TypeAlias

Made: TypeAlias = Literal["page", "rows", "portfolio", "findings", "paper"]
"""What a command makes: a page, one that has rows as well, one with a record for each place, findings, or a paper."""

_PAGES: tuple[Made, ...] = ("page", "rows", "portfolio")


class Format(NamedTuple):
    """A format: its name, the module of ``render`` that writes it, and what it can write.

    A file that ends in ``ending`` gets it where nobody names a format, one that ends in ``also`` where somebody does.
    ``mark`` begins a file. People read ``cut`` ones: the first thousand findings are enough for them. ``shows_lines``
    says whether it shows the lines of files at which findings stand.
    """

    name: str
    module: str
    of: tuple[Made, ...]
    ending: str = ""
    also: tuple[str, ...] = ()
    mark: str = ""
    cut: bool = False
    shows_lines: bool = False

    @property
    def renderer(self) -> Callable[..., Any]:
        """The function that writes it, imported now."""
        renderer: Callable[..., Any] = import_module(f"integration_appraisal.render.{self.module}").render
        return renderer

    def fits(self, ending: str) -> bool:
        """Whether a file that ends so may hold it: any may go into one that ends as no report does."""
        return ending in (self.ending, *self.also) or ending not in _ENDINGS


FORMATS = (
    Format("table", "terminal", _PAGES, ".txt"),
    Format("markdown", "markdown", _PAGES, ".md"),
    Format("html", "html", _PAGES, ".html"),
    Format("json", "json", _PAGES, ".json"),
    # The mark is that by which spreadsheets on Windows know a file for UTF-8.
    Format("csv", "csv", ("rows", "portfolio"), ".csv", mark="\ufeff"),
    Format("jsonl", "jsonl", ("portfolio",), ".jsonl"),
    Format("full", "findings.full", ("findings",), also=(".txt",), cut=True, shows_lines=True),
    Format("concise", "findings.concise", ("findings",), ".txt", cut=True),
    Format("github", "findings.github", ("findings",), also=(".txt",), cut=True),
    Format("gitlab", "findings.gitlab", ("findings",), also=(".json",)),
    Format("sarif", "findings.sarif", ("findings",), ".sarif", also=(".json",)),
    Format("json", "findings.json", ("findings",), ".json"),
    Format("markdown", "paper.writing", ("paper",), ".md"),
    Format("html", "paper.writing", ("paper",), ".html"),
    Format("word", "paper.writing", ("paper",), ".docx"),
)

_ENDINGS = {end for each in FORMATS if "paper" not in each.of for end in (each.ending, *each.also) if end}


def formats_of(made: Made) -> dict[str, Format]:
    """The formats of what a command makes, by name, in the order in which they are offered."""
    return {each.name: each for each in FORMATS if made in each.of}
