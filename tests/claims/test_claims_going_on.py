"""What the next sentence adds to a deal: its price, the content of its package, some of its things."""

import pytest
from tests.claims.claims_samples import sentence

PRICED = [
    ("de", "Die Bundeswehr bekommt 20 neue Eurofighter. Der Kaufpreis beläuft sich auf vier Milliarden Euro.", 20, 4e9),
    ("uk", "Польща купить 180 танків K2. Вартість угоди становить 6,5 млрд доларів.", 180, 6.5e9),
    ("ru", "Литва закупает 44 танка Leopard 2A8. Сумма контракта достигает 950 млн евро.", 44, 9.5e8),
    ("pl", "Litwa kupuje 44 czołgi Leopard 2A8. Kontrakt opiewa na 950 mln euro.", 44, 9.5e8),
    ("pl", "Polska kupi 96 śmigłowców Apache. Koszt szacuje się na około 10 mld dolarów.", 96, 1e10),
    ("nl", "Nederland koopt 46 Leopard-tanks. De aanschaf kost een miljard euro.", 46, 1e9),
    ("sv", "Sverige köper 44 stridsvagnar av typen Leopard 2A8. Affären är värd 22 miljarder kronor.", 44, 2.2e10),
    ("cs", "Česko koupí 44 tanků Leopard 2A8. Cena zakázky dosahuje 34 miliard korun.", 44, 3.4e10),
]  # fmt: skip

PACKAGES = [
    ("de", "Berlin schickt der Ukraine ein neues Waffenpaket. Es umfasst 30 Marder und zwei Iris-T-Systeme.", "DE"),
    ("uk", "США нададуть Україні новий пакет допомоги. До пакета увійдуть 30 танків Leopard і дві системи IRIS-T.", "US"),
    ("pl", "Niemcy przekażą Ukrainie nowy pakiet pomocy. W skład pakietu wchodzi 30 czołgów Leopard i dwa systemy IRIS-T.", "DE"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "count", "price"), PRICED)
def test_a_price_told_next_belongs_to_the_deal(code: str, text: str, count: int, price: float) -> None:
    (deal,) = sentence(text, code)
    assert deal.type == "purchase"
    assert deal.quantity
    assert deal.amount
    assert (deal.quantity.value, deal.amount.value) == (count, price)


def test_a_price_of_somebody_else_is_another_deal() -> None:
    found = sentence("Polska kupi 180 czołgów K2. Kontrakt Norwegii opiewa na 2 mld dolarów.", "pl")
    assert all(c.amount is None for c in found if c.quantity)


@pytest.mark.parametrize(("code", "text", "giver"), PACKAGES)
def test_what_a_package_holds_is_given_by_its_giver(code: str, text: str, giver: str) -> None:
    found = [c for c in sentence(text, code) if c.quantity]
    assert {c.quantity.value for c in found if c.quantity} == {30, 2}
    assert {(c.type, c.funder, c.recipient) for c in found} == {("donation", (giver,), ("UA",))}


@pytest.mark.parametrize(
    ("code", "text"),
    [("ru", "Украина получила три из десяти систем Patriot."), ("uk", "Україна отримала три з десяти систем Patriot.")],
)  # fmt: skip
def test_some_of_all_counts_the_part_that_came(code: str, text: str) -> None:
    (claim,) = sentence(text, code)
    assert claim.quantity
    assert (claim.item, claim.quantity.value) == ("Patriot", 3)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "L'Ukraine a signé un contrat pour l'achat de 100 Rafale à la France. Le texte prévoit aussi 8 systèmes SAMP/T."),
        ("es", "Ucrania firmó un contrato para comprar 100 aviones Rafale a Francia. El texto prevé también 8 sistemas SAMP/T."),
        ("it", "L'Ucraina ha firmato un contratto per comprare 100 aerei Rafale dalla Francia. Il testo prevede anche 8 sistemi SAMP/T."),
        ("pl", "Ukraina podpisała umowę na zakup 100 myśliwców Rafale od Francji. Dokument przewiduje też 8 systemów SAMP/T."),
    ],
)  # fmt: skip
def test_what_the_text_of_a_deal_provides_for_too_is_bought_by_the_same(code: str, text: str) -> None:
    first, second = sentence(text, code)
    assert (first.item, second.item) == ("Rafale", "SAMP/T")
    assert (second.type, second.buyer, second.seller) == ("purchase", ("UA",), ("FR",))
