"""A further count of the thing just dealt in needs no known verb; losses, fleets, drills and totals stay no deal."""

import pytest
from tests.claims.claims_samples import sentence

FOUND = [
    ("en", "Turkey will buy 20 Eurofighters from Britain.\n\nTo these come 24 used aircraft.", 24),
    ("en", "Vietnam signed a contract with Hanwha for 20 K9 howitzers.\n\nTwelve vehicles are at sea already.", 12),
    ("fr", "La Grèce a acheté trois frégates FDI à la France.\n\nUne ligne de plus : deux frégates.", 2),
    ("de", "Österreich kauft zwölf Kampfjets M-346 von Leonardo.\n\nAm Ende dürften es 18 Maschinen sein.", 18),
    ("it", "La Turchia compra 20 Eurofighter dal Regno Unito.\n\nA questi si sommeranno 24 velivoli usati.", 24),
    ("es", "Perú compra 24 cazas F-16 a Estados Unidos.\n\nOtra tanda de doce aviones seguirá en 2029.", 12),
    ("pl", "Polska kupuje 180 czołgów K2 od Korei.\n\nNa drodze do Gdyni jest 28 czołgów.", 28),
    ("uk", "Україна купить у Швеції 40 винищувачів Gripen.\n\nОстаточний намір такий: 120 літаків.", 120),
    ("ru", "Вьетнам купил у Кореи 20 гаубиц K9.\n\nДвенадцать машин уже в пути.", 12),
]  # fmt: skip
NONE = [
    ("en", "Ukraine will buy 40 Gripen fighters from Sweden.\n\nRussia lost 12 aircraft in a week."),
    ("en", "Ukraine will buy 40 Gripen fighters from Sweden.\n\nSweden itself operates 96 aircraft."),
    ("en", "Norway bought 54 Leopard 2 tanks from Germany.\n\nUkrainian forces destroyed 12 tanks near Pokrovsk."),
    ("de", "Norwegen kauft 54 Panzer Leopard 2 von Deutschland.\n\nDie Russen verloren am Montag zwölf Panzer."),
    ("uk", "Україна купить у Швеції 40 винищувачів Gripen.\n\nЗа ніч збили 12 літаків."),
    ("en", "A team of 12 tanks took part in the drill, Norway said.\n\nAlongside them were 24 vehicles."),
]  # fmt: skip
GIVEN = [
    ("en", "Hanwha Aerospace said that it will supply Norway with 16 Chunmoo rocket launchers.", 16, "NO"),
    ("ru", "Hanwha Aerospace передаст Норвегии 16 гаубиц K9.", 16, "NO"),
    ("uk", "Rheinmetall надасть Румунії 24 бронемашини Lynx.", 24, "RO"),
    ("fr", "KNDS France fournira 12 canons Caesar à la Croatie.", 12, "HR"),
    ("it", "Leonardo fornirà 12 elicotteri AW149 alla Polonia.", 12, "PL"),
    ("es", "Saab suministrará a Colombia 17 cazas Gripen.", 17, "CO"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), FOUND)
def test_a_further_count_of_the_thing_dealt_in_needs_no_known_verb(
    code: str, text: str, value: float
) -> None:
    claims = [c for c in sentence(text, code) if c.quantity and c.quantity.value == value]
    assert claims
    assert claims[0].status != "delivered"


@pytest.mark.parametrize(("code", "text"), NONE)
def test_losses_fleets_and_drills_are_no_further_count(code: str, text: str) -> None:
    counted = [c.quantity.value for c in sentence(text, code) if c.quantity]
    assert not {12, 24, 96} & set(counted)


def test_whom_the_sentence_names_anew_acts_there() -> None:
    found = sentence(
        "Griechenland kauft drei Fregatten FDI von Frankreich.\n\nDänemark liegt bei vier Fregatten.", "de"
    )
    danish = next(c for c in found if c.quantity and c.quantity.value == 4)
    assert danish.buyer == ("DK",)


@pytest.mark.parametrize(("code", "text", "value", "buyer"), GIVEN)
def test_a_firm_that_hands_over_arms_sells_them(code: str, text: str, value: float, buyer: str) -> None:
    claim = next(c for c in sentence(text, code) if c.quantity and c.quantity.value == value)
    assert claim.funder is None
    assert claim.seller
    assert buyer in {*(claim.buyer or ()), *(claim.recipient or ())}


def test_what_goes_to_nobody_makes_no_claim_of_the_rest() -> None:
    text = (
        "It took four warships and two helicopters to find the rusty weld, said the Swedish navy.\n\n"
        "Latvia sent two patrol boats."
    )
    assert not sentence(text)
