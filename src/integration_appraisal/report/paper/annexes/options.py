"""Each option in full: what it is, how far it integrates, and what it would bring about."""

from collections.abc import Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.model.criteria import Checklist
from integration_appraisal.model.option import Option
from integration_appraisal.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Section,
    Shaded,
    Table,
    paragraph,
)
from integration_appraisal.report.paper.annexes import OPTIONS
from integration_appraisal.report.paper.answers import EXTENTS, answer_word, by_extent, checklists
from integration_appraisal.report.words import sentence


def options(appraisal: Appraisal) -> Section:
    """Shaded tables of all options beside each other, then one after the other."""
    blocks: list[Block] = [*_degrees(appraisal)]
    for checklist in by_extent(appraisal):
        blocks += [*paragraph(checklist.description), _extents(appraisal, checklist)]
    blocks += [part for option in appraisal.catalogue.options.values() for part in _in_full(appraisal, option)]
    return OPTIONS.holding(blocks)


def _degrees(appraisal: Appraisal) -> list[Block]:
    """Which degrees of integration each option can take: a ladder, most to least."""
    degrees = appraisal.catalogue.lists["degrees"]
    if not degrees:
        return []
    options = appraisal.catalogue.options.values()
    rows: tuple[tuple[Cell, ...], ...] = tuple((option.name, *_reach(option, list(degrees))) for option in options)
    columns = (Column("Option"), *(Column(degree.name) for degree in degrees.values()))
    caption = "Which degrees of integration each option can take, from most to least; shaded where it can"
    wordings = tuple(f"{degree.name}: {degree.wordings[0].text}" for degree in degrees.values() if degree.wordings)
    return [Table(caption, columns, rows), *([Bullets(wordings)] if wordings else [])]


def _reach(option: Option, order: Sequence[str]) -> list[Cell]:
    """A cell for each degree: whether an option can take it."""
    if option.degree is None:
        return ["not given"] * len(order)
    first, last = sorted((order.index(option.degree.least), order.index(option.degree.most)))
    return [Shaded("yes", 1.0) if first <= at <= last else Shaded("no", 0.0) for at in range(len(order))]


def _extents(appraisal: Appraisal, checklist: Checklist) -> Table:
    """How far each option brings each thing about: the darker, the further."""
    options = appraisal.catalogue.options.values()
    rows: list[tuple[Cell, ...]] = [
        (item.name, *(_extent(option, checklist, item.id) for option in options)) for item in checklist.items
    ]
    return Table(checklist.name, (Column("Item"), *(Column(option.name) for option in options)), tuple(rows))


def _extent(option: Option, checklist: Checklist, item: str) -> Shaded:
    answer = option.answers.get(checklist.id, {}).get(item)
    return Shaded(answer_word(answer), EXTENTS.get(answer, 0.0)) if answer else Shaded("not given", 0.0)


def _in_full(appraisal: Appraisal, option: Option) -> list[Block]:
    blocks: list[Block] = [Heading(option.name), *paragraph(option.description or option.summary)]
    told = facts(option)
    blocks += [Bullets(told)] if told else []
    for checklist in checklists(appraisal, answered_by="option"):
        answers = option.answers.get(checklist.id, {})
        if answers and checklist.answer != "extent":
            rows = tuple((item.name, answer_word(answers[item.id])) for item in checklist.items if item.id in answers)
            blocks.append(Table(f"{checklist.name} ({option.name})", (Column("Item"), Column("Answer")), rows))
    return blocks


def facts(option: Option) -> tuple[str, ...]:
    """Who leads, where, for whom and how."""
    given = [("Who leads", option.lead), ("Over what area", option.geography), ("For whom", option.population)]
    given.append(("By what steps", option.route))
    return tuple(f"{label}: {sentence(text)}" for label, text in given if text)
