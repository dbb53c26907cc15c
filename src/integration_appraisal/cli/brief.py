"""``appraise brief``: the briefing paper."""

from pathlib import PurePath
from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Force, Local, Output, Strict
from integration_appraisal.engine.robustness import SEED

SHORT = "Write the briefing paper for the board."
EXAMPLES = (
    "appraise brief local.yaml -o paper.html",
    "appraise brief local.yaml -o paper.md",
)
ENDINGS = (".md", ".html")
MARKDOWN = ".md"


def command(
    local: Local,
    *,
    output: Output = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same draws.")] = SEED,
    catalogue: CatalogueFolder = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Write the briefing paper: Markdown or HTML by the ending of FILE; without a file, Markdown to the terminal."""
    ending = MARKDOWN if output in (None, "-") else PurePath(str(output)).suffix.lower()
    if ending not in ENDINGS:
        raise typer.BadParameter(f"a paper ends in {' or '.join(ENDINGS)}, not in {ending!r}.", param_hint="--output")
    from integration_appraisal.appraisal import ranges_of
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.cli.output import emit, finish
    from integration_appraisal.cli.progress import progress
    from integration_appraisal.engine.robustness.simulation import simulate
    from integration_appraisal.render.brief import render
    from integration_appraisal.report.brief.building import build

    appraisal, findings, files = usable_appraisal(local, catalogue, None)
    with progress("Drawing") as advance:
        drawn = simulate(appraisal.ranking.problem, appraisal.result, ranges_of(appraisal), seed=seed, progress=advance)
    emit(render(build(appraisal, drawn, findings), ending), output, force=force, inputs=files)
    finish(findings, strict=strict)
