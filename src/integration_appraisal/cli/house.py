"""A house's own template: read, and its faults told where they stand."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from integration_appraisal.cli.ending import fail
from integration_appraisal.cli.loading import usable_bytes
from integration_appraisal.cli.saying import refuse, say
from integration_appraisal.findings import Finding, Position
from integration_appraisal.loading.paths import shown_name
from integration_appraisal.render.brief.house import TemplateFault
from integration_appraisal.render.brief.reading import NotAPaper, read
from integration_appraisal.render.brief.stamping import stamp

_CODE = "F017"
_MOST_BYTES = 20_000_000  # a Word document with a coat of arms in it


def read_house(name: str | None) -> bytes | None:
    """The template's bytes, or None where there is none; or leave, having said why it can't be read."""
    if name is None:
        return None
    content = usable_bytes(name, _MOST_BYTES)
    if len(content) > _MOST_BYTES:
        _fail(name, TemplateFault(f"it has more than {_MOST_BYTES // 1_000_000} MB, too much for a template."))
    return content


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


def check_stamp(template: str | None, written: str | bytes, ending: str) -> None:
    """Say so where a house's own template leaves out the stamp: nobody could verify such a paper."""
    if template is None:
        return
    content = written.encode() if isinstance(written, str) else written
    with suppress(NotAPaper):
        if stamp(read(content, ending).lines) is not None:
            return
    say(
        f"appraise: a paper made with {shown_name(template)} has no stamp that can be read, so `appraise verify` "
        "can't check it. Show the section `annex_stamp`."
    )


def _fail(name: str, fault: TemplateFault) -> NoReturn:
    message = fault.message[:1].upper() + fault.message[1:]
    fail([Finding(_CODE, message, shown_name(name), Position(fault.line or 1, 1))], "No paper was written.")
