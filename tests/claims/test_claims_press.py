"""Whose ministry it is: of the states that speak the language of a text, the one named first."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one
from rempart.claims.press import speaks

AT_HOME = [
    ("de", "Bern. Der Bund beschafft bei Diehl Defence in Deutschland zwei Systeme IRIS-T.", "CH"),
    ("de", "Berlin. Der Bund beschafft bei Diehl Defence zwei Systeme IRIS-T, auch die Schweiz will welche.", "DE"),
    ("de", "Wien. Der Bund kauft bei Rheinmetall in Deutschland 12 Panzer Skyranger.", "AT"),
    ("es", "Ecuador refuerza su aviación. El Gobierno compró a la española Airbus 4 aviones C-295.", "EC"),
    ("es", "España refuerza su aviación. El Gobierno compró a Airbus 4 aviones C-295, como Perú.", "ES"),
    ("it", "Roma. Il governo ha comprato dalla Germania 12 carri Leopard.", "IT"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "state"), AT_HOME)
def test_the_government_is_that_of_the_state_whose_press_it_is(code: str, text: str, state: str) -> None:
    buyers = {buyer for claim in sentence(text, code) for buyer in claim.buyer or ()}
    assert state in buyers


def test_a_state_speaks_its_official_languages() -> None:
    assert [speaks(state, "fr") for state in ("FR", "BE", "CA", "BJ", "DE")] == [
        True,
        True,
        True,
        True,
        False,
    ]


BOUGHT_IN = [
    ("de", "Die Schweiz hatte 2022 in den USA 36 Kampfjets bestellt.", ("US",)),
    ("de", "Österreich hat in Italien zwölf Hubschrauber für die Armee gekauft.", ("IT",)),
    ("nl", "Nederland heeft in de VS zes gevechtsvliegtuigen besteld.", ("US",)),
    ("no", "Norge har i Sør-Korea kjøpt 24 haubitser.", ("KR",)),
    ("it", "La Polonia ha ordinato in Corea del Sud 180 carri.", ("KR",)),
    ("es", "Perú compró en Corea del Sur 20 aviones de combate.", ("KR",)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "seller"), BOUGHT_IN)
def test_what_is_bought_in_a_state_is_sold_by_it(code: str, text: str, seller: tuple[str, ...]) -> None:
    assert [claim.seller for claim in sentence(text, code)] == [seller]


def test_what_a_part_of_a_gift_buys_is_given() -> None:
    found = sentence(
        "Canada will spend 435 million euros on drones and shells for Ukraine. 280 million euros buys interceptor drones."
    )
    assert {claim.type for claim in found if claim.amount} == {"funding"}
    assert {claim.funder for claim in found if claim.amount} == {("CA",)}


OWN_MONEY = [
    ("es", "El Ministerio de Defensa firmó con la española Indra un contrato por 4 radares por 612.000 millones de pesos, dijo el ministro en Bogotá.", "CO"),
    ("es", "El Ministerio de Defensa firmó con la española Indra un contrato por 4 radares por 61 millones de euros.", "ES"),
    ("pt", "O Exército assinou com a portuguesa Tekever um contrato de 300 milhões de reais por 20 drones, disse o ministro em Brasília.", "BR"),
    ("de", "Das Ministerium bestellt bei Rheinmetall 20 Skyranger für 300 Millionen Franken, wie es in Bern hieß.", "CH"),
    ("en", "Bharat Dynamics said Armenia had bought 15 Akash batteries.\nThe navy has ordered 200 torpedoes for Rs 900 crore.", "IN"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "state"), OWN_MONEY)
def test_the_ministry_is_that_of_the_state_in_whose_money_a_text_reckons(
    code: str, text: str, state: str
) -> None:
    bought = [claim for claim in sentence(text, code) if claim.type == "purchase" and claim.amount]
    assert [claim.buyer for claim in bought] == [(state,)]


def test_a_body_of_another_paragraph_is_that_of_the_state_of_the_title() -> None:
    text = (
        "Norway picks new tanks\nNorway ordered 54 Leopard tanks from KNDS.\nJapan will donate five radars to Kenya.\n"
        "The minister denied that the government was negotiating to buy three submarines from Naval Group."
    )
    (denied,) = [claim for claim in extract_one(document(text)).claims if claim.status == "denied"]
    assert denied.buyer == ("NO",)
