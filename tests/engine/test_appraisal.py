"""A place, its variants and how far they agree, from files to results."""

import pytest

from integration_appraisal.appraisal.appraise import agreement, regret
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


def test_a_place_without_levels_or_weights_takes_the_catalogues(catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, "area: A\n")
    assert appraisal.options == ("first", "second", "third")
    assert appraisal.result.weights.shares == (0.75, 0.25)
    assert appraisal.result.values == (75, 65, 45)
    assert appraisal.result.ready == (Ready.UNKNOWN, Ready.YES, Ready.YES)
    assert appraisal.result.lead.verdict is Verdict.CONDITIONAL
    assert appraisal.result.lead.ready == (1,)


def test_levels_cost_and_emphasise(catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, "area: A\nlocal_factors: {trust: {level: 4}, pressure: {level: 3}}\n")
    assert appraisal.result.weights.shares == pytest.approx((0.6, 0.4))
    assert appraisal.result.values == pytest.approx((72, 62, 54 - 4))
    assert appraisal.result.losses == ({}, {}, {0: 4.0})
    assert appraisal.result.lead.verdict is Verdict.CLEAR
    assert appraisal.in_rank_order == [0, 1, 2]


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
    assert appraisal.result.weights.shares == pytest.approx(shares)


def test_some_of_the_catalogues_weights_may_be_replaced_and_emphasis_stays(catalogue: Catalogue) -> None:
    text = "area: A\nlocal_factors: {pressure: {level: 3}}\nweights: {values: {good: 2}}\n"
    appraisal = appraised(catalogue, text)
    assert appraisal.numbers.problem.emphasis
    assert appraisal.result.weights.shares == pytest.approx((0.5, 0.5))


def test_elicited_weights_turn_emphasis_off(catalogue: Catalogue) -> None:
    text = "area: A\nlocal_factors: {pressure: {level: 3}}\nweights: {method: equal}\n"
    appraisal = appraised(catalogue, text)
    assert not appraisal.numbers.problem.emphasis
    assert appraisal.result.weights.shares == (0.5, 0.5)


def test_a_place_may_see_a_cell_otherwise(catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, "area: A\nscores: {third: {good: {score: 90}}}\n")
    assert appraisal.result.values == (75, 65, 90)
    assert appraisal.numbers.view.own_cells == {("third", "good")}


def test_options_are_ruled_out_by_the_place_or_by_a_must_have(catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, "area: A\nmust_haves: {good: 70}\nruled_out: {first: {reason: none}}\n")
    assert appraisal.result.ranks == (None, 1, None)
    assert appraisal.result.failed == ((), (), (0,))
    assert appraisal.result.lead.verdict is Verdict.ONLY
    assert appraisal.in_rank_order == [1, 0, 2]


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
    assert list(appraisal.variant_numbers) == ["north", "south", "council"]
    north, south, council = appraisal.variant_numbers.values()
    assert appraisal.result.values == (70, 60, 65 - 4)
    assert {name: level.level for name, level in north.view.levels.items()} == {"trust": 1, "pressure": 3}
    assert north.result.values == (70 - 6, 60, 65)
    assert south.result.values == (45, 60, 70 - 4)
    assert south.view.own_cells == {("third", "good"), ("third", "cheap"), ("first", "good")}
    # As a block: the method is the catalogue's again, with emphasis; 1 and 1 times 2.
    assert council.result.weights.shares == pytest.approx((1 / 3, 2 / 3))


def test_a_variant_can_be_appraised_alone(catalogue: Catalogue) -> None:
    whole, alone = appraised(catalogue, VARIANTS), appraised(catalogue, VARIANTS, "south")
    assert alone.result == whole.variant_numbers["south"].result
    assert alone.variant is not None
    assert alone.variant.id == "south"
    assert alone.variants == {}


def test_regret_is_how_far_an_option_stays_behind_the_best(catalogue: Catalogue) -> None:
    appraisal = appraised(catalogue, VARIANTS)
    assert regret(appraisal.variant_numbers["north"].result) == (1, 5, 0)
    assert regret(appraisal.variant_numbers["south"].result) == (None, 6, 0), "the first misses its must-have there"


def test_agreement_is_over_options_that_are_ranked_in_all_variants_of_a_kind(catalogue: Catalogue) -> None:
    # North ranks first, second, third as 2, 3, 1; South has ruled the first out: second and third, 2, 1 in both.
    assert agreement(appraised(catalogue, VARIANTS)) == {"scenario": 1.0, "stakeholder": None}
    assert agreement(appraised(catalogue, VARIANTS.replace("{good: 40}", "{}"))) == {
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
