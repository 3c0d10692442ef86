"""The box of worlds in which the order of guarantees first and quick compromise flips.

Sets are peeled away a few at a time, from the end of the one assumption that leaves most of the flipped
order (patient rule induction: Friedman and Fisher 1999). The box is sought on every other set and told
on the sets between them, so that its shares are not those it was chosen for.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from rempart.outlook.assessment import FlipBox, StrategyId
from rempart.outlook.game import Array
from rempart.outlook.outcomes import CRITERIA, TIE, Outcome
from rempart.outlook.parameters import as_number
from rempart.outlook.sampling import Box

SETS_LOOKED_AT = 10_000
AIM = 0.75  # the other order is to have three of four sets in the box
_PEELED, _LEAST = 0.05, 0.05  # part peeled at once; least part of the sets that a box keeps
_LOSS = 0.01  # of the share inside, for which a limit is not worth keeping
_MOST_LIMITS = 5  # what a reader can hold in mind
FIRST_AT_LEAST, SECOND_ABOVE = "guarantees_first >= quick_compromise", "quick_compromise > guarantees_first"
Bools = NDArray[np.bool_]
Limits = dict[str, tuple[float, float]]
_OPEN = (-np.inf, np.inf)


def flip_boxes(box: Box, over_sets: Mapping[StrategyId, Outcome]) -> tuple[FlipBox, ...]:
    """Return, by criterion, the box in which the order that fewer sets have has most sets.

    Sets in which the criterion is undefined are left out, and so are criteria defined in none.
    """
    sets = min(box.sets, SETS_LOOKED_AT)
    values = {
        name: column
        for name, column in box.values(slice(0, sets)).items()
        if float(column.min()) < float(column.max())
    }
    found = []
    for criterion in CRITERIA:
        first, second = (
            over_sets[name].criterion(criterion)[:sets] for name in ("guarantees_first", "quick_compromise")
        )
        defined = ~(np.isnan(first) | np.isnan(second))
        if defined.any():
            kept = {name: column[defined] for name, column in values.items()}
            ends = {name: _ends(box, name, column) for name, column in values.items()}
            found.append(_flip_box(criterion, kept, (first - second)[defined] >= -TIE, ends=ends))
    return tuple(found)


def _ends(box: Box, name: str, column: Array) -> tuple[float, float]:
    """Return the ends of an assumption: those of its range, or what was seen where a date sets it."""
    assumed = box.ranges[name]
    if assumed.in_force_on is not None:
        return float(column.min()), float(column.max())
    return assumed.low, assumed.high


def _flip_box(criterion: str, values: Mapping[str, Array], at_least: Bools, *, ends: Limits) -> FlipBox:
    usual_share = float(at_least.mean())
    usual = FIRST_AT_LEAST
    if usual_share < 0.5:
        usual, usual_share, at_least = SECOND_ABOVE, 1 - usual_share, ~at_least
    flipped = ~at_least
    sought, aside = slice(0, None, 2), slice(1, None, 2)
    limits = _box_of({name: column[sought] for name, column in values.items()}, flipped[sought])
    inside = _within({name: column[aside] for name, column in values.items()}, limits)
    told = flipped[aside]
    share = float(told[inside].mean()) if limits and inside.any() else 0.0
    found = share > 0.5
    return FlipBox(
        criterion=criterion,
        usual=usual,
        usual_share=as_number(usual_share),
        limits={
            name: (as_number(max(low, ends[name][0])), as_number(min(high, ends[name][1])))
            for name, (low, high) in limits.items()
            if found
        },
        flipped_share=as_number(share) if found else "undefined",
        sets_inside=int(np.count_nonzero(inside)) if found else 0,
        part_of_flips=as_number(float(np.mean(inside[told]))) if found else "undefined",
    )


def _box_of(values: Mapping[str, Array], flipped: Bools) -> Limits:
    """Peel on every input, keep the few that matter, and peel once more on these alone."""
    if not values:
        return {}
    few = {name: values[name] for name in _pruned(values, flipped, _peeled(values, flipped))}
    return _pruned(few, flipped, _peeled(few, flipped)) if few else {}


def _peeled(values: Mapping[str, Array], flipped: Bools) -> Limits:
    """Peel until the flipped order has ``AIM`` of what is left, or too little is left."""
    names, columns = list(values), np.array(list(values.values()))
    sets, limits = len(flipped), dict.fromkeys(values, _OPEN)
    share = float(flipped.mean()) if sets else 0.0
    while 0 < share < AIM and columns.shape[1] * (1 - _PEELED) >= _LEAST * sets:
        cut = int(_PEELED * columns.shape[1])
        ends = np.partition(columns, (cut, -1 - cut), axis=1)[:, [cut, -1 - cut]]
        kept = np.stack([columns >= ends[:, :1], columns <= ends[:, 1:]])
        left = kept.sum(axis=2)
        rates = np.where(left < columns.shape[1], (kept & flipped).sum(axis=2) / np.maximum(left, 1), 0.0)
        side, row = (int(found) for found in np.unravel_index(np.argmax(rates), rates.shape))
        if rates[side, row] <= share:
            break
        low, high = limits[names[row]]
        end = float(ends[row, side])
        limits[names[row]] = (end, high) if side == 0 else (low, end)
        share, inside = float(rates[side, row]), kept[side, row]
        columns, flipped = columns[:, inside], flipped[inside]
    return {name: limit for name, limit in limits.items() if limit != _OPEN}


def _within(values: Mapping[str, Array], limits: Limits) -> Bools:
    inside = np.ones(len(next(iter(values.values()), ())), np.bool_)
    for name, (low, high) in limits.items():
        inside &= (values[name] >= low) & (values[name] <= high)
    return inside


def _pruned(values: Mapping[str, Array], flipped: Bools, limits: Limits) -> Limits:
    """Drop limits one by one, those that the share inside needs least: too many, or not worth keeping."""
    kept = dict(limits)
    while kept:
        least = min(_share(values, flipped, kept) - _LOSS, AIM)
        without = {name: {key: limit for key, limit in kept.items() if key != name} for name in kept}
        shares = {name: _share(values, flipped, rest) for name, rest in without.items()}
        name = max(shares, key=lambda each: shares[each])
        if shares[name] < least and len(kept) <= _MOST_LIMITS:
            break
        kept = without[name]
    return kept


def _share(values: Mapping[str, Array], flipped: Bools, limits: Limits) -> float:
    inside = _within(values, limits)
    return float(flipped[inside].mean()) if inside.any() else 0.0
