"""The environment of a house's template: plain data, operators that end, and no way to Python."""

from collections.abc import Iterable
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Undefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Concat
from jinja2.runtime import Context, LoopContext, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing

from integration_appraisal.findings import shown
from integration_appraisal.loading.suggest import nearest
from integration_appraisal.render.paper.house.filters import filters
from integration_appraisal.render.paper.house.refusing import Refused, as_text, bounded, written
from integration_appraisal.render.paper.house.sizes import MOST_BITS, MOST_ITEMS

_METHODS: dict[type, frozenset[str]] = {
    str: frozenset({
        "capitalize", "casefold", "count", "endswith", "find", "isalnum", "isalpha", "isdigit", "islower", "isspace",
        "istitle", "isupper", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "rfind", "rpartition",
        "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "upper",
    }),
    dict: frozenset({"get", "items", "keys", "values"}),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "grouper", "index", "list"}),
}  # fmt: skip


class Store(Namespace):
    """`namespace()`: what a loop hands on. Names of Python's own are refused: `__html__` would make text markup."""

    def __init__(*given: Any, **named: Any) -> None:
        for name in dict(*given[1:], **named):
            _own_name(name)
        Namespace.__init__(*given, **named)

    def __setitem__(self, name: str, value: Any) -> None:
        _own_name(name)
        super().__setitem__(name, value)


def _own_name(name: object) -> None:
    if str(name).startswith("_"):
        raise Refused(f"`{shown(name)}` can't be a name here: names don't begin with an underscore.")


class _Generator(CodeGenerator):
    """`~` goes through the environment, which looks at the length first."""

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a list of what may be used in place of one of what may not."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, finalize=written, optimized=False, **named)
        self.filters = filters()
        self.globals = {"range": _range, "namespace": Store}
        self.binop_table |= {"+": _plus, "*": _times, "**": _power, "%": _remainder}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - Jinja's arguments
        """Methods that only look, and what Jinja's own helpers offer."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, (LoopContext, Macro, Namespace)):
            return True
        return any(isinstance(obj, kind) and attr in names for kind, names in _METHODS.items())

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """What may not be used, with a filter that does the same where there is one."""
        advice = f" There is a filter of that name: `| {attribute}`." if attribute in self.filters else ""
        return self.undefined(f"`{shown(attribute)}` can't be used in a template.{advice}", obj, attribute)

    def wrap_str_format(self, value: Any) -> None:
        """`format` of a text is refused as other methods are: it reaches into what it formats, and pads without end."""

    def concat(self, pieces: Iterable[str]) -> str:
        """What a macro or a block has written."""
        texts = list(pieces)
        bounded(sum(map(len, texts)))
        return "".join(texts)

    def joined(self, parts: tuple[object, ...]) -> str:
        """What `~` makes."""
        texts = [as_text(part, "`~`") for part in parts]
        bounded(sum(map(len, texts)))
        return markup_join(texts) if self.autoescape else "".join(texts)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operator that could go on for ever or fill the memory."""
        for side in (left, right):
            if isinstance(side, Undefined):
                str(side)  # says that it is not there
        return super().call_binop(context, operator, left, right)


def absent(known: Iterable[str]) -> type[StrictUndefined]:
    """What stands for a name that is not there, where those of ``known`` are."""
    names = frozenset(known)

    class Absent(StrictUndefined):
        @property
        def _undefined_message(self) -> str:
            if self._undefined_hint:
                return self._undefined_hint
            return _not_there(self._undefined_name, self._undefined_obj, names)

    return Absent


def _not_there(name: object, owner: object, names: Iterable[str]) -> str:
    if owner is missing:
        return f"there is no `{shown(name)}` here.{nearest(name, names)}"
    if isinstance(owner, dict):
        return f"there is no `{shown(name)}` in this.{nearest(name, map(str, owner))}"
    if isinstance(owner, (list, tuple)) and isinstance(name, int):
        return f"there is no entry {name} in this list, which has {len(owner)}. The first is 0."
    return f"there is no `{shown(name)}` in this."


# Operators ------------------------------------------------------------------------------------------------------------


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float))


def _plus(left: Any, right: Any) -> Any:
    if _is_number(left) and _is_number(right):
        return left + right
    if isinstance(left, str) and isinstance(right, str):
        bounded(len(left) + len(right))
        return left + right
    if isinstance(left, list) and isinstance(right, list):
        if len(left) + len(right) > MOST_ITEMS:
            raise Refused(f"this makes a list of more than {MOST_ITEMS:,} entries.")
        return left + right
    raise Refused("`+` adds two numbers, two texts or two lists. Put a number after a text with `~`.")


def _numbers_only(sign: str, left: object, right: object) -> None:
    if not (_is_number(left) and _is_number(right)):
        raise Refused(f"`{sign}` works on numbers alone.")


def _times(left: Any, right: Any) -> Any:
    _numbers_only("*", left, right)
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > MOST_BITS:
        _too_large()
    return left * right


def _power(left: Any, right: Any) -> Any:
    _numbers_only("**", left, right)
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() * abs(right) > MOST_BITS:
        _too_large()
    return left**right


def _remainder(left: Any, right: Any) -> Any:
    _numbers_only("%", left, right)
    return left % right


def _too_large() -> NoReturn:
    raise Refused("this makes a number that is too large.")


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > MOST_ITEMS:
        raise Refused(f"`range` gives at most {MOST_ITEMS:,} numbers.")
    return numbers
