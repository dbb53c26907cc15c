"""Digests of data: what was computed from, in one line that anyone can compare."""

import hashlib
import json
from typing import Any


def digest(data: Any) -> str:
    """``sha256:`` and the hash of the data as JSON with sorted keys; layout and comments of a file do not count."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
