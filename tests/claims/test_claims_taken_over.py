"""Things that somebody has taken over have come: *Last week Ukraine took over eight howitzers*."""

import pytest
from tests.claims.claims_samples import sentence

TAKEN = [
    ("no", "Litauen overtok forrige uke seks M113-vogner fra Norge."),
    ("da", "Litauen overtog i sidste uge seks M113 fra Danmark."),
    ("sv", "Litauen mottog förra veckan sex Archer-haubitsar från Sverige."),
    ("de", "Litauen erhielt vorige Woche sechs Panzerhaubitzen von Deutschland."),
    ("nl", "Litouwen kreeg vorige week zes houwitsers van Nederland."),
    ("en", "Lithuania took possession of six M113 vehicles from Norway last week."),
    ("ru", "Литва приняла шесть гаубиц из Норвегии."),
    ("uk", "Литва прийняла шість гаубиць з Норвегії."),
]


@pytest.mark.parametrize(("code", "text"), TAKEN)
def test_what_was_taken_over_has_come(code: str, text: str) -> None:
    (claim,) = sentence(text, code)
    assert (claim.type, claim.status) == ("delivery", "delivered")


def test_a_promise_that_was_received_has_not_come() -> None:
    (claim,) = sentence("Litauen erhielt die Zusage für sechs Panzerhaubitzen von Deutschland.", "de")
    assert claim.status == "announced"


def test_an_old_gift_is_no_part_of_what_the_giver_buys() -> None:
    """Two models of a kind are two things: the giver keeps the new ones."""
    first, gift = sentence(
        "Danmark har bestilt 19 K9-haubitser for 2 milliarder kroner. Ukraine overtog i sidste uge otte "
        "M109-haubitser, en gave fra Danmark.",
        "da",
    )
    assert (first.type, gift.status, gift.links) == ("purchase", "delivered", ())


def test_the_first_few_belong_to_the_deal_that_names_them() -> None:
    report = (
        "Forsvarsmateriell har bestilt 30 K9-haubitser fra Hanwha Aerospace for 6 milliarder kroner. I en egen "
        "kontrakt kjøper etaten ti lastebiler fra Scania for 90 millioner kroner. De fire første haubitsene kommer "
        "til Norge i 2028."
    )
    howitzers, _, first = sentence(report, "no")
    assert [link.claim for link in first.links] == [howitzers.id]


BARTERED = [
    ("en", "Romania will give Ukraine in exchange 14 M109 howitzers.", "RO"),
    ("it", "Il ministro ha negato che la Romania voglia cedere in cambio 14 obici all'Ucraina.", "RO"),
    ("fr", "Le ministre a démenti que la Grèce doive céder en échange 14 obusiers M109 à l'Ukraine.", "GR"),
    ("es", "El ministro negó que Portugal vaya a ceder a cambio 14 obuses a Ucrania.", "PT"),
]


@pytest.mark.parametrize(("code", "text", "giver"), BARTERED)
def test_what_stands_behind_in_exchange_is_given(code: str, text: str, giver: str) -> None:
    """With a preposition it is what is had: *in exchange for twelve fighters*."""
    (claim,) = sentence(text, code)
    assert (claim.type, claim.funder, claim.recipient) == ("donation", (giver,), ("UA",))


ORDERED = [
    ("en", "Four GM200 radars made by Thales have arrived in Georgia. They are part of an order for six radars placed two years ago."),
    ("fr", "Quatre radars GM200 du groupe Thales sont arrivés en Géorgie. Ils font partie d'une commande de six appareils passée il y a deux ans."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), ORDERED)
def test_what_has_come_is_part_of_its_order(code: str, text: str) -> None:
    """The word for the kind stands for the make just told, as its unit says."""
    come, order = sentence(text, code)
    assert (order.type, order.item, order.seller) == ("purchase", come.item, come.seller)
    assert [(link.claim, link.relation) for link in come.links] == [(order.id, "part_of")]


LENT = [
    ("ru", "Турция даст Узбекистану в долг 70 миллионов долларов на беспилотники Anka.", ("TR",)),
    ("ru", "70 миллионов долларов на беспилотники Anka даст Узбекистану в долг турецкий Эксимбанк.", ("Türk Eximbank", "TR")),
    ("uk", "70 мільйонів доларів на безпілотники Anka дасть Узбекистану у борг турецький Ексімбанк.", ("Türk Eximbank", "TR")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "lender"), LENT)
def test_what_is_given_as_a_debt_is_lent(code: str, text: str, lender: tuple[str, ...]) -> None:
    (claim,) = sentence(text, code)
    assert (claim.type, claim.funder, claim.recipient) == ("loan", lender, ("UZ",))


def test_a_loan_pays_the_production_that_it_is_told_with() -> None:
    """What is lent is never itself a production, whatever the sentence goes on with."""
    report = (
        "Узбекистан и Турция подписали соглашение о совместном выпуске беспилотников Anka. Завод рассчитан на 15 "
        "машин в год. Деньги на завод, 70 миллионов долларов, даст Узбекистану в долг турецкий Эксимбанк."
    )
    *made, loan = sentence(report, "ru")
    assert (loan.type, loan.funder) == ("loan", ("Türk Eximbank", "TR"))
    assert [link.relation for claim in made for link in claim.links if link.claim == loan.id] == [
        "financed_by"
    ]


def test_what_came_under_an_earlier_contract_is_no_part_of_the_new_one() -> None:
    report = (
        "Polonia a comandat 24 de drone Bayraktar TB2 de la compania Baykar. Polonia a primit deja opt drone TB2, "
        "comandate printr-un contract anterior."
    )
    ordered, come = sentence(report, "ro")
    assert (ordered.type, come.status, come.links) == ("purchase", "delivered", ())
