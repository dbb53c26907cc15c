"""Published decision tables come out to their published digits, through the engine and through files."""

from pathlib import Path
from typing import Any

import pytest

from engine.problems import problem
from integration_appraisal.appraisal.results import Ranking
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.engine.scales import Judged, Linear, Relative, Scale
from integration_appraisal.engine.scoring import Result, score
from support import TABLES, appraised, read_folder, table, table_scale, write_table


def _scale(method: str, criterion: dict[str, Any]) -> Scale:
    words = table_scale(method, criterion)
    if words["kind"] == "linear":
        return Linear(words["worst"], words["best"])
    return Judged() if words["kind"] == "judged" else Relative(higher=words["better"] == "higher")


def _by_engine(name: str) -> Result:
    published = table(name)
    scales = tuple(_scale(published["method"], criterion) for criterion in published["criteria"])
    return score(problem(published["matrix"], scales=scales, given=tuple(published["weights"])))


def _by_files(name: str, folder: Path) -> Ranking:
    write_table(table(name), folder)
    return appraised(read_folder(folder), "area: Somewhere\n").ranking


def _values(ranking: Ranking) -> tuple[float, ...]:
    return tuple(option.value for option in ranking.options.values())


def _as_published(name: str, values: tuple[float, ...]) -> tuple[list[float], list[float]]:
    """Our values as the publication states them, to its decimals, and what it states."""
    stated = table(name)["published"]
    if "scores" in stated:
        ours, theirs = values, stated["scores"]
    else:
        ours = tuple(1 - value / 100 for value in values)
        theirs = stated["vikor_S"] if "vikor_S" in stated else stated["spotis_distance"]
    return [round(value, stated["decimals"]) for value in ours], theirs


def test_all_three_tables_with_scores_are_here() -> None:
    assert TABLES == ["opricovic2007_hydro_w1", "spotis_dezert2020", "wsm_triantaphyllou"]


@pytest.mark.parametrize("name", TABLES)
def test_the_engine_gives_the_published_digits(name: str) -> None:
    ours, theirs = _as_published(name, _by_engine(name).values)
    assert ours == theirs


@pytest.mark.parametrize("name", TABLES)
def test_a_catalogue_gives_the_published_digits(name: str, tmp_path: Path) -> None:
    ours, theirs = _as_published(name, _values(_by_files(name, tmp_path)))
    assert ours == theirs


@pytest.mark.parametrize("name", TABLES)
def test_ranks_are_the_published_ones(name: str, tmp_path: Path) -> None:
    expected = tuple(table(name)["expected_ranks"])
    assert _by_engine(name).ranks == expected
    assert tuple(option.rank for option in _by_files(name, tmp_path).options.values()) == expected


@pytest.mark.parametrize("name", TABLES)
def test_values_agree_with_other_libraries_to_twelve_digits(name: str) -> None:
    published = table(name)
    scale = 1 if published["scale"] == "natural" else 100
    expected = [scale * value for value in published["expected_scores"]]
    assert _by_engine(name).values == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("name", TABLES)
def test_engine_and_files_give_the_same_result(name: str, tmp_path: Path) -> None:
    assert _values(_by_files(name, tmp_path)) == _by_engine(name).values


def test_the_tie_in_the_weighted_sum_example_is_a_tie_for_first(tmp_path: Path) -> None:
    ranking = _by_files("wsm_triantaphyllou", tmp_path)
    first, *others = ranking.options
    for lead in (_by_engine("wsm_triantaphyllou").lead, ranking.lead):
        assert lead.first in ((1, 2), tuple(others))
        assert lead.second in ((0,), (first,))
        assert lead.verdict is Verdict.TIE
        assert lead.points == pytest.approx(0.5)
