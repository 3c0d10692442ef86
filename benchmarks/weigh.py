"""Time the outlook beside game solvers, on the same draws, in one run.

``python benchmarks/weigh.py [million] [regret] [--only TOOL] [--json]``

- ``million``: one million assumption sets, three strategies, twelve years, solved whole; beside it a loop of
  pygambit (build the reduced game, solve it by linear complementarity) over ``LOOP`` of the same sets.
  ``value`` is microseconds a set; ``ratio`` is how many times longer the rival takes for a set.
- ``regret``: 200 random sets; ``value`` is the largest regret of the closed form's plan in pygambit's reduced
  game, ``bound`` the largest gap between the two values of the defender.

The reduced game is smaller than Rempart's: three kinds of leader, breaks in year 0 to 3 or never, without
accidents and changes of leader, war worth to the defender what it is without cover and guarantor. pygambit comes with the ``bench`` extra; ``--only rempart`` needs none.
"""

import argparse
import hashlib
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from rempart.outlook.assessment import STRATEGIES
from rempart.outlook.game import Array, play
from rempart.outlook.outcomes import outcomes
from rempart.outlook.parameters import ranges
from rempart.outlook.sampling import Box

SETS, LOOP, REGRETS, REPEATS = 1_000_000, 60, 200, 3
BREAKS = (0, 1, 2, 3)
KINDS = 3
DELIVERED = np.array([0, 0.15, 0.35, 0.55, 0.75, 0.9, 1, 1, 1, 1, 1, 1, 1])[:, None]
COVERED = np.array([0.1, 0.15, 0.25, 0.35, 0.45, *[0.5] * 8])[:, None]


def main() -> None:
    """Run the cases that are named, each tool in a process of its own, in turns."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("cases", nargs="*", default=[], choices=["million", "regret", []])
    asked.add_argument("--only", choices=["rempart", "pygambit"])
    asked.add_argument("--json", action="store_true", help="one JSON line a case and tool (the default)")
    asked.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.run:
        print(json.dumps(RUNS[tuple(options.run)]()))
        return
    for case in options.cases or ["million", "regret"]:
        tools = [tool for name, tool in RUNS if name == case and options.only in (None, tool)]
        found: dict[str, list[dict[str, Any]]] = {tool: [] for tool in tools}
        for _ in range(REPEATS if case == "million" else 1):
            for tool in tools:
                found[tool].append(_in_a_process(case, tool))
        own = _median(found["rempart"], "value") if "rempart" in found else None
        for tool, runs in found.items():
            print(json.dumps(_line(case, tool, runs, own)), flush=True)


def _in_a_process(case: str, tool: str) -> dict[str, Any]:
    command = [sys.executable, __file__, "--run", case, tool]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def _median(runs: list[dict[str, Any]], name: str) -> float:
    return statistics.median(run[name] for run in runs)


def _line(case: str, tool: str, runs: list[dict[str, Any]], own: float | None) -> dict[str, Any]:
    seconds = [run["seconds"] for run in runs]
    value = _median(runs, "value")
    timed = case == "million" and own
    return {
        "case": case,
        "tool": tool,
        "seconds": round(statistics.median(seconds), 3),
        "spread": [round(min(seconds), 3), round(max(seconds), 3)],
        "cpu_seconds": round(_median(runs, "cpu"), 3),
        "peak_mib": round(max(run["peak"] for run in runs)),
        "value": value,
        "bound": runs[0].get("bound"),
        "gap": None,
        "ratio": round(value / own, 1) if timed else None,
        "sets": runs[0]["sets"],
        "digest": runs[0].get("digest"),
    }


def _timed(work: Callable[[], dict[str, Any]], sets: int) -> dict[str, Any]:
    begun, cpu = time.perf_counter(), time.process_time()
    told = work()
    seconds = time.perf_counter() - begun
    return {
        "seconds": seconds,
        "cpu": time.process_time() - cpu,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "value": seconds / sets * 1e6,
        "sets": sets,
        **told,
    }


def million_rempart() -> dict[str, Any]:
    """Draw and solve a million sets under three strategies, with every year of the outcome kept."""

    def work() -> dict[str, Any]:
        found = outcomes(Box.drawn(ranges({}, None, ()), SETS, 1), (DELIVERED, COVERED))
        known = hashlib.sha256()
        for strategy in STRATEGIES:
            known.update(found[strategy].alive[:, ::997].tobytes())
        return {"digest": known.hexdigest()[:16]}

    return _timed(work, SETS)


def million_pygambit() -> dict[str, Any]:
    """Build and solve the reduced game of the first sets, one by one, as a reader of pygambit would."""
    games = reduced_games(LOOP)

    def work() -> dict[str, Any]:
        for game in games:
            solved(game)
        return {}

    return _timed(work, LOOP)


def regret_rempart() -> dict[str, Any]:
    """Put the closed form's plan into pygambit's reduced game: nobody may gain by leaving it."""

    def work() -> dict[str, Any]:
        regret, apart = 0.0, 0.0
        for game in reduced_games(REGRETS):
            profile, ours = with_own_plan(game)
            regret = max(regret, float(profile.agent_max_regret()))
            theirs = [float(each.payoff("Defender")) for each in solved(game)]
            apart = max(apart, min(abs(value - ours) for value in theirs))
        return {"value": regret, "bound": apart}

    return _timed(work, REGRETS)


def reduced_games(count: int) -> list[dict[str, Array]]:
    """Return, for each set, gains and costs of the reduced game as the closed form has them."""
    box = Box.drawn(ranges({}, None, ["accidents_per_year=0", "leader_changes_per_year=0"]), SETS, 1)
    values = box.values(slice(0, count))
    years = np.array(BREAKS)
    games = []
    short = DELIVERED[: len(BREAKS)], COVERED[: len(BREAKS)]
    played = {name: play(values, short, name) for name in STRATEGIES}
    waited = values["yearly_discount"] ** values["build_up_years"]
    meanwhile = 1 - values["challenger_share_no_guarantee"] - values["war_cost_meanwhile"]
    for one in range(count):
        discount = values["yearly_discount"][one]
        parts = (np.arange(KINDS) + 0.5) / KINDS
        costs = values["war_cost_least"][one] + parts * (
            values["war_cost_most"][one] - values["war_cost_least"][one]
        )
        weight = discount**years
        challenger = np.array(
            [weight * (played[name].gain[years, one] - costs[:, None]) for name in STRATEGIES]
        )
        share = np.array([values[f"challenger_share_{name}"][one] for name in STRATEGIES])
        war = np.array(
            [1 - played[name].win[years, one] - values["defender_war_loss"][one] for name in STRATEGIES]
        )
        value = (1 - share[:, None]) * (1 - weight) + weight * war
        lasting = 1 - share
        value[0] = (
            (1 - waited[one]) * meanwhile[one] + waited[one] * value[0] - values["guarantee_price"][one]
        )
        lasting[0] = (
            (1 - waited[one]) * meanwhile[one] + waited[one] * lasting[0] - values["guarantee_price"][one]
        )
        thresholds = np.array([played[name].thresholds[:, one] for name in STRATEGIES])
        game = {"challenger": challenger, "defender": value, "lasting": lasting, "costs": costs}
        games.append(game | {"thresholds": thresholds})
    return games


def tree_of(game: dict[str, Array]) -> Any:
    """Build the reduced game: the defender's strategy, chance draws the leader, he breaks in a year or never."""
    import pygambit

    tree = pygambit.Game.new_tree(players=["Defender", "Challenger"])
    tree.append_move(tree.root, "Defender", list(STRATEGIES))
    acts = [f"year {year}" for year in BREAKS] + ["never"]
    for number, chosen in enumerate(tree.root.children):
        tree.append_move(chosen, tree.players.chance, [f"kind {kind}" for kind in range(KINDS)])
        tree.set_chance_probs(chosen.infoset, [pygambit.Rational(1, KINDS)] * KINDS)
        for kind, leader in enumerate(chosen.children):
            tree.append_move(leader, "Challenger", acts)
            for act, leaf in enumerate(leader.children):
                ends = act < len(BREAKS)
                theirs = game["challenger"][number, kind, act] if ends else 0.0
                ours = game["defender"][number, act] if ends else game["lasting"][number]
                outcome = tree.add_outcome(f"{number} {kind} {act}", [float(ours), float(theirs)])
                tree.set_outcome(leaf, outcome)
    return tree


def solved(game: dict[str, Array]) -> Any:
    """Build the game and solve it by linear complementarity."""
    import pygambit

    return pygambit.nash.lcp_solve(tree_of(game), rational=False).equilibria


def with_own_plan(game: dict[str, Array]) -> tuple[Any, float]:
    """Return the profile of the closed form's rule, and what it is worth to the defender."""
    tree = tree_of(game)
    profile = tree.mixed_behavior_profile()
    worth = []
    for number, chosen in enumerate(tree.root.children):
        total = 0.0
        for kind, leader in enumerate(chosen.children):
            breaks = np.flatnonzero(game["costs"][kind] < game["thresholds"][number])
            act = int(breaks[0]) if breaks.size else len(BREAKS)
            for at, action in enumerate(leader.infoset.actions):
                profile[action] = float(at == act)
            ends = act < len(BREAKS)
            total += float(game["defender"][number, act] if ends else game["lasting"][number]) / KINDS
        worth.append(total)
    best = int(np.argmax(worth))
    for at, action in enumerate(tree.root.infoset.actions):
        profile[action] = float(at == best)
    return profile, worth[best]


RUNS: dict[tuple[str, str], Callable[[], dict[str, Any]]] = {
    ("million", "rempart"): million_rempart,
    ("million", "pygambit"): million_pygambit,
    ("regret", "rempart"): regret_rempart,
}


if __name__ == "__main__":
    main()
