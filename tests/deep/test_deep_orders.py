"""Three hundred reports with orders to a language model, which obeys them all: nothing comes of it."""

from pathlib import Path

from tests.claims.planted_orders import check_orders


def test_three_hundred_orders_change_nothing(tmp_path: Path) -> None:
    check_orders(tmp_path, 300)
