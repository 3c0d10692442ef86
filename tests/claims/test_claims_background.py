"""Sums that are no claim: results of a firm, civil works, prices of a single piece, parts of a total; and new names."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

ORDER = {
    "en": "Poland ordered 48 Borsuk vehicles from PGZ.",
    "de": "Polen hat 48 Borsuk-Schützenpanzer bei PGZ bestellt.",
    "it": "La Polonia ha ordinato 48 Borsuk a PGZ.",
    "pl": "Polska zamówiła 48 Borsuków w PGZ.",
    "cs": "Polsko objednalo 48 vozidel Borsuk u PGZ.",
    "nl": "Polen bestelde 48 Borsuk-voertuigen bij PGZ.",
    "uk": "Польща замовила 48 машин Borsuk у PGZ.",
    "sv": "Polen beställde 48 Borsuk från PGZ.",
    "fr": "La Pologne a commandé 48 Borsuk à PGZ.",
}
APART = [
    ("en", "Order intake in the nine months to September reached $940 million."),
    ("en", "Capital spending this year should come to around $60 million."),
    ("de", "Der Konzern hat im vergangenen Jahr gut zehn Milliarden Euro umgesetzt."),
    ("de", "Bis Dezember folgen zwanzig weitere 25-Millionen-Euro-Vorlagen."),
    ("it", "Il carico di lavoro supera i 60 miliardi di euro."),
    ("cs", "Ministerstvo obrany letos hospodaří se 154 miliardami korun."),
    ("nl", "Er gaat nog 1,1 miljard euro naar achterstallig onderhoud aan kazernes."),
    ("sv", "Därtill kommer 1,3 miljarder kronor i civilt stöd för elnätet i Charkiv."),
    ("uk", "Ще 150 млн крон піде на ремонт енергомереж Харківщини."),
    ("pl", "Cena pojedynczego pocisku to 800 tys. zł."),
    ("uk", "Один дрон разом із бойовою частиною обходиться державі у 600 тисяч євро."),
    ("pl", "Jeden pocisk z częścią osprzętu kosztuje przeszło milion złotych."),
    ("nl", "Sinds februari 2022 zegde Polen 14,2 miljard euro steun toe, waarvan 10,6 miljard is uitgegeven."),
    ("fr", "Depuis 2022, l'aide militaire dépasse 3,4 milliards d'euros, dont 2,1 milliards engagés."),
]  # fmt: skip
NAMED = [
    ("en", "Australia ordered 120 vehicle-mounted DroneSentry-X systems for its tanks.", 120),
    ("de", "Deutschland hat für die Panzer 60 Störsender vom Typ HiWing-C bestellt.", 60),
    ("sv", "Sverige har beställt 24 SeaGuard-X till sina stridsvagnar.", 24),
    ("pl", "Polska zamówiła do czołgów 26 pojazdów minowania Baobab-G.", 26),
]


@pytest.mark.parametrize(("code", "text"), APART)
def test_what_is_no_deal_is_no_claim(code: str, text: str) -> None:
    """*Order intake reached $940 million*: the order told before stays the only claim."""
    assert [claim.amount for claim in sentence(f"{ORDER[code]} {text}", code)] == [None]


@pytest.mark.parametrize(("code", "text", "count"), NAMED)
def test_a_name_of_two_parts_is_a_thing(code: str, text: str, count: int) -> None:
    """*120 DroneSentry-X systems*: what bears such a name and is counted is a thing, though no table knows it."""
    assert count in {claim.quantity.value for claim in sentence(text, code) if claim.quantity}


def test_units_alone_count_the_named_system_told_before() -> None:
    """*Kuwait is the fourth buyer of the Cheongung II. The contract covers six batteries*: batteries of that."""
    told = (
        "Kuwait has become the fourth buyer of South Korea's Cheongung II. The contract covers six batteries."
    )
    (claim,) = sentence(told)
    assert (claim.item, claim.quantity and claim.quantity.value) == ("KM-SAM", 6)


SIGNED = [
    ("no", "Norge har skrevet kontrakt med Saab om levering av seks Giraffe-radarer og ti stridsvogner."),
    ("da", "Forsvaret har skrevet kontrakt med Terma om fire Scanter-radarer til kampvogne."),
    ("fr", "Un contrat vient d'être signé par le Bénin avec Piriou pour deux patrouilleurs armés."),
]


@pytest.mark.parametrize(("code", "text"), SIGNED)
def test_a_contract_just_written_is_contracted(code: str, text: str) -> None:
    assert {claim.status for claim in sentence(text, code) if claim.quantity} == {"contracted"}


CIVIL = [
    ("en", "Regional carrier Zanj Air has ordered 14 ATR 72 aircraft, the airline said. The bank lends it 120 million dollars. It carries a million passengers a year, and Canada will donate two trainer aircraft to its school."),
    ("de", "Die Ferienfluggesellschaft bestellte 15 Airbus A321neo. Für die Triebwerke zahlt die Airline 310 Millionen Euro, die Fluggäste freuen sich. Am Flughafen stehen auch Eurofighter."),
    ("it", "La giunta ha approvato il contratto con Leonardo per quattro AW169 per l'elisoccorso, 58 milioni di euro. L'emergenza sanitaria avrà anche più infermieri."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), CIVIL)
def test_an_order_of_an_airline_or_of_rescuers_is_no_claim(code: str, text: str) -> None:
    assert sentence(text, code) == ()


def test_an_air_force_that_shares_its_airport_still_buys() -> None:
    text = "Kenya's air force ordered six Tucano fighters for 90 million dollars. They will stand at the airport beside the airline's aircraft, and the military pays."
    assert [c.type for c in sentence(text, "en")] == ["purchase"]


ABOUT_ARMS = [
    "Poland buys K2 tanks\nPoland has signed a contract worth $6.5 billion for 180 K2 tanks. The signing took place in a hangar at the airport of Warsaw.",
    "Ukraine receives Gepards\nGermany delivered 15 Gepards to Ukraine worth 20 million euros. The Gepards guard the airport and passenger trains.",
    "Apache deal\nPoland ordered 96 Apaches from Boeing for 10 billion dollars. The first will land at Inowroclaw airport in 2028.",
]  # fmt: skip


@pytest.mark.parametrize("text", ABOUT_ARMS)
def test_an_airport_makes_no_arms_deal_a_civil_one(text: str) -> None:
    assert [c.amount is not None for c in extract_one(document(text)).claims] == [True]


def test_a_word_of_results_beside_a_deal_leaves_its_sum() -> None:
    text = "Kongsberg raised its full-year guidance after Denmark signed a contract worth 300 million dollars for NSM missiles."
    assert [c.amount and c.amount.value for c in sentence(text, "en")] == [300e6]
