"""Weigh three strategies under named assumptions: the whole of the outlook."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TypedDict, Unpack

import numpy as np

from rempart.coverage.shares import Coverage
from rempart.ledger.agreement import Ledger
from rempart.outlook.assessment import STRATEGIES, BaseRate, BreakEven, Outlook, Strategy, StrategyId
from rempart.outlook.assuming import assumption_table, notes
from rempart.outlook.break_evens import Moved, break_evens, moves
from rempart.outlook.criteria import rankings, regrets, strategy_result
from rempart.outlook.drivers import drivers
from rempart.outlook.earlier import earlier_delivery
from rempart.outlook.flipping import flip_boxes
from rempart.outlook.game import play
from rempart.outlook.history import base_rates, findings
from rempart.outlook.objections import objections
from rempart.outlook.outcomes import Outcome, outcomes
from rempart.outlook.parameters import HORIZON, MOST_SETS, Assumed, as_number, count_of, ranges
from rempart.outlook.paths import Paths, paths_of, schedule_of
from rempart.outlook.sampling import Box, mid_point
from rempart.outlook.signal import signal_of
from rempart.outlook.statements import statements_tested
from rempart.outlook.views import Asked, views
from rempart.plan.timetable import Schedule, Trials

_LARGEST_SEED = 2**63 - 1


class Choices(TypedDict, total=False):
    """What a caller may choose.

    ``settings``: the ``[outlook]`` table of a programme, or None. ``assume``: ``NAME=VALUE`` or
    ``NAME=LOW..HIGH``, which wins over all else. ``experts``: further tables by the name of who holds
    them, each weighed apart and never averaged. ``base_rates``: read from original files instead of
    those that ship with Rempart. ``sets``: assumption sets to draw. ``seed``: of the draws.
    """

    settings: Mapping[str, object] | None
    assume: Sequence[str]
    experts: Mapping[str, Mapping[str, object]]
    base_rates: Sequence[BaseRate] | None
    sets: int
    seed: int


@dataclass(frozen=True, slots=True)
class _Chosen:
    settings: Mapping[str, object] | None = None
    assume: Sequence[str] = ()
    experts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    base_rates: Sequence[BaseRate] | None = None
    sets: int = 20_000
    seed: int = 1


def weigh(
    ledger: Ledger | None,
    plan: Schedule | Trials | None,
    coverage: Coverage | None,
    **choices: Unpack[Choices],
) -> Outlook:
    """Weigh guarantees first, quick compromise and no guarantee.

    A structured argument and not a forecast: outputs are shares of cases under assumptions, their
    ranges are over ``sets`` assumption sets (by default 20 000, seed 1), and no one is advised on
    timing. Precedence of assumptions, the last wins: parameters.csv, ledger, ``settings``, ``assume``.

    Args:
        ledger: Sets the guarantee's credibility and date, and gives the statements tested; or None.
        plan: Gives the delivered share by year, and by trial where it is ``schedule.slip(...)``; None:
            the fallback path, named.
        coverage: Gives the covered share by year; None: the fallback path, named.
        **choices: ``settings``, ``assume``, ``experts``, ``base_rates``, ``sets`` and ``seed``, see
            ``Choices``.

    Returns:
        Outlook: the same for the same input and seed, whatever the order of the ledger.

    Raises:
        AssumptionError: an assumption that is unknown, outside what the model allows, or crossed.

    Assumes:
        Every parameter is independent and uniform in its range: a convention, not a belief.

    Source:
        The guarantee-window game of docs/outlook.md, closed form checked against enumeration.

    Example:
        >>> weigh(None, None, None, sets=100).strategies[0].no_accord.mid
        0.348671298
    """
    chosen = _Chosen(**choices)
    sets = count_of(chosen.sets, "sets", 1, MOST_SETS)
    seed = count_of(chosen.seed, "seed", 0, _LARGEST_SEED)
    signal = signal_of(ledger, schedule_of(plan))
    used = ranges(signal.ranges, chosen.settings, chosen.assume)
    paths = paths_of(plan, coverage, int(used[HORIZON].mid), settings=chosen.settings)
    asked = Asked(signal, chosen.settings, chosen.assume, paths, seed)
    outlook = _outlook(ledger, asked, _solved(Box.drawn(used, sets, seed), paths), chosen=chosen)
    return outlook.model_copy(update={"objections": objections(outlook)})


@dataclass(frozen=True, slots=True)
class _Solved:
    """The game over all sets, at the mid point, and at the mid point with one parameter moved."""

    box: Box
    paths: Paths
    over_sets: dict[StrategyId, Outcome]
    strategies: tuple[Strategy, ...]
    moved: tuple[Moved, ...]
    break_evens: tuple[BreakEven, ...]

    @property
    def ranges(self) -> Mapping[str, Assumed]:
        """The parameters as used."""
        return self.box.ranges


def _solved(box: Box, paths: Paths) -> _Solved:
    over_sets = outcomes(box, paths.drawn)
    values = mid_point(box.ranges)
    strategies = tuple(
        strategy_result(each, over_sets[each], play(values, paths.planned, each), values)
        for each in STRATEGIES
    )
    moved = moves(box.ranges, paths.planned)
    return _Solved(box, paths, over_sets, strategies, moved, break_evens(moved))


def _outlook(ledger: Ledger | None, asked: Asked, solved: _Solved, *, chosen: _Chosen) -> Outlook:
    paths = solved.paths
    delivered, covered = (tuple(as_number(share) for share in path.shares) for path in paths.both)
    return Outlook(
        sets=chosen.sets,
        seed=chosen.seed,
        trials=paths.trials,
        assumptions=assumption_table(solved.ranges, paths, asked.signal),
        notes=notes(asked.signal, paths, solved.strategies),
        delivered_share=delivered,
        covered_share=covered,
        over_trials=paths.over_trials(),
        strategies=solved.strategies,
        break_evens=solved.break_evens,
        rankings=rankings(solved.over_sets),
        flip_box=flip_boxes(solved.box, solved.over_sets),
        drivers=drivers(solved.ranges, paths.drawn, seed=chosen.seed),
        regrets=regrets(solved.over_sets),
        earlier_delivery=earlier_delivery(solved.box, paths.drawn, paths.planned),
        views=views(asked, chosen.experts, sets=chosen.sets),
        base_rates=base_rates() if chosen.base_rates is None else tuple(chosen.base_rates),
        findings=findings(),
        statements_tested=statements_tested(
            ledger, solved.over_sets, solved.break_evens, solved.moved, at_mid=solved.strategies
        ),
        version=version("rempart"),
        inputs_sha256=_hashed(solved, chosen),
        undefined_sets={each.id: _undefined(each, chosen.sets) for each in solved.strategies},
        horizon_years=len(delivered) - 1,
    )


def _hashed(solved: _Solved, chosen: _Chosen) -> str:
    """Return a hash over all that the numbers follow from: assumptions, paths by trial, sets and seed."""
    ends = [(a.name, a.low, a.mid, a.high, a.in_force_on) for a in solved.ranges.values()]
    known = hashlib.sha256(repr((ends, chosen.sets, chosen.seed)).encode())
    for path in (*solved.paths.planned, *solved.paths.drawn):
        known.update(np.round(path, 9).tobytes())
    return known.hexdigest()


def _undefined(strategy: Strategy, sets: int) -> dict[str, int]:
    """Count the sets in which each output is undefined; beyond the horizon it is so in every set."""
    given = {f"holds_given_accord_{key}": strategy.undefined_sets for key in strategy.holds_given_accord}
    both = {f"accord_and_holds_{key}": 0 for key in strategy.accord_and_holds}
    beyond = {
        f"{output}_{key}": sets
        for output in ("accord_and_holds", "holds_given_accord")
        for key, value in strategy.accord_and_holds.items()
        if value == "undefined"
    }
    return {"no_accord": 0, **both, **given, **beyond, "defender_value": 0}
