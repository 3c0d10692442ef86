"""A clause that only denies speaks of what was told before it; and the plain verbs of giving."""

import pytest
from tests.claims.claims_samples import sentence

DENIED = [
    ("en", "Brazil was said to be giving eight Super Tucanos to Ecuador; the air force denied it."),
    ("en", "Hungary was to sell 20 tanks to Ukraine, a blog wrote. Budapest denies this."),
    ("es", "Se decía que Colombia compraría 16 Gripen; Bogotá lo desmintió."),
    ("pt", "O Brasil iria ceder oito Super Tucano ao Equador; Brasília desmentiu."),
    ("fr", "Selon la rumeur, Athènes céderait deux batteries S-300 à Kiev : Athènes dément."),
    ("de", "Ungarn werde der Ukraine 20 Panzer verkaufen, hieß es. Budapest bestreitet das."),
    ("uk", "Угорщина нібито продасть Україні 20 танків Leopard 2 — Будапешт це заперечив."),
    ("ru", "Венгрия якобы продаст Украине 20 танков; Будапешт это опроверг."),
    ("pl", "Węgry miały sprzedać Ukrainie 20 czołgów; Budapeszt temu zaprzeczył."),
    ("cs", "Maďarsko mělo prodat Ukrajině 20 tanků; Budapešť to popřela."),
    ("sv", "Ungern skulle enligt rykten sälja 20 stridsvagnar till Ukraina, något Budapest dementerar."),
    ("no", "Ungarn skal ha solgt 20 stridsvogner til Ukraina. Det avviser Budapest."),
    ("da", "Ungarn skulle have solgt 20 kampvogne til Ukraine, men det afviser Budapest."),
    ("ro", "Ungaria ar vinde Ucrainei 20 de tancuri; Budapesta a dezmințit."),
    ("tr", "Macaristan'ın Ukrayna'ya 20 tank satacağı iddiasını Budapeşte yalanladı."),
]
STANDS = [
    ("en", "Poland will buy 96 Apaches from the United States. He denied that the budget was too small."),
    ("en", "Poland ordered 250 tanks; Berlin denied a visa to two engineers."),
    ("uk", "Німеччина придбає для України 50 ракет Taurus. У Берліні це ні підтвердили, ні заперечили."),
]
GIVEN = [
    ("es", "España dio a Ucrania 20 Leopard 2A4 en 2023."),
    ("it", "L'Italia ha dato all'Ucraina 20 carri Leopard."),
    ("uk", "Швеція дає Україні 20 гаубиць Archer."),
    ("ru", "Швеция даёт Украине 20 гаубиц Archer."),
    ("pl", "Szwecja daje Ukrainie 20 haubic Archer."),
    ("cs", "Švédsko dává Ukrajině 20 houfnic Archer."),
    ("da", "Danmark giver Ukraine 20 haubitser Caesar."),
]


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_a_clause_that_only_denies_speaks_of_the_one_before(language: str, text: str) -> None:
    """*..., lo desmintió la Fuerza Aérea*: what was told before is denied."""
    assert [claim.status for claim in sentence(text, language) if claim.quantity] == ["denied"]


@pytest.mark.parametrize(("language", "text"), STANDS)
def test_a_denial_of_something_else_leaves_the_deal(language: str, text: str) -> None:
    """*Berlin denied a visa*, *neither confirmed nor denied*: the deal told before stands."""
    assert "denied" not in {claim.status for claim in sentence(text, language)}


@pytest.mark.parametrize(("language", "text"), GIVEN)
def test_the_plain_verb_of_giving_gives(language: str, text: str) -> None:
    """*España dio a Ucrania 20 Leopard* gives; *ha dado de baja la compra* would give none."""
    found = [claim for claim in sentence(text, language) if claim.quantity]
    assert [(claim.type, claim.quantity.value) for claim in found if claim.quantity] == [("donation", 20)]
