"""The planner and the layers it is compared with: how each builds the model and solves it.

``rempart`` builds its reduced form from the programme, and its ``build`` holds reading the deliveries as well;
``scipy`` takes the plain arrays; the others build the plain
form row by row, the arrays being ready. All hand it to HiGHS, one thread, same goal.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

import highspy
import numpy as np

from benchmarks.planning_models import SHORT, Plain
from rempart.plan.model.cases import inputs
from rempart.plan.model.goals import reach
from rempart.plan.model.matrix import Arrays
from rempart.plan.model.monthly import Model, build
from rempart.plan.model.solver import MANY_COLUMNS, Solver, pass_model, patience
from rempart.plan.programme import Programme


class Answer(NamedTuple):
    """Processor seconds of building (with reading the plan back) and of HiGHS, the value found and its gap."""

    build: float
    solve: float
    value: float | None
    gap: float | None = None


def rempart(made: Programme, model: Plain, limit: float) -> Answer:
    """Build the reduced form from the programme and solve the same single goal.

    The large size is planned as the planner plans it, goal after goal. ``solve`` is what HiGHS itself takes.
    """
    start = time.process_time()
    reduced = build(inputs(made))
    if not model.whole.any():
        reduced = replace(reduced, arrays=replace(reduced.arrays, whole=np.zeros_like(reduced.arrays.whole)))
    costs = _one_goal(reduced)
    with _searching() as searched, patience(limit):
        if len(costs) >= MANY_COLUMNS:
            built = time.process_time()
            reached = reach(reduced, or_best=True)
            value: float | None = float(costs @ reached.values)
            columns, gap = reached.values, None if reached.gap == np.inf else reached.gap
        else:
            solver = Solver(reduced.arrays, (np.arange(len(costs)), costs))
            built = time.process_time()
            found = solver.solve(or_best=True)
            ended = found.status == "optimal" or model.whole.any()
            value, columns, gap = found.value if ended else None, found.columns, found.gap if ended else None
    if len(columns):
        reduced.delivered(columns)
    own = sum(searched)
    reading = time.process_time() - built - own
    return Answer(built - start + reading, own, value, gap)


def _one_goal(reduced: Model) -> np.ndarray[Any, Any]:
    """Return the costs of the single goal of the plain form at the columns of the reduced form."""
    case = reduced.inputs
    costs = np.zeros(len(reduced.arrays.lower))
    rows, months = np.nonzero(reduced.columns >= 0)
    prices = np.array([item.value for item in case.items])
    rates = np.array([item.rates[0] for item in case.items])
    worth = prices[rows] * reduced.units[rows] * (1.03 ** (-np.arange(case.months) / 12))[months]
    costs[reduced.columns[rows, months]] = -worth / float(prices @ (rates * case.months))
    costs[reduced.short] = SHORT
    return costs


@contextmanager
def _searching() -> Iterator[list[float]]:
    """Collect the processor time of each search of HiGHS, nothing around it counted."""
    seconds: list[float] = []
    run = Solver.run

    def timed(self: Solver) -> None:
        start = time.process_time()
        try:
            run(self)
        finally:
            seconds.append(time.process_time() - start)

    Solver.run = timed  # type: ignore[method-assign]  # for the time of a benchmark
    try:
        yield seconds
    finally:
        Solver.run = run  # type: ignore[method-assign]  # what was there before


def arrays(made: Programme, model: Plain, limit: float) -> Answer:
    """Hand the plain arrays to HiGHS: what a plain form costs without any layer."""
    del made
    matrix = model.matrix.tocsc()
    start = time.process_time()
    solver = _highs(
        Arrays(np.zeros(len(model.upper)), model.upper, model.whole, model.low, model.high,
               matrix.indptr, matrix.indices, matrix.data),
        model.costs, limit,
    )  # fmt: skip
    built = time.process_time()
    solver.run()
    return Answer(built - start, time.process_time() - built, *_found(solver))


def scipy(made: Programme, model: Plain, limit: float) -> Answer:
    """SciPy's milp on the plain arrays; it copies and solves in one call."""
    del made
    from scipy.optimize import Bounds, LinearConstraint, milp

    start = time.process_time()
    limits = LinearConstraint(model.matrix, model.low, model.high)
    bounds = Bounds(0, model.upper)
    built = time.process_time()
    found = milp(model.costs, integrality=model.whole.astype(int), bounds=bounds, constraints=limits,
                 options={"time_limit": limit})  # fmt: skip
    return Answer(built - start, time.process_time() - built, found.fun, getattr(found, "mip_gap", None))


def linopy(made: Programme, model: Plain, limit: float) -> Answer:
    """Linopy, one vector of variables and the rows as labelled sparse products."""
    del made
    import linopy as layer
    import pandas as pd
    import xarray as xr

    start = time.process_time()
    made_model = layer.Model()
    index = pd.RangeIndex(len(model.upper), name="column")
    columns = made_model.add_variables(lower=0, upper=xr.DataArray(model.upper, coords=[index]), name="x")
    matrix = model.matrix.tocoo()
    lengths = np.diff(model.matrix.indptr)
    width = int(lengths.max())
    place = np.arange(len(matrix.row)) - np.repeat(model.matrix.indptr[:-1], lengths)
    for name, chosen in _by_length(lengths, width).items():
        rows = np.flatnonzero(chosen)
        number = np.full(len(lengths), -1)
        number[rows] = np.arange(len(rows))
        wide = int(lengths[rows].max())
        variables, values = np.full((len(rows), wide), 0), np.zeros((len(rows), wide))
        here = chosen[matrix.row]
        variables[number[matrix.row[here]], place[here]] = matrix.col[here]
        values[number[matrix.row[here]], place[here]] = matrix.data[here]
        where = xr.DataArray(variables, dims=["row", "term"])
        sums = (columns.isel(column=where) * xr.DataArray(values, dims=["row", "term"])).sum("term")
        low, high = model.low[rows], model.high[rows]
        for sign, ends in (
            ("==", low == high),
            ("<=", np.isfinite(high) & (low < high)),
            (">=", np.isfinite(low) & (low < high)),
        ):
            if ends.any():
                bound = xr.DataArray((low if sign == ">=" else high)[ends], dims=["row"])
                made_model.add_constraints(
                    sums.isel(row=np.flatnonzero(ends)), sign, bound, name=f"{name}{sign}"
                )
    made_model.add_objective((columns * xr.DataArray(model.costs, coords=[index])).sum())
    solver = made_model.to_highspy()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("time_limit", limit)
    solver.setOptionValue("output_flag", False)
    built = time.process_time()
    solver.run()
    return Answer(built - start, time.process_time() - built, *_found(solver))


def pulp(made: Programme, model: Plain, limit: float) -> Answer:
    """PuLP, one row after the other."""
    del made
    import pulp as layer

    start = time.process_time()
    made_model = layer.LpProblem("plan", layer.LpMinimize)
    columns = [
        layer.LpVariable(
            f"x{number}", 0, None if np.isinf(upper) else upper, "Integer" if whole else "Continuous"
        )
        for number, (upper, whole) in enumerate(zip(model.upper, model.whole, strict=True))
    ]
    made_model += layer.LpAffineExpression(
        [(columns[j], model.costs[j]) for j in np.flatnonzero(model.costs)]
    )
    matrix = model.matrix
    for row in range(matrix.shape[0]):
        part = slice(matrix.indptr[row], matrix.indptr[row + 1])
        sums = layer.LpAffineExpression(
            [(columns[j], v) for j, v in zip(matrix.indices[part], matrix.data[part], strict=True)]
        )
        low, high = model.low[row], model.high[row]
        if low == high:
            made_model += sums == low
        elif np.isfinite(high):
            made_model += sums <= high
        else:
            made_model += sums >= low
    solver = layer.HiGHS(msg=False, timeLimit=limit, threads=1)
    solver.createAndConfigureSolver(made_model)
    solver.buildSolverModel(made_model)
    built = time.process_time()
    solver.callSolver(made_model)
    return Answer(built - start, time.process_time() - built, *_found(made_model.solverModel))


def pyoptinterface(made: Programme, model: Plain, limit: float) -> Answer:
    """PyOptInterface, one row after the other."""
    del made
    import pyoptinterface as poi
    from pyoptinterface import highs as layer

    start = time.process_time()
    made_model = layer.Model()
    made_model.set_model_attribute(poi.ModelAttribute.Silent, True)
    kinds = (poi.VariableDomain.Continuous, poi.VariableDomain.Integer)
    columns = [
        made_model.add_variable(lb=0.0, ub=float(min(upper, 1e20)), domain=kinds[int(whole)])
        for upper, whole in zip(model.upper, model.whole, strict=True)
    ]
    goal = poi.ExprBuilder()
    for j in np.flatnonzero(model.costs):
        goal += float(model.costs[j]) * columns[j]
    made_model.set_objective(goal, poi.ObjectiveSense.Minimize)
    matrix = model.matrix
    for row in range(matrix.shape[0]):
        part = slice(matrix.indptr[row], matrix.indptr[row + 1])
        sums = poi.ExprBuilder()
        for j, value in zip(matrix.indices[part], matrix.data[part], strict=True):
            sums += float(value) * columns[j]
        low, high = model.low[row], model.high[row]
        sense = poi.Eq if low == high else poi.Leq if np.isfinite(high) else poi.Geq
        made_model.add_linear_constraint(sums, sense, float(low if sense == poi.Geq else high))
    made_model.set_raw_parameter("threads", 1)
    made_model.set_raw_parameter("time_limit", float(limit))
    built = time.process_time()
    made_model.optimize()
    solved = time.process_time() - built
    ended = made_model.get_model_attribute(poi.ModelAttribute.TerminationStatus)
    if ended != poi.TerminationStatusCode.OPTIMAL:
        return Answer(built - start, solved, None)
    return Answer(
        built - start, solved, float(made_model.get_model_attribute(poi.ModelAttribute.ObjectiveValue))
    )


def pyomo(made: Programme, model: Plain, limit: float) -> Answer:
    """Pyomo with its own HiGHS interface, one row after the other."""
    del made
    import pyomo.environ as layer
    from pyomo.contrib.appsi.solvers.highs import Highs
    from pyomo.core.expr.numeric_expr import LinearExpression

    start = time.process_time()
    made_model, matrix = layer.ConcreteModel(), model.matrix
    made_model.x = layer.Var(range(len(model.upper)), within=layer.NonNegativeReals)
    for j in np.flatnonzero(np.isfinite(model.upper)):
        made_model.x[int(j)].setub(float(model.upper[j]))
    for j in np.flatnonzero(model.whole):
        made_model.x[int(j)].domain = layer.NonNegativeIntegers
    columns = [made_model.x[j] for j in range(len(model.upper))]

    def row(_: Any, number: int) -> Any:
        part = slice(matrix.indptr[number], matrix.indptr[number + 1])
        chosen = [columns[j] for j in matrix.indices[part]]
        sums = LinearExpression(linear_coefs=matrix.data[part].tolist(), linear_vars=chosen)
        low, high = float(model.low[number]), float(model.high[number])
        return sums == low if low == high else sums <= high if np.isfinite(high) else sums >= low

    made_model.rows = layer.Constraint(range(matrix.shape[0]), rule=row)
    paid = np.flatnonzero(model.costs)
    made_model.goal = layer.Objective(
        expr=LinearExpression(linear_coefs=model.costs[paid].tolist(), linear_vars=[columns[j] for j in paid])
    )
    solver = Highs()
    solver.config.time_limit, solver.config.load_solution = limit, False
    solver.highs_options = {"threads": 1, "random_seed": 0}
    solver.set_instance(made_model)
    built = time.process_time()
    found = solver.solve(made_model)
    value = found.best_feasible_objective
    bound = found.best_objective_bound
    gap = None if value is None else 0.0 if not model.whole.any() else (value - bound) / abs(value)
    return Answer(built - start, time.process_time() - built, value, gap)


TOOLS: dict[str, Callable[[Programme, Plain, float], Answer]] = {
    "rempart": rempart,
    "highspy-arrays": arrays,
    "scipy": scipy,
    "linopy": linopy,
    "pyoptinterface": pyoptinterface,
    "pulp": pulp,
    "pyomo": pyomo,
}


def _by_length(lengths: Any, width: int) -> dict[str, Any]:
    """Group rows of like length, so that labelled blocks are not padded to the longest row."""
    edges = [0, 3, 8, 40, 200, 1000, 5000, max(width, 5000) + 1]
    return {
        f"rows{low}": (lengths > low) & (lengths <= high)
        for low, high in pairwise(edges)
        if ((lengths > low) & (lengths <= high)).any()
    }


def _highs(made: Arrays, costs: Any, limit: float) -> Any:
    solver = highspy.Highs()
    solver.silent()
    for name, value in {"threads": 1, "random_seed": 0, "time_limit": limit, "mip_rel_gap": 1e-6}.items():
        solver.setOptionValue(name, value)
    pass_model(solver, made, costs)
    return solver


def _found(solver: Any) -> tuple[float | None, float | None]:
    info = solver.getInfo()
    solved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    is_whole = info.mip_node_count >= 0
    if not solved and not is_whole:
        return None, None
    return info.objective_function_value, info.mip_gap if is_whole else 0.0
