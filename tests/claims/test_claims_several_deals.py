"""Reports of several deals: what is struck out, notified, entrusted or handed over besides keeps its own parties."""

import pytest
from tests.claims.claims_samples import sentence

STRUCK_OUT = [
    ("en", "The Estonian army will buy 12 Leopard tanks from Germany. Lawmakers struck out 120 million euros for drones."),
    ("fr", "L'armée estonienne achètera 12 chars Leopard à l'Allemagne. Les députés ont rayé 120 millions d'euros pour des drones."),
    ("de", "Estland wird von Deutschland 12 Leopard-Panzer kaufen. Die Abgeordneten strichen 120 Millionen Euro für Drohnen."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), STRUCK_OUT)
def test_what_lawmakers_strike_out_is_denied_and_has_no_seller_of_before(code: str, text: str) -> None:
    bought, struck = sentence(text, code)
    assert (bought.status != "denied", bought.amount) == (True, None)
    assert (struck.status, struck.seller, struck.item) == ("denied", None, "drones")


def test_a_sale_notified_to_congress_is_announced_and_congress_says_nothing() -> None:
    text = "The purchase of 40 HIMARS launchers by Norway, notified to Congress in May, goes on."
    (claim,) = sentence(text)
    assert (claim.status, claim.attributed_to) == ("announced", ())


def test_a_centre_speaks_and_is_the_one_named_before() -> None:
    text = (
        "Estonia will buy 12 Caesar howitzers, the Estonian Centre for Defence Investments said. "
        "They cost 60 million euros, the centre said."
    )
    assert {c.attributed_to for c in sentence(text)} == {("Estonian Centre for Defence Investments",)}


def test_dollars_of_taiwan_and_the_works_of_belfast() -> None:
    (claim,) = sentence("Taiwan ordered 40 missiles made by Thales in Belfast for T$2 billion.")
    assert (claim.amount and claim.amount.currency, claim.seller) == ("TWD", ("Thales", "GB"))


def test_the_purpose_is_that_of_the_buyer_whom_its_sentence_names() -> None:
    text = (
        "Estonia will buy six IRIS-T systems from Germany's Diehl Defence. Latvia signed its own order for four systems, "
        "worth 300 million euros. Estonia's minister said the systems would protect the power stations of Tallinn."
    )
    estonian, latvian = sentence(text)
    assert (estonian.purpose, latvian.purpose) == (("infrastructure",), ())
    assert (latvian.status, latvian.seller) == ("contracted", ("Diehl Defence", "DE"))


def test_what_a_giver_hands_over_besides_goes_to_whom_it_gives() -> None:
    text = (
        "Norway will give Ukraine 40 drones. It will be followed by more: Norway would deliver a further 80 missiles "
        "made by Kongsberg under a 90 million euro deal signed in May."
    )
    assert {c.recipient for c in sentence(text)} == {("UA",)}


def test_works_of_repair_entrusted_to_a_yard_are_bought() -> None:
    text = (
        "La Norvège va céder deux frégates à la Grèce. Athènes prendra à sa charge la remise en état, "
        "évaluée à 30 millions d'euros et confiée au chantier Elefsis."
    )
    given, works = sentence(text, "fr")
    assert (given.type, given.funder, given.recipient) == ("donation", ("NO",), ("GR",))
    assert (works.type, works.buyer, works.funder) == ("purchase", ("GR",), None)


def test_who_pays_a_share_pays_for_the_making() -> None:
    text = (
        "Saab et l'Ukraine ont signé un accord pour produire des radars. "
        "L'investissement atteint 200 millions d'euros, dont 80 % apportés par la Suède."
    )
    made = [c for c in sentence(text, "fr") if c.amount]
    assert [(c.type, c.funder) for c in made] == [("production", ("SE",))]
