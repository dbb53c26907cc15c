"""The commands, in the order in which people need them."""

from typing import Annotated

import typer

from integration_appraisal import __version__
from integration_appraisal.cli import catalogue, explain, init, schema, score, validate

app = typer.Typer(
    name="appraise",
    help="Options appraisal for health and social care integration: weighs options against a place and shows its working.",
    epilog="Exit codes: 0 done, 1 the input has errors, 2 wrong usage or a file that can't be read or written, "
    "130 interrupted, 70 a fault of ours (--debug says more).",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the flag's value
    if asked:
        typer.echo(f"appraise {__version__}")
        raise typer.Exit


@app.callback()
def appraise(
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options appraisal for health and social care integration."""


app.command("score")(score.command)
app.command("explain")(explain.command)
app.command("validate")(validate.command)
app.command("catalogue")(catalogue.command)
app.command("init")(init.command)
app.command("schema")(schema.command)
