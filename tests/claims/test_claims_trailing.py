"""What stands at the end of a report counts only where its own sentence vouches for it."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

# A deal and eight sentences about it without a sum, one language each.
REPORTS = {
    "en": "Denmark orders howitzers\nDenmark ordered 12 K9 howitzers from South Korea on Tuesday for 90 million euros. The guns will replace older ones. Crews will train in Jutland. The first guns come in spring. Unions were not heard. The opposition wants a debate. The minister will answer on Thursday. Nobody asked about ammunition. ",
    "fr": "Le Danemark commande des obusiers\nLe Danemark a commandé mardi 12 obusiers K9 à la Corée du Sud pour 90 millions d'euros. Ils remplaceront de plus anciens. Les équipages s'entraîneront au Jutland. Les premiers arrivent au printemps. Les syndicats n'ont pas été entendus. L'opposition veut un débat. Le ministre répondra jeudi. Personne n'a parlé des munitions. ",
    "uk": "Данія замовляє гаубиці\nДанія у вівторок замовила у Південної Кореї 12 гаубиць K9 за 90 млн євро. Вони замінять старіші. Обслуги навчатимуться в Ютландії. Перші прибудуть навесні. Профспілки не слухали. Опозиція хоче дебатів. Міністр відповість у четвер. Про боєприпаси ніхто не питав. ",
}  # fmt: skip
BACKGROUND = [
    ("en", "Copenhagen has some 2 billion euros left for its artillery."),
    ("fr", "Il reste à Copenhague quelque 2 milliards d'euros pour son artillerie."),
    ("uk", "На артилерію Копенгаген має ще близько 2 млрд євро."),
]
VOUCHED = [
    ("en", "In May Norway ordered K9 howitzers from South Korea for 70 million euros."),
    ("en", "Norway paid 30 million euros for 12 howitzers."),
    ("en", "Athens will give 12 million euros."),
    ("fr", "En mai, la Norvège avait commandé des obusiers K9 à la Corée du Sud pour 70 millions d'euros."),
    ("uk", "У травні Норвегія підписала контракт на гаубиці K9 з Південною Кореєю на 70 млн євро."),
]


def sums(text: str, language: str) -> list[float]:
    return [float(c.amount.value) for c in extract_one(document(text, language)).claims if c.amount]


@pytest.mark.parametrize(("code", "last"), BACKGROUND)
def test_a_sum_at_the_end_that_nothing_vouches_for_is_background(code: str, last: str) -> None:
    assert sums(REPORTS[code] + last, code) == [9e7]


@pytest.mark.parametrize(("code", "last"), VOUCHED)
def test_a_sum_at_the_end_with_its_parties_or_a_count_is_a_claim(code: str, last: str) -> None:
    assert sums(REPORTS[code] + last, code)[1:] != []


def test_a_short_report_has_no_end() -> None:
    assert sums(
        "Arms deal\nDenmark orders K9 howitzers from South Korea. It may pay 90 million euros.", "en"
    ) == [9e7]
