"""The options that most of the paper is about."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.model.criteria import Power


def leading(appraisal: Appraisal) -> list[str]:
    """Those recommended or, without a recommendation, those first: the paper is about what the board has to decide."""
    own = appraisal.local.recommendation
    return [own.option] if own else list(appraisal.ranking.lead.first)


def powers_of(appraisal: Appraisal) -> list[Power]:
    """The powers that they would use, each once."""
    used = dict.fromkeys(power for option in leading(appraisal) for power in appraisal.catalogue.options[option].powers)
    return [appraisal.catalogue.lists["powers"][power] for power in used]
