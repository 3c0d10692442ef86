"""Sums that no verb of the tables governs belong to the deal told before; background sums do not."""

import pytest
from tests.claims.claims_samples import sentence
from tests.claims.test_claims_counts_alone import ORDERS

# A sum of the deal just told, in words that no table has.
ALONE = [
    ("en", "In all, the bill nudges 412 million euros."),
    ("fr", "Montant : 412 millions d'euros, formation comprise."),
    ("de", "Macht unterm Strich 412 Millionen Euro."),
    ("es", "En total, 412 millones de euros."),
    ("it", "In tutto 412 milioni di euro, addestramento incluso."),
    ("pl", "Razem 412 mln euro, wraz ze szkoleniem."),
    ("ru", "Итого 412 млн евро вместе с обучением."),
    ("uk", "Разом 412 млн євро з навчанням."),
    ("pt", "Ao todo, 412 milhões de euros."),
    ("nl", "Alles bij elkaar 412 miljoen euro."),
    ("sv", "Sammanlagt 412 miljoner euro."),
    ("no", "Til sammen 412 millioner euro."),
    ("da", "Alt i alt 412 millioner euro."),
    ("cs", "Dohromady 412 milionů eur."),
    ("sk", "Dokopy 412 miliónov eur."),
    ("ro", "În total, 412 milioane de euro."),
    ("hr", "Sve skupa 412 milijuna eura."),
    ("fi", "Lasku: 412 miljoonaa euroa."),
    ("hu", "Mindent egybevéve 412 millió euró."),
    ("el", "Συνολικά 412 εκατομμύρια ευρώ."),
    ("bg", "Общо 412 млн. евро с обучението."),
]  # fmt: skip
NOTHING = [
    ("en", "The defence budget stands at 412 million euros."),
    ("en", "Each costs 412 million euros."),
    ("en", "A new hospital there will cost 412 million euros."),
    ("en", "Since 2022 Santiago has found 412 million euros for Kyiv."),
    ("en", "Training a crew costs 41,200 euros."),
    ("fr", "Le chiffre d'affaires du groupe atteint 412 millions d'euros."),
    ("de", "Der Umsatz lag bei 412 Millionen Euro."),
    ("uk", "Оборонний бюджет країни – 412 млн євро."),
]
# Of loans and aid a language with a linking word has no things: *14,9 miliardi di prestiti*.
LINKED = [
    ("it", "L'Italia compra da Leonardo 24 elicotteri per 900 milioni di euro. Roma vuole anche 14,9 miliardi di prestiti."),
    ("fr", "La France achète à Saab 2 avions GlobalEye pour 900 millions d'euros. Paris veut aussi 14,9 milliards de prêts."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "said"), ALONE)
def test_a_sum_behind_a_deal_is_its_sum_whatever_the_words(code: str, said: str) -> None:
    found = sentence(f"{ORDERS[code]} {said}", code)
    amounts = [(c.type, c.amount.value, c.amount.currency) for c in found if c.amount]
    assert amounts == [("purchase", 412_000_000, "EUR")]


@pytest.mark.parametrize(("code", "said"), NOTHING)
def test_a_background_sum_is_no_claim(code: str, said: str) -> None:
    assert not any(claim.amount for claim in sentence(f"{ORDERS[code]} {said}", code))


def test_a_sum_alone_needs_a_deal_before_it() -> None:
    assert not sentence("The minister visited the yard. In all, the bill nudges 412 million euros.")


@pytest.mark.parametrize(("code", "said"), LINKED)
def test_billions_of_loans_are_a_sum(code: str, said: str) -> None:
    amounts = {claim.amount.value for claim in sentence(said, code) if claim.amount}
    assert 14_900_000_000 in amounts


def test_a_contract_for_each_of_several_firms_is_a_sum_of_the_deal() -> None:
    found = sentence(
        "Deutschland beschafft Drohnen. Helsing, Stark und Rheinmetall erhalten Verträge über je 300 Millionen Euro.",
        "de",
    )
    assert [claim.amount.value for claim in found if claim.amount] == [300_000_000]


def test_the_peace_facility_pays_whom_the_text_is_about() -> None:
    found = sentence(
        "L'Union européenne paie au Bénin un avion de surveillance. La Facilité européenne pour la paix y met"
        " 18 millions d'euros.",
        "fr",
    )
    assert 18_000_000 in {claim.amount.value for claim in found if claim.amount}
    assert all("UA" not in (claim.recipient or ()) for claim in found)


def test_a_letter_that_begins_a_model_is_no_million() -> None:
    found = sentence(
        "Nigeria buys 24 M-346 jets for 1.2 billion euros. An M-346FA sells for upwards of EUR 30 million apiece."
    )
    assert [claim.amount.value for claim in found if claim.amount] == [1_200_000_000]


CIVIL = [
    ("en", "The European bank will lend Ukrenergo 86 million euros to repair substations hit by missiles. Norway paid for 12 turbines worth 45 million euros."),
    ("en", "Rheinmetall's nine-month sales climbed to 7.5 billion euros. The order backlog stood at 64 billion euros. It spent 600 million euros on new plants for ammunition."),
    ("fr", "Thales a enregistré 16,8 milliards d'euros de commandes sur neuf mois. Le groupe, qui fabrique des radars et des missiles, investira 600 millions d'euros par an."),
    ("sv", "Saab redovisar en omsättning på 18,6 miljarder kronor. Bolaget, som bygger Gripen och radar, investerar 3 miljarder kronor i nya fabriker."),
    ("de", "Das Land Brandenburg kauft bei Rosenbauer 40 Löschfahrzeuge für 24 Millionen Euro. Der Bund gibt 6 Millionen dazu."),
    ("pl", "PGZ zamknęła rok przychodami 14,3 mld zł. Zysk netto wyniósł 1,1 mld zł. Grupa zainwestuje 4 mld zł w zakłady produkujące Kraby."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), CIVIL)
def test_results_of_firms_and_civil_trade_are_no_deals(code: str, text: str) -> None:
    assert not sentence(text, code)
