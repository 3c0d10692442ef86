"""Sums of a state, a firm or a single piece that are no deal's, and sums beside them that are."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

SINGLE = [
    ("en", "Estonia bought 20 Boxer vehicles for 30 million euros. A single vehicle costs roughly 1.5 million euros.", 1.5e6),
    ("de", "Litauen hat 40 Boxer bestellt. Ein Fahrzeug kostet etwa neun Millionen Euro.", 9e6),
    ("uk", "Латвія передала Україні 400 дронів. Один дрон разом із бойовою частиною коштує близько 1,6 млн гривень.", 1.6e6),
    ("ru", "Индия заказала пять полков С-400. Один полк, по оценкам экспертов, обходится казне в 1,1 млрд долларов.", 1.1e9),
    ("pl", "Polska zamówiła 48 armatohaubic Krab. Według resortu jedna armatohaubica kosztuje około 60 mln zł.", 60e6),
    ("it", "L'Italia ha ordinato 16 Eurofighter. Un singolo caccia costa circa 120 milioni di euro.", 120e6),
]  # fmt: skip
STATE = [
    ("en", "Japan ordered 400 Tomahawk missiles for 1.7 billion dollars. The defence ministry is asking for a record 9.1 trillion yen in the coming fiscal year.", 9.1e12),
    ("de", "Die Schweiz bestellt vier IRIS-T für 660 Millionen Franken. Im kommenden Jahr stehen der Armee rund 6,4 Milliarden Franken zur Verfügung.", 6.4e9),
    ("uk", "Нідерланди передадуть Україні 18 гаубиць. У державному бюджеті на безпеку й оборону закладено 28 млрд євро.", 28e9),
    ("ru", "Индия заказала пять полков С-400. Оборонный бюджет страны составляет 6,8 трлн рупий, и на закупки из него идёт четверть.", 6.8e12),
]  # fmt: skip
FIRM = [
    ("en", "Kuwait ordered 140 Boxer vehicles for 540 million dollars. Order intake in the nine months to September reached 940 million dollars.", 940e6),
    ("en", "Poland ordered 96 Apache helicopters for 10 billion dollars. Analysts had expected an intake of 26 billion dollars.", 26e9),
    ("de", "Polen bestellt 40 Boxer für 300 Millionen Euro. Rheinmetall hat im Quartal Aufträge für 4,1 Milliarden Euro hereingeholt.", 4.1e9),
    ("it", "Giacarta compra 24 M-346 per 600 milioni di euro. La posizione debitoria netta di Leonardo è di 2,4 miliardi.", 2.4e9),
    ("tr", "Pakistan 40 KAAN uçağını 9 milyar dolara alacak. Geçen yıl aynı dönemde bu rakam 6,1 milyar dolardı.", 6.1e9),
]  # fmt: skip
CIVIL = [
    ("en", "Sweden gives Ukraine 20 CV90 vehicles. Stockholm will provide 150 million euros for the repair of power grids in Kharkiv.", 150e6),
    ("uk", "Швеція передасть Україні 20 машин CV90. Уряд виділить 150 млн євро на відновлення енергомереж Харківщини.", 150e6),
    ("uk", "Швеція передасть Україні 20 машин CV90. Ще 400 млн євро піде на ремонт доріг поблизу фронту.", 400e6),
    ("sv", "Sverige skänker 20 Stridsfordon 90 till Ukraina. Därtill kommer 130 miljoner euro i civilt stöd för elnätet.", 130e6),
]  # fmt: skip
PART = [
    ("fr", "La Belgique livrera 20 Lynx à l'Ukraine. Depuis février 2022, l'aide belge dépasse 3,4 milliards d'euros, dont 2,1 milliards engagés par contrat.", 2.1e9),
    ("nl", "Nederland geeft Oekraïne 18 houwitsers. Sinds februari 2022 heeft Den Haag voor 14,2 miljard euro toegezegd, waarvan 10,6 miljard is uitgegeven.", 10.6e9),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), [*SINGLE, *STATE, *FIRM, *CIVIL, *PART])
def test_what_is_no_deal_is_no_claim(code: str, text: str, value: float) -> None:
    found = sentence(text, code)
    assert any(c.quantity and c.quantity.value > 1 for c in found)
    assert value not in [c.amount.value for c in found if c.amount]


DEALS = [
    ("en", "Lithuania concluded an agreement with Kongsberg on the acquisition of a further NASAMS battery, valued at 232 million euros.", 232e6),
    ("fr", "La Belgique a commandé à Piriou un bâtiment de guerre, livrable en 2029, pour 60 millions d'euros.", 60e6),
    ("de", "Deutschland liefert der Ukraine 20 Marder. Im Haushalt sind 11,6 Milliarden Euro für die Ertüchtigung der Ukraine eingeplant.", 11.6e9),
    ("en", "Norway gives Ukraine 20 CV90 vehicles. Oslo has earmarked 200 million euros for missiles and power plants.", 200e6),
    ("es", "Perú compra 24 cazas Gripen. Dos tercios del precio se cubrirán con un préstamo de 1.200 millones de dólares del Banco de la Nación.", 1.2e9),
    ("en", "Kuwait ordered six Patriot batteries from South Korea. The contract is worth 3.2 trillion won ($2.2 billion).", 3.2e12),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), DEALS)
def test_what_is_a_deal_is_a_claim(code: str, text: str, value: float) -> None:
    assert value in [c.amount.value for c in sentence(text, code) if c.amount]


def test_a_year_before_a_verb_is_no_sum_of_won() -> None:
    text = "Hyundai delivered two frigates to Manila and in 2022 won an order for six patrol vessels."
    assert not [c.amount for c in sentence(text, "en") if c.amount]


def test_german_bills_are_named_by_a_sum_that_is_not_theirs() -> None:
    text = "Der Bundestag hat mehrere 25-Millionen-Euro-Vorlagen gebilligt. Deutschland kauft 40 Boxer für 300 Millionen Euro."
    assert [c.amount.value for c in sentence(text, "de") if c.amount] == [3e8]


GIFTS = {
    "en": "Finnish package\n\nFinland will donate defence equipment worth 98 million euros to Ukraine. ",
    "de": "Finnisches Paket\n\nFinnland wird der Ukraine Rüstungsgüter im Wert von 98 Millionen Euro schenken. ",
    "fr": "Aide finlandaise\n\nLa Finlande donnera à l'Ukraine des équipements militaires d'une valeur de 98 millions d'euros. ",
    "uk": "Фінський пакет\n\nФінляндія передасть Україні військову техніку на 98 млн євро. ",
    "pl": "Fiński pakiet\n\nFinlandia przekaże Ukrainie sprzęt wojskowy o wartości 98 mln euro. ",
    "es": "Paquete finlandés\n\nFinlandia donará a Ucrania material militar por valor de 98 millones de euros. ",
}
MOUNTING = [
    ("en", "With it, the value of Finnish military aid rises to 3.2 billion euros."),
    ("en", "This brings Finland's military aid to 3.2 billion euros."),
    ("de", "Der Gesamtwert der finnischen Hilfe liegt nun bei 3,2 Milliarden Euro."),
    ("fr", "Ce don porte l'aide militaire finlandaise à 3,2 milliards d'euros."),
    ("uk", "Разом військова допомога Фінляндії сягнула 3,2 млрд євро."),
    ("pl", "Łączna wartość fińskiej pomocy sięga 3,2 mld euro."),
    ("es", "El paquete eleva la ayuda militar finlandesa a 3.200 millones de euros."),
]


@pytest.mark.parametrize(("code", "text"), MOUNTING)
def test_what_all_aid_rises_to_is_no_gift(code: str, text: str) -> None:
    report = extract_one(document(GIFTS[code] + text, code))
    assert [claim.amount.value for claim in report.claims if claim.amount] == [98e6]


def test_the_sum_of_the_parts_just_told_is_one() -> None:
    text = (
        GIFTS["en"]
        + "Another 102 million euros are for drones. In all, the military aid comes to 200 million euros."
    )
    amounts = {claim.amount.value for claim in extract_one(document(text, "en")).claims if claim.amount}
    assert 200e6 in amounts
