"""The filters that templates may use: those that end, and that leave text being text."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from jinja2 import Environment
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.utils import pass_environment, pass_eval_context

from integration_appraisal.render.markdown import escaped, escaped_lines
from integration_appraisal.render.paper.house.refusing import Refused, as_text, bounded

Filter = Callable[..., Any]

_AS_THEY_ARE = (
    "abs", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "last", "length", "list",
    "map", "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique",
)  # fmt: skip
_ON_TEXT = (
    "capitalize", "e", "escape", "lower", "string", "title", "trim", "truncate", "upper", "urlencode", "wordcount",
)  # fmt: skip

_MOST_PARTS = 1000
_MOST_WIDTH = 100
_MOST_DIGITS = 15


def filters() -> dict[str, Filter]:
    """Every filter that a template may use, by name."""
    return {
        **{name: FILTERS[name] for name in _AS_THEY_ARE},
        **{name: _on_text(name, FILTERS[name]) for name in _ON_TEXT},
        "md": _on_text("md", escaped),
        "md_lines": _on_text("md_lines", escaped_lines),
        "batch": _in_parts("batch", "linecount"),
        "slice": _in_parts("slice", "slices"),
        "indent": _indent,
        "join": _join,
        "replace": _replace,
        "round": _round,
        "sum": _sum,
    }


def _on_text(name: str, original: Filter) -> Filter:
    at = 1 if hasattr(original, "jinja_pass_arg") else 0  # Jinja hands some filters the environment first

    @wraps(original)
    def checked(*given: Any, **named: Any) -> Any:
        text = as_text(given[at], f"`{name}`")
        return original(*given[:at], text, *given[at + 1 :], **named)

    return checked


def _in_parts(name: str, argument: str) -> Filter:
    original: Filter = FILTERS[name]

    @wraps(original)
    def checked(*given: Any, **named: Any) -> Any:
        at = 2 if hasattr(original, "jinja_pass_arg") else 1
        parts = given[at] if len(given) > at else named.get(argument)
        _whole(parts, 1, _MOST_PARTS, f"`{name}` takes")
        return original(*given, **named)

    return checked


def _whole(number: object, least: int, most: int, who: str) -> int:
    if isinstance(number, int) and least <= number <= most:
        return number
    raise Refused(f"{who} a whole number from {least} to {most}.")


def _indent(text: object, width: int = 4, first: bool = False, blank: bool = False) -> str:  # noqa: FBT001, FBT002 - Jinja's own arguments
    """By a number of blanks; by a text would be a way for that text to become markup."""
    own = as_text(text, "`indent`")
    wide = _whole(width, 0, _MOST_WIDTH, "`indent` takes")
    bounded(len(own) + wide * (len(own.splitlines()) + 1))
    indented: str = FILTERS["indent"](own, wide, first, blank)
    return indented


@pass_eval_context
def _join(context: EvalContext, values: Iterable[Any], between: str = "", attribute: str | int | None = None) -> str:
    if attribute is not None:
        values = map(make_attrgetter(context.environment, attribute), values)
    texts = [as_text(value, "`join`") for value in values]
    between = as_text(between, "`join`")
    bounded(sum(map(len, texts)) + len(between) * len(texts))
    joined: str = FILTERS["join"](context, texts, between)
    return joined


@pass_eval_context
def _replace(context: EvalContext, text: object, old: object, new: object, count: int | None = None) -> str:
    own, old, new = (as_text(value, "`replace`") for value in (text, old, new))
    bounded(len(own) + (len(own) + 1 if not old else own.count(old)) * len(new))
    replaced: str = FILTERS["replace"](context, own, old, new, count)
    return replaced


def _round(number: object, precision: int = 0, method: str = "common") -> float:
    if not isinstance(number, (int, float)):
        raise Refused("`round` takes a number. Make one of a text with `float`.")
    rounded: float = FILTERS["round"](number, _whole(precision, -_MOST_DIGITS, _MOST_DIGITS, "`round` takes"), method)
    return rounded


@pass_environment
def _sum(environment: Environment, values: Iterable[Any], attribute: str | int | None = None) -> float:
    """Of numbers alone: lists would be added up, too, each time copying all before."""
    total: float = FILTERS["sum"](environment, values, attribute)
    return total
