"""What the choice means for those who carry it out, under headings that are always there, and what happens next."""

from collections.abc import Callable, Sequence

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.model.criteria import Power
from integration_appraisal.report.document import OPEN, Block, Column, Gap, Paragraph, Section, Table
from integration_appraisal.report.leading import leading, powers_of
from integration_appraisal.report.paper.annexes import COSTS, PEOPLE, POWERS
from integration_appraisal.report.paper.summary import money
from integration_appraisal.report.words import date, day, for_number, sentence, text_of, within


def implications(appraisal: Appraisal) -> Section:
    """Each answered from the file, or a gap; then who does what by when."""
    own = appraisal.local.implications
    given = own.model_dump() if own else {}
    told = [_implication(appraisal, heading, given.get(heading) or "") for heading in _KNOWN]
    return Section("implications", "Implications and next steps", [*told, *_next_steps(appraisal)])


def _implication(appraisal: Appraisal, heading: str, given: str) -> Block:
    known, gap = _KNOWN[heading]
    text = text_of(sentence(given), known(appraisal))
    term = heading.capitalize()
    if heading in appraisal.local.unanswered:
        return Gap(text_of(f"{gap}.", text).removesuffix("."), term=term)
    return Paragraph(text, term=term)


def _finance(appraisal: Appraisal) -> str:
    if not appraisal.costs:
        return ""
    basis = appraisal.local.cost_basis
    covered = sentence(f"What the costs are: {basis}") if basis else ""
    return text_of(money(appraisal), covered, f"{COSTS.called} has each step.")


def _legal(appraisal: Appraisal) -> str:
    """The powers that the option recommended would use, and what the first would use beside them."""
    used, said = powers_of(appraisal), set[str]()
    told = []
    for option in leading(appraisal) if used else ():
        more = [power for power, users in used.items() if option.name in users and power not in said]
        told.append(f"{option.name} would {_uses(appraisal, more, beside=bool(said))}.")
        said |= {*more}
    what = f"{POWERS.called} says what to check."
    return text_of("Powers to check with a legal adviser:", *told, what) if told else ""


def _uses(appraisal: Appraisal, powers: Sequence[str], *, beside: bool) -> str:
    if not powers:
        return "use no other" if beside else "use none that is listed"
    named = "; ".join(_power(appraisal.catalogue.lists["powers"][power], appraisal) for power in powers)
    return f"{'also ' if beside else ''}use {named}"


def _power(power: Power, appraisal: Appraisal) -> str:
    """Its name, and until when it is in force, or that it has ended."""
    if power.until is None:
        return power.name
    today = appraisal.local.date
    if today is not None and power.until < today:
        return f"{power.name} (ended {date(power.until)}: check what has replaced it)"
    return f"{power.name} (until {date(power.until)})"


def _equality(appraisal: Appraisal) -> str:
    own = appraisal.local.equality
    if own is None or own.status is None:
        return ""
    on = f" on {date(own.on)}" if own.on else ""
    made = f"{own.by.rstrip('.')} assessed it{on}." if own.by else f"It was assessed{on}." if on else ""
    link = f"Link: {own.link}" if own.link else ""
    said = "The equality assessment:" if _is_given(appraisal, "equality") else ""
    return text_of(said, sentence(own.status), made, link)


def _risk(appraisal: Appraisal) -> str:
    risks = appraisal.local.risks
    said = f"{for_number(len(risks), 'The risk', 'The risks')} here:" if _is_given(appraisal, "risk") else ""
    return text_of(said, *map(sentence, risks)) if risks else ""


def _is_given(appraisal: Appraisal, heading: str) -> bool:
    """Whether people have words of their own under a heading, from which what follows is to be told."""
    own = appraisal.local.implications
    return bool(own and getattr(own, heading))


def _consultation(appraisal: Appraisal) -> str:
    """Who was asked; what they said, and what became of it, stands in an annex."""
    asked = []
    for own in appraisal.local.engagement:
        how = ", ".join(within(text) for text in (own.how, own.when) if text)
        asked.append(f"{within(own.who)}{f' ({how})' if how else ''}")
    return f"Asked so far: {'; '.join(asked)}. {PEOPLE.called} has what they said." if asked else ""


def _nothing(_appraisal: Appraisal) -> str:
    return ""


_KNOWN: dict[str, tuple[Callable[[Appraisal], str], str]] = {
    "finance": (_finance, "what it costs, and where the money comes from"),
    "legal": (_legal, "what a legal adviser says of powers, agreements and duties"),
    "equality": (_equality, "where the equality assessment stands, and who made it"),
    "risk": (_risk, "the risks in this place"),
    "workforce": (_nothing, "what changes for staff"),
    "consultation": (_consultation, "who was asked, and what they said"),
    "procurement": (_nothing, "what has to be bought or tendered"),
}


def _next_steps(appraisal: Appraisal) -> list[Block]:
    """Who does what by when."""
    steps = appraisal.local.next_steps
    if not steps:
        return [Gap("what happens next, who does it and by when", term="Next steps")]
    rows = tuple((own.action, own.owner or OPEN, day(own.by or OPEN)) for own in steps)
    return [Table("Next steps: who does what by when", tuple(map(Column, ("Action", "Owner", "By"))), rows)]
