"""``appraise portfolio``: many places together."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Force, Full, Open, Output, PortfolioFormat, Strict
from integration_appraisal.cli.output import delivery
from integration_appraisal.engine.robustness import SEED

MOST_SCENARIOS = 10_000_000

EXAMPLES = (
    "appraise portfolio places",
    "appraise portfolio places -o places.html",
    "appraise portfolio this-year --against last-year",
    "appraise portfolio places --tipping --scenarios 1000",
    "appraise portfolio places --format jsonl --resume places.journal",
)


def command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Local files, and folders with local files in them.")
    ],
    *,
    against: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help="The same places at another time, matched by the names of their files."),
    ] = None,
    tipping: Annotated[
        bool, typer.Option("--tipping", help="Show what one level more or less in all places would turn.")
    ] = False,
    scenarios: Annotated[
        int,
        typer.Option(
            min=0, max=MOST_SCENARIOS, help="Draw so many futures of each place within its ranges.", show_default=False
        ),
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same futures.")] = SEED,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="How many processes. Default: one for each processor."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Have the workers of this Dask scheduler do it, such as tcp://host:8786."),
    ] = None,
    resume: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Keep what is done in this file, and go on from what is in it."),
    ] = None,
    asked_format: PortfolioFormat = None,
    catalogue: CatalogueFolder = None,
    output: Output = "-",
    force: Force = False,
    strict: Strict = False,
    full: Full = False,
    opened: Open = False,
) -> None:
    """Appraise many places: what leads where and how surely, what divides them, and which are unlike the others.

    Places under different catalogues stand apart. A file with errors is reported and left out.
    """
    to = delivery("portfolio", asked_format, output, force=force, strict=strict, full=full, opened=opened)
    if to.format.name == "jsonl" and (against or tipping):
        raise typer.BadParameter("lines are of one place each; --against and --tipping go with other formats.")
    if scheduler and jobs:
        raise typer.BadParameter("a cluster has the workers that it has; leave out --jobs.", param_hint="--scheduler")
    from integration_appraisal.cli.many import Wanted, Where, deliver
    from integration_appraisal.portfolio.reading import Asked
    from integration_appraisal.portfolio.row import Scenarios

    asked = Asked(catalogue, Scenarios(scenarios, seed) if scenarios else None)
    deliver(to, Wanted(paths, against, asked, Where(jobs, scheduler), resume), tipping=tipping)
