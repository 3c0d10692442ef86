"""The state that a text is about buys what nobody else is told to buy."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one


def claims_of(text: str, code: str) -> tuple[Claim, ...]:
    return extract_one(document(text, code, "sample")).claims


CANADA = (
    "Ottawa to send Kyiv twelve howitzers\n"
    "Canada will give Ukraine 12 howitzers, Defence Minister Anita Reed said on Monday.\n"
    "The opposition asked about the army's own needs. A plan to buy 30 radars for 200 million dollars has slipped."
)
BELGIUM = (
    "Défense aérienne : la Belgique suit les Pays-Bas\n"
    "La Belgique renouvelle ses blindés. Les Pays-Bas ont acheté huit radars l'an dernier.\n"
    "Quarante véhicules blindés seront commandés d'ici à l'été."
)
GERMANY = (
    "Berlin gibt Kiew 20 Panzer\n"
    "Deutschland übergibt der Ukraine 20 Panzer, sagte der Minister in Berlin.\n"
    "Bestellt wurden außerdem 15 Radargeräte."
)
POLAND = (
    "Polska przekaże Ukrainie 10 czołgów\n"
    "Warszawa przekaże Kijowowi 10 czołgów, podało ministerstwo obrony.\n"
    "Zamówiono też 24 haubice."
)


@pytest.mark.parametrize(
    ("text", "code", "count", "state"),
    [
        (CANADA, "en", 30, "CA"),
        (BELGIUM, "fr", 40, "BE"),
        (GERMANY, "de", 15, "DE"),
        (POLAND, "pl", 24, "PL"),
    ],
)
def test_the_state_of_the_text_buys_what_nobody_is_told_to_buy(
    text: str, code: str, count: int, state: str
) -> None:
    (bought,) = [c for c in claims_of(text, code) if c.quantity and c.quantity.value == count]
    assert (bought.type, bought.buyer) == ("purchase", (state,))


def test_what_is_bought_where_the_taker_is_named_is_for_the_taker() -> None:
    text = (
        "Canada gives Ukraine 12 howitzers\n"
        "Canada will give Ukraine 12 howitzers, the minister said. Kyiv needs shells as well: "
        "an order for 5,000 shells is being prepared."
    )
    (bought,) = [c for c in claims_of(text, "en") if c.quantity and c.quantity.value == 5000]
    assert bought.buyer != ("CA",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("L'Indonésie veut 24 Rafale. Dassault Aviation en demande 4 milliards de dollars.", "fr"),
        (
            "La Slovenia vuole acquistare sei elicotteri AW139. Leonardo chiede per gli elicotteri 120 milioni di euro.",
            "it",
        ),
        ("Norway wants six frigates. Naval Group asks for 3 billion euros.", "en"),
    ],
)
def test_a_firm_that_asks_a_price_sells(text: str, code: str) -> None:
    priced = [c for c in claims_of(text, code) if c.amount]
    assert priced
    assert all(c.seller and not set(c.seller) & set(c.buyer or ()) for c in priced)


def test_a_firm_behind_an_order_sells() -> None:
    text = "Sverige har beställt 44 haubitsar av BAE Systems Bofors."
    (claim,) = claims_of(text, "sv")
    assert (claim.buyer, claim.seller) == (("SE",), ("BAE Systems Bofors", "SE"))


BRUSSELS = [
    ("en", "Belgium buys howitzers\nBelgium chose a Czech firm. Brussels has ordered 12 howitzers for 90 million euros."),
    ("pl", "Belgia kupuje haubice\nBelgia wybrała firmę z Czech. Bruksela zamówiła 12 haubic za 90 mln euro."),
    ("uk", "Бельгія купує гаубиці\nБельгія обрала чеську фірму. Брюссель замовив 12 гаубиць за 90 млн євро."),
    ("ru", "Бельгия покупает гаубицы\nБельгия выбрала чешскую фирму. Брюссель заказал 12 гаубиц за 90 млн евро."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), BRUSSELS)
def test_brussels_is_belgium_where_a_text_names_it(code: str, text: str) -> None:
    claims = extract_one(document(text, code)).claims
    assert claims[-1].buyer == ("BE",)


def test_a_meeting_in_brussels_makes_no_minister_belgian() -> None:
    text = (
        "Партнери дадуть гаубиці\nБРЮССЕЛЬ, 15 жовтня. Зустріч завершилася. Про це повідомив міністр оборони України.\n"
        "За словами міністра, Швеція передасть 14 гаубиць. Бельгія дасть 9 млн євро на дрони."
    )
    claims = extract_one(document(text, "uk")).claims
    assert claims[-1].attributed_to == ("Ukrainian defence minister",)


ALONE = [
    ("en", "Kuwait buys missiles\nKuwait has ordered 900 Hellfire missiles. It ordered 12 radars.\nIn a second notice, the agency cleared sustainment work on Egypt's F-16 fleet for an estimated $310 million.", ("EG",)),
    ("it", "Giacarta compra 24 M-346\nL'Indonesia ha ordinato 24 M-346. L'Indonesia ha comprato 12 radar.\nAcquisito inoltre un contratto da 310 milioni di euro con l'aeronautica del Kuwait per gli Eurofighter.", ("KW",)),
    ("ru", "Баку покупает истребители\nАзербайджан купил 40 истребителей JF-17.\nС Францией Армению связывает контракт на 36 гаубиц CAESAR за 310 млн евро.", ("AM",)),
    ("fr", "Rabat s'équipe\nLe Maroc a commandé 10 hélicoptères Caracal.\nUn contrat de 310 millions d'euros pour 20 radars, que l'Allemagne financera, est attendu.", ("MA",)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "buyer"), ALONE)
def test_the_one_other_state_of_a_sentence_buys_unless_it_gives(
    code: str, text: str, buyer: tuple[str, ...]
) -> None:
    (bought,) = [c for c in claims_of(text, code) if c.amount and c.amount.value == 310e6]
    assert (bought.type, bought.buyer) == ("purchase", buyer)


PAPERS = [
    ("ru", "Армения купила 36 гаубиц. Министерство опровергло сообщения азербайджанских СМИ о покупке 12 истребителей Су-30."),
    ("uk", "Вірменія купила 36 гаубиць. Міністерство спростувало повідомлення азербайджанських ЗМІ про купівлю 12 винищувачів Су-30."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), PAPERS)
def test_the_papers_of_a_state_buy_nothing(code: str, text: str) -> None:
    (denied,) = [c for c in extract_one(document(text, code)).claims if c.status == "denied"]
    assert denied.buyer != ("AZ",)
