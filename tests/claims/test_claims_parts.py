"""A number of all and the numbers of some, and whom the rest goes to."""

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.claim import Claim


def by_count(text: str, code: str) -> dict[float, Claim]:
    return {c.quantity.value: c for c in sentence(text, code) if c.quantity}


ALL = [
    ("en", "Of the 36 Caesar howitzers that Armenia ordered from KNDS, eight have arrived.", 36, 8),
    ("en", "Armenia ordered 36 Caesar howitzers from KNDS. Of these 36, eight have arrived so far.", 36, 8),
    ("de", "Litauen hat bei KNDS 36 Haubitzen bestellt. Von den 36 Geschützen sind acht geliefert.", 36, 8),
    ("pl", "Ze 111 Borsuków zamówionych w 2025 r. przez Polskę wojsko odebrało dotąd 41.", 111, 41),
    ("es", "De los 24 cazas que Argentina compró a Dinamarca, seis ya han llegado.", 24, 6),
    ("fr", "L'Arménie a acheté 36 canons Caesar à KNDS. De ces 36 pièces, huit sont arrivées.", 36, 8),
]


@pytest.mark.parametrize(("code", "text", "everything", "some"), ALL)
def test_what_came_of_some_is_not_said_of_all(code: str, text: str, everything: int, some: int) -> None:
    found = by_count(text, code)
    assert sorted(found) == [some, everything]
    assert (found[everything].type, found[some].type) == ("purchase", "delivery")


REST = [
    ("it", "L'Italia ha ordinato 21 Lynx a Rheinmetall. I primi cinque arriveranno a maggio; i successivi sedici monteranno una torre.", 16),
    ("fr", "L'Arménie a acheté 36 canons Caesar à KNDS. Huit sont arrivés. Les 28 autres suivront en 2027.", 28),
    ("uk", "Литва замовила 30 радарів. Перші дванадцять мають надійти в серпні, решта вісімнадцять – до кінця року.", 18),
    ("en", "Spain gave Ukraine 19 Leopard tanks. Ten of the 19 tanks have arrived, the other nine wait in Zaragoza.", 9),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "left"), REST)
def test_as_many_as_are_left_are_counted_whatever_verb_follows(code: str, text: str, left: int) -> None:
    assert left in by_count(text, code)


def test_the_rest_may_go_to_somebody_else() -> None:
    text = (
        "FMV har beställt 44 Archer av BAE Systems Bofors. 26 av systemen ska till den svenska armén, "
        "de övriga 18 skänks till Ukraina."
    )
    found = by_count(text, "sv")
    assert 26 in found
    assert (found[18].funder, found[18].recipient) == (("SE",), ("UA",))


def test_what_is_bought_for_another_is_delivered_to_that_one() -> None:
    text = "Литва закупить для України тридцять радарів. Перші дванадцять мають надійти до кінця серпня."
    found = by_count(text, "uk")
    assert (found[12].funder, found[12].recipient, found[12].buyer) == (("LT",), ("UA",), None)


def test_a_company_is_no_team() -> None:
    text = (
        "Bolaget hoppas på en order från Storbritannien, som redan har köpt 14 begagnade Archer av Sverige."
    )
    assert 14 in by_count(text, "sv")


def test_the_last_part_of_a_package_is_not_worth_the_whole() -> None:
    text = (
        "Ghana's army on Thursday received 33 armoured vehicles paid for by the European Union, the last big "
        "consignment of a 50 million euro package."
    )
    assert by_count(text, "en")[33].amount is None


def test_a_sum_behind_whose_dash_its_thing_stands() -> None:
    text = (
        "Норвегія виділяє Україні 3,5 млрд крон: 2 млрд підуть на американську зброю за програмою PURL, "
        "ще 1,5 млрд – на гаубиці «Богдана»."
    )
    items = {c.amount.value: c.item for c in sentence(text, "uk") if c.amount}
    assert "Bohdana" in (items[1.5e9] or "")


COUNTED_OF_ALL = [
    ("ru", "Индия уже получила три полка С-400 из пяти, остальные два должны поступить в 2026 году."),
    ("uk", "Індія вже отримала три полки С-400 з п'яти, решта два мають надійти у 2026 році."),
    ("pl", "Indie odebrały trzy pułki S-400 z pięciu, pozostałe dwa mają dotrzeć w 2026 roku."),
    ("fr", "L'Inde a reçu trois régiments S-400 sur cinq, les deux autres doivent arriver en 2026."),
    ("en", "India has received three S-400 regiments of five, the other two are due to arrive in 2026."),
]


@pytest.mark.parametrize(("code", "text"), COUNTED_OF_ALL)
def test_the_number_of_all_is_not_delivered_and_the_rest_is_to_come(code: str, text: str) -> None:
    found = {value: claim.status for value, claim in by_count(text, code).items()}
    assert found == {3: "delivered", 2: "planned"}
