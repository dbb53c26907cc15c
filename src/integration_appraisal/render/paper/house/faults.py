"""What went wrong in a template, in words for its author, with the template's line."""

from jinja2 import Template, TemplateError, TemplateSyntaxError

from integration_appraisal.render.paper.house.grammar import Unreadable
from integration_appraisal.render.paper.house.limits import OutOfTime
from integration_appraisal.render.paper.house.refusing import Refused
from integration_appraisal.render.paper.house.sizes import CPU_SECONDS, MEMORY

TOO_LONG = (
    f"filling in the template takes more than {CPU_SECONDS} seconds. Look for a loop in a loop, or one that has no end."
)
TOO_MUCH = f"filling in the template needs more than {MEMORY // 2**20} MB of memory."

_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (OutOfTime, TOO_LONG),
    (MemoryError, TOO_MUCH),
    (RecursionError, "this calls itself again and again without an end, or is nested too deeply."),
    (ZeroDivisionError, "this divides by zero."),
    (OverflowError, "a number here is too large."),
    (ValueError, "a value here is not one that can be used in this way."),
    (SyntaxError, "the template can't be read: it is nested too deeply, or uses a name twice."),
)
_NO_MATCH = (
    "the values here don't fit what is done with them. A text may stand where a number or a list is needed, "
    'or a name be taken for a method: write `own["items"]` for an entry called items.'
)
_BY_JINJA = {"cannot assign attribute on non-namespace object": "only what `namespace()` made can be given new values."}


def said(error: BaseException) -> str:
    """What went wrong."""
    text = str(error)
    if isinstance(error, (Refused, Unreadable)):
        return text
    if isinstance(error, TemplateSyntaxError):
        return f"the template can't be read: {error.message or 'something is missing'}"
    if isinstance(error, TemplateError):
        return _BY_JINJA.get(text, text)
    if isinstance(error, TypeError) and text.startswith("macro "):  # Jinja's own words, on its arguments
        return text
    return next((words for kind, words in _WORDS if isinstance(error, kind)), _NO_MATCH)


def line_of(error: BaseException) -> int | None:
    """The line of the template: as the fault says, or the innermost one that was being filled in."""
    if isinstance(error, Unreadable):
        return error.line
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line, trace = None, error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line
