"""Rules about the criteria."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from integration_appraisal.appraisal.appraise import Appraisal, by_itself
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.engine.scales import SCALES
from integration_appraisal.figures import exact
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.criteria import Criterion, JudgedScale
from integration_appraisal.rules.base import ERROR, NOTE, WARNING, Hit, hit_in, rule
from integration_appraisal.rules.language import MONEY, blank, in_words, plain

MOST_CRITERIA = 8  # the Green Book's five usual success factors and two or three of one's own
NEARLY_THE_SAME = 0.95  # a correlation above this leaves one criterion a tenth of its own spread
ENOUGH_OPTIONS = 4  # over fewer options, values go together by chance


@rule("P131", WARNING, "Too many criteria")
def too_many(catalogue: Catalogue) -> Iterator[Hit]:
    """With more than eight criteria each counts for little, nobody can weigh them, and near neighbours count twice.

    The Green Book keeps to a small number of success factors, since many of them blur what matters. Merge criteria
    that ask nearly the same, and drop those that no decision would turn on. What must hold whichever option is chosen
    is a must-have or a line of a checklist, and no criterion.

    Bad (criteria/all.yaml):

        criteria:
          - {id: reach, name: Reach, question: "Who lives near?", group: ends, weight: 18, rationale: Most walk.,
             scale: {kind: linear, worst: 0, best: 20}, source: {work: survey}}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 18, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 12, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: relative, better: higher}, source: {work: survey}}
          - {id: light, name: Light, question: "Is it light?", group: ends, weight: 10, rationale: Eyes.,
             scale: {kind: judged, worst: Dim, best: Bright}, source: {work: survey}}
          - {id: air, name: Air, question: "Is it airy?", group: ends, weight: 10, rationale: Sleep.,
             scale: {kind: judged, worst: Stale, best: Fresh}, source: {work: survey}}
          - {id: view, name: View, question: "Is there a view?", group: ends, weight: 10, rationale: Joy.,
             scale: {kind: judged, worst: Wall, best: Trees}, source: {work: survey}}
          - {id: seats, name: Seats, question: "Can all sit?", group: ends, weight: 10, rationale: Rest.,
             scale: {kind: judged, worst: None do, best: All do}, source: {work: survey}}
          - {id: signs, name: Signs, question: "Is it found?", group: ends, weight: 10, rationale: Strangers.,  # <-
             scale: {kind: judged, worst: Hidden, best: Plain}, source: {work: survey}}

    Good (criteria/all.yaml):

        criteria:
          - {id: reach, name: Reach, question: "Who lives near?", group: ends, weight: 40, rationale: Most walk.,
             scale: {kind: linear, worst: 0, best: 20}, source: {work: survey}}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 25, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 25, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: relative, better: higher}, source: {work: survey}}
    """
    names = list(catalogue.criteria)
    if len(names) > MOST_CRITERIA:
        message = f"there are {len(names)} criteria, and here begins the one after {MOST_CRITERIA}. Merge or drop some."
        yield hit_in(catalogue, ("criteria", names[MOST_CRITERIA]), (), message)


@rule("P132", WARNING, "A criterion without a question or ends", in_catalogue=ERROR)
def undefined(catalogue: Catalogue) -> Iterator[Hit]:
    """Two scorers who take a criterion to mean different things give scores that can't be added.

    The Scottish Capital Investment Manual wants each criterion defined before anything is scored. Write the question
    that a scorer answers. For a judged scale, say in words what 0 and what 100 look like, so that a score of 60 means
    the same for every option.

    Bad (criteria/all.yaml):

        criteria:
          - id: reach  # <-
            name: People who can reach it
            group: ends
            weight: 40
            rationale: The library is for people, and most of them walk.
            scale: {kind: linear, unit: thousand people, worst: 0, best: 20}
            source: {work: survey, at: Table 1}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 27, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 23, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: relative, better: higher}, source: {work: survey}}

    Good (criteria/all.yaml):

        criteria:
          - id: reach
            name: People who can reach it
            question: How many people live within a walk of it?
            group: ends
            weight: 40
            rationale: The library is for people, and most of them walk.
            scale: {kind: linear, unit: thousand people, worst: 0, best: 20}
            source: {work: survey, at: Table 1}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 27, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 23, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: relative, better: higher}, source: {work: survey}}
    """
    for name, criterion in catalogue.criteria.items():
        if blank(criterion.question):
            message = f"`{name}` has no `question`. Write the one that a scorer answers."
            yield hit_in(catalogue, ("criteria", name), ("question",), message)
        scale = criterion.scale
        absent = [end for end in ("worst", "best") if isinstance(scale, JudgedScale) and blank(getattr(scale, end))]
        if absent:
            message = f"the scale of `{name}` has no words for {in_words(absent)}. Say what 0 and what 100 look like."
            yield hit_in(catalogue, ("criteria", name), ("scale", absent[0]), message)


@rule("P133", WARNING, "Two criteria say nearly the same")
def near_duplicates(catalogue: Catalogue) -> Iterator[Hit]:
    """What is asked twice counts twice, and the weights no longer say what anybody agreed.

    Overlap between criteria is what reviewers look for first in a table of scores (Scottish Capital Investment Manual;
    *Multi-criteria analysis: a manual*). Two criteria are found with the same question, or when their values rise and
    fall together over all options. Of two with one question, merge them, or say in each where the other's ground
    begins. That values go together is a reason to ask and no proof: among few options it happens by chance. Merge the
    two only if they count the same thing, and else accept the finding and say so.

    Bad (criteria/all.yaml):

        criteria:
          - {id: reach, name: Reach, question: "Who comes?", group: ends, weight: 40, rationale: Most walk.,
             scale: {kind: linear, worst: 0, best: 20}, source: {work: survey}}
          - {id: welcome, name: Welcome, question: "Who comes?", group: ends, weight: 27, rationale: All count.,  # <-
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 23, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: relative, better: higher}, source: {work: survey}}

    Good (criteria/all.yaml):

        criteria:
          - {id: reach, name: Reach, question: "Who lives near?", group: ends, weight: 40, rationale: Most walk.,
             scale: {kind: linear, worst: 0, best: 20}, source: {work: survey}}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 27, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 23, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: relative, better: higher}, source: {work: survey}}
    """
    values = _values(catalogue)
    for first, second in combinations(catalogue.criteria, 2):
        message = None
        if _question(catalogue, first) == _question(catalogue, second) != "":
            message = "have the same question. Merge them, or say in their questions how they differ."
        elif together := _rise_together(values[first], values[second]):
            among = f"which among {len(catalogue.options)} options may be chance"
            message = (
                f"rise and fall together (correlation {together:.2f}), {among}. "
                "Ask whether both count the same thing: if so, merge them; if not, accept this finding."
            )
        if message:
            yield hit_in(catalogue, ("criteria", second), (), f"`{second}` and `{first}` {message}")


@rule("P134", NOTE, "A criterion tells no option from another")
def flat(catalogue: Catalogue) -> Iterator[Hit]:
    """A criterion on which all options are worth the same can't help to choose between them.

    It may stay: leaving out what all options share makes the differences between them look larger than they are
    (Scottish Capital Investment Manual). But see first whether the scores are honest, or whether the scale is so
    coarse that it hides a difference that people would see.

    Bad (criteria/all.yaml):

        criteria:
          - {id: reach, name: Reach, question: "Who lives near?", group: ends, weight: 40, rationale: Most walk.,  # <-
             scale: {kind: piecewise, points: [[0, 0], [5, 80], [20, 80]]}, source: {work: survey}}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 25, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 25, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: relative, better: higher}, source: {work: survey}}

    Good (criteria/all.yaml):

        criteria:
          - {id: reach, name: Reach, question: "Who lives near?", group: ends, weight: 40, rationale: Most walk.,
             scale: {kind: piecewise, points: [[0, 0], [10, 40], [20, 80]]}, source: {work: survey}}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 25, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 25, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: relative, better: higher}, source: {work: survey}}
    """
    for name, values in _values(catalogue).items():
        is_relative = SCALES[catalogue.criteria[name].scale.kind].is_relative
        if len(values) > 1 and _are_equal(values) and not is_relative:
            message = (
                f"all options have the same value on `{name}`, {exact(round(values[0], 2))}. "
                "Check the scores, or say why it stays."
            )
            yield hit_in(catalogue, ("criteria", name), (), message)


@rule("P135", WARNING, "Money is both scored and costed")
def money_twice(appraisal: Appraisal) -> Iterator[Hit]:
    """Money that is scored as a criterion and set beside the value as a cost counts twice.

    The Scottish Capital Investment Manual warns of overlap between the benefits and the costs. Keep money out of the
    criteria, or give the one that speaks of it the weight 0 here; costs then stand beside the value, where a board
    can see what an extra point costs. A name, question or unit that speaks of money is what this rule looks for.

    Bad (local.yaml):

        weights:
          values: {evenings: 30}
        costs:  # <-
          stay: {total: 100}
          repair: {total: 400}
          move: {total: 300}
          share: {total: 200}
        cost_basis: £ thousand over ten years

    Good (local.yaml):

        weights:
          values: {evenings: 0}
        costs:
          stay: {total: 100}
          repair: {total: 400}
          move: {total: 300}
          share: {total: 200}
        cost_basis: £ thousand over ten years
    """
    if not appraisal.local.costs:
        return
    criteria = appraisal.base_ranking.criteria
    scored = [
        name
        for name, criterion in appraisal.catalogue.criteria.items()
        if criteria[name].weight > 0 and _speaks_of_money(criterion)
    ]
    if scored:
        have = "speaks" if len(scored) == 1 else "speak"
        message = f"money is costed here, and {in_words(scored)} {have} of it too. Set that weight to 0."
        yield Hit(appraisal.file.document, ("costs",), message)


def _values(catalogue: Catalogue) -> dict[str, list[float]]:
    """By criterion, the values of all options."""
    ranking = by_itself(catalogue)
    return {name: list(ranking.values_on(name).values()) for name in ranking.criteria}


def _question(catalogue: Catalogue, criterion: str) -> str:
    return plain(catalogue.criteria[criterion].question)


def _rise_together(one: Sequence[float], other: Sequence[float]) -> float | None:
    """The correlation of two criteria's values where it is high, or None."""
    if len(one) < ENOUGH_OPTIONS or _are_equal(one) or _are_equal(other):
        return None
    from statistics import correlation

    together = correlation(one, other)
    return together if together > NEARLY_THE_SAME else None


def _are_equal(values: Sequence[float]) -> bool:
    return max(values) - min(values) <= SAME


def _speaks_of_money(criterion: Criterion) -> bool:
    texts = (criterion.name, criterion.question, getattr(criterion.scale, "unit", None))
    return any(re.search(MONEY, text) for text in texts if text)
