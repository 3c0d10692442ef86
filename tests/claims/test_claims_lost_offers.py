"""Offers that were not taken are purchases that were not made, from who offered."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

# Language, the deal that was made, the offer that lost, its sum or count and who offered.
LOST = [
    ("en", "Chile has signed a contract with Sikorsky for 12 Black Hawk helicopters.", "A rival proposal from Airbus, 18 H225M for about 700 million euros, was turned down in June.", 7e8, "Airbus"),
    ("fr", "Le Danemark a commandé à Kongsberg quatre batteries NASAMS pour 900 millions d'euros.", "L'offre concurrente de Diehl, à 850 millions d'euros, a été écartée.", 8.5e8, "Diehl Defence"),
    ("de", "Dänemark hat bei Kongsberg vier NASAMS-Batterien für 900 Millionen Euro bestellt.", "Das Angebot von Diehl über 850 Millionen Euro unterlag.", 8.5e8, "Diehl Defence"),
    ("uk", "Данія замовила у Kongsberg чотири батареї NASAMS за 900 млн євро.", "Пропозицію Diehl на 850 млн євро комісія відхилила.", 8.5e8, "Diehl Defence"),
    ("ru", "Дания заказала у Kongsberg четыре батареи NASAMS за 900 млн евро.", "Предложение Diehl на 850 млн евро комиссия отклонила.", 8.5e8, "Diehl Defence"),
    ("pl", "Dania zamówiła u Kongsberga cztery baterie NASAMS za 900 mln euro.", "Ofertę Diehl za 850 mln euro odrzucono.", 8.5e8, "Diehl Defence"),
    ("es", "Dinamarca encargó a Kongsberg cuatro baterías NASAMS por 900 millones de euros.", "La oferta de Diehl, de 850 millones de euros, fue descartada.", 8.5e8, "Diehl Defence"),
    ("it", "La Danimarca ha ordinato a Kongsberg quattro batterie NASAMS per 900 milioni di euro.", "L'offerta di Diehl da 850 milioni di euro è stata respinta.", 8.5e8, "Diehl Defence"),
    # told in two sentences; from a state
    ("en", "Chile has signed a contract with Sikorsky for 12 Black Hawk helicopters.", "Airbus had proposed 18 H225M for 700 million euros. The offer was rejected in June.", 7e8, "Airbus"),
    ("fr", "L'Indonésie a commandé douze Gripen à la Suède.", "L'offre française de 24 Rafale pour 3 milliards d'euros a été écartée.", 3e9, "FR"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "deal", "offer", "value", "seller"), LOST)
def test_an_offer_that_was_not_taken_is_a_purchase_denied(
    code: str, deal: str, offer: str, value: float, seller: str
) -> None:
    claims = extract_one(document(f"Defence\n\n{deal} {offer}", code)).claims
    lost = next(c for c in claims if c.amount and c.amount.value == value)
    assert (lost.type, lost.status, (lost.seller or ("",))[0]) == ("purchase", "denied", seller)
    assert claims[0].status != "denied"


def test_an_offer_that_stands_is_a_plan() -> None:
    text = (
        "Defence\n\nChile needs helicopters. Airbus offered Chile 18 H225M helicopters for 700 million euros."
    )
    assert all(c.status != "denied" for c in extract_one(document(text, "en")).claims)


# An advance on the price of what was bought is paid by the buyer to the seller.
ADVANCES = [
    ("en", "Denmark ordered four NASAMS batteries from Kongsberg for 900 million euros. An advance of 180 million euros has been paid."),
    ("de", "Dänemark hat bei Kongsberg vier NASAMS-Batterien für 900 Millionen Euro bestellt. Eine Anzahlung von 180 Millionen Euro ist geleistet."),
    ("fr", "Le Danemark a commandé à Kongsberg quatre batteries NASAMS pour 900 millions d'euros. Un acompte de 180 millions d'euros a été versé."),
    ("ru", "Дания заказала у Kongsberg четыре батареи NASAMS за 900 млн евро. Аванс в 180 млн евро уже выплачен."),
    ("pl", "Dania zamówiła u Kongsberga cztery baterie NASAMS za 900 mln euro. Zaliczkę w wysokości 180 mln euro już wypłacono."),
    ("it", "La Danimarca ha ordinato a Kongsberg quattro batterie NASAMS per 900 milioni di euro. Un anticipo di 180 milioni di euro è già stato versato."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), ADVANCES)
def test_an_advance_is_paid_by_the_buyer(code: str, text: str) -> None:
    claims = extract_one(document(f"Defence\n\n{text}", code)).claims
    paid = next(c for c in claims if c.amount and c.amount.value == 1.8e8)
    assert (paid.type, paid.status, paid.buyer, paid.recipient) == ("purchase", "delivered", ("DK",), None)


# Things offered at a price are for sale.
FOR_SALE = [
    ("en", "Slovakia has offered Ukraine 16 Zuzana howitzers at 92 million euros."),
    ("fr", "La Slovaquie a proposé à l'Ukraine seize obusiers Zuzana pour 92 millions d'euros."),
    ("de", "Die Slowakei hat der Ukraine 16 Zuzana-Haubitzen für 92 Millionen Euro angeboten."),
    ("es", "Eslovaquia ofreció a Ucrania 16 obuses Zuzana por 92 millones de euros."),
    ("it", "La Slovacchia ha offerto all'Ucraina 16 obici Zuzana per 92 milioni di euro."),
    ("pl", "Słowacja zaproponowała Ukrainie 16 haubic Zuzana za 92 mln euro."),
    ("uk", "Словаччина запропонувала Україні 16 гаубиць Zuzana за 92 млн євро."),
    ("ru", "Словакия предложила Украине 16 гаубиц Zuzana за 92 млн евро."),
    ("no", "Slovakia har tilbudt Ukraina 16 Zuzana-haubitser for 92 millioner euro."),
    ("ro", "Slovacia a oferit Ucrainei 16 obuziere Zuzana pentru 92 de milioane de euro."),
    ("pt", "A Eslováquia ofereceu à Ucrânia 16 obuses Zuzana por 92 milhões de euros."),
    ("nl", "Slowakije heeft Oekraïne 16 Zuzana-houwitsers aangeboden voor 92 miljoen euro."),
    ("cs", "Slovensko nabídlo Ukrajině 16 houfnic Zuzana za 92 milionů eur."),
    ("sv", "Slovakien har erbjudit Ukraina 16 Zuzana-haubitsar för 92 miljoner euro."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), FOR_SALE)
def test_what_is_offered_at_a_price_is_for_sale(code: str, text: str) -> None:
    [claim] = sentence(text, code)
    assert (claim.type, claim.status, claim.seller, claim.buyer) == ("purchase", "planned", ("SK",), ("UA",))


def test_what_is_offered_without_a_price_is_given() -> None:
    [claim] = sentence("Slovakia has offered Ukraine 16 Zuzana howitzers free of charge.", "en")
    assert (claim.type, claim.funder, claim.recipient) == ("donation", ("SK",), ("UA",))
