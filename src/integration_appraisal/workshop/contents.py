"""What the page of a decision conference knows: names, reasons and figures of one place, and the engine's problem."""

from collections.abc import Mapping, Sequence
from math import fsum
from pathlib import PurePath
from typing import Any

from integration_appraisal.appraisal.appraise import Appraisal, by_itself
from integration_appraisal.appraisal.problem import entered, problem, view
from integration_appraisal.appraisal.results import CellResult, CriterionResult, OptionResult
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scales import Scale
from integration_appraisal.engine.vectors import plain
from integration_appraisal.engine.weights import METHODS
from integration_appraisal.figures import counting
from integration_appraisal.model.common import Source
from integration_appraisal.model.local import Variant, Weights
from integration_appraisal.report.cells import score_word
from integration_appraisal.report.cited import Works, cited, works_of
from integration_appraisal.report.paper.annexes.principles import agreed
from integration_appraisal.report.place import why_out
from integration_appraisal.report.score import PURPOSE, subtitle, title
from integration_appraisal.report.words import text_of
from integration_appraisal.rules.weights import ENDS, HALF

Data = dict[str, Any]


def contents(appraisal: Appraisal) -> Data:
    """Everything that the page shows or works with, as JSON's own kinds of data; rows run as the engine's do."""
    asked = problem(appraisal.catalogue, appraisal.local, view(appraisal.catalogue, appraisal.local))
    works, file = works_of(appraisal.catalogue, appraisal), PurePath(appraisal.file.document.file)
    return {
        "title": title(appraisal),
        "subtitle": subtitle(appraisal),
        "notice": text_of(PURPOSE, appraisal.catalogue.about.notice),
        "digest": appraisal.digest,
        "file": file.name,
        "stem": file.stem,
        "beside": _beside(appraisal),
        "problem": plain(asked) | _entered(appraisal),
        "options": [_option(appraisal, own, works) for own in appraisal.ranking.options.values()],
        "criteria": [_criterion(appraisal, own, works) for own in appraisal.ranking.criteria.values()],
        "factors": _factors(appraisal, works),
        "groups": [{"name": own.name} for own in appraisal.catalogue.groups.values()],
        "swings": _swings(appraisal, asked),
        "movable": [_is_movable(appraisal, asked, at) for at in range(len(asked.factors))],
        **_for_review(appraisal),
        "sources": list(works),
        "local": appraisal.file.document.data,
        "people": [_person(appraisal, own) for own in appraisal.local.variants if _is_person(appraisal, own)],
        "before": _before(appraisal),
    }


def _beside(appraisal: Appraisal) -> str:
    """Where the file that the page gives has to lie, so that it finds its catalogue."""
    named = appraisal.local.catalogue
    if named is None:
        return "It goes wherever you keep such files."
    return f"Put it beside {PurePath(appraisal.file.document.file).name}: it names its catalogue “{named}” from there."


def _entered(appraisal: Appraisal) -> Data:
    """What people entered for criteria, and the weights of groups within which that counts, where groups have some."""
    groups = appraisal.catalogue.groups.values()
    return {
        "entered": plain(entered(appraisal.catalogue, appraisal.weights)),
        "group_weights": [own.weight or 0.0 for own in groups] if appraisal.catalogue.weighs_groups else None,
    }


def _option(appraisal: Appraisal, own: OptionResult, works: Works) -> Data:
    option = appraisal.catalogue.options[own.id]
    rows = list(appraisal.catalogue.options)
    return {
        "id": own.id,
        "name": own.name,
        "summary": option.summary,
        "out": why_out(appraisal.ranking, own) if own.ruled_out in ("local", "must_have") else None,
        "contains": [rows.index(inner) for inner in own.contains if inner in rows],
        "cells": [_cell(appraisal, cell, works) for cell in own.cells.values()],
        "needs": [_need(option.relies_on[need.factor], works) for need in own.needs],
    }


def _cell(appraisal: Appraisal, cell: CellResult, works: Works) -> Data:
    unit = appraisal.ranking.criteria[cell.criterion].unit
    return {"score": score_word(cell, unit, ranged=True), **_reason(cell.rationale, cell.source, works)}


def _need(need: Any, works: Works) -> Data:
    return _reason(need.rationale, need.source, works)


def _reason(rationale: str | None, source: Source | None, works: Works) -> Data:
    return {"rationale": rationale, "source": cited(source, works) or None}


def _criterion(appraisal: Appraisal, own: CriterionResult, works: Works) -> Data:
    criterion = appraisal.catalogue.criteria[own.id]
    groups = list(appraisal.catalogue.groups)
    worst, best = _ends(own, criterion.scale)
    return {
        "id": own.id,
        "name": own.name,
        "question": criterion.question,
        "group": groups.index(own.group) if own.group in groups else None,
        "worst": worst,
        "best": best,
        **_reason(criterion.rationale, criterion.source, works),
    }


def _ends(own: CriterionResult, given: Any) -> tuple[str, str]:
    """What is worth 0 on a criterion and what is worth 100, or the nearest that its scale has, in words."""
    worst, best = getattr(given, "worst", None), getattr(given, "best", None)
    if own.kind == "judged":
        return worst or "the worst that can be", best or "the best that can be"
    scores = _scores_at_ends(own.scale)
    return counting(scores[0], own.unit), counting(scores[1], own.unit)


def _scores_at_ends(scale: Scale) -> tuple[str, str]:
    """The scores with the least value and the most; of equals, the first."""
    from integration_appraisal.figures import exact

    graph = scale.graph
    if graph is None:
        ends: tuple[float, float] | None = getattr(scale, "ends", None)
        low, high = (exact(end, thousands=True) for end in ends or (0.0, 0.0))
        return (low, high) if getattr(scale, "higher", True) else (high, low)
    points: Sequence[tuple[float | str, float]] = graph.points
    by_value = [score for score, _ in sorted(points, key=lambda point: point[1])]
    texts = [score if isinstance(score, str) else exact(score, thousands=True) for score in by_value]
    return texts[0], texts[-1]


def _factors(appraisal: Appraisal, works: Works) -> list[Data]:
    columns = list(appraisal.catalogue.criteria)
    return [
        {
            "id": own.id,
            "name": own.name,
            "question": appraisal.catalogue.factors[own.id].question,
            "levels": list(own.levels),
            "points": own.points,
            "costs": appraisal.catalogue.factors[own.id].points or 0.0,
            "emphasises": [columns.index(name) for name in own.emphasises],
            "here": _why_here(appraisal, own.id, works),
            **_reason(appraisal.catalogue.factors[own.id].rationale, appraisal.catalogue.factors[own.id].source, works),
        }
        for own in appraisal.ranking.factors.values()
    ]


def _why_here(appraisal: Appraisal, factor: str, works: Works) -> str | None:
    level = appraisal.local.local_factors.get(factor)
    if level is None:
        return None
    source = cited(level.source, works)
    return text_of(level.rationale, f"({source})" if source else "") or None


def _is_movable(appraisal: Appraisal, asked: Problem, at: int) -> bool:
    """Whether a file may set a factor's points: no group has a weight, and own points have a proportion to keep."""
    factor = asked.factors[at]
    is_kept = all(factor.points or not need.points for needs in asked.needs for need in needs if need.factor == at)
    return is_kept and not factor.emphasises and not appraisal.catalogue.weighs_groups


def _swings(appraisal: Appraisal, asked: Problem) -> list[int]:
    """The factors that options rely on, by position: a file names all of them or none. None where it can't name all."""
    relied_on = sorted({need.factor for row in asked.needs for need in row})
    return relied_on if all(_is_movable(appraisal, asked, at) for at in relied_on) else []


def _for_review(appraisal: Appraisal) -> Data:
    """The criteria about whose weights a reviewer may ask: ends, relative scales, and what outweighs all others now.

    None are ends where these carry less than half in the catalogue itself, which is a question to its authors.
    """
    columns = list(enumerate(appraisal.ranking.criteria.values()))
    own = by_itself(appraisal.catalogue).criteria
    is_low = fsum(criterion.weight for criterion in own.values() if criterion.group == ENDS) < HALF
    return {
        "ends": [] if is_low else [at for at, criterion in columns if criterion.group == ENDS],
        "relative": [at for at, criterion in columns if criterion.kind == "relative"],
        "over": [at for at, criterion in columns if own[criterion.id].weight > HALF],
    }


def _is_person(appraisal: Appraisal, variant: Variant) -> bool:
    """Whether a variant is no more than somebody's own weights, with nothing of the catalogue's left in them.

    Where groups have weights, those of criteria count within them: an order, or equal weights, have no such numbers.
    """
    own = variant.weights
    if own is None or (appraisal.catalogue.weighs_groups and not own.values):
        return False
    is_own = not METHODS[own.method].is_emphasised
    return variant.kind == "stakeholder" and is_own and not variant.local_factors and not variant.scores


def _person(appraisal: Appraisal, variant: Variant) -> Data:
    weights = variant.weights or Weights()
    asked = problem(appraisal.catalogue, appraisal.local, view(appraisal.catalogue, appraisal.local, variant))
    swings: Mapping[str, float] = weights.factors
    return {
        "name": variant.name,
        "values": _values(appraisal, weights, asked),
        "factors": [swings.get(name, 0.0) for name in appraisal.catalogue.factors] if swings else None,
    }


def _values(appraisal: Appraisal, weights: Weights, asked: Problem) -> Sequence[float]:
    """Points or swings as they were entered, and shares out of 100 where none were."""
    return entered(appraisal.catalogue, weights) if weights.values else [100 * own for own in asked.base_weights]


def _before(appraisal: Appraisal) -> Data:
    """What the file says already of its weights, of who took part and of who saw it otherwise."""
    local = appraisal.local
    return {
        "weights": text_of(agreed(own), own.rationale, own.checks) if (own := local.weights) else "",
        "panel": [
            {
                "name": own.name,
                "role": own.role or "",
                "organisation": own.organisation or "",
                "interest": own.interest or "",
                "chair": own.chair,
            }
            for own in local.panel
        ],
        "dissent": [" ".join(view.split()) for view in local.dissent],
    }
