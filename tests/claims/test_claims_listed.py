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


OPENED = [
    ("en", "Norway announced a contribution of $900 million for Ukraine.", "The contribution consists of:",
     ("• up to $400 million for 120 armoured vehicles, to be built by Patria. The first 30 will arrive in May;",
      "• $100 million for artillery shells purchased through the Czech initiative;",
      "• $50 million for parts of the eight Leopard 2 tanks that Norway donated last year.")),
    ("fr", "La Norvège a annoncé une nouvelle aide militaire de 600 millions d'euros à l'Ukraine.", "Elle comprend :",
     ("– 400 millions d'euros pour 120 blindés fabriqués en Finlande ;",
      "– 100 millions d'euros pour des obus achetés en République tchèque ;",
      "– 50 millions d'euros pour l'entretien des F-16 que la Norvège a donnés en 2024.")),
    ("de", "Norwegen unterstützt die Ukraine mit weiteren 700 Millionen Euro.", "Das Paket umfasst:",
     ("• 400 Millionen Euro für Panzer, die Patria herstellt;",
      "• 100 Millionen Euro für Artilleriemunition, gekauft über die tschechische Initiative;",
      "• 50 Millionen Euro für Drohnen.")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "deal", "opening", "lines"), OPENED)
def test_what_a_line_says_of_its_thing_leaves_giver_and_taker(
    code: str, deal: str, opening: str, lines: tuple[str, ...]
) -> None:
    found = {c.amount.value: c for c in sentence("\n\n".join((deal, opening, *lines)), code) if c.amount}
    for value in (4e8, 1e8, 5e7):
        assert found[value].type in {"funding", "donation"}
        assert (found[value].funder, found[value].recipient) == (("NO",), ("UA",))
        assert found[value].status == found[max(found)].status


def test_the_number_of_a_line_counts_nothing() -> None:
    lines = (
        "1. 36 K9 howitzers, delivered from stocks;",
        "2. 12 Chunmoo launchers, to be produced by Hanwha.",
    )
    found = sentence("\n\n".join(("Estonia will buy the following weapons from South Korea:", *lines)))
    assert sorted(c.quantity.value for c in found if c.quantity) == [12, 36]
    assert {c.type for c in found} == {"purchase"}


def test_a_line_with_its_own_verb_is_its_own_claim() -> None:
    lines = ("- Poland bought 12 howitzers;", "- Spain gave Ukraine 20 armoured vehicles.")
    found = sentence("\n\n".join(("Germany will give Ukraine four radars. The other news:", *lines)))
    kinds = {c.quantity.value: c.type for c in found if c.quantity}
    assert (kinds[12], kinds[20]) == ("purchase", "donation")
