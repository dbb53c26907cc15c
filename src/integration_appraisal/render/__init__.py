"""From a report to text. Each renderer takes a page and returns text; none prints or writes.

``formats`` has the one table of formats; a renderer is imported when its format is asked for.
"""

from typing import TYPE_CHECKING, NamedTuple

from integration_appraisal.render.formats import formats_of

if TYPE_CHECKING:
    from integration_appraisal.report.document import Page


class Screen(NamedTuple):
    """What text is made for: its width in characters, and whether it may have colour and more than ASCII.

    Prose is at most ``prose`` wide: longer lines are hard to read on a wide screen.
    """

    width: int = 80
    colour: bool = False
    ascii_only: bool = False
    prose: int | None = None


def render(page: "Page", format_: str, screen: Screen) -> str:
    """The page in the format of that name. Ends with a line feed."""
    text: str = formats_of("rows")[format_].renderer(page, screen)
    return text
