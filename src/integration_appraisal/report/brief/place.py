"""What the place has to think of: risks, checklists, equality, powers, engagement, next steps, limits."""

import datetime
from collections.abc import Mapping

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.model.criteria import Checklist, Power
from integration_appraisal.model.option import Option
from integration_appraisal.report.brief.annexes import CHECKS, JUDGED, OPTIONS, PLACE, SCORES
from integration_appraisal.report.brief.annexes.options import facts
from integration_appraisal.report.brief.answers import EXTENTS, STATUSES, by_extent, checklists, told_by
from integration_appraisal.report.brief.leading import leading, powers_of
from integration_appraisal.report.brief.paper import OPEN, Gap, Part, Section, Subheading
from integration_appraisal.report.document import Bullets, Column, Paragraph, Table
from integration_appraisal.report.score import PURPOSE
from integration_appraisal.report.verdict import names
from integration_appraisal.report.words import counted, date, day, joined, sentence


def risks(appraisal: Appraisal) -> Section:
    """Risks of the option and of the place."""
    parts: list[Part] = []
    for identity in leading(appraisal):
        option = appraisal.catalogue.options[identity]
        if option.risks:
            parts += [Subheading(f"Risks of {option.name}"), Bullets(tuple(option.risks))]
    parts.append(Subheading("Risks here"))
    local = appraisal.local.risks
    parts.append(Bullets(tuple(local)) if local else Gap("the risks in this place", "risks"))
    known = appraisal.catalogue.lists["barriers"].values()
    if known:
        kinds = [counted(sum(own.kind == kind for own in known), kind) for kind in ("barrier", "enabler")]
        told = joined([text for text in kinds if not text.startswith("0 ")])
        parts.append(Paragraph(f"{CHECKS.called} lists {told} that others have met."))
    return Section("risks", "Risks and barriers", parts)


def checks(appraisal: Appraisal) -> Section:
    """How far the catalogue's checklists are answered, and the equality assessment."""
    told, gaps = [], []
    for checklist in checklists(appraisal, "place"):
        answers = appraisal.local.answers.get(checklist.id, {})
        told.append(_answered(checklist, answers))
        absent = [item.name for item in checklist.items if item.id not in answers]
        if absent:
            gaps.append(Gap(f"{checklist.name}: {', '.join(absent)}", f"answers.{checklist.id}"))
    more = Paragraph(f"{CHECKS.called} has every answer.")
    parts: list[Part] = [Bullets(tuple(told)), more, *gaps] if told else []
    return Section("checks", "Prerequisites, safeguards and equality", [*parts, *_equality(appraisal)])


def _answered(checklist: Checklist, answers: Mapping[str, str]) -> str:
    """A status each, what is not met first; or how many of the questions have an answer."""
    if checklist.answer != "status":
        return f"{checklist.name}: {len(answers)} of {counted(len(checklist.items), 'question')} answered."
    return f"{checklist.name}. {told_by(checklist, answers, STATUSES) or 'None is answered.'}"


def _equality(appraisal: Appraisal) -> list[Part]:
    own = appraisal.local.equality
    heading = Subheading("Equality")
    if own is None or own.status is None:
        return [heading, Gap("where the equality assessment stands, and who made it", "equality")]
    told = [sentence(own.status), sentence(f"By {own.by}") if own.by else "", f"On {date(own.on)}." if own.on else ""]
    told.append(f"Link: {own.link}" if own.link else "")
    return [heading, Paragraph(" ".join(part for part in told if part))]


def powers(appraisal: Appraisal) -> Section | None:
    """Powers that the option would use, as prompts for a legal adviser."""
    used = powers_of(appraisal)
    if not used:
        return None
    who = names(appraisal.ranking, leading(appraisal))
    lead = Paragraph(
        f"Powers that {who} would use. They are prompts to check with a legal adviser, not advice; "
        f"{CHECKS.called} says what to check."
    )
    named = tuple(f"{own.name}{_over(own, appraisal.local.date)}" for own in used)
    return Section("powers", "Powers to check", [lead, Bullets(named)])


def _over(power: Power, today: datetime.date | None) -> str:
    """Until when a power is in force, or that it has ended."""
    if power.until is None:
        return ""
    ended = today is not None and power.until < today
    return f" (ended {date(power.until)}: check what has replaced it)" if ended else f" (until {date(power.until)})"


def engagement(appraisal: Appraisal) -> Section:
    """Who was asked, what they said, and what became of it."""
    asked = appraisal.local.engagement
    if not asked:
        return Section("engagement", "Engagement", [Gap("who was asked, and what they said", "engagement")])
    columns = tuple(Column(text) for text in ("Who", "How", "When", "What they said", "What was done"))
    rows = tuple((own.who, own.how or "", own.when or "", own.said or "", own.response or "") for own in asked)
    return Section("engagement", "Engagement", [Table("Who was asked", columns, rows)])


def look(appraisal: Appraisal) -> Section | None:
    """What the option might look like, in short, and how far it brings things about."""
    parts: list[Part] = []
    for identity in leading(appraisal):
        option = appraisal.catalogue.options[identity]
        if option.summary:
            parts.append(Paragraph(f"{option.name}. {sentence(option.summary)}"))
        told = (*facts(option), *_brings(appraisal, option))
        parts += [Bullets(told)] if told else []
    more = Paragraph(f"{OPTIONS.called} has more, and sets all options beside each other.")
    return Section("look", "What it might look like", [*parts, more]) if parts else None


def _brings(appraisal: Appraisal, option: Option) -> list[str]:
    """A line for each checklist of extents."""
    told = [(own.name, told_by(own, option.answers.get(own.id, {}), tuple(EXTENTS))) for own in by_extent(appraisal)]
    return [f"{called}. {text}" for called, text in told if text]


def next_steps(appraisal: Appraisal) -> Section:
    """Who does what by when."""
    steps = appraisal.local.next_steps
    if not steps:
        return Section("next_steps", "Next steps", [Gap("what happens next, who does it and by when", "next_steps")])
    rows = tuple((own.action, own.owner or OPEN, day(own.by or OPEN)) for own in steps)
    columns = tuple(Column(text) for text in ("Action", "Owner", "By"))
    parts: list[Part] = [Table("Who does what by when", columns, rows)]
    if any(own.owner is None or own.by is None for own in steps):
        parts.append(Gap("owner and date of every step", "next_steps"))
    return Section("next_steps", "Next steps", parts)


def limits(appraisal: Appraisal) -> Section:
    """What the paper does not say."""
    reasons = joined([own.called for own in (JUDGED, SCORES, PLACE)])
    items = [
        PURPOSE,
        "Values have no natural zero: one option may be some points ahead of another, and is never twice as good.",
        f"Scores, weights and points are judgements. {reasons} have the reasons and sources given for them.",
        "Costs are never part of the value.",
    ]
    notice = appraisal.catalogue.about.notice
    return Section("limits", "Limits of this appraisal", [Bullets((*items, *([notice] if notice else [])))])
