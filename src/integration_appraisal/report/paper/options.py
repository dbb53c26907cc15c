"""The options: what each is, what speaks for and against it, its value, its cost, what is missing here, the verdict."""

from collections.abc import Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult, Ranking
from integration_appraisal.engine.losses import Ready
from integration_appraisal.figures import in_unit, is_shown, one_decimal, plain, points, signed
from integration_appraisal.report import charts
from integration_appraisal.report.costs import doubts
from integration_appraisal.report.document import Block, Bullets, Cell, Column, Paragraph, Section, Table, paragraph
from integration_appraisal.report.leading import recommended
from integration_appraisal.report.means import weighted_means
from integration_appraisal.report.paper.sides import Side, beside_whom, sides
from integration_appraisal.report.place import ruled_out
from integration_appraisal.report.readiness import READINESS
from integration_appraisal.report.score import CONVENTION
from integration_appraisal.report.words import counted, joined, largest, ordinal, text_of, within

_MOST_NAMED = 2  # in a narrow cell


def options(appraisal: Appraisal) -> Section:
    """One table and one chart; where there are costs, a chart of these, too."""
    return Section(
        "options",
        "The options",
        [
            Paragraph(_how(appraisal)),
            _table(appraisal),
            *paragraph(weighted_means(appraisal)),
            *_out(appraisal.ranking),
            charts.values(appraisal),
            *_costs(appraisal),
        ],
    )


def _how(appraisal: Appraisal) -> str:
    """How they were judged, in a sentence or three."""
    ranking, weights = appraisal.ranking, appraisal.local.weights
    own = "this place's own" if weights else "the catalogue's own"
    by = f", agreed by {within(weights.agreed_by)}" if weights and weights.agreed_by else ""
    relied = ranking.has_needs
    judged = counted(len(ranking.options), "option")
    criteria = counted(len(ranking.criteria), "criterion", "criteria")
    return text_of(
        f"This paper judges {judged} on {criteria}. A value runs from 0 to 100; the weights are {own}{by}.",
        CONVENTION if relied else "",
        "A value lies in the range beside it about 8 times in 10." if _has_ranges(appraisal) else "",
    )


def _has_ranges(appraisal: Appraisal) -> bool:
    return any(is_shown(own.high - own.low) for own in appraisal.likely.values())


def _table(appraisal: Appraisal) -> Table:
    """A row for each option in rank order; a column that says nothing of any option is left out."""
    ranking = appraisal.ranking
    columns = [Column(text) for text in ("Option", "For", "Against", "Value", "Cost", "Missing here", "Verdict")]
    rows: list[tuple[Cell, ...]] = [_row(appraisal, option) for option in ranking.order]
    faint = frozenset(at for at, option in enumerate(ranking.order) if not option.is_in)
    others = f"the others{beside_whom(ranking)}"
    caption = f"What speaks for and against each option, in points beside the mean of {others}"
    table = Table(caption, tuple(columns), tuple(rows), faint)
    return table.only([at for at in range(len(columns)) if any(row[at] for row in rows)])


def _row(appraisal: Appraisal, option: OptionResult) -> tuple[Cell, ...]:
    ahead, behind = sides(appraisal.ranking, option)
    return (
        _called(appraisal, option),
        _listed(ahead),
        _listed(behind),
        _value(appraisal, option),
        _cost(appraisal, option),
        _missing(option) if appraisal.ranking.has_needs else "",
        _verdict(appraisal.ranking, option),
    )


def _called(appraisal: Appraisal, option: OptionResult) -> str:
    """Its name with what it is here, and what it is in itself, a line each."""
    own, roles = appraisal.catalogue.options[option.id], {"baseline": "the baseline", "do_minimum": "do the minimum"}
    told = (roles.get(own.role or ""), "recommended" if option == recommended(appraisal) else "")
    here = ", ".join(filter(None, told))
    return "\n\n".join(filter(None, (f"{option.name}{f' ({here})' if here else ''}", own.summary)))


def _listed(some: list[Side]) -> str:
    return "; ".join(f"{side.name} ({signed(side.points)})" for side in some)


def _value(appraisal: Appraisal, option: OptionResult) -> str:
    likely = appraisal.likely[option.id]
    ends = f" ({one_decimal(likely.low)} to {one_decimal(likely.high)})" if is_shown(likely.high - likely.low) else ""
    return f"{one_decimal(option.value)}{ends}"


def _cost(appraisal: Appraisal, option: OptionResult) -> str:
    if not appraisal.costs:
        return ""
    own = appraisal.costs.get(option.id)
    return in_unit(own.total, appraisal.local.cost_unit or "") if own else "not given"


def _missing(option: OptionResult) -> str:
    """What it can't start without, what it loses here, and what nobody knows."""
    essential = [need.name for need in option.unmet if need.essential]
    unknown = sum(need.level is None for need in option.needs)
    told = (
        f"can't start without {_quoted(essential)}" if essential else "",
        _lost(option, essential),
        f"{counted(unknown, 'level')} not known" if unknown else "",
    )
    return "; ".join(filter(None, told)) or "nothing"


def _lost(option: OptionResult, said: Sequence[str]) -> str:
    """What is lost, and for what most, unless that has been said or many share it."""
    if not option.losses:
        return ""
    factors = largest(list(option.losses), lambda name: option.losses[name])
    names = [need.name for need in option.needs if need.factor in factors]
    most = "most for " if len(factors) < len(option.losses) else "for "
    named = len(names) <= _MOST_NAMED and not set(names) <= set(said)
    said = f", {most}{_quoted(names)}" if named else ""
    return f"{points(option.lost)} lost{said}"


def _quoted(names: Sequence[str]) -> str:
    return joined([f"“{name}”" for name in names])


def _verdict(ranking: Ranking, option: OptionResult) -> str:
    """Its place, how far behind, and whether it is ready."""
    if not option.is_in:
        return "ruled out"
    place = f"{'joint ' if option.tied else ''}{ordinal(option.rank or 0)}"
    behind = ranking.first[0].value - option.value
    behind_ = "" if option in ranking.first else f", {plain(behind)} behind"
    ready = READINESS[option.ready].cell
    relied = any(own.needs for own in ranking.options.values())
    state = "" if not relied or option.ready is Ready.YES else f"; {ready}"
    return f"{place}{behind_}{state}"


def _out(ranking: Ranking) -> list[Block]:
    """Which are ruled out, and why."""
    out = ruled_out(ranking)
    return [Bullets(tuple(out))] if out else []


def _costs(appraisal: Appraisal) -> list[Block]:
    """Cost beside value, where there are costs."""
    if not appraisal.costs:
        return []
    said = doubts(appraisal)
    return [charts.cost(appraisal), *([Paragraph(text_of(*said))] if said else [])]
