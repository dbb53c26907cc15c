"""A paper made again from its stamp, beside the one that was sent."""

from collections.abc import Sequence

from integration_appraisal.appraisal import Appraisal, ranges_of
from integration_appraisal.engine.robustness.simulation import simulate
from integration_appraisal.findings import Finding
from integration_appraisal.render.brief import render
from integration_appraisal.render.brief.reading import Stamp, lines, stamped_alike
from integration_appraisal.report.brief.building import build
from integration_appraisal.report.brief.differing import differing
from integration_appraisal.report.verified import Verified

_SIGMAS = 4  # a share that is simulated anew with other draws lies so many standard errors off, and hardly ever more
_ROUNDING = 0.1  # percentage points: both are printed with one decimal


def verify(
    appraisal: Appraisal,
    findings: Sequence[Finding],
    paper: Sequence[str],
    stamp: Stamp,
    ending: str,
    template: bytes | None = None,
) -> Verified:
    """What differs between a paper's lines and the paper that its inputs give with the same seed and draws.

    Raises TemplateFault where the house's own template can't be used.
    """
    drawn = simulate(
        appraisal.ranking.problem,
        appraisal.result,
        ranges_of(appraisal),
        mode=stamp.weights,
        samples=stamp.samples,
        seed=stamp.seed,
    )
    now = build(appraisal, drawn, findings)
    written = render(now, ending, template)
    made = lines(written.encode() if isinstance(written, str) else written, ending)
    errors = [error for own in drawn.standard_errors for error in own]
    others = stamp.numpy != now.stamp["numpy"]
    tolerance = 100 * _SIGMAS * max(errors, default=0.0) + _ROUNDING if others else 0.0
    return Verified(
        versions=tuple(_versions(stamp, now.stamp)),
        inputs=tuple(_inputs(stamp, now.stamp)),
        lines=tuple(differing(paper, stamped_alike(made, stamp), tolerance)),
    )


def _versions(stamp: Stamp, now: dict[str, object]) -> list[str]:
    told = []
    for what, own, other in (("appraise", stamp.tool, now["tool"]), ("numpy", stamp.numpy, now["numpy"])):
        if own != other:
            told.append(f"The paper was made with {what} {own}; this is {what} {other}.")
    return told


def _inputs(stamp: Stamp, now: dict[str, object]) -> list[str]:
    told = []
    for what, own, other in (
        ("The local file and its catalogue together", stamp.digest, now["digest"]),
        ("The catalogue", stamp.catalogue, now["catalogue"]),
    ):
        if own != other:
            told.append(f"{what} had the digest {own}, and {other} now.")
    return told
