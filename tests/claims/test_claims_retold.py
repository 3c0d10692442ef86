"""A sum in a sentence without a known verb belongs to the deal just told, to a giver of its own, or to neither."""

import pytest
from tests.claims.claims_samples import sentence

# The price of a deal told without one, in words that no table holds.
LATE = [
    ("en", "Finland will buy eight Kongsberg NSM batteries from Norway. Oslo has named 420 million euros.", 4.2e8),
    ("en", "Romania has ordered four NH90 helicopters. Dealers whisper 190 million euros, training included.", 1.9e8),
    ("de", "Bulgarien hat acht Caesar-Haubitzen bestellt. Fällig werden dafür 62 Millionen Euro.", 6.2e7),
    ("fr", "La Croatie a commandé douze Rafale. Zagreb y laissera 999 millions d'euros.", 9.99e8),
    ("es", "Perú comprará ocho Gripen a Suecia. Lima tendrá que rascarse el bolsillo: 900 millones de dólares.", 9e8),
    ("it", "La Romania ha ordinato sei HIMARS. Bucarest ci mette 310 milioni di euro.", 3.1e8),
    ("pl", "Łotwa zamówiła sześć wyrzutni HIMARS. W branży mówi się o 180 mln dolarów.", 1.8e8),
    ("uk", "Румунія замовила шість гаубиць K9. У галузі говорять про 70 млн доларів.", 7e7),
    ("ru", "Сербия заказала шесть вертолётов H145. В отрасли говорят о 70 миллионах евро.", 7e7),
    ("nl", "Nederland heeft vier Patriot-systemen besteld. Daar hangt een kaartje aan van 620 miljoen euro.", 6.2e8),
    ("sv", "Norge har beställt sex CV90. Notan landar på 90 miljoner euro.", 9e7),
    ("cs", "Slovensko objednalo šest houfnic Caesar. V oboru se mluví o 45 milionech eur.", 4.5e7),
]  # fmt: skip
# One more giver behind a total, whatever the verb.
GIVERS = [
    ("en", "The allies pledged Ukraine 900 million euros for American weapons. Lithuania weighs in with 30 million euros.", 3e7, "LT"),
    ("de", "Die Partner sagten der Ukraine 900 Millionen Euro für amerikanische Waffen zu. Estland ist mit 12 Millionen Euro dabei.", 1.2e7, "EE"),
    ("fr", "Les alliés ont promis à l'Ukraine 900 millions d'euros pour des armes américaines. La Slovénie est de la partie avec 15 millions d'euros.", 1.5e7, "SI"),
    ("pl", "Sojusznicy obiecali Ukrainie 900 mln euro na amerykańską broń. Łotwa dorzuca się kwotą 20 mln euro.", 2e7, "LV"),
]  # fmt: skip
# A part of what was lent or given, paid by itself.
INSTALMENTS = [
    ("en", "The EU lent Ukraine 40 billion euros for weapons. A second instalment, 2.5 billion euros, arrived in May.", 2.5e9),
    ("de", "Die EU hat der Ukraine 40 Milliarden Euro für Waffen geliehen. Die zweite Tranche, 2,5 Milliarden Euro, ging im Mai ein.", 2.5e9),
    ("sv", "EU lånade Ukraina 40 miljarder euro till vapen. Den andra delbetalningen, 2,5 miljarder euro, kom i maj.", 2.5e9),
    ("cs", "EU půjčila Ukrajině 40 miliard eur na zbraně. Druhá tranše, 2,5 miliardy eur, dorazila v květnu.", 2.5e9),
]  # fmt: skip
# What a gift is worth, told behind it, is its sum.
WORTH = [
    ("en", "Denmark has given ten Caesar howitzers to Ukraine. The donation is worth 2.1 billion kroner.", 2.1e9),
    ("fr", "Le Danemark a offert dix obusiers Caesar à l'Ukraine. Le don est évalué à 2,1 milliards de couronnes.", 2.1e9),
    ("uk", "Данія передала Україні десять гаубиць Caesar. Вартість пакета оцінюють у 2,1 млрд крон.", 2.1e9),
    ("ru", "Дания передала Украине десять гаубиц Caesar. Стоимость пакета оценивается в 2,1 млрд крон.", 2.1e9),
    ("de", "Dänemark hat der Ukraine zehn Haubitzen vom Typ Caesar geschenkt. Der Wert der Spende wird auf 2,1 Milliarden Kronen geschätzt.", 2.1e9),
    ("pl", "Dania przekazała Ukrainie dziesięć armatohaubic Caesar. Wartość darowizny szacuje się na 2,1 mld koron.", 2.1e9),
    ("es", "Dinamarca ha donado diez obuses Caesar a Ucrania. La donación está valorada en 2.100 millones de coronas.", 2.1e9),
    ("it", "La Danimarca ha donato dieci obici Caesar all'Ucraina. La donazione vale 2,1 miliardi di corone.", 2.1e9),
    ("nl", "Denemarken schenkt Oekraïne tien Caesar-houwitsers. De donatie is 2,1 miljard kroon waard.", 2.1e9),
    ("sv", "Danmark skänker tio haubitsar till Ukraina. Gåvan är värd 2,1 miljarder kronor.", 2.1e9),
]  # fmt: skip
# What is no part of the deal just told.
NONE = [
    ("en", "Latvia ordered six HIMARS launchers. Saab earned 79 billion kronor last year.", 7.9e10),
    ("en", "Latvia ordered six HIMARS launchers. Each would set Estonia back 30 million euros.", 3e7),
    ("de", "Lettland hat sechs HIMARS bestellt. Die Fußballliga setzte 90 Millionen Euro um.", 9e7),
    ("es", "Perú comprará ocho Gripen a Suecia. La entrada al museo cuesta tres euros.", 3.0),
    ("it", "La Romania ha ordinato sei HIMARS. In Borsa il titolo ha chiuso a 51 euro.", 51.0),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "value"), LATE)
def test_a_deal_without_a_sum_gets_the_next_one(code: str, text: str, value: float) -> None:
    claim = next(c for c in sentence(text, code) if c.amount and c.amount.value == value)
    assert claim.type == "purchase"
    assert claim.quantity is not None


@pytest.mark.parametrize(("code", "text", "value", "giver"), GIVERS)
def test_one_more_giver_behind_a_total_needs_no_known_verb(
    code: str, text: str, value: float, giver: str
) -> None:
    total, claim = sentence(text, code)
    assert (claim.amount and claim.amount.value, claim.funder, claim.recipient) == (value, (giver,), ("UA",))
    assert total.funder is None


@pytest.mark.parametrize(("code", "text", "value"), INSTALMENTS)
def test_an_instalment_is_a_part_of_the_loan(code: str, text: str, value: float) -> None:
    claim = next(c for c in sentence(text, code) if c.amount and c.amount.value == value)
    assert (claim.type, claim.funder, claim.recipient) == ("loan", ("EU",), ("UA",))


@pytest.mark.parametrize(("code", "text", "value"), NONE)
def test_turnovers_budgets_and_small_prices_are_no_part_of_it(code: str, text: str, value: float) -> None:
    assert not [c for c in sentence(text, code) if c.amount and c.amount.value == value]


@pytest.mark.parametrize(("code", "text", "value"), WORTH)
def test_the_worth_of_a_gift_told_behind_it_is_its_sum(code: str, text: str, value: float) -> None:
    (gift,) = sentence(text, code)
    assert gift.amount is not None
    assert gift.quantity is not None
    assert (gift.amount.value, gift.quantity.value, gift.type) == (value, 10, "donation")


def test_the_worth_of_several_things_is_that_of_none_alone() -> None:
    text = "Denmark has given ten Caesar howitzers and 5,000 shells to Ukraine. The donation is worth 2 billion kroner."
    assert all(c.amount is None for c in sentence(text, "en") if c.quantity)
