"""What was given in all over many gifts is no claim; the parts of one gift, and all that was ordered, are."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

IN_ALL = [
    ("en", "Norway gives Ukraine 40 Patriot missiles. Overall, Oslo has provided Kyiv with arms worth 9 billion euros.", 9e9),
    ("en", "Norway gives Ukraine 40 Patriot missiles. In all, Oslo gave Kyiv arms for 9 billion euros.", 9e9),
    ("en", "The group meets in Oslo over 40 Patriot missiles for Ukraine. It has coordinated military aid worth 9 billion euros so far.", 9e9),
    ("fr", "La Norvège livre à l'Ukraine 40 missiles Patriot. En tout, elle dit avoir fourni 9 milliards d'euros d'équipements à Kiev.", 9e9),
    ("de", "Norwegen liefert der Ukraine 40 Patriot-Raketen. Alles in allem hat Oslo Kiew Waffen für 9 Milliarden Euro überlassen.", 9e9),
    ("es", "Noruega entregará a Ucrania 40 misiles Patriot. En conjunto, Oslo ha aportado 9.000 millones de euros en ayuda militar.", 9e9),
    ("it", "La Norvegia consegna all'Ucraina 40 missili Patriot. Nel complesso Oslo ha destinato a Kiev aiuti militari per 9 miliardi di euro.", 9e9),
    ("nl", "Noorwegen geeft Oekraïne 40 Patriot-raketten. In totaal gaf Oslo Kyiv al voor 9 miljard euro aan wapens.", 9e9),
    ("pl", "Norwegia przekaże Ukrainie 40 rakiet Patriot. Łącznie Oslo przekazało Kijowowi uzbrojenie o wartości 9 mld euro.", 9e9),
    ("uk", "Норвегія передасть Україні 40 ракет Patriot. Загалом Осло надало Києву військову допомогу на 9 млрд євро.", 9e9),
    ("ru", "Норвегия передаст Украине 40 ракет Patriot. Всего Осло оказало Киеву военную помощь на 9 млрд евро.", 9e9),
    ("da", "Norge giver Ukraine 40 Patriot-missiler. Alt i alt har Oslo givet Kyiv våben for 9 milliarder euro.", 9e9),
    ("fi", "Norja antaa Ukrainalle 40 Patriot-ohjusta. Yhteensä Oslo on lahjoittanut tarvikkeita 9 miljardilla eurolla.", 9e9),
]  # fmt: skip
OF_ONE = [
    ("en", "Norway will give Ukraine 40 Patriot missiles and 12 launchers. In all, Oslo will give arms worth 300 million euros.", 3e8),
    ("de", "Norwegen liefert der Ukraine Patriot-Raketen. Insgesamt stellt Oslo für PURL 300 Millionen Euro bereit.", 3e8),
    ("fr", "La Norvège achète à Raytheon 40 missiles Patriot. Jusqu'ici, quelque 300 millions d'euros ont été payés.", 3e8),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), IN_ALL)
def test_what_was_given_in_all_is_no_claim(code: str, text: str, value: float) -> None:
    found = sentence(text, code)
    assert value not in [c.amount.value for c in found if c.amount]
    assert code == "en" or 40 in [c.quantity.value for c in found if c.quantity]


@pytest.mark.parametrize(("code", "text", "value"), OF_ONE)
def test_the_sum_of_one_gift_scheme_or_purchase_is(code: str, text: str, value: float) -> None:
    assert value in [c.amount.value for c in sentence(text, code) if c.amount]


ALL_ORDERED = [
    ("en", "Belgium has received eight of the 34 F-35 jets it has on order.", 8, 34, ("BE",)),
    ("en", "Boeing has delivered six of the 24 Apache helicopters ordered by Morocco in 2024.", 6, 24, ("MA",)),
    ("fr", "La Grèce a reçu deux des trois frégates FDI commandées à Naval Group en 2021.", 2, 3, ("GR",)),
    ("de", "Litauen hat acht der 20 bestellten Boxer erhalten.", 8, 20, ("LT",)),
    ("pl", "Rumunia odebrała 24 z 48 zamówionych haubic K9.", 24, 48, ("RO",)),
    ("uk", "Румунія отримала вісім із 32 замовлених літаків F-35.", 8, 32, ("RO",)),
    ("pt", "O Brasil recebeu dez dos 36 caças Gripen encomendados à Saab.", 10, 36, ("BR",)),
    ("da", "Danmark har modtaget fire af de 19 bestilte Caesar-haubitser.", 4, 19, ("DK",)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "some", "all_of_them", "buyer"), ALL_ORDERED)
def test_some_of_all_that_was_ordered_tell_both(
    code: str, text: str, some: int, all_of_them: int, buyer: tuple[str, ...]
) -> None:
    found = {c.quantity.value: c for c in sentence(text, code) if c.quantity}
    assert set(found) == {some, all_of_them}
    assert found[some].type == "delivery"
    assert found[all_of_them].type == "purchase"
    assert found[all_of_them].buyer == buyer


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Norway has handed Ukraine two of its eight NASAMS systems."),
        ("de", "Österreich liefert Moldau acht der 15 Eurofighter."),
    ],
)
def test_all_that_a_state_has_is_no_order(code: str, text: str) -> None:
    assert len([c for c in sentence(text, code) if c.quantity]) <= 1


OPTIONS = [
    ("no", "Norge kjøper 54 Leopard 2A8 for 20 milliarder kroner, med opsjon på 18 til.", 18),
    ("uk", "Литва замовила 27 гаубиць Caesar за 200 млн євро з опціоном ще на дев'ять.", 9),
    ("ro", "România cumpără 54 de tancuri K2, cu opțiune pentru 18, a spus ministrul apărării.", 18),
    ("sv", "Sverige köper 54 Leopard 2A8 med option på 18.", 18),
]


@pytest.mark.parametrize(("code", "text", "value"), OPTIONS)
def test_an_option_counts_what_it_is_for(code: str, text: str, value: int) -> None:
    assert value in [c.quantity.value for c in sentence(text, code) if c.quantity]


LENT_FOR_YEARS = [
    ("pl", "Unia pożyczy Ukrainie pieniądze\n\nUnia Europejska udzieli Ukrainie pożyczki w wysokości 90 miliardów euro na lata 2026-2027. Pieniądze mają pokryć potrzeby wojskowe."),
    ("en", "Union to lend\n\nThe European Union will give Ukraine a loan of 90 billion euros in 2026 and 2027. It is to cover military needs."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), LENT_FOR_YEARS)
def test_a_loan_for_two_years_is_one_deal(code: str, text: str) -> None:
    found = [c for c in extract_one(document(text, code)).claims if c.amount]
    assert [(c.type, c.amount.value) for c in found if c.amount] == [("loan", 90e9)]
