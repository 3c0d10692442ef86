"""What a confidential list could contain: the least and the most of each item and category."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum, inf

import numpy as np

from rempart.errors import ProgrammeError
from rempart.plan.model.baskets import Bounds, draw
from rempart.plan.model.cases import ItemInputs, inputs
from rempart.plan.model.matrix import Floats, Matrix
from rempart.plan.model.solver import TOLERANCE, Solver
from rempart.plan.programme import Programme
from rempart.plan.programme_file.catalogue import Promise, Unknown
from rempart.plan.timetable import Envelope, EnvelopeCategory, EnvelopeItem
from rempart.terms.figure import Number, whole

SLACK = 1e-8  # relative: room for rounded costs where a sum leaves none
LOOSE = 1e-7  # the solver's tolerance for items that may be split; below it, it gives up on such sums


@dataclass(frozen=True, slots=True)
class Limits:
    """What is known of one list: bounds of each item, their costs, bounds of the sum, floors of groups.

    ``least``, ``most`` in units; ``costs`` and the sums in the programme's currency. A floor is
    (what each item counts for, at least so much). ``whole`` items come in whole units, and none or at
    least ``lots`` of them.
    """

    unknown: str
    items: tuple[str, ...]
    categories: tuple[str, ...]
    costs: tuple[float, ...]
    least: tuple[float, ...]
    most: tuple[float, ...]
    sum_least: float
    sum_most: float
    floors: tuple[tuple[tuple[float, ...], float], ...] = ()
    whole: tuple[bool, ...] = ()
    lots: tuple[float, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the sum is all that ties the items to each other, so that the closed form holds."""
        return not (self.floors or any(self.whole) or any(self.lots))

    def values(self, ends: Sequence[float]) -> list[float]:
        """Return what so many units of each item are worth."""
        return [cost * units for cost, units in zip(self.costs, ends, strict=True)]


def envelope(programme: Programme, *, samples: int = 0, seed: int = 1) -> tuple[Envelope, ...]:
    """Bound what each ``[[unknown]]`` list of a programme could hold.

    The sum is split over the items that the list may hold: those it names in ``items``, else those of
    the promise whose sum it is, else all. An item lies between what is known of it and the lower of its
    maximum and what the favourable rates and lead time deliver inside the horizon. A promise ``within``
    the list's promise is a floor. Money is no limit: a list may hold what nobody can pay yet.

    Args:
        programme: Its promises count at mode cost, so the list does too.
        samples: Baskets of whole units to draw, each as likely as any other that fits; 0 draws none.
        seed: Of the draws.

    Returns:
        tuple[Envelope, ...]: one for each list; units by item, currency by category. Both ends of each
        are met by some list, not all by the same.

    Raises:
        ProgrammeError: what is known of a list contradicts itself, so that nothing fits.

    Example:
        >>> envelope(Programme.read("ukraine-2025.toml"))[0].items[0].most
        27
    """
    found = []
    for unknown in programme.unknowns:
        limits = limits_of(programme, unknown)
        bounds = bounded(limits, programme.currency)
        found.append(with_baskets(bounds, limits, samples=samples, seed=seed) if samples else bounds)
    return tuple(found)


def limits_of(programme: Programme, unknown: Unknown) -> Limits:
    """Gather what is known of one list."""
    promise = _promise_of(programme, unknown)
    chosen = programme.select(unknown.items or (promise.items if promise else ("*",)))
    ids = tuple(item.id for item in chosen)
    favourable = {item.id: item for item in inputs(programme, "favourable").items}
    known = {row.item: row for row in unknown.item}
    for row in unknown.item:
        if row.item not in ids:
            raise ProgrammeError(
                f"unknown {unknown.id}: {row.item} is known to be in it, but it may not hold that item",
                f"one of {', '.join(ids)}",
                "Correct its items, or the promise whose list it is.",
            )
    least = {name: float(known[name].at_least) if name in known else 0.0 for name in ids}
    most = {name: min(favourable[name].maximum, _deliverable(favourable[name])) for name in ids}
    for name, row in known.items():
        if row.at_most is not None:
            most[name] = min(most[name], float(row.at_most))
    costs = tuple(favourable[name].value for name in ids)
    floors: list[tuple[tuple[float, ...], float]] = []
    for part in programme.promises:
        if promise is None or part.within != promise.id:
            continue
        inside = {item.id for item in programme.select(part.items)} & set(ids)
        by_value = part.measure == "value"
        asked = float(programme.promised(part))
        if len(inside) == 1 and not by_value:
            name = next(iter(inside))
            least[name] = max(least[name], asked)
        elif inside == {item.id for item in programme.select(part.items)}:
            worth = zip(ids, costs, strict=True)
            floors.append(
                (tuple((cost if by_value else 1.0) * (name in inside) for name, cost in worth), asked)
            )
    return Limits(
        unknown=unknown.id,
        items=ids,
        categories=tuple(item.category for item in chosen),
        costs=costs,
        least=tuple(least.values()),
        most=tuple(most.values()),
        sum_least=float(programme.in_currency(unknown.value.at_least).mode),
        sum_most=float(programme.in_currency(unknown.value.at_most).mode),
        floors=tuple(floors),
        whole=tuple(item.integer for item in chosen),
        lots=tuple(float(item.minimum) for item in chosen),
    )


def bounded(limits: Limits, currency: str) -> Envelope:
    """Return the least and most of each item and category.

    In closed form; by linear or mixed-integer programming where promises within the list, whole units
    or lots tie the items to each other in further ways.

    Raises:
        ProgrammeError: no list fits what is known.
    """
    for what, expected, remedy in _faults(limits, currency):
        raise ProgrammeError(f"unknown {limits.unknown}: {what}", expected, remedy)
    count = len(limits.items)
    costs, categories = np.array(limits.costs), np.array(limits.categories)
    names = tuple(dict.fromkeys(limits.categories))
    rows = [*np.eye(count), *(np.where(categories == name, costs, 0.0) for name in names), costs]
    found = [_closed_form(limits, row) for row in rows] if limits.is_plain else _solved(limits, rows)
    is_one = all(end == start for start, end in found[:count])
    return Envelope(
        note="Only one list fits what is known." if is_one else None,
        unknown=limits.unknown,
        currency=currency,
        value_least=_tidy(found[-1][0]),
        value_most=_tidy(found[-1][1]),
        items=tuple(
            EnvelopeItem(item=name, least=_tidy(least), most=_tidy(most))
            for name, (least, most) in zip(limits.items, found[:count], strict=True)
        ),
        categories=tuple(
            EnvelopeCategory(category=name, least=_tidy(least), most=_tidy(most))
            for name, (least, most) in zip(names, found[count:-1], strict=True)
        ),
    )


def with_baskets(envelope: Envelope, limits: Limits, *, samples: int, seed: int) -> Envelope:
    """Return an envelope with what baskets of whole units hold on average, and what they have in common.

    Where no basket of whole units fits, or hardly any can be found, the envelope stays without them.
    """
    bounds = Bounds(
        costs=np.array(limits.costs),
        least=np.ceil(np.array(limits.least) - LOOSE).astype(np.int64),
        most=np.floor(np.array(limits.most) + LOOSE).astype(np.int64),
        lots=np.ceil(np.array(limits.lots or (0.0,) * len(limits.items))).astype(np.int64),
        sum_least=limits.sum_least,
        sum_most=limits.sum_most,
        floors=tuple((np.array(counts), floor) for counts, floor in limits.floors),
    )
    found = draw(bounds, samples, seed)
    if found is None:
        note = "No basket of whole units was found that fits: least and most hold for parts of units."
        return envelope.model_copy(update={"note": note})
    values = found * bounds.costs
    categories = np.array(limits.categories)
    items = tuple(
        item.model_copy(
            update=_spread(units.astype(np.float64))
            | {"in_share_of_baskets": _tidy(float((units > 0).mean()))}
        )
        for item, units in zip(envelope.items, found.T, strict=True)
    )
    rows = tuple(
        row.model_copy(update=_spread(values[:, categories == row.category].sum(axis=1)))
        for row in envelope.categories
    )
    return envelope.model_copy(update={"baskets": samples, "seed": seed, "items": items, "categories": rows})


def _spread(values: Floats) -> dict[str, Number]:
    low, high = np.quantile(values, [0.1, 0.9], method="inverted_cdf")
    return {"mean": _tidy(float(values.mean())), "p10": _tidy(float(low)), "p90": _tidy(float(high))}


def _closed_form(limits: Limits, counts: Floats) -> tuple[float, float]:
    """Return the ends of what ``counts`` adds up: units of one item, or the value of some.

    The others take as much (as little) of the sum as they can; what is left is the least (the most).
    """
    own = np.flatnonzero(counts)
    rest = np.flatnonzero(counts == 0)
    least, most = np.array(limits.least), np.array(limits.most)
    low, high = limits.values(limits.least), limits.values(limits.most)
    own_low, own_high = fsum(counts[own] * least[own]), fsum(counts[own] * most[own])
    price = limits.costs[own[0]] / counts[own[0]] if len(own) else 0.0  # of one unit of what is counted
    if price == 0:
        return own_low, own_high
    needed = (limits.sum_least - fsum(high[place] for place in rest)) / price
    room = (limits.sum_most - fsum(low[place] for place in rest)) / price
    return min(own_high, max(own_low, needed)), max(own_low, min(own_high, room))


def _solved(limits: Limits, rows: Sequence[Floats]) -> list[tuple[float, float]]:
    """Return the same ends, each goal on one programme."""
    whole = np.array(limits.whole)
    # Items that may be split are scaled by their most, so that 27 systems and 10^8 drones weigh alike.
    scale = np.where(whole | (np.array(limits.most) == 0), 1.0, limits.most)
    matrix = Matrix()
    places = matrix.add_columns(len(scale), limits.most / scale, whole=whole)
    size_of_sum = limits.sum_most or 1.0
    sums = matrix.add_rows(limits.sum_least / size_of_sum - SLACK, limits.sum_most / size_of_sum + SLACK)
    matrix.put(sums, places, np.array(limits.costs) * scale / size_of_sum)
    for counts, floor in limits.floors:
        matrix.put(matrix.add_rows(1.0 - SLACK, inf), places, np.array(counts) * scale / floor)
    for place, size, least, most, lot in zip(
        places, scale, limits.least, limits.most, limits.lots, strict=True
    ):
        if least:
            matrix.put(matrix.add_rows(1.0, inf), place, size / least)
        if lot:
            bought = matrix.add_columns(1, 1.0, whole=True)
            matrix.put(matrix.add_rows(0.0, inf), [place, *bought], [size / lot, -1.0])
            matrix.put(matrix.add_rows(-inf, 0.0), [place, *bought], [size / most if most else 1.0, -1.0])
    arrays = matrix.arrays()
    found = []
    for row in rows:
        goal = row * scale
        unit = float(goal.max()) or 1.0
        ends = []
        for sign in (1.0, -1.0):
            aim = places, sign * goal / unit
            solution = Solver(arrays, aim, tolerance=TOLERANCE if whole.any() else LOOSE).solve()
            if solution.status != "optimal":
                raise _refusal(limits, proved=solution.status == "infeasible")
            units = solution.columns[places] * scale
            ends.append(float(row @ np.where(whole, np.round(units), units)))
        found.append(_within(limits, row, ends))
    return found


def _refusal(limits: Limits, *, proved: bool) -> ProgrammeError:
    if not proved:
        return ProgrammeError(
            f"unknown {limits.unknown}: the search for what fits its sum did not end",
            "items that may be split, or fewer whole ones",
            "Set integer = false where a fraction of a unit does no harm.",
        )
    return ProgrammeError(
        f"unknown {limits.unknown}: no list fits its sum, the most of its items and the promises within it",
        "promises within a list that leave room inside its sum",
        "Lower a promise within it, or correct the sum.",
    )


def _promise_of(programme: Programme, unknown: Unknown) -> Promise | None:
    """Return the promise whose sum a list is: by its name (``us_arms_list``), else by the sum."""
    by_value = [promise for promise in programme.promises if promise.measure == "value"]
    for promise in by_value:
        if unknown.id == f"{promise.id}_list":
            return promise
    least, most = (programme.in_currency(end).mode for end in (unknown.value.at_least, unknown.value.at_most))
    fitting = [promise for promise in by_value if least <= programme.promised(promise) <= most]
    return fitting[0] if len(fitting) == 1 else None


def _deliverable(item: ItemInputs) -> float:
    """Return what the rates deliver inside the horizon, climbing no faster than the ramp."""
    made: list[float] = []
    for rate, ramp in zip(item.possible[item.lead :], item.possible_ramp[item.lead :], strict=True):
        made.append(min(float(rate), (made[-1] if made else 0.0) + float(ramp)))
    return fsum(made)


def _faults(limits: Limits, currency: str) -> Iterator[tuple[str, str, str]]:
    """Yield what no list can meet, what was expected, and what to do."""
    for name, least, most in zip(limits.items, limits.least, limits.most, strict=True):
        if least > most * (1 + SLACK):
            what = f"{name} at least {least:,.6g}, but at most {most:,.6g} can be had"
            expected = "a number that its maximum, rates and lead time allow inside the horizon"
            yield what, expected, "Lower the number, lengthen the horizon, or correct the item."
    floor, top = fsum(limits.values(limits.least)), fsum(limits.values(limits.most))
    if limits.sum_least > limits.sum_most or floor > limits.sum_most * (1 + SLACK):
        what = f"what is known to be in it costs {floor:,.0f} {currency}"
        expected = f"{limits.sum_least:,.0f} to {limits.sum_most:,.0f}, its sum"
        yield what, expected, "Correct the sum, or the numbers of its items."
    if top < limits.sum_least * (1 - SLACK):
        what = f"all it may hold comes to {top:,.0f} {currency} at favourable rates"
        expected = f"at least {limits.sum_least:,.0f}, its sum"
        yield what, expected, "Lengthen the horizon, add items, or correct the sum."


def _within(limits: Limits, counts: Floats, ends: Sequence[float]) -> tuple[float, float]:
    """Return the ends without the slack of the solver: at the bounds of the items where they are near."""
    low, high = float(counts @ np.array(limits.least)), float(counts @ np.array(limits.most))
    near, digits = (0.0, 12) if all(limits.whole) else (10 * LOOSE * max(abs(low), abs(high)), 7)
    tidied = [
        low if abs(end - low) <= near else high if abs(end - high) <= near else float(f"{end:.{digits}g}")
        for end in ends
    ]
    least = min(max(tidied[0], low), high)
    return least, min(max(least, tidied[1]), high)


def _tidy(value: float) -> Number:
    """Return the value without the noise of its last digits."""
    return whole(float(f"{value:.12g}") + 0.0)
