"""Places beside the same places before."""

from integration_appraisal.portfolio.against import Against
from integration_appraisal.portfolio.tally import Tally
from integration_appraisal.report.document import Block, bullets, paragraph
from integration_appraisal.report.portfolio.answer import some
from integration_appraisal.report.portfolio.places import turned
from integration_appraisal.report.words import counted, text_of


def changes(tally: Tally, own: Against) -> list[Block]:
    """How many answers are as they were, and those that are not."""
    compared = own.same + len(own.turned)
    said = text_of(
        f"Against before: in {own.same} of {counted(compared, 'place')} the same option is first as then.",
        f"New: {some(own.new)}." if own.new else "",
        f"{some(own.judged_otherwise)} stood under another catalogue and can't be compared."
        if own.judged_otherwise
        else "",
    )
    return [*paragraph(said), *bullets([turned(tally.about, each, "before") for each in own.turned])]
