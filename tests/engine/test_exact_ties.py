"""Options that are equal in exact arithmetic tie, and no others: floats against ``fractions.Fraction``."""

from fractions import Fraction
from random import Random

from engine.problems import problem
from integration_appraisal.engine.losses import Factor, Need
from integration_appraisal.engine.problem import Problem
from integration_appraisal.engine.scales import Judged, Linear, Relative, Scale
from integration_appraisal.engine.scoring import score

CASES = 2_000


def _some_problem(draw: Random) -> Problem:
    """Whole numbers, few enough of them that options often come out equal by different ways."""
    width, height = draw.randint(1, 5), draw.randint(2, 5)
    choices: list[Scale] = [Judged(), Linear(0, 70), Linear(70, -20), Relative(higher=True), Relative(higher=False)]
    scales = tuple(draw.choice(choices) for _ in range(width))
    scores = [[draw.choice((0, 10, 20, 30, 50, 70)) for _ in range(width)] for _ in range(height)]
    factors = [
        Factor(levels, draw.choice((None, *range(1, levels + 1))), draw.randint(0, 20))
        for levels in (draw.randint(2, 6) for _ in range(draw.randint(0, 3)))
    ]
    needs = tuple(
        tuple(
            Need(position, at_least=draw.randint(2, factor.levels))
            for position, factor in enumerate(factors)
            if draw.random() < 0.5
        )
        for _ in range(height)
    )
    if draw.random() < 0.5:
        # At the top, in the middle or at the bottom, so that emphasis is a fraction too.
        factors.append(Factor(3, draw.choice((1, 2, 3)), emphasises={draw.randrange(width): draw.choice((0.75, 1.5))}))
    given = [float(draw.randint(0, 7)) for _ in range(width)]
    given[draw.randrange(width)] = 3.0
    return problem(
        scores,
        scales=scales,
        method=draw.choice(("catalogue", "points", "equal")),
        given=tuple(given),
        factors=tuple(factors),
        needs=needs,
    )


def _value(scale: Scale, cell: Fraction, column: list[Fraction]) -> Fraction:
    if isinstance(scale, Judged):
        return cell
    if isinstance(scale, Linear):
        worst, best = Fraction(scale.worst), Fraction(scale.best)
    else:
        assert isinstance(scale, Relative)
        worst, best = (min(column), max(column)) if scale.higher else (max(column), min(column))
    return Fraction(100) if worst == best else 100 * (cell - worst) / (best - worst)


def _exact_values(seen: Problem) -> list[Fraction]:
    """The method of ``docs/method.md``, once more and from scratch."""
    weights = [Fraction(1) if seen.method == "equal" else Fraction(own) for own in seen.given]
    if seen.method == "catalogue":
        for factor in seen.factors:
            for column, multiplier in factor.emphasises.items():
                weights[column] *= Fraction(multiplier) ** (int(factor.level or 2) - 2)
    cells = [[Fraction(cell) for cell in row] for row in seen.scores]
    columns = [list(column) for column in zip(*cells, strict=True)]
    values = []
    for row, needs in zip(cells, seen.needs, strict=True):
        terms = zip(weights, seen.scales, row, columns, strict=True)
        value = sum(weight * _value(scale, cell, column) for weight, scale, cell, column in terms) / sum(weights)
        for need in needs:
            factor = seen.factors[need.factor]
            gap = max(0, need.at_least - factor.level) if need.at_least and factor.level else 0
            value -= Fraction(factor.points) * gap / (factor.levels - 1)
        values.append(value)
    return values


def test_ranks_are_those_of_exact_arithmetic() -> None:
    draw = Random(6)
    ties = 0
    for _ in range(CASES):
        seen = _some_problem(draw)
        exact = _exact_values(seen)
        expected = tuple(1 + sum(other > own for other in exact) for own in exact)
        result = score(seen)
        assert result.ranks == expected, seen
        assert max(abs(Fraction(value) - own) for value, own in zip(result.values, exact, strict=True)) < 1e-12, seen
        ties += len(set(exact)) < len(exact)
    assert ties > CASES / 20, "too few ties to show anything"
