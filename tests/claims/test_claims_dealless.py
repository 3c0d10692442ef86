"""Thresholds, plans of before, exports, prices of a piece and parts of a budget belong to no deal."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

DEAL = {
    "en": "Norway has ordered 20 Leopard tanks from KNDS for 400 million euros. ",
    "fr": "La Norvège a commandé à KNDS 20 chars Leopard pour 400 millions d'euros. ",
    "de": "Norwegen hat bei KNDS 20 Leopard-Panzer für 400 Millionen Euro bestellt. ",
    "es": "Noruega ha encargado a KNDS 20 tanques Leopard por 400 millones de euros. ",
    "it": "La Norvegia ha ordinato a KNDS 20 carri Leopard per 400 milioni di euro. ",
    "pl": "Norwegia zamówiła w KNDS 20 czołgów Leopard za 400 mln euro. ",
    "uk": "Норвегія замовила в KNDS 20 танків Leopard за 400 млн євро. ",
    "ru": "Норвегия заказала у KNDS 20 танков Leopard за 400 млн евро. ",
    "nl": "Noorwegen heeft bij KNDS 20 Leopard-tanks besteld voor 400 miljoen euro. ",
    "sv": "Norge har beställt 20 Leopard av KNDS för 400 miljoner euro. ",
    "no": "Norge har bestilt 20 Leopard fra KNDS for 400 millioner euro. ",
    "cs": "Norsko objednalo u KNDS 20 tanků Leopard za 400 milionů eur. ",
}
APART = [
    ("de", "Vorhaben ab 25 Millionen Euro muss das Ministerium dem Haushaltsausschuss vorlegen.", 25e6),
    ("es", "Los contratos de más de 12 millones de euros requieren el visto bueno del Gobierno.", 12e6),
    ("pl", "Zakupy powyżej 25 mln euro wymagają zgody komisji.", 25e6),
    ("uk", "Закупівлі понад 25 млн євро має погоджувати бюджетний комітет.", 25e6),
    ("cs", "Zakázky nad 30 milionů eur musí schválit vláda.", 30e6),
    ("no", "Prosjekter over 50 millioner euro må legges fram for Stortinget.", 50e6),
    ("en", "Originally, 300 million euros had been set aside.", 3e8),
    ("fr", "Le projet initial tablait sur 300 millions d'euros.", 3e8),
    ("nl", "Aanvankelijk was 300 miljoen euro begroot.", 3e8),
    ("ru", "Первоначально планировали потратить 300 млн евро.", 3e8),
    ("en", "Germany exported arms worth 12 billion euros in 2025.", 12e9),
    ("it", "La Germania ha esportato armamenti per 12 miliardi di euro nel 2025.", 12e9),
    ("pl", "Wychodzi po ok. 21 mln euro za wóz.", 21e6),
    ("uk", "Виходить по 21 млн євро за танк.", 21e6),
    ("de", "Pro Panzer werden gut 21 Millionen Euro fällig.", 21e6),
    ("es", "Es decir, unos 21 millones de euros por tanque.", 21e6),
    ("pl", "To wydatek 21 mln euro na czołg.", 21e6),
    ("nl", "Defensie geeft dit jaar 27 miljard euro uit, waarvan 8,9 miljard aan materieel.", 8.9e9),
    ("sv", "Försvaret får 175 miljarder euro nästa år, varav 60 miljarder går till materiel.", 60e9),
    ("en", "The United States gave Kyiv arms worth 67 billion dollars between 2022 and early 2025.", 67e9),
    ("de", "In den Jahren 2022 bis 2025 gab Berlin 40 Milliarden Euro für Waffenhilfe an Kiew aus.", 40e9),
    ("uk", "Якщо сума перевищує 25 млн євро, потрібне рішення уряду.", 25e6),
    ("ru", "США передали Украине оружия на 67 млрд долларов с 2022 по начало 2025 года.", 67e9),
]
OF_THE_DEAL = [
    ("en", "In the 2027 budget Oslo has included 80 million euros for the first two Leopard tanks.", 80e6),
    ("pl", "W budżecie zapisano 90 mln euro na pierwsze czołgi Leopard.", 90e6),
    ("en", "The contract, worth more than 410 million euros, must be approved by parliament.", 410e6),
    (
        "de",
        "Aus dem Wehretat von 105 Milliarden Euro sollen 11,5 Milliarden für die Ukraine fließen.",
        11.5e9,
    ),
    ("pl", "Polska zaciągnie na ten cel pożyczkę 300 mln euro w banku.", 3e8),
    ("en", "Another 20 million euros is for spare parts.", 20e6),
    ("uk", "Німеччина і Данія дадуть Україні по 21 млн євро на танки.", 21e6),
]


@pytest.mark.parametrize(("code", "text", "value"), APART)
def test_a_sum_of_no_deal_is_no_claim(code: str, text: str, value: float) -> None:
    found = [c.amount.value for c in sentence(DEAL[code] + text, code) if c.amount]
    assert value not in found
    assert 400e6 in found


@pytest.mark.parametrize(("code", "text", "value"), OF_THE_DEAL)
def test_a_sum_of_a_deal_told_in_like_words_is(code: str, text: str, value: float) -> None:
    assert value in [c.amount.value for c in sentence(DEAL[code] + text, code) if c.amount]


DRILLS = [
    ("en", "Finland hosts naval exercise with 40 ships\nSweden sent two corvettes and the United States 16 F-16 jets. It costs 4 million euros."),
    ("de", "Manöver in Litauen mit 200 Panzern\nDeutschland hat Litauen 40 Leopard-Panzer geschickt. Das kostet rund 12 Millionen Euro."),
    ("fr", "Exercice Orion : 12 000 soldats dans l'Est\nLe Royaume-Uni a envoyé 600 hommes, la Belgique vingt Griffon. Le coût est évalué à 35 millions d'euros."),
    ("it", "Esercitazione Mare Aperto, 40 navi\nLa Spagna partecipa con due fregate. L'attività costa 14 milioni di euro."),
    ("ru", "Учения в Белоруссии\nРоссия направила Минску шесть Су-34. Расходы оцениваются в 900 млн рублей."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), DRILLS)
def test_what_is_sent_to_an_exercise_is_no_deal(code: str, text: str) -> None:
    assert not extract_one(document(text, code)).claims
