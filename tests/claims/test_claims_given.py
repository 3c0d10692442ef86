"""Who gives whom a package: the taker stands between the verb and its noun."""

import pytest
from tests.claims.claims_samples import sentence

GIVEN = [
    ("en", "Germany will give Ukraine an aid package worth 6 billion euros.", "DE"),
    ("sv", "Sverige ger Ukraina ett vapenpaket värt 6 miljarder kronor.", "SE"),
    ("no", "Norge gir Ukraina en pakke verdt 6 milliarder kroner.", "NO"),
    ("da", "Danmark giver Ukraine en pakke til 6 milliarder kroner.", "DK"),
    ("nl", "Nederland geeft Oekraïne een pakket ter waarde van 6 miljard euro.", "NL"),
    ("de", "Deutschland gibt der Ukraine ein Paket im Wert von 6 Milliarden Euro.", "DE"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "giver"), GIVEN)
def test_the_taker_between_verb_and_noun_gives_nothing(code: str, text: str, giver: str) -> None:
    assert [(claim.funder, claim.recipient) for claim in sentence(text, code)] == [((giver,), ("UA",))]


# Somebody received what another one gave: a participle names the giver.
RECEIVED = [
    ("en", "Moldova received twelve armoured vehicles donated by France."),
    ("fr", "La Moldavie a reçu douze VAB donnés par la France."),
    ("es", "Moldavia recibió doce blindados donados por Francia."),
    ("it", "La Moldavia ha ricevuto dodici blindati donati dalla Francia."),
    ("pt", "A Moldávia recebeu doze blindados doados pela França."),
    ("ro", "Moldova a primit douăsprezece blindate donate de Franța."),
    ("nl", "Moldavië ontving twaalf houwitsers, geschonken door Frankrijk."),
    ("sv", "Moldavien fick tolv haubitsar skänkta av Frankrike."),
    ("pl", "Mołdawia otrzymała dwanaście haubic podarowanych przez Francję."),
    ("cs", "Moldavsko dostalo dvanáct houfnic darovaných Francií."),
    ("uk", "Молдова отримала дванадцять гаубиць, подарованих Францією."),
    ("ru", "Молдавия получила двенадцать гаубиц, подаренных Францией."),
]


@pytest.mark.parametrize(("code", "text"), RECEIVED)
def test_a_participle_behind_what_somebody_received_names_who_gave(code: str, text: str) -> None:
    [claim] = sentence(text, code)
    assert (claim.type, claim.funder, claim.recipient) == ("delivery", ("FR",), ("MD",))
    assert claim.quantity
    assert claim.quantity.value == 12


def test_what_another_one_bought_was_paid_by_him() -> None:
    [claim] = sentence("Ukraine received twelve howitzers bought by France.", "en")
    assert (claim.type, claim.buyer, claim.recipient) == ("delivery", ("FR",), ("UA",))


def test_who_treats_himself_buys() -> None:
    [claim] = sentence("En 2024, la Serbie s'était offert douze Rafale.", "fr")
    assert (claim.type, claim.buyer) == ("purchase", ("RS",))
