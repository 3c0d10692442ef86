"""Loans against closed form: equal principal after the grace, interest on what is owed at the end of the month before."""

import numpy as np
import pytest

from rempart.plan.model.cases import FundingInputs
from rempart.plan.model.cash import interest_of_draws
from rempart.plan.results.accounts import debt_service

TERMS = [
    (0.0, 0, 12),
    (
        0.03,
        120,
        540,
    ),  # terms like those of the Union's loans for arms: 45 years, ten of them free of principal
    (0.039, 480, 600),
    (0.06, 5, 6),
    (0.12, 0, 1),
    (0.05, 24, 84),
]


def loan(rate: float, grace: int, term: int, months: int) -> FundingInputs:
    return FundingInputs(
        id="loan", ceiling=1e9, per_year=np.inf, opens=0, closes=months - 1, monthly_rate=rate / 12, grace=grace,
        term=term, pays_interest=True, pays_for=frozenset({0}), shares=(),
    )  # fmt: skip


@pytest.mark.parametrize(("rate", "grace", "term"), TERMS)
def test_one_draw_is_served_as_in_closed_form(rate: float, grace: int, term: int) -> None:
    drawn, months = 7_000_000.0, term + 3
    draws = np.zeros(months)
    draws[1] = drawn
    interest, repaid, debt = debt_service(loan(rate, grace, term, months), draws)
    # Interest: the whole sum in each month of the grace and the one after it, then falling by equal steps to nothing.
    assert interest.sum() == pytest.approx(drawn * rate / 12 * (grace + (term - grace + 1) / 2), rel=1e-9)
    assert repaid[: grace + 2] == pytest.approx(np.zeros(grace + 2), abs=1e-6)
    assert repaid[grace + 2 : term + 2] == pytest.approx(
        np.full(term - grace, drawn / (term - grace)), rel=1e-9
    )
    assert debt[1 : grace + 2] == pytest.approx(np.full(grace + 1, drawn), rel=1e-12)
    assert debt[term + 1 :] == pytest.approx(np.zeros(2), abs=1e-6)


@pytest.mark.parametrize(("rate", "grace", "term"), TERMS)
def test_draws_add_up_and_what_falls_due_later_stays_owed(rate: float, grace: int, term: int) -> None:
    months = max(2, term // 2)
    draws = np.linspace(1e6, 3e6, months)
    interest, repaid, debt = debt_service(loan(rate, grace, term, months), draws)
    assert debt[-1] == pytest.approx(draws.sum() - repaid.sum(), rel=1e-9)
    assert interest[1:] == pytest.approx(debt[:-1] * rate / 12, rel=1e-9)
    assert interest.sum() == pytest.approx(
        float(interest_of_draws(loan(rate, grace, term, months), months) @ draws), rel=1e-9
    )
