"""Findings as text: for people, and for the programs that show them beside the lines of a pull request.

Each renderer takes a report and returns text; none prints or writes.
"""

import posixpath
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from integration_appraisal.findings import MOST, Finding, Position, gravest
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.render import Screen
from integration_appraisal.render.formats import formats_of

Excerpt = tuple[str, int]


class Report(NamedTuple):
    """What was checked, by the names that findings use, and what was found.

    Nobody can say whether the files in ``unread`` are local files or catalogues.
    ``excerpts`` are the lines that findings are about, each with the cells before its column. ``folder`` is where the
    names of files start from and ``repository`` its root, for formats that count from there.
    """

    findings: Sequence[Finding]
    excerpts: Mapping[tuple[str, Position], Excerpt] = MappingProxyType({})
    catalogues: Sequence[Catalogue] = ()
    local_files: Sequence[str] = ()
    unread: Sequence[str] = ()
    folder: str = "/"
    repository: str = "/"

    def path(self, file: str) -> str:
        """A file's name counted from the root of the repository; as it is, where the file is not in it."""
        if file.startswith("<") or self.repository == "/":  # the root of a disk is no repository
            return file
        path = posixpath.relpath(posixpath.join(self.folder, file), self.repository)
        return file if path == ".." or path.startswith("../") else path


def render(report: Report, name: str, screen: Screen) -> str:
    """The findings in the format of that name, each line ended; nothing where one for people has nothing to say."""
    format_ = formats_of("findings")[name]
    hidden = len(report.findings) - MOST if format_.cut else 0
    shown = report._replace(findings=gravest(report.findings)) if hidden > 0 else report
    text: str = format_.renderer(shown, screen)
    return text + f"and {hidden} more\n" if hidden > 0 else text
