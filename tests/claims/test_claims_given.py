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
