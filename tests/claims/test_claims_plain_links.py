"""Plain agency reports: loans and the deals that they pay, parts and their whole, one deal told in two sentences."""

import pytest
from tests.claims.claims_samples import sentence

from rempart.claims.claim import Claim


def links(claims: tuple[Claim, ...]) -> list[tuple[int, str, int]]:
    """Return the links of claims by number: *the first is part of the second* is ``(1, "part_of", 2)``."""
    numbers = {claim.id: number for number, claim in enumerate(claims, start=1)}
    return [(numbers[c.id], link.relation, numbers[link.claim]) for c in claims for link in c.links]


WITH_MONEY = [
    ("en", "Germany will lend Romania 900 million euros. With this money the army is to buy 40 Lynx vehicles from Rheinmetall."),
    ("de", "Deutschland leiht Rumänien 900 Millionen Euro. Mit diesem Geld soll die rumänische Armee 40 Lynx von Rheinmetall kaufen."),
    ("pl", "Niemcy pożyczą Rumunii 900 mln euro. Z tych pieniędzy wojsko ma kupić 40 wozów Lynx od koncernu Rheinmetall."),
    ("it", "La Germania presterà alla Romania 900 milioni di euro. Con questi soldi l'esercito comprerà 40 Lynx da Rheinmetall."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), WITH_MONEY)
def test_what_is_bought_with_the_money_of_a_loan_is_financed_by_it(code: str, text: str) -> None:
    assert (2, "financed_by", 1) in links(sentence(text, code))


OF_LOAN = [
    ("fr", "La Grèce paiera 12 canons Caesar grâce à un emprunt de 300 millions d'euros contracté auprès de banques françaises. L'État garantira au plus 250 millions de ce prêt."),
    ("de", "Griechenland bezahlt 12 Haubitzen mit einem Kredit von 300 Millionen Euro von französischen Banken. Der Staat bürgt für höchstens 250 Millionen dieses Kredits."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), OF_LOAN)
def test_a_guaranteed_part_of_a_loan_pays_nothing_by_itself(code: str, text: str) -> None:
    claims = sentence(text, code)
    part = [c for c in claims if c.amount and c.amount.value == 250_000_000]
    assert all(link.relation == "part_of" for c in part for link in c.links)
    assert not [
        c
        for c in claims
        for link in c.links
        if part and (link.relation, link.claim) == ("financed_by", part[0].id)
    ]


def test_a_loan_right_behind_a_contract_of_former_years_pays_it() -> None:
    text = "The contract, signed two years ago, covers 20 AW149 helicopters from Leonardo for Ghana and is worth 500 million euros. A loan from Italy covers 300 million of it."
    assert [relation for _, relation, _ in links(sentence(text, "en"))] == ["financed_by"]


OWN_LOANS = [
    ("fr", "Le Ghana a commandé huit hélicoptères H225M à Airbus. Un crédit français d'au moins 200 millions d'euros doit couvrir une partie de la commande des hélicoptères."),
    ("es", "Ghana ha encargado ocho helicópteros H225M a Airbus. Un crédito francés de al menos 200 millones de euros cubrirá una parte del pedido."),
    ("it", "Il Ghana ha ordinato otto elicotteri H225M ad Airbus. Un prestito francese di almeno 200 milioni di euro coprirà una parte dell'ordine."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), OWN_LOANS)
def test_whose_loan_it_is_called_by_the_adjective_behind_it_lends(code: str, text: str) -> None:
    deal, loan = sentence(text, code)
    assert (loan.type, loan.funder, loan.recipient) == ("loan", ("FR",), ("GH",))
    assert links((deal, loan)) == [(1, "financed_by", 2)]


LENT_TO_BUY = [
    ("pt", "O banco vai emprestar ao Gana até 90 milhões de dólares para a compra de cinco aviões Super Tucano da Embraer. O contrato, de 120 milhões de dólares, deve ser assinado em julho."),
    ("en", "Brazil will lend Ghana up to 90 million dollars for the purchase of five Super Tucano aircraft from Embraer. The contract, worth 120 million dollars, is to be signed in July."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), LENT_TO_BUY)
def test_what_is_lent_for_a_purchase_is_not_its_price(code: str, text: str) -> None:
    claims = sentence(text, code)
    told = {c.type: (c.quantity and c.quantity.value, c.amount and c.amount.value) for c in claims}
    assert told == {"loan": (None, 90_000_000), "purchase": (5, 120_000_000)}


def test_every_line_of_a_list_is_part_of_its_package() -> None:
    text = "The US State Department has approved a possible sale of rocket artillery to Ghana for an estimated $300 million. The principal contractor would be Lockheed Martin. The package consists of 8 HIMARS launchers and up to 20 ATACMS missiles."
    assert links(sentence(text, "en")) == [(2, "part_of", 1), (3, "part_of", 1)]


ORDERS = [
    ("sv", "Lettland beställer luftvärnssystemet RBS 70 NG av Saab för 900 miljoner kronor. Kontraktet undertecknades i Riga. I ordern ingår 12 radarer av typen Giraffe 1X."),
    ("en", "Latvia has ordered the RBS 70 system from Saab for 90 million euros. The contract was signed in Riga. The order includes 12 Giraffe radars."),
    ("da", "Letland bestiller luftværnssystemet RBS 70 NG hos Saab for 900 millioner kroner. Kontrakten blev underskrevet i Riga. Ordren omfatter 12 Giraffe-radarer."),
    ("de", "Lettland bestellt das Flugabwehrsystem RBS 70 NG bei Saab für 90 Millionen Euro. Der Vertrag wurde in Riga unterzeichnet. In dem Auftrag sind 12 Giraffe-Radare enthalten."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), ORDERS)
def test_what_an_order_holds_is_part_of_it_two_sentences_behind(code: str, text: str) -> None:
    order, radars = sentence(text, code)
    assert radars.buyer == ("LV",)
    assert links((order, radars)) == [(2, "part_of", 1)]


GENERAL_WORDS = [
    ("es", "Ghana ha encargado 30 tanques K2 a Hyundai Rotem. Por lo menos ocho de los blindados se ensamblarán en Acra.", "K2 tanks"),
    ("en", "Ghana has ordered 30 K2 tanks from Hyundai Rotem. At least eight of the armoured vehicles will be assembled in Accra.", "K2 tanks"),
    ("cs", "Ghana koupí od firmy Excalibur Army 30 samohybných houfnic DITA. Prvních osm děl má dostat příští rok.", "Dita howitzers"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "item"), GENERAL_WORDS)
def test_some_of_the_things_are_known_by_a_word_not_used_before(code: str, text: str, item: str) -> None:
    claims = sentence(text, code)
    assert [c.item for c in claims] == [item, item]
    assert links(claims) == [(2, "part_of", 1)]


def test_a_word_behind_of_without_an_article_names_another_thing() -> None:
    text = "La France cède à l'Ukraine douze canons Caesar et une trentaine de véhicules blindés."
    assert [c.item for c in sentence(text, "fr")] == ["Caesar howitzers", "armoured vehicles"]


EARLIER = [
    ("uk", "Норвегія виділить 500 мільйонів крон на виготовлення 20 гаубиць «Богдана» в Україні. Шість гаубиць із попередньої партії Україна вже отримала."),
    ("en", "Norway will pay 500 million kroner for 20 Bohdana howitzers for Ukraine. Six howitzers from an earlier batch have already reached Ukraine."),
    ("ru", "Индия намерена купить у России четыре комплекта С-400 за 3 млрд долларов. Два комплекта по старому контракту Москва передаст индийским ВВС к ноябрю."),
    ("de", "Norwegen bezahlt der Ukraine 20 Haubitzen vom Typ Bohdana für 500 Millionen Kronen. Sechs Haubitzen aus einer früheren Lieferung sind schon in der Ukraine."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), EARLIER)
def test_things_of_an_earlier_batch_are_no_part_of_the_new_deal(code: str, text: str) -> None:
    claims = sentence(text, code)
    assert len(claims) > 1
    assert not links(claims)


PRICES = [
    ("de", "Das Bundesheer bekommt acht leichte Kampfflugzeuge M-346 des italienischen Herstellers Leonardo. Der Vertrag über 700 Millionen Euro sei am Freitag unterzeichnet worden.", 8, 700_000_000),
    ("it", "La Norvegia comprerà tre batterie SAMP/T NG dal consorzio Eurosam. La spesa prevista non supera i 9 miliardi di corone.", 3, 9_000_000_000),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "count", "price"), PRICES)
def test_a_price_told_in_the_next_sentence_is_that_of_the_deal(
    code: str, text: str, count: int, price: int
) -> None:
    (deal,) = sentence(text, code)
    assert deal.quantity
    assert deal.amount
    assert (deal.type, deal.quantity.value, deal.amount.value) == ("purchase", count, price)


def test_what_a_sum_allows_to_buy_is_its_count() -> None:
    text = "Le gouvernement belge va verser 40 millions d'euros à l'Ukraine pour ses achats d'obus d'artillerie. La somme doit permettre d'acquérir 12 000 obus de 155 mm."
    (money,) = sentence(text, "fr")
    assert money.quantity
    assert (money.type, money.quantity.value) == ("funding", 12_000)


def test_orders_for_local_firms_in_return_are_no_price() -> None:
    text = "Österreich kauft bei Leonardo acht Kampfflugzeuge M-346. Heimische Betriebe sollen im Gegenzug Aufträge im Wert von rund 200 Millionen Euro erhalten."
    assert [c.amount for c in sentence(text, "de")] == [None]


def test_the_model_before_a_name_is_that_thing() -> None:
    text = "Portugal recebeu quatro dos doze aviões A-29N Super Tucano encomendados à brasileira Embraer."
    assert {c.item for c in sentence(text, "pt")} == {"Super Tucano"}


SHARED = [
    ("nl", "België en Nederland hebben bij het Noorse Kongsberg acht NASAMS-systemen besteld. Vijf ervan zijn voor Nederland, de overige drie voor België, dat daarvoor 600 miljoen euro betaalt."),
    ("en", "Belgium and the Netherlands have ordered eight NASAMS systems from Norway's Kongsberg. Five of them are for the Netherlands, the other three for Belgium, which will pay 600 million euros for them."),
    ("de", "Belgien und die Niederlande haben bei Kongsberg acht NASAMS-Systeme bestellt. Fünf davon sind für die Niederlande, die übrigen drei für Belgien, das dafür 600 Millionen Euro zahlt."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), SHARED)
def test_things_for_one_of_several_buyers_are_its_part_of_the_purchase(code: str, text: str) -> None:
    claims = sentence(text, code)
    assert [(c.type, c.buyer) for c in claims[1:]] == [("purchase", ("NL",)), ("purchase", ("BE",))]
    assert links(claims) == [(2, "part_of", 1), (3, "part_of", 1)]


def test_a_participle_between_commas_does_not_govern_what_is_due() -> None:
    text = "Le Ghana a commandé dix hélicoptères H225M à Airbus. Les deux premiers appareils, assemblés à Marignane, sont attendus en 2027."
    claims = sentence(text, "fr")
    assert [c.type for c in claims] == ["purchase", "delivery"]
    assert links(claims) == [(2, "part_of", 1)]


def test_some_of_the_things_just_told_are_given_as_part_of_them() -> None:
    text = "Deutschland lässt für die Ukraine 20 Haubitzen vom Typ RCH 155 bauen. Mindestens sechs der Geschütze sollen noch vor Jahresende übergeben werden."
    assert links(sentence(text, "de")) == [(2, "part_of", 1)]


OTHERS = [
    ("en", "Belgium and the Netherlands have ordered eight NASAMS systems from Norway's Kongsberg. Talks on nine more F-35s for the Belgian air force continue with Lockheed Martin."),
    ("nl", "België en Nederland hebben bij het Noorse Kongsberg acht NASAMS-systemen besteld. Over negen extra F-35's voor de Belgische luchtmacht wordt met Lockheed Martin nog gesproken."),
    ("de", "Belgien und die Niederlande haben bei Kongsberg acht NASAMS-Systeme bestellt. Über neun weitere F-35 für die belgische Luftwaffe wird mit Lockheed Martin noch gesprochen."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_more_of_another_thing_with_another_firm_is_another_deal(code: str, text: str) -> None:
    *_, jets = sentence(text, code)
    assert (jets.item, jets.buyer, jets.seller) == ("F-35", ("BE",), ("Lockheed Martin", "US"))
    assert not jets.links


SCHEMES = [
    ("bg", "България купува от „Талес“ шест радара за 150 млн. евро. Парите за сделката са осигурени чрез европейския инструмент SAFE. По него Европейският съюз ще отпусне на България заеми на стойност до 3 млрд. евро за покупка на оръжие."),
    ("ro", "România cumpără de la Rheinmetall 12 sisteme Skyranger pentru 300 de milioane de euro. Finanțarea se asigură din instrumentul european SAFE, prin care Comisia Europeană acordă României un împrumut de 16 miliarde de euro pentru dotarea armatei."),
    ("de", "Rumänien hat bei Rheinmetall 12 Systeme Skyranger für 300 Millionen Euro bestellt. Finanziert wird das Vorhaben aus dem europäischen Programm SAFE, aus dem die EU Rumänien Darlehen in Höhe von 16 Milliarden Euro gewährt."),
    ("hr", "Hrvatska je s tvrtkom MBDA potpisala ugovor o nabavi četiri sustava VL MICA za 200 milijuna eura. Ugovor se financira iz europskog instrumenta SAFE, iz kojega je Hrvatskoj odobren zajam do 1,5 milijardi eura."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), SCHEMES)
def test_a_scheme_of_loans_pays_a_deal_smaller_than_what_it_lends(code: str, text: str) -> None:
    claims = sentence(text, code)
    assert [
        (claims[one - 1].type, relation, claims[other - 1].type) for one, relation, other in links(claims)
    ] == [("purchase", "financed_by", "loan")]


PACKAGES = [
    ("sv", "Sverige ger ett nytt militärt stödpaket till Ukraina. Paketet är värt 5 miljarder kronor. Ur försvarets lager skänker Sverige åtta stridsbåtar till Ukraina. Vidare ger Sverige Ukraina 400 miljoner kronor för drönare."),
    ("en", "Sweden is giving Ukraine a new military aid package worth 5 billion kronor. From its stocks Sweden will give Ukraine eight combat boats. Sweden will also give Ukraine 400 million kronor for drones."),
    ("da", "Danmark giver en ny donationspakke med militær støtte til Ukraine. Pakken er på 5 milliarder kroner. Fra egne lagre donerer Danmark otte kampvogne til Ukraine. Derudover giver Danmark Ukraine 400 millioner kroner til droner."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), PACKAGES)
def test_what_the_giver_of_a_package_gives_is_part_of_it(code: str, text: str) -> None:
    claims = sentence(text, code)
    assert [len(c.links) for c in claims] == [0, 1, 1]
    assert {(relation, other) for _, relation, other in links(claims)} == {("part_of", 1)}


def test_gifts_of_others_and_sums_that_a_package_cannot_hold_are_no_part_of_it() -> None:
    text = "Sweden is giving Ukraine a new military aid package worth 5 billion kronor. Norway will give Ukraine eight combat boats. Sweden will also give Ukraine 9 billion kronor for drones."
    assert not links(sentence(text, "en"))


def test_the_year_behind_is_no_rate() -> None:
    text = "Österreich hat bei Leonardo neun Flugzeuge M-346 bestellt. Sechs Maschinen werden 2028 geliefert, die übrigen drei im Jahr darauf."
    claims = sentence(text, "de")
    assert [c.period for c in claims] == [None, None, None]
    assert links(claims) == [(2, "part_of", 1), (3, "part_of", 1)]


def test_some_of_the_things_bought_are_part_of_all_of_them() -> None:
    text = "The Philippines on Tuesday signed a contract with Japan's Mitsubishi Electric for six air surveillance radars. Four of the radars will be fixed. The first two are due to be handed over in May."
    claims = sentence(text, "en")
    assert (2, "part_of", 1) in links(claims)
