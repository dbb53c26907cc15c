"""Entries found as people name them: by id, by number, by name, or by a beginning that only one of them has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from integration_appraisal.documents.pasted import plainly
from integration_appraisal.findings import shown
from integration_appraisal.loading.suggest import listed, nearest_word

Called: TypeAlias = Mapping[str, Sequence[str]]  # by id the numbers and names that an entry goes by

_MOST = 12  # candidates that are named


class Unidentified(LookupError):  # noqa: N818 - no fault of ours: somebody asked for what there is not, or for several
    """No entry goes by what was asked for, or several do; the message says which there are."""


def called(*lists: Mapping[str, Any]) -> dict[str, list[str]]:
    """What the entries of some lists go by. An id that stands in two of them goes by the names of both."""
    names: dict[str, list[str]] = {}
    for own in lists:
        for identity, entry in own.items():
            names.setdefault(identity, []).extend(_names(entry))
    return names


def _names(entry: Any) -> Iterator[str]:
    for field in ("number", "name", "title"):
        if (given := getattr(entry, field, None)) is not None:
            yield str(given)


def identified(asked: str, known: Called, what: str, otherwise: str = "") -> str:
    """The id of the one entry that is meant; case, quotes and dashes of word processors make no difference.

    Raises Unidentified: ``what`` begins its message, and ``otherwise`` stands in for a list of what there is.
    """
    wanted = _folded(asked)
    words = {identity: [_folded(identity), *map(_folded, names)] for identity, names in known.items()}
    found = _found(wanted, words)
    if len(found) > 1:
        raise Unidentified(f"{shown(asked)!r} may be any of {_candidates(found, known)}. Write more of it, or the id.")
    if not found:
        raise Unidentified(f"{what} {shown(asked)!r}.{_near(wanted, words) or _all(known, otherwise)}")
    return found[0]


def _found(wanted: str, words: Called) -> list[str]:
    """An id goes before numbers and names, and the whole of one before the beginning of another."""
    if wanted in words:
        return [wanted]
    whole = [identity for identity, own in words.items() if wanted in own]
    begin = [identity for identity, own in words.items() if wanted and any(word.startswith(wanted) for word in own)]
    return whole or begin


def _folded(text: str) -> str:
    return " ".join(plainly(text).replace("'", "").split()).casefold()


def _candidates(found: Sequence[str], known: Called) -> str:
    named = [f"`{own}` ({shown(known[own][-1])})" if known[own] else f"`{own}`" for own in found]
    return ", ".join(named[:_MOST]) + (f" and {len(named) - _MOST} more" if len(named) > _MOST else "")


def _near(wanted: str, words: Called) -> str:
    meant = {word: identity for identity, own in words.items() for word in own}
    near = nearest_word(wanted, meant)
    return f" Did you mean `{meant[near]}`?" if near else ""


def _all(known: Called, otherwise: str) -> str:
    return f" {otherwise or (f'There is {listed(known)}.' if known else 'There is none.')}"
