"""Goods and states in a Ukrainian sentence, against what a Ukrainian grammar says."""

import pytest

from rempart.briefing.grammar.ukrainian import accusative, genitive, is_plural


@pytest.mark.parametrize(
    ("goods", "expected"),
    [
        ("зброя", "зброю"),
        ("далекобійна артилерія", "далекобійну артилерію"),
        # A proper name behind the noun does not bend, nor what stands behind it.
        ("ракета Patriot", "ракету Patriot"),
        ("Patriot ракета", "Patriot ракета"),
        # Plurals and neuters are alike in both cases.
        ("боєприпаси", "боєприпаси"),
        ("обладнання", "обладнання"),
    ],
)
def test_goods_bend_as_the_object_of_a_verb(goods: str, expected: str) -> None:
    assert accusative(goods) == expected


def test_a_state_bends_by_the_list_or_behind_a_noun_that_does() -> None:
    assert genitive("NL", "Нідерланди") == "Нідерландів"
    assert genitive("EU", "Європейський Союз") == "Європейського Союзу"
    assert genitive("CI", "Кот-д’Івуар") == "держави Кот-д’Івуар"


def test_a_verb_agrees_with_a_state_whose_name_is_a_plural() -> None:
    assert [is_plural(code) for code in ("US", "NL", "UA")] == [True, True, False]
