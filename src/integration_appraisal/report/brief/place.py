"""What the place has to think of: risks, barriers, checklists, equality, powers, engagement, next steps, limits."""

from collections.abc import Mapping

from integration_appraisal.appraisal import Appraisal
from integration_appraisal.model.criteria import Checklist, Power
from integration_appraisal.report.brief.paper import Gap, Part, Section, Subheading
from integration_appraisal.report.cited import cited, works_of
from integration_appraisal.report.page import Bullets, Cell, Column, Paragraph, Table
from integration_appraisal.report.score import PURPOSE
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import date, sentence

_WORDS = {"not_met": "not met", "none": "none", "unknown": "not known"}


def leading(appraisal: Appraisal) -> list[int]:
    """The options that the rest of the paper is about: those recommended or, without a recommendation, those first."""
    own = appraisal.local.recommendation
    return [appraisal.options.index(own.option)] if own else list(appraisal.result.lead.first)


def risks(appraisal: Appraisal) -> Section:
    """Risks of the option and of the place; then what holds integration back or spurs it, as the sources tell it."""
    parts: list[Part] = []
    for row in leading(appraisal):
        option = appraisal.catalogue.options[appraisal.options[row]]
        if option.risks:
            parts += [Subheading(f"Risks of {option.name}"), Bullets(tuple(option.risks))]
    parts.append(Subheading("Risks here"))
    local = appraisal.local.risks
    parts.append(Bullets(tuple(local)) if local else Gap("the risks in this place", "risks"))
    barriers = appraisal.catalogue.lists["barriers"]
    if barriers:
        works = works_of(appraisal.catalogue, appraisal)
        rows = tuple((own.name, own.kind, own.strength or "", cited(own.source, works)) for own in barriers.values())
        columns = tuple(Column(text) for text in ("What", "Kind", "How strong", "Source"))
        parts.append(Table("What has held integration back elsewhere, or spurred it", columns, rows))
    return Section("risks", "Risks and barriers", parts)


def checks(appraisal: Appraisal) -> Section | None:
    """The catalogue's checklists that a place answers, and the equality assessment."""
    parts: list[Part] = []
    for checklist in _checklists(appraisal, "place"):
        answers = appraisal.local.answers.get(checklist.id, {})
        parts += [Subheading(checklist.name), _answered(checklist, answers)]
        absent = [item.name for item in checklist.items if item.id not in answers]
        if absent:
            parts.append(Gap(f"{checklist.name}: {', '.join(absent)}", f"answers.{checklist.id}"))
    return Section("checks", "Prerequisites, safeguards and equality", [*parts, *_equality(appraisal)])


def _checklists(appraisal: Appraisal, by: str) -> list[Checklist]:
    return [own for own in appraisal.catalogue.lists["checklists"].values() if own.answered_by == by]


def _answered(checklist: Checklist, answers: Mapping[str, str]) -> Table:
    rows = tuple(
        (item.name, item.text or "", _WORDS.get(answers.get(item.id, ""), answers.get(item.id, "to be filled in")))
        for item in checklist.items
    )
    return Table(checklist.name, (Column("Item"), Column("What it asks"), Column("Answer")), rows)


def _equality(appraisal: Appraisal) -> list[Part]:
    own = appraisal.local.equality
    heading = Subheading("Equality")
    if own is None or own.status is None:
        return [heading, Gap("where the equality assessment stands, and who made it", "equality")]
    told = [sentence(own.status), f"By {own.by}." if own.by else "", f"On {date(own.on)}." if own.on else ""]
    told.append(f"It is at {own.link}" if own.link else "")
    return [heading, Paragraph(" ".join(part for part in told if part))]


def powers(appraisal: Appraisal) -> Section | None:
    """Powers that the option would use, as prompts for a legal adviser."""
    used = dict.fromkeys(
        power for row in leading(appraisal) for power in appraisal.catalogue.options[appraisal.options[row]].powers
    )
    if not used:
        return None
    works = works_of(appraisal.catalogue, appraisal)
    known = appraisal.catalogue.lists["powers"]
    rows = tuple(
        (own.name, own.text or "", _force(own), own.caution or "", cited(own.source, works))
        for own in (known[power] for power in used)
    )
    columns = tuple(Column(text) for text in ("Power", "What it allows", "In force", "Check", "Source"))
    who = names(appraisal, leading(appraisal))
    lead = Paragraph(f"Powers that {who} would use. They are prompts to check with a legal adviser, not advice.")
    return Section("powers", "Powers to check", [lead, Table("Powers to check", columns, rows)])


def _force(power: Power) -> str:
    told = [f"from {date(power.from_)}" if power.from_ else "", f"until {date(power.until)}" if power.until else ""]
    return " ".join(part for part in told if part) or "to be checked"


def engagement(appraisal: Appraisal) -> Section:
    """Who was asked, what they said, and what became of it."""
    asked = appraisal.local.engagement
    if not asked:
        return Section("engagement", "Engagement", [Gap("who was asked, and what they said", "engagement")])
    columns = tuple(Column(text) for text in ("Who", "How", "When", "What they said", "What was done"))
    rows = tuple((own.who, own.how or "", own.when or "", own.said or "", own.response or "") for own in asked)
    return Section("engagement", "Engagement", [Table("Who was asked", columns, rows)])


def look(appraisal: Appraisal) -> Section | None:
    """What the option might look like: its description, and its answers to the catalogue's checklists."""
    parts: list[Part] = []
    for row in leading(appraisal):
        option = appraisal.catalogue.options[appraisal.options[row]]
        if len(leading(appraisal)) > 1:
            parts.append(Subheading(option.name))
        if option.description:
            parts.append(Paragraph(option.description))
        facts = [("Who leads", option.lead), ("Over what area", option.geography), ("For whom", option.population)]
        facts.append(("By what steps", option.route))
        told = tuple(f"{label}: {text}" for label, text in facts if text)
        parts += [Bullets(told)] if told else []
        for checklist in _checklists(appraisal, "option"):
            answers = option.answers.get(checklist.id, {})
            if answers:
                parts.append(_extent(checklist, answers))
    return Section("look", "What it might look like", parts) if parts else None


def _extent(checklist: Checklist, answers: Mapping[str, str]) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (item.name, _WORDS.get(answers[item.id], answers[item.id])) for item in checklist.items if item.id in answers
    )
    return Table(checklist.name, (Column("Item"), Column("Answer")), rows)


def next_steps(appraisal: Appraisal) -> Section:
    """Who does what by when."""
    steps = appraisal.local.next_steps
    if not steps:
        return Section("next_steps", "Next steps", [Gap("what happens next, who does it and by when", "next_steps")])
    rows = tuple((own.action, own.owner or "to be filled in", own.by or "to be filled in") for own in steps)
    columns = tuple(Column(text) for text in ("Action", "Owner", "By"))
    parts: list[Part] = [Table("Who does what by when", columns, rows)]
    if any(own.owner is None or own.by is None for own in steps):
        parts.append(Gap("owner and date of every step", "next_steps"))
    return Section("next_steps", "Next steps", parts)


def limits(appraisal: Appraisal) -> Section:
    """What the paper does not say."""
    items = [
        PURPOSE,
        "Values have no natural zero: one option may be some points ahead of another, and is never twice as good.",
        "Scores, weights and points are judgements. Annex A gives the reason and the source of each.",
        "Costs are never part of the value.",
    ]
    notice = appraisal.catalogue.about.notice
    return Section("limits", "Limits of this appraisal", [Bullets((*items, *([notice] if notice else [])))])
