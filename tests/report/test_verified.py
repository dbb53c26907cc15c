"""What ``verify`` shows of long lines: the stretch where paper and inputs part."""

import pytest

from integration_appraisal.engine import METHOD
from integration_appraisal.report.document import Table
from integration_appraisal.verify.differing import Differing
from integration_appraisal.verify.report import Verified, build

LONG = "x" * 3_000


@pytest.mark.parametrize(
    ("paper", "now"),
    [(f"{LONG} 99 deaths", LONG), (LONG, f"{LONG} 99 deaths"), (f"{LONG} 99 deaths", f"{LONG} 9 deaths")],
)
def test_the_difference_of_long_lines_is_in_view(paper: str, now: str) -> None:
    page = build("paper.md", Verified(METHOD, (), (), (), (Differing(paper, now, fails=True),)))
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    ((one, other),) = table.rows
    assert one != other
    assert "deaths" in f"{one}{other}"
