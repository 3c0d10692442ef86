"""Draws that a trial number alone decides: no trial depends on which others are drawn, or in what order.

Each uncertain input has a stream of its own, keyed by the seed and its name; trial k takes the k-th
number of the stream. A stream is SplitMix64 (Steele, Lea and Flood, 2014), whose k-th number needs no
number before it. A normal value is one of 4,096 equally likely steps of the normal distribution, so
that no two programs, machines or block sizes can differ in a digit; their spread is 0.02 % less than its.
"""

from functools import cache
from hashlib import sha256
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from rempart.plan.model.matrix import Floats, Places

Words = NDArray[np.uint64]
STEPS = 1 << 12  # a table of them stays near the processor
STEP_BITS = np.uint64(64 - 12)  # of a word, after those that say which step
GOLDEN, FIRST, SECOND = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
)
UNIT = 2.0**-53


def key_of(seed: int, name: str) -> np.uint64:
    """Return where the stream of one input, such as ``cost/patriot_battery``, begins."""
    return np.uint64(int.from_bytes(sha256(f"{seed}/{name}".encode()).digest()[:8], "big"))


def words(seed: int, name: str, trials: Places) -> Words:
    """Return 64 random bits for each trial number.

    Example:
        >>> many, alone = words(7, "cost/drone", np.arange(3)), words(7, "cost/drone", np.array([2]))
        >>> int(many[2]) == int(alone[0])
        True
    """
    with np.errstate(over="ignore"):
        state = key_of(seed, name) + (trials.astype(np.uint64) + np.uint64(1)) * GOLDEN
        state = (state ^ (state >> np.uint64(30))) * FIRST
        state = (state ^ (state >> np.uint64(27))) * SECOND
    return state ^ (state >> np.uint64(31))


def uniforms(seed: int, name: str, trials: Places) -> Floats:
    """Return a number between 0 and 1, neither included, for each trial number."""
    return ((words(seed, name, trials) >> np.uint64(11)).astype(np.float64) + 0.5) * UNIT


def steps(seed: int, name: str, trials: Places) -> Places:
    """Return which of the 4,096 equally likely steps of a distribution each trial takes."""
    return (words(seed, name, trials) >> STEP_BITS).astype(np.int64)


@cache
def normal_steps() -> Floats:
    """Return the normal quantile in the middle of each step, from the least to the most."""
    quantile = NormalDist().inv_cdf
    upper = [quantile((step + 0.5) / STEPS) for step in range(STEPS // 2, STEPS)]
    return np.array([-value for value in reversed(upper)] + upper)


@cache
def growth_steps(sigma: float) -> Floats:
    """Return the lognormal factor of median 1 in the middle of each step, from the least to the most."""
    return np.exp(sigma * normal_steps())


def triangular(uniform: Floats, low: float, mode: float, high: float) -> Floats:
    """Return the triangular quantiles at ``uniform``; all are ``mode`` where the ends meet.

    Example:
        >>> triangular(np.array([0.5]), 0.0, 1.0, 2.0)
        array([1.])
    """
    span = high - low
    if span <= 0:
        return np.full(len(uniform), float(mode))
    rising = low + np.sqrt(uniform * (span * (mode - low)))
    falling = high - np.sqrt((1.0 - uniform) * (span * (high - mode)))
    return np.where(uniform < (mode - low) / span, rising, falling)
