"""A report on its way: in which format and where to, and how the run then ends."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from integration_appraisal.cli.options import chosen_format
from integration_appraisal.render.formats import Format, Made, formats_of

if TYPE_CHECKING:
    from integration_appraisal.findings import Finding
    from integration_appraisal.report.document import Page


class Delivery(NamedTuple):
    """How a command writes the report that it makes; ``strict`` lets warnings fail the run."""

    format: Format
    output: str | None
    force: bool
    strict: bool

    def page(self, page: "Page", files: Iterable[str], findings: "Sequence[Finding]" = ()) -> None:
        """Write a page made from some files, then a line on the findings; leave with the exit code they ask for."""
        from integration_appraisal.cli.ending import finish
        from integration_appraisal.cli.output import emit
        from integration_appraisal.cli.screen import screen, to_stdout
        from integration_appraisal.render import render

        text = render(page, self.format.name, screen(self.output))
        emit(text if to_stdout(self.output) else self.format.mark + text, self.output, force=self.force, inputs=files)
        finish(findings, strict=self.strict)


def delivery(made: Made, asked: str | None, output: str | None, *, force: bool, strict: bool = False) -> Delivery:
    """How a command writes what it makes, in the format asked for; a usage error where that can't be."""
    return Delivery(chosen_format(asked, formats_of(made), output), output, force, strict)
