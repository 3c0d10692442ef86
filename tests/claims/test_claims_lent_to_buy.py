"""Who lends for a purchase, who pays for what another state hands over, and the branch of a firm that a text names."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

LENT = [
    ("it", "La Francia presterà 600 milioni di euro alla Serbia per l'acquisto di undici elicotteri H145.", "FR", "RS"),
    ("en", "Britain will lend Kenya 200 million pounds to buy six patrol boats for its navy.", "GB", "KE"),
    ("pl", "Francja pożyczy Serbii 600 mln euro na zakup jedenastu śmigłowców Caracal.", "FR", "RS"),
    ("de", "Schweden gewährt der Ukraine einen Kredit von 2 Milliarden Euro für den Kauf von 20 Gripen.", "SE", "UA"),
    ("ru", "Франция предоставит Армении кредит в 120 млн евро на закупку 36 гаубиц Caesar.", "FR", "AM"),
    ("cs", "Česko půjčí Indonésii 300 milionů eur na nákup 24 letounů L-39.", "CZ", "ID"),
    ("pt", "O Brasil vai emprestar 150 milhões de dólares a Angola para a compra de seis Super Tucano.", "BR", "AO"),
]  # fmt: skip
PAID = [
    ("en", "Jordan handed Lebanon 24 M113 armoured carriers that Saudi Arabia had paid for.", "SA", "LB"),
    ("fr", "C'est la Norvège qui paiera les dix chars Leopard 2A4 que Madrid livrera à l'Ukraine.", "NO", "UA"),
    ("de", "Tschechien liefert der Ukraine 800.000 Granaten, finanziert von Kanada.", "CA", "UA"),
    ("nl", "Nederland betaalt 14 Leopard 2A4-tanks die Spanje aan Oekraïne levert.", "NL", "UA"),
    ("sv", "Danmark betalar 18 Archer som Sverige levererar till Ukraina.", "DK", "UA"),
    ("de", "Finnland bestellt 24 Haubitzen für die Ukraine, die Dänemark bezahlt.", "DK", "UA"),
]  # fmt: skip
BRANCHES = [
    ("no", "Forsvarsmateriell har skrevet kontrakt med nederlandske Thales om seks radarer.", ("Thales", "NL")),
    ("fr", "La filiale roumaine de Rheinmetall fournira à Bucarest 298 blindés Lynx.", ("Rheinmetall", "RO")),
    ("en", "Canberra ordered 85 trucks from Rheinmetall's Australian subsidiary.", ("Rheinmetall", "AU")),
    ("it", "La Croazia comprerà 18 obici semoventi Caesar dalla francese KNDS.", ("KNDS", "FR")),
]  # fmt: skip
SOLD = [
    ("pl", "Polska dała Ukrainie cztery Kraby, a 54 haubice Krab sprzedała jej Huta Stalowa Wola.", ("Huta Stalowa Wola", "PL")),
    ("cs", "Indonésii 24 letounů L-39 prodá Aero Vodochody.", ("Aero Vodochody", "CZ")),
    ("sk", "Ukrajine osem húfnic Zuzana 2 predá Konštrukta.", ("Konstrukta", "SK")),
]  # fmt: skip
BEFORE = [
    ("en", "Romania bought 54 K9 howitzers from Hanwha Aerospace. Six guns have arrived so far.", "delivery", "RO"),
    ("de", "Litauen bestellte bei KNDS 44 Leopard 2A8. Sechs Panzer sollen 2028 eintreffen.", "delivery", "LT"),
    ("cs", "Indonésie koupí 24 letounů L-39. Část nákupu pokryje úvěr 40 milionů eur.", "loan", "ID"),
    ("pl", "Łotwa kupiła 140 zestawów Piorun. Część rachunku, 85 mln euro, pokryje pożyczka SAFE.", "loan", "LV"),
]  # fmt: skip
BUILT = [
    ("es", "Navantia construirá para Arabia Saudí tres corbetas Avante 2200.", ("SA",)),
    ("nl", "Damen bouwt voor de Portugese marine twee fregatten.", ("PT",)),
    ("fr", "Piriou va construire deux patrouilleurs pour la marine sénégalaise.", ("SN",)),
]  # fmt: skip


def _first(text: str, code: str, *types: str) -> Claim:
    return next(claim for claim in sentence(text, code) if not types or claim.type in types)


@pytest.mark.parametrize(("code", "text", "lender", "buyer"), LENT)
def test_who_lends_for_a_purchase_pays_and_who_borrows_buys(
    code: str, text: str, lender: str, buyer: str
) -> None:
    claim = _first(text, code, "purchase")
    assert (claim.funder, claim.buyer) == ((lender,), (buyer,))


@pytest.mark.parametrize(("code", "text", "payer", "taker"), PAID)
def test_who_pays_for_what_another_hands_over_gives_it(code: str, text: str, payer: str, taker: str) -> None:
    claim = _first(text, code)
    assert (claim.funder, claim.recipient) == ((payer,), (taker,))


@pytest.mark.parametrize(("code", "text", "seller"), BRANCHES)
def test_a_firm_stands_with_the_state_of_the_branch_named(
    code: str, text: str, seller: tuple[str, ...]
) -> None:
    assert _first(text, code, "purchase").seller == seller


@pytest.mark.parametrize(("code", "text", "seller"), SOLD)
def test_a_firm_without_an_ending_behind_its_verb_sells(
    code: str, text: str, seller: tuple[str, ...]
) -> None:
    assert _first(text, code, "purchase", "delivery").seller == seller


@pytest.mark.parametrize(("code", "text", "kind", "taker"), BEFORE)
def test_who_bought_right_before_gets_what_comes_and_borrows(
    code: str, text: str, kind: str, taker: str
) -> None:
    claim = _first(text, code, kind)
    assert (claim.recipient if kind == "loan" else claim.buyer) == (taker,)


@pytest.mark.parametrize(("code", "text", "buyer"), BUILT)
def test_who_has_something_built_buys_it(code: str, text: str, buyer: tuple[str, ...]) -> None:
    assert _first(text, code).buyer == buyer


def test_what_a_bloc_lends_in_all_is_lent_to_its_members() -> None:
    text = "L'UE prêtera 43,7 milliards d'euros à la Pologne par l'instrument SAFE, sur une enveloppe de 150 milliards."
    takers = {claim.amount.value: claim.recipient for claim in sentence(text, "fr") if claim.amount}
    assert takers == {43.7e9: ("PL",), 150e9: ("EU",)}


def test_a_yard_of_its_own_tells_whose_press_a_text_is() -> None:
    text = "Asmar construirá dos patrulleros para la Armada. La Armada recibirá además tres lanchas de Estados Unidos."
    assert _first(text, "es").buyer == ("CL",)


def test_one_long_name_in_the_text_is_meant_by_a_short_one() -> None:
    text = "Poland signed a contract with Hanwha Aerospace. Hanwha will supply 72 K239 Chunmoo launchers to Poland."
    assert ("Hanwha Aerospace", "KR") in [claim.seller for claim in sentence(text)]


RELATIVE = [
    ("en", "The bigger case is for Morocco, which has asked to buy up to 612 Hellfire missiles.", "MA"),
    ("es", "Pesó el ejemplo de Portugal, que encargó cinco C-390 por 827 millones de euros.", "PT"),
    ("de", "Interesse kommt auch aus Polen, das 2022 bei Hanwha 212 Haubitzen K9 bestellt hatte.", "PL"),
    ("fr", "L'avion intéresse aussi la Serbie, qui a commandé douze Rafale.", "RS"),
    ("pl", "Zestaw trafił też do Estonii, która kupiła 100 wyrzutni Piorun.", "EE"),
    ("uk", "Системою цікавиться й Латвія, яка замовила три батареї IRIS-T.", "LV"),
]  # fmt: skip
LEADERS = [
    ("en", "Otokar raised its forecast. Otokar sold Romania 214 Cobra II. Estonia ordered 62 armoured vehicles.", "EE"),
    ("pl", "Mesko rozbuduje zakład. Mesko sprzedało Estonii 300 rakiet Piorun. Norwegia kupiła 60 rakiet.", "NO"),
    ("pt", "A Embraer cresce. A Embraer vendeu cinco C-390 a Portugal. A Hungria encomendou dois C-390.", "HU"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "buyer"), RELATIVE)
def test_the_party_of_a_relative_clause_acts_in_it(code: str, text: str, buyer: str) -> None:
    assert _first(text, code, "purchase").buyer == (buyer,)


@pytest.mark.parametrize(("code", "text", "buyer"), LEADERS)
def test_the_firm_that_a_text_is_about_sells(code: str, text: str, buyer: str) -> None:
    (claim,) = (claim for claim in sentence(text, code) if claim.buyer == (buyer,))
    assert (claim.seller or ("",))[0] in {"Otokar", "Mesko", "Embraer"}


def test_the_owner_of_a_firm_between_commas_does_not_sign() -> None:
    text = "Mesko, spółka Polskiej Grupy Zbrojeniowej, podpisało z Danią umowę na 300 rakiet Piorun."
    assert _first(text, "pl", "purchase").seller == ("Mesko", "PL")


PAID_IN = [
    ("en", "Spanish aid\n\nSpain announced a new military aid package for Ukraine worth 615 million euros, of which 100 million will be used to buy US weapons through the PURL programme."),
    ("es", "Ayuda española\n\nEspaña anunció un nuevo paquete de ayuda militar a Ucrania de 615 millones de euros, de los que 100 millones se destinarán a comprar armamento estadounidense a través del programa PURL."),
    ("fr", "Aide espagnole\n\nL'Espagne a annoncé une nouvelle aide militaire à l'Ukraine de 615 millions d'euros, dont 100 millions serviront à acheter des armes américaines via le programme PURL."),
    ("it", "Aiuti spagnoli\n\nLa Spagna ha annunciato un nuovo pacchetto di aiuti militari all'Ucraina da 615 milioni di euro, di cui 100 milioni per acquistare armi americane tramite il programma PURL."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), PAID_IN)
def test_who_buys_for_another_through_a_scheme_pays_into_it(code: str, text: str) -> None:
    (share,) = [c for c in extract_one(document(text, code)).claims if c.amount and c.amount.value == 1e8]
    assert (share.type, share.buyer, share.funder, share.seller, share.recipient) == (
        "funding",
        None,
        ("ES",),
        ("US",),
        ("UA",),
    )


def test_what_is_told_behind_a_loan_with_its_price_is_bought_and_not_lent() -> None:
    text = "O empréstimo da União Europeia dá a Portugal 160 milhões de euros para um sétimo avião KC-390. A francesa Naval Group propunha três navios da classe FDI por 3,4 mil milhões de euros."
    told = {c.amount.value: c for c in sentence(text, "pt") if c.amount}
    assert (told[3.4e9].type, told[3.4e9].funder, told[160e6].type) == ("purchase", None, "loan")
