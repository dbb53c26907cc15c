"""A house's own template, filled in by a process of its own.

A template is a program, and one that a stranger may have written. ``filling`` is the side that asks: it starts the
process, hands it plain data and bounds its time and its output. ``child`` is that process: it gives up what it does not
need (``limits``), reads the template (``grammar``) and fills it in (``sandbox``, ``filters``), and puts what goes wrong
into words (``faults``). Nothing heavy may be imported there: it is started for every paper.
"""


class TemplateFault(Exception):  # noqa: N818 - the template's fault, no error of ours
    """What is wrong with a template, in words for its author, and the line where that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
