"""Rules about the appraisal: what a reviewer would ask, beyond what reading refuses.

A rule is one small function that yields hits; its docstring is its page. ``RULES`` is the one table of them, by code.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.findings import Finding, Severity
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.rules import accepting, criteria, numbers, options, place, question, result, scores, weights
from integration_appraisal.rules.base import Acceptances, Hit, Rule

Subject = TypeVar("Subject")

WARNING, ERROR, NOTE = Severity.WARNING, Severity.ERROR, Severity.NOTE

RULES: tuple[Rule, ...] = (
    # The question
    Rule("P101", WARNING, "The question is missing", question.question_missing),
    Rule("P102", WARNING, "No outcomes are named", question.outcomes_missing),
    Rule("P103", WARNING, "An outcome has no measure", question.outcome_unmeasured),
    Rule("P104", WARNING, "A means is stated as an outcome", question.means_as_outcome),
    # The options
    Rule("P111", WARNING, "No option is a do-minimum", catalogue=options.no_do_minimum),
    Rule("P112", ERROR, "There is not exactly one baseline", catalogue=options.not_one_baseline),
    Rule("P113", WARNING, "The baseline does not look forward", catalogue=options.baseline_stands_still),
    Rule("P114", WARNING, "The baseline is a straw man", catalogue=options.straw_man),
    Rule("P115", WARNING, "Too few or too many options", catalogue=options.too_few_or_many),
    Rule("P116", WARNING, "One option lives inside another", catalogue=options.one_inside_another),
    Rule("P117", WARNING, "An option is ruled out without a reason", options.ruled_out_unreasoned),
    Rule("P118", WARNING, "One option is described far more fully", catalogue=options.told_more_fully),
    Rule("P119", WARNING, "No weights can put this option first", catalogue=options.can_never_lead),
    Rule("P120", WARNING, "The conclusion is foregone", catalogue=options.foregone_conclusion),
    # The criteria
    Rule("P131", WARNING, "Too many criteria", catalogue=criteria.too_many),
    Rule("P132", WARNING, "A criterion without a question or ends", catalogue=criteria.undefined, in_catalogue=ERROR),
    Rule("P133", WARNING, "Two criteria say nearly the same", catalogue=criteria.near_duplicates),
    Rule("P134", NOTE, "A criterion tells no option from another", catalogue=criteria.flat),
    Rule("P135", WARNING, "Money is both scored and costed", criteria.money_twice),
    Rule(
        "P136", WARNING, "Ends carry less than half the weight", criteria.ends_outweighed_here, criteria.ends_outweighed
    ),
    # The weights
    Rule("P141", WARNING, "A weight without a reason", weights.own_unreasoned, weights.unreasoned, in_catalogue=ERROR),
    Rule("P142", WARNING, "Weights agreed after scores", weights.after_scores),
    Rule("P143", WARNING, "Relative scales without swing weights", weights.relative_without_swing),
    Rule("P144", WARNING, "One criterion has over half the weight", weights.one_over_half_here, weights.one_over_half),
    Rule("P145", WARNING, "All weights are equal", weights.all_equal_here, weights.all_equal),
    # The scores
    Rule("P151", WARNING, "A score without a reason", scores.own_unreasoned, scores.unreasoned, in_catalogue=ERROR),
    Rule(
        "P152", WARNING, "A score without a basis", scores.own_without_basis, scores.without_basis, in_catalogue=ERROR
    ),
    Rule(
        "P153",
        WARNING,
        "A score without a source",
        scores.own_without_source,
        scores.without_source,
        in_catalogue=ERROR,
    ),
    Rule("P154", WARNING, "All ranges have the same width", catalogue=scores.ranges_alike),
    Rule("P155", WARNING, "Judgement alone is behind the leader", scores.judgement_alone),
    Rule("P156", WARNING, "A local score restates a local factor", scores.restates_factor),
    Rule(
        "P157",
        ERROR,
        "A share of respondents is quoted as an effect",
        scores.own_share_as_effect,
        scores.share_as_effect,
    ),
    Rule(
        "P158",
        WARNING,
        "A band, points or multiplier without a reason",
        catalogue=scores.needs_unreasoned,
        in_catalogue=ERROR,
    ),
    # The place
    Rule("P161", WARNING, "A level without a reason", place.level_unreasoned),
    Rule("P162", WARNING, "No panel, or no chair", place.no_panel),
    Rule("P163", WARNING, "Nobody was asked for a dissenting view", place.no_dissent),
    Rule("P164", WARNING, "Engagement is not recorded", place.no_engagement),
    Rule("P165", WARNING, "Equality is not recorded", place.no_equality),
    Rule("P166", WARNING, "A checklist is unanswered", place.unanswered, place.unanswered_by_option),
    Rule("P167", WARNING, "A power is out of date", place.power_out_of_date),
    Rule("P168", WARNING, "Costs for some options only", place.some_costs),
    # The result
    Rule("P171", WARNING, "The recommendation passes over the doubt", result.doubt_passed_over),
    Rule("P172", WARNING, "A recommendation without a reason", result.unreasoned),
    Rule("P173", ERROR, "An option that is ruled out is recommended", result.ruled_out),
    Rule("P174", WARNING, "The recommendation goes against the ranking", result.against_ranking),
    Rule("P175", ERROR, '"Times better" in a text', result.times_better_here, result.times_better),
    Rule("P176", ERROR, "A final appraisal without a recommendation", result.final_without),
    Rule("P199", WARNING, "An acceptance that matches nothing", acceptances=accepting.matches_nothing),
    # The numbers
    Rule("N101", WARNING, "Emphasis was held within its limits", numbers.emphasis_held),
    Rule("N102", WARNING, "An option could lose over 60 points", catalogue=numbers.much_to_lose),
    Rule("N103", WARNING, "A level is not given", numbers.level_not_given),
    Rule("N104", NOTE, "A relative scale is flat", numbers.scale_flattened, numbers.scale_flat),
)


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules whose codes begin with one of ``select`` (all where it is empty) and with none of ``ignore``."""
    return tuple(
        rule
        for rule in RULES
        if rule.code.startswith(tuple(select) or "") and not (ignore and rule.code.startswith(tuple(ignore)))
    )


def check_place(appraisal: Appraisal, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """What the rules say of a place and its result. In a final local file, its own warnings are errors."""
    document, local = appraisal.place.document, appraisal.local
    found = [finding for rule in rules for finding in _findings(rule, rule.place, appraisal)]
    found = _after(found, rules, ((document, local.accepts),))
    return [
        _raised(finding) if local.status == "final" and finding.file == document.file else finding for finding in found
    ]


def check_catalogue(catalogue: Catalogue, rules: Sequence[Rule] = RULES) -> list[Finding]:
    """What the rules say of a catalogue by itself; some are errors there that are warnings in a local file."""
    found = [
        finding.raised_to(rule.in_catalogue or rule.severity)
        for rule in rules
        for finding in _findings(rule, rule.catalogue, catalogue)
    ]
    return _after(found, rules, catalogue.accepts)


def _findings(rule: Rule, check: Callable[[Subject], Iterator[Hit]] | None, subject: Subject) -> Iterator[Finding]:
    for hit in check(subject) if check else ():
        yield _finding(rule, hit)


def _finding(rule: Rule, hit: Hit) -> Finding:
    position = hit.document.at(hit.path) if hit.at_value else hit.document.at_key(hit.path)
    return Finding(rule.code, hit.message, hit.document.file, position, rule.severity)


def _after(found: list[Finding], rules: Sequence[Rule], acceptances: Acceptances) -> list[Finding]:
    """The findings with those that are accepted marked so, and what the rules say of the acceptances themselves."""
    active = [(document, [own for own in accepts if _speaks(own.rule, rules)]) for document, accepts in acceptances]
    marked = accepting.marked(found, acceptances)
    return marked + [
        _finding(rule, hit) for rule in rules if rule.acceptances for hit in rule.acceptances(found, active)
    ]


def _speaks(code: str, rules: Sequence[Rule]) -> bool:
    """Whether a rule is among those asked for; one that nobody knows can never match."""
    return any(rule.code == code for rule in rules) or all(rule.code != code for rule in RULES)


def _raised(finding: Finding) -> Finding:
    return finding.raised_to(Severity.ERROR) if finding.severity is Severity.WARNING else finding
