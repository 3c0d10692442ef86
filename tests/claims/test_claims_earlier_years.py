"""Deals of earlier years told beside a new one are history: by their year, by the tense, by the contract's name."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

# A sum that was agreed to years before, in the pluperfect; an earlier order told with its year.
EARLIER = [
    ("de", "Der Bundestag billigte am Mittwoch den Kauf von 20 Eurofightern. Das Parlament hatte 2020 einem Rahmen von 6 Milliarden Euro zugestimmt.", 6e9),
    ("en", "Denmark ordered 12 air defence systems from Germany on Tuesday. In 2021 parliament had approved a ceiling of 4 billion euros.", 4e9),
    ("fr", "La Suède a commandé mardi douze chars Leopard à l'Allemagne. En 2020, le Parlement avait approuvé une enveloppe de 3 milliards d'euros.", 3e9),
    ("uk", "Польща у вівторок замовила 12 гаубиць у Південної Кореї. У 2020 році парламент погодив ліміт у 3 млрд євро.", 3e9),
    ("pl", "Dania zamówiła we wtorek 12 haubic w Korei Południowej. Norwegia zamówiła w 2017 r. haubice K9 za 230 mln dolarów.", 2.3e8),
    ("es", "Dinamarca encargó el martes 12 obuses a Corea del Sur. Noruega compró en 2017 obuses K9 por 230 millones de dólares.", 2.3e8),
    ("it", "La Danimarca ha ordinato martedì 12 obici alla Corea del Sud. La Norvegia ha comprato nel 2017 obici K9 per 230 milioni di dollari.", 2.3e8),
    ("ru", "Дания во вторник заказала у Южной Кореи 12 гаубиц. Норвегия купила в 2017 году гаубицы K9 за 230 млн долларов.", 2.3e8),
]  # fmt: skip
# A contract named by its year, and what has come under it.
CONTRACTS = [
    ("en", "India wants to buy five more S-400 regiments from Russia. Under the 2018 contract worth $5.43bn, Moscow delivered three regiments."),
    ("fr", "L'Inde veut acheter cinq régiments de S-400 supplémentaires à la Russie. Dans le cadre du contrat de 2018, d'un montant de 5,43 milliards de dollars, Moscou en a livré trois."),
    ("uk", "Індія хоче купити в Росії ще п'ять полків С-400. За контрактом 2018 року на 5,43 млрд доларів Москва передала три полки."),
    ("ru", "Индия хочет купить у России ещё пять полков С-400. По контракту 2018 года на 5,43 млрд долларов Москва передала три полка."),
    ("de", "Indien will fünf weitere S-400-Regimenter von Russland kaufen. Im Rahmen des Vertrags von 2018 über 5,43 Milliarden Dollar hat Moskau drei Regimenter geliefert."),
    ("es", "La India quiere comprar a Rusia cinco regimientos S-400. En virtud del contrato de 2018, por valor de 5.430 millones de dólares, Moscú entregó tres regimientos."),
    ("it", "L'India vuole acquistare dalla Russia altri cinque reggimenti di S-400. Con il contratto del 2018 da 5,43 miliardi di dollari Mosca ha consegnato tre reggimenti."),
]  # fmt: skip
# The news itself may have its date, and what is bought a year in which it comes.
NEWS = [
    ("en", "Norway already has K9 howitzers. On 13 August 2026 Denmark ordered 12 K9 howitzers from South Korea for $90 million."),
    ("en", "Norway gave Ukraine six howitzers. Denmark ordered 12 K9 howitzers for 90 million euros, with delivery from 2028."),
    ("de", "Norwegen gab der Ukraine sechs Haubitzen. Dänemark bestellte zwölf Haubitzen für 90 Millionen Euro, die Lieferung beginnt 2028."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), EARLIER)
def test_a_deal_of_an_earlier_year_is_history(code: str, text: str, value: float) -> None:
    new, old = sentence(text, code)
    assert (new.status != "historical", new.amount) == (True, None)
    assert (old.status, old.amount and old.amount.value) == ("historical", value)


@pytest.mark.parametrize(("code", "text"), CONTRACTS)
def test_a_contract_of_an_earlier_year_is_history_and_some_have_come(code: str, text: str) -> None:
    wanted, contract, come = sentence(text, code)
    assert (wanted.status, wanted.amount) == ("planned", None)
    assert (contract.status, contract.amount and contract.amount.value) == ("historical", 5.43e9)
    assert (come.status, come.quantity and come.quantity.value) == ("delivered", 3)


@pytest.mark.parametrize(("code", "text"), NEWS)
def test_a_date_of_the_news_or_of_a_delivery_makes_no_history(code: str, text: str) -> None:
    assert sentence(text, code)[-1].status == "contracted"


@pytest.mark.parametrize(
    ("published", "status"),
    [
        ("2026-11-30", "contracted"),
        ("2026", "contracted"),
        ("2027-01-02", "historical"),
        (None, "historical"),
    ],
)
def test_a_year_is_earlier_than_the_report_that_tells_of_it(published: str | None, status: str) -> None:
    text = "Arms deal\nIndia has five regiments of S-400. Moscow signed the 2026 contract for two S-400 regiments worth $2.1bn with New Delhi."
    told = document(text).model_copy(update={"published": published})
    assert [c.status for c in extract_one(told).claims if c.amount] == [status]
