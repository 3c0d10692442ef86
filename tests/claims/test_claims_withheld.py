"""A package of which nothing is told but that its contents are secret is a claim all the same."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

SECRET = [
    ("en", "Rome sends more\n\nItaly will send its twelfth military aid package to Kyiv. Its contents are classified.", "IT"),
    ("it", "Nuovo invio\n\nL'Italia invierà a Kiev il dodicesimo pacchetto di aiuti militari, il cui contenuto resta segreto.", "IT"),
    ("pl", "Kolejny pakiet\n\nPolska przekaże Ukrainie 48. pakiet pomocy wojskowej. Zawartość pakietu jest niejawna.", "PL"),
    ("uk", "Новий пакет\n\nНідерланди передадуть Україні новий пакет військової допомоги. Його склад не розголошують.", "NL"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "giver"), SECRET)
def test_a_package_of_secret_contents_is_told(code: str, text: str, giver: str) -> None:
    (claim,) = extract_one(document(text, code, "one")).claims
    assert (claim.type, claim.funder, claim.recipient) == ("donation", (giver,), ("UA",))
    assert claim.withheld is not None
    assert claim.withheld.says == "contents of each package"


OPEN = [
    (
        "en",
        "Rome sends more\n\nItaly will send its twelfth military aid package to Kyiv. The price is not known.",
    ),
    ("it", "Nuovo invio\n\nL'Italia invierà a Kiev il dodicesimo pacchetto di aiuti militari."),
]


@pytest.mark.parametrize(("code", "text"), OPEN)
def test_a_package_without_figure_or_secret_stays_unread(code: str, text: str) -> None:
    assert extract_one(document(text, code, "one")).claims == ()
