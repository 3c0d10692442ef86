"""Things that no table knows, read by the letters and digits that they bear."""

import pytest
from tests.claims.claims_samples import sentence

COUNTED = [
    ("en", "Norway gave Ukraine about 40 of its older QV77Bs last year.", 40, "QV77B"),
    ("en", "Estonia has asked Denmark for 9,000 LRX9 rocket motors.", 9000, "LRX9 rocket motors"),
    ("fr", "La Grèce a cédé à l'Arménie une douzaine de WV-14A.", 12, "WV-14A"),
    ("es", "Brasil va a ceder ocho VD-29 a Ecuador.", 8, "VD-29"),
    ("it", "L'Italia ha ordinato tre PW-72B a Leonardo.", 3, "PW-72B"),
    ("de", "Griechenland liefert Armenien zwölf alte ASK-21B.", 12, "ASK-21B"),
    ("pl", "Polska kupiła od Słowacji 12 wozów WR-44.", 12, "WR-44"),
    ("uk", "Чехія передала Україні 40 БВЛ-3М.", 40, "BVL-3M"),
    ("tr", "Türkiye, Azerbaycan'a 12 adet T-157M sattı.", 12, "T-157M"),
    ("sv", "Sverige skänker 20 Bq-206S till Ukraina.", 20, "Bq-206S"),
    ("fi", "Suomi osti Ruotsista 12 kappaletta Strq-122B.", 12, "Strq-122B"),
    ("en", "Poland bought 24 ZB-88A radars from Sweden.", 24, "ZB-88A radars"),
]
CIVIL = [
    ("en", "The carrier ordered 28 A321neo and 12 E195 for Ireland."),
    ("en", "The G20 lent Poland 12 million; 40 ISO-9001 firms in Poland delivered."),
]


@pytest.mark.parametrize(("language", "text", "count", "item"), COUNTED)
def test_a_counted_designation_is_a_thing(language: str, text: str, count: int, item: str) -> None:
    """*About 40 of its older QV77Bs*: the thing has the name that the text gives it."""
    found = [c for c in sentence(text, language) if c.quantity and c.quantity.value == count]
    assert [claim.item for claim in found] == [item]


@pytest.mark.parametrize(("language", "text"), CIVIL)
def test_airliners_and_standards_are_no_arms(language: str, text: str) -> None:
    """*28 A321neo*, *40 ISO-9001 firms*: letters and a number alone make no arms."""
    assert not [claim for claim in sentence(text, language) if claim.quantity]


def test_a_short_name_is_the_thing_named_in_full() -> None:
    """*Six TB2* after *Bayraktar TB2* are of that kind."""
    found = sentence(
        "Croatia ordered Bayraktar TB2 drones from Turkey. Six TB2 will be delivered to Croatia."
    )
    assert {claim.item for claim in found if claim.quantity} == {"Bayraktar TB2"}
