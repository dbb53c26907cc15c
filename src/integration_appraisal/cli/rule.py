"""``appraise rule``: what each code is about."""

from typing import Annotated

import typer

from integration_appraisal.cli.options import Force, Output, chosen_format, format_option

FORMATS = ("table", "markdown", "json")

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
    asked_format: Annotated[str | None, format_option(*FORMATS)] = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List the codes that findings have, or show a code's page: why it matters, with examples."""
    format_ = chosen_format(asked_format, FORMATS, output)
    from integration_appraisal.cli.output import emit, screen
    from integration_appraisal.cli.saying import refuse
    from integration_appraisal.findings import shown
    from integration_appraisal.loading.suggest import listed, nearest
    from integration_appraisal.render import render, rule_pages
    from integration_appraisal.report import rule

    if code is not None and all_:
        refuse("name one code, or ask for --all; not both.")
    known = {entry.code: entry for entry in rule.entries()}
    entry = known.get(code.upper()) if code is not None else None
    if code is not None and entry is None:
        begin = [name for name in known if name.startswith(code.upper())] if code else []
        hint = f" {listed(begin)} begin so." if begin else nearest(str(code).upper(), known)
        refuse(f"there is no code {shown(code)!r}.{hint or ' `appraise rule` lists all codes.'}")
    made_for = screen(output)
    if format_ == "json" or not (entry or all_):
        text = render(rule.one(entry) if entry else rule.listing(), format_, made_for)
    elif format_ == "markdown":
        text = rule_pages.markdown(entry) if entry else rule_pages.all_markdown()
    else:
        text = rule_pages.pages([entry] if entry else rule.entries(), made_for)
    emit(text, output, force=force)
