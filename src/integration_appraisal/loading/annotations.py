"""Walks pydantic models along a path of data, to know which fields a place could have."""

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from integration_appraisal.documents.document import Data, Path, child
from integration_appraisal.model.common import ID_PATTERN, Model


def fields_at(root: type[Model], data: Data, path: Path) -> dict[str, FieldInfo]:
    """The fields that the mapping at ``path`` may have, by their keys; none where no model describes it."""
    kind: Any = root
    for step in path:
        data = child(data, step)
        kind = _step(kind, step)
    models = _models(kind)
    if len(models) > 1:  # a union told apart by `kind`
        models = [model for model in models if child(data, "kind") in get_args(model.model_fields["kind"].annotation)]
    return _fields(models[0]) if models else {}


def wants_id(root: type[Model], data: Data, path: Path) -> bool:
    """Whether an id is to stand at ``path``."""
    for end in range(len(path) - 1, -1, -1):
        fields = fields_at(root, data, path[:end])
        if fields:
            field = fields.get(str(path[end]))
            return field is not None and ID_PATTERN in repr((field.annotation, field.metadata))
    return False


def _fields(model: type[Model]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _step(kind: Any, step: str | int) -> Any:
    """The type of what stands one step further in a value of some type, or None where nothing may stand."""
    for model in _models(kind):
        field = _fields(model).get(str(step))
        if field is not None:
            return field.annotation
    for option in _unwrapped(kind):
        if get_origin(option) in (dict, tuple):
            return get_args(option)[1 if get_origin(option) is dict else 0]
    return None


def _models(kind: Any) -> list[type[Model]]:
    return [option for option in _unwrapped(kind) if isinstance(option, type) and issubclass(option, Model)]


def _unwrapped(kind: Any) -> list[Any]:
    """A type without Annotated and Union around it: the types it may be."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _unwrapped(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        return [inner for arg in get_args(kind) for inner in _unwrapped(arg)]
    return [kind]
