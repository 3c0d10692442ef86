"""Firms that no table knows are read by their form and by the words before them."""

import pytest
from tests.claims.claims_samples import TITLES, document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

SELLERS = [
    ("en", "Latvia has signed a contract with Nordvik Robotics for 40 drones worth 20 million euros.", "Nordvik Robotics"),
    ("en", "The Estonian army ordered 12 radars from Halden Sensors AS for 30 million euros.", "Halden Sensors"),
    ("en", "Latvia bought 40 drones from the Estonian company Marduk Systems.", "Marduk Systems"),
    ("fr", "La Belgique achète vingt drones auprès du groupe letton Zemgale Robotics.", "Zemgale Robotics"),
    ("fr", "La Belgique a commandé vingt radars à la société Ostrava Optics.", "Ostrava Optics"),
    ("es", "Chile comprará tres drones a la alemana Kelmann.", "Kelmann"),
    ("it", "La Slovenia ha acquistato dieci droni dalla tedesca Kelmann.", "Kelmann"),
    ("de", "Litauen bestellt 20 Drohnen beim Hersteller Kelmann Robotics.", "Kelmann Robotics"),
    ("nl", "België koopt twintig drones bij het bedrijf Kelmann Robotics.", "Kelmann Robotics"),
    ("pl", "Litwa kupiła 20 dronów od firmy Kelmann Robotics.", "Kelmann Robotics"),
]  # fmt: skip


def claims_of(text: str, code: str) -> tuple[Claim, ...]:
    return extract_one(document(f"{TITLES[code]}\n{text}", code, "sample")).claims


@pytest.mark.parametrize(("code", "text", "firm"), SELLERS)
def test_a_firm_that_no_table_knows_sells(code: str, text: str, firm: str) -> None:
    sellers = {name for claim in claims_of(text, code) for name in claim.seller or ()}
    assert firm in sellers


def test_its_state_is_that_of_the_adjective_beside_it() -> None:
    (claim,) = claims_of("Latvia bought 40 drones from the Estonian company Marduk Systems.", "en")
    assert claim.seller == ("Marduk Systems", "EE")


def test_its_abbreviation_in_brackets_is_the_firm() -> None:
    text = "Latvia has signed a contract with Nordvik Robotics (NVR) for 40 drones. NVR will deliver 20 radars to Latvia."
    claims = claims_of(text, "en")
    assert all(claim.seller == ("Nordvik Robotics",) for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Latvia has signed an agreement with Prime Minister Anna Berg on 40 drones.",
        "Latvia bought 40 drones from the United States.",
    ],
)
def test_persons_and_states_are_no_firms(text: str) -> None:
    known = {"US", "LV"}
    assert all(set(claim.seller or ()) <= known for claim in claims_of(text, "en"))


@pytest.mark.parametrize(
    ("code", "text", "firm"),
    [
        ("pl", "Polska podpisała umowę z Kongsbergiem na 12 wyrzutni.", "Kongsberg"),
        ("cs", "Česko podepsalo smlouvu s Rheinmetallem na 12 houfnic.", "Rheinmetall"),
        ("sk", "Slovensko kúpilo od Thalesu 12 radarov.", "Thales"),
        ("hr", "Hrvatska je kupila od Leonarda 12 radara.", "Leonardo"),
    ],
)
def test_names_of_firms_take_the_endings_of_their_language(code: str, text: str, firm: str) -> None:
    assert {name for claim in claims_of(text, code) for name in claim.seller or ()} & {firm}
