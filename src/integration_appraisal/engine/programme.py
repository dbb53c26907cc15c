"""Linear programmes, solved with HiGHS."""

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any, NamedTuple, TypeAlias

Setting: TypeAlias = bool | int | float | str

TOLERANCE = 1e-10  # the finest the solver takes, below what counts as equal


class Row(NamedTuple):
    """A sum over all columns, held at or above a limit, or at it."""

    factors: Sequence[float]
    limit: float
    exactly: bool = False


class Programme(NamedTuple):
    """Maximise ``gains · x`` where each x lies between its ends and each row holds."""

    gains: Sequence[float]
    lowest: Sequence[float]
    highest: Sequence[float]
    rows: Sequence[Row]


class Unsolved(ArithmeticError):  # noqa: N818 - says what happened
    """The solver found neither a best x nor that there is none, as may be where some numbers are tiny beside others."""


def solve(programme: Programme) -> tuple[float, ...] | None:
    """One best x, or None where no x meets all rows. Raises Unsolved where neither can be found.

    Nothing here may be unbounded.
    """
    for attempt in _ATTEMPTS:
        solver = _solved(programme, {**_SETTINGS, **attempt})
        status = solver.getModelStatus().name
        if status in ("kInfeasible", "kUnboundedOrInfeasible"):  # "one of the two" means that there is no solution
            return None
        if status == "kOptimal":
            return tuple(solver.getSolution().col_value)
    raise Unsolved(f"a bounded linear programme ended with {status}")


def _solved(programme: Programme, settings: Mapping[str, Setting]) -> Any:
    import highspy

    class Silent(highspy.Highs):
        """A solver that prints nothing: from 1.16 on it greets from within its constructor, when callbacks start."""

        def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
            self.setOptionValue("output_flag", False)  # noqa: FBT003 - the library's signature
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    solver = Silent()  # type: ignore[no-untyped-call]
    for name, value in settings.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(programme))
    solver.run()
    return solver


def _model(programme: Programme) -> Any:
    import highspy

    width = len(programme.gains)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = width, len(programme.rows)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = list(programme.gains)
    model.col_lower_ = list(programme.lowest)
    model.col_upper_ = list(programme.highest)
    model.row_lower_ = [row.limit for row in programme.rows]
    model.row_upper_ = [row.limit if row.exactly else inf for row in programme.rows]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = [width * number for number in range(len(programme.rows) + 1)]
    model.a_matrix_.index_ = list(range(width)) * len(programme.rows)
    model.a_matrix_.value_ = [number for row in programme.rows for number in row.factors]
    return model


_SETTINGS: dict[str, Setting] = {
    "output_flag": False,
    "threads": 1,  # the programmes are small, and the answer is the same on every machine
    "primal_feasibility_tolerance": TOLERANCE,
    "dual_feasibility_tolerance": TOLERANCE,
}
# Numbers that are very small beside others may stop one way of solving and not another.
_ATTEMPTS: tuple[dict[str, Setting], ...] = (
    {},
    {"presolve": "off"},
    {"presolve": "off", "simplex_scale_strategy": 0},
    {"solver": "ipm"},
)
