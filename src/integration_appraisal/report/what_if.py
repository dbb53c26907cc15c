"""What was set to see what would be, in words: it stands first in every result that is not of the file as it is."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.documents.document import Data
from integration_appraisal.engine.scales import UNKNOWN
from integration_appraisal.figures import counting, written
from integration_appraisal.loading.local import Setting
from integration_appraisal.report.place import idle
from integration_appraisal.report.words import joined, text_of


def what_if(appraisal: Appraisal) -> str:
    """What was set beside what counts without it, and what of that changes nothing; empty where nothing was set."""
    return text_of(what_if_set(appraisal), *unmoved(appraisal))


def unmoved(appraisal: Appraisal) -> list[str]:
    """Which levels that were set change nothing here, and why."""
    levels = [own.ids[0] for own in appraisal.file.settings if own.kind == "level"]
    return idle(appraisal.ranking, [appraisal.ranking.factors[factor] for factor in levels])


def what_if_set(appraisal: Appraisal, *, beside: bool = True) -> str:
    """What was set, ``beside`` what counts without it or alone; empty where nothing was."""
    told = [_CLAUSES[own.kind](appraisal, own) for own in appraisal.file.settings]
    clauses = [f"{set_} ({before})" if beside else set_ for set_, before in told]
    return f"What if {joined(clauses)}? The file as it stands says otherwise." if clauses else ""


def _level(appraisal: Appraisal, own: Setting) -> tuple[str, str]:
    before = "no level is given" if own.before is None else f"it is at {_text(own.before)}"
    return f"“{appraisal.catalogue.factors[own.ids[0]].name}” were at level {_text(own.value)}", before


def _score(appraisal: Appraisal, own: Setting) -> tuple[str, str]:
    option, criterion = appraisal.catalogue.options[own.ids[0]], appraisal.catalogue.criteria[own.ids[1]]
    before = "nobody knows its score" if own.before == UNKNOWN else f"it scores {_text(own.before)}"
    scored = "had a score that nobody knows" if own.value == UNKNOWN else f"scored {_text(own.value)}"
    return f"{option.name} {scored} on “{criterion.name}”", before


def _weight(appraisal: Appraisal, own: Setting) -> tuple[str, str]:
    before = "the weights are a ranking" if own.before is None else f"it weighs {_text(own.before)}"
    within = " within its group" if appraisal.catalogue.weighs_groups else ""
    return (
        f"“{appraisal.catalogue.criteria[own.ids[0]].name}” weighed {counting(_text(own.value), 'points')}{within}",
        before,
    )


_CLAUSES = {"level": _level, "score": _score, "weight": _weight}


def _text(value: Data) -> str:
    """A number or a grade as it was given."""
    return written(value)[0] if isinstance(value, (int, float)) else str(value)
