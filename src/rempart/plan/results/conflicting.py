"""The smallest named group of promises, lenders, lines and deadlines that cannot hold together.

A deletion filter over names: a name whose limit can be lifted while the rest still cannot be kept is
not part of the conflict; what is left cannot lose a single one. Which of several such groups is found
depends on the order, so money is tried before output and output before money, and the smaller kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Literal

import numpy as np

from rempart.collecting import by_key
from rempart.plan.findings import Conflict, ConflictPart
from rempart.plan.model.cases import Inputs, ItemInputs
from rempart.plan.model.cash import is_open
from rempart.plan.model.earliest import ROUNDED
from rempart.plan.programme import Programme
from rempart.plan.results.reasons import Standing
from rempart.plan.results.relaxing import shortfall
from rempart.plan.results.wording import list_words

Kind = Literal["promise", "deadline", "lender", "output", "line"]
MANY = 100  # lines: as good as without limit
MOST_NAMED = 12
_WORDS: dict[Kind, tuple[str, str]] = {
    "promise": ("the promise", "the promises"),
    "deadline": ("the deadline of", "the deadlines of"),
    "lender": ("the limits of", "the limits of"),
    "output": ("the output of", "the output of"),
    "line": ("the lines of", "the lines of"),
}


@dataclass(frozen=True, slots=True)
class Name:
    """One named limit: what kind, and the place of its row."""

    kind: Kind
    place: int


def conflict(programme: Programme, inputs: Inputs, standings: Sequence[Standing]) -> Conflict | None:
    """Return the smallest named group of the mode case that cannot hold together; None where every promise is kept."""
    if all(standing.is_kept for standing in standings):
        return None
    # What falls short most is dropped last, so that it is what the conflict is about.
    missing = [1 - standing.delivered / standing.inputs.least for standing in standings]
    promises = [Name("promise", place) for place in sorted(range(len(missing)), key=missing.__getitem__)]
    deadlines = [
        Name("deadline", place)
        for place, row in enumerate(inputs.promises)
        if row.deadline < inputs.months - 1
    ]
    lenders = [Name("lender", place) for place, row in enumerate(inputs.funding) if is_open(row)]
    wanted = {item for row in inputs.promises for item in row.counts}
    wanted |= {needed for item in wanted for needed, _ in inputs.items[item].loads}
    outputs = [Name("output", place) for place in sorted(wanted)]
    outputs += [Name("line", place) for place in sorted(wanted) if inputs.items[place].lines]
    found = []
    for first, second in ((outputs, lenders), (lenders, outputs)):
        deletion = _Deletion(inputs, (*promises, *deadlines, *lenders, *outputs))
        for part in (promises, deadlines, first, second):
            deletion.drop(part)
        found.append(deletion.kept)
    return _written(programme, min(found, key=len))


class _Deletion:
    """Drops names as long as what is left cannot be kept."""

    def __init__(self, inputs: Inputs, names: Sequence[Name]) -> None:
        self._inputs = inputs
        self._all = tuple(names)
        self.kept = list(names)

    def drop(self, names: Sequence[Name]) -> None:
        """Drop as many of these as can be spared: all at once, else one kind of alike after the other."""
        if not names or self._are_spared(names):
            return
        for same in by_key((self._likeness(name), name) for name in names).values():
            if len(same) < len(names):
                self._are_spared(same)

    def _are_spared(self, names: Sequence[Name]) -> bool:
        left = [name for name in self.kept if name not in names]
        if not any(name.kind == "promise" for name in left):
            return False
        lifted = _lifted(self._inputs, {name for name in self._all if name not in left})
        if shortfall(lifted) <= ROUNDED * len(lifted.promises):
            return False
        self.kept = left
        return True

    def _likeness(self, name: Name) -> object:
        """Return what makes lifting one limit as good as lifting another, so that all or none can be spared.

        Lenders are alike that pay for the same goods; outputs, once money is no limit, that count for
        the same promises in time.
        """
        if name.kind == "lender":
            return self._inputs.funding[name.place].pays_for
        if name.kind == "output" and not any(kept.kind == "lender" for kept in self.kept):
            item = self._inputs.items[name.place]
            counted = [row for row in self._inputs.promises if name.place in row.counts]
            return tuple((row.id, item.lead <= row.deadline) for row in counted), bool(item.loads)
        return name


def _lifted(inputs: Inputs, dropped: set[Name]) -> Inputs:
    """Return the case without these limits."""
    enough = _enough(inputs)
    last = inputs.months - 1
    items = tuple(
        _unlimited(item, enough[place]) if Name("output", place) in dropped else item
        for place, item in enumerate(inputs.items)
    )
    items = tuple(
        replace(item, lines=tuple(replace(line, most=MANY) for line in item.lines))
        if Name("line", place) in dropped
        else item
        for place, item in enumerate(items)
    )
    money = 10 * sum(
        units * item.paid + sum(MANY * line.cost for line in item.lines)
        for units, item in zip(enough, items, strict=True)
    )
    funding = tuple(
        replace(row, ceiling=money, per_year=inf, opens=0, closes=0, monthly_rate=0.0, term=0, shares=())
        if Name("lender", place) in dropped
        else row
        for place, row in enumerate(inputs.funding)
    )
    promises = tuple(
        replace(row, deadline=last) if Name("deadline", place) in dropped else row
        for place, row in enumerate(inputs.promises)
        if Name("promise", place) not in dropped
    )
    return replace(inputs, items=items, funding=funding, promises=promises)


def _enough(inputs: Inputs) -> list[float]:
    """Return, for each item, units enough to keep every promise that it counts for, and loads for others."""
    enough = [0.0] * len(inputs.items)
    for row in inputs.promises:
        for place, count in row.counts.items():
            enough[place] += row.least / count if count > 0 else 0.0
    own = list(enough)
    for place, item in enumerate(inputs.items):
        for needed, per_unit in item.loads:
            enough[needed] += per_unit * own[place]
    return enough


def _unlimited(item: ItemInputs, enough: float) -> ItemInputs:
    """Return an item that can be made in any number; one that nobody makes stays so."""
    if not item.possible.any():
        return item
    most = max(enough, float(item.possible.max()))
    return replace(item, rates=np.full(len(item.rates), most), ramp=inf, maximum=inf, lines=())


def _written(programme: Programme, names: Sequence[Name]) -> Conflict:
    promises = [(row.id, f"“{row.title}”") for row in programme.promises]
    items = [(row.id, row.name) for row in programme.items]
    lenders = [(row.id, row.name) for row in programme.funding]
    rows: dict[Kind, Sequence[tuple[str, str]]] = {
        "promise": promises,
        "deadline": promises,
        "lender": lenders,
    }
    rows |= {"output": items, "line": items}
    told = ((name.kind, *rows[name.kind][name.place]) for name in names)
    parts = tuple(ConflictPart(kind=kind, id=of, name=called) for kind, of, called in told)
    said = []
    for kind, (one, many) in _WORDS.items():
        called = list(dict.fromkeys(part.name for part in parts if part.kind == kind))
        if called:
            said.append(f"{one if len(called) == 1 else many} {list_words(called, MOST_NAMED, between='; ')}")
    if all(part.kind in {"promise", "deadline"} for part in parts):
        sentence = f"Lead times alone rule out {list_words(said)}: no money and no output would help."
    else:
        sentence = f"These cannot hold together: {list_words(said, len(said), between='; ')}. Lifting any one of them lets the rest hold."
    return Conflict(parts=parts, sentence=sentence)
