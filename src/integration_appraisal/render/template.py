"""The files to start from, made from our templates."""

import json
from typing import Any, NamedTuple

from jinja2 import Environment

from integration_appraisal.engine.scales import UNKNOWN
from integration_appraisal.loading.bundled import read_template
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.loading.wording import plain_number
from integration_appraisal.model.common import Score
from integration_appraisal.model.criteria import Factor
from integration_appraisal.render.environment import environment


def local_file(catalogue: Catalogue, named: str | None) -> str:
    """A commented local file for a catalogue; ``named`` is the catalogue as the file is to name it."""
    factors = catalogue.factors.values()
    values = {
        "emphasising": [factor for factor in factors if factor.emphasises],
        "weighed": _weighed(catalogue),
        "sample": _sample(catalogue),
        "must": _must(catalogue),
    }
    return _filled("local.yaml.j2", catalogue=catalogue, named=named, **values)


def _weighed(catalogue: Catalogue) -> list[Factor]:
    """The local factors to which a place may give swings: all on which an option relies, or none."""
    needs = [item for option in catalogue.options.values() for item in option.relies_on.items()]
    can_keep = all(catalogue.factors[name].points or not need.points for name, need in needs)
    relied_on = {name for name, _ in needs}
    takes_any = can_keep and not catalogue.weighs_groups
    return [factor for factor in catalogue.factors.values() if takes_any and factor.id in relied_on]


def _must(catalogue: Catalogue) -> tuple[str, str] | None:
    """A criterion after the first, and a score that some option has on it: what it might have to reach."""
    cells = (
        (criterion, option.scores[criterion].score)
        for criterion in [*catalogue.criteria][1:]
        for option in catalogue.options.values()
    )
    return next(((name, _plain(score)) for name, score in cells if score is not None and score != UNKNOWN), None)


class _Sample(NamedTuple):
    """A score of the catalogue's own as a local file would give it: it is on its scale."""

    option: str
    criterion: str
    score: str


def _sample(catalogue: Catalogue) -> _Sample:
    cells = (
        _Sample(option.id, criterion, _score(option.scores[criterion]))
        for option in catalogue.options.values()
        for criterion in catalogue.criteria
    )
    return next(cells)


def _score(cell: Score) -> str:
    ends = (("score", cell.score), ("low", cell.low), ("high", cell.high))
    given = [f"{name}: {_plain(end)}" for name, end in ends if end is not None]
    marks = ", ".join(f"{_quoted(person)}: {_plain(mark)}" for person, mark in (cell.marks or {}).items())
    return ", ".join([*given, *([f"marks: {{{marks}}}"] if marks else [])])


def _plain(score: float | str) -> str:
    return _quoted(score) if isinstance(score, str) else plain_number(score)


def catalogue_file(title: str) -> str:
    """A commented catalogue in one file, with samples, on a subject of one's own."""
    return _filled("catalogue.yaml.j2", title=title)


def _filled(template: str, **values: Any) -> str:
    made = environment(Environment, markup=False)  # YAML, not HTML; every text goes through `quoted` or `line`
    made.filters |= {"quoted": _quoted, "line": _line}
    return made.from_string(read_template(template)).render(values)


def _quoted(text: Any) -> str:
    """Text in double quotes, as YAML and JSON both read it."""
    return json.dumps(str(text), ensure_ascii=False)


def _line(text: Any) -> str:
    """Text on one line, fit for a comment."""
    return " ".join(str(text).split())
