"""Weigh three strategies under named assumptions: the whole of the outlook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

import numpy as np

from rempart.coverage.shares import Coverage
from rempart.ledger.agreement import Ledger
from rempart.outlook.assessment import STRATEGIES, Outlook, OutlookAssumption, Strategy
from rempart.outlook.break_evens import break_evens, moves
from rempart.outlook.criteria import rankings, strategy_result
from rempart.outlook.game import play
from rempart.outlook.history import base_rates, findings
from rempart.outlook.outcomes import outcomes
from rempart.outlook.parameters import (
    HORIZON,
    IN_FORCE,
    MOST_SETS,
    Assumed,
    as_number,
    count_of,
    parameter_rows,
    ranges,
)
from rempart.outlook.paths import FALLBACK, SharePath, covered_path, delivered_path
from rempart.outlook.sampling import Box, mid_point
from rempart.outlook.signal import Signal, signal_of
from rempart.outlook.statements import statements_tested
from rempart.outlook.wording import (
    NO_ADVICE_ON_TIMING,
    NOT_COMPUTED,
    PATH_WORDS,
    STRATEGY_WORDS,
    STRUCTURED_ARGUMENT,
)
from rempart.plan.timetable import Schedule

_LARGEST_SEED = 2**63 - 1


class Choices(TypedDict, total=False):
    """What a caller may choose.

    ``settings``: the ``[outlook]`` table of a programme, or None. ``assume``: ``NAME=VALUE`` or
    ``NAME=LOW..HIGH``, which wins over all else. ``sets``: assumption sets to draw. ``seed``: of the
    draws.
    """

    settings: Mapping[str, object] | None
    assume: Sequence[str]
    sets: int
    seed: int


@dataclass(frozen=True, slots=True)
class _Chosen:
    settings: Mapping[str, object] | None = None
    assume: Sequence[str] = ()
    sets: int = 20_000
    seed: int = 1


def weigh(
    ledger: Ledger | None,
    schedule: Schedule | None,
    coverage: Coverage | None,
    **choices: Unpack[Choices],
) -> Outlook:
    """Weigh guarantees first, quick compromise and no guarantee.

    A structured argument and not a forecast: outputs are shares of cases under assumptions, their
    ranges are over ``sets`` assumption sets (by default 20 000, seed 1), and no one is advised on
    timing. Precedence of assumptions, the last wins: parameters.csv, ledger, ``settings``, ``assume``.

    Args:
        ledger: Sets the guarantee's credibility and date, and gives the statements tested; or None.
        schedule: Gives the delivered share by year; None: the fallback path, named.
        coverage: Gives the covered share by year; None: the fallback path, named.
        **choices: ``settings``, ``assume``, ``sets`` and ``seed``, see ``Choices``.

    Returns:
        Outlook: the same for the same input and seed, whatever the order of the ledger.

    Raises:
        AssumptionError: an assumption that is unknown, outside what the model allows, or crossed.

    Assumes:
        Every parameter is independent and uniform in its range: a convention, not a belief.

    Source:
        The guarantee-window game of model.md, closed form checked against enumeration.

    Example:
        >>> weigh(None, None, None, sets=100).strategies[0].no_accord.mid
        0.348671298
    """
    chosen = _Chosen(**choices)
    sets = count_of(chosen.sets, "sets", 1, MOST_SETS)
    seed = count_of(chosen.seed, "seed", 0, _LARGEST_SEED)
    signal = signal_of(ledger, schedule)
    used = ranges(signal.ranges, chosen.settings, chosen.assume)
    years = int(used[HORIZON].mid)
    delivered = delivered_path(schedule, years, settings=chosen.settings)
    covered = covered_path(coverage, schedule, years, settings=chosen.settings)
    paths = np.array(delivered.shares)[:, None], np.array(covered.shares)[:, None]
    over_sets = outcomes(Box.drawn(used, sets, seed), paths)
    values = mid_point(used)
    strategies = tuple(
        strategy_result(each, over_sets[each], play(values, paths, each), values) for each in STRATEGIES
    )
    moved = moves(used, paths)
    evens = break_evens(moved)
    return Outlook(
        sets=sets,
        seed=seed,
        assumptions=(*_parameters(used), *_paths(delivered, covered), *_method(signal)),
        notes=_notes(signal, (delivered, covered), strategies),
        delivered_share=tuple(as_number(share) for share in delivered.shares),
        covered_share=tuple(as_number(share) for share in covered.shares),
        strategies=strategies,
        break_evens=evens,
        rankings=rankings(over_sets),
        flip_box={},
        drivers=(),
        base_rates=base_rates(),
        findings=findings(),
        statements_tested=statements_tested(ledger, over_sets, evens, moved, at_mid=strategies),
        undefined_sets={each.id: _undefined(each, sets) for each in strategies},
        horizon_years=years,
    )


def _parameters(used: Mapping[str, Assumed]) -> list[OutlookAssumption]:
    """Return the table that is printed first, in the order of parameters.csv."""
    rows = parameter_rows()
    shown = []
    for name, assumed in used.items():
        low, mid, high = _as_drawn(assumed, used["build_up_years"])
        row = rows[name]
        shown.append(
            OutlookAssumption(
                id=name,
                text=row.text("meaning"),
                low=as_number(low),
                mid=as_number(mid),
                high=as_number(high),
                unit=row.text("unit"),
                set_by=assumed.set_by,
                source=row.text("source") or None,
                note=assumed.note,
                status=row.text("status"),
                rests_on=assumed.rests_on,
            )
        )
    return shown


def _as_drawn(assumed: Assumed, build_up: Assumed) -> tuple[float, float, float]:
    """Return the ends as drawn: a dated wait is the shorter the longer the build-up before the offer."""
    if assumed.name != IN_FORCE or assumed.in_force_on is None:
        return assumed.low, assumed.mid, assumed.high
    low, mid, high = (max(0.0, assumed.in_force_on - b) for b in (build_up.high, build_up.mid, build_up.low))
    return low, mid, high


def _paths(*paths: SharePath) -> list[OutlookAssumption]:
    return [
        OutlookAssumption(
            id=path.name,
            text=PATH_WORDS[path.name],
            low=None,
            mid=None,
            high=None,
            unit="share",
            set_by=path.set_by,
            source=None,
            note=path.note,
            status="computed" if path.set_by in {"schedule", "coverage"} else "assumption",
            rests_on=path.rests_on,
        )
        for path in paths
    ]


def _method(signal: Signal) -> list[OutlookAssumption]:
    """Return the assumptions of the method, which have no value."""
    said = {
        "ledger_signal": " ".join(signal.notes),
        "paths_without_slips": (
            "No slip is drawn: the planned path of deliveries and coverage stands in every assumption set."
        ),
        "independent_uniform_draws": (
            "Every assumption is drawn uniformly from its range and independently of the others: "
            "a convention, not a belief."
        ),
        "leaders_plan_to_stay": (
            "A leader plans as if he stayed in office and as if no accident could happen."
        ),
    }
    blank = OutlookAssumption(
        id="", text="", low=None, mid=None, high=None, unit="", set_by="model", source="model.md"
    )
    return [blank.model_copy(update={"id": name, "text": text}) for name, text in said.items()]


def _notes(
    signal: Signal, paths: tuple[SharePath, SharePath], strategies: tuple[Strategy, ...]
) -> tuple[str, ...]:
    assumed = [
        f"{path.name} is the assumed path of {FALLBACK}, not a plan: {path.note}."
        for path in paths
        if path.set_by == FALLBACK
    ]
    undefined = [
        f"Under {STRATEGY_WORDS[strategy.id]} nobody signs in {strategy.undefined_sets} sets: there, what holds "
        "given an accord is undefined."
        for strategy in strategies
        if strategy.undefined_sets
    ]
    return (
        f"{STRUCTURED_ARGUMENT} There are {len(parameter_rows())} of them and two paths by year.",
        *signal.notes,
        *assumed,
        "No slip is drawn: the planned path stands in every assumption set.",
        *undefined,
        "The mid point may lie outside the range over the sets: the model is not monotone.",
        NOT_COMPUTED,
        NO_ADVICE_ON_TIMING,
        "Base rates and findings stand beside the model and are never multiplied in.",
    )


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
