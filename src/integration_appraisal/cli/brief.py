"""``appraise brief``: the briefing paper."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from integration_appraisal.cli.ending import finish, say
from integration_appraisal.cli.options import (
    CatalogueFolder,
    Drawn,
    Force,
    Open,
    Output,
    Set,
    Strict,
    Weight,
    check_way,
    paper_ending,
)
from integration_appraisal.cli.output import emit, emit_all, show, to_open
from integration_appraisal.cli.progress import progress
from integration_appraisal.engine.robustness import NEAR, SEED
from integration_appraisal.loading.bundled import read_template
from integration_appraisal.loading.paths import STDIN, relative_to
from integration_appraisal.report.paper.annexes import WHICH, Which

EXAMPLES = (
    "appraise brief local.yaml -o paper.html",
    "appraise brief local.yaml -o paper.docx",
    "appraise brief local.yaml -o paper.md --charts pictures",
    "appraise brief --print-template html -o house.html.j2",
    "appraise brief local.yaml -o paper.html --template house.html.j2 --force",
)
MARKDOWN, HTML, WORD = ".md", ".html", ".docx"
PRINTED = ("md", "html", "names")


def command(
    local: Annotated[
        str | None, typer.Argument(metavar="LOCAL", help="The local file; - reads standard input.", show_default=False)
    ] = None,
    *,
    output: Output = "-",
    charts: Annotated[
        str | None,
        typer.Option("--charts", metavar="DIR", help="With Markdown: write the pictures here, and show them."),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="FILE", help="Your own style: a Jinja template, or a .docx for Word."),
    ] = None,
    print_template: Annotated[
        str | None,
        typer.Option(
            "--print-template",
            metavar="KIND",
            help="No paper, but our template to start from (md or html), or the names that it may use (names).",
        ),
    ] = None,
    annexes: Annotated[
        str,
        typer.Option(
            "--annexes", metavar="WHICH", help="main; all, with every reason and the catalogue's texts; or none."
        ),
    ] = "main",
    weights: Drawn = NEAR,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help="Of the simulated draws: the same seed gives the same.")
    ] = SEED,
    numbers: Set = None,
    points: Weight = None,
    catalogue: CatalogueFolder = None,
    force: Force = False,
    strict: Strict = False,
    opened: Open = False,
) -> None:
    """Write the briefing paper: Markdown, HTML or Word by the ending of FILE; without a file, Markdown.

    Word needs the extra: pip install 'integration-appraisal[docx]'.
    """
    if print_template is not None:
        _print(print_template, [local, charts, template], output, force=force)
        return
    if local is None:
        raise typer.BadParameter("name the local file that the paper is about.", param_hint="LOCAL")
    check_way(weights)
    output = to_open(output) if opened else output
    ending = _ending(output, charts, opened=opened)
    from integration_appraisal.cli.loading import usable_appraisal
    from integration_appraisal.cli.papers import check_kept, read_house, rendering
    from integration_appraisal.render.paper.writing import pictures, render
    from integration_appraisal.report.paper.building import build

    which, house = _annexes(annexes), read_house(template)
    appraisal, findings, files = usable_appraisal(local, catalogue, None, numbers, points)
    with progress("Drawing") as advance:
        drawn = appraisal.robustness(mode=weights, seed=seed, progress=advance)
    paper = build(appraisal, drawn, which)
    drawings = pictures(paper) if charts else {}
    names = {kind: str(Path(charts or "", f"{kind}.svg")) for kind in drawings}
    with rendering(template):
        written = render(paper, ending, house, _addresses(names, output))
    emit_all(
        [*zip(drawings.values(), names.values(), strict=True), (written, output)],
        force=force,
        inputs=[*files, *filter(None, [template])],
        folder=charts,
    )
    if ending == WORD:
        _say_what_is_not_drawn(pictures(paper).values())
    check_kept(template, paper, written, ending)
    if opened:
        show(output)
    finish(findings, strict=strict)


def _annexes(asked: str) -> Which:
    """Which annexes are asked for, or a usage error with what there is."""
    which = next((own for own in WHICH if own == asked), None)
    if which is None:
        raise typer.BadParameter(f"it may be {', '.join(WHICH)}, not {asked!r}.", param_hint="--annexes")
    return which


def _print(kind: str, others: Iterable[str | None], output: str, *, force: bool) -> None:
    """Our template of a kind, or the names that it may use; no other argument goes with it."""
    if any(other is not None for other in others):
        raise typer.BadParameter("it stands alone, with --output at most.", param_hint="--print-template")
    if kind not in PRINTED:
        raise typer.BadParameter(f"it may be {', '.join(PRINTED)}.", param_hint="--print-template")
    emit(read_template("names.md" if kind == "names" else f"paper.{kind}.j2"), output, force=force)


def _ending(output: str, charts: str | None, *, opened: bool) -> str:
    """The ending of the paper's file, which says its format; or a usage error where pictures do not go with it."""
    ending = MARKDOWN if output == STDIN else paper_ending(output, "--output")
    if opened and ending != HTML:
        raise typer.BadParameter("only HTML can be shown in the browser.", param_hint="--open")
    if charts == "":
        raise typer.BadParameter("name a folder.", param_hint="--charts")
    if charts is not None and ending != MARKDOWN:
        raise typer.BadParameter("only Markdown shows picture files; other papers hold them.", param_hint="--charts")
    return ending


def _addresses(names: Mapping[str, str], output: str) -> dict[str, str]:
    """Picture files as the paper names them: addresses, in which a blank or a bracket can't stand as it is."""
    return {kind: quote(os.fsencode(relative_to(name, output))) for kind, name in names.items()}


def _say_what_is_not_drawn(drawings: Iterable[str]) -> None:
    """Pictures in Word are drawn with a font of ours, which has not every script."""
    from integration_appraisal.render.docx.picture import not_drawn

    if absent := not_drawn("".join(drawings)):
        say(f"appraise: the pictures in Word can't show {absent[:20]}; the HTML paper can.")
