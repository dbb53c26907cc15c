"""``appraise brief``: the briefing paper."""

from pathlib import Path
from typing import Annotated

import typer

from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    HouseTemplate,
    Output,
    Strict,
    paper_ending,
)
from integration_appraisal.engine.robustness import SEED

SHORT = "Write the briefing paper for the board."
EXAMPLES = (
    "appraise brief local.yaml -o paper.html",
    "appraise brief local.yaml -o paper.docx",
    "appraise brief local.yaml -o paper.md --charts pictures",
    "appraise brief --print-template html -o house.html.j2",
    "appraise brief local.yaml -o paper.html --template house.html.j2 --force",
)
MARKDOWN = ".md"
PRINTED = ("md", "html", "names")


def command(
    local: Annotated[
        str | None, typer.Argument(metavar="LOCAL", help="The local file; - reads standard input.", show_default=False)
    ] = None,
    *,
    output: Output = None,
    charts: Annotated[
        str | None,
        typer.Option("--charts", metavar="DIR", help="With Markdown: write the pictures here, and show them."),
    ] = None,
    template: HouseTemplate = None,
    print_template: Annotated[
        str | None,
        typer.Option(
            "--print-template",
            metavar="KIND",
            help="No paper, but our template to start from (md or html), or the names that it may use (names).",
        ),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same draws.")] = SEED,
    catalogue: CatalogueFolder = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Write the briefing paper: Markdown, HTML or Word by the ending of FILE; without a file, Markdown."""
    if print_template is not None:
        _print(print_template, output, force=force)
        return
    if local is None:
        raise typer.BadParameter("name the local file that the paper is about.", param_hint="LOCAL")
    ending = MARKDOWN if output in (None, "-") else paper_ending(str(output), "--output")
    if charts is not None and ending != MARKDOWN:
        raise typer.BadParameter("only Markdown shows picture files; other papers hold them.", param_hint="--charts")
    from integration_appraisal.appraisal import ranges_of
    from integration_appraisal.cli.house import check_stamp, read_house, rendering
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.cli.output import emit_all, finish
    from integration_appraisal.cli.progress import progress
    from integration_appraisal.engine.robustness.simulation import simulate
    from integration_appraisal.render.brief import pictures, render
    from integration_appraisal.report.brief.building import build

    house = read_house(template)
    appraisal, findings, files = usable_appraisal(local, catalogue, None)
    with progress("Drawing") as advance:
        ranges = ranges_of(appraisal)
        drawn = simulate(appraisal.ranking.problem, appraisal.result, ranges, seed=seed, progress=advance)
    paper = build(appraisal, drawn, findings)
    drawings = {} if charts is None else pictures(paper)
    with rendering(template):
        written = render(paper, ending, house, _names(charts, output, drawings))
    beside = [(picture, str(_folder(str(charts)) / f"{kind}.svg")) for kind, picture in drawings.items()]
    emit_all([*beside, (written, output)], force=force, inputs=[*files, *([template] if template else [])])
    check_stamp(template, written, ending)
    finish(findings, strict=strict)


def _print(kind: str, output: str | None, *, force: bool) -> None:
    """Our template of a kind, or the names that it may use."""
    if kind not in PRINTED:
        raise typer.BadParameter(f"it may be {', '.join(PRINTED)}.", param_hint="--print-template")
    from integration_appraisal.cli.output import emit
    from integration_appraisal.library import read_template
    from integration_appraisal.render.brief.names import page

    emit(page() if kind == "names" else read_template(f"brief.{kind}.j2"), output, force=force)


def _folder(name: str) -> Path:
    """The folder for pictures, made if it is not there."""
    from integration_appraisal.cli.output import refuse

    try:
        Path(name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"{name} can't be made: {(error.strerror or str(error)).lower()}.")
    return Path(name)


def _names(folder: str | None, output: str | None, drawings: dict[str, str]) -> dict[str, str]:
    """Picture files as the paper names them."""
    from integration_appraisal.library import relative_to

    return {kind: relative_to(str(Path(str(folder)) / f"{kind}.svg"), output or "-") for kind in drawings}
