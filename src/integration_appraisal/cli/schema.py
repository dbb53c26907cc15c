"""``appraise schema``: JSON Schema of the files."""

import json
from typing import Annotated

import typer

from integration_appraisal.cli.options import Force, Output, check_ending
from integration_appraisal.cli.output import emit

EXAMPLES = (
    "appraise schema local",
    "appraise schema option -o option.schema.json",
)


def command(
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help="option, criteria, catalogue or local; all without.")
    ] = None,
    *,
    output: Output = "-",
    force: Force = False,
) -> None:
    """Print the JSON Schema of a kind of file, so that editors complete and check while people type."""
    check_ending(output, (".json",), "--output")
    from integration_appraisal.loading.schema import KINDS, schema

    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"there is no kind {kind!r}; it may be {', '.join(KINDS)}.", param_hint="KIND")
    schemas = schema(kind) if kind else {name: schema(name) for name in KINDS}
    emit(json.dumps(schemas, indent=2, ensure_ascii=False) + "\n", output, force=force)
