"""``appraise rule``: what each code is about."""

from collections.abc import Collection
from typing import Annotated

import typer

from integration_appraisal.cli.ending import refuse
from integration_appraisal.cli.options import Force, Output, PageFormat
from integration_appraisal.cli.output import delivery, emit, screen
from integration_appraisal.findings import shown
from integration_appraisal.loading.suggest import listed, nearest

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
    output: Output = "-",
    force: Force = False,
) -> None:
    """List the codes that findings have, or show a code's page: why it matters, with examples."""
    to = delivery("page", asked_format, output, force=force)
    from integration_appraisal.render import rule_pages
    from integration_appraisal.report import rule

    if code is not None and all_:
        refuse("name one code, or ask for --all; not both.")
    known = dict(zip(rule.titles(), rule.entries(), strict=True))
    entries = list(known.values()) if code is None else [known[_known(code, known)]]
    if to.format.name == "json" or (code is None and not all_):
        to.page(rule.listing() if code is None else rule.one(entries[0]), ())
    elif to.format.name == "markdown":
        emit(rule_pages.all_markdown() if code is None else rule_pages.markdown(entries[0]), output, force=force)
    else:
        emit(rule_pages.pages(entries, screen(output)), output, force=force)


def _known(code: str, known: Collection[str]) -> str:
    """A code in capitals; or leave, having said which begin so or are near."""
    name = code.upper()
    if name not in known:
        begin = [each for each in known if name and each.startswith(name)]
        hint = f" {listed(begin)} begin so." if begin else nearest(name, known)
        refuse(f"there is no code {shown(code)!r}.{hint or ' `appraise rule` lists all codes.'}")
    return name
