"""Rules about the criteria."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from math import fsum

from integration_appraisal.appraisal.appraise import Appraisal, anywhere
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.figures import exact
from integration_appraisal.loading.catalogue import Catalogue, Location
from integration_appraisal.model.criteria import Criterion, JudgedScale, RelativeScale
from integration_appraisal.rules.base import Hit
from integration_appraisal.rules.finding_places import blank, in_words, own_ranking, sets_weights

MOST_CRITERIA = 8  # the Green Book's five usual success factors and two or three of one's own
NEARLY_THE_SAME = 0.95  # a correlation above this leaves a tenth of one column's spread for the other to explain
ENOUGH_OPTIONS = 4  # over fewer options, columns go together by chance
HALF = 0.5
ENDS = "ends"  # the id of the group of criteria that are ends


@cache
def _money() -> re.Pattern[str]:
    return re.compile(
        r"[£$€]|\b(?:cost(?:s|ly|ed|ing)?|cheap\w*|expensive|price[sd]?|saving|savings|budget\w*|afford\w*|money|spend\w*"
        r"|spent|expenditure|financ\w*)\b",
        re.IGNORECASE,
    )


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
        location = catalogue.locations["criteria", names[MOST_CRITERIA]]
        message = f"there are {len(names)} criteria, and here begins the one after {MOST_CRITERIA}. Merge or drop some."
        yield Hit(location.document, location.path, message)


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
        location = catalogue.locations["criteria", name]
        if blank(criterion.question):
            message = f"`{name}` has no `question`. Write the one that a scorer answers."
            yield Hit(location.document, (*location.path, "question"), message)
        scale = criterion.scale
        absent = [end for end in ("worst", "best") if isinstance(scale, JudgedScale) and blank(getattr(scale, end))]
        if absent:
            message = f"the scale of `{name}` has no words for {in_words(absent)}. Say what 0 and what 100 look like."
            yield Hit(location.document, (*location.path, "scale", absent[0]), message)


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
    columns = dict(zip(catalogue.criteria, zip(*anywhere(catalogue).result.cells, strict=True), strict=True))
    for (first, one), (second, other) in combinations(catalogue.criteria.items(), 2):
        location = catalogue.locations["criteria", second]
        message = None
        if _ask_alike(one, other):
            message = "have the same question. Merge them, or say in their questions how they differ."
        elif together := _rise_together(columns[first], columns[second]):
            among = f"which among {len(catalogue.options)} options may be chance"
            message = f"rise and fall together (correlation {together:.2f}), {among}. "
            message += "Ask whether both count the same thing: if so, merge them; if not, accept this finding."
        if message:
            yield Hit(location.document, location.path, f"`{second}` and `{first}` {message}")


def flat(catalogue: Catalogue) -> Iterator[Hit]:
    """A criterion on which all options are worth the same can't help to choose between them.

    It may stay: leaving out what all options share makes the differences between them look larger than they are
    (Scottish Capital Investment Manual). But see first whether the scores are honest, or whether the scale is so
    coarse that it hides a difference that people would see.

    Bad (criteria/all.yaml):

        criteria:
          - {id: reach, name: Reach, question: "Who lives near?", group: ends, weight: 40, rationale: Most walk.,  # <-
             scale: {kind: piecewise, points: [[0, 0], [5, 80], [20, 80]]}, source: {work: survey}}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 45, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 10, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: relative, better: higher}, source: {work: survey}}

    Good (criteria/all.yaml):

        criteria:
          - {id: reach, name: Reach, question: "Who lives near?", group: ends, weight: 40, rationale: Most walk.,
             scale: {kind: piecewise, points: [[0, 0], [10, 40], [20, 80]]}, source: {work: survey}}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 45, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 10, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: relative, better: higher}, source: {work: survey}}
    """
    columns = zip(*anywhere(catalogue).result.cells, strict=True)
    for (name, criterion), column in zip(catalogue.criteria.items(), columns, strict=True):
        if len(column) > 1 and _is_flat(column) and not isinstance(criterion.scale, RelativeScale):
            location = catalogue.locations["criteria", name]
            message = (
                f"all options have the same value on `{name}`, {exact(round(column[0], 2))}. "
                "Check the scores, or say why it stays."
            )
            yield Hit(location.document, location.path, message)


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
    weights = own_ranking(appraisal).result.weights.shares
    scored = [
        name
        for (name, criterion), weight in zip(appraisal.catalogue.criteria.items(), weights, strict=True)
        if weight > 0 and _speaks_of_money(criterion)
    ]
    if scored:
        have = "speaks" if len(scored) == 1 else "speak"
        message = f"money is costed here, and {in_words(scored)} {have} of it too. Set that weight to 0."
        yield Hit(appraisal.place.document, ("costs",), message)


def ends_outweighed_here(appraisal: Appraisal) -> Iterator[Hit]:
    """When ways of working weigh more than what people get from them, a tidy arrangement can win that helps nobody.

    Ends come before means. Where a catalogue keeps its ends in a group with the id `ends`, they carry at least half
    of the weight here. Weights below that may be meant; then accept the finding, and say why means matter more.

    Bad (local.yaml):

        weights:  # <-
          values: {reach: 30, welcome: 30, calm: 100, evenings: 80}

    Good (local.yaml):

        weights:
          values: {reach: 100, welcome: 80, calm: 60, evenings: 0}
    """
    catalogue, weights = appraisal.catalogue, appraisal.local.weights
    share = _share_of_ends(catalogue, own_ranking(appraisal).result.weights.shares)
    before = _share_of_ends(catalogue, anywhere(catalogue).result.weights.shares)
    if share is not None and share < HALF - SAME and not (before is not None and before < HALF - SAME):
        own = weights is not None and sets_weights(weights)
        message = (
            f"the ends carry {100 * share:.1f} % of the weight here. Give them half, or accept this with a reason."
        )
        yield Hit(appraisal.place.document, ("weights",) if own else ("local_factors",), message)


def ends_outweighed(catalogue: Catalogue) -> Iterator[Hit]:
    """See ``ends_outweighed_here``, for the catalogue's own weights."""
    share = _share_of_ends(catalogue, anywhere(catalogue).result.weights.shares)
    if share is not None and share < HALF - SAME:
        location: Location = catalogue.locations["groups", ENDS]
        message = f"criteria of this group carry {100 * share:.1f} % of the weight. Ends come first: give them half."
        yield Hit(location.document, location.path, message)


def _ask_alike(one: Criterion, other: Criterion) -> bool:
    first, second = (" ".join((own.question or "").casefold().split()) for own in (one, other))
    return bool(first) and first == second


def _rise_together(one: Sequence[float], other: Sequence[float]) -> float | None:
    """The correlation of two columns where it is high, or None."""
    if len(one) < ENOUGH_OPTIONS or _is_flat(one) or _is_flat(other):
        return None
    from statistics import correlation

    found = correlation(one, other)
    return found if found > NEARLY_THE_SAME else None


def _is_flat(column: Sequence[float]) -> bool:
    return max(column) - min(column) <= SAME


def _speaks_of_money(criterion: Criterion) -> bool:
    said = (criterion.name, criterion.question, getattr(criterion.scale, "unit", None))
    return any(_money().search(text) for text in said if text)


def _share_of_ends(catalogue: Catalogue, weights: Sequence[float]) -> float | None:
    """The weight of the ends, or None where the catalogue has no such group."""
    if ENDS not in catalogue.groups:
        return None
    own = zip(catalogue.criteria.values(), weights, strict=True)
    return fsum(weight for criterion, weight in own if criterion.group == ENDS)
