"""The title of another report in a text is none of the text."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

TITLES = [
    ("en", "Denmark gives howitzers\n\nDenmark will give Ukraine 12 howitzers.\n\nRead also: Poland to buy 40 tanks for 900 million euros\n"),
    ("uk", "Данія дає гаубиці\n\nДанія передасть Україні 12 гаубиць.\n\nЧитайте також: Польща купить 40 танків за 900 мільйонів євро\n"),
    ("fr", "Le Danemark donne des obusiers\n\nLe Danemark donnera 12 obusiers à l'Ukraine.\n\nLire aussi : La Pologne achètera 40 chars pour 900 millions d'euros\n"),
    ("pl", "Dania daje haubice\n\nDania przekaże Ukrainie 12 haubic.\n\nCzytaj także: Litwa kupi 40 czołgów za 900 milionów euro\n"),
    ("de", "Dänemark gibt Haubitzen\n\nDänemark gibt der Ukraine 12 Haubitzen.\n\nLesen Sie auch: Polen kauft 40 Panzer für 900 Millionen Euro\n"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), TITLES)
def test_a_title_to_read_elsewhere_tells_nothing(code: str, text: str) -> None:
    claims = extract_one(document(text, code)).claims
    assert [claim.quantity.value for claim in claims if claim.quantity] == [12]


def test_a_title_of_its_own_is_read() -> None:
    text = "Read also by ministers: Poland to buy 40 howitzers\n\nPoland will buy 40 K9 howitzers from South Korea for 900 million euros."
    assert extract_one(document(text, "en")).claims
