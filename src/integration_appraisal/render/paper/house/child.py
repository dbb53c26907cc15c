"""The process that fills in one template: JSON comes in, JSON goes out, and there is nothing else to reach."""

import codecs
import difflib  # noqa: F401 - for suggestions; when their turn comes, no file can be opened any more
import json
import sys
from typing import Any

import jinja2.debug  # noqa: F401 - Jinja asks for it when a template can't be read
from jinja2 import Template

from integration_appraisal.documents.characters import forbidden
from integration_appraisal.render.environment import environment, with_markup
from integration_appraisal.render.paper.house.faults import TOO_LONG, line_of, said
from integration_appraisal.render.paper.house.grammar import Counted, Unreadable, names, read
from integration_appraisal.render.paper.house.limits import OutOfTime, give_up, stay_calm
from integration_appraisal.render.paper.house.sandbox import Sandbox, absent
from integration_appraisal.render.paper.house.sizes import MOST_OUTPUT

_RESERVE = 8_000_000


def main() -> None:
    """Answer one request. A fault of the template is an answer, too; so is one of ours, which is not put on it."""
    asked = json.loads(sys.stdin.buffer.read())
    codecs.lookup("unicode-escape")  # Jinja reads texts with it, and it stands in a file of its own
    give_up()
    try:
        answer = _answer(asked)
    except OutOfTime:
        answer = {"fault": TOO_LONG, "line": None}
    except Exception as error:  # noqa: BLE001 - the parent raises it
        answer = {"bug": f"{type(error).__name__}: {error}"[:300]}
    stay_calm()
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    source, markup = asked["source"], asked["markup"]
    data = with_markup(asked["data"], markup=markup)
    made = environment(Sandbox, markup=markup, extensions=[Counted])
    reserve = bytearray(_RESERVE)  # so that there is memory left to say that there is none
    try:
        return {"text": _filled(made, source, data)}
    except (ImportError, OSError):  # nothing that a template does
        raise
    except (Exception, OutOfTime) as error:  # noqa: BLE001 - a template can raise anything; all of it is said
        del reserve
        return {"fault": said(error), "line": line_of(error)}


def _filled(made: Sandbox, source: str, data: dict[str, Any]) -> str:
    tree = read(source, made)
    made.undefined = absent({*data, *made.globals, *names(tree)})
    template = made.from_string(tree)
    texts, length = [], 0
    # Not Template.generate: it hides the frames by which a fault finds its line.
    pieces = template.root_render_func(template.new_context(data))
    for piece in pieces:
        for _, what in forbidden(piece):
            raise Unreadable(f"this writes a character that can't be seen: {what}.", _line(template, pieces))
        length += len(piece.encode())
        if length > MOST_OUTPUT:
            reason = f"the filled-in template has more than {MOST_OUTPUT // 1_000_000} MB. Look for a loop in a loop."
            raise Unreadable(reason, _line(template, pieces))
        texts.append(piece)
    return "".join(texts)


def _line(template: Template, pieces: Any) -> int:
    """Where the filling in stands."""
    return template.get_corresponding_lineno(pieces.gi_frame.f_lineno)
