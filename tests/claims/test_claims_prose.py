"""Plain declarative prose: who is chosen to supply, numbers that stand alone, ranges, dollars of a note."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

TITLES = {"en": "Defence news", "fr": "Défense et armées"}


def claims_of(text: str, code: str) -> tuple[Claim, ...]:
    return extract_one(document(f"{TITLES[code]}\n\n{text}", code, "sample")).claims


@pytest.mark.parametrize(
    ("code", "text", "buyer", "seller", "count"),
    [
        ("en", "Belgium has chosen Rheinmetall to equip its army with 20 Lynx vehicles.", "BE", "DE", 20),
        ("en", "Romania selected Hanwha to provide its army with 54 K9 howitzers.", "RO", "KR", 54),
        ("en", "Portugal picked Embraer to supply its air force with six KC-390s.", "PT", "BR", 6),
        ("en", "Warsaw is in talks with Seoul on 180 K2 tanks.", "PL", "KR", 180),
        ("fr", "L'allemand Rheinmetall fournira 40 chars Leopard à l'armée hongroise.", "HU", "DE", 40),
        ("fr", "Le groupe Fincantieri fournira deux frégates à la marine grecque.", "GR", "IT", 2),
    ],
)
def test_a_firm_that_supplies_sells(code: str, text: str, buyer: str, seller: str, count: int) -> None:
    (claim,) = claims_of(text, code)
    assert claim.type == "purchase"
    assert buyer in (claim.buyer or ())
    assert seller in (claim.seller or ())
    assert claim.quantity is not None
    assert claim.quantity.value == count


@pytest.mark.parametrize(
    ("code", "text", "counts"),
    [
        ("en", "Twenty Leopard tanks were promised to Ukraine by Germany. Ten have arrived.", [20, 10]),
        ("en", "Norway ordered 12 CV90 vehicles for its army. Four have been delivered.", [12, 4]),
        ("fr", "La France a promis trente canons Caesar à Kiev : douze ont été livrés.", [30, 12]),
    ],
)
def test_a_number_alone_counts_the_thing_named_before(code: str, text: str, counts: list[int]) -> None:
    assert [c.quantity.value for c in claims_of(text, code) if c.quantity] == counts


@pytest.mark.parametrize(
    ("code", "text", "ends"),
    [
        ("en", "Denmark plans to buy eight to twelve F-35 jets.", (8, 12)),
        ("en", "Kyiv asked for 20 to 30 Patriot systems.", (20, 30)),
        ("fr", "Le Maroc négocie l'acquisition de huit à douze avions de combat Rafale.", (8, 12)),
    ],
)
def test_a_range_needs_no_opening_word(code: str, text: str, ends: tuple[int, int]) -> None:
    (claim,) = claims_of(text, code)
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == ends


@pytest.mark.parametrize(
    ("note", "currency"),
    [
        ("All figures are in Canadian dollars.", "CAD"),
        ("Amounts in Australian dollars.", "AUD"),
        ("", "CAD"),
    ],
)
def test_a_note_says_whose_dollars_are_meant(note: str, currency: str) -> None:
    told = claims_of(f"Canada gave $500 million for artillery shells to Ukraine. {note}", "en")
    assert [c.amount.currency for c in told if c.amount] == [currency]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("a révélé lundi le ministre allemand, Boris Pistorius", "Boris Pistorius"),
        ("a lancé mardi le ministre de la Défense, Theo Francken", "Theo Francken"),
        ("a détaillé jeudi Catherine Vautrin", "Catherine Vautrin"),
    ],
)
def test_a_name_follows_its_office(text: str, speaker: str) -> None:
    told = claims_of(f"Le pays livrera six canons Caesar à l'Ukraine, {text}.", "fr")
    assert [c.attributed_to for c in told] == [(speaker,)]


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        ("Portugal: The air force has ordered a sixth KC-390 from Embraer.", "PT"),
        ("Chile is renewing its fleet. The navy has ordered two frigates from Fincantieri.", "CL"),
        ("Peru: The army has bought 20 Black Hawk helicopters from Sikorsky.", "PE"),
    ],
)
def test_a_force_is_that_of_the_state_named_before(text: str, buyer: str) -> None:
    assert [claim.buyer for claim in claims_of(text, "en")] == [(buyer,)]
