"""Suggestions for words that were nearly right."""

from collections.abc import Collection, Iterable

from integration_appraisal.findings import shown


def nearest_word(word: object, known: Iterable[str]) -> str | None:
    """The nearest known word, or None where none is near."""
    from difflib import get_close_matches

    match = get_close_matches(str(word)[:100], list(known), n=1, cutoff=0.6)
    return match[0] if match else None


def absent(words: Collection[str], known: Collection[str]) -> list[str]:
    """The known words that are not among some words, but for those that a misspelt one was meant for."""
    meant = {nearest_word(word, known) for word in words if word not in known}
    return [word for word in known if word not in words and word not in meant]


def nearest(word: object, known: Iterable[str]) -> str:
    """A sentence that names the nearest known word, or nothing where none is near."""
    match = nearest_word(word, known)
    return f" Did you mean `{shown(match)}`?" if match else ""


def listed(words: Iterable[str], limit: int = 12) -> str:
    """Words in a row for a message, cut where the row gets too long to help."""
    names = list(words)
    row = ", ".join(f"`{shown(name)}`" for name in names[:limit])
    return row + (f" and {len(names) - limit} more" if len(names) > limit else "")
