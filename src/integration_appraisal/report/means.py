"""The weighted mean on the scale that all criteria share, where they do, and who falls below the baseline on it."""

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.figures import on_scale
from integration_appraisal.report.words import for_number, joined, text_of


def weighted_means(appraisal: Appraisal) -> str:
    """The mean of each option, and who is worse than the baseline; empty where criteria have scales of their own."""
    ranking, baseline = appraisal.ranking, appraisal.baseline
    shared, means = ranking.shared_scale, ranking.mean_scores
    if shared is None:
        return ""
    told = joined([f"{on_scale(means[own.id], shared.scale.width)} for {own.name}" for own in ranking.order])
    limit = None if baseline is None else ranking.options[baseline].benefit - SAME
    below = [own.name for own in ranking.order if limit is not None and own.benefit < limit]
    than = ranking.options[baseline].name if baseline is not None else ""
    return text_of(
        f"In {shared.unit}, the weighted means of the scores are {told}.",
        f"{joined(below)} {for_number(len(below), 'is', 'are')} worse than {than}, the baseline." if below else "",
    )
