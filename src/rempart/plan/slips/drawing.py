"""What goes otherwise in each trial: one draw for each uncertain input, by its name."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.programme_file.catalogue import Growth
from rempart.plan.slips.course import Course
from rempart.plan.slips.draws import growth_steps, steps, triangular, uniforms
from rempart.plan.slips.priors import Priors
from rempart.terms.figure import LowModeHigh

Ends = tuple[float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The draws of some trials, the trial first.

    ``cost`` factors, ``lead`` months, ``output`` positions (-1 low, 0 mode, 1 high), the month from which
    an item is put back (the number of months where never) and by how many months, by item; ``taken``, the
    share of output that another war takes, by month; ``ceiling`` positions and ``delay`` months, by
    instrument.
    """

    cost: Floats
    lead: Places
    output: Floats
    put_back_from: Places
    put_back_by: Places
    taken: Floats
    ceiling: Floats
    delay: Places

    def part(self, trials: slice) -> "Drawn":
        """Return the draws of some of the trials."""
        return Drawn(*(getattr(self, each.name)[trials] for each in fields(self)))


@dataclass(frozen=True, slots=True)
class Dice:
    """The seed, and the numbers of the trials that are drawn."""

    seed: int
    trials: Places

    def uniform(self, name: str) -> Floats:
        """Return numbers between 0 and 1."""
        return uniforms(self.seed, name, self.trials)

    def triangular(self, name: str, span: LowModeHigh) -> Floats:
        """Return triangular values between low and high."""
        return triangular(self.uniform(name), float(span.low), float(span.mode), float(span.high))

    def growth(self, name: str, common: str, growth: Growth, share: float) -> Floats:
        """Return lognormal factors, of whose variance a share is that of the common draw."""
        own = growth_steps(float(growth.sigma) * sqrt(1 - share))[steps(self.seed, name, self.trials)]
        shared = growth_steps(float(growth.sigma) * sqrt(share))[steps(self.seed, common, self.trials)]
        return float(growth.median) * shared * own

    def rank(self, name: str) -> Floats:
        """Return the steps of a growth factor's own draw, as numbers that rise with it."""
        return steps(self.seed, name, self.trials).astype(np.float64)

    def follows(self, name: str, share: float) -> NDArray[np.bool_]:
        """Say in which trials an item follows the draw that all items share."""
        return self.uniform(f"queue shared/{name}") < sqrt(share)

    def war(self, months: int, priors: Priors) -> Floats:
        """Return the share of output that another war takes in each month; one may begin in each year."""
        taken = np.zeros((len(self.trials), months))
        month = np.arange(months)
        for year in range(ceil(months / 12)):
            begins = self.uniform(f"war/{year}") < priors.war_chance
            first = 12 * year + np.floor(12 * self.uniform(f"war month/{year}"))
            length = np.rint(self.triangular(f"war months/{year}", priors.war_months))
            share = self.triangular(f"war share/{year}", priors.war_share)
            lasts = (month >= first[:, None]) & (month < (first + length)[:, None]) & begins[:, None]
            taken = np.maximum(taken, np.where(lasts, share[:, None], 0.0))
        return taken

    def position(self, name: str, ends: Ends) -> Floats:
        """Return where a triangular value lies between low (-1), mode (0) and high (1)."""
        low, mode, high = ends
        value = triangular(self.uniform(name), low, mode, high)
        below = (value - mode) / (mode - low) if mode > low else np.zeros(len(value))
        above = (value - mode) / (high - mode) if high > mode else np.zeros(len(value))
        return np.where(value < mode, below, above)


def drawn(course: Course, seed: int, trials: Places) -> Drawn:
    """Return what the trials of these numbers, from 0, draw of a course's inputs.

    Assumes:
        One stream an input, so that one more item or instrument changes no other draw. Output and
        ceilings find their places between their ends apart from each other.
    """
    dice, priors, names = Dice(seed, trials), course.priors, course.instruments
    count = len(trials), len(course.items)
    cost, lead, output = np.ones(count), np.zeros(count), np.zeros(count)
    since, by = np.full(count, course.months), np.zeros(count)
    common = dice.uniform("queue"), dice.triangular("queue months", priors.queue_months)
    for number, item in enumerate(course.items):
        output[:, number] = dice.position(f"output/{item.id}", item.output.ends)
    for number in course.busy:
        item, share = course.items[number], priors.common_share
        cost[:, number] = dice.growth(f"cost growth/{item.id}", "cost growth", priors.cost_growth, share)
        slip = dice.growth(f"lead growth/{item.id}", "lead growth", priors.lead_growth, share)
        lead[:, number] = np.rint(dice.triangular(f"lead/{item.id}", item.lead) * slip)
        if item.may_be_put_back:
            since[:, number], by[:, number] = _put_back(course, dice, item.id, common)
    spans = zip(names, course.ceilings, strict=True)
    ceilings = [dice.position(f"ceiling/{name}", ends) for name, ends in spans]
    delays = [dice.triangular(f"delay/{name}", priors.funding_delay) for name in names]
    return Drawn(
        cost=cost,
        lead=lead.astype(np.int64),
        output=output,
        put_back_from=since.astype(np.int64),
        put_back_by=by.astype(np.int64),
        taken=dice.war(course.months, priors),
        ceiling=_side_by_side(ceilings, trials),
        delay=np.rint(_side_by_side(delays, trials)).astype(np.int64),
    )  # fmt: skip


def chance_so_far(priors: Priors, months: int) -> Floats:
    """Return the chance that a queue has been upset by the end of each month."""
    return 1 - (1 - priors.queue_chance) ** (np.arange(1, months + 1) / 12)


def _put_back(course: Course, dice: Dice, name: str, common: tuple[Floats, Floats]) -> tuple[Places, Floats]:
    """Draw from which month on an item is put back in the queue, and by how many months.

    It follows the draw that all items share with the chance that makes the correlation of any two the
    common share. It is put back once at most: who stands at the end of a queue stays there.
    """
    priors = course.priors
    so_far = chance_so_far(priors, course.months)
    follows = dice.follows(name, priors.common_share)
    when = np.where(follows, common[0], dice.uniform(f"queue/{name}"))
    by = np.where(follows, common[1], dice.triangular(f"queue months/{name}", priors.queue_months))
    return np.searchsorted(so_far, when, side="left"), np.rint(by)


def _side_by_side(columns: Sequence[Floats | Places], trials: Places) -> Floats:
    return np.stack(columns, axis=1).astype(np.float64) if columns else np.zeros((len(trials), 0))
