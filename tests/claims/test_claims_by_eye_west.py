"""Mends of a second reading by eye, western half: awards, names of offices, money set aside, numbers kept back."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

AWARDED = [
    ("en", "Canada ordered 20 howitzers. A contract for 60 mortars worth $30 million went to Elbit Systems.", "Elbit Systems"),
    ("en", "Canada ordered 20 howitzers. A second contract, worth C$700 million, went to L3Harris for 4,000 tactical radios.", "L3Harris"),
    ("de", "Norwegen bestellt neue Haubitzen. Ein zweiter Auftrag über 700 Millionen Euro für 60 Mörser ging an Rheinmetall.", "Rheinmetall"),
    ("fr", "La Norvège commande de nouveaux obusiers. Un second contrat, d'une valeur de 700 millions d'euros, est allé à Thales pour 60 mortiers.", "Thales"),
    ("es", "Noruega compra nuevos obuses. Un contrato de 700 millones de euros por 60 morteros recayó en Indra.", "Indra"),
    ("it", "La Norvegia compra nuovi obici. Un secondo contratto, del valore di 700 milioni di euro, è andato a Leonardo per 60 mortai.", "Leonardo"),
]  # fmt: skip


def _last(code: str, text: str) -> Claim:
    return extract_one(document(f"Report\n\n{text}\n", code, "one")).claims[-1]


@pytest.mark.parametrize(("code", "text", "firm"), AWARDED)
def test_a_contract_that_goes_to_a_firm_is_bought_of_it(code: str, text: str, firm: str) -> None:
    claim = _last(code, text)
    assert (claim.type, (claim.seller or ("",))[0]) == ("purchase", firm)
    assert claim.quantity is not None
    assert claim.amount is not None


def test_things_that_go_to_a_firm_are_no_contract() -> None:
    claim = _last("en", "The howitzers were built for Norway. A third of the 60 mortars went to Rheinmetall.")
    assert claim.type == "delivery"


NAMED = [
    ("en", "Poland will buy 30 howitzers, Poland's defence minister said.\n\nJan Kowalski told the Times that they were needed."),
    ("fr", "La Pologne achètera 30 obusiers, a annoncé jeudi le ministre polonais de la Défense.\n\n« Il les faut », a déclaré Jan Kowalski."),
    ("es", "Polonia comprará 30 obuses, anunció el jueves el ministro de Defensa polaco.\n\n«Los necesitamos», dijo Jan Kowalski."),
    ("it", "La Polonia comprerà 30 obici, ha annunciato giovedì il ministro della Difesa polacco.\n\n«Ne abbiamo bisogno», ha detto Jan Kowalski."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), NAMED)
def test_an_office_takes_the_name_of_who_is_heard_right_behind(code: str, text: str) -> None:
    assert _last(code, text).attributed_to == ("Jan Kowalski",)


def test_who_is_told_to_be_somebody_else_holds_no_office() -> None:
    text = (
        "Poland will buy 30 howitzers, the Polish defence minister said.\n\n"
        "Jan Kowalski, an analyst at the Baltic Institute, said the price was fair."
    )
    assert _last("en", text).attributed_to == ("Polish defence minister",)


SET_ASIDE = [
    ("de", "Der Haushaltsausschuss hat den Kauf von 20 weiteren Eurofightern gebilligt. Dafür sind 3,75 Milliarden Euro vorgesehen."),
    ("fr", "Le Parlement espagnol a approuvé l'achat de 20 Rafale. Pour cet achat sont prévus 3,75 milliards d'euros."),
    ("es", "El Parlamento polaco aprobó la compra de 20 cazas F-16. Para ello se destinarán 3.750 millones de euros."),
    ("it", "Il Parlamento italiano ha approvato l'acquisto di 20 Eurofighter. A questo scopo sono stanziati 3,75 miliardi di euro."),
    ("nl", "Het Nederlandse parlement heeft de aankoop van 20 F-35's goedgekeurd. Hiervoor is 3,75 miljard euro uitgetrokken."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), SET_ASIDE)
def test_money_set_aside_for_it_buys(code: str, text: str) -> None:
    claims = extract_one(document(f"Report\n\n{text}\n", code, "one")).claims
    assert {claim.type for claim in claims} == {"purchase"}
    assert {claim.amount.value for claim in claims if claim.amount} == {3.75e9}


KEPT_BACK = [
    ("en", "Norway will give Ukraine 200 million euros. The package includes missiles, but the minister declined to say how many.", "number"),
    ("fr", "La Belgique versera 300 millions d'euros à l'Ukraine. La somme servira à acheter des missiles, sans en indiquer le nombre.", "number"),
    ("it", "L'Italia darà all'Ucraina 30 obici. Il ministro non ha voluto rivelare il prezzo.", "price"),
    ("es", "España comprará 30 obuses. El Ministerio declinó precisar el precio.", "price"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "what"), KEPT_BACK)
def test_who_declines_to_say_keeps_back(code: str, text: str, what: str) -> None:
    claim = _last(code, text)
    assert claim.status != "denied"
    assert claim.withheld is not None
    assert claim.withheld.says == what


def test_what_is_wanted_of_another_state_is_told_without_a_figure() -> None:
    text = (
        "Kyiv will supply 500 drones to Poland. In return it wants to purchase American air defence missiles."
    )
    claim = _last("en", text)
    assert (claim.type, claim.buyer, claim.seller) == ("purchase", ("UA",), ("US",))
    assert claim.status == "planned"


def test_things_asked_for_under_a_notice_are_part_of_it() -> None:
    text = (
        "The State Department has approved a possible sale to Peru of 24 F-16 jets for 3.4 billion dollars, DSCA said."
        " The government of Peru had requested to buy 12 AMRAAM missiles."
    )
    claim = _last("en", text)
    assert (claim.buyer, claim.seller, claim.status) == (("PE",), ("US",), "announced")


PASSED = [
    ("en", "Norway will put another $100 million into the NATO scheme that buys American weapons for Ukraine. The money is part of a package of $600 million approved for this year.", "NO"),
    ("fr", "La Norvège versera 100 millions d'euros au programme de l'Otan qui achète des armes américaines pour l'Ukraine. La somme fait partie d'une enveloppe de 600 millions d'euros approuvée pour cette année.", "NO"),
    ("es", "España aportará 100 millones de euros al programa de la OTAN que compra armas para Ucrania. El dinero forma parte de un paquete de 600 millones aprobado para este año.", "ES"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "giver"), PASSED)
def test_the_approved_whole_of_a_gift_is_given_too(code: str, text: str, giver: str) -> None:
    claim = _last(code, text)
    assert (claim.type, claim.funder, claim.recipient) == ("funding", (giver,), ("UA",))


def test_what_is_approved_for_arms_is_no_whole_of_a_gift() -> None:
    claim = _last(
        "en", "Norway gives Ukraine $100 million. Oslo bought howitzers for $600 million approved in May."
    )
    assert (claim.type, claim.buyer) == ("purchase", ("NO",))


@pytest.mark.parametrize(
    "what", ["the plan", "the deal", "the proposal", "the German agreement", "government plans"]
)
def test_what_sources_know_of_ends_before_their_verb(what: str) -> None:
    claim = _last(
        "en", f"Poland is preparing to buy 30 howitzers, two people familiar with {what} said on Monday."
    )
    assert claim.attributed_to == (f"two people familiar with {what}",)


OFFICES = [
    ("it", "L'Italia comprerà 30 obici, ha spiegato il ministro delle Imprese, Adolfo Rossi.", "Adolfo Rossi"),
    ("es", "España comprará 30 obuses, anunció el ministro de Industria, Jordi Serra.", "Jordi Serra"),
    ("fr", "La France achètera 30 obusiers, a annoncé le ministre de l'Industrie, Marc Serrat.", "Marc Serrat"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "name"), OFFICES)
def test_a_minister_of_industry_has_a_name(code: str, text: str, name: str) -> None:
    assert _last(code, text).attributed_to == (name,)
