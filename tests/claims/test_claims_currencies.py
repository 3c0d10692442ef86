"""In which currency a sum is that names none: the state's beside it, that of the sum before, the language's own."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

TOLD = [
    # No currency in the whole text: what the press of the state named counts in.
    ("it", "L'Italia comprerà 60 carri Lynx per 1,3 miliardi.", 1.3e9, "EUR"),
    ("pl", "Polska kupi 96 śmigłowców Apache za 40 mld.", 4e10, "PLN"),
    ("de", "Deutschland bestellt 20 Eurofighter für 3,7 Milliarden.", 3.7e9, "EUR"),
    # A sum in another currency, a paragraph before, does not change what the text counts in.
    ("it", "L'Italia compra 20 elicotteri NH90 per 700 milioni di euro.\n\nGli Stati Uniti hanno venduto all'Italia 12 siluri per 90 milioni di dollari.\n\nRoma acquista inoltre 34 blindati Centauro per 250 milioni.", 2.5e8, "EUR"),
    # Nor does a conversion in brackets.
    ("fr", "La Norvège achète douze K9 pour 1,8 milliard de couronnes (environ 155 millions d'euros), dont 600 millions pour les munitions.", 6e8, "NOK"),
    ("en", "Sweden will buy four frigates for 44 billion kronor ($4.2bn). The first ship costs 9 billion.", 9e9, "SEK"),
    # The state named between two sums says whose crowns the second are.
    ("en", "Sweden gives Ukraine 900 million crowns for drones and Denmark 700 million.", 7e8, "DKK"),
    ("it", "La Norvegia dona all'Ucraina 900 milioni di corone per i droni, la Danimarca 700 milioni.", 7e8, "DKK"),
]  # fmt: skip
NONE = [
    # The currency of a state that the text does not name is not assumed.
    ("it", "La Svizzera comprerà 60 carri Lynx per 1,3 miliardi."),
    ("en", "The United States will buy 60 Lynx vehicles for 1.3 billion."),
]


@pytest.mark.parametrize(("code", "text", "value", "currency"), TOLD)
def test_a_sum_without_a_currency_has_that_of_its_text(
    code: str, text: str, value: float, currency: str
) -> None:
    found = [c.amount for c in sentence(text, code) if c.amount and c.amount.value == value]
    assert [amount.currency for amount in found] == [currency]


@pytest.mark.parametrize(("code", "text"), NONE)
def test_no_currency_is_made_up(code: str, text: str) -> None:
    assert not [c for c in sentence(text, code) if c.amount]


RANGES = [
    ("fr", "La Suède commande dix hélicoptères NH90. Coût : 1,2 à 1,4 milliard d'euros.", 1.2e9, 1.4e9),
    ("en", "Sweden will buy ten NH90 helicopters for 1.2 to 1.4 billion euros.", 1.2e9, 1.4e9),
]


def test_two_sums_are_no_range() -> None:
    text = "Sweden will buy ten NH90 helicopters and 20 Hawk jets for 0.8 and 1.2 billion euros."
    assert 1e9 not in [c.amount.value for c in sentence(text) if c.amount]


@pytest.mark.parametrize(("code", "text", "low", "high"), RANGES)
def test_two_fractions_are_a_range_without_a_word_that_opens_it(
    code: str, text: str, low: float, high: float
) -> None:
    found = [c.amount for c in sentence(text, code) if c.amount]
    assert [(amount.low, amount.high, amount.bound) for amount in found] == [(low, high, "approx")]


# Title and body, and the sums of the body: dollars told in words once are those of what follows, and of the title.
WORDED = [
    ("uk", "Канада дасть 200 млн доларів на дрони для України", "Прем'єр-міністр Канади оголосив про виділення 200 мільйонів канадських доларів на дрони для України. Ще 50 млн доларів підуть на снаряди.", {(2e8, "CAD"), (5e7, "CAD")}),
    ("en", "Australia to spend $300 million on drones for Ukraine", "Canberra will give 300 million Australian dollars for drones. A further $50 million will pay for shells.", {(3e8, "AUD"), (5e7, "AUD")}),
    ("fr", "Le Canada accordera 200 millions de dollars pour des drones destinés à l'Ukraine", "Ottawa versera 200 millions de dollars canadiens. Une autre somme de 50 millions de dollars ira à des obus.", {(2e8, "CAD"), (5e7, "CAD")}),
    ("de", "Kanada kauft zwölf Haubitzen", "Ottawa kauft für 90 Millionen kanadische Dollar zwölf Haubitzen. Weitere 30 Millionen Dollar kosten die Granaten.", {(9e7, "CAD"), (3e7, "CAD")}),
    ("ru", "Канада купит 12 гаубиц", "Оттава купит 12 гаубиц за 90 млн канадских долларов. Ещё 30 млн долларов пойдут на снаряды.", {(9e7, "CAD"), (3e7, "CAD")}),
    # but not where the text turns them into others, nor what another state pays
    ("uk", "Канада дасть 146 млн доларів на дрони для України", "Прем'єр-міністр Канади оголосив про виділення 200 мільйонів канадських доларів (146 млн доларів) на дрони для України. США дадуть 50 млн доларів на снаряди.", {(2e8, "CAD"), (5e7, "USD")}),
    ("es", "Canadá compra doce obuses", "Ottawa compra doce obuses por 90 millones de dólares canadienses. Japón dará 30 millones de dólares a Ucrania para munición.", {(9e7, "CAD"), (3e7, "USD")}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "title", "body", "sums"), WORDED)
def test_dollars_told_in_words_once_are_meant_again(
    code: str, title: str, body: str, sums: set[tuple[float, str]]
) -> None:
    claims = extract_one(document(f"{title}\n\n{body}", code)).claims
    assert {(c.amount.value, c.amount.currency) for c in claims if c.amount} == sums
