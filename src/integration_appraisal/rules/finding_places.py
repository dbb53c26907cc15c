"""What several rules look for: the texts of a file, the views of a place, and whether something is said at all."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal, ranked
from integration_appraisal.appraisal.labels import Numbers
from integration_appraisal.documents.document import Data, Document, Path
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.checks.faults import placed
from integration_appraisal.model.common import Score, Source
from integration_appraisal.model.local import Local, Variant, Weights


class Cell(NamedTuple):
    """A score where it stands."""

    document: Document
    path: Path
    option: str
    criterion: str
    score: Score


def blank(text: str | None) -> bool:
    """Whether nothing is said: no text, or nothing but spaces."""
    return not (text or "").strip()


def lacking(rationale: str | None, source: Source | None) -> str | None:
    """What is missing of a rationale and a source, in words that follow "has"; None where both are there."""
    absent = [name for name, missing in (("rationale", blank(rationale)), ("source", source is None)) if missing]
    return " and ".join(f"no {name}" for name in absent) or None


def mentions(text: str, phrase: str) -> bool:
    """Whether a text has a phrase, as whole words; capitals and line breaks do not matter."""
    said, sought = _plain(text), _plain(phrase)
    return sought in said and re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", said) is not None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def texts(data: Data, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a file with its place."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*path, index))


def documents(catalogue: Catalogue) -> Iterator[Document]:
    """A catalogue's files."""
    for document, _ in catalogue.accepts:
        yield document


def views(appraisal: Appraisal) -> Iterator[tuple[Path, Local | Variant]]:
    """The place itself and all its variants, each with the place in the file under which its fields stand."""
    yield (), appraisal.local
    yield from placed(appraisal.place.document.data, "variants", appraisal.local.variants)


def own_cells(appraisal: Appraisal) -> Iterator[Cell]:
    """The scores that stand in the local file, those of variants too."""
    for path, view in views(appraisal):
        for option, row in view.scores.items():
            for criterion, score in row.items():
                yield Cell(appraisal.place.document, (*path, "scores", option, criterion), option, criterion, score)


def cells(catalogue: Catalogue) -> Iterator[Cell]:
    """The scores that stand in the option files."""
    for option in catalogue.options.values():
        document = catalogue.locations["options", option.id].document
        for criterion, score in option.scores.items():
            yield Cell(document, ("scores", criterion), option.id, criterion, score)


def own_ranking(appraisal: Appraisal) -> Numbers:
    """The ranking of the place itself, whichever variant is shown: its recommendation and panel answer to that one."""
    return appraisal.numbers if appraisal.variant is None else ranked(appraisal.catalogue, appraisal.local)


def in_words(names: list[str]) -> str:
    """Ids in backticks as part of a sentence: one, two and three."""
    quoted = [f"`{name}`" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def first_of(document: Document, *paths: Path) -> Path:
    """The first of several places at which anything stands, or the last of them."""
    return next((path for path in paths if path in document.keys), paths[-1])


def sets_weights(weights: Weights) -> bool:
    """Whether a block has weights of its own: it may name the catalogue's without changing any."""
    return weights.method != "catalogue" or bool(weights.values)
