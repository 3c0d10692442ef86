"""What agency reports do besides naming a deal: pronouns, datelines, schemes that pay, corrections, background."""

import pytest
from tests.claims.claims_samples import TITLES, document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one
from rempart.sources.languages import language_of


def claims_of(text: str, code: str) -> tuple[Claim, ...]:
    return extract_one(document(f"{TITLES[code]}\n\n{text}", code, "sample")).claims


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Poland signed a contract with Boeing for 96 Apache helicopters. It is worth $10 billion."),
        (
            "fr",
            (
                "La Pologne a signé avec Boeing un contrat pour 96 hélicoptères Apache. "
                "Il est évalué à 10 milliards de dollars."
            ),
        ),
        (
            "de",
            (
                "Polen hat mit Boeing einen Vertrag über 96 Hubschrauber Apache unterzeichnet. "
                "Er hat einen Wert von 10 Milliarden Dollar."
            ),
        ),
        (
            "en",
            (
                "Poland signed a contract with Boeing for 96 Apache helicopters. "
                "The ministry put the price at 10 billion dollars."
            ),
        ),
    ],
)
def test_a_pronoun_or_a_speaker_takes_up_the_deal_and_tells_its_price(code: str, text: str) -> None:
    (claim,) = claims_of(text, code)
    assert claim.quantity is not None
    assert claim.amount is not None
    assert (claim.quantity.value, claim.amount.value, claim.amount.currency) == (96, 10e9, "USD")
    assert claim.status == "contracted"


def test_an_ordinal_of_a_dateline_ends_no_sentence() -> None:
    text = "WILNA, 14. Oktober - Litauen kauft 44 Leopard 2A8 von KNDS. Die 14. Panzerdivision freut sich."
    (claim,) = claims_of(text, "de")
    assert claim.buyer == ("LT",)
    assert claim.quote.startswith("Litauen kauft 44")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Poland signed a contract for 24 Krab howitzers, financed from the EU's SAFE programme."),
        ("de", "Polen bestellt 24 Haubitzen Krab, finanziert aus dem EU-Programm SAFE."),
        ("pl", "Polska zamówiła 24 haubice Krab, finansowane z unijnego programu SAFE."),
        ("fr", "La Pologne a commandé 24 obusiers Krab, financés par le programme SAFE de l'UE."),
    ],
)
def test_a_scheme_is_the_way_of_the_money_and_no_seller(code: str, text: str) -> None:
    (claim,) = claims_of(text, code)
    assert claim.buyer == ("PL",)
    assert "EU" not in (claim.seller or ())


def test_what_is_drawn_from_a_loan_scheme_is_lent_by_the_union() -> None:
    (claim,) = claims_of("Romania is due to draw 16.6 billion euros in loans from SAFE for arms.", "en")
    assert (claim.type, claim.funder, claim.recipient) == ("loan", ("EU",), ("RO",))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The United States will buy drones from Ukraine, President Donald Trump said on Friday."),
        ("fr", "Les Etats-Unis vont acheter des drones militaires à l'Ukraine, a déclaré Donald Trump."),
        ("uk", "США закуплять в України бойові дрони, заявив президент Дональд Трамп."),
    ],
)
def test_drones_between_states_are_a_deal_without_a_sum(code: str, text: str) -> None:
    (claim,) = claims_of(text, code)
    assert (claim.type, claim.buyer, claim.seller) == ("purchase", ("US",), ("UA",))
    assert claim.status == "planned"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "A Chinese company sold 5,000 show drones to Japan for $12 million for a drone show."),
        ("en", "Russia fired more than 5,000 drones at Ukraine in September, the air force said."),
        ("uk", "Росія атакувала Україну 140 ударними дронами, повідомили Повітряні сили. Збито 122 дрони."),
    ],
)
def test_shows_and_attacks_are_no_deal(code: str, text: str) -> None:
    assert claims_of(text, code) == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Litauen bestellt nicht 50, sondern 44 Leopard 2A8 bei KNDS."),
        ("ru", "Литва закупит не 50, а 44 танка Leopard 2A8 у KNDS."),
        ("uk", "Литва закупить не 50, а 44 танки Leopard 2A8 у KNDS."),
        ("pl", "Litwa zamówi nie 50, lecz 44 czołgi Leopard 2A8 w KNDS."),
        ("es", "Lituania comprará no 50 sino 44 tanques Leopard 2A8 a KNDS."),
        ("it", "La Lituania ordinerà non 50 ma 44 carri Leopard 2A8 a KNDS."),
    ],
)
def test_a_number_set_right_denies_the_other_one_only(code: str, text: str) -> None:
    (claim,) = claims_of(text, code)
    assert claim.quantity is not None
    assert claim.quantity.value == 44
    assert claim.status != "denied"


@pytest.mark.parametrize(
    "text",
    [
        "The Czech Republic will buy 246 CV90 vehicles from BAE Systems for 59.7 billion crowns (2.4 billion).",
        "The Czech Republic will buy 246 CV90 vehicles from BAE Systems for 59.7 billion crowns.",
    ],
)
def test_a_conversion_without_its_currency_is_no_second_sum(text: str) -> None:
    (claim,) = claims_of(text, "en")
    assert claim.amount is not None
    assert (claim.amount.value, claim.amount.currency, claim.amount.also) == (59.7e9, "CZK", ())


def test_of_two_states_with_crowns_who_orders_pays() -> None:
    told = "Prague ordered 246 CV90 fighting vehicles from Sweden's BAE Systems Hagglunds in 2023 for 59.7 billion crowns."
    (claim,) = claims_of(told, "en")
    assert claim.amount is not None
    assert claim.amount.currency == "CZK"


def test_what_stays_secret_is_withheld() -> None:
    text = "Litauen kauft 44 Leopard 2A8 von KNDS für 950 Millionen Euro. Die Ausstattung bleibt geheim."
    (claim,) = claims_of(text, "de")
    assert claim.withheld is not None


@pytest.mark.parametrize(
    ("code", "text", "count", "value"),
    [
        (
            "de",
            (
                "Der Bundestag hat die Beschaffung von 20 Eurofightern der Tranche 5 für 3,75 Milliarden Euro "
                "gebilligt."
            ),
            20,
            3.75e9,
        ),
        ("en", "Spain bought 25 F-16 Block 70 jets for 3 billion dollars.", 25, 3e9),
    ],
)
def test_the_number_of_a_model_does_not_part_count_and_price(
    code: str, text: str, count: int, value: float
) -> None:
    (claim,) = claims_of(text, code)
    assert claim.quantity is not None
    assert claim.amount is not None
    assert (claim.quantity.value, claim.amount.value) == (count, value)


def test_two_verbs_have_an_object_each() -> None:
    text = "Canada will give Ukraine 50 armoured vehicles and contribute 235 million dollars to a drone fund."
    given, paid = claims_of(text, "en")
    assert (given.type, given.amount) == ("donation", None)
    assert (paid.funder, paid.quantity) == (("CA",), None)


@pytest.mark.parametrize(
    ("code", "text", "seller"),
    [
        ("it", "L'Egitto negozia con Fincantieri l'acquisto di due fregate Fremm.", "Fincantieri"),
        ("es", "Portugal firmó con Airbus una carta para adquirir seis aviones A400M.", "Airbus"),
        (
            "sv",
            "Försvarets materielverk har tecknat avtal med Diehl Defence om sju Iris-T SLM.",
            "Diehl Defence",
        ),
        (
            "pl",
            "Agencja Uzbrojenia negocjuje z Hanwha Aerospace dostawę 152 armatohaubic K9.",
            "Hanwha Aerospace",
        ),
    ],
)
def test_the_firm_a_state_deals_with_sells(code: str, text: str, seller: str) -> None:
    (claim,) = claims_of(text, code)
    assert claim.type == "purchase"
    assert seller in (claim.seller or ())
    assert seller not in (claim.buyer or ())


@pytest.mark.parametrize(
    ("code", "text", "counts"),
    [
        ("cs", "Česko letos převezme první z 24 objednaných strojů F-35 od Spojených států.", [1, 24]),
        ("de", "Die Schweiz bekommt die fünf bestellten Patriot-Systeme später.", [5]),
    ],
)
def test_a_participle_stands_between_a_number_and_its_thing(code: str, text: str, counts: list[int]) -> None:
    assert [c.quantity.value for c in claims_of(text, code) if c.quantity] == counts


def test_a_spokesman_speaks_for_his_body() -> None:
    text = "Deutschland gibt der Ukraine zwei Iris-T SLM, sagte ein Sprecher des Verteidigungsministeriums."
    (claim,) = claims_of(text, "de")
    assert claim.attributed_to == ("German Ministry of Defence",)
    assert claim.status == "announced"


def test_a_body_behind_an_office_is_no_person() -> None:
    report = extract_one(
        document(
            "Știri\n\nPotrivit ministrului, Uniunea Europeană va aloca 20 de milioane de euro pentru radare "
            "militare Republicii Moldova.",
            "ro",
            "sample",
        )
    )
    assert "Uniunea Europeană" not in {name for claim in report.claims for name in claim.attributed_to}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("sv", "Finland köper 112 begagnade K9-haubitser av Sydkorea för 546,8 miljoner euro."),
        ("pl", "Legia zapłaci 4 mln euro za napastnika. Klub sprzedał wcześniej trzech obrońców do Turcji."),
        ("sk", "Slovensko kúpi za 300 miliónov eur 14 húfnic, uviedlo ministerstvo obrany vo štvrtok."),
    ],
)
def test_short_texts_are_in_their_language(code: str, text: str) -> None:
    assert language_of(text) == code
