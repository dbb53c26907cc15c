"""``appraise.places/1``: several places side by side, and the same as rows."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.findings import Finding
from integration_appraisal.report.document import Column, Table
from integration_appraisal.report.readiness import where_needed
from integration_appraisal.report.records import parts


class Place(NamedTuple):
    """A place by the name of its file, appraised."""

    file: str
    appraisal: Appraisal


def data(groups: Mapping[str, Sequence[Place]], left_out: Sequence[str], findings: Sequence[Finding]) -> dict[str, Any]:
    """``appraise.places/1``: places by catalogue, in the order in which they were named."""
    return {
        "schema": "appraise.places/1",
        "left_out": list(left_out),
        "groups": [{"places": [_place(own) for own in group]} for group in groups.values()],
        "findings": [own.data for own in findings],
    }


def _place(own: Place) -> dict[str, Any]:
    about = parts.head(own.appraisal, "")
    del about["schema"]
    ranking = own.appraisal.ranking
    options = [
        {"id": each.id, "name": each.name, "rank": each.rank, "value": each.value, "ready": str(each.ready)}
        for each in ranking.order
    ]
    return {"file": own.file, **about, "lead": parts.lead(ranking), "options": options}


def rows(groups: Mapping[str, Sequence[Place]]) -> Table:
    """A row for each option in each place."""
    columns = (
        *(Column(name) for name in ("catalogue", "file", "place", "variant", "verdict", "rank", "option", "name")),
        *(Column(name, "number") for name in ("value", "benefit", "lost")),
        Column("ready"),
    )
    made = [
        (
            *(own.appraisal.catalogue.title, own.file, own.appraisal.local.area),
            own.appraisal.variant.id if own.appraisal.variant else "",
            *(str(own.appraisal.ranking.lead.verdict), "" if each.rank is None else str(each.rank)),
            *(each.id, each.name, each.value, each.benefit, each.lost, str(each.ready)),
        )
        for group in groups.values()
        for own in group
        for each in own.appraisal.ranking.order
    ]
    table = Table("Places side by side", columns, tuple(made))
    return where_needed(table, *(own.appraisal.ranking for group in groups.values() for own in group))
