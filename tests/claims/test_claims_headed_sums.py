"""Sums that belong to the budget, the plan, the total or the piece price at the head of their own clause."""

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.language import language
from rempart.claims.page import page

BUDGET = [
    ("en", "Ghana has ordered 20 Boxer vehicles from Rheinmetall for 30 million dollars. The army's budget is 155 million dollars and critics want the contract cancelled.", 155e6),
    ("en", "Ghana has ordered 20 Boxer vehicles from Rheinmetall for 30 million dollars. The purchase is part of a rearmament plan for which the cabinet has set aside 900 million dollars.", 900e6),
    ("en", "Ghana has ordered 20 Boxer vehicles from Rheinmetall for 30 million dollars. The money comes out of the 900 million dollars earmarked in the defence plan.", 900e6),
    ("de", "Lettland hat 40 Boxer für 90 Millionen Euro bestellt. Das Budget des Ministeriums beträgt 1,4 Milliarden Euro, und die Opposition will den Kauf stoppen.", 1.4e9),
    ("fr", "La Grèce a commandé 40 Boxer pour 90 millions d'euros. Le budget grec de la défense, lui, plafonne à 7 milliards d'euros, ce qui rend tout autre achat difficile.", 7e9),
    ("cs", "Slovensko objednalo 40 vozidel Boxer za 90 milionů eur. Rozpočet ministerstva činí 3 miliardy eur a poslanci chtějí zakázku zrušit.", 3e9),
    ("sv", "Lettland har beställt 40 Boxer-fordon för 90 miljoner euro. Moderniseringsplanen uppgår till 2 miljarder euro och oppositionen vill stoppa köpet.", 2e9),
]  # fmt: skip
SINCE = [
    ("en", "Norway gives Ukraine 20 CV90 vehicles. Since the start of the war, according to figures that the institute published in Bergen on Monday, Oslo has given arms worth 4 billion euros.", 4e9),
    ("de", "Norwegen schenkt der Ukraine 20 Marder. Seit Beginn des Krieges hat Oslo nach Angaben eines Instituts, das seine Zahlen am Montag vorlegte, Militärhilfe im Wert von vier Milliarden Euro geleistet.", 4e9),
]  # fmt: skip
PIECE = [
    ("fr", "Le Kenya a commandé 100 Serval pour 120 millions d'euros. Le prix unitaire, fixé à 1,1 million d'euros au lancement, atteint désormais 1,2 million d'euros.", 1.2e6),
    ("pl", "Kenia zamówiła 12 Borsuków za 700 mln zł. Zdaniem eksperta jeden Borsuk kosztuje już z pakietem szkoleniowym blisko 62 mln zł.", 62e6),
    ("es", "Kenia ha comprado 12 cazas Gripen por 900 millones de euros. Saab los ofrece a unos 80 millones de euros por unidad.", 80e6),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), [*BUDGET, *SINCE, *PIECE])
def test_what_heads_a_clause_keeps_its_sum(code: str, text: str, value: float) -> None:
    found = sentence(text, code)
    assert any(c.quantity for c in found)
    sums = {c.amount.value for c in found if c.amount}
    assert len(sums) == ((code, text, value) not in SINCE)  # the price of the deal alone
    assert value not in sums


DEALS = [
    ("en", "Ghana's army budget sets aside 30 million dollars for 20 Boxer vehicles.", 30e6),
    ("en", "Ghana wants to buy more Boxer vehicles. The Boxer modernisation plan will cost 30 million dollars, and Rheinmetall is to carry it out.", 30e6),
    ("en", "From the defence budget, Norway will give Ukraine 200 million euros for ammunition.", 200e6),
    ("de", "Im Haushalt des Ministeriums sind 200 Millionen Euro für Munition für die Ukraine vorgesehen.", 200e6),
    ("en", "France and Italy will each give Ukraine 350 million euros for air defence.", 350e6),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), DEALS)
def test_a_line_of_a_budget_or_a_deal_keeps_its_sum_too(code: str, text: str, value: float) -> None:
    assert value in [c.amount.value for c in sentence(text, code) if c.amount]


SCHEMES = [
    ("en", "Canada gives 70 million dollars to PURL. Allies have put more than $6.1 billion into the scheme since last summer.", 6.1e9),
    ("it", "Il Canada versa 70 milioni di dollari al Purl. Finora nel meccanismo sono confluiti 6,1 miliardi di dollari.", 6.1e9),
    ("uk", "Канада внесе 70 млн доларів у PURL. Загалом союзники пообіцяли за цим механізмом 6,1 млрд доларів.", 6.1e9),
    ("fr", "Le Canada verse 70 millions de dollars à PURL. Depuis 2025, les alliés ont versé 6,1 milliards de dollars au mécanisme.", 6.1e9),
    ("de", "Kanada zahlt 70 Millionen Dollar in PURL ein. Seit 2025 haben die Partner 6,1 Milliarden Dollar in den Mechanismus eingezahlt.", 6.1e9),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), SCHEMES)
def test_the_running_total_of_one_scheme_is_a_claim(code: str, text: str, value: float) -> None:
    found = [c for c in sentence(text, code) if c.amount and c.amount.value == value]
    assert [(c.type, c.seller) for c in found] == [("funding", ("US",))]


def test_who_acts_behind_a_sum_says_whose_crowns_it_is_in() -> None:
    told = sentence(
        "Norwegia kupiła w 2022 roku Pioruny za 350 mln koron, rok temu kontrakt za 3 mld koron podpisała Szwecja.",
        "pl",
    )
    assert {(c.amount.value, c.amount.currency) for c in told if c.amount} == {(350e6, "NOK"), (3e9, "SEK")}


def test_two_sums_shared_out_are_not_one() -> None:
    told = sentence(
        "Данія та Норвегія дали Україні відповідно 1,1 млрд та 700 млн євро на артилерійські снаряди.", "uk"
    )
    assert sorted(c.amount.value for c in told if c.amount) == [700e6, 1.1e9]


def test_the_treasury_is_that_of_the_state_told_of() -> None:
    text = "Kenya will buy six Bayraktar TB2 drones. The Treasury has asked parliament to approve a loan of 120 million dollars from Turkey's Eximbank for the drones."
    assert {code for c in sentence(text) for code in (c.buyer or ())} == {"KE"}
    assert not any("US" in codes for c in sentence(text) for codes in (c.buyer, c.funder) if codes)


BARE = [
    ("it", "L'Italia compra 20 Boxer per 500 milioni di euro. Il decreto assegna a Leonardo altri 310 milioni in cinque anni.", 310e6),
    ("en", "Nammo reported record order intake on Thursday, helped by a 260 million euro contract from Norway for 155mm artillery shells.", 260e6),
    ("nl", "Nederland bestelt 240 Boxer bij Rheinmetall. Het projectbudget ligt tussen de 250 en 350 miljoen euro.", 300e6),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), BARE)
def test_a_sum_of_a_deal_is_read_whatever_small_word_follows_or_comes_before(
    code: str, text: str, value: float
) -> None:
    assert value in [c.amount.value for c in sentence(text, code) if c.amount]


def test_what_a_total_was_before_is_no_deal_either() -> None:
    text = "Norway ordered 20 Boxer vehicles for 90 million euros. New orders totalled 620 million euros, against 410 million euros a year before."
    assert [c.amount.value for c in sentence(text) if c.amount] == [90e6]


BARE_SUMS = [
    ("fr", "La Lituanie paie 265 millions d'euros. Paris a réglé 140 millions de cette facture, Copenhague 125 millions.", {265e6, 140e6, 125e6}),
    ("it", "L'Italia paga 500 milioni di euro. Il decreto assegna 310 milioni in cinque anni, e ha comprato 20 milioni di munizioni.", {500e6, 310e6}),
    ("ko", "옵션 금액은 최대 7천500만유로다.", {75e6}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "values"), BARE_SUMS)
def test_a_number_without_its_money_counts_things_only_where_things_follow(
    code: str, text: str, values: set[float]
) -> None:
    assert {money.amount.value for money in page(text, language(code)).sums} == values
