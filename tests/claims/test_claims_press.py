"""Whose ministry it is: of the states that speak the language of a text, the one named first."""

import pytest
from tests.claims.claims_samples import sentence

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
