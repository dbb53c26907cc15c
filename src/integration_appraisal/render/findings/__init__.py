"""Findings as text: for people, and for the programs that show them beside the lines of a pull request.

``FORMATS`` is the one table of formats. Each renderer takes a report and returns text; none prints or writes.
"""

import posixpath
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple

from integration_appraisal.findings import Finding, Severity
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.render import Screen

MOST = 1000  # findings that a person is shown at once


class Report(NamedTuple):
    """What was checked and what was found, with the bytes of the files by the name that findings use.

    ``folder`` is where the names of files start from and ``repository`` its root, for formats that count from there.
    """

    findings: Sequence[Finding]
    contents: Mapping[str, bytes]
    catalogues: Sequence[Catalogue] = ()
    places: Sequence[str] = ()
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


FORMATS: dict[str, Format] = {
    "full": Format("full", cut=True),
    "concise": Format("concise", cut=True),
    "github": Format("github", cut=True),
    "gitlab": Format("gitlab"),
    "sarif": Format("sarif"),
    "json": Format("json"),
}


def render(report: Report, format_: str, screen: Screen) -> str:
    """The findings in one of FORMATS, each line ended; nothing where a format for people has nothing to say."""
    module, cut = FORMATS[format_]
    renderer: Callable[[Report, Screen], str] = import_module(f"{__name__}.{module}").render
    hidden = len(report.findings) - MOST
    if not cut or hidden <= 0:
        return renderer(report, screen)
    return renderer(report._replace(findings=gravest(report.findings)), screen) + f"and {hidden} more\n"


def gravest(findings: Sequence[Finding]) -> list[Finding]:
    """As many as are shown, errors before warnings before notes, still in the order of the files."""
    ranks = list(Severity)
    by_gravity = sorted(range(len(findings)), key=lambda number: ranks.index(findings[number].severity))
    return [findings[number] for number in sorted(by_gravity[:MOST])]
