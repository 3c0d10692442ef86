"""What kind of claim a figure makes where verb, parties and earlier deals decide together, language by language."""

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.claim import Claim


def _with(text: str, code: str, value: float) -> Claim:
    """Return the one claim of a text with this sum or count."""
    found = [c for c in sentence(text, code) if value in {f.value for f in (c.amount, c.quantity) if f}]
    assert len(found) == 1, [(c.type, c.quote) for c in sentence(text, code)]
    return found[0]


PAID = [
    ("en", "Latvia received its first three Caesar howitzers in April. It had agreed to pay 90 million euros for them.", 9e7, "LV"),
    ("en", "Norway ordered 54 Leopard 2A8 tanks in 2023. Norway paid $2.5 billion for the German tanks.", 2.5e9, "NO"),
]  # fmt: skip
UNDER_ORDER = [
    ("pl", "Do Norwegii dotarła ostatnia partia 18 czołgów Leopard zamówionych w Niemczech.", 18, "NO"),
    ("fr", "La Lettonie a reçu 21 canons Caesar commandés en 2022.", 21, "LV"),
    ("uk", "18 гаубиць Caesar за цим контрактом Литва вже отримала.", 18, "LT"),
    ("pl", "Norwegia otrzymała już 100 wyrzutni Piorun i 300 pocisków zamówionych w 2022 r.", 300, "NO"),
    ("es", "Grecia recibió tres de las cinco fragatas encargadas a Naval Group.", 3, "GR"),
]
WANTED = [
    ("en", "The Greek navy alone wants nine frigates.", 9, "GR"),
    ("it", "La Marina greca ha bisogno di nove fregate.", 9, "GR"),
    ("sv", "Norge behöver 16 raketartillerisystem Himars.", 16, "NO"),
]
BUILT = [
    ("en", "A contract to build 20 corvettes for the Polish navy was signed on Monday.", 20, "PL"),
    ("fr", "La Suède a signé un contrat pour la construction de quatre frégates FDI avec Naval Group.", 4, "SE"),
    ("ru", "Швеция и Таиланд подписали контракт на поставку 12 истребителей Gripen производства компании Saab.", 12, "TH"),
]  # fmt: skip
BORROWED = [
    ("en", "Romania will borrow 16.6 billion euros from the EU for Patriot systems.", 1.66e10),
    ("pl", "Rumunia pożyczy od Unii Europejskiej 16,6 mld euro na systemy Patriot.", 1.66e10),
    (
        "it",
        "La Romania prenderà in prestito dall'Unione europea 16,6 miliardi di euro per sistemi Patriot.",
        1.66e10,
    ),
]
LET_PASS = [
    ("fr", "Le gouvernement letton a donné jeudi son accord à l'achat de six hélicoptères Black Hawk.", 6),
    ("it", "Il governo lettone ha dato ieri il via libera all'acquisto di sei elicotteri Black Hawk.", 6),
    ("ru", "Правительство Латвии дало в четверг согласие на покупку шести вертолётов Black Hawk.", 6),
]


@pytest.mark.parametrize(("code", "text", "value", "buyer"), [*PAID, *WANTED, *BUILT])
def test_who_pays_for_its_own_or_wants_or_has_built_buys(
    code: str, text: str, value: float, buyer: str
) -> None:
    claim = _with(text, code, value)
    assert (claim.type, claim.buyer) == ("purchase", (buyer,))


@pytest.mark.parametrize(("code", "text", "value", "buyer"), UNDER_ORDER)
def test_what_was_ordered_and_has_come_is_delivered_to_its_buyer(
    code: str, text: str, value: float, buyer: str
) -> None:
    claim = _with(text, code, value)
    assert (claim.type, claim.buyer, claim.status) == ("delivery", (buyer,), "delivered")


@pytest.mark.parametrize(("code", "text", "value"), BORROWED)
def test_who_borrows_is_lent_to(code: str, text: str, value: float) -> None:
    claim = _with(text, code, value)
    assert (claim.type, claim.funder, claim.recipient) == ("loan", ("EU",), ("RO",))


@pytest.mark.parametrize(("code", "text", "value"), LET_PASS)
def test_a_body_that_gives_its_consent_gives_nothing_else(code: str, text: str, value: float) -> None:
    claim = _with(text, code, value)
    assert (claim.type, claim.buyer, claim.funder) == ("purchase", ("LV",), None)


def test_who_is_given_arms_elsewhere_in_the_text_asks() -> None:
    text = "Norway will give Ukraine six F-16 jets. Ukraine wants nine frigates."
    assert _with(text, "en", 9).type == "request"


def test_what_somebody_gave_is_no_delivery_under_an_order() -> None:
    text = "Germany will donate 500 drones to Ukraine. It has handed over 18 howitzers ordered in 2022 to Ukraine."
    assert _with(text, "en", 18).type == "donation"


def test_the_contract_for_things_delivered_is_a_purchase() -> None:
    text = (
        "Algeria received two Su-57 jets in spring. A contract for 14 was signed in 2023 and cost $2 billion."
    )
    claim = _with(text, "en", 14)
    assert (claim.type, claim.buyer) == ("purchase", ("DZ",))


def test_what_a_loan_is_divided_into_is_lent() -> None:
    text = (
        "ЄС погодив кредит Молдові обсягом 60 млрд євро. Дві третини коштів, тобто 40 млрд, призначені на закупівлю "
        "танків, ще 20 млрд — на підтримку бюджету."
    )
    assert (_with(text, "uk", 4e10).type, _with(text, "uk", 2e10).type) == ("loan", "loan")


def test_forces_of_the_buyer_are_no_taker_of_a_gift() -> None:
    text = "India ordered 83 Tejas jets. Twelve Tejas fighters are due to be handed to the air force in 2027."
    claim = _with(text, "en", 12)
    assert (claim.type, claim.buyer) == ("delivery", ("IN",))


WISHED = [
    ("fr", "La Grèce voudrait quinze Rafale, payés en gaz.", 15, "GR"),
    ("es", "Perú quiere doce aviones KF-21 de Corea del Sur.", 12, "PE"),
    ("pl", "Grecja chciałaby 12 śmigłowców Black Hawk.", 12, "GR"),
    ("de", "Österreich kauft drei Transporter C-390. Zum Paket gehören auch 128 Lenkflugkörper.", 128, "AT"),
    ("it", "L'Italia ha ordinato alla joint venture tra Leonardo e Rheinmetall 21 cingolati Lynx.", 21, "IT"),
]
WORKS = [
    ("uk", "Латвія вклала 30 млн євро в завод артилерійських снарядів.", 3e7, "LV"),
    ("en", "Latvia invested 30 million euros in a factory for artillery shells.", 3e7, "LV"),
    ("pl", "Łotwa zainwestowała 30 mln euro w fabrykę amunicji artyleryjskiej.", 3e7, "LV"),
]


@pytest.mark.parametrize(("code", "text", "value", "buyer"), WISHED)
def test_who_wants_buys_and_a_package_in_a_text_of_purchases_is_bought(
    code: str, text: str, value: float, buyer: str
) -> None:
    claim = _with(text, code, value)
    assert (claim.type, claim.buyer) == ("purchase", (buyer,))


@pytest.mark.parametrize(("code", "text", "value", "funder"), WORKS)
def test_money_for_works_buys_no_arms(code: str, text: str, value: float, funder: str) -> None:
    claim = _with(text, code, value)
    assert (claim.type, claim.funder) == ("funding", (funder,))


def test_who_wants_to_give_gives() -> None:
    claim = _with("Norway wants to send Ukraine 50 Leopard tanks.", "en", 50)
    assert (claim.type, claim.funder, claim.recipient) == ("donation", ("NO",), ("UA",))


def test_what_is_had_in_exchange_is_bought() -> None:
    text = (
        "Bulgaria offered to hand its S-300 batteries to Ukraine in return for 12 F-16 fighters from America."
    )
    claim = _with(text, "en", 12)
    assert (claim.type, claim.buyer) == ("purchase", ("BG",))


def test_the_sum_of_a_loan_that_opens_its_sentence_is_lent() -> None:
    text = (
        "Kenya ordered two corvettes from Fincantieri. The loan, which covers most of the order, is guaranteed for up "
        "to 950 million euros."
    )
    claim = _with(text, "en", 9.5e8)
    assert (claim.type, claim.recipient) == ("loan", ("KE",))


HANDED_OVER = [
    ("ru", "Россия передала Алжиру шесть из 14 законтрактованных истребителей Су-57.", 6, "DZ"),
    ("en", "Germany handed over to Israel three of the five Leopard 2 tanks ordered in 2022.", 3, "IL"),
]


@pytest.mark.parametrize(("code", "text", "value", "buyer"), HANDED_OVER)
def test_what_is_handed_over_of_an_order_is_no_gift(code: str, text: str, value: float, buyer: str) -> None:
    claim = _with(text, code, value)
    assert (claim.type, claim.buyer, claim.funder) == ("delivery", (buyer,), None)


def test_money_of_assistance_that_is_approved_buys_nothing() -> None:
    claim = _with(
        "L'Union européenne a approuvé une mesure d'assistance de 20 millions d'euros pour l'armée moldave.",
        "fr",
        2e7,
    )
    assert claim.type == "funding"


def test_an_order_between_its_sum_and_its_count_outweighs_a_gift_before() -> None:
    text = (
        "Qatar ordered 24 Typhoon jets. Older ones would be passed to Turkey, which has a separate 8 billion pound "
        "order with Britain for 20 new Typhoon jets."
    )
    claim = _with(text, "en", 20)
    assert claim.type == "purchase"
