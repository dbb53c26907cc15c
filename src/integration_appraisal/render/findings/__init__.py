"""Findings as text: for people, and for the programs that show them beside the lines of a pull request.

``FORMATS`` is the one table of formats. Each renderer takes a report and returns text; none prints or writes.
"""

import posixpath
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from integration_appraisal.findings import MOST, Finding, Position, gravest
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.render import Screen

Excerpt = tuple[str, int]


class Report(NamedTuple):
    """What was checked, by the names that findings use, and what was found.

    ``excerpts`` are the lines that findings are about, each with the cells before its column. ``folder`` is where the
    names of files start from and ``repository`` its root, for formats that count from there.
    """

    findings: Sequence[Finding]
    excerpts: Mapping[tuple[str, Position], Excerpt] = MappingProxyType({})
    catalogues: Sequence[Catalogue] = ()
    local_files: Sequence[str] = ()
    folder: str = "/"
    repository: str = "/"

    def path(self, file: str) -> str:
        """A file's name counted from the root of the repository; as it is, where the file is not in it."""
        if file.startswith("<") or self.repository == "/":  # the root of a disk is no repository
            return file
        path = posixpath.relpath(posixpath.join(self.folder, file), self.repository)
        return file if path == ".." or path.startswith("../") else path


class Format(NamedTuple):
    """A renderer's module; ``cut`` ones are read by people, for whom the first thousand findings are enough."""

    module: str
    cut: bool = False
    shows_lines: bool = False


FORMATS: dict[str, Format] = {
    "full": Format("full", cut=True, shows_lines=True),
    "concise": Format("concise", cut=True),
    "github": Format("github", cut=True),
    "gitlab": Format("gitlab"),
    "sarif": Format("sarif"),
    "json": Format("json"),
}


def render(report: Report, format_: str, screen: Screen) -> str:
    """The findings in one of FORMATS, each line ended; nothing where a format for people has nothing to say."""
    module, cut, _ = FORMATS[format_]
    renderer: Callable[[Report, Screen], str] = import_module(f"{__name__}.{module}").render
    hidden = len(report.findings) - MOST
    if not cut or hidden <= 0:
        return renderer(report, screen)
    return renderer(report._replace(findings=gravest(report.findings)), screen) + f"and {hidden} more\n"
