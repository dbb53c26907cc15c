"""Each option in full: what it is, how far it integrates, and what it would bring about."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.model.criteria import Checklist
from integration_appraisal.model.option import Option
from integration_appraisal.report.brief.annexes import OPTIONS
from integration_appraisal.report.brief.answers import EXTENTS, answer_word, by_extent, checklists
from integration_appraisal.report.brief.paper import Part, Section, Subheading
from integration_appraisal.report.document import Bullets, Cell, Column, Paragraph, Shaded, Table
from integration_appraisal.report.words import sentence


def section(appraisal: Appraisal) -> Section:
    """Shaded tables of all options beside each other, then one after the other."""
    own = appraisal.catalogue.options.values()
    parts: list[Part] = [*_degrees(appraisal), *(_extents(appraisal, found) for found in by_extent(appraisal))]
    parts += [part for option in own for part in _in_full(appraisal, option)]
    return OPTIONS.holding(parts)


def _degrees(appraisal: Appraisal) -> list[Part]:
    """Which degrees of integration each option can take: a ladder, most to least."""
    known = list(appraisal.catalogue.lists["degrees"].values())
    order = [degree.id for degree in known]
    rows: list[tuple[Cell, ...]] = []
    for option in appraisal.catalogue.options.values():
        if option.degree is None:
            rows.append((option.name, *("not given" for _ in order)))
            continue
        first, last = sorted((order.index(option.degree.least), order.index(option.degree.most)))
        spans = [first <= at <= last for at in range(len(order))]
        rows.append((option.name, *(Shaded("yes" if inside else "no", float(inside)) for inside in spans)))
    columns = (Column("Option"), *(Column(degree.name) for degree in known))
    caption = "Which degrees of integration each option can take, from most to least; shaded where it can"
    told = tuple(f"{degree.name}: {degree.wordings[0].text}" for degree in known if degree.wordings)
    return [Table(caption, columns, tuple(rows)), *([Bullets(told)] if told else [])] if known else []


def _extents(appraisal: Appraisal, checklist: Checklist) -> Table:
    """How far each option brings each thing about: the darker, the further."""
    own = appraisal.catalogue.options.values()
    rows: list[tuple[Cell, ...]] = [
        (item.name, *(_extent(option, checklist, item.id) for option in own)) for item in checklist.items
    ]
    return Table(checklist.name, (Column("Item"), *(Column(option.name) for option in own)), tuple(rows))


def _extent(option: Option, checklist: Checklist, item: str) -> Shaded:
    answer = option.answers.get(checklist.id, {}).get(item)
    return Shaded(answer_word(answer), EXTENTS.get(answer, 0.0)) if answer else Shaded("not given", 0.0)


def _in_full(appraisal: Appraisal, option: Option) -> list[Part]:
    parts: list[Part] = [Subheading(option.name)]
    text = option.description or option.summary
    parts += [Paragraph(text)] if text else []
    told = facts(option)
    parts += [Bullets(told)] if told else []
    for checklist in checklists(appraisal, answered_by="option"):
        answers = option.answers.get(checklist.id, {})
        if answers and checklist.answer != "extent":
            rows = tuple((item.name, answer_word(answers[item.id])) for item in checklist.items if item.id in answers)
            parts.append(Table(f"{checklist.name} ({option.name})", (Column("Item"), Column("Answer")), rows))
    return parts


def facts(option: Option) -> tuple[str, ...]:
    """Who leads, where, for whom and how."""
    given = [("Who leads", option.lead), ("Over what area", option.geography), ("For whom", option.population)]
    given.append(("By what steps", option.route))
    return tuple(f"{label}: {sentence(text)}" for label, text in given if text)
