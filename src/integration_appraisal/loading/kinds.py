"""Which kind of file a document is, told from its fields."""

from typing import Literal, TypeAlias

from integration_appraisal.documents.document import Data
from integration_appraisal.model.criteria import LISTS

Kind: TypeAlias = Literal["local", "option", "criteria"]


def kind_of(data: Data) -> Kind | None:
    """The kind, or None where the fields fit none; an option is the only kind that has a role."""
    if not isinstance(data, dict):
        return None
    if "area" in data:
        return "local"
    if "role" in data or ("scores" in data and "id" in data):
        return "option"
    if any(name in data for name in (*LISTS, "about")) and not {"variants", "weights", "status"} & set(data):
        return "criteria"
    return "local" if {"variants", "outcomes", "must_haves", "costs", "panel", "status"} & set(data) else None
