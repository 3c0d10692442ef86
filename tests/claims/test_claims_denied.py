"""Deals that are denied, ruled out or said not to exist are claims of that status, in whatever words."""

import pytest
from tests.claims.claims_samples import sentence

DENIED = [
    ("en", 'Asked whether Portugal would buy F-35 fighters, Defence Minister Nuno Melo said: "There is no such plan."', "F-35", "PT"),
    ("de", "Einen Kauf des Systems Arrow 3 schloss der ungarische Verteidigungsminister aus.", "Arrow 3", "HU"),
    ("fr", "Le ministre portugais de la Défense a démenti négocier l'achat de Gripen : « Il n'en est rien. »", "Gripen", "PT"),
    ("ru", "Сообщения о том, что Сербия купит истребители Су-35, министр обороны Сербии назвал выдумкой: «Таких планов нет».", "Su-35", "RS"),
    ("cs", "Slovenské ministerstvo obrany popřelo, že by Ukrajině prodalo houfnice Zuzana 2.", "Zuzana", "SK"),
]  # fmt: skip
# An order told first, then what is denied of another thing; the office that denies stands without its state.
BESIDE = [
    ("en", "Norway ordered four NASAMS launchers from Kongsberg.", "Asked about the purchase of Bayraktar drones, the minister said there was no truth in it.", "NO"),
    ("de", "Die Schweiz bestellt bei Diehl Defence fünf IRIS-T SLM.", "Gerüchte, Bern gebe der Ukraine 30 Panzer vom Typ M113 ab, dementierte das Departement.", "CH"),
    ("es", "Noruega encargó cuatro lanzadores NASAMS a Kongsberg.", "La ministra calificó de bulo la supuesta entrega de misiles Taurus a Kiev.", "NO"),
    ("pl", "Norwegia zamówiła cztery wyrzutnie NASAMS.", "Ministerstwo zaprzeczyło, jakoby miało przekazać Ukrainie myśliwce F-16.", "NO"),
    ("pl", "Norwegia zamówiła cztery wyrzutnie NASAMS.", "Doniesienia o zakupie dronów Bayraktar minister nazwał wymysłem.", "NO"),
    ("cs", "Norsko objednalo čtyři odpalovače NASAMS.", "Spekulace o nákupu dronů Bayraktar označil ministr za výmysl.", "NO"),
    ("ru", "Литва заказала 44 танка Leopard 2A8.", "Слухи о передаче Армении гаубиц PzH 2000 министр опроверг.", "LT"),
    ("da", "Norge bestilte fire NASAMS-affyringsramper hos Kongsberg.", "Ministeren afviser, at landet også vil købe Bayraktar-droner.", "NO"),
    ("no", "Danmark bestilte 16 F-35.", "Forsvarsdepartementet avviser at Danmark skal gi Piranha-vogner til Moldova.", "DK"),
    ("fi", "Viro tilasi kuusi HIMARS-heitintä.", "Puolustusministeriö torjui väitteet, joiden mukaan Viro myisi K9-haupitseja Armenialle.", "EE"),
    ("hu", "Bulgária nyolc F–16-ost rendelt.", "A tárca cáfolta, hogy Stryker járműveket adna Ukrajnának.", "BG"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "order", "text", "state"), BESIDE)
def test_what_is_denied_leaves_the_order_before(code: str, order: str, text: str, state: str) -> None:
    """*Ministerstwo zaprzeczyło, jakoby miało przekazać F-16*: the F-16, not the order of the sentence before."""
    found = sentence(f"{order} {text}", code)
    assert found[0].status != "denied"
    denied = [c for c in found if c.status == "denied"]
    assert [state in {*(c.buyer or ()), *(c.seller or ()), *(c.funder or ())} for c in denied] == [True]


@pytest.mark.parametrize(("code", "text", "item", "state"), DENIED)
def test_a_denied_deal_needs_no_figure(code: str, text: str, item: str, state: str) -> None:
    text = "Another deal\n\n" + text
    found = [c for c in sentence(text, code) if (c.item or "").startswith(item)]
    assert [c.status for c in found] == ["denied"]
    assert state in {*(found[0].buyer or ()), *(found[0].seller or ()), *(found[0].funder or ())}


# A state that stops a sale.
STOPPED = [
    ("fr", "L'Allemagne a mis son veto à la vente de 40 Eurofighter à la Turquie."),
    ("en", "Germany has vetoed the sale of 40 Eurofighters to Turkey."),
    ("en", "Germany blocked the sale of 40 Eurofighters to Turkey."),
    ("de", "Deutschland hat den Verkauf von 40 Eurofightern an die Türkei blockiert."),
    ("es", "Alemania bloqueó la venta de 40 Eurofighter a Turquía."),
    ("it", "La Germania ha bloccato la vendita di 40 Eurofighter alla Turchia."),
    ("pl", "Niemcy zablokowały sprzedaż 40 Eurofighterów Turcji."),
    ("uk", "Німеччина заблокувала продаж Туреччині 40 Eurofighter."),
    ("ru", "Германия заблокировала продажу Турции 40 Eurofighter."),
    ("no", "Tyskland blokkerte salget av 40 Eurofighter til Tyrkia."),
    ("ro", "Germania a blocat vânzarea a 40 de Eurofighter către Turcia."),
    ("sv", "Tyskland stoppade försäljningen av 40 Eurofighter till Turkiet."),
    ("nl", "Duitsland blokkeerde de verkoop van 40 Eurofighters aan Turkije."),
    ("da", "Tyskland blokerede salget af 40 Eurofighter til Tyrkiet."),
    ("pt", "A Alemanha bloqueou a venda de 40 Eurofighter à Turquia."),
    ("fi", "Saksa esti 40 Eurofighterin myynnin Turkille."),
    ("hu", "Németország megakadályozta 40 Eurofighter eladását Törökországnak."),
    ("el", "Η Γερμανία μπλόκαρε την πώληση 40 Eurofighter στην Τουρκία."),
    ("tr", "Almanya, Türkiye'ye 40 Eurofighter satışını engelledi."),
    ("cs", "Německo zablokovalo prodej 40 Eurofighterů Turecku."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), STOPPED)
def test_a_sale_that_its_state_stops_is_denied(code: str, text: str) -> None:
    [claim] = sentence(text, code)
    assert (claim.type, claim.status, claim.seller, claim.buyer) == ("purchase", "denied", ("DE",), ("TR",))
    assert claim.quantity
    assert claim.quantity.value == 40


def test_what_is_blocked_elsewhere_denies_no_gift() -> None:
    text = (
        "L'UE verse à l'Ukraine 2 milliards d'euros tirés des actifs russes bloqués pour acheter des armes."
    )
    assert [claim.status for claim in sentence(text, "fr")] == ["announced"]
