"""Every `source: {work: …}` names a work that some list of sources has."""

from collections.abc import Collection, Iterator

from integration_appraisal.documents.document import Data, Path
from integration_appraisal.loading.checks.faults import Faults


def check_citations(faults: Faults, works: Collection[str]) -> None:
    """Report works that nothing has, wherever in the document they are cited."""
    for path, work in _cited(faults.document.data, ()):
        if work not in works:
            faults.unknown(path, "source with the id", work, works)


def _cited(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, dict):
        source = data.get("source")
        work = source.get("work") if isinstance(source, dict) else None
        if isinstance(work, str):
            yield (*path, "source", "work"), work
        for key, value in data.items():
            yield from _cited(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _cited(value, (*path, index))
