"""What takes long and depends on its arguments alone is worked out once a process, not once a test.

These are reading a file, the 2,000 places by which a catalogue is judged, and a paper in its format. Tests of the
functions themselves take them from their own modules, and two whole processes show that a paper is the same each time.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from integration_appraisal import appraisal
from integration_appraisal.documents.document import Document
from integration_appraisal.findings import Finding
from integration_appraisal.reading import loading, place
from integration_appraisal.render import brief
from integration_appraisal.render.brief import reading

MOST = 64  # papers, for one


def remember() -> None:
    """Put what remembers in the place of what does not."""
    read = lru_cache(maxsize=256)(loading.read)

    def read_once(content: bytes, file: str) -> tuple[Document | None, list[Finding]]:
        document, findings = read(content, file)
        return document, list(findings)

    loading.read = place.read = read_once  # type: ignore[attr-defined]
    appraisal.foregone = remembered(appraisal.foregone)  # type: ignore[attr-defined]
    brief.render = remembered(brief.render)
    reading.read = remembered(reading.read)


def remembered(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with its last results at hand; arguments are the same where they are written the same."""
    kept: dict[str, Any] = {}

    def at_hand(*arguments: Any, **given: Any) -> Any:
        key = repr((arguments, given))
        if key not in kept:
            if len(kept) == MOST:
                kept.pop(next(iter(kept)))
            kept[key] = function(*arguments, **given)
        return kept[key]

    return at_hand
