"""``appraise validate``: check files."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    Output,
    Strict,
    chosen_format,
    ending_of,
    known_format,
)
from integration_appraisal.render.formats import Format, formats_of

FORMATS = formats_of("findings")
FORMAT_VARIABLE = "APPRAISE_FORMAT"

SHORT = "Check local files and catalogues."
EXAMPLES = (
    "appraise validate local.yaml",
    "appraise validate my-catalogue",
    "appraise validate --format sarif -o findings.sarif",
    "appraise validate --ignore P118,P154",
)


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Local files, catalogues or folders. Default: this folder."),
    ] = None,
    *,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"One of {', '.join(FORMATS)}. Default: what --output ends in, else {FORMAT_VARIABLE}, else github "
            "in GitHub Actions, full in a terminal, and concise elsewhere.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Ask only the rules with these codes, or whose codes begin so: P151,P16. What reading refuses is "
            "always reported.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Leave out the rules with these codes, or whose codes begin so. What reading refuses can't be left "
            "out: such a file can't be computed.",
        ),
    ] = None,
    catalogue: CatalogueFolder = None,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Check local files and catalogues, and list all that is wrong at its place."""
    import os

    from integration_appraisal.checking import check_paths
    from integration_appraisal.cli.ending import leave_if_failed
    from integration_appraisal.cli.output import emit
    from integration_appraisal.cli.progress import progress
    from integration_appraisal.cli.saying import say
    from integration_appraisal.cli.screen import screen
    from integration_appraisal.loading.paths import here, is_folder
    from integration_appraisal.render.findings import Report, render
    from integration_appraisal.render.findings.excerpt import Excerpts
    from integration_appraisal.render.findings.github import step_summary
    from integration_appraisal.render.findings.words import summary
    from integration_appraisal.rules import chosen

    to = format_for(format_, os.environ, output)
    rules = chosen(codes(select or (), "--select"), codes(ignore or (), "--ignore"))
    asked = paths or ["."]
    repository = _repository(os.environ)
    made_for = screen(output)
    excerpts = Excerpts(made_for, [".", repository, *filter(is_folder, asked)])
    with progress("Checking") as advance:
        listener = excerpts.add if to.shows_lines else None
        checked = check_paths(asked, catalogue, rules, advance, listener)
    report = Report(
        findings=checked.findings,
        excerpts=excerpts.shown,
        catalogues=checked.catalogues,
        local_files=checked.local_files,
        folder=here() or "/",
        repository=repository,
    )
    emit(render(report, to.name, made_for), output, force=force, inputs=checked.files, obeyed=to.name == "github")
    if to.name == "github":
        _add_to_page(os.environ.get("GITHUB_STEP_SUMMARY"), step_summary(report))
    if _arrived():
        say(summary(report))
    leave_if_failed(report.findings, strict=strict)


def format_for(given: str | None, environment: Mapping[str, str], output: str | None) -> Format:
    """The format asked for, else what the file's ending says, else the environment's, else what fits the place."""
    variable = environment.get(FORMAT_VARIABLE)
    asked = known_format(given, FORMATS) if given else None
    named = known_format(variable, FORMATS, FORMAT_VARIABLE) if variable else None
    if output in (None, "-"):
        return asked or named or FORMATS[_format_here(environment)]
    if named and named.fits(ending_of(output)):
        given = given or named.name
    return chosen_format(given, FORMATS, output, "concise")


def _format_here(environment: Mapping[str, str]) -> str:
    import sys

    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "full" if sys.stdout.isatty() else "concise"


def codes(given: Sequence[str], option: str) -> list[str]:
    """Codes or their beginnings, in any case, several in one text with commas between them; each is one that exists."""
    return [_code(code.strip().upper(), option) for text in given for code in text.split(",")]


def _code(code: str, option: str) -> str:
    """A code or the beginning of some; or a usage error where none begins so, or none that the option may name."""
    from integration_appraisal.codes import READING
    from integration_appraisal.loading.suggest import nearest
    from integration_appraisal.rules import RULES

    rules = [rule.code for rule in RULES]
    known = [*rules, *READING]
    meant = {each for each in known if code and each.startswith(code)}
    if not meant:
        message = f"there is no code {code!r}.{nearest(code, known) or ' `appraise rule` lists all codes.'}"
        raise typer.BadParameter(message, param_hint=option)
    if option == "--ignore" and not meant.intersection(rules):
        message = f"{code} is about files that can't be computed; it can't be left out."
        raise typer.BadParameter(message, param_hint=option)
    return code


def _repository(environment: Mapping[str, str]) -> str:
    """The root of the repository, from which GitHub and GitLab count paths; else this folder."""
    from integration_appraisal.loading.paths import real_path

    root = real_path(environment.get("GITHUB_WORKSPACE") or environment.get("CI_PROJECT_DIR") or ".")
    return root.as_posix() if root.is_absolute() else "/"  # the folder that we stand in is gone


def _arrived() -> bool:
    """Send what is waiting, so that findings stand before their summary; whether it could be sent."""
    import sys

    from integration_appraisal.cli.streams import Output

    sys.stdout.flush()
    return not (isinstance(sys.stdout, Output) and sys.stdout.fault)


def _add_to_page(page: str | None, text: str) -> None:
    """Add to the page that GitHub shows for the run; a page that can't be written fails nothing."""
    from pathlib import Path

    from integration_appraisal.cli.saying import say
    from integration_appraisal.loading.paths import REFUSED, system_says

    if not page:
        return
    try:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(text)
    except REFUSED as error:
        say(f"appraise: the summary of the step can't be written: {system_says(error)}.")
