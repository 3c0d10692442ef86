"""Sums told in an unusual shape, growth that is no range, outlays on defence; and whose account ends where."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

SHAPES = [
    ("fr", "La Belgique donne 300 millions d'euros d'aide militaire à l'Ukraine. Une centaine de millions iront à l'achat de munitions.", 1e8, "approx"),
    ("fr", "La Belgique donne 300 millions d'euros d'armes à l'Ukraine et 80 autres millions d'euros pour des munitions.", 8e7, "exact"),
    ("fr", "La France achète trois frégates FDI. Le coût total dépasse le milliard d'euros.", 1e9, "at_least"),
    ("it", "L'Esercito riceverà due Samp/T NG da Eurosam. La spesa prevista supera di poco il miliardo di euro.", 1e9, "at_least"),
    ("en", "Estonia has requested to buy three HIMARS launchers. The estimated cost is $320 million.", 3.2e8, "exact"),
    ("en", "Sweden has ordered two A26 submarines; the bill rose from 8.2 to 25 billion kronor.", 2.5e10, "exact"),
    ("de", "Schweden hat zwei U-Boote vom Typ A26 bestellt; der Preis stieg von 8,2 auf 25 Milliarden Kronen.", 2.5e10, "exact"),
]  # fmt: skip
OUTLAYS = [
    ("en", "Oman has bought 12 Typhoon jets from Britain. It spent about $6.5 billion on defence last year.", 6.5e9),
    ("es", "España compra 34 carros Leopard 2A8. Madrid gastará 34.000 millones de euros en defensa.", 3.4e10),
    ("pl", "Polska kupiła 96 śmigłowców Apache. Warszawa wyda na obronność 200 mld zł.", 2e11),
    ("ru", "Алжир купил шесть Су-57. Портфель заказов России составляет 60 млрд долларов.", 6e10),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value", "bound"), SHAPES)
def test_a_sum_is_read_in_an_unusual_shape(code: str, text: str, value: float, bound: str) -> None:
    assert (value, bound) in {(c.amount.value, c.amount.bound) for c in sentence(text, code) if c.amount}


@pytest.mark.parametrize(("code", "text", "value"), OUTLAYS)
def test_outlays_on_defence_and_order_books_are_no_deals(code: str, text: str, value: float) -> None:
    assert all(c.amount is None or c.amount.value != value for c in sentence(text, code))


def test_an_account_ends_with_its_paragraph_but_for_that_of_the_opening() -> None:
    text = (
        "Tanks and howitzers\n\n"
        "Poland will buy 96 Apache helicopters, the defence ministry said.\n\n"
        "It will also buy 22 Leopard 2A8 tanks.\n\n"
        "Kyiv will get ten Caesar howitzers from France, an official told reporters. Six more will follow in May.\n\n"
        "Greece bought 24 Rafale jets for 3 billion euros."
    )
    told = {c.quantity.value: c.attributed_to for c in extract_one(document(text)).claims if c.quantity}
    assert told[96] == told[22] == ("Polish Ministry of Defence",)
    assert told[10]
    assert told[24] == ()


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (
            (
                "L'Italia spenderà 23 miliardi di euro per 380 carri Panther. Il fondo Purl raccoglie un miliardo di dollari "
                "al mese.\nRoma ha comprato 24 Eurofighter per 7,4 miliardi."
            ),
            "it",
            ("EUR", 7_400_000_000),
        ),
        (
            (
                "Das Heer bestellt Boxer für 1,2 Milliarden Euro. Die USA zahlen 5 Milliarden Dollar für Arrow-Raketen. "
                "Berlin kauft 200 Patriot-Raketen für 3 Milliarden."
            ),
            "de",
            ("USD", 3_000_000_000),
        ),
    ],
)
def test_a_new_paragraph_means_the_money_of_its_press(
    text: str, language: str, wanted: tuple[str, int]
) -> None:
    amounts = [claim.amount for claim in sentence(text, language) if claim.amount]
    assert (amounts[-1].currency, amounts[-1].value) == wanted


def test_thousands_without_a_currency_are_no_money() -> None:
    text = "Чехія виділила 1,1 млрд євро на снаряди. На наступний рік партнери законтрактували 900 тисяч."
    assert [claim.amount.value for claim in sentence(text, "uk") if claim.amount] == [1_100_000_000]
