"""Counts in words: one of what somebody has, ten thousand told as *une dizaine de milliers*, what is counted by its unit."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

# Language, sentence, number and bound of the claim.
COUNTS = [
    ("uk", "Литва передасть Україні одну зі своїх батарей NASAMS.", (1, "exact")),
    ("ru", "Литва передаст Украине одну из своих батарей NASAMS.", (1, "exact")),
    ("pl", "Litwa przekaże Ukrainie jedną ze swoich baterii NASAMS.", (1, "exact")),
    ("de", "Litauen übergibt der Ukraine eine seiner Batterien NASAMS.", (1, "exact")),
    ("fr", "La Lituanie donnera à l'Ukraine une de ses batteries NASAMS.", (1, "exact")),
    ("es", "Lituania donará a Ucrania una de sus baterías NASAMS.", (1, "exact")),
    ("it", "La Lituania donerà all'Ucraina una delle sue batterie NASAMS.", (1, "exact")),
    ("cs", "Litva předá Ukrajině jednu ze svých baterií NASAMS.", (1, "exact")),
    ("fr", "La Lituanie achètera une dizaine de milliers d'obus de 155 mm.", (10_000, "approx")),
    ("fr", "La Lituanie achètera une centaine de milliers d'obus de 155 mm.", (100_000, "approx")),
    ("es", "Lituania comprará una decena de miles de proyectiles de 155 mm.", (10_000, "approx")),
    ("it", "La Lituania comprerà una decina di migliaia di proiettili da 155 mm.", (10_000, "approx")),
    ("pt", "A Lituânia comprará uma dezena de milhares de obuses de 155 mm.", (10_000, "approx")),
    ("cs", "Litva koupí desítku tisíc dělostřeleckých granátů.", (10_000, "approx")),
    ("sk", "Litva kúpi desiatku tisíc delostreleckých granátov.", (10_000, "approx")),
    ("hr", "Litva će kupiti desetak haubica.", (10, "approx")),
    ("bg", "Литва ще купи десетина хиляди артилерийски снаряда.", (10_000, "approx")),
    ("nl", "Litouwen koopt een tienduizendtal granaten.", (10_000, "approx")),
    ("sv", "Litauen köper ett tiotusental granater.", (10_000, "approx")),
]


@pytest.mark.parametrize(("language", "text", "count"), COUNTS)
def test_counts_in_words(language: str, text: str, count: tuple[int, str]) -> None:
    (claim,) = extract_one(document(f"Title\n{text}", language)).claims
    assert claim.quantity is not None
    assert (claim.quantity.value, claim.quantity.bound) == count


def test_interceptor_drones_are_no_missiles() -> None:
    text = "Title\nЛитва виготовить 200 дронів-перехоплювачів."
    (claim,) = extract_one(document(text, "uk")).claims
    assert (claim.item, claim.unit) == ("interceptor drones", None)
