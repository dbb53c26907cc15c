"""Records as JSON, one a line, so that a reader need not wait for the last."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from integration_appraisal.render import Screen
from integration_appraisal.render.json import as_line


def render(records: Iterable[Mapping[str, Any]], screen: Screen) -> Iterator[str]:
    """A line for each record."""
    return (as_line(record, screen) for record in records)
