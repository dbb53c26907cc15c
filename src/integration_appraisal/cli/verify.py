"""``appraise verify``: a paper against its inputs."""

from typing import Annotated

import typer

from integration_appraisal.cli import FAILED
from integration_appraisal.cli.ending import refuse
from integration_appraisal.cli.options import CatalogueFolder, Force, Local, Output, PageFormat, paper_ending
from integration_appraisal.cli.output import delivery
from integration_appraisal.engine.robustness import WAYS
from integration_appraisal.loading.paths import shown_name
from integration_appraisal.verify.reading import NotAPaper
from integration_appraisal.verify.stamping import stamp

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
    catalogue: CatalogueFolder = None,
    output: Output = "-",
    force: Force = False,
) -> None:
    """Make the paper again from its stamp, and compare line by line.

    A line with a figure that differs fails (exit 1), and so do other inputs. Changed words, filled gaps and the
    recommendation are listed, and pass.
    """
    to = delivery("page", asked_format, output, force=force)
    ending = paper_ending(brief, "BRIEF")
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.cli.papers import read_house, read_paper, rendering
    from integration_appraisal.verify.differing import TooDifferent
    from integration_appraisal.verify.report import build
    from integration_appraisal.verify.verifying import verify

    house = read_house(template)
    paper = read_paper(brief, ending)
    made_from = stamp(paper.lines)
    if made_from is None or made_from.weights not in WAYS:
        refuse(f"{shown_name(brief)} has no stamp that can be read, so nobody can say what it was made from.")
    appraisal, findings, files = usable_appraisal(local, catalogue, None)
    try:
        with rendering(template):
            verified = verify(appraisal, findings, paper, made_from, ending, house)
    except TooDifferent as fault:
        refuse(f"{shown_name(brief)} is not this place's paper: {fault}.")
    except NotAPaper as fault:
        refuse(f"the paper that {shown_name(template or local)} gives now can't be read: {fault}.")
    to.page(build(shown_name(brief), verified), [brief, *files, *filter(None, [template])])
    if not verified.holds:
        raise typer.Exit(FAILED)
