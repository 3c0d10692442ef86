"""Names and goods in a French sentence, against what a French grammar says."""

import pytest

from rempart.briefing.grammar.french import Case, elided, some, state


@pytest.mark.parametrize(
    ("code", "name", "case", "expected"),
    [
        # Feminine in -e, and the masculine ones in -e that every grammar lists as exceptions.
        ("FR", "France", "subject", "la France"),
        ("HU", "Hongrie", "of", "de la Hongrie"),
        ("MX", "Mexique", "to", "au Mexique"),
        ("KH", "Cambodge", "of", "du Cambodge"),
        ("MZ", "Mozambique", "object", "le Mozambique"),
        ("ZW", "Zimbabwe", "to", "au Zimbabwe"),
        # The first word decides; masculine without -e.
        ("KP", "Corée du Nord", "of", "de la Corée du Nord"),
        ("CA", "Canada", "to", "au Canada"),
        ("GB", "Royaume-Uni", "object", "le Royaume-Uni"),
        # Elision, before an accented letter too.
        ("DE", "Allemagne", "subject", "l’Allemagne"),
        ("ET", "Éthiopie", "of", "de l’Éthiopie"),
        ("IT", "Italie", "to", "à l’Italie"),
        # Plurals, one of which begins with a vowel.
        ("NL", "Pays-Bas", "subject", "les Pays-Bas"),
        ("PH", "Philippines", "of", "des Philippines"),
        ("AE", "Émirats arabes unis", "to", "aux Émirats arabes unis"),
        # Without an article.
        ("IL", "Israël", "to", "à Israël"),
        ("IL", "Israël", "of", "d’Israël"),
        ("CY", "Chypre", "of", "de Chypre"),
        ("CU", "Cuba", "subject", "Cuba"),
    ],
)
def test_a_state_takes_its_article(code: str, name: str, case: Case, expected: str) -> None:
    assert state(code, name, case) == expected


@pytest.mark.parametrize(
    ("goods", "expected"),
    [
        ("missiles", "des missiles"),
        ("obus", "des obus"),
        ("Patriot", "des Patriot"),
        ("aide militaire", "de l’aide militaire"),
        ("poudre", "de la poudre"),
        ("protection", "de la protection"),
        ("carburant", "du carburant"),
    ],
)
def test_goods_that_are_not_counted_take_a_partitive(goods: str, expected: str) -> None:
    assert some(goods) == expected


def test_de_is_cut_before_a_vowel_and_not_inside_a_word() -> None:
    assert elided("achat de avions et de Émirats") == "achat d’avions et d’Émirats"
    assert elided("le monde attend de la France") == "le monde attend de la France"
