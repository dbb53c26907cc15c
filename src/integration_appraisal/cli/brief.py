"""``appraise brief``: the briefing paper."""

from pathlib import Path
from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Force, Local, Output, Strict, paper_ending
from integration_appraisal.engine.robustness import SEED

SHORT = "Write the briefing paper for the board."
EXAMPLES = (
    "appraise brief local.yaml -o paper.html",
    "appraise brief local.yaml -o paper.docx",
    "appraise brief local.yaml -o paper.md --charts pictures",
)
MARKDOWN = ".md"


def command(
    local: Local,
    *,
    output: Output = None,
    charts: Annotated[
        str | None,
        typer.Option("--charts", metavar="DIR", help="With Markdown: write the pictures here, and show them."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same draws.")] = SEED,
    catalogue: CatalogueFolder = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Write the briefing paper: Markdown, HTML or Word by the ending of FILE; without a file, Markdown."""
    ending = MARKDOWN if output in (None, "-") else paper_ending(str(output), "--output")
    if charts is not None and ending != MARKDOWN:
        raise typer.BadParameter("only Markdown shows picture files; other papers hold them.", param_hint="--charts")
    from integration_appraisal.appraisal import ranges_of
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.cli.output import emit, finish, word_is_absent
    from integration_appraisal.cli.progress import progress
    from integration_appraisal.engine.robustness.simulation import simulate
    from integration_appraisal.render.brief import linked, pictures, render
    from integration_appraisal.report.brief.building import build

    appraisal, findings, files = usable_appraisal(local, catalogue, None)
    with progress("Drawing") as advance:
        ranges = ranges_of(appraisal)
        drawn = simulate(appraisal.ranking.problem, appraisal.result, ranges, seed=seed, progress=advance)
    paper = build(appraisal, drawn, findings)
    if charts is not None:
        folder, shown = _folder(charts), pictures(paper)
        for kind, picture in shown.items():
            emit(picture, str(folder / f"{kind}.svg"), force=force, inputs=files)
        emit(linked(paper, _names(folder, output, shown)), output, force=force, inputs=files)
    else:
        try:
            written = render(paper, ending)
        except ModuleNotFoundError as absent:
            word_is_absent(absent)
        emit(written, output, force=force, inputs=files)
    finish(findings, strict=strict)


def _folder(name: str) -> Path:
    """The folder for pictures, made if it is not there."""
    from integration_appraisal.cli.output import refuse

    try:
        Path(name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"{name} can't be made: {(error.strerror or str(error)).lower()}.")
    return Path(name)


def _names(folder: Path, output: str | None, kinds: dict[str, str]) -> dict[str, str]:
    """Picture files as the paper names them."""
    from integration_appraisal.library import relative_to

    return {kind: relative_to(str(folder / f"{kind}.svg"), output or "-") for kind in kinds}
