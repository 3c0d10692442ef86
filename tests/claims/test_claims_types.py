"""Types that a noun nearby must not turn, things told by an article, and words that deny."""

import pytest
from tests.claims.claims_samples import sentence

# A loan with what it is for: type and sum, and the count of what is bought with it, if any.
LOANS = [
    ("en", "Poland borrows for arms. The whole EU loan to Poland for arms purchases comes to 12.5 billion euros.", 12.5e9, None),
    ("pl", "Polska sięga po SAFE. Cała pożyczka dla naszego kraju na zakupy uzbrojenia wynosi 12,5 mld euro.", 12.5e9, None),
    ("fr", "Le prêt de Séoul à la Pologne pour l'achat de chars K2 s'élève à 5 milliards de dollars.", 5e9, None),
    ("de", "Der Kredit Schwedens an Lettland für den Kauf von acht Gripen beläuft sich auf 700 Millionen Euro.", 7e8, 8),
    ("en", "The Swedish loan to Latvia for the purchase of eight Gripen fighters amounts to 700 million euros.", 7e8, 8),
    ("pt", "O banco BNDES vai emprestar ao Paraguai até 90 milhões de dólares para a compra de seis Super Tucano.", 9e7, 6),
    ("en", "France will lend Ghana 45 million euros to buy three patrol boats for its navy.", 4.5e7, 3),
    ("fr", "Un crédit italien de 80 millions d'euros doit couvrir la commande de quatre AW139 par la Tunisie.", 8e7, None),
]  # fmt: skip
ASKED = [
    ("pl", "Mołdawia zwróciła się do Polski o nieodpłatne przekazanie dwunastu transporterów Rosomak.", "MD"),
    ("en", "Kyiv has asked Stockholm for the transfer of eight Gripen fighters.", "UA"),
    ("cs", "Moldavsko požádalo Polsko o bezplatné předání dvanácti transportérů Rosomak.", "MD"),
    ("ru", "Молдавия обратилась к Польше с просьбой о передаче 12 бронетранспортёров.", "MD"),
    ("uk", "Молдова звернулася до Польщі з проханням безоплатно передати 12 бронетранспортерів.", "MD"),
    ("es", "Moldavia ha pedido a Polonia la cesión gratuita de doce blindados Rosomak.", "MD"),
]  # fmt: skip
ONE = [
    ("es", "Corea del Sur regalará al Perú una corbeta de la clase Donghae.", "corvettes"),
    ("en", "Japan will give Malaysia a retired Hatsuyuki-class frigate.", "frigates"),
    ("nl", "Nederland schenkt Bulgarije een mijnenjager.", "minehunters"),
    ("en", "Norway will give Ukraine another NASAMS battery.", "NASAMS"),
    ("es", "Grecia entregará a Ucrania un lanzador más del sistema antiaéreo Hawk.", "Hawk"),
    ("pt", "Portugal vai doar à Ucrânia outra bateria Hawk.", "Hawk"),
]  # fmt: skip
DENIED = [
    ("sv", "Uppgifterna om att åtta Gripenplan skulle lämnas över till Kiev avfärdade ministern.", "avfärdade"),
    ("es", "El ministro negó que España vaya a entregar a Ucrania seis cazas F-18.", "negó"),
    ("uk", "Речник заперечив, що Данія подарує Києву вісім винищувачів F-16.", "заперечив"),
    ("fr", "Le ministre a démenti que Lisbonne ait commandé trois frégates FREMM à Fincantieri.", "démenti"),
    ("ru", "Сообщения о том, что Казахстан покупает восемь истребителей FA-50, он назвал выдумкой.", "выдумкой"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "lent", "bought"), LOANS)
def test_what_a_loan_is_for_does_not_make_it_a_purchase(
    code: str, text: str, lent: float, bought: int | None
) -> None:
    claims = sentence(text, code)
    assert [c.amount.value for c in claims if c.type == "loan" and c.amount] == [lent]
    counts = [c.quantity.value for c in claims if c.type == "purchase" and c.quantity]
    assert bought is None or counts == [bought]


@pytest.mark.parametrize(("code", "text", "asker"), ASKED)
def test_who_asks_for_a_handing_over_asks(code: str, text: str, asker: str) -> None:
    (claim,) = sentence(text, code)
    assert (claim.type, claim.recipient) == ("request", (asker,))


@pytest.mark.parametrize(("code", "text", "item"), ONE)
def test_one_ship_or_battery_with_an_article_is_counted(code: str, text: str, item: str) -> None:
    (claim,) = sentence(text, code)
    assert claim.quantity is not None
    assert (claim.item, claim.quantity.value) == (item, 1)


@pytest.mark.parametrize(("code", "text", "word"), DENIED)
def test_the_quote_of_what_is_denied_holds_the_word_that_denies(code: str, text: str, word: str) -> None:
    (claim,) = sentence(text, code)
    assert claim.status == "denied"
    assert word in claim.quote


def test_more_than_one_behind_another_is_that_number() -> None:
    (claim,) = sentence("Germany will give Ukraine another fourteen Leopard tanks.")
    assert claim.quantity is not None
    assert claim.quantity.value == 14
