"""Ids of agreements: the same from the same facts in any order, fit for an address and a file, whatever is read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rempart.claims.claim import Parties
from rempart.ledger.ids import agreement_key
from rempart.terms.status import ClaimType

STATES = ("DE", "FR", "NL", "NO", "PL", "UA", "US")


@pytest.mark.parametrize(
    ("kind", "roles", "item", "first", "name"),
    [
        ("purchase", {"buyer": ("UA",), "seller": ("US",)}, "weapons", "2025-08-19", "ua-us-arms-purchase-2025"),
        ("purchase", {"buyer": ("PL",), "producer": ("Saab",)}, "A26 submarine", None, "pl-saab-a26-submarine-purchase"),
        ("delivery", {"seller": ("NO",), "recipient": ("UA",)}, "F-16", "2024", "no-ua-f-16-delivery-2024"),
        ("loan", {"funder": ("EU",), "recipient": ("UA",)}, None, "2024-06", "eu-ua-loan-2024"),
        ("purchase", {"buyer": ("UA",), "seller": ("US",)}, "Patriot systems", None, "ua-us-patriot-purchase"),
        # A firm beside its state says no more than the state.
        ("purchase", {"buyer": ("SE", "FMV"), "seller": ("DE",)}, "Leopard 2", None, "se-de-leopard-2-purchase"),
        ("purchase", {"buyer": ("FR", "DE", "NL", "BE")}, "MRTT", None, "be-de-fr-others-mrtt-purchase"),
        ("purchase", {}, None, None, "purchase"),
    ],
)  # fmt: skip
def test_an_id_says_who_what_and_when(
    kind: ClaimType, roles: dict[str, Parties], item: str | None, first: str | None, name: str
) -> None:
    assert agreement_key(kind, roles, item, first) == name


def test_giver_and_taker_are_told_apart() -> None:
    there = agreement_key("purchase", {"buyer": ("UA",), "seller": ("US",)}, None, None)
    back = agreement_key("purchase", {"buyer": ("US",), "seller": ("UA",)}, None, None)
    assert there != back


@given(st.permutations(STATES), st.integers(1, 7), st.sampled_from(["purchase", "loan", "cooperation"]))
def test_the_order_in_which_parties_are_named_changes_nothing(
    names: list[str], count: int, kind: ClaimType
) -> None:
    some = tuple(names[:count])
    one = agreement_key(kind, {"buyer": some, "funder": some}, "tanks", "2025")
    other = agreement_key(kind, {"funder": some[::-1], "buyer": tuple(sorted(some))}, "tanks", "2025")
    assert one == other


@given(st.sampled_from(["purchase", "cooperation", "loan"]), st.data())
def test_whatever_is_read_gives_a_name_for_an_address_and_a_file(
    kind: ClaimType, data: st.DataObject
) -> None:
    text = st.text(max_size=30)
    roles = {role: (data.draw(text),) for role in ("buyer", "seller", "funder", "recipient", "producer")}
    found = agreement_key(kind, roles, data.draw(text), data.draw(st.sampled_from([None, "2025-08-19"])))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
