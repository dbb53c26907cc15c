"""Ids that point to entries of the catalogue: those of lists, of lines of checklists, and of works that are cited."""

from collections.abc import Callable, Collection, Iterable

from integration_appraisal.documents.document import Path, follow, items
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.faults import Faults
from integration_appraisal.loading.suggest import listed, nearest
from integration_appraisal.loading.wording import described
from integration_appraisal.model.common import Answers
from integration_appraisal.model.criteria import ANSWER_WORDS, Checklist

_WORDS = {
    "criteria": "criterion",
    "degrees": "degree",
    "evidence": "evidence with the id",
    "groups": "group",
    "local_factors": "local factor",
    "options": "option",
    "powers": "power",
}
_ANSWERED_BY = {"option": "each option", "place": "the local file", "nobody": "nobody; it is shown as it stands"}


def check_value(faults: Faults, path: Path, catalogue: Catalogue, name: str, identity: str) -> None:
    """The value at ``path`` is the id of an entry of the list ``name`` (or of ``options``)."""
    if not catalogue.knows(name, identity):
        faults.unknown(path, _WORDS[name], identity, catalogue.declared[name])


def check_keys(
    faults: Faults,
    path: Path,
    catalogue: Catalogue,
    name: str,
    keys: Iterable[str],
    elsewhere: Callable[[str], str] = lambda _: "",
) -> None:
    """The keys of the mapping at ``path`` are such ids; ``elsewhere`` says of one that is none where it stands."""
    for key in keys:
        if not catalogue.knows(name, key):
            faults.unknown((*path, key), _WORDS[name], key, catalogue.declared[name], key=True, hint=elsewhere(key))


def check_list(faults: Faults, path: Path, catalogue: Catalogue, name: str, identities: Iterable[str]) -> None:
    """The values of the list at ``path`` are such ids."""
    known = frozenset(identities)
    for index, row in enumerate(items(faults.document.data, path)):
        if isinstance(row, str) and row in known:
            check_value(faults, (*path, index), catalogue, name, row)


def check_citations(faults: Faults, catalogue: Catalogue, own: Collection[str] = ()) -> None:
    """Every ``source: {work: …}`` in a document names a work of the catalogue or one of the document's own."""
    if "sources" in catalogue.unread:
        return
    works = catalogue.declared["sources"].union(own)
    for path in faults.document.values:
        work = follow(faults.document.data, path) if path[-2:] == ("source", "work") else None
        if isinstance(work, str) and work not in works:
            faults.unknown(path, "source with the id", work, works)


def check_answers(faults: Faults, path: Path, answers: Answers, catalogue: Catalogue, answered_by: str) -> None:
    """Answers at ``path`` to checklists that ``answered_by`` (option or place) has to answer."""
    for name, lines in answers.items():
        checklist = catalogue.lists["checklists"].get(name)
        if checklist is not None:
            sound = catalogue.has_sound("checklists", name, "items")
            _check_lines(faults, (*path, name), lines, checklist, answered_by, sound=sound)
        elif not catalogue.knows("checklists", name):
            faults.unknown((*path, name), "checklist", name, catalogue.declared["checklists"], key=True)


def _check_lines(
    faults: Faults, path: Path, lines: dict[str, str], checklist: Checklist, answered_by: str, *, sound: bool
) -> None:
    """Each line is one of the checklist, whose own lines are all read if it is sound, and answered in its words."""
    if checklist.answered_by != answered_by:
        message = f"`{checklist.id}` is answered by {_ANSWERED_BY[checklist.answered_by]}. Remove it here."
        faults.at_key(path, "S009", message)
        return
    known = [item.id for item in checklist.items]
    words = ANSWER_WORDS.get(checklist.answer)
    for item, answer in lines.items():
        if item not in known:
            if sound:  # or a line that could not be read may be meant
                faults.unknown((*path, item), f"line in `{checklist.id}`", item, known, key=True)
        elif words is not None and answer not in words:
            message = f"`{item}` is {described(answer)}; it may be {listed(words)}.{nearest(answer, words)}"
            faults.at((*path, item), "S004", message)
