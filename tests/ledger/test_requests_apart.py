"""Requests to two states, and two wishes of quite other numbers, are two agreements."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one
from rempart.ledger.merging import merge

# The text, and for each agreement the numbers told of it.
REQUESTS = [
    ("Moldova asks for radars\nMoldova asked Sweden to supply 20 radars, the defence ministry said. Moldova has requested 250 radars from Germany.", [{20}, {250}]),
    ("Moldova asks for radars\nMoldova asked Sweden to supply 20 radars, the defence ministry said. Moldova asked for 250 radars.", [{20}, {250}]),
    ("Moldova asks for radars\nMoldova asked Sweden to supply 20 radars, the defence ministry said. Moldova asked for 25 radars.", [{20, 25}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), REQUESTS)
def test_what_is_asked_of_two_states_or_in_other_numbers_is_two_requests(
    text: str, numbers: list[set[int]]
) -> None:
    ledger = merge([extract_one(document(text))])
    told = [{item.mode for item in entry.items if item.mode} for entry in ledger.agreements]
    assert sorted(told, key=min) == numbers
