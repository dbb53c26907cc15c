"""Every name that a template may use, as a page in Markdown, made from the shape of the data."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from integration_appraisal.render.brief.shape import PaperPlain, Plain

_MARK = "<!-- Made by `appraise brief --print-template names`. -->"
_WORDS: dict[Any, str] = {str: "text", bool: "true or false", int: "number"}


def page() -> str:
    """A table of names for the paper, and for each thing in it."""
    return "\n\n".join([_MARK, *(_table(own) for own in _shapes(PaperPlain, []))]) + "\n"


def _table(own: type[Plain]) -> str:
    rows = [f"| `{name}` | {_said(field.annotation)} | {field.description} |" for name, field in _fields(own)]
    head = [f"### {_title(own)}", "", _about(own), "", "| Name | What | Meaning |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows])


def _fields(own: type[Plain]) -> list[tuple[str, Any]]:
    return list(own.model_fields.items())


def _title(own: type[Plain]) -> str:
    return own.__name__.removesuffix("Plain")


def _about(own: type[Plain]) -> str:
    return (own.__doc__ or "").strip()


def _shapes(own: type[Plain], seen: list[type[Plain]]) -> list[type[Plain]]:
    """A shape and all that it is made of, each once, in the order in which a reader meets them."""
    if own not in seen:
        seen.append(own)
        for _, field in _fields(own):
            for inner in _inside(field.annotation):
                _shapes(inner, seen)
    return seen


def _inside(annotation: Any) -> Iterator[type[Plain]]:
    if isinstance(annotation, type) and issubclass(annotation, Plain):
        yield annotation
    for inner in get_args(annotation):
        yield from _inside(inner)


def _said(annotation: Any) -> str:
    """A type in words: ``list of cells``."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _said(arguments[0])
    if origin in (Union, UnionType):
        return "part"
    if origin is list:
        inner = _said(arguments[0])
        return f"list of {inner if inner == 'text' else inner.replace('list of', 'lists of') + _many(inner)}"
    if origin is dict:
        return "text by name"
    if isinstance(annotation, type) and issubclass(annotation, Plain):
        return _title(annotation).lower()
    return _WORDS.get(annotation, "text")


def _many(word: str) -> str:
    return "" if word.endswith("s") else "s"
