"""The same question under other assumptions: published readings and experts, side by side, never averaged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rempart.collecting import by_key
from rempart.errors import AssumptionError
from rempart.outlook.assessment import STRATEGIES, Change, Spread, StrategyId, Undefined, View
from rempart.outlook.criteria import compared, spread
from rempart.outlook.game import LEADERS_DISCOUNT, Array, play
from rempart.outlook.outcomes import CRITERIA, Outcome, outcome_of
from rempart.outlook.parameters import HORIZON, Assumed, as_number, ranges
from rempart.outlook.paths import Paths
from rempart.outlook.sampling import Box, mid_point, trials_of
from rempart.outlook.signal import Signal
from rempart.terms.table import Row, table

SETS = 4_000
READINGS = "peace/readings"
FORESIGHT = "leaders_reckon_with_their_fall"
_FORESIGHT = {
    "id": FORESIGHT,
    "title": "As if leaders reckoned with their own fall",
    "text": "Every leader discounts as well for being replaced and for an accident; in the model as it stands leaders "
    "plan as if neither could happen",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The question as asked: what every view starts from."""

    signal: Signal
    settings: Mapping[str, object] | None
    assume: Sequence[str]
    paths: Paths
    seed: int


@dataclass(frozen=True, slots=True)
class _Changed:
    """What a view sets otherwise: ranges, or how far leaders look ahead."""

    ranges: Mapping[str, Assumed]
    changes: tuple[Change, ...] = ()
    foresight: bool = False

    def values(self, values: dict[str, Array]) -> dict[str, Array]:
        """Return the parameters as this view has them."""
        if not self.foresight:
            return values
        fall = values["leader_changes_per_year"] + values["accidents_per_year"]
        return values | {LEADERS_DISCOUNT: values["yearly_discount"] * np.exp(-fall)}


def views(asked: Asked, experts: Mapping[str, Mapping[str, object]], *, sets: int) -> tuple[View, ...]:
    """Weigh every reading of ``readings.csv``, leaders who reckon with their fall, and every expert.

    A reading sets a few parameters as a published finding would have them, whatever else is assumed.
    An expert's table stands above the programme's ``[outlook]`` and below ``--assume``; the horizon and
    the two paths are the same for all. Each view reads the first 4 000 of the ``sets`` sets.

    Raises:
        AssumptionError: an expert's assumption that is unknown, not allowed or crossed.
    """
    used = ranges(asked.signal.ranges, asked.settings, asked.assume)
    looked_at = min(SETS, sets)
    found = []
    for rows in by_key((row.text("reading"), row) for row in table(READINGS).values()).values():
        changed = _Changed(used | {a.name: a for a in map(_assumed, rows)}, tuple(map(_change, rows)))
        cited = (f"row:findings/{rows[0].text('finding')}", *(row.id for row in rows))
        first = rows[0]
        named = {"id": first.text("reading"), "title": first.text("title"), "text": first.text("text")}
        found.append(View(**named, kind="reading", rests_on=cited, **_weighed(changed, asked, looked_at)))
    foresight = _weighed(_Changed(used, foresight=True), asked, looked_at)
    found.append(View(**_FORESIGHT, kind="reading", rests_on=(), **foresight))
    for name, settings in sorted(experts.items()):
        if HORIZON in settings:
            raise AssumptionError(
                f"expert {name}: {HORIZON} {settings[HORIZON]!r}",
                "one horizon for all who are set side by side",
                "Leave it out there; set it in the programme's [outlook] or with --assume.",
            )
        theirs = ranges(
            asked.signal.ranges, asked.settings, asked.assume, expert=(f"expert {name}", settings)
        )
        weighed = _weighed(_Changed(theirs, _differing(theirs, used)), asked, looked_at)
        found.append(View(id=name, kind="expert", title=name, text="", rests_on=(), **weighed))
    return tuple(found)


def _assumed(reading: Row) -> Assumed:
    value = float(reading.text("value"))
    return Assumed(reading.text("parameter"), value, value, value, "readings.csv", rests_on=(reading.id,))


def _change(reading: Row) -> Change:
    value = as_number(float(reading.text("value")))
    return Change(parameter=reading.text("parameter"), low=value, mid=value, high=value)


def _differing(theirs: Mapping[str, Assumed], used: Mapping[str, Assumed]) -> tuple[Change, ...]:
    return tuple(
        Change(
            parameter=name,
            low=as_number(own.low),
            mid=as_number(own.mid),
            high=as_number(own.high),
            note=own.note,
        )
        for name, own in theirs.items()
        if (own.low, own.mid, own.high) != (used[name].low, used[name].mid, used[name].high)
    )


def _weighed(changed: _Changed, asked: Asked, sets: int) -> dict[str, Any]:
    """Return what comes out under a view, and what it changed for that."""
    box = Box.drawn(changed.ranges, sets, asked.seed)
    trial = trials_of(slice(0, sets), asked.paths.trials or 1)
    values, middle = changed.values(box.values(slice(None))), changed.values(mid_point(changed.ranges))
    over_sets: dict[StrategyId, Outcome] = {}
    results: dict[StrategyId, dict[str, Spread | Undefined]] = {}
    for strategy in STRATEGIES:
        solved = outcome_of(play(values, asked.paths.drawn, strategy, trial), values, strategy)
        at_mid = outcome_of(play(middle, asked.paths.planned, strategy), middle, strategy)
        over_sets[strategy] = solved
        results[strategy] = {"no_accord": spread(solved.no_accord, at_mid.no_accord)} | {
            criterion: spread(solved.criterion(criterion), at_mid.criterion(criterion))
            for criterion in CRITERIA
        }
    return {
        "changes": changed.changes,
        "results": results,
        "at_least": {criterion: _at_least(over_sets, criterion) for criterion in CRITERIA},
        "sets": sets,
    }


def _at_least(over_sets: Mapping[StrategyId, Outcome], criterion: str) -> int | float | Undefined:
    first, second = (
        over_sets[name].criterion(criterion) for name in ("guarantees_first", "quick_compromise")
    )
    shares = compared(first, second)
    return as_number(shares["above"] + shares["equal"]) if shares else "undefined"
