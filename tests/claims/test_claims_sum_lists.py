"""Bare numbers that go on with a list of sums, and ranges of sums."""

import pytest

from rempart.claims.language import language
from rempart.claims.page import page

LISTED = [
    ("uk", "Данія виділяє 300 млн євро. З них 180 мільйонів підуть на дрони, 90 – на ремонт гаубиць, ще 30 призначено для розмінування.", [300, 180, 90, 30]),
    ("es", "Noruega dará 615 millones de euros. De ellos 300 millones salen del presupuesto, 100 para PURL y los 215 restantes se pagarán con préstamos.", [615, 300, 100, 215]),
    ("en", "Sweden will pay 200 million euros at once, 60 in 2027 and 40 in 2028.", [200, 60, 40]),
    ("de", "Die Niederlande zahlen 120 Millionen Euro für Drohnen, 80 für Radare und weitere 40 für die Ausbildung.", [120, 80, 40]),
    ("fr", "La France donnera 300 millions d'euros, dont 120 pour les missiles, 80 pour les radars et les 100 restants pour la formation.", [300, 120, 80, 100]),
    ("nl", "Nederland trekt 500 miljoen euro uit, waarvan 300 voor drones en 200 voor munitie.", [500, 300, 200]),
    ("cs", "Česko dá 500 milionů korun, z toho 300 na munici a 200 na výcvik.", [500, 300, 200]),
    ("sv", "Sverige ger 900 miljoner kronor, varav 500 till drönare och 400 till ammunition.", [900, 500, 400]),
    ("pl", "Norwegia przekaże 300 mln koron na drony, 120 na amunicję.", [300, 120]),
    # What counts things, a date or an age is none.
    ("en", "Norway gives 300 million euros for 40 tanks, 20 of which are new, and 12 for Latvia.", [300]),
    ("en", "The deal is worth 120 million euros, and 40 will be delivered by 2027.", [120]),
    ("de", "Der Vertrag über 120 Millionen Euro umfasst 40 Panzer, 20 für Litauen und 20 für Estland.", [120]),
    ("en", "A contract for 120 million euros was signed by Pekka Haavisto, 54, on 12 May.", [120]),
    ("pl", "Kontrakt jest wart 900 mln zł, a pierwsze pojazdy mają trafić do 16. Dywizji w 2029 roku.", [900]),
]  # fmt: skip
RANGES = [
    ("hu", "A szerződés értéke 20 és 30 millió euró közötti.", 20, 30),
    ("tr", "Sözleşmenin bedeli 20 ile 30 milyon avro arasında.", 20, 30),
    ("fi", "Kauppahinta on 200 ja 250 miljoonan euron välillä.", 200, 250),
    ("es", "El contrato ronda los 1,5 a 1,7 mil millones de euros.", 1500, 1700),
    ("ja", "総額は20億から30億ドルとなる。", 2000, 3000),
    ("en", "The price is put at $1.8bn-$2.1bn.", 1800, 2100),
    ("ru", "Стороны надеются уложиться в 200–350 миллионов долларов.", 200, 350),
    ("nl", "De prijs ligt tussen de 200 en 250 miljoen euro.", 200, 250),
]


@pytest.mark.parametrize(("code", "text", "millions"), LISTED)
def test_a_bare_number_goes_on_with_a_list_of_sums(code: str, text: str, millions: list[int]) -> None:
    found = page(text, language(code), whole=True).sums
    assert [money.amount.value / 1e6 for money in found] == millions


@pytest.mark.parametrize(("code", "text", "low", "high"), RANGES)
def test_two_ends_are_one_sum(code: str, text: str, low: int, high: int) -> None:
    (money,) = page(text, language(code), whole=True).sums
    assert (money.amount.low, money.amount.high) == (low * 1e6, high * 1e6)
