"""Five hundred random orders of arrival give the same ledger; ``make test`` tries twenty."""

from tests.ledger.story_samples import right_reports
from tests.ledger.test_ledger_orders import same_in_orders


def test_five_hundred_random_orders_give_the_same_ledger() -> None:
    same_in_orders(right_reports(), 500)
