"""YAML text becomes a document, and findings for all that is not in our subset.

The text is read from libyaml's *events*, never composed or loaded: the safe loader crashes or hangs on small files that
events refuse at once (deep nesting, alias bombs, merge bombs). The subset is stated in ``docs/files.md``.
"""

import codecs
from collections.abc import Iterator
from typing import Any

from integration_appraisal.documents.characters import forbidden, without_forbidden
from integration_appraisal.documents.document import MAX_BYTES, MAX_FINDINGS, Document
from integration_appraisal.findings import NOWHERE, Finding, Position

_OLD_ENDS = "this file's lines end in U+000D (carriage return) alone. Save it with the line ends of Unix or Windows."
_NO_TEXT = "this is a workbook or another document, and no text. `appraise import` reads tables."


def read(content: bytes, file: str) -> tuple[Document | None, list[Finding]]:
    """Read one file. The document is None where nothing can be said about what the file holds."""
    if len(content) > MAX_BYTES:
        return None, [Finding("F002", "this file holds more than 1 MiB, the most that is read. Split it.", file)]
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return None, [Finding("F003", _NO_TEXT, file, NOWHERE)]
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(content, error, file)]
    text = text.replace("\r\n", "\n")
    if "\r" in text and "\n" not in text:
        return None, [Finding("F004", _OLD_ENDS, file, Position(1, text.index("\r") + 1))]
    findings = list(_bad_characters(text, file))
    text, pasted = _mended(without_forbidden(text) if findings else text, file)
    document, findings = _read_text(text, file, findings)
    return document, findings + pasted[:MAX_FINDINGS]


def _not_utf8(content: bytes, error: UnicodeDecodeError, file: str) -> Finding:
    before = content[: error.start].decode("utf-8", "replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "this file is UTF-16 text. Save it as UTF-8."
    else:
        message = f"the byte 0x{content[error.start]:02x} is not UTF-8 text. Save the file as UTF-8."
    return Finding("F003", message, file, Position(line, column))


def _bad_characters(text: str, file: str) -> Iterator[Finding]:
    for count, (offset, name) in enumerate(forbidden(text)):
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        yield Finding("F004", f"{name} must not stand in a file. Delete it.", file, Position(line, column))
        if count == MAX_FINDINGS:
            return


def _mended(text: str, file: str) -> tuple[str, list[Finding]]:
    """Text with plain characters in its structure. What that takes is put together only where any may be pasted."""
    if text.isascii():
        return text, []
    from integration_appraisal.documents.mending import mended

    return mended(text, file)


def _read_text(text: str, file: str, findings: list[Finding]) -> tuple[Document | None, list[Finding]]:
    import yaml

    from integration_appraisal.documents.builder import Builder, Stop
    from integration_appraisal.documents.scanning import plain_loader
    from integration_appraisal.documents.syntax import explained, unnamed

    # PyYAML without libyaml is slower and says the same; its events need no constructor of the safe loader.
    loader: Any = yaml.CSafeLoader(text) if hasattr(yaml, "CSafeLoader") else plain_loader(text)
    builder = Builder(file, text, loader, findings)
    try:
        data = builder.build()
    except Stop:
        return None, findings
    except (OverflowError, ValueError):  # PyYAML without libyaml stumbles over an escape that names no character
        return None, [*findings, unnamed(loader.get_mark(), file)]
    except yaml.YAMLError as error:
        fault = explained(error, file, text, builder.last)
        return None, findings if fault in findings else [*findings, fault]
    if builder.is_empty:
        return None, [*findings, Finding("F007", "this file is empty. Write the fields, or delete the file.", file)]
    return Document(file, data, builder.values, builder.keys, frozenset(builder.faulty)), findings
