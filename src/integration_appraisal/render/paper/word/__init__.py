"""The paper as a Word document: real headings, repeated header rows, widths from content, alt text, page numbers.

Needs the extra ``docx`` (python-docx and resvg). The same paper gives the same bytes.

- ``document``: the empty document, and its bytes; ``lending``: what a house's own document lends it
- ``unpacking``: how much a document holds, before anything is made of it
- ``parts``: sections and what stands in them
- ``tables``, ``picture``: tables, and charts in pixels
"""

from collections.abc import Mapping

from integration_appraisal.render.paper.word.document import opened, settled
from integration_appraisal.render.paper.word.parts import write
from integration_appraisal.report.brief.paper import Paper


def render(paper: Paper, template: bytes | None, _files: Mapping[str, str]) -> bytes:
    """The document; ``template`` is a Word document whose styles, margins, headers and footers are used.

    Raises TemplateFault where the template can't be used.
    """
    document = opened(paper, template)
    write(document, paper)
    return settled(document)
