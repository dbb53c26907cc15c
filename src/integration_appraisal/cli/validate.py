"""``appraise validate``: check files."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from integration_appraisal.cli.options import CatalogueFolder, Force, Output, Strict

FORMATS = ("full", "concise", "github", "gitlab", "sarif", "json")
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
            help=f"One of {', '.join(FORMATS)}. Default: {FORMAT_VARIABLE}, else github in GitHub Actions, full in a "
            "terminal, and concise elsewhere.",
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
    from pathlib import Path

    from integration_appraisal.checking import check_paths
    from integration_appraisal.cli.output import emit, exit_code, say, screen
    from integration_appraisal.render.findings import Report, render
    from integration_appraisal.render.findings.github import step_summary
    from integration_appraisal.render.findings.words import summary
    from integration_appraisal.rules import chosen

    name = chosen_format(format_, os.environ, to_file=output not in (None, "-"))
    rules = chosen(codes(select or (), "--select"), codes(ignore or (), "--ignore"))
    checker = check_paths(paths or ["."], catalogue, rules)
    report = Report(
        findings=checker.findings,
        contents=checker.contents,
        catalogues=checker.catalogues,
        places=checker.places,
        folder=Path.cwd().as_posix(),
        repository=_repository(os.environ),
    )
    emit(render(report, name, screen(output)), output, force=force, inputs=checker.contents)
    if name == "github":
        _add_to_page(os.environ.get("GITHUB_STEP_SUMMARY"), step_summary(report))
    if _arrived():
        say(summary(report))
    code = exit_code(checker.findings, strict=strict)
    if code:
        raise typer.Exit(code)


def chosen_format(given: str | None, environment: Mapping[str, str], *, to_file: bool) -> str:
    """The format asked for, else the environment's, else what fits the place that the result goes to."""
    import sys

    if given is not None:
        return _known_format(given, "--format")
    if environment.get(FORMAT_VARIABLE):
        return _known_format(environment[FORMAT_VARIABLE], FORMAT_VARIABLE)
    if to_file:
        return "concise"
    if environment.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "full" if sys.stdout.isatty() else "concise"


def _known_format(name: str, hint: str) -> str:
    from integration_appraisal.reading.suggest import nearest

    if name not in FORMATS:
        message = f"there is no format {name!r}.{nearest(name, FORMATS)} It may be {', '.join(FORMATS)}."
        raise typer.BadParameter(message, param_hint=hint)
    return name


def codes(given: Sequence[str], option: str) -> list[str]:
    """Codes or their beginnings, in any case, several in one text with commas between them; each is one that exists."""
    from integration_appraisal.codes import READING
    from integration_appraisal.reading.suggest import nearest
    from integration_appraisal.rules import RULES

    rules = [rule.code for rule in RULES]
    known = [*rules, *READING]
    found = [code.strip().upper() for text in given for code in text.split(",")]
    for code in found:
        if not code or not any(own.startswith(code) for own in known):
            message = f"there is no code {code!r}.{nearest(code, known) or ' `appraise rule` lists all codes.'}"
            raise typer.BadParameter(message, param_hint=option)
        if option == "--ignore" and not any(own.startswith(code) for own in rules):
            message = f"{code} is about files that can't be computed; it can't be left out."
            raise typer.BadParameter(message, param_hint=option)
    return found


def _repository(environment: Mapping[str, str]) -> str:
    """The root of the repository, from which GitHub and GitLab count paths; else this folder."""
    from pathlib import Path

    root = environment.get("GITHUB_WORKSPACE") or environment.get("CI_PROJECT_DIR") or "."
    return Path(root).resolve().as_posix()


def _arrived() -> bool:
    """Send what is waiting, so that findings stand before their summary; whether it could be sent."""
    import sys

    from integration_appraisal.cli.streams import Output

    sys.stdout.flush()
    return not (isinstance(sys.stdout, Output) and sys.stdout.fault)


def _add_to_page(page: str | None, text: str) -> None:
    """Add to the page that GitHub shows for the run; a page that can't be written fails nothing."""
    from pathlib import Path

    from integration_appraisal.cli.output import say

    if not page:
        return
    try:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        say(f"appraise: the summary of the step can't be written: {(error.strerror or str(error)).lower()}.")
