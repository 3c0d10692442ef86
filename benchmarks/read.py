"""Reading: Rempart and its rivals on the same texts, or a score against gold.

    python benchmarks/read.py [relevant|irrelevant|html|archive ...] [--only TOOL] [--json]
    python benchmarks/read.py --score FOLDER

Each tool reads in a process of its own, one core, its tables or models loaded before the clock starts; the
tools take turns. ``value`` is the share of the sums in gold that a tool found (``relevant``), else texts a second.
``--score`` reads ``FOLDER/texts`` (or FOLDER) and compares with every ``gold*.jsonl`` of FOLDER.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import rempart as rp
from benchmarks.reading_texts import archive, gold, irrelevant, pages, relevant
from benchmarks.reading_tools import TOOLS
from benchmarks.scoring.counting import read_forms, read_gold, score

CASES = ("relevant", "irrelevant", "html", "archive")
HTML_TOOLS = ("rempart", "trafilatura")
REPEATS = 3
SLOW = frozenset({"spacy", "recognizers-text", "quantulum3"})
SHARE_FOR_SLOW = 25  # a rival reads at most so many texts; its time is per text all the same
PASSES = 5  # a quick tool reads its texts so often, for a time long enough to measure


def main() -> int:
    """Run what was asked for and print one JSON line (or one row) for each case and tool."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("cases", nargs="*", metavar="CASE", help=", ".join(CASES))
    ask.add_argument("--only", metavar="TOOL", help="run this tool alone")
    ask.add_argument("--json", action="store_true", help="one JSON line per case and tool")
    ask.add_argument("--score", type=Path, metavar="FOLDER")
    ask.add_argument("--worker", nargs=2, metavar=("TOOL", "CASE"), help=argparse.SUPPRESS)
    chosen = ask.parse_args()
    if chosen.worker:
        print(json.dumps(_work(*chosen.worker)))
        return 0
    if chosen.score:
        return _score(chosen.score, as_json=chosen.json)
    unknown = set(chosen.cases) - set(CASES)
    if unknown:
        ask.error(f"no such case: {', '.join(sorted(unknown))}; expected {', '.join(CASES)}")
    for case in chosen.cases or CASES:
        for line in _compared(case, chosen.only):
            print(json.dumps(line) if chosen.json else _row(line))
    return 0


def _compared(case: str, only: str | None) -> list[dict[str, Any]]:
    tools = HTML_TOOLS if case == "html" else tuple(TOOLS)
    tools = tuple(tool for tool in tools if only in {None, tool})
    runs: dict[str, list[dict[str, Any]]] = {tool: [] for tool in tools}
    for _ in range(REPEATS):
        for tool in tools:
            runs[tool].append(_in_process(tool, case))
    own = median(run["seconds"] for run in runs["rempart"]) if "rempart" in runs else None
    return [_line(case, tool, runs[tool], own) for tool in tools]


def _line(case: str, tool: str, runs: Sequence[dict[str, Any]], own: float | None) -> dict[str, Any]:
    seconds = [run["seconds"] for run in runs]
    return {
        "case": case,
        "tool": tool,
        "seconds": median(seconds),
        "spread": max(seconds) - min(seconds),
        "peak_mib": max(run["peak_mib"] for run in runs),
        "value": runs[0]["value"],
        "bound": None,
        "gap": None,
        "ratio": round(median(seconds) / own, 2) if own else None,
        "texts_a_second": round(1 / median(seconds), 1),
    }


def _in_process(tool: str, case: str) -> dict[str, Any]:
    command = [sys.executable, __file__, "--worker", tool, case]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    if done.returncode:
        raise SystemExit(
            f"{tool} did not run on {case}: {done.stderr.strip().splitlines()[-1] if done.stderr else 'no message'}\n"
            "Rivals come with the bench extra; --only rempart needs none."
        )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _work(tool: str, case: str) -> dict[str, Any]:
    """Read one case with one tool; ``seconds`` is processor time for one text."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if case == "html":
        return _work_on_pages(tool)
    texts = {"relevant": relevant, "irrelevant": irrelevant, "archive": archive}[case]()
    if tool in SLOW:
        texts = texts[:SHARE_FOR_SLOW]
    read = TOOLS[tool]()
    found = [read(text) for text in texts]  # once before the clock starts: caches are warm for every tool
    passes = 1 if tool in SLOW else PASSES
    start = time.process_time()
    for text in texts * passes:
        read(text)
    seconds = (time.process_time() - start) / (passes * len(texts))
    value = _found_of_gold(found) if case == "relevant" else round(1 / seconds, 1)
    return {"seconds": seconds, "peak_mib": _peak(), "value": value}


def _work_on_pages(tool: str) -> dict[str, Any]:
    from rempart.sources.parsers.pages import read_page

    made = pages()
    if tool == "trafilatura":
        import trafilatura

        def read(page: bytes) -> object:
            return trafilatura.extract(page)
    else:

        def read(page: bytes) -> object:
            return read_page(page.decode("utf-8", "replace"), careful=False)

    for page in made:
        read(page)
    start = time.process_time()
    for page in made:
        read(page)
    seconds = (time.process_time() - start) / len(made)
    return {"seconds": seconds, "peak_mib": _peak(), "value": round(1 / seconds, 1)}


def _found_of_gold(found: Sequence[Sequence[float]]) -> float:
    wanted = [
        {float(claim["amount"]["value"]) for claim in line["claims"] if claim["amount"]}
        for line in gold()[: len(found)]
    ]
    right = sum(len(values & set(given)) for values, given in zip(wanted, found, strict=True))
    return round(right / sum(map(len, wanted)), 4)


def _peak() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def _row(line: dict[str, Any]) -> str:
    return (
        f"{line['case']:<11} {line['tool']:<17} {line['seconds'] * 1000:9.3f} ms a text (spread {line['spread'] * 1000:.3f})"
        f"  {line['peak_mib']:7.1f} MiB  value {line['value']:<9} {line['ratio']} times Rempart's time"
    )


def _score(folder: Path, *, as_json: bool) -> int:
    told = read_gold(folder)
    if not told:
        print(
            f"{folder} holds no gold*.jsonl with lines; see tests/corpus/README.md for what one holds",
            file=sys.stderr,
        )
        return 2
    texts = folder / "texts" if (folder / "texts").is_dir() else folder
    documents = [document for document in rp.read(texts) if document.id in {line["id"] for line in told}]
    read = {report.id: report.as_json() for report in rp.extract(documents)}
    languages = sorted({line["language"] for line in told})
    for name in (*languages, "all"):
        chosen = [line for line in told if name in {line["language"], "all"}]
        for row in score(chosen, read, read_forms(folder)).rows():
            line = {"language": name, "texts": len(chosen), **row}
            print(json.dumps(line) if as_json else _score_row(line))
    return 0


def _score_row(line: dict[str, Any]) -> str:
    shares = "  ".join(
        f"{name} {line[name]:.3f}" if line[name] is not None else f"{name}   ?  "
        for name in ("precision", "recall", "f1")
    )
    return f"{line['language']:<4} {line['field']:<19} {shares}  ({line['right']} right, {line['gold']} in gold, {line['given']} given)"


if __name__ == "__main__":
    sys.exit(main())
