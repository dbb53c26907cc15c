"""``appraise rule``: what each code is about."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from integration_appraisal.cli.delivery import delivery
from integration_appraisal.cli.options import Force, Output, PageFormat

if TYPE_CHECKING:
    from integration_appraisal.report.rule import Entry

SHORT = "List the codes of findings, or explain one."
EXAMPLES = (
    "appraise rule",
    "appraise rule P151",
    "appraise rule --all --format markdown",
)


def command(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="A finding's code, such as P151; without it, all are listed.")
    ] = None,
    *,
    all_: Annotated[bool, typer.Option("--all", help="Print the pages of all codes, not a list.")] = False,
    asked_format: PageFormat = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List the codes that findings have, or show a code's page: why it matters, with examples."""
    to = delivery("page", asked_format, output, force=force)
    from integration_appraisal.cli.output import emit
    from integration_appraisal.cli.saying import refuse
    from integration_appraisal.cli.screen import screen
    from integration_appraisal.render import rule_pages
    from integration_appraisal.report import rule

    if code is not None and all_:
        refuse("name one code, or ask for --all; not both.")
    entries = rule.entries() if code is None else [_entry(code, rule.entries())]
    if to.format.name == "json" or (code is None and not all_):
        to.page(rule.listing() if code is None else rule.one(entries[0]), ())
    elif to.format.name == "markdown":
        emit(rule_pages.all_markdown() if code is None else rule_pages.markdown(entries[0]), output, force=force)
    else:
        emit(rule_pages.pages(entries, screen(output)), output, force=force)


def _entry(code: str, entries: "Sequence[Entry]") -> "Entry":
    """The entry of a code; or leave, having said which begin so or are near."""
    from integration_appraisal.cli.saying import refuse
    from integration_appraisal.findings import shown
    from integration_appraisal.loading.suggest import listed, nearest

    known = {entry.code: entry for entry in entries}
    name = code.upper()
    if name not in known:
        begin = [each for each in known if name and each.startswith(name)]
        hint = f" {listed(begin)} begin so." if begin else nearest(name, known)
        refuse(f"there is no code {shown(code)!r}.{hint or ' `appraise rule` lists all codes.'}")
    return known[name]
