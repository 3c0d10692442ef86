"""What a state spends on its own forces as such is no claim; what it gives to others is."""

import pytest
from tests.claims.claims_samples import sentence

OWN = [
    ("en", "Manila has ordered two frigates from Hyundai for 31 billion pesos.\nManila has earmarked 299 billion pesos for defence this year.", 299e9),
    ("uk", "Нідерланди виділяють 300 млн євро на радари для України. На оборону в держбюджеті цього року закладено 2,8 трлн грн.", 2.8e12),
    ("no", "Norge har bestilt 40 missiler for 2 milliarder kroner. Regjeringen foreslår 110,1 milliarder kroner til forsvarsformål neste år.", 110.1e9),
    ("fi", "Suomi on tilannut ammuksia 52 miljoonalla eurolla. Puolustusministeriön ensi vuoden määrärahat ovat 6,3 miljardia euroa.", 6.3e9),
    ("ru", "Индия заказала у России пять С-400 за 5 млрд долларов. На оборону в новом финансовом году заложено 7,8 трлн рупий.", 7.8e12),
    ("fr", "La France a commandé 20 Rafale pour 3 milliards d'euros. Le gouvernement prévoit de consacrer 57 milliards à la défense l'an prochain.", 57e9),
    ("es", "España ha comprado 20 helicópteros NH90 por 900 millones de euros. El Gobierno destinará 10.000 millones a la defensa en 2027.", 10e9),
    ("de", "Deutschland hat 20 Eurofighter für 3 Milliarden Euro bestellt. Im kommenden Jahr sind 108 Milliarden Euro für die Bundeswehr vorgesehen.", 108e9),
    ("it", "L'Italia ha comprato 20 Eurofighter per 3 miliardi di euro. Il governo stanzierà 31 miliardi per la difesa nel 2027.", 31e9),
    ("hu", "Magyarország négy Gripen gépet vett 400 millió euróért. A kormány 1800 milliárd forintot szán honvédelemre.", 1.8e12),
    # what a firm or a ministry has in all
    ("fr", "L'Irak achètera 14 hélicoptères Caracal pour 350 millions d'euros. Airbus affiche un carnet de commandes de 62 milliards.", 62e9),
    ("it", "La Polonia compra da Leonardo 32 elicotteri AW149 per 1,8 miliardi di euro. Il gruppo ha un portafoglio ordini di 45 miliardi.", 45e9),
    ("it", "La Polonia compra da Fincantieri tre fregate per 1,8 miliardi di euro. Il carico di lavoro supera ora i 60 miliardi.", 60e9),
    ("de", "Litauen kauft bei Rheinmetall Munition für 300 Millionen Euro. Rheinmetall hatte 2025 rund zehn Milliarden Euro umgesetzt.", 10e9),
    ("cs", "Česko koupí 76 tanků Leopard 2A8 za 52 miliard korun. Ministerstvo obrany letos hospodaří se 155 miliardami korun.", 155e9),
    ("fi", "Suomi ostaa 64 F-35-hävittäjää 8,4 miljardilla eurolla. Puolustusministeriön budjetti on tänä vuonna 6,5 miljardia euroa.", 6.5e9),
]  # fmt: skip
GIVEN = [
    ("en", "Norway gives Ukraine 40 Patriot missiles. Oslo has pledged another 200 million euros for the defence of Ukraine.", 2e8),
    ("de", "Norwegen liefert der Ukraine 40 Patriot-Raketen. Oslo stellt weitere 200 Millionen Euro für die Verteidigung der Ukraine bereit.", 2e8),
    ("uk", "Норвегія передасть Україні 40 ракет Patriot. Осло виділить ще 200 млн євро на оборону України.", 2e8),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), OWN)
def test_money_that_somebody_has_for_himself_is_no_claim(code: str, text: str, value: float) -> None:
    sums = [c.amount.value for c in sentence(text, code) if c.amount]
    assert sums
    assert value not in sums


@pytest.mark.parametrize(("code", "text", "value"), GIVEN)
def test_money_for_the_defence_of_another_is_a_claim(code: str, text: str, value: float) -> None:
    assert value in [c.amount.value for c in sentence(text, code) if c.amount]


PROJECT = [
    ("fr", "Vingt Skyranger 30 seront commandés à Rheinmetall d'ici à la fin de l'année, le budget prévu étant de 450 millions d'euros.", 4.5e8),
    ("es", "Argentina comprará dos aviones C-130 a Estados Unidos. Compiten dos firmas; el presupuesto ronda los 35 millones de dólares.", 3.5e7),
    ("de", "Litauen bestellt 44 Leopard 2 bei KNDS. Das Budget liegt bei 950 Millionen Euro.", 9.5e8),
    ("pl", "Polska zamówi 40 armatohaubic Krab. Budżet zakupu to 900 mln zł.", 9e8),
]  # fmt: skip
STATE = [
    ("en", "Norway has ordered 40 CV90 vehicles from BAE Systems. Norway's defence budget is 110 billion kroner.", 1.1e11),
    ("fr", "La Belgique commande vingt Skyranger 30 à Rheinmetall. Le budget de la Défense atteint 9 milliards d'euros.", 9e9),
    ("es", "España comprará 20 NH90. El presupuesto de 2027 asciende a 9.000 millones de euros.", 9e9),
    # What was given in all since the year began is no claim, but for what went into one scheme.
    ("de", "Norwegen liefert der Ukraine 40 Patriot-Raketen. Seit Jahresbeginn gab Oslo 1,3 Milliarden Euro für Waffen.", 1.3e9),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), PROJECT)
def test_the_budget_of_a_deal_is_its_price(code: str, text: str, value: float) -> None:
    assert value in [c.amount.value for c in sentence(text, code) if c.amount]


@pytest.mark.parametrize(("code", "text", "value"), STATE)
def test_the_budget_of_a_state_is_not(code: str, text: str, value: float) -> None:
    assert value not in [c.amount.value for c in sentence(text, code) if c.amount]


def test_a_neighbour_in_a_clause_aside_makes_no_budget_a_deal() -> None:
    deal = "Morocco ordered 36 HIMARS launchers from the United States for $500 million."
    budget = "Algeria, with which Morocco broke off relations in 2021, has set aside about $25 billion for defense this year."
    assert [float(c.amount.value) for c in sentence(f"{deal} {budget}") if c.amount] == [5e8]


def test_a_budget_that_reaches_a_sum_is_no_claim() -> None:
    text = "Ireland bought eight Giraffe radars from Saab. Ireland's defence budget is to reach 1.5 billion euros next year."
    assert not [claim for claim in sentence(text, "en") if claim.amount]


def test_what_is_due_in_a_spring_to_come_is_planned() -> None:
    text = "Ireland signed a contract with Saab for eight Giraffe radars. The first two are due in the spring of 2028."
    assert [claim.status for claim in sentence(text, "en") if claim.type == "delivery"] == ["planned"]
