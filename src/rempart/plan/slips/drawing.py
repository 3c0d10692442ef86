"""What goes otherwise in each trial: one draw for each uncertain input, by its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np

from rempart.plan.model.matrix import Floats, Places
from rempart.plan.programme_file.catalogue import Growth
from rempart.plan.slips.course import Course
from rempart.plan.slips.draws import normal_steps, steps, triangular, uniforms
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
        normal = normal_steps()
        own = np.exp(float(growth.sigma) * sqrt(1 - share) * normal)
        shared = float(growth.median) * np.exp(float(growth.sigma) * sqrt(share) * normal)
        factors: Floats = (
            shared[steps(self.seed, common, self.trials)] * own[steps(self.seed, name, self.trials)]
        )
        return factors

    def position(self, name: str, ends: Ends) -> Floats:
        """Return where a triangular value lies between low (-1), mode (0) and high (1)."""
        low, mode, high = ends
        value = triangular(self.uniform(name), low, mode, high)
        below = (value - mode) / (mode - low) if mode > low else np.zeros(len(value))
        above = (value - mode) / (high - mode) if high > mode else np.zeros(len(value))
        return np.where(value < mode, below, above)


def drawn(course: Course, seed: int, trials: Places) -> Drawn:
    """Return what these trials draw.

    Args:
        course: The plan's course, which names the inputs.
        seed: The seed of the whole run.
        trials: Numbers of trials, from 0.

    Assumes:
        One stream an input, so that one more item or instrument changes no other draw. Output and
        ceilings find their places between their ends apart from each other.
    """
    dice, priors, share = Dice(seed, trials), course.priors, course.priors.common_share
    ids = [item.id for item in course.items]
    lead = [
        np.rint(
            dice.triangular(f"lead/{item.id}", item.lead)
            * dice.growth(f"lead growth/{item.id}", "lead growth", priors.lead_growth, share)
        )
        for item in course.items
    ]
    put_back_from, put_back_by = _put_back(course, dice)
    positions = [dice.position(f"output/{item.id}", item.output.ends) for item in course.items]
    ceilings = [
        dice.position(f"ceiling/{name}", ends)
        for name, ends in zip(course.instruments, course.ceilings, strict=True)
    ]
    delays = [dice.triangular(f"delay/{name}", priors.funding_delay) for name in course.instruments]
    costs = [dice.growth(f"cost growth/{name}", "cost growth", priors.cost_growth, share) for name in ids]
    return Drawn(
        cost=_side_by_side(costs, trials),
        lead=_side_by_side(lead, trials).astype(np.int64),
        output=_side_by_side(positions, trials),
        put_back_from=put_back_from,
        put_back_by=put_back_by,
        taken=_taken(course, dice),
        ceiling=_side_by_side(ceilings, trials),
        delay=np.rint(_side_by_side(delays, trials)).astype(np.int64),
    )


def _put_back(course: Course, dice: Dice) -> tuple[Places, Places]:
    """Draw from which month on each item is put back in the queue, and by how many months.

    An item follows the draw that all share with the chance that makes the correlation of any two
    the common share. It is put back once at most: who stands at the end of a queue stays there.
    """
    priors, months = course.priors, course.months
    not_yet = (1 - priors.queue_chance) ** (np.arange(1, months + 1) / 12)
    follows = sqrt(priors.common_share)
    common_when, common_by = dice.uniform("queue"), dice.triangular("queue months", priors.queue_months)
    since, by = [], []
    for item in course.items:
        shared = dice.uniform(f"queue shared/{item.id}") < follows
        when = np.where(shared, common_when, dice.uniform(f"queue/{item.id}"))
        own_by = dice.triangular(f"queue months/{item.id}", priors.queue_months)
        found = np.searchsorted(1 - not_yet, when, side="left")
        since.append(found if item.may_be_put_back else np.full(len(when), months))
        by.append(np.where(shared, common_by, own_by))
    return (
        _side_by_side(since, dice.trials).astype(np.int64),
        np.rint(_side_by_side(by, dice.trials)).astype(np.int64),
    )


def _taken(course: Course, dice: Dice) -> Floats:
    """Draw the share of output that another war takes in each month; one may begin in each year."""
    priors, months = course.priors, np.arange(course.months)
    taken = np.zeros((len(dice.trials), course.months))
    for year in range(ceil(course.months / 12)):
        begins = dice.uniform(f"war/{year}") < priors.war_chance
        first = 12 * year + np.floor(12 * dice.uniform(f"war month/{year}"))
        length = np.rint(dice.triangular(f"war months/{year}", priors.war_months))
        share = dice.triangular(f"war share/{year}", priors.war_share)
        lasts = (months >= first[:, None]) & (months < (first + length)[:, None]) & begins[:, None]
        taken = np.maximum(taken, np.where(lasts, share[:, None], 0.0))
    return taken


def _side_by_side(columns: Sequence[Floats | Places], trials: Places) -> Floats:
    return np.stack(columns, axis=1).astype(np.float64) if columns else np.zeros((len(trials), 0))
