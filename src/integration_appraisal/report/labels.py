"""Short labels for options, where there is no room for their names."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.report.words import joined

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def labels(appraisal: Appraisal) -> tuple[str, ...]:
    """The numbers that people know the options by, or letters where not every option has its own number."""
    numbers = [option.number for option in appraisal.catalogue.options.values()]
    if None not in numbers and len(set(numbers)) == len(numbers):
        return tuple(str(number) for number in numbers)
    return tuple(_letters(row) for row in range(len(numbers)))


def _letters(row: int) -> str:
    """A to Z, then AA, AB and so on."""
    before, own = divmod(row, len(_LETTERS))
    return (_letters(before - 1) if before else "") + _LETTERS[own]


def legend(appraisal: Appraisal) -> str:
    """Which label stands for which option."""
    named = zip(labels(appraisal), appraisal.catalogue.options.values(), strict=True)
    return f"Options: {joined([f'{label} {option.name}' for label, option in named])}."
