"""``appraise verify``: a paper against its inputs."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    Local,
    Output,
    chosen_format,
    format_option,
    paper_ending,
)
from integration_appraisal.engine.robustness import WAYS

FORMATS = ("table", "markdown", "json")

SHORT = "Check a briefing paper against its inputs."
EXAMPLES = (
    "appraise verify paper.html local.yaml",
    "appraise verify paper.html local.yaml --template house.html.j2",
)


def command(
    brief: Annotated[str, typer.Argument(metavar="BRIEF", help="The paper, as `appraise brief` wrote it.")],
    local: Local,
    *,
    asked_format: Annotated[str | None, format_option(*FORMATS)] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="FILE", help="The template of your own that the paper was made with."),
    ] = None,
    catalogue: CatalogueFolder = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Make the paper again from its stamp, and compare line by line.

    A line with a figure that differs fails (exit 1), and so do other inputs. Changed words, filled gaps and the
    recommendation are listed, and pass.
    """
    format_ = chosen_format(asked_format, FORMATS, output)
    ending = paper_ending(brief, "BRIEF")
    from integration_appraisal.cli.house import read_house, rendering
    from integration_appraisal.cli.loading import usable_appraisal, usable_bytes
    from integration_appraisal.cli.output import FAILED, emit, screen, word_is_absent
    from integration_appraisal.cli.saying import refuse
    from integration_appraisal.loading.paths import shown_name
    from integration_appraisal.render import render
    from integration_appraisal.render.brief.reading import MOST_BYTES, NotAPaper, read
    from integration_appraisal.render.brief.stamping import stamp
    from integration_appraisal.render.brief.verifying import verify
    from integration_appraisal.report.brief.differing import TooDifferent
    from integration_appraisal.report.verified import build

    house = read_house(template)
    content = usable_bytes(brief, MOST_BYTES)
    try:
        paper = read(content, ending)
    except NotAPaper as fault:
        refuse(f"{shown_name(brief)} can't be read: {fault}.")
    except ModuleNotFoundError as absent:
        word_is_absent(absent)
    made_from = stamp(paper.lines)
    if made_from is None or made_from.weights not in WAYS:
        refuse(f"{shown_name(brief)} has no stamp that can be read, so nobody can say what it was made from.")
    appraisal, findings, files = usable_appraisal(local, catalogue, None)
    try:
        with rendering(template):
            found = verify(appraisal, findings, paper, made_from, ending, house)
    except TooDifferent as fault:
        refuse(f"{shown_name(brief)} is not this place's paper: {fault}.")
    except NotAPaper as fault:
        refuse(f"the paper that {shown_name(template or local)} gives now can't be read: {fault}.")
    page = build(shown_name(brief), found)
    emit(
        render(page, format_, screen(output)),
        output,
        force=force,
        inputs=[brief, *files, template] if template else [brief, *files],
    )
    if not found.holds:
        raise typer.Exit(FAILED)
