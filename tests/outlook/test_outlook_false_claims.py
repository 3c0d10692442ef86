"""What looks true of the model and is false, with the share of sets that shows it (docs/outlook.md, section 9).

The shares were published for 20 000 draws of another stream, so a binomial margin is left.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from rempart.outlook.assessment import StrategyId
from rempart.outlook.game import Array, Play, play
from rempart.outlook.parameters import ranges
from rempart.outlook.sampling import Box

SETS, ROUNDING = 20_000, 1e-9
DELIVERED = np.array([0, 0.15, 0.35, 0.55, 0.75, 0.9, 1, 1, 1, 1, 1, 1, 1])[:, None]
COVERED = np.array([0.1, 0.15, 0.25, 0.35, 0.45, *[0.5] * 8])[:, None]
Values = Mapping[str, Array]
Read = Callable[[Play], Array]


def still(values: Values) -> Values:
    """Return the sets without accidents and without changes of leader."""
    nought = np.zeros(SETS)
    return dict(values) | {"accidents_per_year": nought, "leader_changes_per_year": nought}


def calm(values: Values) -> Values:
    """Return the sets without accidents."""
    return dict(values) | {"accidents_per_year": np.zeros(SETS)}


def no_accord(played: Play) -> Array:
    signed: Array = played.alive[0]
    return 1 - signed


def holding(years: int) -> Read:
    return lambda played: played.alive[years]


def given_accord(played: Play) -> Array:
    signed = played.alive[0]
    share: Array = np.divide(played.alive[10], signed, out=np.full(SETS, np.nan), where=signed > 0)
    return share


def value(played: Play) -> Array:
    return played.defender_value


S: StrategyId = "guarantees_first"
Q: StrategyId = "quick_compromise"
FALSE_CLAIMS: tuple[tuple[str, tuple[str, float], Callable[[Values], Values], StrategyId, Read, int, float], ...] = (
    ("a more credible guarantee never lowers ten years", ("credibility_guarantees_first", 0.1), still, S, holding(10), 1, 0.064),
    ("a stronger guarantor never lowers ten years", ("guarantor_effect", 0.1), still, S, holding(10), 1, 0.064),
    ("a dearer breach never lowers ten years", ("guarantor_penalty", 0.1), still, S, holding(10), 1, 0.064),
    ("with new leaders, a more credible guarantee never lowers the whole horizon", ("credibility_guarantees_first", 0.1), calm, S, holding(12), 1, 0.0018),
    ("more effect of deliveries never lowers ten years", ("delivery_effect", 0.1), still, S, holding(10), 1, 0.020),
    ("more effect of deliveries makes an accord likelier", ("delivery_effect", 0.1), still, S, no_accord, -1, 0.12),
    ("more rearmament never raises ten years", ("challenger_rearmament", 0.1), still, S, holding(10), -1, 0.070),
    ("a stronger challenger never raises what holds given an accord", ("challenger_win_chance", 0.05), still, S, given_accord, -1, 0.0015),
    ("more rearmament never raises what holds given an accord", ("challenger_rearmament", 0.1), still, S, given_accord, -1, 0.012),
    ("a longer build-up makes an accord likelier", ("build_up_years", 0.5), still, S, no_accord, -1, 0.036),
    ("a longer build-up never lowers the defender's value", ("build_up_years", 0.5), still, S, value, 1, 0.14),
    ("more accidents never raise the defender's value", ("accidents_per_year", 0.03), calm, S, value, -1, 0.020),
)  # fmt: skip


@pytest.fixture(scope="module")
def values() -> Values:
    return Box.drawn(ranges({}, None, ()), SETS, 1).values(slice(None))


@pytest.mark.parametrize("claim", FALSE_CLAIMS, ids=[claim[0] for claim in FALSE_CLAIMS])
def test_a_claim_that_looks_true_is_false_in_the_published_share_of_sets(
    values: Values,
    claim: tuple[str, tuple[str, float], Callable[[Values], Values], StrategyId, Read, int, float],
) -> None:
    _, (name, by), base, strategy, read, sign, share = claim
    before = base(values)
    after = dict(before) | {name: before[name] + by}
    gap = [read(play(each, (DELIVERED, COVERED), strategy)) for each in (before, after)]
    violated = float(np.mean(np.nan_to_num(sign * (gap[1] - gap[0])) < -ROUNDING))
    margin = max(4 * np.sqrt(2 * share * (1 - share) / SETS), 0.06 * share)
    assert violated == pytest.approx(share, abs=margin)
    assert violated > 0


def test_a_steep_concession_shortens_peace_the_larger_it_is(values: Values) -> None:
    """Within the range tried (sigma up to 2) no set shows it; at sigma = 12 more than half do."""
    for sigma, share in ((None, 0.0), (12.0, 0.59)):
        before = dict(calm(values)) | ({} if sigma is None else {"concession_effect": np.full(SETS, sigma)})
        after = before | {
            "challenger_share_quick_compromise": before["challenger_share_quick_compromise"] + 0.03
        }
        first, second = (play(each, (DELIVERED, COVERED), Q).alive[10] for each in (before, after))
        assert float(np.mean(second < first - ROUNDING)) == pytest.approx(share, abs=0.02)
