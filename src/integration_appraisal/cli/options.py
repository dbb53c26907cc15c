"""Arguments and options that several commands take, with one name and one help text for each."""

from pathlib import PurePath
from typing import Annotated

import typer

Local = Annotated[str, typer.Argument(metavar="LOCAL", help="The local file; - reads standard input.")]
CatalogueFolder = Annotated[
    str | None,
    typer.Option(
        "--catalogue",
        metavar="DIR",
        help="The catalogue's folder. Default: the local file's own, else APPRAISE_CATALOGUE, else the bundled one.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here, not to the terminal; - is standard output."),
]
Force = Annotated[bool, typer.Option("--force", help="Let --output replace a file that exists.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings fail the run, too (exit 1).")]
VariantId = Annotated[
    str | None, typer.Option("--variant", metavar="ID", help="Take this variant of the local file instead of its base.")
]


def format_option(*names: str) -> typer.models.OptionInfo:
    """The option ``--format``, with the formats that a command has."""
    return typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(names)}.")  # type: ignore[no-any-return]


def check_format(name: str, known: tuple[str, ...]) -> str:
    """The format, or a usage error that names the formats there are."""
    if name not in known:
        raise typer.BadParameter(f"there is no format {name!r}; it may be {', '.join(known)}.", param_hint="--format")
    return name


PAPER_ENDINGS = (".md", ".html", ".docx")


def paper_ending(name: str, hint: str) -> str:
    """The ending of a paper's file, or a usage error that names the endings there are."""
    ending = PurePath(name).suffix.lower()
    if ending not in PAPER_ENDINGS:
        raise typer.BadParameter(f"a paper ends in {', '.join(PAPER_ENDINGS)}, not in {ending!r}.", param_hint=hint)
    return ending
