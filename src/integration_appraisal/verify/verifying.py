"""A paper made again from its stamp, beside the one that was sent."""

from collections.abc import Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Robustness
from integration_appraisal.engine import METHOD
from integration_appraisal.findings import Finding, shown
from integration_appraisal.render.paper import render
from integration_appraisal.report.brief.building import build
from integration_appraisal.report.brief.paper import Paper
from integration_appraisal.verify.differing import Compared, Simulated, differing, gaps_of
from integration_appraisal.verify.reading import Read, read
from integration_appraisal.verify.report import Verified
from integration_appraisal.verify.stamping import Stamp, stamped_alike

_SIGMAS = 4  # a share that is simulated anew with other draws lies so many standard errors off, and hardly ever more
_ROUNDING = 0.1  # percentage points: both are printed with one decimal
_MOST_BESIDE = 10  # things beside the text that are told one by one


def verify(
    appraisal: Appraisal,
    findings: Sequence[Finding],
    paper: Read,
    stamp: Stamp,
    ending: str,
    template: bytes | None = None,
) -> Verified:
    """What differs between a paper and the one that its inputs give with the same seed and draws.

    A paper of another method is not compared: its figures differ for that reason alone.
    Raises TemplateFault where the house's own template can't be used, NotAPaper where what it gives can't be read, and
    TooDifferent.
    """

    def made(own: Paper) -> Read:
        written = render(own, ending, template, paper.pictures)
        return read(written.encode() if isinstance(written, str) else written, ending)

    drawn = _drawn(appraisal, stamp, stamp.seed)
    now = build(appraisal, drawn, findings)
    versions, inputs = tuple(_versions(stamp, now.stamp)), tuple(_inputs(stamp, now.stamp))
    if stamp.method != METHOD:
        return Verified(stamp.method, versions, inputs)
    page = made(now)
    lines = stamped_alike(page.lines, stamp)
    simulated = None
    if stamp.numpy != now.stamp["numpy"]:
        again = build(appraisal, _drawn(appraisal, stamp, stamp.seed + 1), findings)
        other = stamped_alike(made(again).lines, stamp)
        errors = [error for own in drawn.options.values() for error in own.standard_errors]
        tolerance = 100 * _SIGMAS * max(errors, default=0.0) + _ROUNDING
        simulated = Simulated(frozenset(set(lines) - set(other)), tolerance)
    return Verified(
        stamp.method,
        versions,
        inputs,
        beside=tuple(_beside(paper.beside, page.beside)),
        lines=tuple(differing(paper.lines, lines, gaps_of(now), simulated)),
    )


def _drawn(appraisal: Appraisal, stamp: Stamp, seed: int) -> Robustness:
    return appraisal.robustness(mode=stamp.weights, samples=stamp.samples, seed=seed)


def _beside(paper: Sequence[str], now: Sequence[str]) -> list[str]:
    """What shows beside the text and differs: pictures, headers, notes, markup that can hide or add."""
    told = []
    for kind, start, end, other, last in Compared(paper, now).get_opcodes():
        if kind != "equal":
            told += [f"The paper has {shown(own, 120)}, and ours has not." for own in paper[start:end]]
            told += [f"Ours has {shown(own, 120)}, and the paper has not." for own in now[other:last]]
    rest = len(told) - _MOST_BESIDE
    return told if rest <= 0 else [*told[:_MOST_BESIDE], f"There are {rest} more such differences."]


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
