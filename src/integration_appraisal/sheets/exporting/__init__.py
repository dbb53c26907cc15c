"""The table of an appraisal for other programs, each format a module with a line in ``EXPORTS``."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple


class Export(NamedTuple):
    """A format: its name, the ending of its files, and what it is for."""

    name: str
    ending: str
    purpose: str

    @property
    def write(self) -> Callable[..., str | bytes]:
        """The function that makes it of an appraisal."""
        function: Callable[..., Any] = import_module(f"{__name__}.{self.name}").write
        return function


EXPORTS = {
    own.name: own
    for own in (
        Export("csv", ".csv", "the table, to be read back by `appraise import`"),
        Export("xlsx", ".xlsx", "the same as a workbook"),
        Export("json", ".json", "the same for other programs"),
        Export("dmsy", ".dmsy", "a decision matrix for scikit-criteria"),
        Export("xmcda", ".xml", "XMCDA 4, for Decision Deck's programs"),
    )
}
