"""The sections of a briefing paper, in order."""

import re
from collections.abc import Iterator, Sequence

from integration_appraisal import __version__
from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import Robustness
from integration_appraisal.engine import METHOD
from integration_appraisal.report.document import Block, Bullets, Gap, Paper, Paragraph, Section, Table
from integration_appraisal.report.paper.annexes import Which
from integration_appraisal.report.paper.annexes.catalogue import catalogue
from integration_appraisal.report.paper.annexes.changes import changes, variants
from integration_appraisal.report.paper.annexes.costs import costs
from integration_appraisal.report.paper.annexes.evidence import evidence
from integration_appraisal.report.paper.annexes.method import method
from integration_appraisal.report.paper.annexes.options import options as options_in_full
from integration_appraisal.report.paper.annexes.place import levels, people
from integration_appraisal.report.paper.annexes.principles import principles
from integration_appraisal.report.paper.annexes.scores import matrix, other_reasons
from integration_appraisal.report.paper.annexes.scores import reasons as scores_reasons
from integration_appraisal.report.paper.decision import decision
from integration_appraisal.report.paper.implications import implications
from integration_appraisal.report.paper.options import options
from integration_appraisal.report.paper.quoting import Quote, quoted, quoting
from integration_appraisal.report.paper.reasons import reasons
from integration_appraisal.report.paper.stamp import stamp, stamped_settings
from integration_appraisal.report.text import blocks
from integration_appraisal.report.words import date


def build(appraisal: Appraisal, drawn: Robustness, annexes: Which = "main") -> Paper:
    """The whole paper: the body, the main annexes, all of them or none, and the stamp."""
    from integration_appraisal.report.records import score

    made_from = {
        "digest": appraisal.digest,
        "catalogue": appraisal.catalogue.digest,
        "method": METHOD,
        "tool": __version__,
        "numpy": drawn.numpy,
        "seed": drawn.seed,
        "samples": drawn.samples,
        "weights": drawn.mode,
        "what_if": stamped_settings(appraisal.file.settings),
    }
    body = [decision(appraisal, drawn), options(appraisal), reasons(appraisal, drawn), implications(appraisal)]
    quote = quoting(own.name for own in appraisal.catalogue.options.values())
    sections = [
        *(_numbered(number, own) for number, own in enumerate(body, start=1)),
        *_annexes(appraisal, drawn, annexes),
        stamp(made_from),
    ]
    return Paper(
        title=_title(appraisal),
        area=appraisal.local.area,
        status=appraisal.local.status,
        notice=appraisal.catalogue.about.notice or "",
        about=_about(appraisal),
        sections=tuple(_tidy(own, quote) for own in sections),
        stamp=made_from,
        data=lambda: score.data(appraisal, ()),
    )


def _title(appraisal: Appraisal) -> str:
    """What the decision is about, as the catalogue's title says, and where, unless that says so, too."""
    area, subject = appraisal.local.area, appraisal.catalogue.about.title or "Options appraisal"
    is_said = re.search(rf"(?<!\w){re.escape(area)}(?!\w)", subject, re.IGNORECASE)
    return f"{subject}{'' if is_said else f': {area}'}{' (what if)' if appraisal.file.settings else ''}"


def _annexes(appraisal: Appraisal, drawn: Robustness, which: Which) -> Iterator[Section]:
    if which == "none":
        return
    yield matrix(appraisal)
    yield scores_reasons(appraisal)
    yield levels(appraisal)
    yield changes(appraisal, drawn)
    yield variants(appraisal)
    yield people(appraisal)
    yield costs(appraisal)
    yield principles(appraisal)
    yield evidence(appraisal)
    yield method(appraisal, drawn)
    if which == "all":
        yield other_reasons(appraisal)
        yield options_in_full(appraisal)
        yield catalogue(appraisal)


def _numbered(number: int, section: Section) -> Section:
    """Paragraphs and gaps of the body with the numbers by which people refer to them."""
    count, told = 0, list[Block]()
    for block in section.blocks:
        if isinstance(block, Gap) or (isinstance(block, Paragraph) and not block.faint):
            count += 1
            told.append(block._replace(number=f"{number}.{count}"))
        else:
            told.append(block)
    return section._replace(heading=f"{number}. {section.heading}", blocks=told)


def _tidy(section: Section, quote: Quote) -> Section:
    """Tables without columns in which nothing stands, and texts in the paragraphs and lists that they were given in."""
    return section._replace(blocks=[own for block in section.blocks for own in _tidied(quoted(block, quote))])


def _tidied(block: Block) -> Sequence[Block]:
    """A table that has a single column left is a list; the answer is one paragraph, whatever names are in it."""
    if isinstance(block, Table):
        return _without_empty(block)
    if isinstance(block, Paragraph) and not block.lead:
        first, *rest = blocks(block.text)
        if isinstance(first, Paragraph):
            return [block._replace(text=first.text), *rest]
        return [block._replace(text=""), first, *rest] if block.term or block.number else [first, *rest]
    return [block]


def _without_empty(table: Table) -> list[Block]:
    kept = [index for index in range(len(table.columns)) if any(row[index] != "" for row in table.rows)]
    if len(kept) == 1:
        return [Paragraph(f"{table.caption}:"), Bullets(tuple(str(row[kept[0]]) for row in table.rows))]
    return [table.only(kept)]


def _about(appraisal: Appraisal) -> tuple[tuple[str, str], ...]:
    local, decision_ = appraisal.local, appraisal.local.decision
    lines = (
        ("Report of", local.report_of),
        ("Prepared by", local.prepared_by),
        ("For decision by", decision_.body if decision_ else None),
        ("Meeting", date(decision_.date) if decision_ and decision_.date else None),
        ("Date", date(local.date) if local.date else None),
        ("Status", local.status),
        ("Contact", local.contact),
    )
    return tuple((label, text) for label, text in lines if text)
