"""Who buys, pays and gives together: shares of one order, payers told behind it, both countries, fleets and questions."""

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.claim import Claim

FLEETS = [
    ("de", "Norwegen kauft 54 Leopard 2 und stockt seine Flotte damit auf 90 Panzer auf."),
    ("fr", "La Norvège achète 54 chars Leopard 2 et porte ainsi son parc à 90 chars."),
    ("nl", "Noorwegen koopt 54 Leopard 2-tanks en breidt zijn vloot daarmee uit tot 90 tanks."),
    ("sv", "Norge köper 54 Leopard 2 och utökar därmed sin flotta till 90 stridsvagnar."),
    ("pl", "Norwegia kupuje 54 czołgi Leopard 2 i zwiększa swoją flotę do 90 czołgów."),
    ("uk", "Норвегія купує 54 танки Leopard 2 і збільшує свій парк до 90 танків."),
    ("ru", "Норвегия покупает 54 танка Leopard 2 и увеличивает свой парк до 90 танков."),
]
PAID = [
    ("de", "Die Ukraine hat bei Kongsberg 40 Haubitzen bestellt. Bezahlt werden sie von der norwegischen Regierung."),
    ("en", "Ukraine has ordered 40 howitzers from Norway's Kongsberg. They will be paid for by Norway, it said."),
    ("fr", "L'Ukraine a commandé 40 canons Caesar à KNDS France. Ils seront financés par la Norvège."),
    ("es", "Ucrania ha encargado 40 obuses Archer a BAE Systems. Serán pagados por Noruega."),
    ("it", "L'Ucraina ha ordinato 40 obici Archer a BAE Systems. Saranno pagati dalla Norvegia."),
    ("pl", "Ukraina zamówiła 40 haubic Krab w Hucie Stalowa Wola. Zostaną one opłacone przez Norwegię."),
    ("nl", "Oekraïne heeft 40 Archer-houwitsers besteld bij BAE Systems. Ze worden betaald door Noorwegen."),
]  # fmt: skip
SHARED = [
    ("en", "Denmark and Norway will jointly buy ten NASAMS batteries. Three systems are for Denmark and seven for Norway."),
    ("de", "Dänemark und Norwegen beschaffen zehn NASAMS. Drei Systeme sind für Dänemark und sieben für Norwegen bestimmt."),
    ("fr", "Le Danemark et la Norvège achètent dix batteries NASAMS. Il s'agit de trois systèmes pour le Danemark et sept pour la Norvège."),
]  # fmt: skip
CONTRIBUTIONS = [
    ("en", "Denmark and Norway will buy ten NASAMS batteries. The Danish contribution amounts to 900 million euros."),
    ("de", "Dänemark und Norwegen kaufen zehn NASAMS. Der dänische Beitrag beläuft sich auf 900 Millionen Euro."),
    ("fr", "Le Danemark et la Norvège achètent dix batteries NASAMS. La contribution danoise s'élève à 900 millions d'euros."),
    ("es", "Dinamarca y Noruega compran diez baterías NASAMS. La aportación danesa asciende a 900 millones de euros."),
    ("it", "Danimarca e Norvegia acquistano dieci batterie NASAMS. Il contributo danese ammonta a 900 milioni di euro."),
    ("pl", "Dania i Norwegia kupują dziesięć baterii NASAMS. Duński wkład wynosi 900 mln euro."),
]  # fmt: skip
BOTH = [
    ("en", "Norway and Denmark ordered shells from Nammo. Both countries have given Ukraine 30 howitzers."),
    ("de", "Norwegen und Dänemark bestellten Granaten bei Nammo. Beide Länder haben der Ukraine 30 Haubitzen geschenkt."),
    ("fr", "La Norvège et le Danemark ont commandé des obus à Nammo. Les deux pays ont donné à l'Ukraine 30 obusiers."),
    ("es", "Noruega y Dinamarca encargaron munición a Nammo. Ambos países han donado a Ucrania 30 obuses."),
    ("it", "Norvegia e Danimarca hanno ordinato munizioni a Nammo. I due Paesi hanno donato all'Ucraina 30 obici."),
    ("pl", "Norwegia i Dania zamówiły pociski w Nammo. Oba kraje przekazały Ukrainie 30 haubic."),
    ("uk", "Норвегія і Данія замовили снаряди у Nammo. Обидві країни передали Україні 30 гаубиць."),
    ("ru", "Норвегия и Дания заказали снаряды у Nammo. Обе страны передали Украине 30 гаубиц."),
    ("sv", "Norge och Danmark beställde granater från Nammo. De två länderna har skänkt 30 haubitsar till Ukraina."),
]  # fmt: skip
DESTINED = [
    ("en", "Norway has ordered 155 mm shells for 200 million euros from Nammo. The shells will be delivered to Ukraine."),
    ("sv", "Norge beställer granater för 200 miljoner euro från Nammo. Granaterna ska levereras till Ukraina."),
    ("de", "Norwegen bestellt Granaten für 200 Millionen Euro bei Nammo. Die Granaten sollen in die Ukraine geliefert werden."),
    ("fr", "La Norvège commande des obus pour 200 millions d'euros à Nammo. Les obus seront livrés à l'Ukraine."),
]  # fmt: skip


def _counted(claims: tuple[Claim, ...], value: int) -> list[Claim]:
    return [c for c in claims if c.quantity and c.quantity.value == value]


@pytest.mark.parametrize(("code", "text"), FLEETS, ids=[code for code, _ in FLEETS])
def test_what_a_fleet_grows_to_is_no_deal(code: str, text: str) -> None:
    """Who buys 54 and so has 90 does not buy 90."""
    claims = sentence(text, code)
    assert _counted(claims, 54)
    assert not _counted(claims, 90)


@pytest.mark.parametrize(("code", "text"), PAID, ids=[code for code, _ in PAID])
def test_the_payer_is_told_behind_of_the_things_alone(code: str, text: str) -> None:
    """*They will be paid for by* names nobody and nothing else; a state may pay its own firm."""
    (bought,) = _counted(sentence(text, code), 40)
    assert (bought.buyer, bought.funder) == (("UA",), ("NO",))


@pytest.mark.parametrize(("code", "text"), SHARED, ids=[code for code, _ in SHARED])
def test_each_of_two_buyers_has_its_own_share(code: str, text: str) -> None:
    """*Three are for Denmark* is what Denmark alone buys."""
    claims = sentence(text, code)
    assert [c.buyer for c in _counted(claims, 3) + _counted(claims, 7)] == [("DK",), ("NO",)]


@pytest.mark.parametrize(("code", "text"), CONTRIBUTIONS, ids=[code for code, _ in CONTRIBUTIONS])
def test_an_adjective_says_whose_contribution_it_is(code: str, text: str) -> None:
    """What one of two buyers pays is for itself: the other one receives nothing."""
    (paid,) = [c for c in sentence(text, code) if c.amount]
    assert (paid.type, paid.funder, paid.recipient) == ("funding", ("DK",), None)


@pytest.mark.parametrize(("code", "text"), BOTH, ids=[code for code, _ in BOTH])
def test_both_countries_are_the_two_that_acted_before(code: str, text: str) -> None:
    """They give together what they give."""
    (given,) = _counted(sentence(text, code), 30)
    assert (given.type, given.funder, given.recipient) == ("donation", ("NO", "DK"), ("UA",))


@pytest.mark.parametrize(("code", "text"), DESTINED, ids=[code for code, _ in DESTINED])
def test_the_taker_of_what_is_bought_is_told_behind(code: str, text: str) -> None:
    """A sentence on the things just bought says for whom they are."""
    (bought,) = [c for c in sentence(text, code) if c.amount]
    assert (bought.buyer, bought.recipient) == (("NO",), ("UA",))


def test_what_was_handed_over_of_an_order_is_its_delivery() -> None:
    """*übergeben wurden* is a passive, though its form is an infinitive too."""
    claims = sentence(
        "Polen hatte 2019 bei Rheinmetall 27 Boxer bestellt, von denen inzwischen 21 übergeben wurden.", "de"
    )
    (handed,) = _counted(claims, 21)
    assert (handed.type, handed.buyer, handed.seller) == ("delivery", ("PL",), ("Rheinmetall", "DE"))


def test_ships_are_no_jets() -> None:
    """What is counted after jets is none of them where its unit is another one."""
    claims = sentence("Denmark buys 16 more F-35. The package also covers two additional patrol ships.")
    assert [c.item for c in _counted(claims, 2)] != ["F-35"]


def test_a_question_claims_nothing() -> None:
    """Who asks whether all ten go to one state has not said so."""
    claims = sentence(
        "Norway and Denmark will buy ten NASAMS. Denmark takes ten systems? No, three, it said."
    )
    assert [c.buyer for c in _counted(claims, 10)] == [("NO", "DK")]
