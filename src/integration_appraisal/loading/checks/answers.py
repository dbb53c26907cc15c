"""Answers to checklists: the line exists, is this file's to answer, and is answered in its words."""

from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.faults import Faults
from integration_appraisal.loading.suggest import listed, nearest
from integration_appraisal.loading.wording import described
from integration_appraisal.model.common import Answers
from integration_appraisal.model.criteria import ANSWER_WORDS, Checklist


def check_answers(faults: Faults, answers: Answers, catalogue: Catalogue, answered_by: str) -> None:
    """``answered_by`` is ``option`` or ``place``, after the kind of file."""
    for name, lines in answers.items():
        checklist = catalogue.lists["checklists"].get(name)
        if checklist is not None:
            location = catalogue.locations["checklists", name]
            sound = location.document.is_sound((*location.path, "items"))
            _check_lines(faults, lines, checklist, answered_by, sound=sound)
        elif not catalogue.knows("checklists", name):
            faults.unknown(("answers", name), "checklist", name, catalogue.declared["checklists"], key=True)


def _check_lines(faults: Faults, lines: dict[str, str], checklist: Checklist, answered_by: str, *, sound: bool) -> None:
    path = ("answers", checklist.id)
    if checklist.answered_by != answered_by:
        message = f"`{checklist.id}` is answered by {_who(checklist.answered_by)}. Remove it here."
        faults.at_key(path, "S009", message)
        return
    known = [item.id for item in checklist.items]
    words = ANSWER_WORDS.get(checklist.answer)
    for item, answer in lines.items():
        if item not in known and not sound:
            continue  # a line that could not be read may be meant
        if item not in known:
            faults.unknown((*path, item), f"line in `{checklist.id}`", item, known, key=True)
        elif words is not None and answer not in words:
            message = f"`{item}` is {described(answer)}; it may be {listed(words)}.{nearest(answer, words)}"
            faults.at((*path, item), "S004", message)


def _who(answered_by: str) -> str:
    return {"option": "each option's file", "place": "the local file", "nobody": "nobody; it is shown as it stands"}[
        answered_by
    ]
