"""Types that a noun nearby must not turn, things told by an article, and words that deny."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

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
    ("es", "Corea del Sur regalará al Perú una corbeta de la clase Donghae.", "Donghae corvettes"),
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


UNUSED = [
    ("en", "Austria ordered twelve M-346 jets from Leonardo. An option for four more aircraft will not be exercised."),
    ("de", "Österreich bestellte zwölf M-346 bei Leonardo. Eine Option auf vier weitere Jets wird Wien nicht einlösen."),
    ("nl", "Oostenrijk bestelde twaalf M-346 bij Leonardo. Een optie op vier extra toestellen wordt niet gelicht."),
]  # fmt: skip
SHARES = [
    ("nl", "België en Nederland hebben bij Kongsberg negen NASAMS-systemen besteld. Zes ervan zijn voor Nederland, de overige drie voor België, dat daarvoor 700 miljoen euro betaalt."),
    ("en", "Belgium and the Netherlands have ordered nine NASAMS systems from Kongsberg. Six of them are for the Netherlands, the remaining three for Belgium, which pays 700 million euros for them."),
    ("de", "Belgien und die Niederlande haben bei Kongsberg neun NASAMS-Systeme bestellt. Sechs davon sind für die Niederlande bestimmt, die übrigen drei für Belgien, das dafür 700 Millionen Euro zahlt."),
]  # fmt: skip
LAST = [
    ("ru", "Индия намерена купить у России четыре комплекта С-400. Два последних комплекта по старому контракту Москва, по данным газеты, передаст к маю."),
    ("en", "India wants to buy four S-400 systems from Russia. The last two sets under the old contract will be handed over by May."),
    ("pl", "Indie chcą kupić od Rosji cztery systemy S-400. Dwa ostatnie zestawy ze starego kontraktu Moskwa przekaże do maja."),
    ("uk", "Індія хоче купити в Росії чотири С-400. Два останні комплекти за старим контрактом Москва передасть до травня."),
]  # fmt: skip
GROWN = [
    ("de", "Seit Mai hat die Ukraine dank der tschechischen Initiative über 600.000 Granaten erhalten. Bis Jahresende sollen es mindestens eine Million sein."),
    ("fr", "Depuis mai, l'Ukraine a reçu plus de 600 000 obus grâce à l'initiative tchèque. D'ici à la fin de l'année, ce devrait être au moins un million."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), UNUSED)
def test_an_option_that_will_not_be_used_is_denied(code: str, text: str) -> None:
    statuses = {c.quantity.value: c.status for c in sentence(text, code) if c.quantity}
    assert statuses[4] == "denied"


def test_an_option_that_has_not_been_used_is_still_open() -> None:
    text = "Norway bought 16 Chunmoo launchers from Hanwha. An option for four more has not been exercised."
    assert [c.status for c in sentence(text) if c.quantity and c.quantity.value == 4] == ["planned"]


@pytest.mark.parametrize(("code", "text"), SHARES)
def test_what_is_for_one_of_two_buyers_is_bought_by_that_one(code: str, text: str) -> None:
    bought = {c.quantity.value: (c.type, c.buyer) for c in sentence(text, code) if c.quantity}
    assert (bought[6], bought[3]) == (("purchase", ("NL",)), ("purchase", ("BE",)))


@pytest.mark.parametrize(("code", "text"), LAST)
def test_the_last_under_an_old_contract_are_handed_over(code: str, text: str) -> None:
    types = {c.quantity.value: c.type for c in sentence(text, code) if c.quantity}
    assert types[2] == "delivery"


@pytest.mark.parametrize(("code", "text"), GROWN)
def test_a_number_in_a_scale_word_counts_the_things_told_before(code: str, text: str) -> None:
    counts = [c.quantity.value for c in sentence(text, code) if c.quantity]
    assert counts == [600_000, 1_000_000]


def test_who_has_asked_has_nothing_yet() -> None:
    (claim,) = sentence("Kyiv has asked Stockholm for the transfer of eight Gripen fighters.")
    assert claim.status == "planned"


FREE = [
    ("pl", "Norwegia kupuje rakiety\n\nNorwegia kupiła od spółki Mesko 180 rakiet Piorun. Polska spółka dorzuci trzy symulatory, za które Norwegowie nic nie zapłacą."),
    ("en", "Norway buys missiles\n\nNorway bought 180 Piorun missiles from Mesko. The Polish firm will throw in three simulators, for which the Norwegians pay nothing."),
]  # fmt: skip
REFUSED = [
    ("it", "La Danimarca comprerà tre batterie SAMP/T NG dal consorzio Eurosam\n\nLa Danimarca comprerà tre batterie SAMP/T NG dal consorzio Eurosam. Scartati i Patriot offerti dall'americana Raytheon.", "Patriot", "purchase"),
    ("en", "Morocco buys launchers\n\nMorocco will buy ten HIMARS launchers from the United States. The kingdom has dropped the idea of buying PULS launchers from Elbit Systems.", "PULS", "purchase"),
    ("en", "Estonia buys guns\n\nEstonia bought ten K9 howitzers from Hanwha. The minister denied that the older FH-70 guns would go to Ukraine.", "FH70", "delivery"),
]  # fmt: skip
MADE = [
    ("nl", "Drones\n\nNederland geeft Oekraïne 200 miljoen euro voor wapens. Ook gaan Nederlandse en Oekraïense bedrijven samen onderscheppingsdrones bouwen, vanaf mei zo'n 2000 per maand.", 2000),
    ("uk", "Дрони\n\nНорвегія виділить Україні 900 млн крон на 400 безпілотників «Shark». Щонайменше 120 із них мають зібрати вже цього року.", 120),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), FREE)
def test_what_nobody_pays_for_is_given_and_is_no_stance(code: str, text: str) -> None:
    claims = sentence(text, code)
    assert {c.type for c in claims if c.quantity and c.quantity.value == 3} == {"donation"}
    assert not any(c.type == "stance" for c in claims)


@pytest.mark.parametrize(("code", "text", "item", "kind"), REFUSED)
def test_what_was_not_taken_or_not_given_is_denied(code: str, text: str, item: str, kind: str) -> None:
    assert [(c.type, c.status) for c in sentence(text, code) if c.item == item] == [(kind, "denied")]


@pytest.mark.parametrize(("code", "text", "count"), MADE)
def test_how_many_will_be_made_stands_behind_or_before_the_things(code: str, text: str, count: int) -> None:
    made = [c.quantity.value for c in sentence(text, code) if c.type == "production" and c.quantity]
    assert made == [count]


def test_who_will_get_what_the_title_says_is_bought_buys_it() -> None:
    text = (
        "Österreich kauft zehn Jets vom Typ M-346\n\nDas Bundesheer bekommt zehn leichte Kampfflugzeuge M-346 "
        "des italienischen Herstellers Leonardo. Acht Maschinen werden 2029 geliefert."
    )
    claims = extract_one(document(text, "de")).claims
    assert [c.type for c in claims if c.quantity and c.quantity.value == 10] == ["purchase"]


TALKS = [
    ("ru", "Казахстан ведёт с турецкой компанией Baykar переговоры о сборке в Караганде около 30 беспилотников Akıncı."),
    ("en", "Kazakhstan is in talks with Baykar on the assembly of some 30 Akinci drones in Karaganda."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), TALKS)
def test_talks_on_building_are_about_a_production(code: str, text: str) -> None:
    (claim,) = sentence(text, code)
    assert (claim.type, claim.status) == ("production", "planned")


def test_a_million_behind_as_many_thousands_of_shells_is_no_money() -> None:
    text = (
        "Haag přidá 60 milionů eur\n\nNizozemsko pošle do české muniční iniciativy pro Ukrajinu 60 milionů eur. "
        "Od ledna dostala Ukrajina přes 600 tisíc granátů. Do konce roku jich má být celkem nejméně milion, dodal ministr."
    )
    claims = extract_one(document(text, "cs")).claims
    assert [c.quantity.value for c in claims if c.quantity] == [600_000, 1_000_000]
