"""What templates are refused, and what may be written."""

from typing import Any

from jinja2 import Undefined

from integration_appraisal.render.paper.house.sizes import MOST_OUTPUT


class Refused(Exception):  # noqa: N818 - it is no error of ours
    """What a template may not do, in words for its author."""


def as_text(value: object, where: str) -> str:
    """A text or a number as text. What else there is would show Python's own spelling, and grow without bound."""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float, Undefined)):  # what is not there says so itself
        return str(value)
    raise Refused(f"{where} takes a text or a number, and this is {_kind(value)}.")


def bounded(length: int) -> None:
    """Refuse a text of that length if it is too long."""
    if length > MOST_OUTPUT:
        raise Refused(f"this makes a text of more than {MOST_OUTPUT:,} characters.")


def written(value: Any) -> Any:
    """What `{{ }}` may write."""
    if isinstance(value, (str, int, float, Undefined)):
        return value
    raise Refused(f"only text and numbers can be written, and this is {_kind(value)}.{_ADVICE.get(type(value), '')}")


_ADVICE = {
    list: " Go through it with `for`, or put it together with `join`.",
    dict: ' Name the entry that you want, as in `own.text` or `own["items"]`.',
    type(None): " Leave it out with `if`, or say what to write with `default`.",
}


def _kind(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case list() | tuple():
            return "a list"
        case dict():
            return "a group of named values"
        case _ if callable(value):
            return "something to call, as in `name()`"
        case _:
            return "neither"
