"""Characters that word processors put in place of the ones we type: what they are, and what to type instead."""

import re
import unicodedata

from integration_appraisal.documents.characters import described

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
NOTHING = "\u00ad\u200b-\u200d\u2060"  # zero-width: seen by no one
DASHES = "\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
BULLETS = "\u00b7\u2022\u2023\u25aa\u25cf\u25e6"
_QUOTES = "\u00ab\u00bb\u2018-\u201f\u2039\u203a"
_ALL = f"[{SPACES}{NOTHING}{DASHES}{_QUOTES}]|[\uff01-\uff5e]"


def typed(text: str) -> str:
    """Spaces and dashes as typed; what nobody sees is left out."""
    text = re.sub(f"[{NOTHING}]", "", text)
    return re.sub(f"[{DASHES}{BULLETS}]", "-", re.sub(f"[{SPACES}]", " ", text))


def plainly(text: str) -> str:
    """A number, an id or a word as one would type it: plain dashes, no quotes, nothing hidden."""
    text = re.sub(f"[{_QUOTES}]", "", typed(text)) if re.search(_ALL, text) else text
    return unicodedata.normalize("NFKC", text).strip()


def unaccented(text: str) -> str:
    """Letters without their accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def names(text: str) -> str:
    """A sentence that names the characters one would not type, or nothing where there are none."""
    unusual = list(dict.fromkeys(re.findall(_ALL, text)))[:3]
    if not unusual:
        return ""
    cure = " Type straight quotes, or none." if all(re.match(f"[{_QUOTES}]", char) for char in unusual) else ""
    return f" It holds {' and '.join(described(char) for char in unusual)}.{cure}"
