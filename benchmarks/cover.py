"""Coverage: Rempart and spopt on the same instance, in processes of their own, taking turns.

    python benchmarks/cover.py [CASE ...] [--only TOOL] [--json] [--repeats N] [--dump FILE]
    python benchmarks/cover.py --sites N --points M --radius R --budget B [--seed S] [--gap G]

Instances are those of the published law (benchmarks/published_instances.py). The clock starts before an
instance is generated and stops with the answer; imports come before it. ``--dump`` writes the chosen
sites of a generated instance, so that anyone can recount; sites of a country are never written out.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import cover_tools
from benchmarks.cover_tools import Case, Found, recounted

CASES = {
    "published-1": Case(100, 10**5, 5.5, 10),
    "published-2": Case(100, 10**5, 5.5, 15),
    "published-3": Case(100, 10**5, 6.25, 10),
    "published-4": Case(100, 10**5, 5.5, 10, 2),
    "published-5": Case(100, 10**5, 5.5, 15, 2),
    "published-6": Case(100, 10**5, 6.25, 10, 2),
    "small-radius-1e4": Case(500, 10**4, 2.0, 20),
    "small-radius-1e5": Case(1000, 10**5, 2.0, 20),
    "small-radius-1e6": Case(1000, 10**6, 2.0, 20),
    "wide-1e4": Case(500, 10**4, 5.5, 10),
    "merge-1e7": Case(100, 10**7, 5.5, 10),
    "merge-2e7": Case(100, 2 * 10**7, 5.5, 10),
    "wide-1e7": Case(1000, 10**7, 5.5, 10, 1, 0.01),
}
COUNTRY = {
    "country": cover_tools.country,
    "country-curve": cover_tools.country_curve,
    "country-joint": cover_tools.country_joint,
    "country-trials": cover_tools.country_trials,
}
TOOLS = {"rempart": cover_tools.rempart, "spopt": cover_tools.spopt}
MOST_PAIRS_FOR_SPOPT = 5 * 10**6  # it loops over every pair in Python; larger ones do not end in ten minutes
REPEATS = 3
LIMIT = 600
REFUSED = 2
OWN = "given"


def main() -> int:
    """Run what was asked for and print a line for each case and tool."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("cases", nargs="*", metavar="CASE", help=", ".join([*CASES, *COUNTRY]))
    ask.add_argument("--only", choices=TOOLS, metavar="TOOL", help=", ".join(TOOLS))
    ask.add_argument("--json", action="store_true", help="one JSON line per case and tool")
    ask.add_argument("--repeats", type=int, default=REPEATS)
    ask.add_argument(
        "--dump", type=Path, metavar="FILE", help="write the chosen sites of a generated instance"
    )
    for name, kind in (("sites", int), ("points", int), ("radius", float), ("budget", int)):
        ask.add_argument(f"--{name}", type=kind)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--gap", type=float, default=None, help="stop once proven within this share")
    ask.add_argument("--worker", nargs=2, metavar=("TOOL", "CASE"), help=argparse.SUPPRESS)
    chosen = ask.parse_args()
    wrong = _wrong(chosen)
    if wrong:
        print(f"cover: {wrong}", file=sys.stderr)
        return REFUSED
    if chosen.worker:
        print(json.dumps(_work(*chosen.worker)))
        return 0
    asked = {OWN: _given(chosen)} if chosen.sites else dict.fromkeys(chosen.cases or [*CASES, *COUNTRY])
    for name, given in asked.items():
        case = given or CASES.get(name)
        if case is not None and chosen.gap is not None:
            case = Case(case.sites, case.points, case.radius, case.budget, case.seed, chosen.gap)
        for line in _compared(name, case, chosen):
            print(json.dumps(line) if chosen.json else _row(line), flush=True)
    return 0


def _wrong(chosen: argparse.Namespace) -> str:
    """Return what is wrong with the question, or nothing; a country is refused before anything is solved."""
    unknown = set(chosen.cases) - {*CASES, *COUNTRY}
    numbers = [getattr(chosen, name) for name in ("sites", "points", "radius", "budget")]
    if unknown:
        return f"no such case: {', '.join(sorted(unknown))}; expected {', '.join([*CASES, *COUNTRY])}"
    if any(one is not None for one in numbers) and (chosen.cases or not all(numbers)):
        return "an instance of your own needs --sites, --points, --radius and --budget, and no case"
    if chosen.dump and (set(chosen.cases) & set(COUNTRY) or not (chosen.cases or chosen.sites)):
        return "sites of a country are not written out; recount with --case published-1"
    return ""


def _given(chosen: argparse.Namespace) -> Case:
    return Case(chosen.sites, chosen.points, chosen.radius, chosen.budget, chosen.seed)


def _compared(name: str, case: Case | None, chosen: argparse.Namespace) -> list[dict[str, Any]]:
    """Let the tools take turns on one case, each time in a new process."""
    able = [tool for tool in TOOLS if case is not None or tool == "rempart"]
    if case is not None and case.sites * case.points > MOST_PAIRS_FOR_SPOPT:
        able = ["rempart"]
    tools = [tool for tool in able if chosen.only in {None, tool}]
    runs: dict[str, list[dict[str, Any]]] = {tool: [] for tool in tools}
    for _ in range(chosen.repeats):
        for tool in tools:
            runs[tool].append(_run(tool, name, case))
    if chosen.dump and case is not None and "rempart" in runs:
        sites = runs["rempart"][0]["sites"]
        told = {"case": vars(case), "sites": sites, "recounted": recounted(case, tuple(sites))}
        chosen.dump.write_text(json.dumps(told) + "\n", encoding="utf-8")
    lines = [_line(name, tool, of_tool) for tool, of_tool in runs.items() if of_tool]
    ours = next((line for line in lines if line["tool"] == "rempart"), None)
    for line in lines:
        line["ratio"] = round(line["seconds"] / ours["seconds"], 1) if ours and line["seconds"] else None
    return lines


def _run(tool: str, name: str, case: Case | None) -> dict[str, Any]:
    question = json.dumps({"name": name, "case": None if case is None else vars(case)})
    try:
        done = subprocess.run(
            [sys.executable, __file__, "--worker", tool, question],
            capture_output=True, text=True, check=False, timeout=LIMIT,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"stopped": f"after {LIMIT} s"}
    if done.returncode:
        return {"stopped": done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "it failed"}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _work(tool: str, question: str) -> dict[str, Any]:
    """Answer in this process, and say how long it took and how much memory."""
    asked = json.loads(question)
    if tool == "spopt":
        import pulp  # noqa: F401 # imports come before the clock
        import scipy.spatial.distance  # noqa: F401 # the same
        import spopt.locate  # noqa: F401 # the same
    began, used = time.perf_counter(), time.process_time()
    found: Found = COUNTRY[asked["name"]]() if asked["case"] is None else TOOLS[tool](Case(**asked["case"]))
    seconds, own = time.perf_counter() - began, time.process_time() - used
    of_children = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, of_children.ru_maxrss) / 1024
    return {
        "seconds": seconds, "cpu": own + of_children.ru_utime, "peak_mib": peak, "value": found.value,
        "bound": found.bound, "sites": found.sites if asked["case"] is not None else [],
    }  # fmt: skip


def _line(case: str, tool: str, runs: list[dict[str, Any]]) -> dict[str, Any]:
    stopped = [run["stopped"] for run in runs if "stopped" in run]
    done = [run for run in runs if "stopped" not in run]
    if not done:
        return {"case": case, "tool": tool, "seconds": None, "stopped": stopped[0]}
    seconds = [run["seconds"] for run in done]
    value, bound = done[0]["value"], done[0]["bound"]
    return {
        "case": case,
        "tool": tool,
        "seconds": round(median(seconds), 3),
        "spread": [round(min(seconds), 3), round(max(seconds), 3)],
        "cpu_seconds": round(median(run["cpu"] for run in done), 3),
        "peak_mib": round(max(run["peak_mib"] for run in done)),
        "value": value,
        "bound": bound,
        "gap": (bound - value) / value if value else None,
        "repeats": len(done),
    }


def _row(line: dict[str, Any]) -> str:
    if line["seconds"] is None:
        return f"{line['case']:18} {line['tool']:8} stopped: {line['stopped']}"
    return (
        f"{line['case']:18} {line['tool']:8} {line['seconds']:9.2f} s  cpu {line['cpu_seconds']:8.2f} s  "
        f"{line['peak_mib']:6} MiB  value {line['value']:,}  gap {100 * (line['gap'] or 0):.4f} %  x{line['ratio']}"
    )


if __name__ == "__main__":
    sys.exit(main())
