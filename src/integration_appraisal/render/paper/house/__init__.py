"""A house's own template, which a stranger may have written, filled in by a process of its own.

``filling`` starts the process and waits for it, ``child`` is what runs there, ``sandbox`` what a template may use.
"""

MOST_OUTPUT = 10_000_000  # bytes of a filled-in template


class TemplateFault(Exception):  # noqa: N818 - the template's fault, no error of ours
    """What is wrong with a template, in words for its author, and the line where that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
