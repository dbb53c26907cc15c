"""``appraise robustness``: how often each option wins."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import (
    CatalogueFolder,
    Drawn,
    Force,
    Full,
    Local,
    Output,
    RowsFormat,
    Set,
    Strict,
    VariantId,
    Weight,
    check_way,
)
from integration_appraisal.cli.output import delivery
from integration_appraisal.cli.progress import progress
from integration_appraisal.engine.robustness import NEAR, SAMPLES, SEED

MOST_SAMPLES = 100_000_000

EXAMPLES = (
    "appraise robustness local.yaml",
    "appraise robustness local.yaml --weights any --samples 20000 --seed 7",
)


def command(
    local: Local,
    *,
    weights: Drawn = NEAR,
    samples: Annotated[int, typer.Option("--samples", min=1, max=MOST_SAMPLES, help="How many draws.")] = SAMPLES,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed gives the same draws.")] = SEED,
    asked_format: RowsFormat = None,
    variant: VariantId = None,
    numbers: Set = None,
    points: Weight = None,
    catalogue: CatalogueFolder = None,
    output: Output = "-",
    force: Force = False,
    strict: Strict = False,
    full: Full = False,
) -> None:
    """Draw weights, points, scores and levels within their ranges, many times, and count how often each option wins."""
    to = delivery("rows", asked_format, output, force=force, strict=strict, full=full)
    check_way(weights)
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.report.robustness import build

    appraisal, findings, files = usable_appraisal(local, catalogue, variant, numbers, points)
    with progress("Drawing") as advance:
        drawn = appraisal.robustness(mode=weights, samples=samples, seed=seed, progress=advance)
    to.page(build(appraisal, drawn, findings), files, findings)
