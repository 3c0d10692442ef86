"""Production that two parties agree on, told without a figure."""

import pytest
from tests.claims.claims_samples import sentence

AGREED = [
    ("en", "Sweden and Ukraine agreed on joint production of drones."),
    ("en", "Norway and Ukraine signed an agreement to produce long-range drones in Norway."),
    ("fr", "La Suède et l'Ukraine sont convenues de produire ensemble des drones."),
    ("de", "Deutschland und die Ukraine vereinbarten die gemeinsame Produktion von Drohnen."),
    ("es", "España y Ucrania acordaron fabricar juntas drones."),
    ("it", "Italia e Turchia hanno concordato di produrre insieme droni."),
    ("uk", "Україна й Норвегія домовилися про спільне виробництво далекобійних дронів."),
    ("uk", "Сторони домовилися про виробництво українських дронів у Норвегії."),
    ("ru", "Индия и Россия договорились о совместном производстве ракет."),
    ("pl", "Polska i Ukraina uzgodniły wspólną produkcję dronów."),
    ("cs", "Česko a Ukrajina se dohodly na společné výrobě dronů."),
    ("nl", "Nederland en Oekraïne spraken af samen drones te produceren."),
    ("sv", "Sverige och Ukraina har kommit överens om att tillverka drönare tillsammans."),
    ("no", "Norge og Ukraina er enige om å produsere droner sammen."),
]
OTHERWISE = [
    "Sweden and Ukraine agreed on a visa treaty. Drones are built in both states.",
    "Poland builds drones, and Sweden has signed nothing.",
]


@pytest.mark.parametrize(("language", "text"), AGREED)
def test_two_who_agree_to_build_are_both_producers(language: str, text: str) -> None:
    """*Sweden and Ukraine agreed on joint production of drones* is one production of both."""
    found = [claim for claim in sentence(text, language) if claim.type == "production"]
    assert [len(claim.producer or ()) for claim in found] == [2]


@pytest.mark.parametrize("text", OTHERWISE)
def test_no_agreement_to_build_is_no_production(text: str) -> None:
    """What each builds for itself is agreed with nobody."""
    assert not [claim for claim in sentence(text) if claim.type == "production"]
