"""Other plans beside the one printed: its scenarios, equal weights, and one uncertain input moved at a time."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

import numpy as np

from rempart.plan.findings import Compared, Fare, Moved
from rempart.plan.model.cases import Inputs, inputs
from rempart.plan.model.earliest import fared
from rempart.plan.model.goals import Found
from rempart.plan.model.learning import settle
from rempart.plan.model.monthly import Model
from rempart.plan.programme import Programme
from rempart.plan.results.rows import measured, month_of, objective_of, rounded

Comparing = Literal["nothing", "kinds", "every"]
AS_PLANNED, EQUAL_WEIGHTS = "as planned", "equal weights"
ENDS: tuple[Literal["low"], Literal["high"]] = ("low", "high")
Taken = Callable[[Inputs, Inputs], Inputs]


def scenarios(programme: Programme) -> tuple[Compared, ...]:
    """Return the plan as it is, of every scenario of the programme, and under equal weights.

    Equal weights give a unit of every item one point; the first goal, the promises, stays the first.

    Raises:
        ProgrammeError: a scenario sets a value that is not allowed.
    """
    case = inputs(programme)
    even = replace(case, items=tuple(replace(item, weight=1.0) for item in case.items))
    found = [_compared(programme, AS_PLANNED, case)]
    for row in programme.scenarios:
        varied = programme.under(row.id)
        found.append(_compared(varied, row.id, inputs(varied)))
    return (*found, _compared(programme, EQUAL_WEIGHTS, even))


def sensitivity(programme: Programme, *, every: bool) -> tuple[Moved, ...]:
    """Return how the promises fare with one uncertain input at its low or high end, all others at the mode.

    Args:
        programme: A checked programme.
        every: Also move the output and lead time of each item and the ceiling of each instrument alone,
            not only all of a kind together.

    Assumes:
        The price paid moves between P10 and P90 of the sourced prior, as in the three cases.
    """
    mode = inputs(programme)
    low_is_bad = inputs(programme, "adverse"), inputs(programme, "favourable")
    low_is_good = low_is_bad[::-1]
    found = []
    for name, taken, is_time_or_cost in _moves(programme, mode, every=every):
        for end, source in zip(ENDS, low_is_good if is_time_or_cost else low_is_bad, strict=True):
            moved = taken(mode, source)
            if not _differ(mode, moved):
                continue
            model, plan, _ = settle(moved)
            found.append(
                Moved(
                    input=name,
                    end=end,
                    shortfall_sum=rounded(plan.shortfall_sum, 9),
                    promises=_fares(programme, model, plan),
                )
            )
    return tuple(found)


def _moves(programme: Programme, mode: Inputs, *, every: bool) -> Iterator[tuple[str, Taken, bool]]:
    """Yield what can be moved: its name, how it is taken from another case, whether it is a time or a cost."""
    items, funding = range(len(mode.items)), range(len(mode.funding))
    output, ceiling = partial(_taken, ("rates", "lines")), partial(_taken, ("ceiling", "per_year"))
    lead, paid = partial(_taken, ("lead",)), partial(_taken, ("paid",))
    yield "output of all items", partial(output, items), False
    yield "lead times of all items", partial(lead, items), True
    yield "prices paid for all items", partial(paid, items), True
    yield "ceilings of all instruments", partial(ceiling, funding), False
    if not every:
        return
    wanted = {item for row in mode.promises for item in row.counts}
    wanted |= {needed for item in wanted for needed, _ in mode.items[item].loads}
    for number in sorted(wanted):
        name = programme.items[number].name
        yield f"output of {name}", partial(output, [number]), False
        yield f"lead time of {name}", partial(lead, [number]), True
    for number in funding:
        yield f"ceiling of {programme.funding[number].name}", partial(ceiling, [number]), False


def _taken(fields: Sequence[str], numbers: Collection[int], mode: Inputs, other: Inputs) -> Inputs:
    """Return a case with some fields of these items, or instruments, as another case has them."""
    rows = "funding" if "ceiling" in fields else "items"
    pairs = enumerate(zip(getattr(mode, rows), getattr(other, rows), strict=True))
    taken = tuple(
        replace(own, **{field: getattr(end, field) for field in fields}) if number in numbers else own
        for number, (own, end) in pairs
    )
    return replace(mode, funding=taken) if rows == "funding" else replace(mode, items=taken)


def _differ(mode: Inputs, moved: Inputs) -> bool:
    """Say whether moving an input changed anything: one without a range moves nothing."""
    if mode.funding != moved.funding:
        return True
    return any(
        (one.lead, one.paid, one.lines) != (other.lead, other.paid, other.lines)
        or not np.array_equal(one.rates, other.rates)
        for one, other in zip(mode.items, moved.items, strict=True)
    )


def _compared(programme: Programme, name: str, case: Inputs) -> Compared:
    model, found, _ = settle(case)
    return Compared(id=name, **objective_of(found).model_dump(), promises=_fares(programme, model, found))


def _fares(programme: Programme, model: Model, found: Found) -> tuple[Fare, ...]:
    delivered = model.delivered(found.values)
    fares = []
    for promise, row in zip(programme.promises, model.inputs.promises, strict=True):
        amount, kept = fared(row, delivered)
        reached = measured(amount, promise.measure)
        fares.append(Fare(id=row.id, delivered_by_deadline=reached, kept_month=month_of(programme, kept)))
    return tuple(fares)
