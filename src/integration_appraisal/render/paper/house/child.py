"""The process that fills in one template: JSON comes in, JSON goes out, and there is nothing else to reach."""

import codecs
import difflib  # noqa: F401 - for suggestions; when their turn comes, no file can be opened any more
import json
import signal
import sys
from contextlib import suppress
from time import process_time
from traceback import walk_tb
from typing import Any

import jinja2.debug  # noqa: F401 - Jinja asks for it when a template can't be read
from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateAssertionError

from integration_appraisal.documents.characters import forbidden
from integration_appraisal.render.environment import with_markup
from integration_appraisal.render.paper.house import MOST_OUTPUT
from integration_appraisal.render.paper.house.sandbox import Absent, Sandbox, refuse, sandbox

try:
    import resource
except ModuleNotFoundError:  # Windows
    resource = None  # type: ignore[assignment]

CPU_SECONDS = 2  # of computing, some of which has gone into starting
MEMORY = 256 * 2**20
OutOfTime = KeyboardInterrupt  # no Exception, because Jinja passes over those while it reads a template

_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (OutOfTime, f"filling in the template takes more than {CPU_SECONDS} seconds. Look for a loop in a loop."),
    (MemoryError, f"filling in the template needs more than {MEMORY // 2**20} MB of memory."),
    (RecursionError, "this calls itself again and again without an end, or is nested too deeply."),
    (SyntaxError, "the template can't be read: it is nested too deeply, or uses a name twice."),
    (ZeroDivisionError, "this divides by zero."),
    (OverflowError, "a number here is too large."),
    (ValueError, "a value here can't be used in this way, or a number is too long."),
)
_NO_MATCH = (
    "the values here don't fit what is done with them. A text may stand where a number or a list is needed, "
    'or a name be taken for a method: write `own["items"]` for an entry called items.'
)


def main() -> None:
    """Answer one request. A fault of the template is an answer, too; one of ours ends the process."""
    asked = json.loads(sys.stdin.buffer.read())
    codecs.lookup("unicode-escape")  # Jinja reads texts with it, and it stands in a file of its own
    give_up()
    answer: dict[str, Any] = {"fault": _said(OutOfTime()), "line": None}
    with suppress(OutOfTime):
        answer = _answer(asked)
    if resource is not None:
        signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


def give_up() -> None:
    """No files, no other processes, little memory, little time. What is open stays open."""
    if resource is None:
        return
    signal.signal(signal.SIGXCPU, signal.default_int_handler)  # which raises OutOfTime
    limits = {"CPU": int(process_time()) + CPU_SECONDS, "AS": MEMORY, "FSIZE": 0, "CORE": 0, "NPROC": 0, "NOFILE": 0}
    for name, most in limits.items():
        with suppress(AttributeError, OSError, ValueError):  # not of this system, not obeyed, or lower already
            # What does not heed the signal, such as one long multiplication, ends with the process a second later.
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most + (name == "CPU")))


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    reserve = bytearray(8_000_000)  # so that there is memory left to say that there is none
    try:
        data = with_markup(asked["data"], markup=asked["markup"])
        return {"text": _filled(sandbox(markup=asked["markup"]), asked["source"].replace("\r\n", "\n"), data)}
    except (ImportError, OSError):  # nothing that a template does
        raise
    except (Exception, OutOfTime) as error:  # noqa: BLE001 - a template can raise anything; all of it is said
        del reserve
        return {"fault": _said(error), "line": _line(error)}


def _filled(made: Sandbox, source: str, data: dict[str, Any]) -> str:
    for at, what in forbidden(source):
        reason = f"the template holds a character that can't be seen: {what}. Delete it."
        raise TemplateAssertionError(reason, source.count("\n", 0, at) + 1)
    tree = made.parse(source)
    refuse(tree, made)
    Absent.known = {*data, *made.globals, *(own.name for own in tree.find_all(nodes.Macro))}
    template = made.from_string(tree)
    texts, length = [], 0
    # Not Template.generate: it hides the frames by which a fault finds its line.
    pieces: Any = template.root_render_func(template.new_context(data))
    for piece in pieces:
        faults = [f"this writes a character that can't be seen: {what}" for _, what in forbidden(piece)]
        length += len(piece.encode("utf-8", "replace"))
        if length > MOST_OUTPUT:
            faults = [f"the filled-in template has more than {MOST_OUTPUT // 1_000_000} MB. Look for a loop in a loop"]
        if faults:
            raise TemplateAssertionError(faults[0], template.get_corresponding_lineno(pieces.gi_frame.f_lineno))
        texts.append(piece)
    return "".join(texts)


def _said(error: BaseException) -> str:
    """What went wrong."""
    if isinstance(error, TemplateError):
        unread = "the template can't be read: " if type(error) is TemplateSyntaxError else ""
        return unread + (error.message or "something is missing")
    if str(error).startswith("macro "):  # Jinja's own words on its arguments
        return str(error)
    return next((words for kind, words in _WORDS if isinstance(error, kind)), _NO_MATCH)


def _line(error: BaseException) -> int | None:
    """The line of the template: as the fault says, or the innermost one that was being filled in."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = [(frame.f_globals.get("__jinja_template__"), line) for frame, line in walk_tb(error.__traceback__)]
    return next((template.get_corresponding_lineno(line) for template, line in reversed(frames) if template), None)
