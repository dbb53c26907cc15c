"""Arguments and options that several commands take, with one name and one help text for each."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Annotated

import typer

from integration_appraisal.engine.robustness import WAYS
from integration_appraisal.loading.suggest import nearest
from integration_appraisal.render.formats import Format, Made, formats_of

Local = Annotated[str, typer.Argument(metavar="LOCAL", help="The local file; - reads standard input.")]
CatalogueFolder = Annotated[
    str | None,
    typer.Option(
        "--catalogue",
        metavar="CATALOGUE",
        help="A catalogue's folder, its file, or the name of a bundled one. Default: the local file's own, else "
        "APPRAISE_CATALOGUE, else integration.",
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write here, not to the terminal; - is standard output.",
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that exists.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings fail the run, too (exit 1).")]
Full = Annotated[
    bool, typer.Option("--full", help="Show all of it, in CSV with all digits, not only what fits on about a screen.")
]
Open = Annotated[bool, typer.Option("--open", help="Write HTML, and show it in the browser.")]
VariantId = Annotated[
    str | None,
    typer.Option(
        "--variant", metavar="ID", help="Take this variant of the local file, by id or name, instead of its base."
    ),
]

Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="WHAT=NUMBER",
        help="What if: FACTOR=LEVEL or OPTION.CRITERION=SCORE in place of what the file says. May be given again.",
    ),
]
Weight = Annotated[
    list[str] | None,
    typer.Option(
        "--weight",
        metavar="CRITERION=POINTS",
        help="What if: so many points for a criterion in place of its weight. May be given again.",
    ),
]
Drawn = Annotated[
    str,
    typer.Option(
        "--weights",
        metavar="MODE",
        help="How weights are drawn. near: between half and double. any: all weights alike. ordered: all that keep the "
        "order agreed.",
    ),
]


def check_way(weights: str) -> None:
    """A usage error where weights are to be drawn in a way that there is not."""
    if weights not in WAYS:
        raise typer.BadParameter(f"there is no {weights!r}; it may be {', '.join(WAYS)}.", param_hint="--weights")


def _format_option(made: Made) -> typer.models.OptionInfo:
    """The option ``--format``, with the formats of what a command makes."""
    names = list(formats_of(made))
    told = f"One of {', '.join(names)}. Default: what --output ends in, else {names[0]}."
    return typer.Option("--format", metavar="FORMAT", help=told)  # type: ignore[no-any-return]


PageFormat = Annotated[str | None, _format_option("page")]
RowsFormat = Annotated[str | None, _format_option("rows")]
PortfolioFormat = Annotated[str | None, _format_option("portfolio")]

_ENDING = re.compile(r"\.[a-z]\w{0,9}")


def chosen_format(asked: str | None, known: Mapping[str, Format], output: str, default: str | None = None) -> Format:
    """The format asked for, else what the file's ending says, else the default; or a usage error with what there is."""
    ending = ending_of(output)
    if asked is not None:
        format_ = known_format(asked, known)
        if not format_.fits(ending):
            raise typer.BadParameter(
                f"{asked} does not go into a file that ends in {ending}. Leave out --format, or rename it.",
                param_hint="--output",
            )
        return format_
    if not ending:
        return known[default or next(iter(known))]
    endings = {each.ending: each for each in known.values() if each.ending}
    if ending not in endings:
        raise typer.BadParameter(
            f"there is no format for {ending}. Name a file that ends in {', '.join(endings)}, or add --format.",
            param_hint="--output",
        )
    return endings[ending]


def known_format(asked: str, known: Mapping[str, Format], hint: str = "--format") -> Format:
    """A format that there is, or a usage error that names the nearest."""
    if asked not in known:
        raise typer.BadParameter(
            f"there is no format {asked!r}.{nearest(asked, known)} It may be {', '.join(known)}.", param_hint=hint
        )
    return known[asked]


def ending_of(output: str) -> str:
    """What a file's name ends in, in small letters; empty for standard output and where it is no kind of file."""
    ending = PurePath(output).suffix.lower()
    return ending if _ENDING.fullmatch(ending) else ""


def check_ending(output: str, endings: tuple[str, ...], hint: str) -> None:
    """A usage error where a file's name ends in what it will not hold."""
    ending = ending_of(output)
    if ending and ending not in endings:
        raise typer.BadParameter(f"the file ends in {' or '.join(endings)}, not in {ending}.", param_hint=hint)


def paper_ending(name: str, hint: str) -> str:
    """The ending of a paper's file, or a usage error that names the endings there are."""
    ending = PurePath(name).suffix.lower()
    known = [paper.ending for paper in formats_of("paper").values()]
    if ending not in known:
        raise typer.BadParameter(f"a paper ends in {', '.join(known)}, not in {ending!r}.", param_hint=hint)
    return ending
