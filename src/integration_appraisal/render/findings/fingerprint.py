"""What a finding is known by from one run to the next, wherever its line has moved to."""

import re
from collections import Counter
from hashlib import sha256

from integration_appraisal.render.findings import Report

_LINE = re.compile(r"\bline \d+")  # some messages name another line, which moves as well


def fingerprints(report: Report) -> list[str]:
    """One for each finding, no two alike: of its file, code and message; findings that share these are counted."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for finding in report.findings:
        known_by = (report.path(finding.file), finding.code, _LINE.sub("line", finding.message))
        seen[known_by] += 1
        found.append(sha256("\0".join((*known_by, str(seen[known_by]))).encode()).hexdigest())
    return found
