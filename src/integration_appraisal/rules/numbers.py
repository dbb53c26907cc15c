"""Rules about numbers: where the method had to step in, or had nothing to go on."""

from collections.abc import Iterator

from integration_appraisal.appraisal.appraise import Appraisal, by_itself
from integration_appraisal.appraisal.results import Ranking
from integration_appraisal.engine.scales import UNKNOWN, Lines, OffScale, Scale
from integration_appraisal.engine.weights import LEAST_EMPHASIS, MOST_EMPHASIS
from integration_appraisal.figures import exact, on_scale, plain
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.rules.base import NOTE, WARNING, Hit, Subject, hit_in, rule
from integration_appraisal.rules.finding_places import cells, is_idle
from integration_appraisal.rules.language import in_words

MOST_TO_LOSE = 60.0


@rule("N101", WARNING, "Emphasis was held within its limits")
def emphasis_held(appraisal: Appraisal) -> Iterator[Hit]:
    """Local factors multiply a criterion's weight, and together by no less than 0.5 and no more than 2.

    Where several factors emphasise one criterion, their product can pass these limits and is held there. The result
    then says less about the place than the levels do. Check whether two of the factors count the same thing.

    Bad (local.yaml):

        weights:
          method: catalogue
          values: {reach: 20, welcome: 40, calm: 40, evenings: 0}
        local_factors:  # <-
          lease_pressure: {level: 3, rationale: The lease ends this year., source: {work: survey}}
          town_growth: {level: 3, rationale: Ten streets are new., source: {work: survey}}

    Good (local.yaml):

        weights:
          method: catalogue
          values: {reach: 20, welcome: 40, calm: 40, evenings: 0}
        local_factors:
          lease_pressure: {level: 3, rationale: The lease ends this year., source: {work: survey}}
          town_growth: {level: 2, rationale: Two streets are new., source: {work: survey}}
    """
    for name, criterion in appraisal.ranking.criteria.items():
        if criterion.is_held:
            limit = MOST_EMPHASIS if criterion.multiplier > 1 else LEAST_EMPHASIS
            message = f"local factors emphasise `{name}` beyond the limit; it is held at {limit:g} times its weight."
            yield Hit(appraisal.file.document, ("local_factors",), message)


@rule("N102", WARNING, "An option could lose over 60 points")
def much_to_lose(catalogue: Catalogue) -> Iterator[Hit]:
    """An option that can lose more than 60 of 100 points is decided by the place, whatever its merits.

    Losses are there to correct a score, not to replace it. Ask whether each thing that the option relies on is a
    separate one, and whether the factors' points are in proportion.

    Bad (options/share.yaml):

        relies_on:  # <-
          council_support: {at_least: 3, rationale: The council owns the rooms., source: {work: survey}}
          school_support: {at_least: 3, rationale: The school runs them., source: {work: survey}}
          staff_support: {at_least: 3, rationale: Staff work there., source: {work: survey}}
          reader_support: {at_least: 3, rationale: Readers come there., source: {work: survey}}
        scores:
          reach: {score: 17, low: 15, high: 19}

    Good (options/share.yaml):

        relies_on:
          school_support: {at_least: 3, rationale: The school runs the rooms., source: {work: survey}}
    """
    for name, option in by_itself(catalogue).options.items():
        if option.most_lost > MOST_TO_LOSE:
            message = (
                f"`{name}` could lose {option.most_lost:.0f} points in all. "
                "Ask less of the place, or lower the factors' points."
            )
            yield hit_in(catalogue, ("options", name), ("relies_on",), message)


@much_to_lose.also
def much_to_lose_by_swings(appraisal: Appraisal) -> Iterator[Hit]:
    """For what a place's own swings make of the factors' points."""
    if appraisal.local.weights is None or not appraisal.local.weights.factors:
        return
    for name, option in appraisal.base_ranking.options.items():
        if option.most_lost > MOST_TO_LOSE:
            message = f"by these swings `{name}` could lose {option.most_lost:.0f} points in all. "
            message += "Set the swings of local factors against those of the criteria again."
            yield Hit(appraisal.file.document, ("weights", "factors"), message)


@rule("N103", WARNING, "A level is not given")
def level_not_given(appraisal: Appraisal) -> Iterator[Hit]:
    """A local factor without a level costs nothing and emphasises nothing: that flatters options that rely on it.

    Give the level, with a low and a high where you are unsure. A range says more than a gap. Nothing is asked of
    factors whose level changes nothing here (P146).

    Bad (local.yaml):

        local_factors:  # <-

    Good (local.yaml):

        local_factors:
          council_support: {level: 3, low: 2, high: 3, rationale: The vote was clear.}
          staff_support: {level: 2, low: 1, high: 3, rationale: Half of them voted for it.}
    """
    not_given = (factor.id for factor in appraisal.ranking.not_given)
    absent = [factor for factor in not_given if not is_idle(appraisal, factor, appraisal.local)]
    if absent:
        have, levels = ("has", "the level") if len(absent) == 1 else ("have", "the levels")
        message = f"{in_words(absent)} {have} no level. Nothing is taken off there; add {levels} you see."
        yield Hit(appraisal.file.document, ("local_factors",), message)


@rule("N104", NOTE, "A relative scale is flat")
def scale_flat(appraisal: Appraisal) -> Iterator[Hit]:
    """On a relative scale the worst option is worth 0 and the best 100; when all are equal, each is worth 100.

    By a price formula (`proportional`), too.

    The criterion then tells no option from another. Keep it if people expect to see it, and say so.

    Bad (local.yaml):

        scores:  # <-
          repair:
            evenings: {score: 3, rationale: The porter stays on., source: {work: survey}, basis: evidence}

    Good (local.yaml):

        scores:
          repair:
            evenings: {score: 4, rationale: The porter stays on., source: {work: survey}, basis: evidence}
    """
    before = _flat(by_itself(appraisal.catalogue))
    for name in _flat(appraisal.ranking):
        if name not in before:
            message = f"with this place's scores all options are equal on `{name}`, whose scale is relative."
            yield Hit(appraisal.file.document, ("scores",), message)


@scale_flat.also
def scale_flat_in_catalogue(catalogue: Catalogue) -> Iterator[Hit]:
    """For the catalogue's own scores."""
    for name in _flat(by_itself(catalogue)):
        message = f"all options score the same on `{name}`, whose scale is relative; each is worth 100."
        yield hit_in(catalogue, ("criteria", name), ("scale",), message)


@rule("N105", NOTE, "Points hang on the best offer")
def hangs_on_the_best(catalogue: Catalogue) -> Iterator[Hit]:
    """By a price formula (`proportional`) the points of every option hang on the best one, be it ruled out or not.

    One more offer, or one withdrawn, then changes the points of all others, and may turn two of them round. Formulas of
    this kind are common in tenders. Say in the paper that the points are of these offers alone, or fix what is worth
    0 and 100 before offers are opened, with a `linear` scale.

    Bad (criteria/all.yaml):

        criteria:
          - {id: reach, name: Reach, question: "Who lives near?", group: ends, weight: 40, rationale: Most walk.,
             scale: {kind: linear, worst: 0, best: 20}, source: {work: survey}}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 25, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 25, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - id: evenings
            name: Evenings
            question: How many are open?
            weight: 0
            rationale: Shown only.
            scale:  # <-
              kind: proportional
              better: higher
            source: {work: survey}

    Good (criteria/all.yaml):

        criteria:
          - {id: reach, name: Reach, question: "Who lives near?", group: ends, weight: 40, rationale: Most walk.,
             scale: {kind: linear, worst: 0, best: 20}, source: {work: survey}}
          - {id: welcome, name: Welcome, question: "Do guests stay?", group: ends, weight: 25, rationale: All count.,
             scale: {kind: judged, worst: Few, best: All}, source: {work: survey}}
          - {id: calm, name: Calm, question: "Is it gentle on staff?", weight: 25, rationale: Moves tire.,
             scale: {kind: grades, grades: {harsh: 0, tiring: 30, bearable: 50, gentle: 100}}, source: {work: survey}}
          - {id: evenings, name: Evenings, question: "How many are open?", weight: 0, rationale: Shown only.,
             scale: {kind: linear, worst: 0, best: 7}, source: {work: survey}}
    """
    for name, criterion in catalogue.criteria.items():
        if criterion.scale.kind == "proportional":
            message = f"all points on `{name}` hang on the best option there, whether or not it is ruled out. "
            message += "Say so where they are shown, or fix both ends with a `linear` scale."
            yield hit_in(catalogue, ("criteria", name), ("scale",), message)


@rule("N106", WARNING, "A must-have that may be meant in another unit")
def must_have_in_doubt(appraisal: Appraisal) -> Iterator[Hit]:
    """A must-have that is a bare number is a value from 0 to 100, and not a number on the criterion's own scale.

    On a scale in minutes or pounds it is easily meant otherwise, and then rules out the wrong options. Write
    `{score: …}` for a number on the scale. If the value is meant, accept this with the reason.

    Bad (local.yaml):

        must_haves:
          reach: 10  # <-

    Good (local.yaml):

        must_haves:
          reach: {score: 2}
    """
    for name, limit in appraisal.local.must_haves.items():
        own = appraisal.base_ranking.criteria[name]
        if isinstance(limit, float) and _is_own_number(own.scale):
            unit = f" {own.unit}" if own.unit else ""
            message = f"{exact(limit)} counts as a value from 0 to 100{_as_score(own.scale, limit, unit)}. "
            message += (
                f"If {exact(limit)}{unit} is meant{_as_value(own.scale, limit)}, write `{{score: {exact(limit)}}}`."
            )
            yield Hit(appraisal.file.document, ("must_haves", name), message)


@rule("N107", WARNING, "A score is not known")
def score_not_known(subject: Subject) -> Iterator[Hit]:
    """Where nobody knows a score, the middle of its scale counts, and the option may be worth more or less than shown.

    That is honest, and it leaves the answer open where the two ends of the scale lead to unlike answers. Ask whoever is
    likeliest to know; a range or the marks of several people say more than nothing.

    Bad (local.yaml):

        scores:
          move:
            welcome:  # <-
              score: unknown
              rationale: Nobody was asked.
              source: {work: survey}
              basis: judgement

    Good (local.yaml):

        scores:
          move:
            welcome: {low: 50, high: 80, rationale: Two readers were asked., source: {work: survey}, basis: judgement}
    """
    for cell in cells(subject):
        if cell.score.score == UNKNOWN:
            message = f"the score of `{cell.option}` on `{cell.criterion}` is not known, and the middle of the scale "
            yield Hit(cell.document, cell.path, message + "counts. Find it out, or give the range that it may be in.")


def _is_own_number(scale: Scale) -> bool:
    """Whether scores are numbers that are not themselves the values."""
    match scale.graph:
        case Lines(points):
            return any(score != value for score, value in points)
        case graph:
            return graph is None


def _as_score(scale: Scale, value: float, unit: str) -> str:
    """Which score has a value, in brackets; empty where there is none, or several may be."""
    if not isinstance(scale.graph, Lines) or scale.may_turn_back:
        return ""
    (left, low), (right, high) = scale.graph.points
    return f" ({on_scale(left + (value - low) / (high - low) * (right - left), scale.width)}{unit})"


def _as_value(scale: Scale, score: float) -> str:
    """What a score is worth, in brackets."""
    try:
        return f" (a value of {plain(scale.value(score))})"
    except OffScale:
        return " (which is off the scale)"


def _flat(ranking: Ranking) -> list[str]:
    return [name for name, criterion in ranking.criteria.items() if criterion.is_flat]
