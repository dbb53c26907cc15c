"""What takes long and depends on its arguments alone is worked out once a process, not once a test.

These are reading a file and a catalogue, the 20,000 places by which a catalogue is judged, the draws of a command and
what it finds would change the answer, a paper in its format, and such a paper's words. Tests of the functions
themselves take them from their own modules, and two whole processes show that a paper is the same each time.
"""

import pickle
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from integration_appraisal.documents.document import Data, Document
from integration_appraisal.engine import place_dependence, sensitivity
from integration_appraisal.engine.robustness import simulation
from integration_appraisal.findings import Finding
from integration_appraisal.loading import assembly, loader, shape
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.files import File
from integration_appraisal.render.paper import writing
from integration_appraisal.verify import reading

MOST = 64  # papers, for one
_ADDRESS = re.compile(r" at 0x\w+")  # of what a paper works out when it is asked; its stamp says from what


def remember() -> None:
    """Put what remembers in the place of what does not."""
    read = lru_cache(maxsize=256)(shape.read)  # type: ignore[attr-defined]

    def read_once(content: bytes, file: str) -> tuple[Document | None, list[Finding]]:
        document, findings = read(content, file)
        return document, list(findings)

    shape.read = read_once  # type: ignore[attr-defined]
    _remember_catalogues()
    place_dependence.place_dependence = remembered(place_dependence.place_dependence)
    writing.render = remembered(writing.render)
    reading.read = remembered(reading.read)
    from integration_appraisal.verify import verifying  # which takes the ones above from where they are now

    part = remembered(verifying.sections)  # type: ignore[attr-defined]
    verifying.sections = lambda *given: part(*map(tuple, given))  # type: ignore[attr-defined] # some come one by one


def _remember_catalogues() -> None:
    assemble, parse = lru_cache(maxsize=64)(loader.assemble), assembly.parse  # type: ignore[attr-defined]
    parsed: dict[tuple[bytes, str, type, str], tuple[Any, list[Finding]]] = {}

    def assemble_once(folder: str, files: list[File]) -> tuple[Catalogue, list[Finding]]:
        catalogue, findings = assemble(folder, tuple(files))
        return catalogue, list(findings)

    def parse_once(content: bytes, file: str, model: type, stand_ins: dict[str, Data]) -> tuple[Any, list[Finding]]:
        key = (content, file, model, repr(stand_ins))
        if key not in parsed:
            if len(parsed) == 4 * MOST:
                parsed.pop(next(iter(parsed)))
            parsed[key] = parse(content, file, model, stand_ins)
        shaped, findings = parsed[key]
        return shaped, list(findings)

    loader.assemble = assemble_once  # type: ignore[attr-defined]
    assembly.parse = parse_once  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def changes() -> Callable[..., Any]:
    """``sensitivity`` of the engine for commands, which follows from the numbers that it is given."""
    find = sensitivity.sensitivity
    kept: dict[bytes, Any] = {}

    def found(*given: Any) -> Any:
        key = pickle.dumps(given)
        if key not in kept:
            kept[key] = find(*given)
        return kept[key]

    return found


@lru_cache(maxsize=1)
def simulate() -> Callable[..., Any]:
    """``simulate`` of the engine for commands, whose draws follow from what they are asked for."""
    draw = simulation.simulate
    kept: dict[bytes, Any] = {}

    def drawn(*arguments: Any, progress: Callable[[int, int], None] = lambda _draws, _all: None, **given: Any) -> Any:
        key = pickle.dumps((arguments, given))
        if key not in kept:
            told: list[tuple[int, int]] = []
            kept[key] = draw(*arguments, progress=lambda *own: told.append(own), **given), told
        found, told = kept[key]
        for own in told:
            progress(*own)
        return found

    return drawn


def remembered(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with its last results at hand; arguments are the same where they are written the same."""
    kept: dict[str, Any] = {}

    def at_hand(*arguments: Any, **given: Any) -> Any:
        key = _ADDRESS.sub("", repr((arguments, given)))
        if key not in kept:
            if len(kept) == MOST:
                kept.pop(next(iter(kept)))
            kept[key] = function(*arguments, **given)
        return kept[key]

    return at_hand
