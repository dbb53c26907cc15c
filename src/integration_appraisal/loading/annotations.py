"""Walks pydantic models along a path of data, to know which fields a place could have."""

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from integration_appraisal.documents.document import Data, Path, child
from integration_appraisal.model.common import ID_PATTERN, Model


def model_at(root: type[Model], data: Data, path: Path) -> type[Model] | None:
    """The model that describes the mapping at ``path``, or None where no model does."""
    kind: Any = root
    for step in path:
        data = child(data, step)
        kind = _step(kind, step)
    return _model_of(kind, data)


def wants_id(root: type[Model], data: Data, path: Path) -> bool:
    """Whether an id is to stand at ``path``."""
    for end in range(len(path), 0, -1):
        parent = model_at(root, data, path[: end - 1])
        if parent is not None:
            field = names_of(parent).get(str(path[end - 1]))
            info = parent.model_fields.get(field or "")
            return info is not None and ID_PATTERN in repr((info.annotation, info.metadata))
    return False


def names_of(model: type[Model]) -> dict[str, str]:
    """The keys a model takes in a file, each with the name of its field."""
    return {info.alias or name: name for name, info in model.model_fields.items()}


def _step(kind: Any, step: str | int) -> Any:
    for option in _unwrapped(kind):
        origin, args = get_origin(option), get_args(option)
        if isinstance(option, type) and issubclass(option, Model):
            field = names_of(option).get(str(step))
            if field is not None:
                return option.model_fields[field].annotation
        elif origin is dict:
            return args[1]
        elif origin is tuple:
            return args[0]
    return None


def _unwrapped(kind: Any) -> list[Any]:
    """A type without Annotated and Union around it: the types it may be."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _unwrapped(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        return [inner for arg in get_args(kind) for inner in _unwrapped(arg)]
    return [kind]


def _model_of(kind: Any, data: Data) -> type[Model] | None:
    models = [option for option in _unwrapped(kind) if isinstance(option, type) and issubclass(option, Model)]
    if len(models) > 1:  # a union told apart by `kind`
        word = data.get("kind") if isinstance(data, dict) else None
        models = [model for model in models if word in _words(model)] or models[:0]
    return models[0] if models else None


def _words(model: type[Model]) -> tuple[Any, ...]:
    field = model.model_fields.get("kind")
    return get_args(field.annotation) if field is not None and get_origin(field.annotation) is Literal else ()
