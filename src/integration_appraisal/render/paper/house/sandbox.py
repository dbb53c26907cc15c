"""What a house's template may use: Jinja's immutable sandbox, less what would let markup or objects through."""

from collections.abc import Collection
from typing import Any, ClassVar

from jinja2 import StrictUndefined, TemplateRuntimeError, Undefined, nodes, pass_context
from jinja2.exceptions import TemplateAssertionError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from markupsafe import Markup

from integration_appraisal.findings import shown
from integration_appraisal.loading.suggest import nearest
from integration_appraisal.render.environment import environment

# Left out: what makes markup of text (indent, replace, safe, tojson, urlize, xmlattr), and what shows objects (pprint).
_FILTERS = (
    "abs", "batch", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "groupby",
    "int", "items", "join", "last", "length", "list", "lower", "map", "max", "md", "md_lines", "min", "reject",
    "rejectattr", "reverse", "round", "select", "selectattr", "slice", "sort", "string", "sum", "title", "trim",
    "truncate", "unique", "upper", "urlencode", "wordcount",
)  # fmt: skip
_ONE_FILE = "no other file can be used: a template is one file. Copy the other file's text into it."
_UNESCAPED = "text from the inputs stays text: `autoescape`, `call` and `filter` would leave it unescaped."
_REFUSED: dict[type[nodes.Node], str] = {
    **dict.fromkeys((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends), _ONE_FILE),
    **dict.fromkeys((nodes.ScopedEvalContextModifier, nodes.CallBlock, nodes.FilterBlock), _UNESCAPED),
    nodes.Pow: "`**` can't be used: some powers take longer than anyone can wait.",
}


def refuse(tree: nodes.Template, made: "Sandbox") -> None:
    """Raise TemplateAssertionError at the first thing that a template may not use."""
    for node in tree.find_all(nodes.Node):
        reason = _REFUSED.get(type(node))
        if isinstance(node, nodes.AssignBlock) and node.filter is not None:
            reason = _UNESCAPED
        elif isinstance(node, nodes.Filter) and node.name not in made.filters:
            reason = f"there is no filter `{node.name}` for templates.{nearest(node.name, made.filters)}"
        if reason:
            raise TemplateAssertionError(reason, node.lineno)


class Store(Namespace):
    """`namespace()`, whose entries are never what Python asks of it: `__html__` would make markup of a text."""

    def __getattribute__(self, name: str) -> Any:
        return object.__getattribute__(self, name) if name.startswith("_") else super().__getattribute__(name)


class Absent(StrictUndefined):
    """A name or an entry that is not there."""

    known: ClassVar[Collection[str]] = ()

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        where, known = ("here", self.known) if owner is missing else ("in this", owner)
        near = nearest(name, map(str, known)) if isinstance(known, Collection) else ""
        return self._undefined_hint or f"there is no `{shown(name)}` {where}.{near}"


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox without what makes markup of text, and without classes."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Markup has no methods, as its `translate` does not escape; neither have bytes, as codecs stand in files."""
        plain = not isinstance(obj, (Markup, bytes)) and attr != "encode"
        return plain and super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """What may not be used."""
        return self.undefined(f"`{shown(attribute)}` can't be used in a template.", obj, attribute)


def sandbox(*, markup: bool) -> Sandbox:
    """The environment of one template."""
    made = environment(Sandbox, markup=markup, finalize=_written, optimized=False)
    made.undefined = Absent
    made.globals = {"range": made.globals["range"], "namespace": Store}
    made.filters = {name: made.filters[name] for name in _FILTERS}
    return made


@pass_context  # so that it comes before escaping makes a text of anything
def _written(_context: object, value: Any) -> Any:
    """What `{{ }}` may write: Python's spelling of anything else has no place in a paper."""
    if isinstance(value, (str, int, float, Undefined)):
        return value
    advice = 'Take a list with `for` or `join`, one entry as in `own["items"]`, and `default` where there is nothing.'
    raise TemplateRuntimeError(f"only text and numbers can be written. {advice}")
