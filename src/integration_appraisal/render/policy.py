"""What a content security policy knows a script or a style of ours by."""

from base64 import b64encode
from hashlib import sha256


def digest(text: str) -> str:
    """The SHA-256 of a text in base 64, as it follows ``sha256-`` in a policy."""
    return b64encode(sha256(text.encode()).digest()).decode()
