"""Deliveries of a part of a deal, told with a collective number, an ordinal or a season."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

COLLECTIVE = [
    ("cs", "Česko koupí 77 tanků Leopard 2A8. První čtveřici má armáda převzít v roce 2028.", 4),
    ("ru", "Индия купит у России 12 истребителей Су-57. Первую шестёрку машин заказчик должен получить в следующем году.", 6),
    ("en", "Fiji buys fourteen Bushmaster vehicles from Australia. The first five are to arrive before the monsoon season begins.", 5),
    ("es", "Noruega paga dos sistemas IRIS-T para Ucrania. El primero de los dos sistemas se entregará en marzo.", 1),
]  # fmt: skip
ONE_OF_ALL = [
    ("pl", "Norwegia zapłaci za dwa systemy IRIS-T dla Ukrainy. Pierwszy z dwóch systemów zostanie przekazany w marcu."),
    ("cs", "Norsko zaplatí Ukrajině dva systémy IRIS-T. První ze dvou systémů má být předán v březnu."),
    ("de", "Norwegen bezahlt der Ukraine zwei IRIS-T-Systeme. Eines der beiden Systeme soll im März übergeben werden."),
]  # fmt: skip


def _claims(code: str, text: str) -> tuple[Claim, ...]:
    return extract_one(document(f"Report\n\n{text}\n", code, "one")).claims


@pytest.mark.parametrize(("code", "text", "count"), COLLECTIVE)
def test_the_first_few_are_delivered(code: str, text: str, count: int) -> None:
    handed = [claim.quantity for claim in _claims(code, text) if claim.type == "delivery"]
    assert [quantity.value for quantity in handed if quantity] == [count]


@pytest.mark.parametrize(("code", "text"), ONE_OF_ALL)
def test_the_first_of_two_is_one(code: str, text: str) -> None:
    counts = [claim.quantity.value for claim in _claims(code, text) if claim.quantity]
    assert counts == [2, 1]
