"""The paper as a Word document.

Needs the extra ``docx`` (python-docx and resvg). The same paper gives the same bytes.

- ``document``: the empty document, and its bytes; ``lending``: what a house's own document lends it
- ``styles``: what the text is set in, ours from ``templates/word.xml``
- ``blocks``, ``tables``, ``picture``: the text; ``markup``: its elements
"""

from integration_appraisal.render.docx.blocks import write
from integration_appraisal.render.docx.document import opened, settled
from integration_appraisal.report.document import Paper


def render(paper: Paper, template: bytes | None) -> bytes:
    """The document; ``template`` is a house's own, whose styles, margins, headers and footers are used.

    Raises TemplateFault where the template can't be used.
    """
    document, sheet = opened(paper, template)
    write(document, paper)
    sheet.dress(document)
    return settled(document)
