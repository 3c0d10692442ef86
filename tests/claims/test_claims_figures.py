"""Sums and counts as reports write them; the expected values are read by hand."""

import pytest

from rempart.claims.folding import fold
from rempart.claims.language import language
from rempart.claims.page import page

SUMS = [
    ("en", "for $100 billion", (100e9, "USD", "exact")),
    ("en", "for US$3.4bn", (3.4e9, "USD", "exact")),
    ("en", "for USD34.6 million", (34.6e6, "USD", "exact")),
    ("en", "worth €500mn", (500e6, "EUR", "exact")),
    ("en", "worth NOK 1.5 billion", (1.5e9, "NOK", "exact")),
    ("en", "at least C$27.7bn", (27.7e9, "CAD", "at_least")),
    ("en", "up to £950m", (950e6, "GBP", "at_most")),
    ("en", "Rs 62,700 crore", (627e9, "INR", "exact")),
    ("en", "about 12.5 billion Swedish kronor", (12.5e9, "SEK", "approx")),
    ("en", "for a billion euros", (1e9, "EUR", "exact")),
    ("en", "worth half a billion dollars", (500e6, "USD", "exact")),
    ("en", "three-quarters of a billion euros", (750e6, "EUR", "exact")),
    ("en", "one and a half billion euros", (1.5e9, "EUR", "exact")),
    ("en", "no more than two hundred million dollars", (200e6, "USD", "at_most")),
    ("en", "between 2 and 3 billion dollars", (2.5e9, "USD", "approx")),
    ("en", "$2-3 billion", (2.5e9, "USD", "approx")),
    ("en", "worth 3 billion to 4 billion won", (3.5e9, "KRW", "approx")),
    ("en", "worth 3 to 4 billion won", (3.5e9, "KRW", "approx")),
    ("en", "$1,250,000", (1_250_000, "USD", "exact")),
    ("fr", "pour 100 milliards de dollars", (100e9, "USD", "exact")),
    ("fr", "plus de 3,5 Md€", (3.5e9, "EUR", "at_least")),
    ("fr", "jusqu’à 150 milliards d’euros", (150e9, "EUR", "at_most")),
    ("fr", "250 M€", (250e6, "EUR", "exact")),
    ("fr", "16\u202f370\u202f000 euros", (16_370_000, "EUR", "exact")),
    ("fr", "1.129 millions d’euros", (1.129e9, "EUR", "exact")),
    ("fr", "entre 280 et 330 millions d’euros", (305e6, "EUR", "approx")),
    ("fr", "un milliard d’euros environ", (1e9, "EUR", "approx")),
    ("fr", "soixante milliards de dollars", (60e9, "USD", "exact")),
    ("fr", "58 milliards de couronnes danoises", (58e9, "DKK", "exact")),
    ("fr", "dépassant 2 milliards de francs suisses", (2e9, "CHF", "at_least")),
    ("fr", "près de 4 milliards de livres sterling", (4e9, "GBP", "approx")),
    ("fr", "quatre-vingt-dix millions d’euros au minimum", (90e6, "EUR", "at_least")),
    # What is not wholly understood is no sum.
    ("en", "for $1e400", None),
    ("en", "for $-5 billion", None),
    ("en", "for $001", None),
    ("en", "$10,00,00,0", None),
    ("en", "worth 100 crowns", None),
    ("en", "the 35% share", None),
    ("fr", "2,5 points", None),
    ("fr", "dix millions d’appareils", None),
]


@pytest.mark.parametrize(("code", "text", "expected"), SUMS, ids=[text for _, text, _ in SUMS])
def test_a_sum_is_read_or_left(code: str, text: str, expected: tuple[float, str, str] | None) -> None:
    sums = page(text, language(code)).sums
    found = [(s.amount.value, s.amount.currency, s.amount.bound) for s in sums]
    assert found == ([] if expected is None else [expected])


COUNTS = [
    ("en", "at least ten Patriot systems", (10, "at_least", "Patriot", "system")),
    ("en", "up to 3,350 ERAM missiles", (3350, "at_most", "ERAM missiles", "missile")),
    ("en", "twenty-five F-16 fighter jets", (25, "exact", "F-16", "aircraft")),
    ("en", "some 180,000 155 mm shells", (180_000, "approx", "155 mm shells", None)),
    ("en", "two dozen Caesar howitzers", (24, "exact", "Caesar howitzers", None)),
    ("en", "from 20 to 40 mortars", (30, "approx", "mortars", None)),
    ("en", "10 million drones", (10_000_000, "exact", "drones", None)),
    ("fr", "une dizaine de batteries Patriot", (10, "approx", "Patriot", "battery")),
    ("fr", "dix Patriot au minimum", (10, "at_least", "Patriot", "system")),
    ("fr", "pas moins de 26 obusiers Archer", (26, "at_least", "Archer howitzers", None)),
    ("fr", "deux cent cinquante chars Leopard 2A4", (250, "exact", "Leopard 2 tanks", None)),
    ("fr", "1,1 million d’obus", (1_100_000, "exact", "artillery shells", None)),
    # Numbers that are names, years or something else.
    ("en", "the F-16, the PAC-3 and the Leopard 2A8", None),
    ("en", "in 2025 the army bought tanks", None),
    ("en", "minus ten Patriot systems", None),
    ("en", "one arms-control researcher", None),
]


@pytest.mark.parametrize(("code", "text", "expected"), COUNTS, ids=[text for _, text, _ in COUNTS])
def test_a_count_is_read_with_its_unit(
    code: str, text: str, expected: tuple[float, str, str, str | None] | None
) -> None:
    counts = page(text, language(code)).counts
    found = [(c.quantity.value, c.quantity.bound, c.item and c.item.value, c.unit) for c in counts]
    assert found == ([] if expected is None else [expected])


UNKNOWN_SUMS = [
    ("en", "for several hundred million euros"),
    ("en", "a few hundred Patriot missiles"),
    ("de", "über mehrere Hundert Millionen Euro"),
    ("sv", "för flera hundra miljoner kronor"),
    ("fi", "usealla sadalla miljoonalla eurolla"),
    ("hu", "több száz millió euróért"),
    ("tr", "birkaç yüz milyon dolara"),
    ("sk", "za niekoľko sto miliónov eur"),
    ("ro", "de câteva sute de milioane de euro"),
    ("hr", "za nekoliko stotina milijuna eura"),
]


@pytest.mark.parametrize(("code", "text"), UNKNOWN_SUMS)
def test_several_hundred_is_no_hundred(code: str, text: str) -> None:
    found = page(text, language(code))
    assert not found.sums
    assert not found.counts


def test_folding_moves_no_offset() -> None:
    text = "L’Ukraine – İstanbul «\u00a0ß\u202f» ﬁ"
    assert len(fold(text)) == len(text)
