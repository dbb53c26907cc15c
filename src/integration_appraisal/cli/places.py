"""Several places side by side: what ``appraise score`` does with more than one local file."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import typer

from integration_appraisal.cli import FAILED
from integration_appraisal.cli.ending import fail, refuse, refuse_all, report, say, tell_left_out
from integration_appraisal.cli.loading import Several, whichever_usable
from integration_appraisal.cli.output import Delivery
from integration_appraisal.findings import in_order
from integration_appraisal.loading.paths import absolute, shown_name
from integration_appraisal.loading.what_if import Asked
from integration_appraisal.report.places import build
from integration_appraisal.report.records.places import Place


def side_by_side(
    to: Delivery,
    locals_: Sequence[str],
    catalogue: str | None,
    variant: str | None,
    numbers: Sequence[str] | None,
    points: Sequence[str] | None,
) -> None:
    """Write what can be computed; then leave with a failure where some file has errors, which are said first."""
    twice = [path for path, often in Counter(map(absolute, locals_)).items() if often > 1]
    if twice:
        refuse(f"{shown_name(twice[0])} is named twice. Name each file once.")
    found = whichever_usable(locals_, catalogue, variant, Asked(numbers or (), points or ()))
    _report(found)
    places = [Place(name, own.appraisal) for name, own in found.usable.items()]
    findings = in_order(chain.from_iterable(own.findings for own in found.usable.values()))
    files = chain.from_iterable(own.files for own in found.usable.values())
    to.page(build(places, found.left_out, findings), list(files), findings)
    if found.left_out:
        raise typer.Exit(FAILED)


def _report(found: Several) -> None:
    """Say what is wrong with the places that are left out; leave where none is left."""
    if not found.usable and not found.faults:
        fail(found.findings)
    report(found.findings)
    if not found.usable:
        refuse_all(found.faults)
    for fault in found.faults:
        say(f"appraise: {fault}")
    tell_left_out(found.left_out)
