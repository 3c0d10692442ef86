"""Turns of phrase of long reports: who lets a plan pass, who is entrusted, what has come, some of those told of."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one


def _with(text: str, code: str, value: float) -> Claim:
    """Return the one claim of a sentence with this sum or count."""
    found = [c for c in sentence(text, code) if value in {f.value for f in (c.amount, c.quantity) if f}]
    assert len(found) == 1, [c.quote for c in sentence(text, code)]
    return found[0]


LET_PASS = [
    ("en", "Norway's parliament gave the green light to a $1.9 billion plan for Chunmoo rockets.", 1.9e9),
    ("en", "Norway gave its final approval to a $1.9 billion plan for Chunmoo rockets.", 1.9e9),
    ("fr", "La Norvège a donné son aval à l'achat de 16 lanceurs Chunmoo.", 16),
    ("es", "El Congreso de Noruega autorizó la compra de 16 lanzadores HIMARS.", 16),
]
ENTRUSTED = [
    ("en", "Norway tapped KNDS for 44 Leopard 2A8 tanks.", 44, "NO", "KNDS"),
    ("fr", "La Suède a confié à Naval Group la construction de quatre frégates FDI.", 4, "SE", "Naval Group"),
    (
        "fr",
        "La Suède a retenu Naval Group pour la fourniture de quatre frégates FDI.",
        4,
        "SE",
        "Naval Group",
    ),
    ("es", "Suecia confió a Naval Group la construcción de cuatro fragatas FDI.", 4, "SE", "Naval Group"),
    ("nl", "Nederland gunde de bouw van vier onderzeeboten aan Naval Group.", 4, "NL", "Naval Group"),
    ("en", "Hanwha Aerospace landed a Romanian order for 54 K9 howitzers.", 54, "RO", "Hanwha Aerospace"),
]
COME = [
    ("en", "All 49 Abrams tanks donated by Australia have now arrived in Ukraine.", 49, "AU"),
    ("en", "Eight M109 howitzers pledged by Norway went to Ukraine.", 8, "NO"),
    ("es", "Los 19 Leopard 2A4 prometidos por España llegaron a Ucrania.", 19, "ES"),
]
HELPED = [
    ("en", "Norway set aside 7 billion crowns to help Ukraine buy air defence missiles."),
    ("fr", "La Norvège a débloqué 7 milliards de couronnes pour aider l'Ukraine à acheter des missiles antiaériens."),
    ("es", "Noruega reservó 7.000 millones de coronas para ayudar a Ucrania a comprar misiles antiaéreos."),
    ("it", "La Norvegia ha stanziato 7 miliardi di corone per aiutare l'Ucraina a comprare missili antiaerei."),
    ("nl", "Noorwegen zet 7 miljard kronen opzij om Oekraïne te helpen luchtdoelraketten te kopen."),
]  # fmt: skip
DISPOSED = [
    ("fr", "L'Allemagne va mettre 500 millions d'euros à la disposition de l'Ukraine pour des missiles Patriot."),
    ("es", "Alemania pone a disposición de Ucrania 500 millones de euros para misiles Patriot."),
    ("it", "La Germania mette a disposizione di Kiev 500 milioni di euro per missili Patriot."),
]  # fmt: skip
SOME = [
    ("es", "Brasil ha recibido hasta ahora once de los 36 Gripen que compró en 2014.", 11, "delivery"),
    ("en", "Eight of Norway's M109 howitzers went to Ukraine.", 8, "delivery"),
    ("en", "In 2017 Norway placed an order for 24 K9 howitzers, exercising an option for four more.", 4, "purchase"),
    ("en", "Washington approved HIMARS launchers and cleared the sale of up to 16 to Norway.", 16, "purchase"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), LET_PASS)
def test_whose_bodies_let_a_plan_pass_buys(code: str, text: str, value: float) -> None:
    claim = _with(text, code, value)
    assert (claim.type, claim.buyer) == ("purchase", ("NO",))


@pytest.mark.parametrize(("code", "text", "value", "buyer", "seller"), ENTRUSTED)
def test_who_is_entrusted_sells(code: str, text: str, value: float, buyer: str, seller: str) -> None:
    claim = _with(text, code, value)
    assert (claim.type, claim.buyer) == ("purchase", (buyer,))
    assert seller in (claim.seller or ())


@pytest.mark.parametrize(("code", "text", "value", "giver"), COME)
def test_what_was_promised_and_has_come_is_delivered(code: str, text: str, value: float, giver: str) -> None:
    claim = _with(text, code, value)
    assert (claim.type, claim.funder, claim.recipient) == ("delivery", (giver,), ("UA",))


@pytest.mark.parametrize(("code", "text"), HELPED)
def test_money_to_help_a_state_buy_is_for_that_state(code: str, text: str) -> None:
    claim = _with(text, code, 7e9)
    assert (claim.type, claim.funder, claim.recipient) == ("funding", ("NO",), ("UA",))


@pytest.mark.parametrize(("code", "text"), DISPOSED)
def test_what_is_put_at_the_disposal_of_a_state_is_for_it(code: str, text: str) -> None:
    claim = _with(text, code, 5e8)
    assert (claim.funder, claim.recipient) == (("DE",), ("UA",))


@pytest.mark.parametrize(("code", "text", "value", "kind"), SOME)
def test_some_of_the_things_told_of(code: str, text: str, value: float, kind: str) -> None:
    assert _with(text, code, value).type == kind


def test_a_loan_is_for_whom_it_is_granted() -> None:
    lent = _with("France granted Poland a 500 million euro loan for missiles.", "en", 5e8)
    assert (lent.type, lent.funder, lent.recipient) == ("loan", ("FR",), ("PL",))
    lent = _with("Frankrijk verstrekte Polen een lening van 500 miljoen euro voor raketten.", "nl", 5e8)
    assert (lent.type, lent.funder, lent.recipient) == ("loan", ("FR",), ("PL",))


def test_the_verb_before_keeps_its_own_party() -> None:
    bought = _with("Nederland stuurde acht F-16's naar Oekraïne en kocht daarna zes F-35's.", "nl", 6)
    assert (bought.buyer, bought.seller) == (("NL",), None)


def test_what_was_bought_and_is_handed_over_is_delivered() -> None:
    text = "Nederland kocht zeven Skyrangers van Rheinmetall. Twee daarvan zijn inmiddels overgedragen."
    claim = _with(text, "nl", 2)
    assert (claim.type, claim.buyer) == ("delivery", ("NL",))


def test_a_title_that_tells_the_conversion_repeats_the_body() -> None:
    text = (
        "Norway buys Chunmoo launchers in $1.9 billion deal\n\n"
        "Norway will buy Chunmoo launchers from Hanwha for 19 billion crowns ($1.9 billion), it said."
    )
    found = extract_one(document(text)).claims
    assert [c.amount.value for c in found if c.amount] == [1.9e10]


def test_who_runs_a_scheme_gets_none_of_its_money() -> None:
    claim = _with("Canada will contribute C$500 million to the NATO-run PURL scheme.", "en", 5e8)
    assert (claim.funder, claim.recipient) == (("CA",), ("UA",))


INNOCENT = [
    ("en", "The minister gave the green light to a 19 billion crown plan for new roads in Norway."),
    ("en", "Norway handed eight medals to Ukraine's fighters; the tanks stood in the rain."),
    ("fr", "Le gouvernement a donné son aval à un plan de 19 milliards de couronnes pour les routes de Norvège."),
    ("es", "De los 36 que se presentaron, once pilotos de España volaron; los Gripen quedaron en tierra."),
    ("it", "La società si è aggiudicata una commessa per 21 treni."),
    ("nl", "Nederland gaf twee spelers aan Oekraïne; de bouw van het stadion is gegund."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), INNOCENT)
def test_the_same_turns_without_arms_claim_nothing(code: str, text: str) -> None:
    assert not [c.quote for c in sentence(text, code) if c.amount or c.quantity]


def test_a_wish_of_the_title_that_the_body_tells_as_bought_is_no_claim_of_its_own() -> None:
    text = "Kyiv wants up to 100 Rafale jets\nUkraine signed a letter of intent to buy 100 Rafale fighters from France."
    (claim,) = extract_one(document(text)).claims
    assert (claim.type, claim.buyer) == ("purchase", ("UA",))
    assert len(claim.also_at) == 1


# Arms that come from the state that makes them, to one whom nobody gives any.
FROM_MAKER = [
    ("pl", "W piątek do Gdyni dotarła dostawa 12 armatohaubic K9 z Korei Południowej dla polskiej armii."),
    ("uk", "До Польщі прибула поставка 12 гаубиць K9 з Південної Кореї."),
    ("ru", "Польша получила 12 гаубиц K9 из Южной Кореи."),
    ("it", "La Polonia ha ricevuto dodici obici K9 dalla Corea del Sud."),
    ("en", "Poland received 12 K9 howitzers from South Korea."),
]


@pytest.mark.parametrize(("code", "text"), FROM_MAKER)
def test_what_comes_from_the_state_that_makes_it_is_sold(code: str, text: str) -> None:
    claim = _with(text, code, 12)
    assert (claim.type, claim.buyer, claim.seller, claim.funder) == ("delivery", ("PL",), ("KR",), None)


def test_what_its_maker_gives_ukraine_is_a_gift() -> None:
    claim = _with("South Korea delivered 12 K9 howitzers to Ukraine.", "en", 12)
    assert (claim.funder, claim.recipient, claim.seller) == (("KR",), ("UA",), None)
