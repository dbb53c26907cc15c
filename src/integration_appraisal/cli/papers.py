"""Papers and templates of a house's own: read from files, and what is wrong with them told where it stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote

from integration_appraisal.cli.ending import fail, refuse, say
from integration_appraisal.findings import Finding, Position
from integration_appraisal.loading.files import read_file
from integration_appraisal.loading.paths import shown_name
from integration_appraisal.render.paper.house import TemplateFault
from integration_appraisal.report.document import GAP, Gap, Paper
from integration_appraisal.report.words import counted
from integration_appraisal.verify.reading import MOST_BYTES, NotAPaper, Read, read
from integration_appraisal.verify.stamp import read_stamp


def read_house(name: str | None) -> bytes | None:
    """The template's bytes, or None where there is none; or leave, having said why it can't be read."""
    if name is None:
        return None
    content = _content(name)
    if len(content) > MOST_BYTES:
        _fail(name, TemplateFault(f"it has more than {MOST_BYTES // 1_000_000} MB, too much for a template."))
    return content


def read_paper(name: str, ending: str) -> Read:
    """The paper read back; or leave, having said why it can't be."""
    content = _content(name)
    try:
        with rendering(None):
            return read(content, ending)
    except NotAPaper as fault:
        refuse(f"{shown_name(name)} can't be read: {fault}.")


def read_pictures(name: str, paper: Read) -> dict[str, bytes | None]:
    """The files that a Markdown paper shows, by kind; None for one that can't be read."""
    folder = Path(name).parent
    return {kind: read_file(folder / unquote(at), MOST_BYTES)[0].content for kind, at in paper.pictures.items()}


def _content(name: str) -> bytes:
    """The bytes of a file, at most one more than it may have; or leave, having said why it can't be read."""
    file, findings = read_file(name, MOST_BYTES)
    if file.content is None:
        fail(findings)
    return file.content


@contextmanager
def rendering(template: str | None) -> Iterator[None]:
    """Leave with the template's fault at its line, or with the word that Word needs an extra."""
    try:
        yield
    except TemplateFault as fault:
        assert template is not None  # noqa: S101 - ours have no faults
        _fail(template, fault)
    except ModuleNotFoundError as absent:
        refuse(f"Word needs {absent.name}, which is not installed: pip install 'integration-appraisal[docx]'.")


def check_kept(template: str | None, paper: Paper, written: str | bytes, ending: str) -> None:
    """Say so where a house's own template leaves out the stamp, or all gaps."""
    if template is None:
        return
    try:
        lines = read(written.encode() if isinstance(written, str) else written, ending).lines
    except NotAPaper:
        lines = []
    if read_stamp(lines) is None:
        say(
            f"appraise: a paper made with {shown_name(template)} has no stamp that can be read, so `appraise verify` "
            "can't check it. Show the section `stamp`."
        )
    gaps = sum(isinstance(block, Gap) for section in paper.sections for block in section.blocks)
    if gaps and not any(GAP.casefold() in line.casefold() for line in lines):
        say(
            f"appraise: a paper made with {shown_name(template)} hides {counted(gaps, 'gap')}, so it looks finished "
            "and is not. Show blocks of the kind `gap`."
        )


def _fail(name: str, fault: TemplateFault) -> NoReturn:
    message = fault.message[:1].upper() + fault.message[1:]
    fail([Finding("F017", message, shown_name(name), Position(fault.line or 1, 1))], "No paper was written.")
