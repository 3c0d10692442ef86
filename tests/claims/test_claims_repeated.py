"""Numbers that a word tells again, and who had a part in paying."""

import pytest
from tests.claims.claims_samples import sentence

AGAIN = [
    ("en", "Norway will buy 24 K9 howitzers from Hanwha. Finland bought the same number of howitzers from Hanwha in 2017."),
    ("de", "Norwegen kauft 24 Panzerhaubitzen K9 von Hanwha. Die gleiche Zahl von Panzerhaubitzen kaufte Finnland 2017."),
    ("cs", "Norsko koupí 24 houfnic K9 od firmy Hanwha. Stejný počet houfnic koupilo v roce 2017 Finsko."),
    ("fr", "La Norvège achètera 24 obusiers K9 à Hanwha. La Finlande a acheté le même nombre d'obusiers en 2017."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), AGAIN)
def test_the_same_number_is_the_one_told_before(code: str, text: str) -> None:
    counts = {(c.buyer, c.quantity.value) for c in sentence(text, code) if c.quantity}
    assert {(("NO",), 24), (("FI",), 24)} <= counts


def test_who_took_part_in_the_financing_pays() -> None:
    text = "Ukrajina dřív koupila od slovenské firmy 16 houfnic Zuzana, na financování se podílelo Německo."
    assert {c.funder for c in sentence(text, "cs")} == {("DE",)}


REST = [
    ("en", "Norway bought three IRIS-T fire units. The first will be delivered in 2028, the other two a year later."),
    ("de", "Norwegen kauft drei Feuereinheiten Iris-T. Die erste soll 2028 an die Luftwaffe gehen, die beiden anderen ein Jahr später."),
    ("fr", "La Norvège a acheté trois frégates FDI. La première sera livrée en 2028, les deux autres un an plus tard."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), REST)
def test_the_others_share_the_verb_of_the_first(code: str, text: str) -> None:
    assert [
        (c.quantity.value, c.period) for c in sentence(text, code) if c.type == "delivery" and c.quantity
    ] == [(2, None)]


HAD = [
    ("fr", "La Croatie a commandé 18 canons Caesar à KNDS. Zagreb exploite déjà douze Rafale, acquis d'occasion auprès de la France."),
    ("en", "Croatia has ordered 18 Caesar guns from KNDS. It already operates twelve Rafale jets, bought second-hand from France."),
    ("de", "Kroatien hat 18 Haubitzen Caesar bei KNDS bestellt. Es betreibt bereits zwölf Rafale, gebraucht von Frankreich gekauft."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), HAD)
def test_what_a_state_has_and_bought_is_an_earlier_deal(code: str, text: str) -> None:
    old = [
        (c.quantity.value, c.seller) for c in sentence(text, code) if c.status == "historical" and c.quantity
    ]
    assert old == [(12, ("FR",))]


def test_what_a_state_has_is_no_deal() -> None:
    found = sentence(
        "Croatia has ordered 18 Caesar guns from KNDS. It already operates twelve Rafale jets.", "en"
    )
    assert [c.quantity.value for c in found if c.quantity] == [18]
