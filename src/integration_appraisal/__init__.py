"""Options appraisal for health and social care integration, from Python.

>>> from integration_appraisal import appraise, check, compare, load
>>> appraisal = appraise(load("local.yaml"))
>>> appraisal.ranking.first[0].name, appraisal.ranking.lead.points

An appraisal has ``ranking``, ``variants``, ``sensitivity``, ``robustness()``, ``costs``, ``frontier`` and
``agreement``: records by ids and names (``appraisal.results``). Each is worked out once, when it is first asked for.
Points and values are on the scale from 0 to 100; weights and other shares run from 0 to 1.
``docs/architecture.md`` shows the house.
"""

from __future__ import annotations

from os import PathLike

TYPE_CHECKING = False  # as `typing` has it, which `--version` does not wait for
if TYPE_CHECKING:  # nor for what a door needs: that is imported when somebody goes through it
    from typing import Any

    from integration_appraisal.appraisal.appraise import Appraisal
    from integration_appraisal.appraisal.compare import Comparison, NothingInCommon
    from integration_appraisal.findings import Finding
    from integration_appraisal.loading.loader import Inputs, Unusable

__version__ = "1.0.0"
__all__ = [
    "Appraisal",
    "Comparison",
    "Finding",
    "Inputs",
    "NothingInCommon",
    "Unusable",
    "appraise",
    "check",
    "compare",
    "load",
]

_HOMES = {
    "Appraisal": "appraisal.appraise",
    "Comparison": "appraisal.compare",
    "Finding": "findings",
    "Inputs": "loading.loader",
    "NothingInCommon": "appraisal.compare",
    "Unusable": "loading.loader",
}


def load(path: str | PathLike[str], catalogue: str | PathLike[str] | None = None) -> Inputs:
    """Read a local file and its catalogue, fit to be appraised.

    The catalogue is ``catalogue``, else the one that the file names, else that of the environment variable
    APPRAISE_CATALOGUE, else the bundled one; each is a folder, a file, or the name of a bundled catalogue. Raises
    ``Unusable``, which has every finding with its place, where a file can't be read or has errors.
    """
    from integration_appraisal.loading.loader import load

    return load(path, catalogue)


def appraise(inputs: Inputs, variant: str | None = None) -> Appraisal:
    """Appraise a place, or one variant of it alone, by its id. Raises ValueError where there is no such variant."""
    from integration_appraisal.appraisal.appraise import appraise

    return appraise(inputs, variant)


def compare(old: Appraisal, new: Appraisal) -> Comparison:
    """What changed between two appraisals, and how many points each change moved each option that both have.

    Raises ``NothingInCommon`` where no option, or no criterion with weight, stands in both.
    """
    from integration_appraisal.appraisal.compare import compare

    return compare(old, new)


def check(what: Appraisal | str | PathLike[str]) -> list[Finding]:
    """What a reviewer would ask of an appraisal; or, of a file or folder, all that ``appraise validate`` finds there.

    Findings come in order of file and place. Nothing is raised for what a file says, nor for one that can't be read.
    """
    if isinstance(what, (str, PathLike)):
        from integration_appraisal.checking import check_paths

        return check_paths([str(what)]).findings
    from integration_appraisal.findings import in_order
    from integration_appraisal.rules import check_place

    return in_order(check_place(what))


def __getattr__(name: str) -> Any:
    """The types of what the functions take, give and raise."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
