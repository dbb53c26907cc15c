"""How long and how branched modules and functions of the package may be, and that what is public says what it does."""

import ast
from collections.abc import Iterator
from statistics import quantiles
from typing import NamedTuple

import pytest
from radon.visitors import ComplexityVisitor

from cli.command import ROOT

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """A module of the package: its path in the repository, its lines and its syntax."""

    path: str
    lines: int
    tree: ast.Module


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    paths = sorted((ROOT / "src").rglob("*.py"))
    texts = [(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths]
    return [Module(path, len(text.splitlines()), ast.parse(text)) for path, text in texts]


def body_lines(function: Function) -> int:
    """Lines from the first statement to the last, without the docstring."""
    statements = function.body[ast.get_docstring(function) is not None :]
    return (function.body[-1].end_lineno or 0) - statements[0].lineno + 1 if statements else 0


def public(body: list[ast.stmt]) -> Iterator[Function]:
    """Functions and methods that nothing marks as private: no name of theirs, or of their class, begins with ``_``."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)
            else:
                yield node


def test_no_function_has_more_than_ten_ways_through(modules: list[Module]) -> None:
    """Radon counts conditions inside comprehensions and between `and` and `or`, which the linter does not."""
    branchy = [
        f"{module.path}:{block.lineno} {block.fullname} {block.complexity}"
        for module in modules
        for block in ComplexityVisitor.from_ast(module.tree).blocks
        if block.letter != "C" and block.complexity > 10
    ]
    assert not branchy, "\n".join(branchy)


def test_modules_fit_on_a_few_screens(modules: list[Module]) -> None:
    assert quantiles([module.lines for module in modules], n=20)[-1] <= 300


def test_functions_fit_on_a_screen(modules: list[Module]) -> None:
    sizes = {
        f"{module.path}:{node.lineno} {node.name}": body_lines(node)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, Function)
    }
    assert quantiles(sizes.values(), n=20)[-1] <= 30
    assert [name for name, lines in sizes.items() if lines > 50] == []


def test_every_public_function_says_what_it_does(modules: list[Module]) -> None:
    undocumented = [
        f"{module.path}:{function.lineno} {function.name}"
        for module in modules
        for function in public(module.tree.body)
        if not ast.get_docstring(function)
    ]
    assert undocumented == []
