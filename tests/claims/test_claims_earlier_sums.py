"""Sums told beside a deal that are older, of nobody's deal or of a bid that lost."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

DEAL = {
    "en": "Norway signed a contract with KNDS for 20 Leopard tanks worth 400 million euros. ",
    "fr": "La Norvège a signé avec KNDS un contrat de 400 millions d'euros pour 20 chars Leopard. ",
    "de": "Norwegen hat mit KNDS einen Vertrag über 20 Leopard-Panzer für 400 Millionen Euro unterzeichnet. ",
    "es": "Noruega ha firmado con KNDS un contrato de 400 millones de euros por 20 tanques Leopard. ",
    "it": "La Norvegia ha firmato con KNDS un contratto da 400 milioni di euro per 20 carri Leopard. ",
    "pl": "Norwegia podpisała z KNDS umowę na 20 czołgów Leopard za 400 mln euro. ",
    "no": "Norge har signert en kontrakt med KNDS om 20 stridsvogner til 400 millioner euro. ",
    "da": "Norge har underskrevet en kontrakt med KNDS om 20 Leopard-kampvogne til 400 millioner euro. ",
    "uk": "Норвегія підписала з KNDS контракт на 20 танків Leopard за 400 млн євро. ",
    "ru": "Норвегия подписала с KNDS контракт на 20 танков Leopard за 400 млн евро. ",
}
EARLIER = [
    ("en", "A year ago the ministry expected 310 million euros.", 310e6),
    ("en", "Earlier estimates put the cost at 310 million euros.", 310e6),
    ("en", "\n\nThe firm's books grew to 6.2 billion euros, after 5.1 billion euros a year earlier.", 5.1e9),
    ("de", "\n\nDer Bestand wuchs auf 6,2 Milliarden Euro, nach 5,1 Milliarden ein Jahr zuvor.", 5.1e9),
    (
        "fr",
        "\n\nLes prises de commandes ont atteint 6,2 milliards d'euros, après 5,1 milliards l'année précédente.",
        5.1e9,
    ),
    ("fr", "L'an dernier, le ministère parlait encore de 310 millions d'euros.", 310e6),
    ("fr", "Le projet avait été évalué à 310 millions d'euros.", 310e6),
    ("de", "Vor einem Jahr waren es noch 310 Millionen Euro.", 310e6),
    ("es", "Hace un año el ministerio contaba con 310 millones de euros.", 310e6),
    ("it", "Un anno fa il ministero contava di cavarsela con 310 milioni di euro.", 310e6),
    ("pl", "Rok temu resort liczył na 310 mln euro.", 310e6),
    ("uk", "Торік міністерство сподівалося на 310 млн євро.", 310e6),
    ("ru", "В прошлом году министерство надеялось на 310 млн евро.", 310e6),
]
OF_NOBODY = [
    ("en", "Analysts expect full-year operating profit of 3 billion to 4 billion euros.", 3.5e9),
    ("ru", "Общая сумма контрактов, по оценке экспертов, превысила 2 млрд евро.", 2e9),
    ("en", "It confirmed its guidance of 6.2 billion euros in sales.", 6.2e9),
    ("en", "The yard has written off 6 million euros.", 6e6),
    ("no", "Den sivile støtten er på 6 milliarder euro.", 6e9),
    (
        "da",
        "Siden Ruslands fuldskala-invasion i 2022 har Norge ydet militær støtte for 6 milliarder euro.",
        6e9,
    ),
    ("en", "Last year it invested 35 million euros in a new hall.", 35e6),
    ("en", "In all, the agency signed contracts worth 9 billion euros last year.", 9e9),
    ("pl", "Branża może wytwarzać co roku broń za 3 mld euro.", 3e9),
    ("uk", "Галузь здатна виробляти зброї на 3 млрд євро на рік.", 3e9),
    ("en", "Auditors say the ministry overpaid by 12 million euros.", 12e6),
    ("pl", "Resort nie naliczył 12 mln euro kar za zwłokę.", 12e6),
    ("ru", "Министерство не взыскало 12 млн евро пени.", 12e6),
    ("de", "Für den Energiesektor der Ukraine gibt Norwegen weitere 40 Millionen Euro.", 40e6),
    ("it", "Altri 40 milioni di euro vanno al settore energetico ucraino.", 40e6),
    ("es", "El FMI calcula en 52.000 millones de euros las necesidades de Kiev.", 52e9),
    ("uk", "Сукупний обсяг норвезької допомоги Україні сягнув 8 млрд євро.", 8e9),
    ("fr", "Un char de ce type se vend autour de 19 millions d'euros.", 19e6),
]


@pytest.mark.parametrize(("code", "text", "value"), [*EARLIER, *OF_NOBODY])
def test_a_sum_of_before_or_of_nobody_is_no_claim(code: str, text: str, value: float) -> None:
    found = [c.amount.value for c in sentence(DEAL[code] + text, code) if c.amount]
    assert value not in found
    assert 400e6 in found


def test_what_was_paid_into_a_scheme_last_year_is_a_claim() -> None:
    text = "Norvège : missiles\nLa Norvège paie 90 millions d'euros au mécanisme PURL pour des missiles Patriot. Le pays y avait mis 60 millions d'euros l'an dernier."
    assert 60e6 in [c.amount.value for c in extract_one(document(text, "fr")).claims if c.amount]


LOST = [
    ("en", "A rival bid from Rheinmetall, at 460 million euros, was thrown out.", 460e6),
    ("en", "Rheinmetall had offered 20 Panther tanks for 460 million euros.", 460e6),
    ("fr", "Rheinmetall proposait 20 chars Panther pour 460 millions d'euros.", 460e6),
    ("es", "Rheinmetall había ofrecido 20 tanques Panther por 460 millones de euros.", 460e6),
    ("de", "Das Angebot von Rheinmetall über 460 Millionen Euro wurde abgelehnt.", 460e6),
    ("uk", "Пропозицію Rheinmetall на 460 млн євро відхилили.", 460e6),
]


@pytest.mark.parametrize(("code", "text", "value"), LOST)
def test_a_bid_that_lost_is_denied_and_its_firm_sells(code: str, text: str, value: float) -> None:
    found = sentence(DEAL[code] + text, code)
    bids = [c for c in found if c.amount and c.amount.value == value]
    assert [(c.status, (c.seller or ("",))[0]) for c in bids] == [("denied", "Rheinmetall")]
    assert all(c.status != "denied" for c in found if c not in bids)


def test_the_letter_of_a_name_ends_a_sentence() -> None:
    text = "Aid\nSpain gives Ukraine 90 million euros. Of this, 20 million is for SAMP/T. Madrid has given 4 billion since 2022."
    found = [c.amount.value for c in extract_one(document(text, "en")).claims if c.amount]
    assert found == [90e6, 20e6]


def test_a_loan_that_pays_a_share_is_not_the_price() -> None:
    text = DEAL["en"].replace(" worth 400 million euros", "")
    text += "The price is put at 400 million euros, half of which will be covered by a bank loan."
    found = sentence(text, "en")
    assert [c.type for c in found if c.amount and c.amount.value == 400e6] == ["purchase"]


RESULTS = [
    ("fr", "La commande s'inscrit dans un plan de réarmement de 16 milliards d'euros.", 16e9),
    ("it", "L'ordine rientra in un piano di riarmo da 16 miliardi di euro.", 16e9),
    ("en", "Last year KNDS took orders of 11 billion euros.", 11e9),
    ("de", "Im Mai sammelte der Hersteller bei Investoren 300 Millionen Euro ein.", 3e8),
    ("pl", "Koncern wykupił obligacje za 500 mln euro.", 5e8),
    ("es", "El comercio bilateral alcanzó los 18.000 millones de euros.", 18e9),
]


@pytest.mark.parametrize(("code", "text", "value"), RESULTS)
def test_results_plans_and_trade_are_no_claims(code: str, text: str, value: float) -> None:
    found = [c.amount.value for c in sentence(DEAL[code] + text, code) if c.amount]
    assert found == [400e6], value


def test_the_day_of_a_dateline_counts_nothing() -> None:
    text = "Portugal: HIMARS\nWASHINGTON, May 7, 2026 – The agency today notified Congress of a possible Foreign Military Sale to the Government of Portugal of HIMARS launchers at an estimated cost of $412 million."
    assert not [c for c in extract_one(document(text, "en")).claims if c.quantity]


def test_thousands_are_read_in_the_instrumental() -> None:
    text = "Umowa\nPolska kupi od Mesko 200 wyrzutni Piorun wraz z pięcioma tysiącami pocisków."
    assert 5000 in [c.quantity.value for c in extract_one(document(text, "pl")).claims if c.quantity]
