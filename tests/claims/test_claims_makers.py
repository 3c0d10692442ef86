"""Who sells and who buys where another sentence says it: the maker, the firm of a notice, the government at home."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

MADE = [
    ("de", "Der Bundestag billigte den Kauf von 60 Panzern für die Bundeswehr. Auftragnehmer ist die KNDS Deutschland in München. Der Vertrag enthält eine Option auf 24 weitere Fahrzeuge.", "DE", "KNDS Deutschland"),
    ("en", "Slovakia's government approved the purchase of 152 armoured vehicles. The vehicles are made by Finland's Patria. An option covers another 40 vehicles.", "SK", "Patria"),
    ("es", "España autorizó la compra de 16 helicópteros por 980 millones de euros. El contratista principal será Indra.", "ES", "Indra"),
    ("it", "L'Italia acquista 148 blindati per 900 milioni di euro. Fornitore sarà Iveco Defence Vehicles.", "IT", "Iveco Defence Vehicles"),
    ("pl", "Agencja Uzbrojenia zamówiła w poniedziałek 90 haubic dla Polski. Wykonawcą jest Huta Stalowa Wola.", "PL", "Huta Stalowa Wola"),
    ("cs", "Česká vláda schválila nákup 36 houfnic pro armádu. Dodavatelem je česká společnost Excalibur Army.", "CZ", "Excalibur Army"),
    ("ro", "România a semnat contractul pentru 24 de obuziere K9. Furnizorul este compania sud-coreeană Hanwha Aerospace.", "RO", "Hanwha Aerospace"),
    ("fi", "Suomi ostaa 91 panssariajoneuvoa 208 miljoonalla eurolla. Valmistaja on Patria.", "FI", "Patria"),
    ("el", "Το ΚΥΣΕΑ ενέκρινε την αγορά 36 εκτοξευτών για τον ελληνικό στρατό. Κατασκευαστής είναι η ισραηλινή Elbit Systems.", "GR", "Elbit Systems"),
]  # fmt: skip
NOTICES = [
    ("en", "Vantor Dynamics (LSE: VTD), the British maker of counter-drone systems, announces that it has signed a contract with the Estonian Centre for Defence Investments for the supply of 44 jammers.", "EE", ("Vantor Dynamics", "GB")),
    ("fr", "Nordal Systèmes (Euronext Paris : NORDS), spécialiste français des radars, annonce la signature avec le ministère estonien de la Défense d'un contrat portant sur la fourniture de dix radars.", "EE", ("Nordal Systèmes", "FR")),
    ("it", "Marenco Difesa S.p.A. comunica di aver sottoscritto con il ministero della Difesa della Croazia un contratto per la fornitura di otto motovedette.", "HR", ("Marenco Difesa",)),
]  # fmt: skip
HOME = [
    ("sv", "Regeringen ger Ukraina nytt stöd\nRegeringen skänker 20 stridsfordon till Ukraina.", "funder", "SE"),
    ("nl", "Defensie bestelt radars\nDefensie koopt negen radars voor de luchtverdediging.", "buyer", "NL"),
    ("de", "Haushälter bewilligen Munition\nDarunter ist ein Rahmenvertrag mit Rheinmetall über bis zu 250.000 Artilleriegranaten.", "buyer", "DE"),
]  # fmt: skip
LENT = [
    ("cs", "Na nákup houfnic si Česko vezme úvěr z programu SAFE, a to až 1,8 miliardy eur.", "CZ"),
    ("ro", "Banii vin din programul european SAFE, din care România are la dispoziție împrumuturi de 16,6 miliarde de euro pentru rachete.", "RO"),
    ("en", "Latvia will borrow 5.7 billion euros from the SAFE fund to buy air defence missiles.", "LV"),
]  # fmt: skip
INDUSTRY = [
    ("uk", "Нідерланди виділять 300 млн євро на закупівлю дронів в українських виробників."),
    ("en", "Norway will spend 7 billion crowns this year on drones from Ukrainian manufacturers."),
    ("sv", "Norge lägger 7 miljarder kronor på inköp av drönare från ukrainska tillverkare."),
    ("de", "Norwegen stellt 20 Millionen Euro für den Kauf von Drohnen bei ukrainischen Herstellern bereit."),
    ("ru", "Норвегия выделит 20 млн евро на закупку дронов у украинских производителей."),
    ("pl", "Norwegia przeznaczy 20 mln euro na zakup dronów u ukraińskich producentów."),
]


@pytest.mark.parametrize(("code", "text", "buyer", "firm"), MADE)
def test_the_firm_called_the_maker_sells_what_was_bought_before(
    code: str, text: str, buyer: str, firm: str
) -> None:
    claims = sentence(text, code)
    assert claims
    assert all((claim.buyer, (claim.seller or ("",))[0]) == ((buyer,), firm) for claim in claims)


@pytest.mark.parametrize(("code", "text", "buyer", "firm"), NOTICES)
def test_with_whom_a_firm_of_a_notice_signs_buys(
    code: str, text: str, buyer: str, firm: tuple[str, ...]
) -> None:
    claims = sentence(text, code)
    assert claims
    assert all((claim.buyer, claim.seller) == ((buyer,), firm) for claim in claims)


@pytest.mark.parametrize(("code", "text", "role", "state"), HOME)
def test_the_government_that_opens_a_text_is_of_its_press(
    code: str, text: str, role: str, state: str
) -> None:
    claims = [c for c in extract_one(document(text, code)).claims if c.quantity]
    assert claims
    assert all(getattr(claim, role) == (state,) for claim in claims)


@pytest.mark.parametrize(("code", "text", "borrower"), LENT)
def test_a_scheme_lends_and_a_state_borrows(code: str, text: str, borrower: str) -> None:
    loans = [claim for claim in sentence(text, code) if claim.type == "loan"]
    assert [(claim.funder, claim.recipient) for claim in loans] == [(("EU",), (borrower,))]


@pytest.mark.parametrize(("code", "text"), INDUSTRY)
def test_who_pays_the_makers_of_an_aided_state_pays_for_that_state(code: str, text: str) -> None:
    (claim,) = sentence(text, code)
    assert (claim.type, claim.recipient, claim.seller) == ("funding", ("UA",), ("UA",))
    assert claim.funder not in {None, ("UA",)}


FOR_ANOTHER = [
    ("en", "Norway has signed a contract with Kongsberg for 360 air defence missiles destined for Ukraine.", "NO"),
    ("no", "Norge har signert en kontrakt med Kongsberg om 280 luftvernraketter som skal til Ukraina.", "NO"),
    ("de", "Deutschland bestellt bei Helsing weitere 4000 Drohnen, die direkt an die ukrainischen Streitkräfte gehen.", "DE"),
    ("uk", "Латвія підписала з компанією Origin Robotics контракт на 900 дронів для України.", "LV"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "buyer"), FOR_ANOTHER)
def test_whom_another_state_buys_for_receives(code: str, text: str, buyer: str) -> None:
    (claim,) = sentence(text, code)
    assert (claim.buyer, claim.recipient) == ((buyer,), ("UA",))


def test_the_firm_of_the_title_sells_what_its_state_is_known_to_make() -> None:
    text = (
        "Perú firma con Hanwha la compra de obuses\nEn 2023 Lima adquirió seis K9 por 70 millones de dólares."
    )
    (claim,) = extract_one(document(text, "es")).claims
    assert claim.seller == ("Hanwha", "KR")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Peru has signed for two frigates. The ships will be built in Ulsan by HD Hyundai Heavy Industries."),
        ("fr", "Le Pérou a signé pour deux frégates. Les navires seront construits à Ulsan par HD Hyundai Heavy Industries."),
        ("uk", "Перу замовило два фрегати. Кораблі збудує в Ульсані HD Hyundai Heavy Industries."),
    ],
)  # fmt: skip
def test_who_is_told_to_build_what_was_bought_sells_it(code: str, text: str) -> None:
    [claim] = sentence(text, code)
    assert (claim.buyer, claim.seller) == (("PE",), ("HD Hyundai Heavy Industries", "KR"))


def test_who_builds_for_no_other_sells_nothing_of_another_state() -> None:
    claims = sentence(
        "India has ordered five S-400 from Russia. Launch pads will be built in Pune by Mahindra Defence."
    )
    assert claims[0].seller == ("RU",)


SIGNED_WITH = [
    ("en", "The Finnish army will get another 30 armoured vehicles. The ministry took up an option of its 2023 contract with the manufacturer Rheinmetall.", ("Rheinmetall", "DE")),
    ("fr", "L'armée grecque va acquérir 30 blindés supplémentaires pour 120 millions d'euros. Le ministère a levé une option du contrat de 2023 avec le constructeur Patria.", ("Patria", "FI")),
    ("pl", "Wojsko otrzyma 30 kolejnych wozów opancerzonych za 120 mln euro. Ministerstwo skorzystało z opcji w umowie z 2023 roku z firmą Rheinmetall.", ("Rheinmetall", "DE")),
    ("en", "The Finnish army will get another 30 armoured vehicles. The older tanks are repaired under a contract with Rheinmetall.", None),
    ("es", "El Ejército de Chile compra cuatro aviones de transporte C-390 a Embraer. El acuerdo incluye una opción por otros dos aviones y la fabricación de piezas en los talleres de Indra.", ("Embraer", "BR")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "seller"), SIGNED_WITH)
def test_with_whom_the_contract_is_sells_what_it_is_for(
    code: str, text: str, seller: tuple[str, ...] | None
) -> None:
    claim = extract_one(document(f"Report\n\n{text}\n", code, "one")).claims[-1]
    assert claim.seller == seller


def test_whoever_made_what_is_handed_over_had_the_contract_for_it() -> None:
    text = "ВВС Казахстана получили второй самолёт A400M производства Airbus, сообщило Минобороны. Контракт на два самолёта был подписан в 2021 году."
    told = {c.quantity.value: c.seller for c in sentence(text, "ru") if c.quantity}
    assert told == {1: ("Airbus",), 2: ("Airbus",)}
