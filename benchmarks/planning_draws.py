"""Draws of the planner: trials of a plan, and baskets of a withheld list against hopsy.

The programme of ``planning_models`` with a plan that delivers half a unit of everything each month and whose
money just suffices, so that hardly a trial goes as planned.
"""

import argparse
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.planning_models import SIZES, programme
from rempart.plan.model.baskets import Bounds, draw
from rempart.plan.model.cases import inputs
from rempart.plan.model.cash import groups_of
from rempart.plan.model.matrix import Floats, Places
from rempart.plan.programme import Programme
from rempart.plan.results.accounts import due_by_month
from rempart.plan.slips.counting import count_in_blocks
from rempart.plan.slips.course import Course, Planned, course_of
from rempart.plan.slips.drawing import drawn
from rempart.plan.slips.running import run
from rempart.plan.slips.tally import Wanted, whole_run

TRIALS = 20_000  # of the compiled loop
IN_BLOCKS, ALONE = 400, 20  # of the two ways in NumPy
BASKETS, CHAIN, THINNING = 100_000, 4_000, 100
Line = dict[str, Any]


def trials(size: str, chosen: argparse.Namespace) -> list[Line]:
    """Draw and count trials of a plan in three ways, each giving the same digits."""
    course = _course(programme(*SIZES[size], whole=False))
    wanted = _wanted(course)

    def alone(number: int) -> None:
        for trial in range(number):
            run(course, drawn(course, 1, np.array([trial])))

    ways: dict[str, tuple[Callable[[int], object], int]] = {}
    if not chosen.only or chosen.only == "rempart":
        from rempart.plan.slips.compiled import count_compiled

        begun = time.process_time()
        count_compiled(course, wanted, 1, whole_run(1))
        compiling = time.process_time() - begun
        ways["rempart"] = (
            (lambda number: count_compiled(course, wanted, 1, whole_run(number), threads=1)),
            chosen.trials,
        )
        ways["rempart, two threads"] = (
            (lambda number: count_compiled(course, wanted, 1, whole_run(number), threads=2)),
            chosen.trials,
        )
    if chosen.only != "rempart":
        ways["rempart in blocks"] = (
            (lambda number: count_in_blocks(course, wanted, 1, whole_run(number))),
            IN_BLOCKS,
        )
        ways["NumPy, trial by trial"] = alone, ALONE
    lines = []
    for tool, (way, number) in ways.items():
        cpu, wall = time.process_time(), time.perf_counter()
        way(number)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        note = f"trials a CPU second, draws included; {number} trials, {wall:.1f} s by the clock"
        note += f"; first call {compiling:.1f} s of CPU" if tool == "rempart" else ""
        lines.append({"case": f"trials-{size}", "tool": tool, "seconds": round(cpu, 3), "value": round(number / cpu), "note": note})  # fmt: skip
    best = lines[0]["value"]
    return [line | {"ratio": round(best / line["value"], 1)} for line in lines]


def baskets(chosen: argparse.Namespace) -> list[Line]:
    """Draw baskets of a hundred items within 2 % of their sum, and numbers from a chain of hopsy's on the same list.

    Two lists: one of prices up to a billion, where whole units and parts of units differ; and one of cheap
    items, where they hardly do, so that the means of both can be held against each other.
    """
    random = np.random.default_rng(1)
    dear = random.uniform(1e6, 1e9, 100)
    cheap = 1e6 * random.integers(1, 11, 100)
    lines: list[Line] = []
    for name, costs in (("baskets", dear), ("baskets-cheap", cheap)):
        most = np.minimum(1000, np.floor(2e10 / costs)).astype(np.int64)
        nothing = np.zeros(100, np.int64)
        start = time.process_time()
        found = draw(Bounds(costs, nothing, most, nothing, 99e9, 101e9), BASKETS, 1)
        spent = time.process_time() - start
        if found is None:
            return lines
        note = f"independent baskets a CPU second, {BASKETS} of 100 items, table included"
        lines.append({"case": name, "tool": "rempart", "seconds": round(spent, 2), "value": round(BASKETS / spent), "note": note})  # fmt: skip
        if chosen.only != "rempart":
            lines.append(_chain(name, costs, most, found) | {"baskets": BASKETS / spent})
            lines[-1]["ratio"] = round(lines[-1].pop("baskets") / lines[-1]["value"], 1)
    return lines


def _chain(name: str, costs: Floats, most: Places, found: Places) -> Line:
    """Run hopsy's coordinate chain on a list, in billions, which is the kinder shape; compare the means with ours."""
    import hopsy

    limits = np.concatenate((np.eye(100), -np.eye(100), np.ones((1, 100)), -np.ones((1, 100))))
    room = np.concatenate((most * costs / 1e9, np.zeros(100), [101.0, -99.0]))
    start = time.process_time()
    problem = hopsy.Problem(limits, room)
    chain = hopsy.MarkovChain(
        problem,
        proposal=hopsy.UniformCoordinateHitAndRunProposal,
        starting_point=hopsy.compute_chebyshev_center(problem).ravel(),
    )
    _, states = hopsy.sample(chain, hopsy.RandomNumberGenerator(1), n_samples=CHAIN, thinning=THINNING)
    spent = time.process_time() - start
    numbers = np.asarray(hopsy.ess(states)).ravel()
    ours, theirs = found * costs / 1e9, states[0]
    apart = ours.mean(axis=0) - theirs.mean(axis=0)
    error = np.sqrt(ours.var(axis=0) / len(ours) + theirs.var(axis=0) / numbers)
    note = (
        f"effective numbers a CPU second ({numbers.min():.0f}, the least of all items); means of all items apart by "
        f"{np.sqrt(np.mean((apart / error) ** 2)):.2f} sampling errors (root mean square; 1 is chance alone), at most "
        f"{np.abs(apart / error).max():.1f}, and {np.abs(apart).mean() / ours.std(axis=0).mean():.3f} of a standard deviation on average"
    )
    return {"case": name, "tool": "hopsy", "seconds": round(spent, 2), "value": round(float(numbers.min()) / spent, 1), "note": note}  # fmt: skip


DRAWN: dict[str, Callable[[argparse.Namespace], list[Line]]] = {
    "trials-small": lambda chosen: trials("small", chosen),
    "trials-medium": lambda chosen: trials("medium", chosen),
    "trials-large": lambda chosen: trials("large", chosen),
    "baskets": baskets,
}


def _wanted(course: Course) -> Wanted:
    """Ask for the sum of everything, of a half of it, and for the first item."""
    ordered = np.array([course.items[number].orders[-1] for number in course.busy])
    prices = np.array([course.items[number].price for number in course.busy])
    half = np.arange(len(ordered)) % 2 == 0
    counts = np.stack((prices, prices * half, np.eye(len(ordered))[0]))
    deadlines = np.array([course.months - 1, course.months - 1, course.months // 2])
    return Wanted(counts, 0.9 * counts @ ordered, deadlines, ordered * (counts > 0), ordered * (1 - 1e-6))


def _course(made: Programme) -> Course:
    """Return a plan that delivers half a unit of everything each month and whose money just suffices."""
    case = inputs(made)
    groups = groups_of(case)
    delivered = np.zeros((len(made.items), made.months))
    for number, item in enumerate(made.items):
        delivered[number, int(item.lead_time_months.mode) :] = 0.5
    nothing = np.zeros_like(delivered)
    paid = np.zeros((len(case.funding), len(groups), made.months))
    due = due_by_month(case, delivered)
    for group, members in enumerate(groups):
        able = [number for number, row in enumerate(case.funding) if row.pays_for.issuperset(members)]
        paid[able, group] = due[list(members)].sum(axis=0) / len(able)
    return course_of(
        made, Planned(delivered, nothing, nothing, paid, np.array([item.paid for item in case.items]))
    )
