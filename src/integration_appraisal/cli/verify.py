"""``appraise verify``: a paper against its inputs."""

from typing import Annotated

import typer

from integration_appraisal.cli import FAILED
from integration_appraisal.cli.ending import refuse
from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    Full,
    Local,
    Output,
    PageFormat,
    Set,
    Weight,
    paper_ending,
)
from integration_appraisal.cli.output import delivery
from integration_appraisal.engine.robustness import WAYS
from integration_appraisal.loading.paths import shown_name
from integration_appraisal.verify.reading import NotAPaper
from integration_appraisal.verify.stamp import read_stamp

EXAMPLES = (
    "appraise verify paper.html local.yaml",
    "appraise verify paper.html local.yaml --template house.html.j2",
)


def command(
    brief: Annotated[str, typer.Argument(metavar="BRIEF", help="The paper, as `appraise brief` wrote it.")],
    local: Local,
    *,
    asked_format: PageFormat = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="FILE", help="The template of your own that the paper was made with."),
    ] = None,
    numbers: Set = None,
    points: Weight = None,
    catalogue: CatalogueFolder = None,
    output: Output = "-",
    force: Force = False,
    full: Full = False,
) -> None:
    """Make the paper again from its stamp, and compare what must not change, section by section.

    Other figures, names, ranks and verdicts fail (exit 1), in text, tables and pictures, and so do other inputs. Other
    wording, filled gaps and the recommendation are listed, and pass; so do annexes that were left out.
    """
    to = delivery("page", asked_format, output, force=force, full=full)
    ending = paper_ending(brief, "BRIEF")
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.cli.papers import read_house, read_paper, read_pictures, rendering
    from integration_appraisal.verify.comparing import TooDifferent
    from integration_appraisal.verify.report import build
    from integration_appraisal.verify.verifying import verify

    house = read_house(template)
    paper = read_paper(brief, ending)
    made_from = read_stamp(paper.lines)
    if made_from is None or made_from.weights not in WAYS:
        refuse(f"{shown_name(brief)} has no stamp that can be read, so nobody can say what it was made from.")
    appraisal, _, files = usable_appraisal(local, catalogue, None, numbers, points)
    try:
        with rendering(template):
            verified = verify(appraisal, paper, made_from, ending, house, read_pictures(brief, paper))
    except TooDifferent as fault:
        refuse(f"{shown_name(brief)} is not this place's paper: {fault}.")
    except NotAPaper as fault:
        refuse(f"the paper that {shown_name(template or local)} gives now can't be read: {fault}.")
    to.page(build(shown_name(brief), verified), [brief, *files, *filter(None, [template])])
    if not verified.holds:
        raise typer.Exit(FAILED)
