"""Parts and wholes: promises kept in part, the rest built elsewhere, all that was bought, counts again, differences."""

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.claim import Claim

# How many were promised, behind which stands how many have come.
PROMISED = [
    ("en", "Berlin promised Kyiv 40 Leopard tanks, of which 12 have been delivered."),
    ("en", "Berlin promised Kyiv 40 Leopard tanks, but only 12 have been delivered."),
    ("fr", "Quarante chars Leopard avaient été promis à Kiev en 2023, dont douze ont été livrés."),
    ("fr", "Paris avait promis à Kiev 40 chars Leopard, mais seuls 12 ont été livrés."),
    ("de", "Berlin hatte der Ukraine 40 Leopard-Panzer versprochen, aber nur zwölf wurden geliefert."),
    ("uk", "Німеччина обіцяла Україні 40 танків Leopard, але передала лише 12."),
    ("ru", "Германия обещала Украине 40 танков Leopard, но поставлено только 12."),
    ("pl", "Niemcy obiecały Ukrainie 40 czołgów Leopard, z których dostarczono 12."),
    ("es", "Alemania prometió a Ucrania 40 tanques Leopard, pero solo se han entregado 12."),
    ("it", "La Germania aveva promesso all'Ucraina 40 carri Leopard, di cui 12 sono stati consegnati."),
]
# Where only the others are built.
REST = [
    ("en", "Norway bought 54 Leopard tanks. Seventeen tanks will be delivered from Germany, the remaining ones will be assembled in Norway."),
    ("fr", "La Norvège a acheté 54 chars Leopard. Dix-sept chars seront livrés depuis l'Allemagne, les autres seront assemblés en Norvège."),
    ("ru", "Норвегия покупает 54 танка Leopard. Семнадцать танков поставят из Германии, остальные построят в Норвегии."),
    ("es", "Noruega compra 54 tanques Leopard. Diecisiete tanques serán entregados desde Alemania, el resto se construirá en Noruega."),
    ("it", "La Norvegia compra 54 carri Leopard. Diciassette carri saranno consegnati dalla Germania, gli altri saranno costruiti in Norvegia."),
]  # fmt: skip
# All that were bought, behind how many of them have come.
BOUGHT = [
    ("en", "Brazil has received five Gripen fighters out of the 36 ordered from Saab in 2014."),
    ("fr", "Le Brésil a reçu cette année cinq chasseurs Gripen sur les 36 commandés à Saab en 2014."),
    ("it", "Il Brasile ha ricevuto cinque caccia Gripen sui 36 acquistati da Saab nel 2014."),
    ("pl", "Brazylia odebrała pięć myśliwców Gripen z 36 zamówionych w firmie Saab w 2014 roku."),
]
# A sum in another money, and counts in millions, of which one stands alone.
COUNTS = [
    ("en", "Denmark gives 20 million euros. Czechia delivered 1.8m shells to Ukraine this year; in 2024 it was 1.5m."),
    ("pl", "Dania da 20 mln euro. Czechy dostarczyły Ukrainie 1,8 mln pocisków, rok wcześniej było to 1,5 mln."),
    ("uk", "Чехія цього року поставила Україні 1,8 млн снарядів, торік було 1,5 млн."),
    ("es", "Dinamarca da 20 millones de euros. Chequia entregó a Ucrania 1,8 millones de proyectiles, frente a 1,5 millones en 2024."),
]  # fmt: skip
# What a deal costs, and how much more that is than was planned.
DEARER = [
    ("en", "Australia will buy 40 Leopard tanks from Rheinmetall. The tanks cost 1.9 billion euros in total, 300 million euros more than was planned."),
    ("en", "Poland ordered 40 Leopard tanks from Rheinmetall. The price has risen by 300 million euros to 1.9 billion euros."),
    ("fr", "La Belgique a commandé 40 chars Leopard à Rheinmetall. Le contrat coûtera 1,9 milliard d'euros, soit 300 millions d'euros de plus que prévu."),
    ("de", "Polen hat 40 Panzer bei Rheinmetall bestellt. Die Panzer kosten 1,9 Milliarden Euro, 300 Millionen Euro mehr als geplant."),
    ("uk", "Польща замовила 40 танків Leopard у Rheinmetall. Вартість - 1,9 млрд євро, що на 300 млн євро більше, ніж планувалося."),
    ("ru", "Польша заказала 40 танков Leopard у Rheinmetall. Контракт обойдётся в 1,9 млрд евро, на 300 млн евро больше, чем планировалось."),
    ("pl", "Polska zamówiła 40 czołgów Leopard w Rheinmetall. Kontrakt będzie kosztował 1,9 mld euro, o 300 mln euro więcej niż planowano."),
    ("es", "Polonia ha encargado 40 carros Leopard a Rheinmetall. El contrato costará 1.900 millones de euros, 300 millones de euros más de lo previsto."),
    ("it", "La Polonia ha ordinato 40 carri Leopard a Rheinmetall. Il contratto costerà 1,9 miliardi di euro, 300 milioni di euro in più del previsto."),
]  # fmt: skip
# What today's contract holds too, behind a year of the sentence before.
COVERED = [
    ("en", "Australia signed a contract for 120 K9 howitzers with Hanwha, due by 2028. The contract also covers 81 support vehicles.", "The first contract, from 2022, was for 60 howitzers."),
    ("fr", "La Pologne a signé avec Hanwha un contrat pour 120 obusiers K9, livrables en 2028. Le contrat comprend aussi 81 véhicules de soutien.", "Le premier contrat, de 2022, portait sur 60 obusiers."),
    ("uk", "Польща підписала з Hanwha контракт на 120 гаубиць K9 до 2028. Контракт також охоплює 81 машину супроводу.", "Перший контракт, від 2022 року, стосувався 60 гаубиць."),
]  # fmt: skip


def _count(claim: Claim) -> float | None:
    return claim.quantity.value if claim.quantity else None


@pytest.mark.parametrize(("language", "text"), PROMISED)
def test_a_promise_of_which_some_have_come_stays_one(language: str, text: str) -> None:
    promise, come = sentence(text, language)
    assert (promise.status, _count(promise)) == ("announced", 40)
    assert (come.status, _count(come)) == ("delivered", 12)


@pytest.mark.parametrize(("language", "text"), REST)
def test_who_builds_the_rest_builds_none_of_the_first(language: str, text: str) -> None:
    first = next(c for c in sentence(text, language) if _count(c) == 17)
    assert not first.producer


@pytest.mark.parametrize(("language", "text"), BOUGHT)
def test_all_of_which_some_have_come_were_bought(language: str, text: str) -> None:
    found = {_count(c): c for c in sentence(text, language)}
    assert (found[5].type, found[36].type) == ("delivery", "purchase")
    assert "Saab" in (found[36].seller or ())


@pytest.mark.parametrize(("language", "text"), COUNTS)
def test_a_number_behind_a_count_counts_too(language: str, text: str) -> None:
    found = [c for c in sentence(text, language) if c.quantity]
    assert [(_count(c), c.amount) for c in found] == [(1.8e6, None)]


def test_a_letter_behind_a_measure_is_no_scale() -> None:
    found = sentence("Britain has delivered three 12m patrol boats and 50k FPV drones to Ukraine.")
    assert 12e6 not in {_count(c) for c in found}
    assert 50_000 in {_count(c) for c in found}


@pytest.mark.parametrize(("language", "text"), DEARER)
def test_a_difference_is_no_sum_of_a_deal(language: str, text: str) -> None:
    assert {c.amount.value for c in sentence(text, language) if c.amount} == {1.9e9}


@pytest.mark.parametrize(("language", "news", "past"), COVERED)
def test_what_a_contract_holds_too_is_of_its_own_and_of_today(language: str, news: str, past: str) -> None:
    found = {_count(c): c for c in sentence(f"{news}\n\n{past}", language)}
    assert (found[81].status, found[81].item) == ("contracted", "support vehicles")
    assert (found[60].status, found[60].item) == ("historical", "K9 howitzers")


def test_auditors_are_of_the_state_that_gives() -> None:
    text = "Canada's armoured vehicles\n\nThe defence department promised Ukraine 208 armoured vehicles, the Auditor General said."
    found = sentence(f"{text} Canada had bought them for Ukraine.")
    assert found[0].attributed_to == ("Auditor General of Canada",)
