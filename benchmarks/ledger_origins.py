"""Origins: how many Rempart finds of an invented archive, whose generator knows the true one of each text.

    python benchmarks/ledger_origins.py [2e3|1e4 ...] [--json]

Counted are documents of an agreement, each once. ``found`` is the share whose origin is the outlet that wrote first;
``precision`` the share of those right among all that are given a named origin. ``silent`` is the same for texts that
copy or translate one without naming it: only their fingerprint can tell. A figure that a copier added is his own, so
documents that add one to a copy are counted by themselves (``added``).
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.ledger_stories import OUTLETS, Archive, Told
from rempart.ledger.merging import merge
from rempart.ledger.origins import UNKNOWN

CASES = {"2e3": 2_000, "1e4": 10_000}
SEED = 1


def main() -> int:
    """Score each case asked for, one line each."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("cases", nargs="*", metavar="CASE", help=", ".join(CASES))
    ask.add_argument("--json", action="store_true")
    chosen = ask.parse_args()
    for case in chosen.cases or ("1e4",):
        scores = scored(CASES[case])
        row = "  ".join(f"{name} {value}" for name, value in scores.items())
        print(json.dumps({"case": case, "tool": "rempart"} | scores) if chosen.json else f"{case}  {row}")
    return 0


def scored(claims: int) -> dict[str, float]:
    """Shares of documents whose origin is found, among all and among silent copies."""
    truth: dict[str, Told] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for told in Archive(claims, seed=SEED):
                truth[told.line["id"]] = told
                file.write(json.dumps(told.line) + "\n")
        ledger = merge(path)
    pairs = [
        (truth[name], origin.name)
        for entry in ledger.agreements
        for origin in entry.origins
        for name in origin.documents
    ]
    added = [pair for pair in pairs if "(added to a copy" in pair[1]]
    plain = [pair for pair in pairs if "(added to a copy" not in pair[1]]
    silent = [pair for pair in plain if pair[0].line["origin"] is None and not _wrote_first(pair[0])]
    return {
        "documents": len(plain),
        "found": _found(plain),
        "precision": _precision(plain),
        "silent": len(silent),
        "silent_found": _found(silent),
        "silent_precision": _precision(silent),
        "added": len(added),
    }


def _wrote_first(told: Told) -> bool:
    return bool(told.line["publisher"] in OUTLETS)


def _right(pair: tuple[Told, str]) -> bool:
    told, found = pair
    return found == told.origin or found.startswith(f"{told.origin} (own account")


def _found(pairs: list[tuple[Told, str]]) -> float:
    return round(sum(_right(pair) for pair in pairs) / len(pairs), 4) if pairs else 1.0


def _precision(pairs: list[tuple[Told, str]]) -> float:
    return _found([pair for pair in pairs if pair[1] != UNKNOWN])


if __name__ == "__main__":
    sys.exit(main())
