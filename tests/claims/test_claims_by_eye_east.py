"""Mends of a reading of plain agency reports by eye, eastern half: loans, owners, makers, groups, payers."""

from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one


def _claims(code: str, text: str) -> tuple[Claim, ...]:
    return extract_one(document(f"Report\n\n{text}\n", code, "one")).claims


def _value(claim: Claim) -> float:
    return (claim.amount.value if claim.amount else 0) or (claim.quantity.value if claim.quantity else 0)


def test_a_loan_that_pays_for_an_order_is_no_price_of_it() -> None:
    text = (
        "Rumunia podpisała umowę kredytową z bankiem KEXIM. Pożyczka w wysokości 2 mld dolarów sfinansuje część "
        "zamówienia na 54 haubice K9 w firmie Hanwha. Wartość całego kontraktu to 3 mld dolarów."
    )
    loan, order = _claims("pl", text)
    assert (loan.type, loan.quantity, loan.status, _value(loan)) == ("loan", None, "signed", 2e9)
    assert order.quantity is not None
    assert (order.type, order.quantity.value, order.amount and order.amount.value) == ("purchase", 54, 3e9)


def test_a_price_beside_a_count_stays_its_price() -> None:
    (order,) = _claims("pl", "Rumunia zamówiła 54 haubice K9 w firmie Hanwha za 3 mld dolarów.")
    assert (order.type, order.amount and order.amount.value) == ("purchase", 3e9)


def test_what_is_built_of_an_order_has_its_buyer() -> None:
    text = (
        "Rumunia zamówiła 54 haubice K9 w firmie Hanwha. Spośród zamówionych haubic 36 powstanie w Rumunii. "
        "Fabryka może budować 20 haubic rocznie."
    )
    order, built, *rates = _claims("pl", text)
    assert (order.buyer, built.type, built.buyer, built.quantity and built.quantity.value) == (
        ("RO",),
        "production",
        ("RO",),
        36,
    )
    assert all(rate.buyer is None for rate in rates)


def test_the_first_of_two_contracts_with_its_year_is_long_over() -> None:
    text = (
        "Rumunia podpisała kontrakt na 54 haubice K9 z firmą Hanwha. To druga umowa na K9; pierwsza, z 2020 roku, "
        "obejmowała 30 haubic."
    )
    assert [claim.status for claim in _claims("pl", text)] == ["contracted", "historical"]


def test_an_owner_is_no_seller() -> None:
    text = "Łotwa kupi od należących do Polskiej Grupy Zbrojeniowej zakładów Mesko 500 pocisków Piorun."
    (claim,) = _claims("pl", text)
    assert (claim.buyer, claim.seller) == (("LV",), ("Mesko", "PL"))
    (claim,) = _claims("pl", "Łotwa kupi od Polskiej Grupy Zbrojeniowej 500 pocisków Piorun.")
    assert claim.seller == ("PGZ", "PL")


def test_the_price_of_several_things_is_that_of_the_first() -> None:
    text = "Łotwa kupi od zakładów Mesko 500 pocisków Piorun i 90 wyrzutni. Umowę o wartości 80 mln euro podpisano w Rydze."
    first, second, price = _claims("pl", text)
    assert [first.status, second.status] == ["contracted", "contracted"]
    assert (price.item, price.amount and price.amount.value) == (first.item, 8e7)


def test_a_group_of_states_told_before_buys() -> None:
    text = (
        "Dánsko získá 30 tanků Leopard 2A8 ze společné objednávky evropských zemí. Zadaly ji evropské země firmě "
        "KNDS Deutschland. Celkem si státy zapojené do nákupu objednaly 120 tanků Leopard 2A8."
    )
    assert [c.buyer for c in _claims("cs", text) if _value(c) == 120] == [("EUROPE",)]


def test_a_name_that_ends_in_a_number_may_end_a_sentence() -> None:
    text = (
        "Slovenský podnik Konštrukta-Defence dodá Ukrajině 8 houfnic Zuzana 2. Zakázku za 50 milionů eur uhradí "
        "Norsko. První dvě děla předá výrobce v květnu, zbývajících šest příští rok."
    )
    order, *handed = _claims("cs", text)
    assert (order.seller, order.funder, order.amount and order.amount.value) == (
        ("Konstrukta", "SK"),
        ("NO",),
        5e7,
    )
    assert [(c.type, c.seller, c.item) for c in handed] == 2 * [
        ("delivery", ("Konstrukta", "SK"), order.item)
    ]


def test_the_maker_right_behind_a_thing_sells_it_and_the_second_is_one() -> None:
    text = "Вооружённые силы Казахстана получили третий самолёт A400M производства Airbus."
    (claim,) = _claims("ru", text)
    assert (claim.type, claim.seller, _value(claim)) == ("delivery", ("Airbus",), 1)
    assert not [c for c in _claims("ru", "Силы получили третий приказ о самолёте A400M.") if c.quantity]


def test_shells_told_before_are_what_shells_are() -> None:
    text = "Индия подписала контракт на 20 тыс. танковых снарядов. Армия уже заказала ещё 30 тыс. снарядов."
    assert [claim.item for claim in _claims("ru", text)] == ["tank shells", "tank shells"]


def test_one_more_sum_is_no_part_of_the_one_beside_it() -> None:
    text = (
        "Данія виділить Україні 220 мільйонів євро на зброю. З них 140 мільйонів підуть на дрони, ще 80 мільйонів – на "
        "гаубиці «Богдана»."
    )
    total, *parts = _claims("uk", text)
    assert [link.claim for part in parts for link in part.links] == [total.id, total.id]


def test_who_pays_for_a_deal_pays_for_what_is_ordered_next() -> None:
    text = (
        "Україна і США готують угоду про закупівлю американської зброї на 90 мільярдів доларів. Оплачувати її мають "
        "європейські партнери. Україна хоче замовити у США 25 систем Patriot."
    )
    assert [claim.funder for claim in _claims("uk", text)] == [("EUROPE",), ("EUROPE",)]


def test_the_price_behind_an_agreement_is_that_of_the_deal() -> None:
    text = (
        "Thailand beställer fyra stridsflygplan av typen Gripen. Avtalet, som är värt omkring 5 miljarder kronor, "
        "skrevs under på måndagen. Flygvapnet har en plan på att skaffa tolv Gripen."
    )
    order, plan = _claims("sv", text)
    assert (order.amount and order.amount.value, order.status, plan.status) == (5e9, "contracted", "planned")


def test_of_two_that_agree_on_arms_who_is_armed_buys() -> None:
    text = "USA och Ukraina har kommit överens om ett vapenköp värt 90 miljarder dollar. Notan ska betalas av europeiska länder."
    claim = _claims("sv", text)[0]
    assert (claim.buyer, claim.seller, claim.funder) == (("UA",), ("US",), ("EUROPE",))
