"""``docs/python.md``, from the docstrings behind the door for Python."""

import ast
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

from layout import code, page, prose, table

import integration_appraisal
from integration_appraisal import findings
from integration_appraisal.appraisal import appraise, compare, results
from integration_appraisal.engine import ranks
from integration_appraisal.loading import loader

_INTRO = """Install the package, and import from `integration_appraisal`. Nothing else is promised to stay.

```pycon
>>> from integration_appraisal import appraise, check, compare, load
>>> appraisal = appraise(load("examples/harbourside.yaml"))
>>> appraisal.ranking.first[0].name
'Councils initiate'
>>> sorted({finding.code for finding in check(appraisal)})
['P146', 'P155']
>>> compare(appraisal, appraise(load("examples/millbrook.yaml"))).lead_after.first
('status_quo',)

```

Points and values are on the scale from 0 to 100; weights and other shares run from 0 to 1; levels and ranks are counted
from 1. Where options, criteria or local factors are named, it is by their ids; mappings by id have the catalogue's
order."""
_FUNCTIONS = ("load", "appraise", "check", "compare")
_DOORS = (
    (appraise, "Appraisal"),
    (loader, "Inputs"),
    (loader, "Unusable"),
    (findings, "Finding"),
    (findings, "Severity"),
    (findings, "Position"),
    (compare, "NothingInCommon"),
)
_BESIDE = re.compile(r"^    (\w+): .+  # (.+)$", re.MULTILINE)
_HEAD = ("name", "type", "what it is")


def python_page() -> str:
    """The functions, what they take, give and raise, and the records of what an appraisal found."""
    functions = "\n\n".join(_function(name) for name in _FUNCTIONS)
    doors = "\n\n".join(_class(module, name) for module, name in _DOORS)
    found = "\n\n".join([_class(ranks, "Lead"), *(_class(results, name) for name in _classes(results))])
    compared = "\n\n".join(_class(compare, name) for name in _classes(compare) if name != "NothingInCommon")
    parts = ("## Functions", functions, "## What they take, give and raise", doors)
    records = ("## What an appraisal found", found, "## What a comparison found", compared)
    return page("From Python", "docstrings and the comments beside fields", _INTRO, *parts, *records)


def _function(name: str) -> str:
    body = ast.parse(inspect.getsource(integration_appraisal)).body
    (tree,) = (own for own in body if isinstance(own, ast.FunctionDef) and own.name == name)
    called, given = _signature(tree, integration_appraisal)
    return f"### {name}\n\n{code(f'{called} → {given}')}\n\n{prose(ast.get_docstring(tree))}"


def _signature(tree: ast.FunctionDef, module: ModuleType) -> tuple[str, str]:
    """How a function is called, with defaults as they are, and the type of what it gives."""
    taken = tree.args
    taken.args = [own for own in taken.args if own.arg != "self"]
    taken.kw_defaults = [
        ast.Constant(getattr(module, own.id)) if isinstance(own, ast.Name) else own for own in taken.kw_defaults
    ]
    return f"{tree.name}({ast.unparse(taken)})", _type(tree.returns)


def _type(annotation: ast.expr | None) -> str:
    return ast.unparse(annotation).replace("results.", "") if annotation else "None"


def _classes(module: ModuleType) -> Iterator[str]:
    for own in ast.parse(inspect.getsource(module)).body:
        if isinstance(own, ast.ClassDef) and not own.name.startswith("_"):
            yield own.name


def _class(module: ModuleType, name: str) -> str:
    """A class: its fields with what is said beside them, then what it works out."""
    source = inspect.getsource(module)
    (tree,) = (own for own in ast.parse(source).body if isinstance(own, ast.ClassDef) and own.name == name)
    beside = dict(_BESIDE.findall(ast.get_source_segment(source, tree) or ""))
    rows = [row for own in tree.body if (row := _member(own, beside, module))]
    return "\n\n".join(filter(None, (f"### {name}", prose(ast.get_docstring(tree)), table(_HEAD, rows))))


def _member(own: ast.stmt, beside: dict[str, str], module: ModuleType) -> tuple[str, str, str] | None:
    """A field, a constant, a property or a method: its name, its type, and what is said of it."""
    if isinstance(own, ast.AnnAssign) and isinstance(own.target, ast.Name):
        return code(own.target.id), code(_type(own.annotation)), beside.get(own.target.id, "")
    if isinstance(own, ast.Assign):
        return code(ast.unparse(own.targets[0])), code(ast.unparse(own.value)), ""
    if not isinstance(own, ast.FunctionDef) or own.name.startswith("_"):
        return None
    said = prose(ast.get_docstring(own))
    if any("property" in ast.unparse(decorator) for decorator in own.decorator_list):
        return code(own.name), code(_type(own.returns)), said
    called, given = _signature(own, module)
    return code(called), code(given), said
