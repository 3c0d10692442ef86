"""What the next sentence adds to a deal: more of it, its date, who refuses, who pays; and what was not taken."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

RAISED = [
    ("en", "Croatia ordered 24 Caesar howitzers from France. The number could rise to 34."),
    ("fr", "La Croatie a commandé 24 canons Caesar à la France. Ce nombre pourrait monter à 34."),
    (
        "de",
        "Kroatien hat 24 Haubitzen vom Typ Caesar in Frankreich bestellt. Die Zahl könnte auf 34 steigen.",
    ),
    ("uk", "Хорватія замовила у Франції 24 гаубиці Caesar. Їх кількість може зрости до 34."),
    ("ru", "Хорватия заказала у Франции 24 гаубицы Caesar. Их число может вырасти до 34."),
    ("pl", "Chorwacja zamówiła we Francji 24 haubice Caesar. Ich liczba może wzrosnąć do 34."),
    ("es", "Croacia ha encargado a Francia 24 obuses Caesar. El número podría subir a 34."),
    ("it", "La Croazia ha ordinato alla Francia 24 obici Caesar. Il numero potrebbe salire a 34."),
]
PASSED_ON = [
    ("en", "Poland received 28 Leopard 2A4 tanks from Germany. Eight of them would be passed on to Ukraine."),
    (
        "fr",
        "La Pologne a reçu 28 chars Leopard 2A4 de l'Allemagne. Huit d'entre eux seraient remis à l'Ukraine.",
    ),
    (
        "de",
        "Polen hat 28 Leopard 2A4 aus Deutschland erhalten. Acht davon sollen an die Ukraine weitergegeben werden.",
    ),
    ("uk", "Польща отримала від Німеччини 28 танків Leopard 2A4. Вісім із них передадуть Україні."),
    ("ru", "Польша получила от Германии 28 танков Leopard 2A4. Восемь из них будут переданы Украине."),
    (
        "pl",
        "Polska otrzymała od Niemiec 28 czołgów Leopard 2A4. Osiem z nich zostanie przekazanych Ukrainie.",
    ),
    ("es", "Polonia recibió de Alemania 28 carros Leopard 2A4. Ocho de ellos serán entregados a Ucrania."),
    (
        "it",
        "La Polonia ha ricevuto dalla Germania 28 carri Leopard 2A4. Otto di essi saranno consegnati all'Ucraina.",
    ),
]
DATED = [
    ("en", "Norway will buy 20 Leopard 2A8 tanks. The first deal, for 54 tanks worth 1.9 billion dollars, dates from 2023."),
    ("fr", "La Norvège achètera 20 chars Leopard 2A8. Le premier marché, de 54 chars pour 1,9 milliard de dollars, date de 2023."),
    ("de", "Norwegen kauft 20 Leopard 2A8. Der Vertrag über 54 Panzer für 1,9 Milliarden Dollar stammt aus dem Jahr 2023."),
    ("uk", "Норвегія купить 20 танків Leopard 2A8. Контракт на 54 танки вартістю 1,9 млрд доларів датується 2023 роком."),
    ("ru", "Норвегия купит 20 танков Leopard 2A8. Контракт на 54 танка стоимостью 1,9 млрд долларов датируется 2023 годом."),
    ("pl", "Norwegia kupi 20 czołgów Leopard 2A8. Umowa na 54 czołgi o wartości 1,9 mld dolarów pochodzi z 2023 roku."),
    ("es", "Noruega comprará 20 carros Leopard 2A8. Un pedido de 54 carros por 1.900 millones de dólares data de 2023."),
    ("it", "La Norvegia comprerà 20 carri Leopard 2A8. Un contratto per 54 carri da 1,9 miliardi di dollari risale al 2023."),
]  # fmt: skip
DENIED = [
    ("en", "The Polish finance ministry denied that any loan of 2 billion euros for Patriot missiles had been agreed."),
    ("fr", "Le ministère polonais de la Défense a démenti qu'un prêt de 2 milliards d'euros ait été accordé pour des missiles Patriot."),
    ("de", "Das polnische Verteidigungsministerium bestritt, dass ein Kredit über 2 Milliarden Euro für Patriot-Raketen vereinbart sei."),
    ("uk", "Міністерство оборони Польщі спростувало, що було погоджено кредит на 2 млрд євро на ракети Patriot."),
    ("ru", "Минобороны Польши опровергло, что согласован кредит на 2 млрд евро на ракеты Patriot."),
    ("pl", "Ministerstwo obrony Polski zaprzeczyło, że uzgodniono kredyt w wysokości 2 mld euro na pociski Patriot."),
    ("es", "El Ministerio de Defensa polaco negó que se hubiera acordado un préstamo de 2.000 millones de euros para misiles Patriot."),
    ("it", "Il ministero della Difesa polacco ha smentito che sia stato concordato un prestito di 2 miliardi di euro per missili Patriot."),
]  # fmt: skip
PEACE = [
    ("en", "Germany will give Ukraine two Patriot systems. Moscow called the delivery a step away from peace."),
    ("fr", "L'Allemagne donnera à l'Ukraine deux systèmes Patriot. Moscou a qualifié cette livraison de pas en arrière pour la paix."),
    ("de", "Deutschland gibt der Ukraine zwei Patriot-Systeme. Moskau nannte die Lieferung einen Schritt weg vom Frieden."),
    ("uk", "Німеччина передасть Україні дві системи Patriot. Москва назвала постачання кроком, що віддаляє мир."),
    ("ru", "Германия передаст Украине две системы Patriot. Москва назвала поставку шагом, отдаляющим мир."),
    ("pl", "Niemcy przekażą Ukrainie dwa systemy Patriot. Moskwa nazwała dostawę krokiem oddalającym pokój."),
    ("es", "Alemania entregará a Ucrania dos sistemas Patriot. Moscú calificó la entrega de paso que aleja la paz."),
    ("it", "La Germania darà all'Ucraina due sistemi Patriot. Mosca ha definito la consegna un passo che allontana la pace."),
]  # fmt: skip
PAID = [
    ("en", "SAFE will finance the purchase of 40 howitzers by Belgium with 500 million euros."),
    ("de", "SAFE soll den Kauf von 40 Haubitzen durch Belgien mit 500 Millionen Euro finanzieren."),
    ("fr", "SAFE financera l'achat de 40 obusiers par la Belgique à hauteur de 500 millions d'euros."),
    ("uk", "SAFE профінансує закупівлю 40 гаубиць Бельгією на 500 млн євро."),
    ("ru", "SAFE профинансирует закупку 40 гаубиц Бельгией на 500 млн евро."),
    ("pl", "SAFE sfinansuje zakup 40 haubic przez Belgię kwotą 500 mln euro."),
    ("es", "SAFE financiará la compra de 40 obuses por Bélgica con 500 millones de euros."),
    ("it", "SAFE finanzierà l'acquisto di 40 obici da parte del Belgio con 500 milioni di euro."),
]


@pytest.mark.parametrize(("code", "text"), RAISED)
def test_a_number_that_may_rise_is_a_plan_for_more(code: str, text: str) -> None:
    raised = next(c for c in sentence(text, code) if c.quantity and c.quantity.value == 34)
    assert (raised.status, raised.buyer, raised.item) == ("planned", ("HR",), "Caesar howitzers")


@pytest.mark.parametrize(("code", "text"), PASSED_ON)
def test_some_of_them_go_on_to_somebody_else(code: str, text: str) -> None:
    passed = next(c for c in sentence(text, code) if c.quantity and c.quantity.value == 8)
    assert passed.recipient == ("UA",)


@pytest.mark.parametrize(("code", "text"), DATED)
def test_a_deal_that_dates_from_an_earlier_year_is_history(code: str, text: str) -> None:
    assert next(c for c in sentence(text, code) if c.amount).status == "historical"


@pytest.mark.parametrize(("code", "text"), DENIED)
def test_who_denies_a_loan_does_not_lend(code: str, text: str) -> None:
    loan = next(c for c in sentence(text, code) if c.type == "loan")
    assert (loan.status, loan.funder) == ("denied", None)


@pytest.mark.parametrize(("code", "text"), PEACE)
def test_a_step_away_from_peace_is_a_stance(code: str, text: str) -> None:
    stance = next(c.stance for c in sentence(text, code) if c.stance)
    assert (stance.holder, stance.polarity) == ("RU", "against")


@pytest.mark.parametrize(("code", "text"), PAID)
def test_a_scheme_of_the_union_pays(code: str, text: str) -> None:
    assert next(c for c in sentence(text, code) if c.amount).funder == ("EU",)


def test_the_price_of_the_whole_is_not_that_of_the_option() -> None:
    found = sentence(
        "Portugal ordered 12 Super Tucano aircraft for 170 million euros. There is an option for six more, "
        "which means the price of the whole could reach 260 million.",
    )
    assert all(c.quantity is None for c in found if c.amount and c.amount.value == 2.6e8)


def test_a_price_in_a_bracket_of_verbs_is_that_of_the_deal() -> None:
    text = "Litauen kauft 44 Leopard 2A8 von Deutschland. Der Preis soll bei 135 Millionen Euro liegen."
    assert [c.amount.value for c in sentence(text, "de") if c.amount] == [1.35e8]


def test_what_was_passed_over_is_not_bought() -> None:
    found = sentence(
        "Denmark chose the SAMP/T over the US Patriot, the ministry said. It will buy four batteries."
    )
    assert {c.item for c in found} == {"SAMP/T"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Germany asks Spain to give Ukraine two Patriot batteries."),
        ("en", "Germany asked Spain to hand over two Patriot batteries to Ukraine."),
        ("de", "Deutschland bittet Spanien, der Ukraine zwei Patriot-Batterien zu geben."),
        ("fr", "L'Allemagne demande à l'Espagne de donner deux batteries Patriot à l'Ukraine."),
        ("es", "Alemania pide a España que entregue dos baterías Patriot a Ucrania."),
        ("it", "La Germania chiede alla Spagna di consegnare due batterie Patriot all'Ucraina."),
    ],
)
def test_who_asks_for_another_does_not_receive(code: str, text: str) -> None:
    assert next(c for c in sentence(text, code) if c.quantity).recipient == ("UA",)


def test_helicopters_without_a_name_count_where_a_ministry_of_defence_buys() -> None:
    found = sentence(
        "The defence minister said Romania would buy 12 helicopters from Airbus for 800 million euros."
    )
    assert [c.amount.value for c in found if c.amount] == [8e8]
    civil = (
        "Help from the air\n\nThe health ministry said Romania would buy 12 helicopters for 80 million euros."
    )
    assert not extract_one(document(civil)).claims


def test_drones_without_a_number_are_delivered() -> None:
    text = "Deutschland liefert der Ukraine weitere Drohnen von Helsing, teilte das Verteidigungsministerium mit."
    assert [c.recipient for c in sentence(text, "de")] == [("UA",)]
