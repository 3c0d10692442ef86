"""Some of what was bought, told behind its price; a firm behind a word of no table; Korean sums in one word."""

import pytest
from tests.claims.claims_samples import TITLES, document

from rempart.claims.extraction import extract_one

# Language, text behind the title, how many of those ordered have come.
SOME = [
    ("en", "Kenya bought five radars from Saab for 90 million dollars and has received three so far.", 3),
    (
        "en",
        "Kenya ordered six radars from Saab for 90 million dollars, two of which have been delivered.",
        2,
    ),
    (
        "en",
        "Kenya ordered six howitzers from Saab for 90 million dollars, two of which have been handed over.",
        2,
    ),
    ("fr", "Le Kenya a commandé six radars à Saab pour 90 millions de dollars, dont deux ont été livrés.", 2),
    (
        "de",
        "Kenia bestellte sechs Radare bei Saab für 90 Millionen Dollar, von denen zwei geliefert sind.",
        2,
    ),
    ("es", "Kenia encargó seis radares a Saab por 90 millones de dólares, de los que dos ya han llegado.", 2),
    ("it", "Il Kenya ha ordinato sei radar a Saab per 90 milioni di dollari, di cui due già consegnati.", 2),
    ("pl", "Kenia zamówiła sześć radarów u Saaba za 90 mln dolarów, z których dwa dostarczono.", 2),
    ("uk", "Кенія замовила шість радарів у Saab за 90 млн доларів, з яких два вже передано.", 2),
]


@pytest.mark.parametrize(("language", "text", "come"), SOME)
def test_some_are_counted_behind_the_price_of_all(language: str, text: str, come: int) -> None:
    bought, delivered = extract_one(document(f"{TITLES[language]}\n{text}", language)).claims
    assert bought.amount
    assert delivered.quantity
    assert (bought.type, bought.amount.value) == ("purchase", 90_000_000)
    assert (delivered.type, delivered.status, delivered.quantity.value) == ("delivery", "delivered", come)


# Language, text behind the title: Denmark buys of the firm, whatever word stands before the noun of firms.
FIRMS = [
    ("en", "Denmark signed with the sprightly firm Saab a contract for 12 howitzers."),
    ("fr", "Le Danemark a signé avec la remuante société Saab un contrat pour 12 obusiers."),
    ("pl", "Dania podpisała z krzepką firmą Saab umowę na 12 haubic."),
    ("uk", "Данія підписала з невгамовною компанією Saab контракт на 12 гаубиць."),
]


@pytest.mark.parametrize(("language", "text"), FIRMS)
def test_a_firm_is_led_over_a_word_that_no_table_knows(language: str, text: str) -> None:
    (claim,) = extract_one(document(f"{TITLES[language]}\n{text}", language)).claims
    assert (claim.buyer, claim.seller) == (("DK",), ("Saab", "SE"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2억9천만유로", 290_000_000),
        ("2억9000만 유로", 290_000_000),
        ("7천500만유로", 75_000_000),
        ("1조3800억유로", 1_380_000_000_000),
    ],
)
def test_a_korean_sum_in_one_word_is_read_and_the_topic_buys(written: str, value: int) -> None:
    (claim,) = extract_one(document(f"무기 계약\n에스토니아는 천무 6대를 {written}에 주문했다.", "ko")).claims
    assert claim.amount
    assert claim.quantity
    assert (claim.buyer, claim.amount.value, claim.quantity.value) == (("EE",), value, 6)
