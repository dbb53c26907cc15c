"""What robustness draws, and what nobody has said, in words."""

from integration_appraisal.appraisal.results import Ranking, Robustness
from integration_appraisal.engine.ranks import Verdict
from integration_appraisal.engine.robustness import ANY, NEAR, ORDERED
from integration_appraisal.engine.weights import METHODS, Takes
from integration_appraisal.report.verdict import not_given, without_range
from integration_appraisal.report.words import joined, sentence, text_of

_WEIGHTS = {
    NEAR: "Each draw puts every weight between half and double.",
    ANY: "Each draw takes any weights at all, however little they have to do with those agreed.",
    ORDERED: "Each draw takes any weights that keep the order of those agreed.",
}
_RANKED = "The weights were given as a ranking, so each draw takes any weights in that order."


def moved(ranking: Ranking, drawn: Robustness) -> str:
    """What moves when numbers are drawn, as a clause."""
    relied = drawn.mode == NEAR and ranking.has_needs
    drawn_apart = _drawn_apart(ranking, drawn)
    halved = [*([] if drawn_apart else ["weights"]), *(["points"] if relied else [])]
    clauses = [
        *([drawn_apart] if drawn_apart else []),
        *([f"{joined(halved)} between half and double"] if halved else []),
        *(["what options rely on up to a level either way"] if relied else []),
        f"{_what(ranking)} within their ranges",
        *(["levels that are not given over all there are"] if ranking.not_given else []),
        *(["unknown scores over their whole scale"] if ranking.unknown else []),
    ]
    return ", ".join(clauses)


def _what(ranking: Ranking, scores: str = "scores", and_levels: str = " and levels") -> str:
    return f"{scores}{and_levels}" if ranking.factors else scores


def _drawn_apart(ranking: Ranking, drawn: Robustness) -> str:
    """How weights move where they don't stay between half and double."""
    if drawn.mode == ANY:
        return "weights over all there are"
    return "weights in their order" if drawn.mode == ORDERED or _is_ranked(ranking) else ""


def compared_with_score(ranking: Ranking, drawn: Robustness) -> str:
    """Why shares differ from what the verdict says of how sure it is; empty where it says nothing."""
    if drawn.mode != NEAR or ranking.lead.verdict not in {Verdict.CLOSE, Verdict.CLEAR}:
        return ""
    relied = ranking.has_needs
    what = "weights, points and what options rely on" if relied else "weights"
    return f"Here {what} move, too; in `appraise score` they stay."


def how_drawn(ranking: Ranking, drawn: Robustness) -> str:
    """What was drawn, and what was not."""
    ranked = drawn.mode == NEAR and _is_ranked(ranking)
    return text_of(
        _RANKED if ranked else _WEIGHTS[drawn.mode],
        _needs(drawn.mode) if ranking.has_needs else "",
        _scores_and_levels(ranking),
        _fixed_ends(ranking),
        _judged(ranking),
    )


def _is_ranked(ranking: Ranking) -> bool:
    return METHODS[ranking.method].takes is Takes.ORDER


def _needs(mode: str) -> str:
    if mode != NEAR:
        return "Points of local factors, and what options rely on, stay as they are."
    return (
        "The points of every local factor lie between half and double. What an option relies on is one level looser in "
        "1 of 8 draws and one level stricter in 1 of 8, unless it is marked as firm."
    )


def _scores_and_levels(ranking: Ranking) -> str:
    moving = any(cell.has_range and cell.given_as != "unknown" for cell in ranking.cells) or any(
        own.low is not None for own in ranking.factors.values()
    )
    return text_of(
        f"{_what(ranking).capitalize()} that have a range fall anywhere in it, most often near the stated number."
        if moving
        else f"No {_what(ranking, 'score', ' and no level')} has a range, so those that are given stay as they are.",
        "Where a range stands alone, all in it is as likely."
        if any(cell.given_as == "range" for cell in ranking.cells)
        else "",
        "A level that is not given may be any, each as likely as the next." if ranking.not_given else "",
        "A score that is not known may be any on its scale, each as likely as the next." if ranking.unknown else "",
    )


def _fixed_ends(ranking: Ranking) -> str:
    """Relative scales with a range: their ends stay, so a drawn value may lie beyond them."""
    fixed = [
        f"“{criterion.name}”"
        for criterion in ranking.criteria.values()
        if criterion.scale.is_relative
        and any(option.cells[criterion.id].has_range for option in ranking.options.values())
    ]
    return f"The stated scores set the ends of {joined(fixed)}, and the ends stay." if fixed else ""


def _judged(ranking: Ranking) -> str:
    """What is judged anew in each draw."""
    must = any(criterion.must_have is not None for criterion in ranking.criteria.values())
    essential = any(need.essential for option in ranking.options.values() for need in option.needs)
    judged = [
        *(["must-haves at the scores drawn"] if must else []),
        *(["the pass mark at the values drawn"] if ranking.pass_mark is not None else []),
        *(["whether an option is ready at the levels drawn"] if essential else []),
    ]
    return f"Each draw judges {joined(judged)}." if judged else ""


def not_known(ranking: Ranking) -> str:
    """What nobody has said: levels, and how far off numbers may be."""
    without = without_range(ranking)
    stay = "what has none stays as it is, and where it is not exact the answer looks surer than it is"
    is_open = ranking.lead.verdict is Verdict.OPEN  # which says how much is not given
    return text_of(
        "" if is_open else sentence(not_given(ranking)),
        f"No range is given for {without}: {stay}." if without else "",
    )
