"""Mends of short agency reports: sources that open a sentence, makers of gifts, things built for their buyer."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one


def _claims(code: str, text: str) -> tuple[Claim, ...]:
    return extract_one(document(f"Report\n\n{text}\n", code, "one")).claims


OPENING = [
    ("en", "Chile has ordered eight Caracal helicopters from Airbus, the maker said. A source close to the matter put it at about 390 million euros."),
    ("fr", "Le Chili a commandé huit Caracal à Airbus, a annoncé le constructeur. Une source proche du dossier l'évalue à quelque 390 millions d'euros."),
    ("es", "Chile ha encargado ocho Caracal a Airbus, anunció el fabricante. Una fuente cercana a la operación lo cifra en unos 390 millones de euros."),
    ("it", "Il Cile ha ordinato otto Caracal ad Airbus, ha annunciato il costruttore. Una fonte vicina al dossier lo valuta in circa 390 milioni di euro."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), OPENING)
def test_a_source_that_opens_a_sentence_speaks_whatever_its_verb(code: str, text: str) -> None:
    order, price = _claims(code, text)
    assert order.amount is None
    assert price.attributed_to == ("source close to the matter",)
    assert price.amount is not None
    assert price.amount.value == 390e6


def test_a_source_of_money_says_nothing() -> None:
    text = "One source of money is a loan of 90 million euros for 20 howitzers that Latvia will buy."
    assert all(not claim.attributed_to for claim in _claims("en", text))


def test_what_a_source_adds_is_one_detail() -> None:
    text = (
        "Chile has ordered eight Caracal helicopters, defence minister Ana Prado said. A source close to the matter "
        "put the price at about 390 million euros. The first two helicopters will be delivered in 2029."
    )
    assert "source close to the matter" not in _claims("en", text)[-1].attributed_to


def test_who_makes_a_thing_and_speaks_is_not_withheld() -> None:
    text = "Chile has ordered eight Caracal helicopters, the manufacturer said, without giving the value of the contract."
    withheld = _claims("en", text)[0].withheld
    assert withheld is not None
    assert withheld.says == "price"


GIVEN = [
    ("en", "Denmark will finance the delivery to Ukraine of eighteen howitzers at a cost of 110 million euros. The guns will be built by Patria.", "Patria"),
    ("fr", "Le Danemark va financer la livraison à l'Ukraine de dix-huit obusiers, pour un coût de 110 millions d'euros. Les canons, dotés d'un lance-grenades, seront construits par Patria.", "Patria"),
    ("es", "Dinamarca donará a Ucrania dieciocho obuses fabricados por Indra.", "Indra"),
    ("en", "Denmark will give Ukraine eighteen howitzers made by Indra.", "Indra"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "firm"), GIVEN)
def test_the_maker_of_a_gift_sells_it(code: str, text: str, firm: str) -> None:
    claim = _claims(code, text)[0]
    assert claim.type in {"donation", "funding"}
    assert (claim.funder, claim.recipient) == (("DK",), ("UA",))
    assert (claim.seller or ("",))[0] == firm


def test_deliveries_of_a_gift_come_from_its_maker() -> None:
    text = "Denmark will give Ukraine five howitzers made by Indra. Two of them will be delivered in May."
    assert [(claim.seller or ("",))[0] for claim in _claims("en", text)] == ["Indra", "Indra"]


def test_who_is_paid_for_things_still_sells_them() -> None:
    claim = _claims("en", "Denmark paid 90 million euros to Saab for six howitzers.")[0]
    assert (claim.seller or ("",))[0] == "Saab"


BUILT = [
    ("es", "Chile compró a la surcoreana Hyundai Rotem 40 blindados. Los diez primeros llegarán desde Corea del Sur. Los otros 30 serán ensamblados en la planta de la estatal Famat."),
    ("en", "Chile bought 40 armoured vehicles from Hyundai Rotem. The first ten will arrive from South Korea. The other 30 will be assembled by state-owned Famat."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), BUILT)
def test_what_is_built_at_home_is_bought_too(code: str, text: str) -> None:
    _, come, built = _claims(code, text)
    assert (come.type, come.buyer, come.seller) == ("delivery", ("CL",), ("Hyundai Rotem", "KR"))
    assert (built.type, built.buyer, built.producer) == ("production", ("CL",), ("Famat", "CL"))


def test_a_rate_of_output_is_nobodys_order() -> None:
    text = "Chile bought 40 howitzers from Nexter. The plant can build ten howitzers a month."
    assert all(not claim.buyer for claim in _claims("en", text) if claim.type == "production")


def test_a_firm_has_the_state_that_the_text_tells_once() -> None:
    claims = extract_one(
        document(
            "Chile orders howitzers from Japan's Hoshino\n\nChile signed a contract with Hoshino for five howitzers.\n",
            "en",
            "one",
        )
    ).claims
    assert claims[-1].seller == ("Hoshino", "JP")


def test_a_general_word_with_its_article_means_the_things_told() -> None:
    claims = _claims("es", "España enviará a Ucrania cinco obuses. Dos de los equipos saldrán en mayo.")
    assert {claim.item for claim in claims} == {"howitzers"}


def test_a_general_word_before_the_rest_means_the_aircraft_bought_before() -> None:
    text = "Perú firmó con Embraer la compra de cuatro aviones C-390. El primer avión llegará en 2029 y los tres restantes, en los dos años siguientes."
    claims = _claims("es", text)
    assert [(c.type, c.item, c.quantity and c.quantity.value) for c in claims] == [
        ("purchase", "C-390", 4),
        ("delivery", "C-390", 3),
    ]
