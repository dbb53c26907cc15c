"""A paper made again from its stamp, beside the one that was sent."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Robustness
from integration_appraisal.engine import METHOD
from integration_appraisal.findings import shown
from integration_appraisal.render.paper.writing import pictures, render
from integration_appraisal.report.document import OPEN, Block, Bullets, Chart, Gap, Paper, Paragraph, Table
from integration_appraisal.report.paper.building import build
from integration_appraisal.report.paper.stamp import stamp as stamped
from integration_appraisal.verify.comparing import Difference, Nearly, changed, differences
from integration_appraisal.verify.reading import Read, read
from integration_appraisal.verify.report import Verified
from integration_appraisal.verify.stamp import Stamp
from integration_appraisal.verify.tokens import Section, sections

_SIGMAS = 4  # a share that is simulated anew with other draws lies so many standard errors off, and hardly ever more
_ROUNDING = 0.1  # percentage points: both are printed with one decimal
_ON_EACH_PAGE = ("header: ", "footer: ", "comments: ")  # where people put their council's name, or a note to each other
_MOST_BESIDE = 10  # things beside the text that are told one by one

Sections = list[Section]


def verify(
    appraisal: Appraisal,
    paper: Read,
    stamp: Stamp,
    ending: str,
    template: bytes | None = None,
    files: Mapping[str, bytes | None] | None = None,
) -> Verified:
    """What differs between a paper and the one that its inputs give with the same seed and draws.

    ``files`` are the pictures that a Markdown paper shows, by kind; None for one that can't be read. A paper of another
    method is not compared: its figures differ for that reason alone. Raises TemplateFault where the house's own
    template can't be used, NotAPaper where what it gives can't be read, and TooDifferent.
    """
    drawn = _drawn(appraisal, stamp, stamp.seed)
    now = build(appraisal, drawn, "all")
    versions, inputs = tuple(_versions(stamp, now)), tuple(_inputs(stamp, now))
    if stamp.method != METHOD:
        return Verified(stamp.method, versions, inputs)

    def made(own: Paper) -> Read:
        written = render(_as_stamped(own, stamp), ending, template, paper.pictures)
        return read(written.encode() if isinstance(written, str) else written, ending)

    def parted(lines: Sequence[str], own: Paper) -> Sections:
        headings = [section.heading for section in own.sections]
        return sections(lines, headings, _names(appraisal), _verbatim(appraisal, own), _own(own))

    page = made(now)
    ours, theirs = parted(page.lines, now), parted(paper.lines, now)
    nearly = None
    if stamp.numpy != now.stamp["numpy"]:
        again = build(appraisal, _drawn(appraisal, stamp, stamp.seed + 1), "all")
        nearly = _nearly(ours, parted(made(again).lines, again), drawn)
    absent, gone = _absent(now, theirs)
    more = Counter(paper.beside) - Counter(page.beside)
    listed = [own for own in more if own.startswith(_ON_EACH_PAGE) and not _claims(own, appraisal)]
    return Verified(
        stamp.method,
        versions,
        inputs,
        beside=(
            *_order(ours, theirs),
            *(f"The section “{shown(own, 120)}” is not there." for own in gone),
            *_drawings(now, files or {}),
            *_beside([own for own in more if own not in listed]),
        ),
        absent=tuple(absent),
        differences=(
            *differences(theirs, ours, nearly),
            *map(_listed, listed),
        ),
    )


def _drawn(appraisal: Appraisal, stamp: Stamp, seed: int) -> Robustness:
    return appraisal.robustness(mode=stamp.weights, samples=stamp.samples, seed=seed)


def _as_stamped(paper: Paper, stamp: Stamp) -> Paper:
    """With the paper's own stamp: what differs there is told apart, in words."""
    return paper._replace(sections=(*paper.sections[:-1], stamped(stamp._asdict())), stamp=stamp._asdict())


def _names(appraisal: Appraisal) -> Iterator[str]:
    ranking = appraisal.ranking
    for kind in (ranking.options, ranking.criteria, ranking.factors):
        yield from (own.name for own in kind.values())


def _verbatim(appraisal: Appraisal, paper: Paper) -> Iterator[str]:
    """What stands as it was written: title, notice, headings of tables and pictures, and what people said."""
    yield from (paper.title, paper.notice, *(label for label, _ in paper.about), *appraisal.local.dissent)
    for own in appraisal.local.engagement:
        yield from filter(None, (own.said, own.response))
    for block in _blocks(paper):
        yield from _headings(block)


def _headings(block: Block) -> Iterator[str]:
    """What a table, a picture or a paragraph is about."""
    if isinstance(block, Table):
        yield from (block.caption, " ".join(column.heading for column in block.columns))
    elif isinstance(block, Chart):
        yield from (block.title, *_headings(block.table))
    elif isinstance(block, Paragraph | Gap):
        yield block.term


def _blocks(paper: Paper) -> list[Block]:
    return [block for section in paper.sections for block in section.blocks]


def _own(paper: Paper) -> Iterator[str]:
    """What people fill in or word as they like: gaps, and the recommendation."""
    yield OPEN
    yield from (f"{OPEN} {block.text}" for block in _blocks(paper) if isinstance(block, Gap))
    yield from _recommended(paper.sections[0].blocks)


def _recommended(blocks: Sequence[Block]) -> Iterator[str]:
    """What stands before the summary."""
    for block in blocks:
        if isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Paragraph):
            yield block.text
        elif not isinstance(block, Gap):
            return


def _nearly(ours: Sections, others: Sections, drawn: Robustness) -> Nearly:
    """Figures that other draws change, and how far."""
    errors = [error for own in drawn.options.values() for error in own.standard_errors]
    pairs = zip(ours, others, strict=True)
    places = {
        one.heading: frozenset(at for _, here in changed(other.tokens, one.tokens) for at in here)
        for one, other in pairs
    }
    return Nearly(100 * _SIGMAS * max(errors, default=0.0) + _ROUNDING, places)


def _order(ours: Sections, theirs: Sections) -> list[str]:
    rest = iter([section.heading for section in ours])
    moved = [section.heading for section in theirs if section.heading not in rest]
    return [f"“{shown(moved[0], 120)}” does not stand where it should."] if moved else []


def _absent(now: Paper, theirs: Sections) -> tuple[list[str], list[str]]:
    """Annexes, and other sections, that the paper has not."""
    there = {section.heading for section in theirs}
    absent = [section for section in now.sections if section.heading not in there]
    return [own.heading for own in absent if own.annex], [own.heading for own in absent if not own.annex]


def _drawings(now: Paper, files: Mapping[str, bytes | None]) -> list[str]:
    ours = pictures(now) if files else {}
    wrong = [kind for kind, content in files.items() if (content or b"").decode(errors="replace") != ours.get(kind)]
    return [f"The picture “{shown(kind, 120)}” is not ours, or can't be read." for kind in wrong]


def _listed(own: str) -> Difference:
    where, _, text = own.partition(": ")
    return Difference(where, text, "", fails=False, own=False)


def _claims(text: str, appraisal: Appraisal) -> bool:
    """Whether what stands above or below each page says more than who sends it."""
    return any(token.claim for section in sections([text], [], _names(appraisal), (), ()) for token in section.tokens)


def _beside(more: Sequence[str]) -> list[str]:
    """What shows beside the text, and is more than ours: headers, notes, markup that can hide or add."""
    told = [f"The paper has {shown(own, 120)}, and ours has not, or not so often." for own in more[:_MOST_BESIDE]]
    rest = len(more) - _MOST_BESIDE
    return [*told, f"There are {rest} more such differences."] if rest > 0 else told


def _versions(stamp: Stamp, now: Paper) -> list[str]:
    pairs = (("appraise", stamp.tool, now.stamp["tool"]), ("numpy", stamp.numpy, now.stamp["numpy"]))
    return [
        f"The paper was made with {what} {own}; this is {what} {other}." for what, own, other in pairs if own != other
    ]


def _inputs(stamp: Stamp, now: Paper) -> Iterator[str]:
    if stamp.what_if != now.stamp["what_if"]:
        yield (
            f"The paper was made with {_settings(stamp.what_if)}, and it is held against the file with "
            f"{_settings(now.stamp['what_if'])}."
        )
    pairs = (
        ("The local file and its catalogue together", stamp.digest, now.stamp["digest"]),
        ("The catalogue", stamp.catalogue, now.stamp["catalogue"]),
    )
    for what, own, other in pairs:
        if own != other:
            yield f"{what} had the digest {own}, and {other} now."


def _settings(stamped: str) -> str:
    """Settings in a stamp, as they are given to a command."""
    if not stamped:
        return "no what-ifs"
    words = [unquote(own) for own in shown(stamped, 200).split(",")]
    return " ".join(f"--weight {own[7:]}" if own.startswith("weight:") else f"--set {own}" for own in words)
