"""Reading a template: what it may hold is decided before anything of it runs."""

import re
from collections.abc import Iterable, Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from integration_appraisal.documents.characters import forbidden
from integration_appraisal.loading.suggest import nearest
from integration_appraisal.render.paper.house.limits import OutOfTime
from integration_appraisal.render.paper.house.sandbox import Sandbox
from integration_appraisal.render.paper.house.sizes import MOST_BLOCKS, MOST_LEVELS, MOST_SOURCE, MOST_TOKENS

_ONE_FILE = "is refused: a template is one file. Copy the other file's text into it."
_TEXT_STAYS = "is refused: text from the inputs stays text. Write markup outside of `{{ }}`."
_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Include: f"`include` {_ONE_FILE}",
    nodes.Import: f"`import` {_ONE_FILE}",
    nodes.FromImport: f"`import` {_ONE_FILE}",
    nodes.Extends: f"`extends` {_ONE_FILE}",
    nodes.EvalContextModifier: f"`autoescape` {_TEXT_STAYS}",
    nodes.ScopedEvalContextModifier: f"`autoescape` {_TEXT_STAYS}",
}
_LONG_NUMBER = re.compile(r"\d[\d_]{4000}")  # from here on, Python refuses it
_TRUSTING = ("safe", "forceescape")


class Unreadable(Exception):  # noqa: N818 - it is no error of ours
    """A template that can't be read, with the line where that showed."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line


class Counted(Extension):
    """Stops where a template gets too long to be read in its time."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens, as long as there are not too many."""
        for count, token in enumerate(stream):
            if count == MOST_TOKENS:
                raise TemplateSyntaxError("the template is too long from here on. Use loops or macros.", token.lineno)
            yield token


def read(source: str, environment: Sandbox) -> nodes.Template:
    """The template as a tree that holds nothing refused. Raises Unreadable or TemplateSyntaxError."""
    if len(source) > MOST_SOURCE:
        raise Unreadable(f"the template has more than {MOST_SOURCE:,} characters.", None)
    for at, what in forbidden(source.replace("\r\n", "\n")):
        line = source.replace("\r\n", "\n").count("\n", 0, at) + 1
        raise Unreadable(f"the template holds a character that can't be seen: {what}. Delete it.", line)
    tree = _parsed(source, environment)
    for node, depth, blocks in _nodes(tree):
        _allow(node, environment)
        if depth > MOST_LEVELS or blocks > MOST_BLOCKS:
            raise Unreadable("this is nested too deeply. Use macros, or `set` for what is in the middle.", node.lineno)
    return tree


def names(tree: nodes.Template) -> set[str]:
    """The names that a template gives itself."""
    given = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    return given | {node.name for node in tree.find_all(nodes.Macro)}


def _parsed(source: str, environment: Sandbox) -> nodes.Template:
    parser = Parser(environment, source)
    try:
        return parser.parse()
    except RecursionError:
        raise Unreadable("this is nested too deeply.", parser.stream.current.lineno) from None
    except OutOfTime:
        raise Unreadable("reading the template takes too long.", parser.stream.current.lineno) from None
    except (ArithmeticError, ValueError):
        long = _LONG_NUMBER.search(source)
        line = source.count("\n", 0, long.start()) + 1 if long else None
        raise Unreadable("there is a number here that is too long.", line) from None


def _nodes(tree: nodes.Template) -> Iterator[tuple[nodes.Node, int, int]]:
    """Every node in the order of the text, with how deep it stands, and in how many blocks."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, blocks = waiting.pop()
        yield node, depth, blocks
        inside = blocks + isinstance(node, nodes.Stmt)
        waiting += [(child, depth + 1, inside) for child in reversed(list(node.iter_child_nodes()))]


def _allow(node: nodes.Node, environment: Sandbox) -> None:
    if type(node) in _REFUSED:
        raise Unreadable(_REFUSED[type(node)], node.lineno)
    if isinstance(node, nodes.Filter) and node.name not in environment.filters:
        reason = (
            f"`{node.name}` {_TEXT_STAYS}" if node.name in _TRUSTING else _no("filter", node.name, environment.filters)
        )
        raise Unreadable(reason, node.lineno)
    if isinstance(node, nodes.Test) and node.name not in environment.tests:
        raise Unreadable(_no("test", node.name, environment.tests), node.lineno)


def _no(what: str, name: str, known: Iterable[str]) -> str:
    return f"there is no {what} `{name}` for templates.{nearest(name, known)}"
