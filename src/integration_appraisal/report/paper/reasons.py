"""Why the first is first, what would change that, and how sure it is."""

from collections.abc import Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult, OptionRobustness, Ranking, Robustness
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.figures import counting, percent, times
from integration_appraisal.report import charts
from integration_appraisal.report.document import Block, Bullets, Column, Gap, Paragraph, Section, Table, paragraph
from integration_appraisal.report.drawn import moved, not_known
from integration_appraisal.report.finding_out import find_out
from integration_appraisal.report.leading import beside, passed_over, recommended
from integration_appraisal.report.moves import step_changes
from integration_appraisal.report.paper.annexes import CHANGES, METHOD, VARIANTS
from integration_appraisal.report.score import PURPOSE
from integration_appraisal.report.switching import Change, changes
from integration_appraisal.report.variants import variants_in_short
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import counted, for_number, text_of

_MOST_CHANGES = 4
_NEAREST = {True: 0, False: 1, None: 2}
_LIES = {True: "yes", False: "no, beyond it", None: "it has none"}


def reasons(appraisal: Appraisal, drawn: Robustness) -> Section:
    """First against second, what would change it, how often it holds, and who saw it otherwise."""
    blocks: list[Block] = []
    if appraisal.ranking.contenders:
        blocks = [
            *charts.first_and_second(appraisal, beside(appraisal)),
            *_changes(appraisal),
            *paragraph(_sure(appraisal, drawn)),
        ]
    limits = text_of(judged(appraisal.ranking), appraisal.catalogue.about.notice, PURPOSE)
    said = [Paragraph(limits), *_others(appraisal)]
    return Section("reasons", "Why, and how sure", [*blocks, *said, *charts.tornado(appraisal)])


def _changes(appraisal: Appraisal) -> list[Block]:
    """The nearest changes: those that put the option recommended first, then those within the file's own ranges."""
    ranking, other = appraisal.ranking, passed_over(appraisal)
    if len(ranking.contenders) == 1:
        return [Paragraph("With one option left, only what rules it out would change the answer.")]
    found = sorted(changes(appraisal), key=lambda own: _order(own, other))
    who = names(ranking, ranking.lead.first)
    if not found:
        text = f"{who}: no single change of a level, of a weight, or of a score within its range alters first place."
        return [Paragraph(text_of(text, step_changes(appraisal)))]
    within, rest = sum(bool(own.within) for own in found), len(found) - _MOST_CHANGES
    one = for_number(len(found), "This", "Each of these")
    each = (
        f"{one}, with all else as it is, would put another option first"
        if len(ranking.first) == 1
        else (f"{who} tie. {one}, with all else as it is, decides between them or for another")
    )
    lie = f"{within or 'none'} of {len(found)} {for_number(within, 'lies', 'lie')}"
    how = f"; {for_number(len(found), 'it lies' if within else 'it does not lie', lie)} within the range given here"
    more = (
        f"So {for_number(rest, 'does', 'do')} {counted(rest, 'other change')}: {CHANGES.called} lists them."
        if rest > 0
        else ""
    )
    return [
        Paragraph(text_of(f"{each}{how}.", _for_recommended(found, other))),
        _table(found[:_MOST_CHANGES]),
        *paragraph(text_of(more, step_changes(appraisal))),
    ]


def _order(change: Change, option: OptionResult | None) -> tuple[bool, int, float]:
    """Those that put an option first come first, then those within ranges, then the most likely."""
    return not _puts_first(change, option), _NEAREST[change.within], -change.chance


def _puts_first(change: Change, option: OptionResult | None) -> bool:
    return option is not None and option.id in change.first


def _for_recommended(found: Sequence[Change], option: OptionResult | None) -> str:
    """How many of the changes put the option recommended first; empty where it is, and where none is recommended."""
    if option is None:
        return ""
    count = sum(_puts_first(own, option) for own in found)
    some = f"Of all {len(found)}, {count} {for_number(count, 'puts', 'put')}" if count else "None of them puts"
    which = for_number(len(found), "It puts" if count else "It does not put", some)
    return f"{which} {option.name}, which is recommended, first."


def _table(found: Sequence[Change]) -> Table:
    rows = tuple((*own.text.removesuffix(".").split(": then ", 1), _LIES[own.within]) for own in found)
    columns = (Column("If"), Column("Then"), Column("Within its range?"))
    return Table("What would change the answer", columns, rows)


def _sure(appraisal: Appraisal, drawn: Robustness) -> str:
    """How often the first and the recommended are first when everything moves, and what is worth finding out."""
    ranking = appraisal.ranking
    if len(drawn.options) < 2:  # noqa: PLR2004 - alone it always wins
        return ""
    most, own = drawn.by_first[0], recommended(appraisal)
    other = drawn.options.get(own.id) if own else None
    shown = [most, *([other] if other and other is not most else [])]
    often = [_often(each, drawn, ranking, " (recommended)" * (each is other)) for each in shown]
    return text_of(
        f"When everything moves at once ({moved(ranking, drawn)}), {'; '.join(often)}.",
        f"{METHOD.called} says what was drawn.",
        find_out(appraisal, drawn),
        not_known(ranking) if ranking.lead.verdict is not Verdict.OPEN else "",
    )


def _often(own: OptionRobustness, drawn: Robustness, ranking: Ranking, is_recommended: str) -> str:
    """How often an option is first, and ready."""
    ready = f" and ready to start {times(own.ready)}" if ranking.has_needs else ""
    share = f"{percent(own.first_in)} of {counting(f'{drawn.samples:,}', 'draws')}"
    out = f", ruled out {times(own.ruled_out)} ({percent(own.ruled_out)})" if own.ruled_out else ""
    return f"{own.name}{is_recommended} is first {times(own.first_in)} ({share}){out}{ready}"


def judged(ranking: Ranking) -> str:
    """How much of the weight rests on judgement alone, beside what sources state and what evidence shows."""
    options = ranking.contenders or [*ranking.options.values()]
    share = sum(
        ranking.criteria[cell.criterion].weight / len(options)
        for option in options
        for cell in option.cells.values()
        if cell.basis in (None, "judgement")
    )
    if share <= 0:
        return ""
    if share >= 1 - 1e-9:
        return "All scores are somebody's judgement: none is stated by a source or shown by evidence."
    return f"By weight, {percent(share)} of the scores are somebody's judgement alone; the rest is stated or evidence."


def _others(appraisal: Appraisal) -> list[Block]:
    """Other views: variants, and people who differed."""
    more = f"{VARIANTS.called} has them." if appraisal.variants else ""
    dissent = appraisal.local.dissent
    return [
        *paragraph(text_of(variants_in_short(appraisal), _recommended_in(appraisal), more)),
        *([Paragraph("Views that differed:"), Bullets(tuple(dissent))] if dissent else [_gap()]),
    ]


def _recommended_in(appraisal: Appraisal) -> str:
    """In how many variants the option recommended is first, where it is not here."""
    own, every = passed_over(appraisal), appraisal.variants.values()
    if own is None or not every:
        return ""
    count = sum(own.id in variant.ranking.lead.first for variant in every)
    return f"{own.name}, which is recommended, is first in {count or 'none'} of {counted(len(every), 'variant')}."


def _gap() -> Gap:
    return Gap("views that differed, or that nobody differed")
