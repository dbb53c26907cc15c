"""The commands, in the order in which people need them."""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Annotated

import typer

from integration_appraisal import __version__

COMMANDS = (
    "score",
    "explain",
    "sensitivity",
    "robustness",
    "diff",
    "brief",
    "verify",
    "validate",
    "rule",
    "catalogue",
    "init",
    "schema",
)


def module_of(command: str) -> ModuleType:
    """The module of a command, which has ``SHORT``, ``EXAMPLES`` and ``command``."""
    return import_module(f"integration_appraisal.cli.{command}")


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


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The command line with the command that is asked for, or with all: putting each together takes time."""
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
    asked = arguments[0] if arguments else ""
    for name in [asked] if asked in COMMANDS else COMMANDS:
        module = module_of(name)
        app.command(name, short_help=module.SHORT, epilog=_examples(module.EXAMPLES))(module.command)
    return app
