"""What an appraisal found, by ids and names: plain records, which any command may show and any process be sent.

Points and values are on the scale from 0 to 100; shares and weights run from 0 to 1. Mappings by option, criterion or
local factor have the order of the catalogue. Engine records that name options stand here with ids in place of rows.
"""

from collections.abc import Mapping
from math import inf
from typing import Literal, NamedTuple, TypeAlias

from integration_appraisal.engine import bands, stability, switching, tornado
from integration_appraisal.engine.effective import EffectiveNumber, EffectiveWeight
from integration_appraisal.engine.frontier import Extra, Limit, Standing
from integration_appraisal.engine.losses import Ready
from integration_appraisal.engine.ranks import Lead
from integration_appraisal.engine.scales import Lines, Scale, Score
from integration_appraisal.engine.whole_life import WholeLife
from integration_appraisal.loading.cells import GivenAs
from integration_appraisal.model.common import Basis, Source

RuledOutBy: TypeAlias = Literal["local", "must_have", "pass_mark"]
OptionLead: TypeAlias = Lead[str]
Interval: TypeAlias = stability.Interval[str]
Crossing: TypeAlias = stability.Crossing[str]
Switch: TypeAlias = switching.Switch[str]
Switches: TypeAlias = switching.Switches[str]
Swing: TypeAlias = tornado.Swing[str]


class CriterionResult(NamedTuple):
    """A criterion, and how its weight came about."""

    id: str
    name: str
    group: str | None
    kind: str  # of its scale
    unit: str | None
    scale: Scale  # a relative one with the ends that the options set
    weight: float  # the share that counts here
    given: float  # points, swing or place in a ranking, as the method takes it
    catalogue_weight: float  # the catalogue's own share
    group_weight: float | None  # the share of its group, where groups have weights and `given` is within them
    multiplier: float  # by which local factors emphasise it
    multipliers: Mapping[str, float]  # the same by local factor
    is_held: bool  # whether the multiplier had to be held within its limits
    must_have: float | None  # the value that an option must reach
    must_score: Score | None  # the score that this comes from, where it does

    @property
    def is_flat(self) -> bool:
        """Whether its scale is relative and all options score the same."""
        return self.scale.is_flat


class FactorResult(NamedTuple):
    """A local factor, and where the place stands on it."""

    id: str
    name: str
    level: int | None  # counted from 1; None where it is not given
    low: int | None
    high: int | None
    levels: tuple[str, ...]  # in words, lowest first
    points: float | None  # that count here; None for a factor that emphasises
    catalogue_points: float | None  # before the place's own swings
    emphasises: Mapping[str, float]  # criterion → multiplier at the top level


class NeedResult(NamedTuple):
    """A band of levels that an option relies on, and whether the place has it."""

    factor: str
    name: str
    at_least: int | None
    at_most: int | None
    essential: bool
    points: float  # what it costs at the widest gap
    is_own: bool  # whether these are the option's own, not the factor's
    level: int | None
    gap: int | None  # levels between the place and the band; None where no level is given
    lost: float  # points
    most_lost: float  # at the level that is worst for the option

    @property
    def is_missed(self) -> bool:
        """Whether the place's level is outside the band."""
        return bool(self.gap)


class CellResult(NamedTuple):
    """An option's score on a criterion, with what stands behind it and what it is worth."""

    criterion: str
    score: Score
    low: Score | None
    high: Score | None
    given_as: GivenAs  # what the score comes from
    marks: Mapping[str, Score]  # by person, where several gave one
    rationale: str | None
    source: Source | None
    basis: Basis | None
    is_own: bool  # whether it is this place's own view, not the catalogue's
    value: float
    points: float  # value times weight

    @property
    def has_range(self) -> bool:
        """Whether both ends of the honest range are given."""
        return self.low is not None and self.high is not None


class OptionResult(NamedTuple):
    """An option with all that its value is made of."""

    id: str
    name: str
    rank: int | None  # ties share the better rank; None where it is ruled out
    tied: bool
    value: float
    value_low: float  # with every level that is not given at its worst for this option
    value_high: float  # and at its best
    benefit: float  # on the criteria alone
    lost: float
    most_lost: float  # with every local factor at the level that is worst for it
    losses: Mapping[str, float]  # local factor → points; only what costs it something
    ready: Ready
    needs: tuple[NeedResult, ...]
    cells: Mapping[str, CellResult]
    contains: tuple[str, ...]  # options that can live inside this one
    ruled_out: RuledOutBy | None
    reason: str | None  # the place's, for ruling it out
    failed: tuple[str, ...]  # criteria whose must-have it misses
    regret: float | None  # points behind the best; None where it is ruled out

    @property
    def is_in(self) -> bool:
        """Whether it is not ruled out."""
        return self.rank is not None

    @property
    def unmet(self) -> tuple[NeedResult, ...]:
        """The needs that the place does not meet."""
        return tuple(need for need in self.needs if need.is_missed)


class Step(NamedTuple):
    """Values and ranks by option at one step of the method, or by one group of criteria alone."""

    values: Mapping[str, float]
    ranks: Mapping[str, int | None]

    @property
    def first(self) -> tuple[str, ...]:
        """The options that are first there."""
        return tuple(option for option, rank in self.ranks.items() if rank == 1)

    @property
    def order(self) -> list[str]:
        """Options by rank, ties in the order of the catalogue; ruled-out options last."""
        return sorted(self.ranks, key=lambda option: self.ranks[option] or len(self.ranks) + 1)


class Difference(NamedTuple):
    """What a criterion or local factor gives each of two options: points, below zero where they are lost."""

    id: str
    name: str
    first: float
    second: float

    @property
    def points(self) -> float:
        """Positive where it speaks for the first option."""
        return self.first - self.second


class Ranking(NamedTuple):
    """The options ranked for a place, or for one variant of it."""

    method: str  # how the weights were agreed
    is_emphasised: bool  # whether local factors put emphasis on the weights
    options: Mapping[str, OptionResult]
    criteria: Mapping[str, CriterionResult]
    factors: Mapping[str, FactorResult]
    lead: OptionLead
    pass_mark: float | None  # the value that an option must reach to be in
    steps: Mapping[str, Step]  # criteria, emphasis, losses
    by_group: Mapping[str, Step]  # before losses
    by_group_after: Mapping[str, Step]

    @property
    def order(self) -> list[OptionResult]:
        """Options by rank, ties in the order of the catalogue; ruled-out options last."""
        return [self.options[option] for option in self.steps["losses"].order]

    @property
    def contenders(self) -> list[OptionResult]:
        """The options that are not ruled out, in the order of the catalogue."""
        return [option for option in self.options.values() if option.is_in]

    @property
    def shared_scale(self) -> CriterionResult | None:
        """One of two or more criteria that weigh anything and share one scale, linear and with a unit; else None."""
        weighed = [own for own in self.criteria.values() if own.weight > 0]
        first, *others = weighed
        alike = all((own.unit, own.scale) == (first.unit, first.scale) for own in others)
        return first if others and alike and first.kind == "linear" and first.unit else None

    @property
    def mean_scores(self) -> Mapping[str, float]:
        """By option, the weighted mean of its scores on the scale that all criteria share, before losses; else none."""
        shared = self.shared_scale
        graph = shared.scale.graph if shared else None
        if not isinstance(graph, Lines):
            return {}
        (worst, _), (best, _) = sorted(graph.points, key=lambda point: point[1])
        return {option.id: worst + (best - worst) * option.benefit / 100 for option in self.options.values()}

    @property
    def unknown(self) -> list[tuple[OptionResult, CellResult]]:
        """The scores that nobody has given, each with its option."""
        return [
            (option, cell)
            for option in self.options.values()
            for cell in option.cells.values()
            if cell.given_as == "unknown"
        ]

    @property
    def has_needs(self) -> bool:
        """Whether any option relies on anything: without that nothing can be lost, and all are ready."""
        return any(option.needs for option in self.options.values())

    @property
    def not_given(self) -> list[FactorResult]:
        """The local factors without a level."""
        return [factor for factor in self.factors.values() if factor.level is None]

    @property
    def idle(self) -> list[FactorResult]:
        """The local factors whose level changes nothing here: no option relies on it, and no weight moves with it."""
        relied_on = {need.factor for option in self.options.values() for need in option.needs}
        moved = {own.id for own in self.criteria.values() if self.is_emphasised and 0 < own.weight < 1}
        return [own for own in self.factors.values() if own.id not in relied_on and moved.isdisjoint(own.emphasises)]

    @property
    def cells(self) -> list[CellResult]:
        """Every score, option by option."""
        return [cell for option in self.options.values() for cell in option.cells.values()]

    @property
    def first(self) -> list[OptionResult]:
        """The options in first place."""
        return [self.options[option] for option in self.lead.first]

    def differences(self, option: str, rival: str) -> list[Difference]:
        """What sets two options apart, the largest first; it sums to the difference in value."""
        one, other = self.options[option], self.options[rival]
        on_criteria = [
            Difference(own.id, own.name, one.cells[own.id].points, other.cells[own.id].points)
            for own in self.criteria.values()
        ]
        lost = [
            Difference(own.id, own.name, -one.losses.get(own.id, 0.0), -other.losses.get(own.id, 0.0))
            for own in self.factors.values()
            if own.id in one.losses or own.id in other.losses
        ]
        return sorted([*on_criteria, *lost], key=lambda difference: (-abs(difference.points), difference.id))

    @property
    def because(self) -> list[Difference] | None:
        """What sets first and second place apart, of several that tie the first; None where either is not taken."""
        if not self.lead.second:
            return None
        return self.differences(self.lead.first[0], self.lead.second[0])

    def values_on(self, criterion: str) -> dict[str, float]:
        """By option, the value on one criterion, 0 to 100."""
        return {name: option.cells[criterion].value for name, option in self.options.items()}


class Likely(NamedTuple):
    """The ends between which a value lies about 8 times in 10, within the ranges given; both are it without ranges."""

    low: float
    high: float


class VariantResult(NamedTuple):
    """The same appraisal seen otherwise."""

    id: str
    name: str
    kind: str  # area, group, scenario or stakeholder
    ranking: Ranking


class Then(NamedTuple):
    """Who would be first after a change, and per option whether it would be ready."""

    first: tuple[str, ...]
    ready: Mapping[str, Ready]


class WeightShift(NamedTuple):
    """The least weight that has to move (0 to 1) to put an option first, and the weights after that."""

    moved: float
    weights: Mapping[str, float]


class BandSwitch(NamedTuple):
    """One end of what an option relies on, and the nearest level of it at which first place changes, if any does."""

    option: str
    factor: str
    end: bands.End
    now: int
    at: int | None
    then: Then | None


class Shifted(NamedTuple):
    """The answer where all that options rely on, or that some of them do, is one level looser or stricter."""

    whose: bands.Whose
    how: bands.How
    then: Then


class Move(NamedTuple):
    """A local factor at another level, and whether that lies in its own range; None where it has none."""

    factor: str
    now: int
    level: int
    within: bool | None


class Steps(NamedTuple):
    """The fewest steps of levels that change first place. Of several sets of moves the best, and how many there are."""

    fewest: int
    moves: tuple[Move, ...]
    then: Then
    lead: float  # by how much the new first is then ahead; 0 where several are first
    within: bool | None  # whether all the levels lie in their own ranges; None where one has none and none is outside
    sets: int | None  # None for more than are counted


class Unready(NamedTuple):
    """The fewest steps of a level until the first option is not ready; each of the moves alone is enough."""

    fewest: int
    moves: tuple[Move, ...]


class Sensitivity(NamedTuple):
    """What would change the answer; nothing of it is simulated."""

    weights: Mapping[str, Interval]  # by criterion, as shares
    points: Mapping[str, Interval]  # by local factor
    price: Interval  # what all losses together may be multiplied by; 1 now
    levels: Mapping[str, tuple[Then, ...]]  # by local factor, one a level
    scores: Mapping[str, Mapping[str, Switches]]  # by option and criterion
    bands: tuple[BandSwitch, ...]  # by option, need and end
    bands_together: tuple[Shifted, ...]
    steps: Steps | None  # None where no levels change first place, and where not all of them are ``steps_tried``
    steps_tried: bool
    steps_ready: Unready | None  # None where the first is not ready now, or is so at any level, or several are first
    tornado: tuple[Swing, ...]  # the largest first
    to_lead: Mapping[str, WeightShift | None]  # None where no weights do, it is ruled out, or it is ``unsolved``
    never_lead: tuple[str, ...]
    unsolved: tuple[str, ...]  # options for which the solver found no answer


class OptionRobustness(NamedTuple):
    """How often an option takes each rank when everything moves; none where a drawn score misses a must-have."""

    id: str
    name: str
    acceptability: tuple[float, ...]  # share of draws at rank 1, 2, …; ties share the better rank
    standard_errors: tuple[float, ...]
    ruled_out: float  # share of draws; with its ranks it sums to 1
    ready: float  # share of draws in which the place has all that is essential to it, be it ruled out or not
    expected_rank: float | None  # over the draws in which it has one
    central_weights: Mapping[str, float] | None  # mean weights with which it is first; None if it never is
    beats: Mapping[str, float]  # the share of draws in which it strictly beats another, both not ruled out

    @property
    def first_in(self) -> float:
        """The share of draws in which it comes first."""
        return self.acceptability[0]


class Learned(NamedTuple):
    """What it is worth to know the level of a local factor before an option is chosen."""

    factor: str
    points: float  # by which the value of the best choice rises on average
    standard_error: float  # 0 where one option is the best choice at every level


class Robustness(NamedTuple):
    """Shares over all draws, for the options that are in in any of them."""

    samples: int
    mode: str  # the way in which weights were drawn
    seed: int
    numpy: str  # the version that the draws come from; another may give others
    options: Mapping[str, OptionRobustness]
    mean_weights: Mapping[str, float]
    learned: tuple[Learned, ...]  # for each level that is drawn; the most worth knowing first
    moves: Mapping[str, float]  # by local factor with a range, its part of the variance of the lead; the most first

    @property
    def by_first(self) -> list[OptionRobustness]:
        """The option that is first most often first."""
        return sorted(self.options.values(), key=lambda own: (-own.first_in, own.expected_rank or inf))


class CostResult(NamedTuple):
    """An option's whole-life cost beside its value; ``by`` are the options that do better."""

    total: float
    low: float
    high: float
    standing: Standing
    by: tuple[str, ...]
    certain: bool  # whether it stands so wherever costs fall within their ranges
    extra: Extra | None  # over the baseline
    limit: Limit[str] | None  # the cost up to which it is on the frontier; None where any cost will do, or it is out
    worked_out: WholeLife | None  # every step from yearly costs to the total; None where the total itself is given


class FactorDependence(NamedTuple):
    """In what share of places drawn at random one local factor alone decides who is first."""

    decides: float  # some other level of it would put others first
    redrawn: float  # a level drawn anew, perhaps the same, would


class PlaceDependence(NamedTuple):
    """In what share of places drawn at random each option leads, and each local factor decides."""

    places: int
    leads: Mapping[str, float]
    best_ready: Mapping[str, float]
    by_group: Mapping[str, Mapping[str, float]]  # leads by one group's criteria alone, less all losses
    factors: Mapping[str, FactorDependence]


class Effective(NamedTuple):
    """What criteria do in the catalogue's table of values: how far each sets options apart, and how many really do."""

    weights: Mapping[str, EffectiveWeight]
    number: EffectiveNumber | None  # None where all options are equal on every criterion


class Futures(NamedTuple):
    """By option, in which share of scenarios it is first, and in which it is first and ready."""

    first: Mapping[str, float]
    first_and_ready: Mapping[str, float]
