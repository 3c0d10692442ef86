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


# At the very end, where a word of status or two parties are not enough for the largest sum of all.
LARGEST = [
    ("en", "Norway has ordered artillery worth 7 billion euros this year."),
    ("fr", "La Norvège a commandé cette année de l'artillerie pour 7 milliards d'euros."),
    ("uk", "Норвегія замовила цього року артилерію на 7 млрд євро."),
]
NOT_LARGEST = [
    ("en", "Norway has pledged artillery worth 70 million euros to Ukraine."),
    ("fr", "La Norvège a promis à l'Ukraine de l'artillerie pour 70 millions d'euros."),
    ("uk", "Норвегія пообіцяла Україні артилерію на 70 млн євро."),
]


def long_report(code: str) -> str:
    """Return the report with its eight sentences told three times, so that one more is in its last tenth."""
    first, rest = REPORTS[code].split(". ", 1)
    return f"{first}. {rest * 3}"


def sums(text: str, language: str) -> list[float]:
    return [float(c.amount.value) for c in extract_one(document(text, language)).claims if c.amount]


@pytest.mark.parametrize(("code", "last"), BACKGROUND)
def test_a_sum_at_the_end_that_nothing_vouches_for_is_background(code: str, last: str) -> None:
    assert sums(REPORTS[code] + last, code) == [9e7]


@pytest.mark.parametrize(("code", "last"), VOUCHED)
def test_a_sum_at_the_end_with_its_parties_or_a_count_is_a_claim(code: str, last: str) -> None:
    assert sums(REPORTS[code] + last, code)[1:] != []


@pytest.mark.parametrize(("code", "last"), LARGEST)
def test_the_largest_sum_of_all_is_no_deal_where_it_comes_last(code: str, last: str) -> None:
    assert sums(long_report(code) + last, code) == [9e7]


@pytest.mark.parametrize(("code", "last"), NOT_LARGEST)
def test_a_smaller_sum_that_comes_last_is_a_claim(code: str, last: str) -> None:
    assert sums(long_report(code) + last, code) == [9e7, 7e7]


AMONG = [
    ("en", "\n\nThe defence budget stands at 9 billion euros, after 8 billion euros a year earlier. Norway has ordered artillery worth 70 million euros."),
    ("fr", "\n\nLe budget de la défense atteint 9 milliards d'euros, après 8 milliards un an plus tôt. La Norvège a commandé de l'artillerie pour 70 millions d'euros."),
    ("uk", "\n\nОборонний бюджет становить 9 млрд євро після 8 млрд євро роком раніше. Норвегія замовила артилерію на 70 млн євро."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "last"), AMONG)
def test_a_sum_in_a_paragraph_of_several_sums_of_no_deal_is_none_either(code: str, last: str) -> None:
    assert sums(long_report(code) + last, code) == [9e7]


@pytest.mark.parametrize(("code", "last"), AMONG)
def test_early_in_a_report_it_is_a_claim(code: str, last: str) -> None:
    first, rest = REPORTS[code].split(". ", 1)
    assert 7e7 in sums(f"{first}.{last}\n\n{rest * 3}", code)


def test_money_for_a_state_that_its_sentence_names_is_a_claim_among_background_too() -> None:
    last = "\n\nThe defence budget stands at 9 billion euros, after 8 billion euros a year earlier. Norway has pledged artillery worth 70 million euros to Ukraine."
    assert sums(long_report("en") + last, "en") == [9e7, 7e7]


def test_a_loan_that_comes_last_is_a_claim_however_large() -> None:
    last = "The European Union lends Denmark 7 billion euros for its artillery."
    assert sums(long_report("en") + last, "en") == [9e7, 7e9]


def test_a_short_report_has_no_end() -> None:
    assert sums(
        "Arms deal\nDenmark orders K9 howitzers from South Korea. It may pay 90 million euros.", "en"
    ) == [9e7]


DEAL = "Denmark orders howitzers\nDenmark ordered 12 K9 howitzers from South Korea on Tuesday for 90 million euros. "
ASIDE = "The guns will replace older ones. Crews will train in Jutland. Unions were not heard. The opposition wants a debate. "
BETWEEN = "Nobody asked about ammunition. A decision comes in spring. The minister is to answer. It is a matter of weeks.\n\n"


@pytest.mark.parametrize(("between", "price"), [("", 2e8), (BETWEEN, None)])
def test_a_sum_at_the_end_is_no_price_of_a_deal_told_far_before(between: str, price: float | None) -> None:
    text = f"{DEAL}{ASIDE * 2}Norway is negotiating over 20 more K9 howitzers. {between}The armed forces may save 200 million euros."
    told = {c.quantity.value: c.amount for c in extract_one(document(text, "en")).claims if c.quantity}
    assert (told[20].value if told[20] else None) == price
