"""The points of the merge beside weights estimated from labelled claims.

    python benchmarks/ledger_weights.py [--json]

Every pair of labelled claims of the corpus is weighed. For each finding: how often it is found in pairs of one agreement
(m) and of two (u), and log2 of their ratio, which is its weight in the model of Fellegi and Sunter; each claim counts
once, so that one much-told story does not outweigh the rest. Then, agreement by agreement held out in five parts, the F1
of pairs by the hand-set points with their fixed threshold, by the estimated weights, and by a logistic regression, both
with the threshold that was best on the other four parts. Vetoes hold in all three.
"""

import argparse
import json
import math
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.ledger.story_samples import told
from tests.ledger.test_ledger_corpus import labels, reports

from rempart.ledger.evidence import SAME, Finding, compare
from rempart.ledger.profiles import Profile, profile

FOLDS = 5
PENALTY = 1.0


class Pair(NamedTuple):
    """Two labelled claims: of one agreement or not, its weight, what was found, and its fold (-1: in two folds)."""

    same: bool
    weight: float
    findings: tuple[Finding, ...]
    vetoed: bool
    fold: int


Fit = Callable[[Sequence[Pair]], Callable[[Pair], float]]


def main() -> int:
    """Print the table of findings and the scores."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--json", action="store_true")
    chosen = ask.parse_args()
    found = pairs(corpus())
    rows, scores = table([one for one in found if not one.vetoed]), cross_validated(found)
    scores |= on_stories(found, pairs(stories()))
    if chosen.json:
        print(json.dumps({"findings": rows, "scores": scores}, ensure_ascii=False))
        return 0
    for row in rows:
        print(
            "{field:10} {says:40} points {points:5} m {m:.3f} u {u:.3f} log2(m/u) {log2:6.2f}".format(**row)
        )
    for name, score in scores.items():
        print(f"F1 of pairs, {name}: {score:.3f}")
    return 0


Labelled = list[tuple[str, Profile]]


def corpus() -> Labelled:
    """The labelled claims of the development corpus that are no stances, beside which the points were set."""
    label = labels()
    return [
        (label[claim.id], profile(claim, report.published))
        for report in reports()
        for claim in report.claims
        if claim.type != "stance"
    ]


def stories() -> Labelled:
    """The claims made by hand of the stories, of which half were held out."""
    return [
        (one.deals[claim.id], profile(claim, one.right.published))
        for one in told()
        for claim in one.right.claims
    ]


def pairs(labelled: Labelled) -> list[Pair]:
    """Every pair of labelled claims."""
    sizes = Counter(name for name, _ in labelled)
    made = []
    for (one, left), (other, right) in combinations(labelled, 2):
        evidence = compare(left, right)
        weight = 1 / (sizes[one] - 1) if one == other else 1.0
        folds = {zlib.crc32(name.encode()) % FOLDS for name in (one, other)}
        fold = folds.pop() if len(folds) == 1 else -1
        made.append(Pair(one == other, weight, evidence.findings, evidence.vetoed, fold))
    return made


def estimated(found: Sequence[Pair]) -> dict[tuple[str, str], tuple[float, float]]:
    """For each finding how often it is made in pairs of one agreement, and of two."""
    total = {True: 0.0, False: 0.0}
    counts: dict[tuple[str, str], dict[bool, float]] = defaultdict(lambda: {True: 0.0, False: 0.0})
    for pair in found:
        total[pair.same] += pair.weight
        for finding in pair.findings:
            counts[finding.field, finding.says][pair.same] += pair.weight
    return {
        key: ((seen[True] + 0.5) / (total[True] + 1), (seen[False] + 0.5) / (total[False] + 1))
        for key, seen in counts.items()
    }


def table(found: Sequence[Pair]) -> list[dict[str, str | float]]:
    """One row a finding: its points, m, u and the weight that follows."""
    points = {(one.field, one.says): one.points or 0.0 for pair in found for one in pair.findings}
    return [
        {"field": key[0], "says": key[1], "points": points[key], "m": m, "u": u, "log2": math.log2(m / u)}
        for key, (m, u) in sorted(estimated(found).items())
    ]


def cross_validated(found: Sequence[Pair]) -> dict[str, float]:
    """F1 of each way of weighing over the five held-out parts together."""
    scores = {}
    for name, fit in WAYS.items():
        counts = np.zeros(3)
        for fold in range(FOLDS):
            known = [one for one in found if one.fold not in {fold, -1}]
            counts += _counted(name, fit, known, [one for one in found if one.fold == fold])
        scores[f"held-out parts of the corpus, {name}"] = float(2 * counts[0] / (counts[1] + counts[2]))
    return scores


def on_stories(known: Sequence[Pair], held: Sequence[Pair]) -> dict[str, float]:
    """F1 of each way of weighing on the stories, fitted to the corpus."""
    scores = {}
    for name, fit in WAYS.items():
        right, taken, true = _counted(name, fit, known, held)
        scores[f"stories, {name}"] = 2 * right / (taken + true)
    return scores


def _counted(name: str, fit: Fit, known: Sequence[Pair], held: Sequence[Pair]) -> tuple[float, float, float]:
    """Weight of the pairs rightly taken as one, of those taken, of those there are."""
    weigh = fit([one for one in known if not one.vetoed])
    least = SAME if name == BY_HAND else _best_threshold(known, weigh)
    chosen = [one for one in held if not one.vetoed and weigh(one) >= least]
    right = sum(one.weight for one in chosen if one.same)
    return right, sum(one.weight for one in chosen), sum(one.weight for one in held if one.same)


def _points(pair: Pair) -> float:
    return sum(one.points or 0.0 for one in pair.findings)


def _ratios(known: Sequence[Pair]) -> Callable[[Pair], float]:
    weights = {key: math.log2(m / u) for key, (m, u) in estimated(known).items()}
    return lambda pair: sum(weights.get((one.field, one.says), 0.0) for one in pair.findings)


def _logistic(known: Sequence[Pair]) -> Callable[[Pair], float]:
    names = sorted({(one.field, one.says) for pair in known for one in pair.findings})
    place = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(known), len(names) + 1))
    matrix[:, -1] = 1
    for row, pair in enumerate(known):
        for one in pair.findings:
            matrix[row, place[one.field, one.says]] = 1
    answer = np.array([1.0 if pair.same else -1.0 for pair in known])
    weight = np.array([pair.weight for pair in known])

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        margin = answer * (matrix @ beta)
        value = float(weight @ np.logaddexp(0, -margin)) + PENALTY * float(beta[:-1] @ beta[:-1]) / 2
        slope = matrix.T @ (-weight * answer / (1 + np.exp(margin)))
        slope[:-1] += PENALTY * beta[:-1]
        return value, slope

    beta = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return lambda pair: float(
        sum(beta[place[one.field, one.says]] for one in pair.findings if (one.field, one.says) in place)
        + beta[-1]
    )


def _best_threshold(known: Sequence[Pair], weigh: Callable[[Pair], float]) -> float:
    """The threshold with the best F1 on known pairs."""
    true = sum(one.weight for one in known if one.same)
    ordered = sorted(((weigh(one), one) for one in known if not one.vetoed), key=lambda told: -told[0])
    best, least, right, taken = 0.0, math.inf, 0.0, 0.0
    for number, (value, one) in enumerate(ordered):
        taken += one.weight
        right += one.weight if one.same else 0.0
        last = number + 1 == len(ordered) or ordered[number + 1][0] < value
        if last and 2 * right / (taken + true) > best:
            best, least = 2 * right / (taken + true), value
    return least


BY_HAND = "hand-set points"
WAYS: dict[str, Fit] = {
    BY_HAND: lambda _: _points,
    "Fellegi-Sunter": _ratios,
    "logistic regression": _logistic,
}

if __name__ == "__main__":
    sys.exit(main())
