"""Background: fit the weights by which the reader tells a deal's sum from background, and say what they gain.

    python benchmarks/background.py [--write]

Reads ``unseen/first_runs.csv``: each sum that the reader of its day claimed at the first run of a set that nobody had
read, whether it was a deal's (``deal`` 1, by the rules of gold), and what is measured of it
(``rempart.claims.background.measures``). Prints, over ten folds of whole sets, how many sums of no deal the weights
take away and how many right ones with them; each sum is judged by weights fitted to other sets. ``--write`` writes
the weights fitted to all into ``src/rempart/data/background_weights.csv``.
"""

import argparse
import csv
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rempart.claims.background import LEAST

HERE = Path(__file__).resolve().parent
SUMS = HERE / "unseen" / "first_runs.csv"
WEIGHTS = HERE.parent / "src" / "rempart" / "data" / "background_weights.csv"
# Where the steps of each measure begin; chosen once on these ten folds, which flatters a little: unread sets say more.
YES = (0.5,)
STEPS: dict[str, tuple[float, ...]] = {
    "place": (0.3, 0.5, 0.65, 0.8, 0.95),
    "size": (-1.3, -0.3, 0.01, 0.7),
    "size_to_first": (-1.3, -0.3, 0.01, 0.7),
    "counted": YES,
    "roles": (0.5, 1.5, 2.5),
    "recipient": YES,
    "actors": (0.5, 1.5, 2.5, 3.5),
    "apart": (0.5, 1.5, 3.5),
    "apart_behind": (0.5, 1.5, 2.5),
    "apart_in_paragraph": (0.5, 1.5, 2.5),
    "apart_next": YES,
    "schemes": YES,
    "parties": (0.5, 1.5, 2.5),
    "things": (0.5, 1.5),
    "background": YES,
    "bounds": YES,
    "contracts": YES,
    "deals": YES,
}
# How strongly weights are held near 0.
RIDGE = 3.0
FOLDS, ROUNDS = 10, 30
NOTE = "logistic regression with a ridge of 3 over the sums of benchmarks/unseen/first_runs.csv"
Floats = NDArray[np.float64]


def main() -> int:
    """Print what the weights gain on sets they were not fitted to; write them where asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--write", action="store_true", help="write the weights fitted to all sums")
    chosen = ask.parse_args()
    rows = read_sums()
    kept = across_folds(rows) >= LEAST
    deal = np.array([row["deal"] == "1" for row in rows])
    print(f"{len(rows)} sums of {len({row['set'] for row in rows})} sets, {deal.sum()} of a deal")
    print(f"without weights: {deal.sum()} right, {(~deal).sum()} invented, precision {deal.mean():.3f}")
    print(
        f"with weights of other sets: {(kept & deal).sum()} right, {(kept & ~deal).sum()} invented, "
        f"precision {deal[kept].mean():.3f}; lost {(~kept & deal).sum()}"
    )
    if chosen.write:
        WEIGHTS.write_text(as_table(fitted(design(rows), deal.astype(float))), encoding="utf-8")
        print(f"written: {WEIGHTS}")
    return 0


def read_sums() -> list[dict[str, str]]:
    """Return the sums of the first runs, a row each."""
    with SUMS.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def design(rows: list[dict[str, str]]) -> Floats:
    """Return one row a sum: a 1 for all, then for each step of each measure whether the sum is above it."""
    columns = [np.ones(len(rows))]
    for measure, steps in STEPS.items():
        values = np.array([float(row[measure]) for row in rows])
        columns += [(values > step).astype(float) for step in steps]
    return np.column_stack(columns)


def fitted(known: Floats, deal: Floats) -> Floats:
    """Return the weights of the most likely logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(known.shape[1])
    ridge = np.full(len(weights), RIDGE)
    ridge[0] = 0  # what holds for all sums is not held back
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-known @ weights))
        curvature = (known * (chance * (1 - chance))[:, None]).T @ known + np.diag(ridge)
        weights = weights + np.linalg.solve(curvature, known.T @ (deal - chance) - ridge * weights)
    return weights


def across_folds(rows: list[dict[str, str]]) -> Floats:
    """Return the points of each sum by weights fitted to the sets of the other folds."""
    known, deal = design(rows), np.array([float(row["deal"]) for row in rows])
    names = list(dict.fromkeys(row["set"] for row in rows))
    fold = np.array([names.index(row["set"]) % FOLDS for row in rows])
    points = np.zeros(len(rows))
    for one in range(FOLDS):
        points[fold == one] = known[fold == one] @ fitted(known[fold != one], deal[fold != one])
    return points


def as_table(weights: Floats) -> str:
    """Return the table of weights: one row a step, the first for all sums."""
    steps = [("", ""), *((measure, f"{step:g}") for measure, above in STEPS.items() for step in above)]
    lines = ["key,measure,above,weight,unit,mark,note"]
    for (measure, above), weight in zip(steps, weights, strict=True):
        key = f"{measure}-{above}" if measure else "all"
        lines.append(f"{key},{measure},{above},{weight:.3f},log odds,C,{NOTE}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
