"""The report of ``appraise score``: who comes first, and why."""

from collections.abc import Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.appraisal.results import OptionResult
from integration_appraisal.engine.losses import Ready
from integration_appraisal.figures import is_shown
from integration_appraisal.findings import Finding
from integration_appraisal.loading.loader import chosen_catalogue
from integration_appraisal.loading.paths import real_path
from integration_appraisal.report import charts
from integration_appraisal.report.cells import most_apart
from integration_appraisal.report.costs import about_costs, costs_in_short
from integration_appraisal.report.document import Alert, Bar, Cell, Column, Notice, Page, Paragraph, Table, paragraph
from integration_appraisal.report.groups import groups, points_by_group
from integration_appraisal.report.means import weighted_means
from integration_appraisal.report.place import about_place
from integration_appraisal.report.readiness import LOST, READINESS, READY, where_needed
from integration_appraisal.report.variants import about_variants, variants_in_short
from integration_appraisal.report.verdict import said
from integration_appraisal.report.what_if import what_if
from integration_appraisal.report.why import why
from integration_appraisal.report.words import rank_word, text_of

CONVENTION = (
    "Each option is scored as if everything it relies on were in place. What the place lacks is then taken off once."
)
PURPOSE = "This informs a decision and does not make it."
MORE = "With --full it says more."


def build(appraisal: Appraisal, findings: Sequence[Finding]) -> Page:
    """The answer and why, then the table; in full also what lies behind it, variants and costs."""
    from integration_appraisal.report.records import score

    return Page(
        title(appraisal),
        [
            Paragraph(said(appraisal.ranking), lead=True),
            *paragraph(
                text_of(
                    why(appraisal.ranking),
                    weighted_means(appraisal),
                    most_apart(appraisal.ranking),
                    variants_in_short(appraisal),
                    costs_in_short(appraisal),
                )
            ),
            ranking(appraisal),
        ],
        lambda: score.data(appraisal, findings),
        lambda: score.rows(appraisal),
        lambda: [
            *([points_by_group(appraisal)] if groups(appraisal) else []),
            *about_place(appraisal),
            *about_variants(appraisal),
            *about_costs(appraisal),
        ],
        notice(appraisal),
        subtitle(appraisal),
        lambda: [charts.values(appraisal), *charts.first_and_second(appraisal), *charts.tornado(appraisal)],
        what_if(appraisal),
    )


def title(appraisal: Appraisal) -> str:
    """The place, the variant where there is one, and whether it is a draft or a what-if."""
    local, variant = appraisal.local, appraisal.variant
    signs = [*(["draft"] if local.status == "draft" else []), *(["what if"] if appraisal.file.settings else [])]
    sign = f" ({', '.join(signs)})" if signs else ""
    return f"{local.area}{f': {variant.name}' if variant else ''}{sign}"


def subtitle(*appraisals: Appraisal) -> str:
    """The catalogue, where a local file does not name the one that was taken and another may have been meant."""
    if all(_is_named(own) for own in appraisals):
        return ""
    titles = dict.fromkeys(own.catalogue.title for own in appraisals)
    return f"Catalogue: {', '.join(titles)}"


def _is_named(appraisal: Appraisal) -> bool:
    """Whether the catalogue is the one that the local file names."""
    named, file = appraisal.local.catalogue, appraisal.file.document.file
    return named is not None and real_path(chosen_catalogue(None, file, named)) == real_path(appraisal.catalogue.folder)


def notice(appraisal: Appraisal, more: str = MORE) -> Notice:
    """What stands under every result; ``more`` says where the rest of it is."""
    convention = CONVENTION if appraisal.ranking.has_needs else ""
    return Notice(f"{PURPOSE} {more}", text_of(convention, PURPOSE, appraisal.catalogue.about.notice))


def ranking(appraisal: Appraisal) -> Table:
    """A row for each option: its place, value, points lost, and whether it is ready.

    Where levels are not given, values are what they would be with nothing lost there, and have the worst beside them.
    Where scores are unknown, they have the best beside them, too. Where no option relies on anything, nothing is said
    of what is lost and ready.
    """
    order = appraisal.ranking.order
    is_unsure, may_rise = any(is_shown(own.value - own.value_low) for own in order), bool(appraisal.ranking.unknown)
    columns = (
        Column("Rank"),
        Column("Option"),
        Column("Value", "number"),
        *([Column("At worst", "number")] if is_unsure else []),
        *([Column("At best", "number")] if may_rise else []),
        Column("0 to 100", "bar", spare=1, key=("value", "lost here") if any(own.losses for own in order) else ()),
        LOST,
        READY,
    )
    table = Table(
        f"Options in order of value, out of 100{_counting(appraisal) if is_unsure else ''}",
        columns,
        tuple(_row(option, is_unsure=is_unsure, may_rise=may_rise) for option in order),
        faint=frozenset(order.index(own) for own in order if not own.is_in),
        strong=frozenset(map(order.index, appraisal.ranking.first)),
    )
    return where_needed(table, appraisal.ranking)


def _counting(appraisal: Appraisal) -> str:
    """What counts where something is not given, for a caption."""
    taken = "; nothing is taken off for levels that are not given" if appraisal.ranking.not_given else ""
    middle = "; of a scale on which a score is unknown, the middle counts" if appraisal.ranking.unknown else ""
    return f"{taken}{middle}"


def _row(option: OptionResult, *, is_unsure: bool, may_rise: bool) -> tuple[Cell, ...]:
    ready = READINESS[option.ready].cell
    return (
        rank_word(option.rank, tied=option.tied),
        option.name,
        option.value,
        *([option.value_low] if is_unsure else []),
        *([option.value_high] if may_rise else []),
        Bar(option.value, option.lost),
        option.lost,
        ready if option.ready is Ready.YES else Alert(ready),
    )
