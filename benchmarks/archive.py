"""An archive from shards to a ledger: time, memory, and how much of what the generator knows is found.

    python benchmarks/archive.py [1e4|1e5|1e6 ...] [--engine local|dask] [--json] [--keep DIR]

Invented short reports (``archive_texts``) are written as Parquet shards; ``rempart extract --out`` and ``rempart merge``
then run as a user would run them. ``seconds`` is on the clock and holds both, not the making of the texts;
``processor_seconds`` is the time of the processor that all their processes took, which other work on the machine
changes less; ``peak_mib`` is that of the largest process. ``value`` is the pairwise F1 of "same story" over the texts that tell of a
deal, ``origins`` the share of accounts (told by two texts or more) of which the ledger has an origin with the same texts
for the most part.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.archive_texts import Texts, Truth

CASES = {"1e4": 10_000, "1e5": 100_000, "1e6": 1_000_000}
SEED = 1
TEXTS_A_SHARD = 5_000
REMPART = Path(sys.executable).parent / "rempart"
Pair = tuple[object, str]


def main() -> int:
    """Run what was asked for and print one line a case."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("cases", nargs="*", metavar="CASE", help=", ".join(CASES))
    ask.add_argument("--engine", default="dask", help="local, dask or dask=ADDRESS")
    ask.add_argument("--json", action="store_true", help="one JSON line per case")
    ask.add_argument("--keep", metavar="DIR", help="keep shards, claims and ledger there")
    chosen = ask.parse_args()
    unknown = set(chosen.cases) - set(CASES)
    if unknown:
        ask.error(f"no such case: {', '.join(sorted(unknown))}; expected {', '.join(CASES)}")
    for case in chosen.cases or ("1e4",):
        with tempfile.TemporaryDirectory() as folder:
            line = _measured(case, chosen.engine, Path(chosen.keep or folder) / case)
        print(json.dumps(line) if chosen.json else _row(line), flush=True)
    return 0


def _measured(case: str, engine: str, folder: Path) -> dict[str, Any]:
    truth = _shards(CASES[case], folder / "archive")
    began, spent = time.monotonic(), _processor_seconds()
    extract = [REMPART, "extract", folder / "archive", "--out", folder / "out", "--engine", engine]
    subprocess.run(extract, check=True, stderr=subprocess.DEVNULL)
    extracted, reading = time.monotonic() - began, _processor_seconds() - spent
    with (folder / "ledger.jsonl").open("wb") as ledger:
        subprocess.run([REMPART, "merge", folder / "out" / "claims.jsonl"], check=True, stdout=ledger)
    seconds, all_spent = time.monotonic() - began, _processor_seconds() - spent
    with (folder / "ledger.jsonl").open(encoding="utf-8") as lines:
        entries = [entry for line in lines if (entry := json.loads(line))["kind"] == "agreement"]
    return {
        "stage": "archive",
        "case": case,
        "tool": f"rempart {engine}",
        "seconds": round(seconds, 1),
        "extract_seconds": round(extracted, 1),
        "processor_seconds": round(all_spent, 1),
        "extract_processor_seconds": round(reading, 1),
        "peak_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        "value": round(_same_story(entries, truth), 4),
        "origins": round(_origins_found(entries, truth), 4),
        "agreements": len(entries),
    }


def _processor_seconds() -> float:
    """Return what the commands that ended, and their workers, took of all processors."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def _shards(count: int, folder: Path) -> dict[str, Truth]:
    """Write the texts as shards and return the truth of those that tell of a deal."""
    folder.mkdir(parents=True, exist_ok=True)
    truth: dict[str, Truth] = {}
    texts = iter(Texts(count, seed=SEED))
    for number in range(-(-count // TEXTS_A_SHARD)):
        rows = list(islice(texts, TEXTS_A_SHARD))
        truth |= {line["id"]: known for line, known in rows if known.story is not None}
        pq.write_table(pa.Table.from_pylist([line for line, _ in rows]), folder / f"{number:04}.parquet")
    return truth


def _same_story(entries: Iterable[dict[str, Any]], truth: dict[str, Truth]) -> float:
    """Return the pairwise F1 of texts put into one agreement; a text that yields no claim stands alone."""
    pairs = Counter(
        (known.story, agreement)
        for agreement, document in _places(entries)
        if (known := truth.get(document)) is not None
    )
    stories = Counter(known.story for known in truth.values())
    return _f1(pairs, stories)


def _f1(pairs: Counter[Pair], stories: Counter[Any]) -> float:
    found: Counter[str] = Counter()
    for (_, group), count in pairs.items():
        found[group] += count
    both, true, claimed = (_pairs(counts.values()) for counts in (pairs, stories, found))
    return 2 * both / (true + claimed) if true + claimed else 1.0


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def _places(entries: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield agreement and text; a text that tells of several is put where most of its claims are, the first at a tie."""
    claims: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        for claim in entry["claims"]:
            claims[claim.rpartition("#")[0]][entry["id"]] += 1
    for document, counts in claims.items():
        yield max(sorted(counts), key=counts.__getitem__), document


def _origins_found(entries: Iterable[dict[str, Any]], truth: dict[str, Truth]) -> float:
    """Return the share of accounts whose texts are those of one origin, but for less than half of both together."""
    told: dict[tuple[Any, Any], set[str]] = defaultdict(set)
    for document, known in truth.items():
        told[known.story, known.account].add(document)
    groups = [set(origin["documents"]) for entry in entries for origin in entry["origins"]]
    by_text: dict[str, list[set[str]]] = defaultdict(list)
    for group in groups:
        for document in group:
            by_text[document].append(group)
    several = [texts for texts in told.values() if len(texts) > 1]
    found = sum(
        any(2 * len(texts & group) > len(texts | group) for one in texts for group in by_text[one])
        for texts in several
    )
    return found / len(several) if several else 1.0


def _row(line: dict[str, Any]) -> str:
    return (
        f"{line['case']} {line['tool']}: {line['seconds']} s ({line['extract_seconds']} s to extract), "
        f"processor {line['processor_seconds']} s ({line['extract_processor_seconds']} s to extract), "
        f"{line['peak_mib']} MiB, same story F1 {line['value']}, origins found {line['origins']}, "
        f"{line['agreements']} agreements"
    )


if __name__ == "__main__":
    sys.exit(main())
