"""The guarantee-window game in closed form, for many assumption sets at once.

The defender chooses a strategy; a challenger with a private war cost, uniform between a least and a
largest one, decides each year whether to break the peace. The specification is docs/outlook.md: equations (1)
to (10) are named beside the lines that hold them. Arrays have the shape (years 0..T, sets), so that one
year of all sets lies together in memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from rempart.outlook.assessment import StrategyId

Array: TypeAlias = NDArray[np.float64]

OWN_SHARE: dict[StrategyId, str] = {
    "guarantees_first": "challenger_share_guarantees_first",
    "quick_compromise": "challenger_share_quick_compromise",
    "no_guarantee": "challenger_share_no_guarantee",
}
# What the model itself fixes for a strategy (docs/outlook.md, section 6): no assumption may move it.
FIXED: dict[StrategyId, dict[str, float]] = {
    "guarantees_first": {"arms_kept": 1.0},
    "quick_compromise": {"years_until_in_force": 1.0, "build_up_years": 0.0},
    "no_guarantee": {"credibility": 0.0, "years_until_in_force": 1.0, "build_up_years": 0.0},
}
OWN_NAMES: dict[StrategyId, dict[str, str]] = {
    "guarantees_first": {"credibility": "credibility_guarantees_first"},
    "quick_compromise": {
        "credibility": "credibility_quick_compromise",
        "arms_kept": "arms_kept_quick_compromise",
    },
    "no_guarantee": {"arms_kept": "arms_kept_no_guarantee"},
}


# A leader's own weight of next year, where a view has it differ from the yearly discount.
LEADERS_DISCOUNT = "leaders_discount"


@dataclass(frozen=True, slots=True)
class Play:
    """What happens under one strategy, for each set (columns) and year (rows 0 to T).

    ``win`` is the challenger's chance of winning alone, ``gain`` what a break adds before costs,
    ``thresholds`` the cost below which the leader in office breaks, ``alive`` the share of cases
    signed and at peace after the year, ``accident`` the chance of an accident in a year,
    ``defender_value`` one number a set.
    """

    win: Array
    gain: Array
    thresholds: Array
    alive: Array
    accident: Array
    defender_value: Array


def play(
    values: Mapping[str, Array],
    paths: tuple[Array, Array],
    strategy: StrategyId,
    trial: NDArray[np.intp] | None = None,
) -> Play:
    """Solve the game under one strategy.

    Args:
        values: Each parameter of parameters.csv by name, shape (sets,); ``horizon_years`` is not read.
            ``LEADERS_DISCOUNT`` may stand beside them.
        paths: Delivered and covered share, shape (T + 1, 1) or (T + 1, trials), each within 0 to 1.
        strategy: Which of the three the defender has chosen.
        trial: The column of the paths that each set reads, the same in both; None: each its own.

    Returns:
        Play: the same numbers for a set whatever other sets are solved with it.
    """
    own = _of_strategy(values, strategy)
    years = np.arange(len(paths[0]), dtype=np.float64)[:, None]
    with np.errstate(over="ignore"):  # an exponential that overflows stands for a chance of 0 or 1
        delivered, covered = _later(paths, own["build_up_years"], trial)
        win = _chance_of_winning(own, years, (delivered, covered))
        force = _credibility_in_force(own, years)
        facing = np.minimum(own["guarantor_effect"], win)
        facing *= force
        np.subtract(win, facing, out=facing)  # (3)
        force *= own["guarantor_penalty"]
        gain = np.subtract(facing, force, out=force)
        gain -= own["share"]  # (4)
        thresholds = break_thresholds(gain, own.get(LEADERS_DISCOUNT, own["yearly_discount"]))
        below = share_below(thresholds, own["war_cost_least"], own["war_cost_most"])
        alive = at_peace(below, own["leader_changes_per_year"], own["accidents_per_year"])
        exposed = 1 - own["arms_kept"] * covered
        exposed *= own["defender_war_loss"]
        value = _defender_value(own, alive, 1 - (facing + exposed))
    if strategy == "guarantees_first":
        value = _after_build_up(own, value)
    return Play(win, gain, thresholds, alive, -np.expm1(-own["accidents_per_year"]), value)


def _of_strategy(values: Mapping[str, Array], strategy: StrategyId) -> dict[str, Array]:
    own = dict(values)
    one = np.ones_like(values["yearly_discount"])
    own["concession"] = one * 0
    if strategy == "quick_compromise":
        beyond = values[OWN_SHARE[strategy]] - values[OWN_SHARE["no_guarantee"]]
        own["concession"] = values["concession_effect"] * np.maximum(beyond, 0)
    own["share"] = values[OWN_SHARE[strategy]]
    own |= {name: values[source] for name, source in OWN_NAMES[strategy].items()}
    own |= {name: one * fixed for name, fixed in FIXED[strategy].items()}
    return own


def _later(paths: tuple[Array, Array], later: Array, column: NDArray[np.intp] | None) -> tuple[Array, Array]:
    """Read both paths at t + ``later``: linear between years, constant after the last."""
    last, trials = len(paths[0]) - 1, max(path.shape[1] for path in paths)
    read = np.arange(trials) if column is None or trials == 1 else column
    if not later.any():
        return _columns(paths[0], read), _columns(paths[1], read)
    whole = np.minimum(np.floor(later), last + 1)
    part = np.where(later > last, 0.0, later - whole)
    before = np.arange(last + 1)[:, None] + whole.astype(np.intp)
    return _between(paths[0], before, (part, read)), _between(paths[1], before, (part, read))


def _columns(path: Array, read: NDArray[np.intp]) -> Array:
    return path if path.shape[1] == 1 else path[:, read]


def _between(path: Array, before: NDArray[np.intp], where: tuple[Array, NDArray[np.intp]]) -> Array:
    part, read = where
    trials = path.shape[1]
    if trials > 1:
        before = before * trials + read
    held = np.concatenate([path, np.repeat(path[-1:], len(path) + 1, axis=0)]).ravel()
    low, high = held.take(before), held[trials:].take(before)
    high -= low
    high *= part
    high += low
    return high


def _chance_of_winning(values: Mapping[str, Array], years: Array, shares: tuple[Array, Array]) -> Array:
    delivered, covered = shares
    odds = np.log(values["challenger_win_chance"] / (1 - values["challenger_win_chance"]))
    balance = np.expm1(-years / values["rearmament_years"])
    balance *= values["challenger_rearmament"]
    balance += values["arms_kept"] * values["delivery_effect"] * delivered
    balance += values["arms_kept"] * values["coverage_effect"] * covered
    balance -= odds
    balance[1:] -= values["concession"]
    np.exp(balance, out=balance)
    balance += 1
    return np.divide(1, balance, out=balance)  # (1), the logit with its sign turned


def _credibility_in_force(values: Mapping[str, Array], years: Array) -> Array:
    signed = values["credibility"] * np.exp(-values["credibility_decay"] * years)
    return signed * (years >= np.maximum(1, values["years_until_in_force"]))  # (2)


def break_thresholds(gain: Array, discount: Array) -> Array:
    """Return the war cost below which a leader in office breaks, by year: equation (6).

    A break in s must beat never breaking and every later break: the least of gain[s] and, over all
    later j, (gain[s] - d^(j-s) gain[j]) / (1 - d^(j-s)).
    """
    thresholds = gain.copy()
    weight, room = np.ones_like(discount), np.empty_like(gain)
    for wait in range(1, len(gain)):
        weight = weight * discount
        crossing = np.multiply(gain[wait:], weight, out=room[wait:])
        np.subtract(gain[:-wait], crossing, out=crossing)
        crossing *= 1 / (1 - weight)
        np.minimum(thresholds[:-wait], crossing, out=thresholds[:-wait])
    return thresholds


def share_below(costs: Array, least: Array, most: Array) -> Array:
    """Return the share of leaders whose war cost is below ``costs``; a step where least = most."""
    span = most - least
    spread = (costs - least) * (1 / np.where(span > 0, span, 1))
    np.clip(spread, 0, 1, out=spread)
    return spread if (span > 0).all() else np.where(span > 0, spread, (costs > least) * 1.0)


def at_peace(below: Array, changes: Array, accidents: Array) -> Array:
    """Return the share of cases signed and at peace after each year: equation (8).

    Args:
        below: Share of leaders who would break, by year and set.
        changes: Rate of changes of leader a year, each with a fresh cost.
        accidents: Rate of accidents a year.
    """
    last = len(below) - 1
    stays = np.exp(-changes - accidents)
    enters = -np.expm1(-changes) * np.exp(-accidents)
    alive = np.empty_like(below)
    alive[0] = 1 - below[0]
    # Row s: the weight of leaders in office since year s, and the part of them that no year since asked away.
    weight, kept = np.empty_like(below), 1 - below
    weight[0] = 1
    stood, product = kept.copy(), np.empty_like(below[0])
    for year in range(1, last + 1):
        weight[:year] *= stays
        np.multiply(enters, alive[year - 1], out=weight[year])
        np.minimum(stood[:year], kept[year], out=stood[:year])
        # Row by row, so that the rounding does not depend on how many sets are solved together.
        total = weight[0] * stood[0]
        for since in range(1, year + 1):
            np.multiply(weight[since], stood[since], out=product)
            total += product
        alive[year] = total
    return alive


def _defender_value(values: Mapping[str, Array], alive: Array, in_war: Array) -> Array:
    discount, peace = values["yearly_discount"], 1 - values["share"]
    value: Array = (1 - alive[0]) * in_war[0]
    weight = np.ones_like(discount)
    for year in range(1, len(alive)):
        weight = weight * discount
        value = value + (alive[year - 1] - alive[year]) * (peace * (1 - weight) + weight * in_war[year])
    lasting: Array = alive[-1]
    return value + lasting * peace  # (9)


def _after_build_up(values: Mapping[str, Array], value: Array) -> Array:
    waited: Array = values["yearly_discount"] ** values["build_up_years"]
    meanwhile = 1 - values[OWN_SHARE["no_guarantee"]] - values["war_cost_meanwhile"]
    return (1 - waited) * meanwhile + waited * value - values["guarantee_price"]


def credibility_needed(values: Mapping[str, Array], win_chance: Array, strategy: StrategyId) -> Array:
    """Return the credibility that makes a leader of middle cost indifferent, by year: equation (10).

    Above 1: no guarantee suffices. NaN: undefined, where a guarantee would take nothing from the
    challenger who has something to gain. Year 0 has no guarantee and its row is not meaningful.
    """
    cost = (values["war_cost_least"] + values["war_cost_most"]) / 2
    temptation = win_chance - values[OWN_SHARE[strategy]] - cost
    taken = np.minimum(values["guarantor_effect"], win_chance) + values["guarantor_penalty"]
    needed: Array = np.divide(temptation, taken, out=np.full_like(win_chance, np.nan), where=taken > 0)
    return np.where(temptation > 0, needed, 0.0)
