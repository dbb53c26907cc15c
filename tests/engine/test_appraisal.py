"""A place, its variants and how far they agree, from files to results."""

import pytest

from integration_appraisal.appraisal.results import Ranking
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.loading.catalogue import Catalogue
from support import appraised, catalogue_of

# On the criteria alone, at 3 to 1: first 75, second 65, third 45. A factor of five levels and 8 points, one that
# emphasises the second criterion.
FILES = {
    "criteria/all.yaml": """\
groups: [{id: ends, name: Ends}]
criteria:
  - {id: good, name: Good, weight: 3, group: ends, scale: {kind: judged}}
  - {id: cheap, name: Cheap, weight: 1, scale: {kind: judged}}
local_factors:
  - {id: trust, name: Trust, levels: [a, b, c, d, e], points: 8}
  - {id: pressure, name: Pressure, levels: [a, b, c], emphasises: {cheap: 2}}
""",
    "options/first.yaml": """\
id: first
number: 1
name: First
role: alternative
scores: {good: {score: 80}, cheap: {score: 60}}
relies_on: {trust: {at_least: 4, essential: true}}
""",
    "options/second.yaml": """\
id: second
number: 2
name: Second
role: baseline
scores: {good: {score: 70}, cheap: {score: 50}}
""",
    "options/third.yaml": """\
id: third
number: 3
name: Third
role: alternative
scores: {good: {score: 30}, cheap: {score: 90}}
relies_on: {trust: {at_most: 2}}
""",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    read, findings = catalogue_of(FILES)
    assert findings == []
    return read


def _weights(ranking: Ranking) -> tuple[float, ...]:
    return tuple(criterion.weight for criterion in ranking.criteria.values())


def _values(ranking: Ranking) -> tuple[float, ...]:
    return tuple(option.value for option in ranking.options.values())


def _own_cells(ranking: Ranking) -> set[tuple[str, str]]:
    """The cells that are the place's own view."""
    cells = [(option.id, cell) for option in ranking.options.values() for cell in option.cells.values()]
    return {(option, cell.criterion) for option, cell in cells if cell.is_own}


def test_a_place_without_levels_or_weights_takes_the_catalogues(catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, "area: A\n")
    assert list(appraisal.ranking.options) == ["first", "second", "third"]
    assert _weights(appraisal.ranking) == (0.75, 0.25)
    assert _values(appraisal.ranking) == (75, 65, 45)
    assert [own.ready for own in appraisal.ranking.options.values()] == [Ready.UNKNOWN, Ready.YES, Ready.YES]
    assert appraisal.ranking.lead.verdict is Verdict.CONDITIONAL
    assert appraisal.ranking.lead.ready == ("second",)


def test_levels_cost_and_emphasise(catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, "area: A\nlocal_factors: {trust: {level: 4}, pressure: {level: 3}}\n")
    assert _weights(appraisal.ranking) == pytest.approx((0.6, 0.4))
    assert _values(appraisal.ranking) == pytest.approx((72, 62, 54 - 4))
    assert [own.losses for own in appraisal.ranking.options.values()] == [{}, {}, {"trust": 4.0}]
    assert appraisal.ranking.lead.verdict is Verdict.AHEAD
    assert [own.id for own in appraisal.ranking.order] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("weights", "shares"),
    [
        ("{values: {cheap: 3}}", (0.5, 0.5)),
        ("{method: catalogue}", (0.75, 0.25)),
        ("{method: points, values: {good: 1, cheap: 4}}", (0.2, 0.8)),
        ("{method: swing, values: {good: 25, cheap: 100}}", (0.2, 0.8)),
        ("{method: ranking, order: [cheap, good]}", (0.25, 0.75)),
        ("{method: ranking, order: [[cheap, good]]}", (0.5, 0.5)),
        ("{method: equal}", (0.5, 0.5)),
    ],
)
def test_a_place_may_weigh_otherwise(weights: str, shares: tuple[float, ...], catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, f"area: A\nweights: {weights}\n")
    assert _weights(appraisal.ranking) == pytest.approx(shares)


def test_some_of_the_catalogues_weights_may_be_replaced_and_emphasis_stays(catalogue: Catalogue) -> None:
    text = "area: A\nlocal_factors: {pressure: {level: 3}}\nweights: {values: {good: 2}}\n"
    appraisal = appraised(catalogue, text)
    assert appraisal.ranking.is_emphasised
    assert _weights(appraisal.ranking) == pytest.approx((0.5, 0.5))


def test_elicited_weights_turn_emphasis_off(catalogue: Catalogue) -> None:
    text = "area: A\nlocal_factors: {pressure: {level: 3}}\nweights: {method: equal}\n"
    appraisal = appraised(catalogue, text)
    assert not appraisal.ranking.is_emphasised
    assert _weights(appraisal.ranking) == (0.5, 0.5)


def test_a_place_may_see_a_cell_otherwise(catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, "area: A\nscores: {third: {good: {score: 90}}}\n")
    assert _values(appraisal.ranking) == (75, 65, 90)
    assert _own_cells(appraisal.ranking) == {("third", "good")}


def test_options_are_ruled_out_by_the_place_or_by_a_must_have(catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, "area: A\nmust_haves: {good: 70}\nruled_out: {first: {reason: none}}\n")
    assert [own.rank for own in appraisal.ranking.options.values()] == [None, 1, None]
    assert [own.failed for own in appraisal.ranking.options.values()] == [(), (), ("good",)]
    assert [own.ruled_out for own in appraisal.ranking.options.values()] == ["local", None, "must_have"]
    assert appraisal.ranking.lead.verdict is Verdict.ONLY
    assert [own.id for own in appraisal.ranking.order] == ["second", "first", "third"]


VARIANTS = """\
area: A
local_factors: {trust: {level: 4}, pressure: {level: 3}}
scores: {third: {good: {score: 40}}}
weights: {method: points, values: {good: 1, cheap: 1}}
must_haves: {good: 40}
variants:
  - {id: north, name: North, kind: scenario, local_factors: {trust: {level: 1}}}
  - {id: south, name: South, kind: scenario, scores: {third: {cheap: {score: 100}}, first: {good: {score: 30}}}}
  - {id: council, name: Council, kind: stakeholder, weights: {values: {good: 1}}}
"""


def test_a_variant_replaces_levels_by_factor_and_scores_by_cell_and_weights_as_a_block(catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, VARIANTS)
    assert list(appraisal.variants) == ["north", "south", "council"]
    north, south, council = (own.ranking for own in appraisal.variants.values())
    assert _values(appraisal.ranking) == (70, 60, 65 - 4)
    assert {name: factor.level for name, factor in north.factors.items()} == {"trust": 1, "pressure": 3}
    assert _values(north) == (70 - 6, 60, 65)
    assert _values(south) == (45, 60, 70 - 4)
    assert _own_cells(south) == {("third", "good"), ("third", "cheap"), ("first", "good")}
    # As a block: the method is the catalogue's again, with emphasis; 1 and 1 times 2.
    assert _weights(council) == pytest.approx((1 / 3, 2 / 3))


def test_a_variant_can_be_appraised_alone(catalogue: Catalogue) -> None:
    whole, alone = appraised(catalogue, VARIANTS), appraised(catalogue, VARIANTS, "south")
    assert alone.ranking == whole.variants["south"].ranking
    assert alone.variant is not None
    assert alone.variant.id == "south"
    assert alone.variants == {}


def test_regret_is_how_far_an_option_stays_behind_the_best(catalogue: Catalogue) -> None:
    variants = appraised(catalogue, VARIANTS).variants
    north, south = (variants[name].ranking for name in ("north", "south"))
    assert [own.regret for own in north.options.values()] == [1, 5, 0]
    assert [own.regret for own in south.options.values()] == [None, 6, 0], "the first misses its must-have there"


def test_agreement_is_over_options_that_are_ranked_in_all_variants_of_a_kind(catalogue: Catalogue) -> None:
    # North ranks first, second, third as 2, 3, 1; South has ruled the first out: second and third, 2, 1 in both.
    assert appraised(catalogue, VARIANTS).agreement == {"scenario": 1.0, "stakeholder": None}
    assert appraised(catalogue, VARIANTS.replace("{good: 40}", "{}")).agreement == {
        # Ranks 2, 3, 1 and 3, 2, 1: sums 5, 5, 2; S = 6; 12 · 6 / (4 · 24).
        "scenario": pytest.approx(0.75),
        "stakeholder": None,
    }


def test_the_digest_is_over_the_place_and_its_catalogue(catalogue: Catalogue) -> None:
    digest = appraised(catalogue, VARIANTS).digest
    assert appraised(catalogue, f"# a comment\n{VARIANTS}").digest == digest
    assert appraised(catalogue, VARIANTS.replace("level: 4", "level: 5")).digest != digest
    other, _ = catalogue_of(FILES | {"options/second.yaml": FILES["options/second.yaml"].replace("70", "71")})
    assert appraised(other, VARIANTS).digest != digest
