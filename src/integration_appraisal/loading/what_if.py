"""What if a level, a score or a weight were another: the edit that somebody asks about, made to what was read.

A number that is set stands whole in the place of what the file has, without its range, reason and source. It is checked
as if it stood in the file.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from integration_appraisal.documents.document import Data
from integration_appraisal.documents.scalars import is_finite, meaning
from integration_appraisal.findings import Finding, shown
from integration_appraisal.loading import local
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.cells import settled
from integration_appraisal.loading.checks.cells import scale_of
from integration_appraisal.loading.local import LocalFile, Setting
from integration_appraisal.loading.naming import Unidentified, called, identified
from integration_appraisal.loading.shape import Shaped, shape
from integration_appraisal.model.local import Local, Variant, Weights

WHAT_IF = "A what-if, and not what the file says."


class Unsettable(ValueError):  # noqa: N818 - no fault of ours: somebody asks for what can't be set
    """Settings that can't be made; ``faults`` has a line for each thing that is wrong."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Asked(NamedTuple):
    """Settings as they are asked for: ``factor=level`` and ``option.criterion=score``, then ``criterion=points``."""

    numbers: Sequence[str] = ()
    weights: Sequence[str] = ()


class Standing(NamedTuple):
    """What counts without any setting: the file's own entries, or those of one variant and then the file's."""

    catalogue: Catalogue
    file: LocalFile
    at: int | None  # which of its variants

    @property
    def views(self) -> list[Local | Variant]:
        """Where an entry may stand, the one that counts first."""
        local = self.file.local
        return [local] if self.at is None else [local.variants[self.at], local]

    @property
    def weights(self) -> Weights:
        """The block that counts."""
        return next((view.weights for view in self.views if view.weights), None) or Weights()

    def level(self, factor: str) -> Data:
        """The level of a local factor; None where none is given."""
        return next((view.local_factors[factor].level for view in self.views if factor in view.local_factors), None)

    def score(self, option: str, criterion: str) -> Data:
        """The score that counts in a cell: of several people's marks the mean, of a range alone the middle."""
        rows = [view.scores.get(option, {}) for view in self.views]
        cells = [row[criterion] for row in rows if criterion in row]
        cell = (cells or [self.catalogue.options[option].scores[criterion]])[0]
        return settled(cell, scale_of(self.catalogue.criteria[criterion].scale)).score

    def points(self, criterion: str) -> Data:
        """What a criterion weighs, in points; None where the weights are a ranking."""
        block = self.weights
        if block.method in ("ranking", "equal"):
            return None if block.method == "ranking" else 1.0
        own: float = block.values.get(criterion, self.catalogue.criteria[criterion].weight)
        return own


def with_settings(file: LocalFile, catalogue: Catalogue, asked: Asked, variant: str | None = None) -> LocalFile:
    """The local file as if it, or one variant in it, had been edited; the same file where nothing is asked for.

    Raises Unsettable with all that is wrong with what is asked for.
    """
    if not any(asked):
        return file
    variants = [own.id for own in file.local.variants]
    standing = Standing(catalogue, file, None if variant is None else variants.index(variant))
    made, faults = _read(standing, asked)
    for told, settings in _checked_together(made):
        faults += [f"{shown(told, 120)}: {fault}" for fault in _faults(standing, settings)]
    if faults:
        raise Unsettable(*faults)
    shaped, _ = _edited(standing, made.values())
    return file if shaped.model is None else LocalFile(shaped.document, shaped.model, tuple(made.values()))


# Reading --------------------------------------------------------------------------------------------------------------


def _read(standing: Standing, asked: Asked) -> tuple[dict[str, Setting], list[str]]:
    """Settings by what was asked for, and what is wrong with the others."""
    texts = [(f"--set {text}", text, _number) for text in asked.numbers]
    texts += [(f"--weight {text}", text, _weight) for text in asked.weights]
    made: dict[str, Setting] = {}
    faults = []
    for told, text, read in texts:
        try:
            setting = _setting(standing, text, read)
        except (Unidentified, Unsettable) as fault:
            faults.append(f"{shown(told, 120)}: {fault}")
            continue
        if any((own.kind, own.ids) == (setting.kind, setting.ids) for own in made.values()):
            faults.append(f"{shown(told, 120)}: that is set twice. Set it once.")
        made[told] = setting
    return made, faults


def _setting(standing: Standing, text: str, read: Callable[[Standing, str, str], Setting]) -> Setting:
    key, equals, value = (part.strip() for part in text.rpartition("="))
    if not (equals and key and value):
        raise Unsettable("write what is set, an equals sign, and the number.")
    if not is_finite(meaning(value)) or any("\ud800" <= char <= "\udfff" for char in value):
        raise Unsettable("that is nothing one can compute with.")
    return read(standing, key, value)


def _number(standing: Standing, key: str, value: str) -> Setting:
    """A level of a local factor, or the score of an option on a criterion."""
    try:
        factor = identified(key, called(standing.catalogue.factors), "there is no local factor")
    except Unidentified:
        if "." not in key:
            raise
    else:
        return Setting("level", (factor,), meaning(value), standing.level(factor))
    option, criterion = _cell(standing.catalogue, key)
    is_graded = standing.catalogue.criteria[criterion].scale.kind == "grades"
    return Setting(
        "score", (option, criterion), value if is_graded else meaning(value), standing.score(option, criterion)
    )


def _cell(catalogue: Catalogue, key: str) -> tuple[str, str]:
    """Option and criterion; a name may have points in it, so every point is tried, and what is wrong at the first."""
    faults: list[str] = []
    for at in reversed([at for at, char in enumerate(key) if char == "."]):
        found, faults = [], []
        halves = ((key[:at], "option", catalogue.options), (key[at + 1 :], "criterion", catalogue.criteria))
        for asked, what, entries in halves:
            try:
                found.append(identified(asked, called(entries), f"there is no {what}"))
            except Unidentified as fault:
                faults.append(str(fault))
        if not faults:
            return found[0], found[1]
    raise Unsettable(" And ".join(faults))


def _weight(standing: Standing, key: str, value: str) -> Setting:
    criterion = identified(key, called(standing.catalogue.criteria), "there is no criterion")
    return Setting("weight", (criterion,), meaning(value), standing.points(criterion))


# Checking and editing -------------------------------------------------------------------------------------------------


def _checked_together(made: Mapping[str, Setting]) -> list[tuple[str, list[Setting]]]:
    """Each setting by itself, and weights together: they have to be shared out."""
    weights = {told: own for told, own in made.items() if own.kind == "weight"}
    alone = [(told, [own]) for told, own in made.items() if told not in weights]
    return [*alone, (" ".join(weights), [*weights.values()])] if weights else alone


def _faults(standing: Standing, settings: Sequence[Setting]) -> list[str]:
    """What reading finds in the file with some settings, and does not find without."""
    if settings[0].kind == "weight" and (fault := _unweighable(standing, settings)):
        return [fault]
    document, catalogue = standing.file.document, standing.catalogue
    shaped, found = _edited(standing, settings)
    known = {own.message for own in local.check(Shaped(document, standing.file.local), catalogue)}
    return [own.message for own in [*found, *local.check(shaped, catalogue)] if own.message not in known]


def _unweighable(standing: Standing, settings: Sequence[Setting]) -> str:
    """Why points can't stand beside the weights that count; empty where they can."""
    method, catalogue = standing.weights.method, standing.catalogue
    if catalogue.weighs_groups and method in ("equal", "ranking"):
        return (
            f"the place weighs criteria by the method `{method}`, whatever groups they are in, and points would be "
            "shared out within groups. Put the weights meant in a file."
        )
    if method == "ranking" and not {own.ids[0] for own in settings}.issuperset(catalogue.criteria):
        return "the weights are a ranking, which has no points. Give every criterion some to replace it."
    return ""


def _edited(standing: Standing, settings: Iterable[Setting]) -> tuple[Shaped[Local], list[Finding]]:
    """The file with some settings made, each a whole entry that says what it is."""
    document, at = standing.file.document, standing.at
    data: Any = deepcopy(document.data)
    view = data if at is None else data["variants"][at]
    weights: dict[str, Data] = {}
    for own in settings:
        if own.kind == "weight":
            weights[own.ids[0]] = own.value
        elif own.kind == "level":
            _within(view, "local_factors")[own.ids[0]] = {"level": own.value, "rationale": WHAT_IF}
        else:
            _within(_within(view, "scores"), own.ids[0])[own.ids[1]] = {"score": own.value, "rationale": WHAT_IF}
    if weights:
        view["weights"] = _block(standing, weights)
    return shape(document._replace(data=data), Local, {})


def _within(data: Any, key: str) -> Any:
    """The mapping under a key, made where there is none."""
    if data.get(key) is None:
        data[key] = {}
    return data[key]


def _block(standing: Standing, given: Mapping[str, Data]) -> dict[str, Data]:
    """The weights that count with some points set: those of the catalogue stay so, all others become points."""
    block = standing.weights
    equal = dict.fromkeys(standing.catalogue.criteria, 1.0) if block.method == "equal" else {}
    method = "catalogue" if block.method == "catalogue" else "points"
    values: dict[str, Data] = {**equal, **block.values, **given}
    factors: dict[str, Data] = {"factors": {**block.factors}} if block.factors else {}
    return {"method": method, "values": values, "rationale": WHAT_IF, **factors}
