"""How to write what stands in another shape than the one expected: a sentence with a space before it, or nothing."""

import re
from collections.abc import Sequence

from integration_appraisal.documents.document import Data, Path, child
from integration_appraisal.engine.scales import SCALES
from integration_appraisal.findings import shown
from integration_appraisal.loading.annotations import fields_at, wants_id
from integration_appraisal.loading.suggest import listed
from integration_appraisal.loading.wording import described
from integration_appraisal.model.common import ID_PATTERN, Model


def in_shape(kind: str, found: Data, model: type[Model], data: Data, path: Path) -> str:
    """For one of pydantic's errors, and the value found there."""
    if path[-1:] == ("scale",) and not isinstance(found, (list, dict)):
        return f" Write `{{kind: {found}}}`." if found in SCALES else f" Begin with its `kind`: {listed(SCALES)}."
    if kind in ("dict_type", "model_type") and isinstance(found, list):
        return f" Take the dashes and brackets away: `{_first_id(found)}: …`."
    if kind in ("tuple_type", "list_type") and isinstance(found, dict):
        return f" Begin the first with `- id: {shown(next(iter(found), 'a'), 30)}`."
    return _with_field(found, model, data, path) if kind in ("model_type", "model_attributes_type") else ""


def field(key: str, known: Sequence[str]) -> str:
    """For a field and its value that have run together."""
    run_together = re.match(r"(\w+)[:= ]+(\S.*)", key)
    if run_together is None or run_together[1] not in known:
        return ""
    return f" Write a colon and a space between them: `{run_together[1]}: {shown(run_together[2])}`."


def _with_field(found: Data, model: type[Model], data: Data, path: Path) -> str:
    """For a value that stands without its field, which is the first that may stand there."""
    first = next(iter(fields_at(model, data, path)), "id")
    if first == "id" or not isinstance(found, (str, int, float)):
        return ""
    text = described(found) if isinstance(found, (int, float)) else shown(found, 30)
    if wants_id(model, data, (*path, first)) and not re.fullmatch(ID_PATTERN, text):
        text = "…"
    return f" Write `{{{first}: {_quoted(text)}}}`, for example."


def _quoted(text: str) -> str:
    return text if re.fullmatch(r"[\w £$€.…%-]+", text) else f'"{text}"'


def _first_id(rows: list[Data]) -> str:
    """What the first item of a list would be called as a key."""
    first = rows[0] if rows else None
    names = [child(first, "id"), *(first if len(first) == 1 else ())] if isinstance(first, dict) else [first]
    return next((shown(name, 30) for name in names if isinstance(name, str)), "id")
