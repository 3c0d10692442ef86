"""Sums of money in plain sentences of many languages: who pays whom, parts of a total, loans, advances, owners."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

BOUGHT = [
    ("fr", "La Norvège versera 340 millions d'euros au suédois Saab pour 40 blindés.", 3.4e8, "NO", "Saab"),
    ("it", "La Lettonia verserà 90 milioni di euro alla norvegese Kongsberg per 12 Nasams.", 9e7, "LV", "Kongsberg"),
    ("es", "Chile pagará 310 millones de euros a la finlandesa Patria por 70 blindados.", 3.1e8, "CL", "Patria"),
    ("de", "Dänemark zahlt dem schwedischen Hersteller Saab 400 Millionen Euro für 30 CV90.", 4e8, "DK", "Saab"),
    ("en", "Estonia will pay Patria 95 million euros for 20 armoured vehicles.", 9.5e7, "EE", "Patria"),
    ("en", "Romania has paid 700 million dollars as an advance for the HIMARS launchers.", 7e8, "RO", None),
    ("fr", "La Roumanie a versé un acompte de 700 millions de dollars pour les lanceurs HIMARS.", 7e8, "RO", None),
    ("fr", "Les 36 F-35 suisses, achetés 6,2 milliards de francs, arriveront en 2027.", 6.2e9, "CH", None),
    ("it", "I 44 Leopard lituani costano 950 milioni di euro.", 9.5e8, "LT", None),
    ("it", "Trecento Stinger costeranno ai Paesi Bassi 240 milioni di dollari.", 2.4e8, "NL", None),
    ("es", "La factura de los 18 Caesar estonios sube a 130 millones de euros.", 1.3e8, "EE", None),
    ("de", "Der Preis der vier Gripen für Thailand liegt bei 5,1 Milliarden Kronen.", 5.1e9, "TH", None),
    ("fr", "Le programme, qui dote l'armée belge de Griffon français, coûtera 1,9 milliard d'euros.", 1.9e9, "BE", None),
    ("es", "El Ministerio danés ha adjudicado a Indra un contrato de 80 millones de euros para diez radares.", 8e7, "DK", "Indra"),
    ("fr", "Le contrat de 24 Rafale, d'un montant de 5,1 milliards d'euros, a été signé par la Serbie.", 5.1e9, "RS", None),
    ("fr", "KNDS livrera 90 Caesar à la Belgique au prix de 480 millions d'euros.", 4.8e8, "BE", "KNDS"),
    ("es", "Navantia cobrará 1.800 millones de euros por las cinco corbetas saudíes.", 1.8e9, "SA", "Navantia"),
    ("it", "Il Kuwait ha saldato l'ultima rata da 400 milioni di euro per i 28 Eurofighter.", 4e8, "KW", None),
    ("de", "Spanien vergab an Navantia einen Auftrag für fünf Fregatten, Volumen 4,3 Milliarden Euro.", 4.3e9, "ES", "Navantia"),
    ("nl", "Denemarken betaalt het Finse Patria 210 miljoen euro voor 60 pantservoertuigen.", 2.1e8, "DK", "Patria"),
    ("sv", "Danmark betalar finländska Patria 210 miljoner euro för 60 pansarfordon.", 2.1e8, "DK", "Patria"),
    ("de", "Für Wartung und Ersatzteile der Leopard zahlt Ungarn KNDS 120 Millionen Euro.", 1.2e8, "HU", "KNDS"),
    ("it", "Alla KNDS andranno 2,4 miliardi di euro per i 120 Leopard ungheresi.", 2.4e9, "HU", "KNDS"),
]  # fmt: skip


def claims_of(text: str, code: str, value: float) -> list[Claim]:
    return [c for c in sentence(text, code) if c.amount and c.amount.value == value]


@pytest.mark.parametrize(("code", "text", "value", "buyer", "seller"), BOUGHT)
def test_who_pays_for_arms_buys_them(
    code: str, text: str, value: float, buyer: str, seller: str | None
) -> None:
    (claim,) = claims_of(text, code, value)
    assert claim.type == "purchase"
    assert claim.buyer == (buyer,)
    assert seller is None or seller in (claim.seller or ())


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "Denmark paid Fire Point 90 million euros for FP-1 drones for Ukraine.", 9e7),
        ("en", "Norway gave Nammo 60 million euros to expand its production of artillery shells.", 6e7),
        ("fr", "L'Union européenne verse 40 millions d'euros à KNDS pour produire des obus.", 4e7),
    ],
)
def test_money_for_works_and_for_an_ally_is_no_purchase(code: str, text: str, value: float) -> None:
    assert all(c.type != "purchase" for c in claims_of(text, code, value))


def test_used_arms_are_sold_by_their_owner() -> None:
    text = "L'Argentine cherche des chasseurs. Elle a acheté 24 F-16 danois pour 300 millions de dollars."
    claim = next(c for c in sentence(text, "fr") if c.amount)
    assert claim.buyer == ("AR",)
    assert claim.seller == ("DK",)


PARTS = [
    ("fr", "Sur les 800 millions d'euros des missiles Aster, la France en prend 450 à sa charge.", 4.5e8),
    ("it", "Degli 800 milioni di euro per i missili Aster, 450 sono a carico della Francia.", 4.5e8),
    ("es", "De los 800 millones de euros de los misiles Aster, Francia asume 450.", 4.5e8),
    ("pt", "Dos 800 milhões de euros dos mísseis Aster, a França assume 450.", 4.5e8),
    ("es", "Portugal compró seis KC-390 por 900 millones de euros. De los 900 millones de euros, 200 se destinan a formación.", 2e8),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), PARTS)
def test_a_bare_number_divides_the_sum_before_it(code: str, text: str, value: float) -> None:
    assert claims_of(text, code, value)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Of the 90 million euros for the vehicles, 24 Bison armoured ambulances take a third."),
        (
            "fr",
            "Le chantier coûte 300 millions d'euros, dont 85 % apportés par le Danemark, qui achète des obus.",
        ),
        ("de", "Von den 90 Millionen Euro für die Boxer sind 40 Prozent ausgegeben."),
    ],
)
def test_things_and_shares_are_no_sums(code: str, text: str) -> None:
    deal = {
        "en": "Norway ordered 12 K9 howitzers.",
        "fr": "La Norvège a commandé 12 obusiers K9.",
        "de": "Norwegen bestellte 12 Haubitzen K9.",
    }
    claims = sentence(f"{deal[code]} {text}", code)
    assert claims
    assert all(c.amount is None or c.amount.value in {9e7, 3e8} for c in claims)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Kenya borrowed 150 million euros from Italian banks to buy three C-27J aircraft."),
        ("fr", "Le Kenya a emprunté 150 millions d'euros à des banques italiennes pour acheter trois C-27J."),
        ("es", "Kenia pidió prestados 150 millones de euros a bancos italianos para comprar tres C-27J."),
    ],
)
def test_what_is_borrowed_to_buy_is_a_loan_beside_the_purchase(code: str, text: str) -> None:
    loan, bought = sentence(text, code)
    assert (loan.type, loan.recipient, loan.amount and loan.amount.value) == ("loan", ("KE",), 1.5e8)
    assert (bought.type, bought.buyer, bought.quantity and bought.quantity.value) == ("purchase", ("KE",), 3)


def test_who_gets_money_out_of_a_loan_borrows() -> None:
    (loan,) = claims_of(
        "Kiew hat 1,2 Milliarden Euro aus dem europäischen Darlehen für Drohnen erhalten.", "de", 1.2e9
    )
    assert (loan.type, loan.recipient) == ("loan", ("UA",))


def test_each_of_two_firms_gets_an_order() -> None:
    text = "Die Aufträge an Helsing und Rheinmetall über je 200 Millionen Euro betreffen Kampfdrohnen."
    assert claims_of(text, "de", 2e8)
    piece = "Helsing liefert 400 Kampfdrohnen, die je 30 Millionen Euro kosten."
    assert not claims_of(piece, "de", 3e7)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "La guerre coûte à Moscou 300 millions d'euros par jour."),
        ("de", "Der Konzern setzte 2025 rund 4,3 Milliarden Euro um."),
        ("de", "Das Haushaltsdefizit beträgt 2,4 Milliarden Euro."),
        ("es", "La empresa fue multada con 5 millones de euros."),
        ("it", "L'Antitrust ha multato il gruppo per 5 milioni di euro."),
        ("nl", "Eén Caesar kost ongeveer 6 miljoen euro."),
    ],
)
def test_fines_and_turnover_behind_a_deal_are_background(code: str, text: str) -> None:
    deals = {
        "fr": "La Belgique a commandé 20 Caesar pour 170 millions d'euros.",
        "de": "Litauen hat 44 Leopard für 950 Millionen Euro bestellt.",
        "es": "Perú ha comprado 54 K2 por 1.000 millones de euros.",
        "it": "L'Austria ha ordinato 12 M-346 per 1,5 miliardi di euro.",
        "nl": "België heeft 20 Caesars besteld voor 170 miljoen euro.",
    }
    report = extract_one(document(f"{deals[code]} {text}", code))
    assert len([c for c in report.claims if c.amount]) == 1
