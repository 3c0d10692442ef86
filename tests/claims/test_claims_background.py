"""Which sums of a report are background, by where and among what they stand."""

import numpy as np
import pytest
from benchmarks.background import STEPS, WEIGHTS, across_folds, as_table, design, fitted, read_sums
from tests.claims.claims_samples import document

from rempart.claims.background import LEAST, Around, measures
from rempart.claims.claim import Amount
from rempart.claims.draft import Draft
from rempart.claims.extraction import extract_one
from rempart.claims.language import language
from rempart.claims.page import page

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
    """Return the report with its eight sentences told six times, so that one more is in its last tenth."""
    first, rest = REPORTS[code].split(". ", 1)
    return f"{first}. {rest * 6}"


def sums(text: str, language: str) -> list[float]:
    return [float(c.amount.value) for c in extract_one(document(text, language)).claims if c.amount]


@pytest.mark.parametrize(("code", "last"), BACKGROUND)
def test_a_sum_at_the_end_that_nothing_vouches_for_is_background(code: str, last: str) -> None:
    assert sums(long_report(code) + last, code) == [9e7]


@pytest.mark.parametrize(("code", "last"), VOUCHED)
def test_a_sum_at_the_end_with_its_parties_or_a_count_is_a_claim(code: str, last: str) -> None:
    assert sums(long_report(code) + last, code)[1:] != []


@pytest.mark.parametrize(("code", "last"), LARGEST)
def test_the_largest_sum_of_all_is_no_deal_where_it_comes_last(code: str, last: str) -> None:
    assert sums(long_report(code) + last, code) == [9e7]


@pytest.mark.parametrize(("code", "last"), NOT_LARGEST)
def test_a_smaller_sum_that_comes_last_is_a_claim(code: str, last: str) -> None:
    assert sums(long_report(code) + last, code) == [9e7, 7e7]


def test_a_report_in_one_block_is_judged_by_its_sentences() -> None:
    filler = "Nobody asked about ammunition in the long debate of the day. " * 24
    deals = (
        "Denmark will spend 90 million euros on howitzers. Denmark gives Kyiv missiles for 70 million euros. "
    )
    assert sums(f"Denmark buys guns\n{deals}{filler}", "en") == [9e7, 7e7]


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
    assert 7e7 in sums(f"{first}.{last}\n\n{rest * 6}", code)


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


def test_a_count_whose_price_was_background_stays_a_claim() -> None:
    budget = "The budget stands at 9 billion euros, after 8 billion a year earlier and 7 billion in 2023. "
    last = f"\n\n{budget}It wants 30 howitzers in all, for 2 billion euros."
    told = extract_one(document(long_report("en") + last, "en")).claims
    assert [c.quantity.value for c in told if c.quantity] == [12, 30]
    assert [c.amount.value for c in told if c.amount] == [9e7]


def test_the_weights_are_those_that_the_sums_of_first_runs_give() -> None:
    rows = read_sums()
    deal = np.array([float(row["deal"]) for row in rows])
    assert WEIGHTS.read_text(encoding="utf-8") == as_table(fitted(design(rows), deal))


def test_weights_of_other_sets_take_away_most_invented_sums_and_few_right_ones() -> None:
    rows = read_sums()
    kept, deal = across_folds(rows) >= LEAST, np.array([row["deal"] == "1" for row in rows])
    assert (kept & ~deal).sum() < 0.4 * (~deal).sum()
    assert (~kept & deal).sum() < 0.025 * deal.sum()


@pytest.mark.parametrize("measure", sorted(STEPS))
def test_every_measure_of_the_reader_is_in_the_table_of_sums(measure: str) -> None:
    assert {float(row[measure]) for row in read_sums()} - {0.0}
    read = page(long_report("en"), language("en"))
    draft = Draft("purchase", (0, 20), (0, 5), sentence=0, rule="purchase:buy")
    draft.amount = Amount(value=90_000_000, currency="EUR", bound="exact")
    assert measure in measures(read, draft, Around(read, [draft]))
