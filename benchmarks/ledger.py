"""Merging: Rempart, and splink and dedupe beside it, on invented archives with known stories.

    python benchmarks/ledger.py [5e2|1e4|1e5|1e6 ...] [--only TOOL] [--repeats N] [--json]

Each tool merges the same ``claims.jsonl`` in a process of its own. ``value`` is the pairwise F1 of "same story";
``seconds`` is processor time of all processes of the tool and holds reading the file, ``wall`` is time by the clock,
``peak_mib`` the largest proportional share of memory (PSS) that its processes held together. The story of each claim is known to the generator alone
(``ledger_stories``). dedupe runs up to 500 claims, since its training takes minutes there already. Rivals come with the bench extra; ``--only rempart`` needs none.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.ledger_memory import Memory
from benchmarks.ledger_stories import Archive
from benchmarks.ledger_tools import MOST_CLAIMS, TOOLS

CASES = {"5e2": 500, "1e4": 10_000, "1e5": 100_000, "1e6": 1_000_000}
SEED = 1


def main() -> int:
    """Run what was asked for and print one JSON line (or one row) for each case and tool."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("cases", nargs="*", metavar="CASE", help=", ".join(CASES))
    ask.add_argument("--only", metavar="TOOL", help="run this tool alone")
    ask.add_argument("--repeats", type=int, default=3, metavar="N")
    ask.add_argument("--json", action="store_true", help="one JSON line per case and tool")
    ask.add_argument("--worker", nargs=3, metavar=("TOOL", "CLAIMS", "OUT"), help=argparse.SUPPRESS)
    chosen = ask.parse_args()
    if chosen.worker:
        return _work(*chosen.worker)
    unknown = set(chosen.cases) - set(CASES)
    if unknown:
        ask.error(f"no such case: {', '.join(sorted(unknown))}; expected {', '.join(CASES)}")
    for case in chosen.cases or ("1e4", "1e5"):
        for line in _compared(case, chosen.only, chosen.repeats):
            print(json.dumps(line) if chosen.json else _row(line), flush=True)
    return 0


def _compared(case: str, only: str | None, repeats: int) -> list[dict[str, Any]]:
    fits = [tool for tool in TOOLS if CASES[case] <= MOST_CLAIMS.get(tool, CASES[case])]
    tools = [tool for tool in fits if only in {None, tool}]
    with tempfile.TemporaryDirectory() as folder:
        claims, truth = Path(folder) / "claims.jsonl", {}
        with claims.open("w", encoding="utf-8") as file:
            for told in Archive(CASES[case], seed=SEED):
                file.write(json.dumps(told.line, separators=(",", ":")) + "\n")
                truth |= {
                    claim["id"]: story for claim, story in zip(told.line["claims"], told.stories, strict=True)
                }
        runs: dict[str, list[dict[str, Any]]] = {tool: [] for tool in tools}
        for _ in range(repeats):
            for tool in tools:
                runs[tool].append(_in_process(tool, claims, truth))
    own = median(run["seconds"] for run in runs["rempart"]) if "rempart" in runs else None
    return [_line(case, tool, runs[tool], own) for tool in tools]


def _line(case: str, tool: str, runs: list[dict[str, Any]], own: float | None) -> dict[str, Any]:
    seconds = [run["seconds"] for run in runs]
    return {
        "case": case,
        "tool": tool,
        "seconds": round(median(seconds), 2),
        "spread": round(max(seconds) - min(seconds), 2),
        "peak_mib": max(run["peak_mib"] for run in runs),
        "value": runs[0]["f1"],
        "bound": None,
        "gap": None,
        "ratio": round(median(seconds) / own, 2) if own else None,
        "precision": runs[0]["precision"],
        "recall": runs[0]["recall"],
        "wall": round(median(run["wall"] for run in runs), 1),
    }


def _in_process(tool: str, claims: Path, truth: Mapping[str, int]) -> dict[str, Any]:
    out = claims.with_name("groups.json")
    command = [sys.executable, __file__, "--worker", tool, str(claims), str(out)]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with worker, Memory(worker.pid) as memory:
        told, wrong = worker.communicate()
    if worker.returncode:
        raise SystemExit(f"{tool} did not run: {wrong.strip().splitlines()[-1:]}")
    result: dict[str, Any] = json.loads(told.splitlines()[-1])
    if memory.peak_mib:
        result["peak_mib"] = memory.peak_mib
    return result | scored(json.loads(out.read_text(encoding="utf-8")), truth)


def _work(tool: str, claims: str, out: str) -> int:
    start, wall = _processor_time(), time.perf_counter()
    groups = TOOLS[tool](Path(claims))
    told = {"seconds": _processor_time() - start, "wall": time.perf_counter() - wall}
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    Path(out).write_text(json.dumps(groups), encoding="utf-8")
    print(json.dumps(told | {"peak_mib": peak}))
    return 0


def _processor_time() -> float:
    """Seconds of this process and of those that it started and waited for."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def scored(groups: Mapping[str, str], truth: Mapping[str, int]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of claims: put together beside of one story.

    Example:
        >>> scored({"a": "1", "b": "1", "c": "2"}, {"a": 1, "b": 1, "c": 1})["recall"]
        0.3333
    """
    right = _pairs(Counter((groups[claim], story) for claim, story in truth.items()))
    together = _pairs(Counter(groups[claim] for claim in truth))
    same = _pairs(Counter(truth.values()))
    return {
        "precision": round(right / together, 4) if together else 1.0,
        "recall": round(right / same, 4) if same else 1.0,
        "f1": round(2 * right / (together + same), 4) if together + same else 1.0,
    }


def _pairs(sizes: Counter[Any]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _row(line: dict[str, Any]) -> str:
    return (
        f"{line['case']:<4} {line['tool']:<8} {line['seconds']:9.2f} s of processor time (spread {line['spread']}),"
        f" {line['wall']} s by the clock"
        f"  {line['peak_mib']:8.1f} MiB  F1 {line['value']} (precision {line['precision']}, recall {line['recall']})"
    )


if __name__ == "__main__":
    sys.exit(main())
