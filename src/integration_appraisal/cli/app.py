"""The commands, in the order in which people need them."""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand

from integration_appraisal import __version__

COMMANDS = {
    "init": "Write a local file to start from.",
    "new": "Write a catalogue and a local file on your own subject.",
    "import": "Read a spreadsheet as a catalogue and a local file.",
    "score": "Rank the options for a place.",
    "explain": "Show what is behind a value, or between two.",
    "sensitivity": "Show what would change the answer.",
    "robustness": "Show how often each option wins when numbers move.",
    "portfolio": "Show what leads in many places, and what divides them.",
    "diff": "Show which changes moved the values, and by how much.",
    "brief": "Write the briefing paper for the board.",
    "workshop": "Write the page on which a room settles its weights.",
    "verify": "Check a briefing paper against its inputs.",
    "sheet": "Write a workbook for a panel to score in.",
    "export": "Write the table for a spreadsheet or another program.",
    "validate": "Check local files and catalogues.",
    "rule": "List the codes of findings, or explain one.",
    "catalogue": "List what the catalogue holds, or show an entry.",
    "schema": "Print the JSON Schema of a kind of file.",
}
"""Each command, and what it does in a line. Its module has ``EXAMPLES`` and ``command``."""


def _examples(lines: tuple[str, ...]) -> str:
    r"""Examples under a command's help; the \b keeps their lines as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the flag's value
    if asked:
        typer.echo(f"appraise {__version__}")
        raise typer.Exit


def appraise(
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options appraisal."""


class Plain(TyperCommand):
    """A command whose help names its arguments as they are typed, without braces and without Python's types."""

    def __init__(self, *arguments: Any, **given: Any) -> None:
        super().__init__(*arguments, **given)
        for own in self.params:
            if isinstance(own, TyperArgument):
                vars(own).update(display_type_rich=lambda ctx: None)  # noqa: ARG005 - as typer calls it
                if own.required:
                    name = f"{own.metavar}{'...' if own.nargs != 1 else ''}"
                    vars(own).update(_usage_display_name=lambda name=name: name)


def _unasked() -> None:
    """A command that only its line is known of."""


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The command line. Only commands among the arguments are put together, which takes time; of others, help is short.

    A shell that completes a command gives no arguments, and may want to know the options of any.
    """
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
    app.callback()(appraise)
    asked = COMMANDS if "_APPRAISE_COMPLETE" in os.environ else arguments
    for name, short in COMMANDS.items():
        if name in asked:
            module = import_module(f"integration_appraisal.cli.{name}")
            app.command(name, cls=Plain, short_help=short, epilog=_examples(module.EXAMPLES))(module.command)
        else:
            app.command(name, short_help=short)(_unasked)
    return app
