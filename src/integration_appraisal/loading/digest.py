"""Digests of data: what was computed from, in one line that anyone can compare."""

import hashlib
import json
from typing import Any


def digest(text: str) -> str:
    """``sha256:`` and the hash of data as a text."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def as_text(data: Any) -> str:
    """Data as JSON with sorted keys: layout and comments of a file do not count."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
