"""Where rules look: the files, texts and scores of a place or a catalogue, and a place's views."""

from collections.abc import Iterator
from typing import NamedTuple

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.documents.document import Data, Document, Path
from integration_appraisal.engine.weights import METHODS
from integration_appraisal.loading.catalogue import Catalogue, Location
from integration_appraisal.loading.checks.faults import placed
from integration_appraisal.model.common import Score
from integration_appraisal.model.local import Local, Variant, Weights
from integration_appraisal.model.option import Option
from integration_appraisal.rules.base import Subject


class Cell(NamedTuple):
    """A score where it stands."""

    document: Document
    path: Path
    option: str
    criterion: str
    score: Score


def documents(subject: Subject) -> list[Document]:
    """The local file of a place, or a catalogue's files."""
    if isinstance(subject, Appraisal):
        return [subject.file.document]
    return [document for document, path, _ in subject.accepts if not path]


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


def views(appraisal: Appraisal) -> Iterator[tuple[Path, Local | Variant]]:
    """The place itself and all its variants, each with the place in the file under which its fields stand."""
    yield (), appraisal.local
    yield from placed(appraisal.file.document.data, "variants", appraisal.local.variants)


def is_idle(appraisal: Appraisal, factor: str, view: Local | Variant) -> bool:
    """Whether the level that a view gives a factor, or would, changes nothing: neither a loss nor a weight."""
    catalogue = appraisal.catalogue
    if any(factor in option.relies_on for option in catalogue.options.values()):
        return False
    return not catalogue.factors[factor].emphasises or not any(map(_heeds, _weights(appraisal.local, factor, view)))


def _heeds(weights: Weights) -> bool:
    return METHODS[weights.method].is_emphasised


def _weights(local: Local, factor: str, view: Local | Variant) -> Iterator[Weights]:
    """The weights beside which the level of a factor counts that a view gives, or would."""
    variants = [variant for variant in local.variants if view is local and factor not in variant.local_factors]
    for reader in (view, *variants):
        yield reader.weights or local.weights or Weights()


def cells(subject: Subject) -> Iterator[Cell]:
    """The scores that stand in the local file, those of variants too, or in a catalogue's option files."""
    if isinstance(subject, Appraisal):
        for path, view in views(subject):
            for option, scores in view.scores.items():
                for criterion, score in scores.items():
                    place = (*path, "scores", option, criterion)
                    yield Cell(subject.file.document, place, option, criterion, score)
    else:
        for own in subject.options.values():
            document, path = subject.locations["options", own.id]
            for criterion, score in own.scores.items():
                yield Cell(document, (*path, "scores", criterion), own.id, criterion, score)


def first_of(document: Document, *paths: Path) -> Path:
    """The first of several places at which anything stands, or the last of them."""
    return next((path for path in paths if path in document.keys), paths[-1])


def first_in_option(catalogue: Catalogue, option: str, *fields: str) -> Location:
    """The first of several fields of an option that is given, or the last of them."""
    document, path = catalogue.locations["options", option]
    return Location(document, first_of(document, *((*path, field) for field in fields)))


def sets_weights(weights: Weights | None) -> bool:
    """Whether a block has weights of its own: it may name the catalogue's without changing any."""
    return weights is not None and (weights.method != "catalogue" or bool(weights.values))


def baselines(catalogue: Catalogue) -> list[Option]:
    """The options with which the others are compared; there should be one."""
    return [option for option in catalogue.options.values() if option.role == "baseline"]
