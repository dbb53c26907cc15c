"""How much a Word document or a workbook holds, before anything is made of it: a small file may unpack to a huge one.

Its parts are read by and by, whatever the file says of their size, and its markup is counted by the parser that reads
it later, which keeps nothing here.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import IO, Any, NoReturn
from xml.etree.ElementTree import XMLParser

try:  # what openpyxl and python-docx read with; where it is absent, openpyxl reads with Python's own
    from lxml import etree  # type: ignore[import-untyped]
except ImportError:
    etree = None

MOST_BYTES = 60_000_000  # unpacked, pictures among them
MOST_MARKUP = 30_000_000  # unpacked, of what is read as markup
MOST_PARTS = 2_000
MOST_ELEMENTS = 400_000  # with their attributes four times as many; the largest of our own has 120,000
MOST_ATTRIBUTES = 1_600_000
MOST_LINKS = 5_000  # from part to part
MOST_LEVELS = 200
MOST_IN_ONE = 4_000_000  # bytes of one text, or of one element with its attributes
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CHUNK = 1 << 16
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # as documents are; others may ask for any memory


class TooMuch(ValueError):  # noqa: N818 - says what was found
    """A document that holds more than a paper or a table can, in words."""


def check_unpacked(content: bytes) -> None:
    """Raise TooMuch for a document that holds too much, and what `zipfile` raises for one that is none."""
    counted = _Counted()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        members = parts.infolist()
        if len(members) > MOST_PARTS:
            raise TooMuch(f"it has more than {MOST_PARTS:,} parts")
        if len({member.filename for member in members}) < len(members):
            raise TooMuch("two of its parts have one name, and programs differ over which they show")
        for member in members:
            if member.compress_type not in _PACKED:
                raise TooMuch("it is packed in a way that documents are not")
            with parts.open(member) as part:
                counted.read(part)


class _Counted:
    """Counts what there is and what a parser meets, over all parts."""

    def __init__(self) -> None:
        self._bytes = self._markup = self._elements = self._attributes = self._links = self._depth = self._still = 0

    def read(self, part: IO[bytes]) -> None:
        """The next part; what is no markup, such as a picture, counts by its bytes alone."""
        self._depth = self._still = 0
        parser = self._parser()
        while chunk := part.read(_CHUNK):
            self._bytes += len(chunk)
            self._markup += len(chunk) if parser else 0
            try:
                parser = parser and (parser.feed(chunk) or parser)
            except SyntaxError:  # which either parser's own faults are
                parser = None
            self._still += len(chunk) if parser else 0
            if self._still > MOST_IN_ONE:
                raise TooMuch("it holds a text or an element that is too long")
            if self._bytes > MOST_BYTES or self._markup > MOST_MARKUP:
                raise TooMuch(f"it unpacks to more than {MOST_MARKUP // 1_000_000} MB of text and markup")

    def _parser(self) -> Any:
        return etree.XMLParser(target=self, resolve_entities=False) if etree else XMLParser(target=self)  # noqa: S314

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._still = 0
        self._elements += 1
        self._attributes += len(attributes)
        self._links += tag == _LINK
        self._depth += 1
        if self._links > MOST_LINKS:
            raise TooMuch(f"it has more than {MOST_LINKS:,} links")
        if self._elements > MOST_ELEMENTS or self._attributes > MOST_ATTRIBUTES:
            raise TooMuch(f"it has more than {MOST_ELEMENTS:,} paragraphs, cells and other elements")
        if self._depth > MOST_LEVELS:
            raise TooMuch("tables or other things in it stand in one another too deeply")

    def end(self, _tag: str) -> None:
        self._still = 0
        self._depth -= 1

    def doctype(self, *_told: object) -> NoReturn:
        raise TooMuch("it declares a document type, which no such document does")

    def close(self) -> None:
        """Nothing is kept."""
