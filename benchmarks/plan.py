"""Planning: Rempart and its rivals on the same model in the same run.

    python benchmarks/plan.py [small|medium|large ...] [--whole] [--only TOOL] [--limit SECONDS] [--json]
    python benchmarks/plan.py trials-small trials-medium trials-large baskets [--trials N] [--only rempart] [--json]

The first kind builds one model and solves it for one goal (shortfall first, then early value), as a linear
programme or, with ``--whole``, with lines and lots in whole numbers. ``seconds`` is CPU time of building and
solving, ``build`` that of building alone, ``ratio`` over Rempart's. Every tool runs in a process of its own,
three times where that takes seconds. ``share`` is ``build`` over HiGHS's own time on the form that the tool
gives it, ``share_plain`` over its own time on the plain form (where ``highspy-arrays`` runs too). The second kind draws trials of a
plan (compiled, in blocks, one by one in NumPy) and baskets of a hundred items (against hopsy): ``value`` is a rate a
CPU second.
"""

import argparse
import json
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.planning_draws import DRAWN, TRIALS
from benchmarks.planning_models import SIZES, plain, programme
from benchmarks.planning_tools import TOOLS

REPEATS, LONG = 3, 30.0  # a run longer than so many seconds is not repeated


def main() -> int:
    """Run what was asked for and print one line for each case and tool."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("cases", nargs="*", metavar="CASE", help=", ".join((*SIZES, *DRAWN)))
    ask.add_argument("--whole", action="store_true", help="lines and lots in whole numbers")
    ask.add_argument("--only", metavar="TOOL", help=", ".join(TOOLS))
    ask.add_argument("--limit", type=float, default=90.0, metavar="SECONDS", help="of the solver")
    ask.add_argument("--trials", type=int, default=TRIALS, help="of the compiled loop")
    ask.add_argument("--json", action="store_true", help="one JSON line per case and tool")
    ask.add_argument("--worker", nargs=2, metavar=("TOOL", "CASE"), help=argparse.SUPPRESS)
    chosen = ask.parse_args()
    if chosen.worker:
        print(json.dumps(_work(*chosen.worker, whole=chosen.whole, limit=chosen.limit)))
        return 0
    unknown = set(chosen.cases) - {*SIZES, *DRAWN}
    if unknown:
        ask.error(f"no such case: {', '.join(sorted(unknown))}")
    for case in chosen.cases or ("small", "medium"):
        for line in DRAWN[case](chosen) if case in DRAWN else _compared(case, chosen):
            print(json.dumps(line) if chosen.json else _row(line), flush=True)
    return 0


def _compared(case: str, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    """Run each tool in turn, the tools one after the other in each round."""
    tools = [chosen.only] if chosen.only else list(TOOLS)
    runs: dict[str, list[dict[str, Any]]] = {tool: [] for tool in tools}
    for round_ in range(REPEATS):
        for tool in tools:
            if round_ == 0 or (runs[tool] and runs[tool][-1]["total"] < LONG and runs[tool][-1]["value"]):
                runs[tool].append(_spawned(tool, case, chosen))
    lines = []
    for tool, found in runs.items():
        totals = [run["total"] for run in found]
        lines.append(
            {
                "case": case + ("-whole" if chosen.whole else ""),
                "tool": tool,
                "seconds": round(median(totals), 3),
                "spread": round(max(totals) - min(totals), 3),
                "build": round(median(run["build"] for run in found), 4),
                "share": _share(found),
                "peak_mib": max(run["peak_mib"] for run in found),
                "value": found[-1]["value"],
                "bound": found[-1]["bound"],
                "gap": found[-1]["gap"],
                "note": found[-1]["note"],
            }
        )
    base = next((line["seconds"] for line in lines if line["tool"] == "rempart"), None)
    plain_form = next((line for line in lines if line["tool"] == "highspy-arrays"), None)
    own = plain_form["seconds"] - plain_form["build"] if plain_form else 0.0
    return [
        line
        | {"ratio": round(line["seconds"] / base, 2) if base else None}
        | {"share_plain": round(line["build"] / own, 5) if own else None}
        for line in lines
    ]


def _share(runs: list[dict[str, Any]]) -> float | None:
    """Return building over the solver's own time, None where the solver did not end by itself."""
    if runs[-1]["value"] is None:
        return None
    return round(median(run["build"] / max(run["total"] - run["build"], 1e-9) for run in runs), 4)


def _spawned(tool: str, case: str, chosen: argparse.Namespace) -> dict[str, Any]:
    command = [sys.executable, __file__, "--worker", tool, case, "--limit", str(chosen.limit)]
    command += ["--whole"] if chosen.whole else []
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        lines = ran.stderr.strip().splitlines() or ["no message"]
        return {"build": 0.0, "total": 0.0, "peak_mib": 0, "value": None, "bound": None,
                "gap": None, "note": lines[-1]}  # fmt: skip
    made: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    return made


def _work(tool: str, case: str, *, whole: bool, limit: float) -> dict[str, Any]:
    made = programme(*SIZES[case], whole=whole)
    model = plain(made, whole=whole)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    build, solve, value, gap = TOOLS[tool](made, model, limit)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    bound = None if value is None or gap is None else value - gap * abs(value)
    return {
        "build": build, "total": build + solve, "peak_mib": peak // 1024, "value": value, "bound": bound, "gap": gap,
        "note": None if value is not None else f"no answer: {limit:g} s were over, or the solver gave up",
    }  # fmt: skip


def _row(line: dict[str, Any]) -> str:
    return "  ".join(f"{name} {value}" for name, value in line.items() if value is not None)


if __name__ == "__main__":
    sys.exit(main())
