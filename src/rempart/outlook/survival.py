"""How long spells of peace last where some have not ended yet: Kaplan-Meier curves and Weibull fits."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rempart.errors import SpellError
from rempart.outlook.game import Array

_NORMAL_95 = 1.959963984540054
_WAR_DRAWS, _WAR_SEED = 2_000, 20_250_801
_SHAPES = (1e-3, 50.0)
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Spells:
    """Spells of peace: years each, whether it ended in fighting (else unknown from then on), and its war."""

    years: Array
    renewed: Bools
    wars: tuple[str, ...]

    def __post_init__(self) -> None:
        if not len(self.years):
            raise SpellError("no spell of peace at all", "at least one spell", "Give a file that holds some.")
        if not (np.isfinite(self.years).all() and (self.years > 0).all()):
            raise SpellError(
                "a spell that lasts no time", "a duration above 0", "Correct or leave out the spell."
            )


@dataclass(frozen=True, slots=True)
class Held:
    """The share of spells that hold at least some years, with 95 % limits; None where nothing had failed."""

    share: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """A Kaplan-Meier curve: times of failure, the share that holds after each, Greenwood's sum."""

    times: Array
    shares: Array
    greenwood: Array

    def held(self, years: float) -> Held:
        """Return the share that holds ``years``, limits on the log(-log) scale."""
        last = int(np.searchsorted(self.times, years, side="right")) - 1
        if last < 0:
            return Held(1.0, None, None)
        share = float(self.shares[last])
        if share <= 0:
            return Held(0.0, None, None)
        centre = math.log(-math.log(share))
        half = _NORMAL_95 * math.sqrt(self.greenwood[last]) / abs(math.log(share))
        low, high = (math.exp(-math.exp(centre + side * half)) for side in (1, -1))
        return Held(share, low, high)


def kaplan_meier(spells: Spells) -> Curve:
    """Return the Kaplan-Meier curve of spells taken as independent.

    Example:
        >>> spells = Spells(np.array([1.0, 2.0]), np.array([True, False]), ("a", "b"))
        >>> kaplan_meier(spells).held(1).share
        0.5
    """
    times = np.unique(spells.years[spells.renewed])
    at_risk = (spells.years >= times[:, None]).sum(axis=1)
    fails = ((spells.years == times[:, None]) & spells.renewed).sum(axis=1)
    with np.errstate(divide="ignore"):
        greenwood = np.cumsum(fails / (at_risk * (at_risk - fails)))
    return Curve(times, np.cumprod(1 - fails / at_risk), greenwood)


@dataclass(frozen=True, slots=True)
class Weibull:
    """A share exp(-(t / scale)^shape) holds t years; ``low`` and ``high`` are 95 % limits of the shape."""

    shape: float
    scale: float
    low: float
    high: float


def weibull(spells: Spells) -> Weibull | None:
    """Return the Weibull distribution of largest likelihood; None where nothing failed, or all at once."""
    fails, log_years = int(spells.renewed.sum()), np.log(spells.years)
    if not fails or float(np.ptp(spells.years)) == 0:
        return None
    log_years -= log_years.max()  # a unit of time in which no power overflows

    def score(shape: float) -> float:
        """Return the slope of the log likelihood, zero at its largest."""
        weight = np.exp(shape * log_years)
        gathered = fails * float((weight * log_years).sum() / weight.sum())
        return fails / shape + float(log_years[spells.renewed].sum()) - gathered

    low, high = _SHAPES
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if score(middle) > 0 else (low, middle)
    shape = (low + high) / 2
    scale = (float(np.exp(shape * log_years).sum()) / fails) ** (1 / shape)
    # The information about (log shape, log scale) gives the standard error of the shape.
    reduced = shape * (log_years - math.log(scale))
    hazard = np.exp(reduced)
    of_shape = float((hazard * reduced**2 + (hazard - spells.renewed) * reduced).sum())
    of_both = -shape * (float((hazard * (reduced + 1)).sum()) - fails)
    of_scale = shape**2 * float(hazard.sum())
    half = _NORMAL_95 * math.sqrt(of_scale / (of_shape * of_scale - of_both**2))
    return Weibull(shape, scale * float(spells.years.max()), shape * math.exp(-half), shape * math.exp(half))


def limits_by_war(spells: Spells, years: float) -> tuple[float, float]:
    """Return 95 % limits of the share that holds ``years``, from 2 000 draws of whole wars, seed fixed.

    The spells of one war are not independent; these limits do not pretend that they are.
    """
    wars, member = np.unique(np.array(spells.wars), return_inverse=True)
    generator = np.random.default_rng(_WAR_SEED)
    times = np.unique(spells.years[spells.renewed])
    times = times[times <= years]
    there = spells.years >= times[:, None]
    failing = (spells.years == times[:, None]) & spells.renewed
    shares = np.empty(_WAR_DRAWS)
    for draw in range(_WAR_DRAWS):
        often = np.bincount(generator.integers(len(wars), size=len(wars)), minlength=len(wars))[member]
        at_risk, fails = there @ often, failing @ often
        shares[draw] = np.prod(1 - fails / np.maximum(at_risk, 1))
    low, high = np.quantile(shares, (0.025, 0.975))
    return float(low), float(high)
