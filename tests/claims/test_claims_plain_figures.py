"""Figures of plain reports: whose a bound is, money for making things, civil things of a package, what an army has."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

BESIDE_PRICE = [
    ("cs", "Česko koupí 30 obrněnců Pandur přibližně za čtyři miliardy korun.", "approx"),
    ("sk", "Slovensko kúpi 24 húfnic Zuzana zhruba za 300 miliónov eur.", "approx"),
    ("pl", "Polska kupi 24 haubice Krab mniej więcej za trzy miliardy złotych.", "approx"),
    ("hr", "Hrvatska će kupiti 24 haubice otprilike za tri milijarde eura.", "approx"),
    ("uk", "Литва закупить 44 танки Leopard орієнтовно за 950 мільйонів євро.", "approx"),
    ("ru", "Египет купит 40 танков Т-90 минимум за 200 миллионов долларов.", "at_least"),
    ("es", "Perú comprará 24 obuses más o menos por 300 millones de dólares.", "approx"),
    ("fr", "La Lettonie achète 24 obusiers environ pour trois milliards d'euros.", "approx"),
]
MADE_THERE = [
    ("en", "Denmark will allot 200 million kroner for the production of 30 Bohdana howitzers in Ukrainian plants."),
    ("de", "Norwegen gibt 50 Millionen Euro für den Bau von 30 Haubitzen in der Ukraine."),
    ("fr", "Le Danemark débloque 80 millions d'euros pour la fabrication de 30 obusiers dans des usines ukrainiennes."),
    ("es", "Noruega aportará 70 millones de euros para fabricar 30 obuses Bohdana en fábricas ucranianas."),
    ("uk", "Нідерланди виділять 45 мільйонів євро на виготовлення 30 гаубиць «Богдана» на українських заводах."),
    ("ru", "Дания выделит 300 млн крон на изготовление 30 гаубиц «Богдана» на украинских заводах."),
    ("sv", "Danmark anslår 400 miljoner kronor till tillverkning av 30 haubitsar i ukrainska fabriker."),
]  # fmt: skip
CIVIL = [
    ("en", "Norway will pay 400 million kroner for artillery shells for Ukraine. The package also contains medical equipment for 30 million."),
    ("de", "Norwegen zahlt 400 Millionen Kronen für Artilleriemunition für die Ukraine. Im Paket ist auch Klinikausstattung für 30 Millionen enthalten."),
    ("fr", "La Norvège paiera 400 millions de couronnes pour des obus destinés à l'Ukraine. Le paquet comprend aussi du matériel médical pour 30 millions."),
    ("es", "Noruega pagará 400 millones de coronas por munición para Ucrania. El paquete incluye también material hospitalario por 30 millones."),
    ("ru", "Норвегия заплатит 400 млн крон за снаряды для Украины. В пакет входит также медицинское оборудование на 30 млн."),
    ("sv", "Norge betalar 400 miljoner kronor för ammunition till Ukraina. I paketet finns också sjukvårdsmateriel för 30 miljoner."),
]  # fmt: skip
AT_PRESENT = [
    ("en", "Thales will build 20 Bushmasters. What they cost is open. The army of Fiji currently runs ten vehicles of the type."),
    ("de", "Rheinmetall baut 20 Lynx für Ungarn. Das Heer nutzt derzeit zehn Fahrzeuge des Typs."),
    ("nl", "Thales bouwt 20 Bushmasters voor Nederland. Het leger rijdt momenteel met tien voertuigen van dit type."),
    ("cs", "Excalibur Army vyrobí 20 houfnic Zuzana pro Ázerbájdžán. Armáda používá nyní deset houfnic tohoto typu."),
]  # fmt: skip
INFINITIVES = [
    ("sv", "Regeringen har beslutat att skänka Ukraina tio stridsvagnar till ett värde av 85 miljoner kronor.", "SE"),
    ("da", "Regeringen har besluttet at give Ukraine ti kampvogne til en værdi af 85 millioner kroner.", "DK"),
    ("no", "Regjeringen har besluttet å gi Ukraina seks stridsvogner.", "NO"),
]  # fmt: skip


def _claims(code: str, text: str) -> tuple[Claim, ...]:
    return extract_one(document(f"Report\n\n{text}\n", code, "one")).claims


@pytest.mark.parametrize(("code", "text", "bound"), BESIDE_PRICE)
def test_a_bound_before_a_price_is_the_price_s(code: str, text: str, bound: str) -> None:
    claim = _claims(code, text)[0]
    assert claim.quantity is not None
    assert claim.amount is not None
    assert (claim.quantity.bound, claim.amount.bound) == ("exact", bound)


def test_a_bound_behind_a_thing_and_before_a_comma_is_the_count_s() -> None:
    claim = _claims("en", "Latvia will buy 24 howitzers at most, for three billion euros.")[0]
    assert claim.quantity is not None
    assert claim.quantity.bound == "at_most"


@pytest.mark.parametrize(("code", "text"), MADE_THERE)
def test_money_for_making_things_elsewhere_is_one_claim_with_its_count(code: str, text: str) -> None:
    (claim,) = _claims(code, text)
    assert (claim.type, claim.producer) == ("funding", ("UA",))
    assert claim.quantity is not None
    assert claim.quantity.value == 30


@pytest.mark.parametrize(("code", "text"), CIVIL)
def test_civil_things_of_a_package_are_no_arms(code: str, text: str) -> None:
    assert [claim.amount.value for claim in _claims(code, text) if claim.amount] == [400_000_000]


@pytest.mark.parametrize(("code", "text"), AT_PRESENT)
def test_what_an_army_has_at_present_is_no_claim(code: str, text: str) -> None:
    assert [claim.quantity.value for claim in _claims(code, text) if claim.quantity] == [20]


@pytest.mark.parametrize(("code", "text", "giver"), INFINITIVES)
def test_who_stands_behind_an_infinitive_gets_things(code: str, text: str, giver: str) -> None:
    claim = _claims(code, text)[0]
    assert (claim.funder, claim.recipient) == ((giver,), ("UA",))
