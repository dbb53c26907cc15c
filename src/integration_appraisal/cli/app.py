"""The commands, in the order in which people need them."""

from typing import Annotated

import typer

from integration_appraisal import __version__
from integration_appraisal.cli import catalogue, explain, init, rule, schema, score, validate

app = typer.Typer(
    name="appraise",
    help="Options appraisal: weighs options against a place and shows its working.",
    epilog="Exit codes: 0 done, 1 the input has errors, 2 wrong usage or a file that can't be read or written, "
    "130 interrupted, 70 a fault of ours (--debug says more).",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


COMMANDS = {
    "score": score,
    "explain": explain,
    "validate": validate,
    "rule": rule,
    "catalogue": catalogue,
    "init": init,
    "schema": schema,
}


def _examples(lines: tuple[str, ...]) -> str:
    r"""Examples under a command's help; the \b keeps their lines as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


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
    """Options appraisal."""


for name, module in COMMANDS.items():
    app.command(name, short_help=module.SHORT, epilog=_examples(module.EXAMPLES))(module.command)
