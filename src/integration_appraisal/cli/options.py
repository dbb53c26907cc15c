"""Arguments and options that several commands take, with one name and one help text for each."""

import re
from collections.abc import Sequence
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


# The one table of endings: which formats a file may have that ends so, the first where nobody names one.
ENDINGS = {
    ".txt": ("table", "concise", "full", "github"),
    ".md": ("markdown",),
    ".csv": ("csv",),
    ".json": ("json", "gitlab", "sarif"),
    ".sarif": ("sarif",),
}
_ENDING = re.compile(r"\.[a-z]\w{0,9}")


def format_option(*names: str) -> typer.models.OptionInfo:
    """The option ``--format``, with the formats that a command has."""
    told = f"One of {', '.join(names)}. Default: what --output ends in, else {names[0]}."
    return typer.Option("--format", metavar="FORMAT", help=told)  # type: ignore[no-any-return]


def chosen_format(asked: str | None, known: Sequence[str], output: str | None, default: str | None = None) -> str:
    """The format asked for, else what the file's ending says, else the default; or a usage error with what there is."""
    if asked is not None:
        known_format(asked, known)
    ending = ending_of(output)
    fitting = [name for name in ENDINGS.get(ending, ()) if name in known]
    if asked is not None:
        if ending in ENDINGS and asked not in fitting:
            message = f"{asked} does not go into a file that ends in {ending}. Leave out --format, or rename it."
            raise typer.BadParameter(message, param_hint="--output")
        return asked
    if ending and not fitting:
        endings = [own for own, formats in ENDINGS.items() if set(formats) & set(known)]
        message = f"there is no format for {ending}. Name a file that ends in {', '.join(endings)}, or add --format."
        raise typer.BadParameter(message, param_hint="--output")
    return fitting[0] if fitting else default or known[0]


def known_format(asked: str, known: Sequence[str], hint: str = "--format") -> str:
    """A format that there is, or a usage error that names the nearest."""
    from integration_appraisal.loading.suggest import nearest

    if asked not in known:
        message = f"there is no format {asked!r}.{nearest(asked, known)} It may be {', '.join(known)}."
        raise typer.BadParameter(message, param_hint=hint)
    return asked


def ending_of(output: str | None) -> str:
    """What a file's name ends in, in small letters; empty for standard output and where it is no kind of file."""
    ending = "" if output is None else PurePath(output).suffix.lower()
    return ending if _ENDING.fullmatch(ending) else ""


def check_ending(output: str | None, endings: tuple[str, ...], hint: str) -> None:
    """A usage error where a file's name ends in what it will not hold."""
    ending = ending_of(output)
    if ending and ending not in endings:
        raise typer.BadParameter(f"the file ends in {' or '.join(endings)}, not in {ending}.", param_hint=hint)


PAPER_ENDINGS = (".md", ".html", ".docx")


def paper_ending(name: str, hint: str) -> str:
    """The ending of a paper's file, or a usage error that names the endings there are."""
    ending = PurePath(name).suffix.lower()
    if ending not in PAPER_ENDINGS:
        raise typer.BadParameter(f"a paper ends in {', '.join(PAPER_ENDINGS)}, not in {ending!r}.", param_hint=hint)
    return ending
