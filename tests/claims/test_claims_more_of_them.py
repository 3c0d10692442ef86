"""Counts beside names in quotes, *another 50*, ranges of thousands; verbs of taking; shared words for money."""

import pytest
from tests.claims.claims_samples import sentence

QUOTED = [
    ("uk", "Україна одержить від Швеції вісім «Гріпенів» у 2028 році.", 8),
    ("ru", "Украина получит от Франции двадцать «Рафалей».", 20),
    ("fr", "La Grèce a commandé 24 « Rafale » à la France.", 24),
    ("de", "Polen bestellt 32 „Abrams“ in den USA.", 32),
    ("it", "La Grecia ha ordinato 24 «Rafale» alla Francia.", 24),
    ("en", 'Poland ordered 32 "Abrams" tanks from the United States.', 32),
]  # fmt: skip
MORE = [
    ("en", "Britain has delivered 140,000 drones to Ukraine this year; another 50,000 by Easter.", 50_000),
    ("uk", "Німеччина передала Україні 20 ракет PAC-3 і придбає для ЗСУ ще 50, сказав міністр.", 50),
    ("ru", "Нидерланды передали Украине шесть F-16 и передадут ещё 18.", 18),
    ("de", "Diehl hat sechs Systeme Iris-T nach Kiew geliefert, weitere 18 sind bestellt.", 18),
]  # fmt: skip
TAKEN = [
    ("ru", "Армения взяла у Индии четыре батареи РСЗО за 250 млн долларов.", 4, "AM"),
    ("uk", "Румунія взяла у Польщі 12 гаубиць Krab.", 12, "RO"),
    ("en", "India wants to import 300 Javelin missiles from the United States.", 300, "IN"),
    ("fr", "Le Maroc se fournira chez Elbit : 36 obusiers Atmos.", 36, "MA"),
    ("it", "Roma comprerà da Rheinmetall, attraverso la società mista con Leonardo, altri 16 Lynx.", 16, "IT"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), QUOTED)
def test_a_count_before_a_name_in_quotes(code: str, text: str, value: float) -> None:
    assert value in {c.quantity.value for c in sentence(text, code) if c.quantity}


@pytest.mark.parametrize(("code", "text", "value"), MORE)
def test_a_number_that_says_how_many_more(code: str, text: str, value: float) -> None:
    assert value in {c.quantity.value for c in sentence(text, code) if c.quantity}


@pytest.mark.parametrize(("code", "text", "value", "buyer"), TAKEN)
def test_verbs_of_taking_and_importing_buy(code: str, text: str, value: float, buyer: str) -> None:
    claim = next(c for c in sentence(text, code) if c.quantity and c.quantity.value == value)
    assert (claim.type, claim.buyer) == ("purchase", (buyer,))


def test_more_wounded_or_trained_are_no_arms() -> None:
    text = "Denmark bought 20 Leopard 2 tanks from Germany.\n\nThe strike on Kyiv killed ten and wounded another 50, it said."
    assert not {10, 50} & {c.quantity.value for c in sentence(text) if c.quantity}


def test_a_range_of_thousands_is_one_count() -> None:
    claim = next(c for c in sentence("Чехія поставить Україні 400–450 тисяч снарядів.", "uk") if c.quantity)
    assert claim.quantity
    assert (claim.quantity.value, claim.quantity.low, claim.quantity.high) == (425_000, 400_000, 450_000)


def test_pesos_are_those_of_the_state_named() -> None:
    claim = next(
        c
        for c in sentence("South Korea sold the Philippines 12 FA-50 jets for 18.9 billion pesos.")
        if c.amount
    )
    assert claim.amount
    assert (claim.amount.value, claim.amount.currency) == (18.9e9, "PHP")


def test_crowns_are_those_of_the_state_told_of_not_of_a_comparison() -> None:
    found = sentence(
        "Denmark will buy eight SAMP/T systems from Eurosam for 58 billion kroner.\n\n"
        "Norway's order for three NASAMS units was worth 6.4 billion Norwegian crowns."
    )
    assert {(c.amount.value, c.amount.currency) for c in found if c.amount} == {(58e9, "DKK"), (6.4e9, "NOK")}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "In 2022 Armenia bought four Pinaka batteries for 250 million dollars and in 2023 15 Akash systems for 720 million, of which only half have been delivered."),
        ("ru", "В 2022 году Армения взяла у Индии четыре батареи РСЗО за 250 млн долларов, в 2023-м - 15 комплексов ПВО за 720 млн, из которых поставлена лишь половина."),
        ("fr", "L'Arménie a acheté à l'Inde 15 systèmes Akash pour 720 millions de dollars, dont la moitié a été livrée."),
    ],
)  # fmt: skip
def test_what_has_become_of_some_does_not_govern_the_whole(code: str, text: str) -> None:
    claim = next(c for c in sentence(text, code) if c.quantity and c.quantity.value == 15)
    assert (claim.type, claim.buyer) == ("purchase", ("AM",))


def test_partners_of_a_purchase_sell_nothing() -> None:
    found = sentence("Portugal comprou 36 blindados em conjunto com a Finlândia.", "pt")
    assert found
    assert all(c.seller is None for c in found)
