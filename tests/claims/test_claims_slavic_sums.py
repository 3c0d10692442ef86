"""Sums in ordinary sentences of Slavic reports: scale words, who pays what arms cost, two sums of two givers."""

import pytest
from tests.claims.claims_samples import sentence

# A million and a billion with a fraction, a half, alone.
SCALES = [
    ("cs", "Rumunsko kupuje tanky K2 za 5 miliard korun, z toho 1,2 miliardy zaplatí letos.", [5e9, 1.2e9]),
    ("sk", "Rumunsko kupuje tanky K2 za dve a pol miliardy eur.", [2.5e9]),
    ("cs", "Rumunsko koupí tanky K2 za 2 a půl miliardy korun.", [2.5e9]),
    ("cs", "Rumunsko koupí tanky K2 za půldruhé miliardy korun.", [1.5e9]),
    ("pl", "Rumunia kupi czołgi K2 za trzy i pół miliarda euro.", [3.5e9]),
    ("pl", "Rumunia kupi czołgi K2 za miliard euro.", [1e9]),
    ("hr", "Rumunjska kupuje tenkove K2 za dvije i pol milijarde eura.", [2.5e9]),
    ("hr", "Rumunjska kupuje tenkove K2 za milijardu eura.", [1e9]),
    ("bg", "Румъния купува танкове K2 за милиард и половина евро.", [1.5e9]),
]  # fmt: skip
# Things counted by the million are no sums.
COUNTED = [
    ("cs", "Rumunsko koupí půl milionu granátů.", 5e5),
    ("hr", "Rumunjska kupuje pola milijuna granata.", 5e5),
    ("pl", "Rumunia kupi milion pocisków artyleryjskich.", 1e6),
    ("en", "Romania will buy a million artillery shells.", 1e6),
]  # fmt: skip
TWO = [
    ("uk", "Данія та Норвегія спрямували 1,1 млрд і 700 млн крон на снаряди для України.", [1.1e9, 7e8]),
    ("ru", "Дания и Норвегия направили 2 млрд и 700 млн крон на снаряды для Украины.", [2e9, 7e8]),
    ("cs", "Dánsko a Norsko věnovaly 1,1 miliardy a 700 milionů korun na granáty pro Ukrajinu.", [1.1e9, 7e8]),
    ("bg", "Дания даде 2 млрд. и 700 млн. крони за снаряди за Украйна.", [2.7e9]),
    ("uk", "Данія спрямувала 1 млрд 700 млн крон на снаряди для України.", [1.7e9]),
]  # fmt: skip
# Who pays, whom a price stands beside, and what is given for a thing; buyer, seller.
PAID = [
    ("uk", "За словами міністра, гаубиці обійдуться Естонії в 36 млн євро.", "EE", None),
    ("bg", "По думите на министъра гаубиците ще струват на Естония 36 млн. евро.", "EE", None),
    ("hr", "Prema riječima ministra, haubice će Estoniju stajati 36 milijuna eura.", "EE", None),
    ("uk", "Греція віддала за три фрегати Belharra 36 млн євро.", "GR", None),
    ("ru", "Самая крупная статья — 204 боевые машины Lynx, за которые Румыния отдаст 36 млн евро.", "RO", None),
    ("uk", "Замовлення на 24 пускові установки вартістю 36 млн євро дісталося ізраїльській Elbit.", None, "IL"),
    ("hr", "Narudžba za 24 lansera vrijedna 36 milijuna eura pripala je izraelskom Elbitu.", None, "IL"),
    ("uk", "Сума угоди між Elbit і Грецією сягає 36 млн євро, йдеться про установки PULS.", "GR", "IL"),
    ("uk", "Міноборони законтрактувало 85 тисяч мін на 36 млн євро.", "UA", None),
    ("uk", "За контрактом вартістю 36 млн євро BAE Systems поставить Данії 40 гармат Archer.", "DK", "BAE Systems"),
    ("cs", "Podle kontraktu v hodnotě 36 milionů eur dodá BAE Systems Dánsku 40 děl Archer.", "DK", None),
    ("uk", "Вашингтон дозволив Києву купити ракети ERAM за 36 млн доларів.", "UA", "US"),
    ("pl", "Armia Polski zapłaci 20 mln zł za czołgi K2. Za 1200 robotów naziemnych armia zapłaci 36 mln zł.", "PL", None),
]  # fmt: skip
GIVEN = [
    ("uk", "Кабмін виділив 36 млн гривень на дрони-перехоплювачі.", "UA"),
    ("bg", "Правителството отпусна 36 млн. лева за гаубици.", "BG"),
    ("uk", "Бронемашини Senator профінансує Канада, яка дає на це 36 млн доларів.", "CA"),
    ("ru", "На ракеты Aster Франция берет на себя 36 млн евро.", "FR"),
    ("uk", "Перший внесок, 36 млн доларів, Австралія вже перерахувала у фонд PURL.", "AU"),
    ("pl", "Pierwszą transzę pożyczki, 36 mln euro, UE wypłaciła Ukrainie na zakup haubic.", "EU"),
]  # fmt: skip
# Behind a deal: no sums of it.
BESIDE = [
    ("uk", "Литва підписала з KNDS контракт на 44 танки Leopard 2A8 за 950 млн євро.", "Утримання бригади обходиться державі в 60 млн євро на рік."),
    ("pl", "Litwa podpisała z KNDS umowę na 44 czołgi Leopard 2A8 za 950 mln euro.", "Wartość rynkowa spółki wzrosła do 20 mld euro."),
    ("cs", "Litva podepsala s KNDS smlouvu na 44 tanků Leopard 2A8 za 950 milionů eur.", "Zakázková kniha koncernu přesahuje 16 miliard eur."),
    ("bg", "Литва подписа с KNDS договор за 44 танка Leopard 2A8 за 950 млн. евро.", "Портфейлът с поръчки на концерна надхвърля 16 млрд. евро."),
    ("uk", "Литва підписала з KNDS контракт на 44 танки Leopard 2A8 за 950 млн євро.", "Експорт литовської оборонної промисловості минулого року досяг 400 млн євро."),
    ("cs", "Litva podepsala s KNDS smlouvu na 44 tanků Leopard 2A8 za 950 milionů eur.", "Firmu oceňují na 12 miliard eur."),
    ("hr", "Litva je s KNDS-om potpisala ugovor za 44 tenka Leopard 2A8 vrijedan 950 milijuna eura.", "Gradnja vojarni za njemačku brigadu stoji milijardu eura."),
]  # fmt: skip
# An advance, the rest of the price and an option: all are of the purchase.
PRICED = [
    ("uk", "Румунія підписала з Rheinmetall угоду на 298 машин Lynx вартістю 3 млрд євро. Аванс у 500 млн євро досі не перераховано. Решту суми, 2,5 млрд євро, Бухарест сплатить після поставок. Опціон на ще 60 машин оцінюється у 600 млн євро."),
    ("pl", "Rumunia podpisała z firmą Rheinmetall umowę na 298 wozów Lynx za 3 mld euro. Zaliczka w wysokości 500 mln euro zostanie przelana w maju. Resztę, 2,5 mld euro, Bukareszt zapłaci po dostawach. Opcję na kolejne 60 wozów wyceniono na 600 mln euro."),
    ("cs", "Rumunsko podepsalo s firmou Rheinmetall smlouvu na 298 vozidel Lynx za 3 miliardy eur. Záloha ve výši 500 milionů eur bude převedena v květnu. Zbytek, 2,5 miliardy eur, zaplatí Bukurešť po dodávkách. Opce na dalších 60 vozidel je odhadována na 600 milionů eur."),
]  # fmt: skip
# An advance told as a part of the price.
PARTS = [
    ("uk", "Польща домовилася про 180 танків K2: 6,5 млрд доларів, з яких 1,3 млрд – аванс."),
    ("pl", "Polska uzgodniła zakup 180 czołgów K2: 6,5 mld dolarów, z czego 1,3 mld to zaliczka."),
    ("cs", "Polsko sjednalo nákup 180 tanků K2: 6,5 miliardy dolarů, z čehož 1,3 miliardy je záloha."),
]  # fmt: skip


def _sums(text: str, code: str) -> list[float]:
    return [float(claim.amount.value) for claim in sentence(text, code) if claim.amount]


@pytest.mark.parametrize(
    ("code", "text", "sums"), SCALES, ids=[f"{c}-{n}" for n, (c, *_) in enumerate(SCALES)]
)
def test_a_million_and_a_billion_are_read_with_their_fraction(
    code: str, text: str, sums: list[float]
) -> None:
    assert _sums(text, code) == sums


@pytest.mark.parametrize(
    ("code", "text", "count"), COUNTED, ids=[f"{c}-{n}" for n, (c, *_) in enumerate(COUNTED)]
)
def test_what_is_counted_by_the_million_is_no_sum(code: str, text: str, count: float) -> None:
    claims = sentence(text, code)
    assert count in {float(claim.quantity.value) for claim in claims if claim.quantity}
    assert not [claim for claim in claims if claim.amount]


@pytest.mark.parametrize(("code", "text", "sums"), TWO, ids=[f"{c}-{n}" for n, (c, *_) in enumerate(TWO)])
def test_two_sums_are_no_compound(code: str, text: str, sums: list[float]) -> None:
    assert _sums(text, code) == sums


@pytest.mark.parametrize(
    ("code", "text", "buyer", "seller"), PAID, ids=[f"{c}-{n}" for n, (c, *_) in enumerate(PAID)]
)
def test_who_pays_what_arms_cost_buys(code: str, text: str, buyer: str | None, seller: str | None) -> None:
    claim = next(claim for claim in sentence(text, code) if claim.amount)
    assert claim.type == "purchase"
    assert (buyer in (claim.buyer or ()), seller in (claim.seller or ())) == (
        buyer is not None,
        seller is not None,
    )


@pytest.mark.parametrize(
    ("code", "text", "funder"), GIVEN, ids=[f"{c}-{n}" for n, (c, *_) in enumerate(GIVEN)]
)
def test_who_gives_money_for_arms_is_told(code: str, text: str, funder: str) -> None:
    claim = next(claim for claim in sentence(text, code) if claim.amount)
    assert (claim.amount and claim.amount.value, claim.funder or claim.buyer) == (3.6e7, (funder,))


@pytest.mark.parametrize(("code", "deal", "beside"), BESIDE, ids=[code for code, *_ in BESIDE])
def test_what_stands_behind_a_deal_is_no_sum_of_it(code: str, deal: str, beside: str) -> None:
    assert _sums(f"{deal} {beside}", code) == [9.5e8]


@pytest.mark.parametrize(("code", "text"), PRICED, ids=[code for code, _ in PRICED])
def test_an_advance_and_the_rest_are_paid_by_the_buyer(code: str, text: str) -> None:
    claims = [claim for claim in sentence(text, code) if claim.amount]
    assert [float(claim.amount.value) for claim in claims if claim.amount] == [3e9, 5e8, 2.5e9, 6e8]
    assert {(claim.type, claim.buyer) for claim in claims} == {("purchase", ("RO",))}


@pytest.mark.parametrize(("code", "text"), PARTS, ids=[code for code, _ in PARTS])
def test_an_advance_in_the_sentence_of_the_price_is_a_part_of_it(code: str, text: str) -> None:
    claims = [claim for claim in sentence(text, code) if claim.amount]
    assert sorted(float(claim.amount.value) for claim in claims if claim.amount) == [1.3e9, 6.5e9]
    assert {claim.type for claim in claims} == {"purchase"}


def test_some_of_the_things_told_are_no_sum() -> None:
    text = "Polsko objednalo 200 obrněnců Rosomak za 4,2 miliardy korun. Dánsko zaplatí 30 z nich za 120 milionů dánských korun."
    assert _sums(text, "cs") == [4.2e9, 1.2e8]
