"""Lines of a list stand under the verb that opens it; a package told since goes before an older deal."""

import pytest
from tests.claims.claims_samples import sentence

LISTS = [
    ("en", "Sweden will hand over a package of arms to Ukraine. The package includes:",
     ("- 18 Archer howitzers;", "- 26,000 artillery shells.")),
    ("fr", "La Suède livrera à l'Ukraine un lot d'armes. Il comprend :",
     ("– 18 obusiers Archer ;", "– 26 000 obus.")),
    ("de", "Schweden liefert der Ukraine folgende Waffen:", ("- 18 Haubitzen Archer", "- 26.000 Granaten")),
    ("uk", "Швеція передасть Україні таке озброєння:", ("• 18 гаубиць Archer;", "• 26 000 снарядів.")),
    ("ru", "Швеция передаст Украине следующее вооружение:", ("1) 18 гаубиц Archer;", "2) 26 000 снарядов.")),
    ("pl", "Szwecja przekaże Ukrainie następujące uzbrojenie:", ("a) 18 haubic Archer;", "b) 26 000 pocisków.")),
    ("es", "Suecia entregará a Ucrania el siguiente material:", ("- 18 obuses Archer;", "- 26.000 proyectiles.")),
    ("it", "La Svezia consegnerà all'Ucraina le seguenti armi:", ("(a) 18 obici Archer;", "(b) 26.000 proiettili.")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "opening", "lines"), LISTS)
def test_each_line_of_a_list_is_a_claim_of_its_opening(
    code: str, opening: str, lines: tuple[str, ...]
) -> None:
    found = sentence("\n\n".join((opening, *lines)), code)
    by_count = {c.quantity.value: c for c in found if c.quantity}
    assert {18, 26_000} <= by_count.keys()
    assert all("SE" in (by_count[n].funder or ()) for n in (18, 26_000))
    assert all("UA" in (by_count[n].recipient or ()) for n in (18, 26_000))


def test_a_price_stays_in_its_own_line() -> None:
    found = sentence(
        "Poland will buy the following equipment from South Korea:\n\n(a) 180 K2 tanks;\n\n"
        "(b) 212 K9 howitzers, in the amount of USD 2.4 billion."
    )
    priced = {c.quantity.value: c.amount and c.amount.value for c in found if c.quantity}
    assert priced == {180: None, 212: 2.4e9}


def test_no_list_after_what_was_denied_or_without_a_colon() -> None:
    assert not sentence("Sweden did not hand over to Ukraine:\n\n- 18 Archer howitzers.")
    assert not sentence("Sweden marked its day of the army.\n\n- 18 Archer howitzers drove by.")


def test_a_list_goes_with_the_package_told_last() -> None:
    found = sentence(
        "Sweden signed a contract with Saab for four radars. Stockholm also decided on a new aid package for Ukraine. "
        "It includes 26 armoured vehicles, which BAE Systems will overhaul."
    )
    given = next(c for c in found if c.quantity and c.quantity.value == 26)
    assert (given.type, given.recipient) == ("donation", ("UA",))
