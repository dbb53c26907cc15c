"""How wide words are in a font, from the tables of its file."""

import struct
from functools import cache
from pathlib import Path

from integration_appraisal.loading.bundled import font_files

MISSING = 1.0  # a letter that a font has not


@cache
def widths(path: str) -> dict[str, float]:
    """How far each letter of a TrueType font goes, in parts of its height."""
    data = Path(path).read_bytes()
    records = range(12, 12 + 16 * read(data, ">H", 4)[0], 16)
    tables = {data[at : at + 4].decode(): read(data, ">II", at + 8)[0] for at in records}
    (em,) = read(data, ">H", tables["head"] + 18)
    (count,) = read(data, ">H", tables["hhea"] + 34)
    advances = [own / em for own in read(data, f">{2 * count}H", tables["hmtx"])[::2]]
    return {chr(code): advances[min(glyph, count - 1)] for code, glyph in glyphs(data, tables["cmap"]).items()}


def glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """The glyph of each character, from the table's format 4."""
    offsets = [read(data, ">HHI", cmap + 4 + 8 * at)[2] for at in range(read(data, ">H", cmap + 2)[0])]
    table = next(cmap + offset for offset in offsets if read(data, ">H", cmap + offset)[0] == 4)
    count = read(data, ">H", table + 6)[0] // 2
    last, first, moved, offset = (
        read(data, f">{count}{kind}", table + start)
        for kind, start in (("H", 14), ("H", 16 + 2 * count), ("h", 16 + 4 * count), ("H", 16 + 6 * count))
    )
    found: dict[int, int] = {}
    for at in range(count):
        for code in range(first[at], last[at] + 1):
            glyph = code
            if offset[at]:
                (glyph,) = read(data, ">H", table + 16 + 6 * count + 2 * at + offset[at] + 2 * (code - first[at]))
            found[code] = (glyph + moved[at]) & 0xFFFF
    return {code: glyph for code, glyph in found.items() if glyph}


def read(data: bytes, kind: str, at: int) -> tuple[int, ...]:
    return struct.unpack_from(kind, data, at)


def ours(*, bold: bool) -> dict[str, float]:
    """The font that we ship."""
    return widths(next(path for path in font_files() if path.endswith("Bold.ttf") == bold))


def measured(said: str, size: float, *, bold: bool) -> float:
    return size * sum(ours(bold=bold).get(letter, MISSING) for letter in said)
