"""Samples on which SALib's indices are known (benchmarks/outlook_truths.py)."""

import numpy as np

from rempart.outlook.drivers import OUTPUTS
from rempart.outlook.game import Array, play
from rempart.outlook.outcomes import outcome_of
from rempart.outlook.parameters import parameter_rows, ranges
from rempart.outlook.sampling import scaled

ROWS = 512
INPUTS = tuple(name for name in parameter_rows() if name != "horizon_years")
Samples = tuple[Array, Array, Array]


def ishigami(draws: Array) -> Array:
    """Return the function of Ishigami and Homma (1990) at draws within 0 to 1: a = 7, b = 0.1."""
    x = np.pi * (2 * draws - 1)
    value: Array = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return value


def ishigami_samples(rows: int = ROWS, seed: int = 5) -> Samples:
    """Return the function at both samples and at the mixed ones."""
    ours, others = np.random.default_rng(seed).random((2, rows, 3))
    return ishigami(ours), ishigami(others), np.array([ishigami(_mixed(ours, others, at)) for at in range(3)])


def game_samples() -> dict[str, Samples]:
    """Return every output of the drivers at samples of all parameters, under fixed paths."""
    ours, others = np.random.default_rng(6).random((2, ROWS, len(INPUTS) + 1))
    paths = np.linspace(0, 1, 13)[:, None], np.linspace(0.1, 0.5, 13)[:, None]
    draws = [ours, others, *(_mixed(ours, others, at) for at in range(1, len(INPUTS) + 1))]
    values = scaled(np.concatenate(draws), ranges({}, None, ()))
    first = outcome_of(play(values, paths, "guarantees_first"), values, "guarantees_first")
    second = outcome_of(play(values, paths, "quick_compromise"), values, "quick_compromise")
    found = {}
    for output, read in OUTPUTS.items():
        rows = read(first, second).reshape(len(draws), ROWS)
        found[output] = rows[0], rows[1], rows[2:]
    return found


def _mixed(ours: Array, others: Array, at: int) -> Array:
    mixed = ours.copy()
    mixed[:, at] = others[:, at]
    return mixed
