"""Short labels for options, where there is no room for their names."""

from collections.abc import Collection

from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.report.words import joined

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def labels(catalogue: Catalogue) -> dict[str, str]:
    """By option: the number that people know it by, or a letter where not every option has its own number."""
    numbers = [option.number for option in catalogue.options.values()]
    if None not in numbers and len(set(numbers)) == len(numbers):
        return dict(zip(catalogue.options, map(str, numbers), strict=True))
    return {option: letters(place) for place, option in enumerate(catalogue.options)}


def letters(place: int) -> str:
    """A to Z, then AA, AB and so on."""
    before, last = divmod(place, len(_LETTERS))
    return (letters(before - 1) if before else "") + _LETTERS[last]


def legend(catalogue: Catalogue, options: Collection[str] | None = None) -> str:
    """Which label stands for which option, of all or some."""
    named = [
        f"{label} {catalogue.options[option].name}"
        for option, label in labels(catalogue).items()
        if options is None or option in options
    ]
    return f"Options: {joined(named)}."
