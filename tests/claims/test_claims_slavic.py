"""Case, voice, tense and word order in Ukrainian and Russian, and plain clauses in Bulgarian."""

from typing import Any

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.claim import Claim

UKRAINIAN: dict[str, dict[str, Any]] = {
    "Польща закупить у Південної Кореї 180 танків K2 за 6,7 млрд доларів.": {
        "type": "purchase",
        "buyer": ("PL",),
        "seller": ("KR",),
        "amount": 6700000000,
        "quantity": 180,
    },
    "Україні передадуть десять систем Patriot.": {
        "recipient": ("UA",),
        "funder": None,
        "quantity": 10,
        "status": "planned",
    },
    "Німеччиною передано Україні 12 систем IRIS-T.": {
        "funder": ("DE",),
        "recipient": ("UA",),
        "status": "delivered",
    },
    "Сто танків Leopard 2 купить Литва.": {"type": "purchase", "buyer": ("LT",), "quantity": 100},
    "Закупівля Україною 25 систем Patriot обійдеться у понад 15 мільярдів доларів.": {
        "type": "purchase",
        "buyer": ("UA",),
        "amount": 15000000000,
        "bound": "at_least",
    },
    "Данія профінансує закупівлю 18 гаубиць «Богдана» для Збройних сил України.": {
        "funder": ("DK",),
        "item": "Bohdana howitzers",
        "quantity": 18,
    },
    "Київ отримає від Берліна ще дві системи Patriot до кінця року.": {
        "recipient": ("UA",),
        "funder": ("DE",),
        "quantity": 2,
    },
    "Близько півтора мільярда євро Нідерланди витратять на дрони для України.": {
        "funder": ("NL",),
        "amount": 1500000000,
        "bound": "approx",
    },
    "США могли б продати Україні до 50 ракет Tomahawk.": {
        "type": "purchase",
        "seller": ("US",),
        "buyer": ("UA",),
        "quantity": 50,
        "bound": "at_most",
        "status": "planned",
    },
    "Нібито Франція вже передала Україні шість винищувачів Mirage 2000.": {
        "funder": ("FR",),
        "recipient": ("UA",),
        "status": "reported",
    },
    "Контракт на 900 млн євро з концерном Rheinmetall підписало Міністерство оборони Румунії.": {
        "type": "purchase",
        "buyer": ("RO",),
        "seller": ("Rheinmetall", "DE"),
        "status": "contracted",
    },
    "Європа заплатить за американську зброю для України 100 млрд доларів.": {
        "funder": ("EUROPE",),
        "amount": 100000000000,
    },
    "Україна купить у США зброї на 90 млрд доларів, платити за яку будуть європейські партнери.": {
        "type": "purchase",
        "buyer": ("UA",),
        "seller": ("US",),
        "funder": ("EUROPE",),
    },
    "Швеція та Данія спільно передадуть Києву 50 бойових машин CV90.": {
        "funder": ("SE", "DK"),
        "recipient": ("UA",),
        "quantity": 50,
    },
    "Не менш як 30 гаубиць Archer замовив у Швеції Лондон.": {
        "type": "purchase",
        "buyer": ("GB",),
        "seller": ("SE",),
        "quantity": 30,
        "bound": "at_least",
    },
    "Сполучені Штати схвалили продаж Данії ракет AMRAAM на суму 750 млн дол.": {
        "type": "purchase",
        "buyer": ("DK",),
        "seller": ("US",),
        "status": "announced",
    },
    "За даними Reuters, Саудівська Аравія закупить у Китаю дрони на суму від 1 до 1,5 млрд доларів.": {
        "buyer": ("SA",),
        "seller": ("CN",),
        "amount": 1250000000,
        "bound": "approx",
    },
    "Іспанія надасть Україні пакет військової допомоги на 1 млрд євро.": {
        "funder": ("ES",),
        "recipient": ("UA",),
        "amount": 1000000000,
    },
    "Італія відмовилася купувати 24 винищувачі Typhoon.": {"status": "denied", "buyer": ("IT",)},
}
RUSSIAN: dict[str, dict[str, Any]] = {
    "Польша закупит у Южной Кореи 180 танков K2 за 6,7 млрд долларов.": {
        "type": "purchase",
        "buyer": ("PL",),
        "seller": ("KR",),
        "amount": 6700000000,
        "quantity": 180,
    },
    "Украине передадут десять систем Patriot.": {
        "recipient": ("UA",),
        "funder": None,
        "quantity": 10,
        "status": "planned",
    },
    "Германией переданы Украине 12 систем IRIS-T.": {
        "funder": ("DE",),
        "recipient": ("UA",),
        "status": "delivered",
    },
    "Сто танков Leopard 2 купит Литва.": {"type": "purchase", "buyer": ("LT",), "quantity": 100},
    "Закупка Украиной 25 систем Patriot обойдётся более чем в 15 миллиардов долларов.": {
        "type": "purchase",
        "buyer": ("UA",),
        "amount": 15000000000,
        "bound": "at_least",
    },
    "Дания профинансирует закупку 18 гаубиц «Богдана» для Вооружённых сил Украины.": {
        "funder": ("DK",),
        "item": "Bohdana howitzers",
        "quantity": 18,
    },
    "Киев получит от Берлина ещё две системы Patriot до конца года.": {
        "recipient": ("UA",),
        "funder": ("DE",),
        "quantity": 2,
    },
    "Около полутора миллиардов евро Нидерланды потратят на дроны для Украины.": {
        "funder": ("NL",),
        "amount": 1500000000,
        "bound": "approx",
    },
    "США могли бы продать Украине до 50 ракет Tomahawk.": {
        "type": "purchase",
        "seller": ("US",),
        "buyer": ("UA",),
        "quantity": 50,
        "bound": "at_most",
        "status": "planned",
    },
    "Франция якобы уже передала Украине шесть истребителей Mirage 2000.": {
        "funder": ("FR",),
        "recipient": ("UA",),
        "status": "reported",
    },
    "Контракт на 900 млн евро с концерном Rheinmetall подписало Министерство обороны Румынии.": {
        "type": "purchase",
        "buyer": ("RO",),
        "seller": ("Rheinmetall", "DE"),
        "status": "contracted",
    },
    "Европа заплатит за американское оружие для Украины 100 млрд долларов.": {
        "funder": ("EUROPE",),
        "amount": 100000000000,
    },
    "Украина купит у США оружие на 90 млрд долларов, платить за которое будут европейские партнёры.": {
        "type": "purchase",
        "buyer": ("UA",),
        "seller": ("US",),
        "funder": ("EUROPE",),
    },
    "Швеция и Дания совместно передадут Киеву 50 боевых машин CV90.": {
        "funder": ("SE", "DK"),
        "recipient": ("UA",),
        "quantity": 50,
    },
    "Не менее 30 гаубиц Archer заказал у Швеции Лондон.": {
        "type": "purchase",
        "buyer": ("GB",),
        "seller": ("SE",),
        "quantity": 30,
        "bound": "at_least",
    },
    "США одобрили продажу Дании ракет AMRAAM на сумму 750 млн долл.": {
        "type": "purchase",
        "buyer": ("DK",),
        "seller": ("US",),
        "status": "announced",
    },
    "По данным Reuters, Саудовская Аравия закупит у Китая дроны на сумму от 1 до 1,5 млрд долларов.": {
        "buyer": ("SA",),
        "seller": ("CN",),
        "amount": 1250000000,
        "bound": "approx",
    },
    "Испания предоставит Украине пакет военной помощи на 1 млрд евро.": {
        "funder": ("ES",),
        "recipient": ("UA",),
        "amount": 1000000000,
    },
    "Италия отказалась покупать 24 истребителя Typhoon.": {"status": "denied", "buyer": ("IT",)},
    "Россия поставила Индии второй полк систем С-400, стоимость контракта превышает 5 млрд долларов.": {
        "amount": 5000000000,
        "bound": "at_least",
    },
    "Более миллиарда долларов выделит на дроны для Украины Великобритания.": {
        "funder": ("GB",),
        "amount": 1000000000,
        "bound": "at_least",
    },
}
BULGARIAN: dict[str, dict[str, Any]] = {
    "Полша ще закупи от Южна Корея 180 танка K2 за 6,7 млрд. долара.": {
        "type": "purchase",
        "buyer": ("PL",),
        "seller": ("KR",),
        "amount": 6700000000,
        "quantity": 180,
    },
    "Германия предаде на Украйна 12 системи IRIS-T.": {
        "funder": ("DE",),
        "recipient": ("UA",),
        "status": "delivered",
    },
    "Киев ще получи от Берлин още две системи „Пейтриът“ до края на годината.": {
        "recipient": ("UA",),
        "funder": ("DE",),
        "quantity": 2,
    },
    "САЩ одобриха продажбата на Дания на ракети AMRAAM на стойност 750 млн. долара.": {
        "type": "purchase",
        "buyer": ("DK",),
        "seller": ("US",),
        "status": "announced",
    },
    "Нидерландия ще отпусне на Украйна над 1,5 милиарда евро за дронове.": {
        "funder": ("NL",),
        "recipient": ("UA",),
        "amount": 1500000000,
        "bound": "at_least",
    },
    "Украйна ще купи от САЩ оръжие за 90 млрд. долара, платено от европейските съюзници.": {
        "type": "purchase",
        "buyer": ("UA",),
        "seller": ("US",),
        "funder": ("EUROPE",),
    },
    "Италия отказа да купи 24 изтребителя Typhoon.": {"status": "denied", "buyer": ("IT",)},
}
TEXTS = {"uk": UKRAINIAN, "ru": RUSSIAN, "bg": BULGARIAN}


def told(claim: Claim, what: str) -> object:
    """Return a slot of a claim; of its figure the value and the bound."""
    figure = claim.amount or claim.quantity
    if what == "bound":
        return figure.bound if figure else None
    slot = getattr(claim, what)
    return slot.value if what in {"amount", "quantity"} and slot else slot


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in TEXTS.items() for text in texts]
)
def test_one_sentence_says_who_and_how_much(language: str, text: str) -> None:
    expected = TEXTS[language][text]
    claims = sentence(text, language)
    found = [{what: told(claim, what) for what in expected} for claim in claims]
    assert expected in found, [claim.as_json() for claim in claims]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Естонський уряд оголосив про пакет військової підтримки України вартістю 40 млн євро."),
        ("ru", "Правительство Эстонии объявило о пакете военной поддержки Украины на 40 млн евро."),
        ("pl", "Rząd Estonii ogłosił pakiet wsparcia wojskowego Ukrainy o wartości 40 mln euro."),
        ("cs", "Estonská vláda oznámila balík vojenské podpory Ukrajiny za 40 milionů eur."),
    ],
)
def test_support_of_a_state_is_for_it(language: str, text: str) -> None:
    [claim] = sentence(text, language)
    assert (claim.funder, claim.recipient) == (("EE",), ("UA",))


def test_support_of_a_state_for_another_is_by_it() -> None:
    [claim] = sentence("Wsparcie wojskowe Niemiec dla Ukrainy wyniosło w tym roku 9 mld euro.", "pl")
    assert (claim.funder, claim.recipient) == (("DE",), ("UA",))


def test_what_is_no_gift_is_none() -> None:
    (claim,) = sentence("Чехія не передаватиме Україні винищувачі F-16: 14 літаків лишаться вдома.", "uk")
    assert claim.status == "denied"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Дания выделит Украине на дроны 4 млрд 750 млн крон.", 4_750_000_000),
        ("Дания выделит Украине на дроны полмиллиарда крон.", 500_000_000),
        ("Дания выделит Украине на дроны более миллиарда крон.", 1_000_000_000),
        ("Дания выделит Украине на дроны два с половиной миллиарда крон.", 2_500_000_000),
        ("Дания выделит Украине на дроны сто двадцать пять миллионов крон.", 125_000_000),
    ],
)
def test_sums_in_words(text: str, value: int) -> None:
    (claim,) = sentence(text, "ru")
    assert claim.amount is not None
    assert (claim.amount.value, claim.amount.currency) == (value, "DKK")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Чехія передала Україні десятьма партіями дванадцять танків T-72.", 12),
        ("Чехія передала Україні три десятки гаубиць.", 30),
        ("Чехія передала Україні двадцять п'ять гаубиць.", 25),
        ("Чехія передала Україні 10 тисяч снарядів.", 10_000),
        ("Чехія передала Україні мільйон снарядів.", 1_000_000),
        ("Чехія передала Україні понад тисячу снарядів.", 1_000),
        ("Чехія передала Україні близько тисячі снарядів.", 1_000),
        ("Чехія передала Україні 25-м пакетом допомоги 30 гаубиць.", 30),
    ],
)
def test_counts_in_words(text: str, count: int) -> None:
    claims = sentence(text, "uk")
    assert [c.quantity.value for c in claims if c.quantity] == [count]
