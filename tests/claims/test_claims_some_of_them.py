"""What became of some of the things just dealt in: *the first two have been handed over*, in languages with cases."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

TITLES = {
    "uk": "Новини оборони",
    "ru": "Новости обороны",
    "pl": "Wiadomości wojskowe",
    "de": "Rüstung und Heer",
    "cs": "Obranné zprávy",
}


def claims_of(text: str, code: str) -> tuple[Claim, ...]:
    return extract_one(document(f"{TITLES[code]}\n\n{text}", code, "sample")).claims


@pytest.mark.parametrize(
    ("code", "text", "count", "status"),
    [
        ("uk", "Бельгія пообіцяла Україні тридцять літаків F-16. Перші два вже передано.", 2, "delivered"),
        ("uk", "Польща замовила в Кореї 180 танків K2. Останні десять надійдуть навесні.", 10, "planned"),
        ("uk", "Бельгія замовила 12 систем NASAMS. Решту вісім доставлять до кінця року.", 8, "planned"),
        ("ru", "Индия заказала в России пять комплексов С-400, три уже переданы.", 3, "delivered"),
        ("ru", "Алжир купил у России 14 истребителей Су-57. Первые два прибыли зимой.", 2, "delivered"),
        ("pl", "Polska zamówiła w Korei 180 czołgów K2. Ostatnie dwa dotarły w maju.", 2, "delivered"),
        (
            "de",
            "Litauen bestellte in Berlin 44 Leopard 2. Die ersten vier trafen im Mai ein.",
            4,
            "delivered",
        ),
    ],
)
def test_some_of_the_things_told_are_counted(code: str, text: str, count: int, status: str) -> None:
    told = [claim for claim in claims_of(text, code) if claim.quantity and claim.quantity.value == count]
    assert [claim.status for claim in told] == [status]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uk", "Польща замовила в Кореї 180 танків K2. Перші два роки фірма навчала екіпажі."),
        ("ru", "Индия заказала в России пять комплексов С-400. Двое получили ранения, три дня шли бои."),
        ("pl", "Polska zamówiła w Korei 180 czołgów K2. Ostatnie dwa tygodnie trwały rozmowy."),
        ("de", "Litauen bestellte in Berlin 44 Leopard 2. Die ersten vier Monate wird geschult."),
    ],
)
def test_time_and_people_are_no_such_count(code: str, text: str) -> None:
    assert len([claim for claim in claims_of(text, code) if claim.quantity]) == 1


def test_what_was_bought_is_delivered_and_not_given() -> None:
    text = "Индия заказала в России пять комплексов С-400. Три из них уже переданы."
    bought, handed = claims_of(text, "ru")
    assert (bought.type, handed.type) == ("purchase", "delivery")
    assert handed.buyer == bought.buyer == ("IN",)
    assert handed.seller == ("RU",)


def test_a_gift_of_somebody_else_stays_one() -> None:
    text = "Польща замовила в Кореї 180 танків K2. Німеччина передала Польщі десять танків K2."
    assert [claim.type for claim in claims_of(text, "uk")] == ["purchase", "donation"]


@pytest.mark.parametrize(
    ("code", "text", "kind", "count"),
    [
        ("uk", "Осло вже поступилося Україні шістьма F-16.", "donation", 6),
        ("uk", "Перші 3,2 млрд євро виділено Україні на літаки Gripen.", "funding", None),
        ("uk", "Естонія викупила у Польщі сто установок Piorun.", "purchase", 100),
        ("ru", "Армения докупает у Франции 12 гаубиц Caesar.", "purchase", 12),
        ("pl", "Ukraina dobiera w Polsce 50 Rosomaków.", "purchase", 50),
        ("pl", "Do Polski przypłynęło 20 czołgów K2.", "delivery", 20),
        ("de", "Die Bundeswehr ruft bei Rheinmetall weitere 20 Boxer ab.", "purchase", 20),
    ],
)
def test_verbs_of_dealing(code: str, text: str, kind: str, count: int | None) -> None:
    (claim,) = claims_of(text, code)
    assert claim.type == kind
    assert (claim.quantity.value if claim.quantity else None) == count


def test_a_request_that_is_granted_is_a_sale() -> None:
    text = "Kongres zatwierdził wniosek Polski opiewający na 1,33 mld dolarów za pociski AIM-120D."
    (claim,) = claims_of(text, "pl")
    assert (claim.type, claim.seller, claim.status) == ("purchase", ("US",), "announced")


def test_the_newspaper_that_found_out_speaks() -> None:
    text = 'Jak ustaliła "Rzeczpospolita", Polska kupi w Korei 96 wyrzutni Chunmoo za 1,2 mld dolarów.'
    (claim,) = claims_of(text, "pl")
    assert claim.attributed_to == ("Rzeczpospolita",)


def test_a_noun_that_begins_another_thing_of_a_list_governs_only_that() -> None:
    text = "Polska zamówi 26 wyrzutni Chunmoo, cztery baterie NSM oraz dostawy amunicji."
    counted = [claim for claim in claims_of(text, "pl") if claim.quantity]
    assert [claim.type for claim in counted] == ["purchase", "purchase"]


def test_what_a_buyer_budgets_for_is_bought() -> None:
    text = "Deutschland will bei Airbus 20 Eurofighter kaufen. Auch 14 Systeme Iris-T SLM sind eingeplant."
    assert [(claim.type, claim.buyer) for claim in claims_of(text, "de")] == [("purchase", ("DE",))] * 2


def test_what_is_set_aside_for_whom_others_give_to_stays_a_gift() -> None:
    text = (
        "Die Ukraine will bei Airbus 20 Eurofighter kaufen. Norwegen schenkt der Ukraine sechs F-16. "
        "Auch 14 Systeme Iris-T SLM sind zugesagt."
    )
    told = {claim.quantity.value: claim.type for claim in claims_of(text, "de") if claim.quantity}
    assert told[14] == "donation"


def test_money_received_belongs_to_a_text_about_arms() -> None:
    arms = "Deutschland kauft bei Diehl sechs Systeme Iris-T SLM und in Israel drei Arrow-Batterien. "
    apart = "Der Rechnungshof rügt die Verträge. Der Ausschuss tagte bis in die Nacht. Auch Kiew profitiert. "
    text = arms + apart + "Im kommenden Jahr bekommt die Ukraine 11,5 Milliarden Euro."
    sums = [claim for claim in claims_of(text, "de") if claim.amount]
    assert [(claim.type, claim.recipient) for claim in sums] == [("funding", ("UA",))]


def test_money_received_in_a_text_about_schools_yields_nothing() -> None:
    text = (
        "Die Stadt baut sechs Schulen. Der Rat tagte. Im kommenden Jahr bekommt Polen 11,5 Milliarden Euro."
    )
    assert claims_of(text, "de") == ()
