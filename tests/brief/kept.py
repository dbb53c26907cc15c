"""Papers of the examples, made once for all tests of a process: a document takes seconds to write."""

from pathlib import Path

from cli.command import EXAMPLES
from conftest import Appraise

_KEPT: dict[tuple[Path, str], bytes] = {}


def paper(appraise: Appraise, folder: Path, local: Path, ending: str) -> Path:
    """The paper of a place in a folder, for a test to read or to spoil."""
    path = folder / f"paper{ending}"
    if (local, ending) in _KEPT:
        path.write_bytes(_KEPT[local, ending])
        return path
    ran = appraise("brief", local, "-o", path, "--force")
    assert (ran.code, ran.out) == (0, ""), ran.err
    if local in EXAMPLES:
        _KEPT[local, ending] = path.read_bytes()
    return path
