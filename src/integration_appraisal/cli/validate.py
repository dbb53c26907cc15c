"""``appraise validate``: check files."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from integration_appraisal.cli.ending import leave_if_failed, say
from integration_appraisal.cli.options import (
    CatalogueFolder,
    Force,
    Output,
    Strict,
    chosen_format,
    ending_of,
    known_format,
)
from integration_appraisal.cli.output import emit, screen
from integration_appraisal.cli.progress import progress
from integration_appraisal.codes import READING
from integration_appraisal.loading.paths import REFUSED, STDIN, here, is_folder, real_path, system_says
from integration_appraisal.loading.suggest import nearest
from integration_appraisal.render.formats import Format, formats_of

FORMATS = formats_of("findings")
FORMAT_VARIABLE = "APPRAISE_FORMAT"

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
    output: Output = "-",
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Check local files and catalogues, and list all that is wrong at its place."""
    to = format_for(format_, os.environ, output)
    from integration_appraisal.checking import check_paths
    from integration_appraisal.render.findings import Report, render
    from integration_appraisal.render.findings.excerpt import Excerpts
    from integration_appraisal.render.findings.github import step_summary
    from integration_appraisal.render.findings.words import summary
    from integration_appraisal.rules import chosen

    rules = chosen(codes(select or (), "--select"), codes(ignore or (), "--ignore"))
    asked = paths or ["."]
    repository = _repository(os.environ)
    made_for = screen(output)
    excerpts = Excerpts(made_for, [".", repository, *filter(is_folder, asked)])
    with progress("Checking") as advance:
        checked = check_paths(asked, catalogue, rules, advance, excerpts.add if to.shows_lines else None)
    report = Report(
        findings=checked.findings,
        excerpts=excerpts.shown,
        catalogues=checked.catalogues,
        local_files=checked.local_files,
        unread=checked.unread,
        folder=here() or "/",
        repository=repository,
    )
    emit(render(report, to.name, made_for), output, force=force, inputs=checked.files, obeyed=to.name == "github")
    if to.name == "github":
        _add_to_page(os.environ.get("GITHUB_STEP_SUMMARY"), step_summary(report))
    sys.stdout.flush()  # findings stand before their summary, if they could be written
    if getattr(sys.stdout, "fault", None) is None:
        say(summary(report))
    leave_if_failed(report.findings, strict=strict)


def format_for(given: str | None, environment: Mapping[str, str], output: str) -> Format:
    """The format asked for, else what the file's ending says, else the environment's, else what fits the place."""
    variable = environment.get(FORMAT_VARIABLE)
    if variable and known_format(variable, FORMATS, FORMAT_VARIABLE).fits(ending_of(output)):
        given = given or variable
    return chosen_format(given or None, FORMATS, output, _format_here(environment) if output == STDIN else "concise")


def _format_here(environment: Mapping[str, str]) -> str:
    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "full" if sys.stdout.isatty() else "concise"


def codes(given: Sequence[str], option: str) -> list[str]:
    """Codes or their beginnings, in any case, several in one text with commas between them; each is one that exists."""
    return [_code(code.strip().upper(), option) for text in given for code in text.split(",")]


def _code(code: str, option: str) -> str:
    """A code or the beginning of some; or a usage error where none begins so, or none that the option may name."""
    from integration_appraisal.rules import RULES

    rules = [rule.code for rule in RULES]
    known = [*rules, *READING]
    meant = {each for each in known if code and each.startswith(code)}
    if not meant:
        hint = nearest(code, known) or " `appraise rule` lists all codes."
        raise typer.BadParameter(f"there is no code {code!r}.{hint}", param_hint=option)
    if option == "--ignore" and not meant.intersection(rules):
        raise typer.BadParameter(
            f"{code} is about files that can't be computed; it can't be left out.", param_hint=option
        )
    return code


def _repository(environment: Mapping[str, str]) -> str:
    """The root of the repository, from which GitHub and GitLab count paths; else this folder."""
    root = real_path(environment.get("GITHUB_WORKSPACE") or environment.get("CI_PROJECT_DIR") or ".")
    return root.as_posix() if root.is_absolute() else "/"  # the folder that we stand in is gone


def _add_to_page(page: str | None, text: str) -> None:
    """Add to the page that GitHub shows for the run; a page that can't be written fails nothing."""
    if not page:
        return
    try:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(text)
    except REFUSED as error:
        say(f"appraise: the summary of the step can't be written: {system_says(error)}.")
