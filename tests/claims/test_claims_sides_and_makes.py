"""Who stands on which side, and of which make things are: stocks, gifts asked for, shared nouns, makes no table knows."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

FROM_STOCKS = [
    ("uk", "Сорок бронетранспортерів M113 із запасів данської армії вже прибули в Україну."),
    ("en", "Forty M113 carriers from the stocks of the Danish army have arrived in Ukraine."),
    ("en", "Ukraine has received 40 M113 carriers from Danish army stocks."),
    ("de", "40 Transportpanzer M113 aus Beständen der dänischen Armee sind in der Ukraine eingetroffen."),
    ("de", "Die Ukraine hat 40 Transportpanzer M113 aus dänischen Beständen erhalten."),
    ("fr", "Quarante blindés M113 issus des stocks de l'armée danoise sont arrivés en Ukraine."),
    ("it", "Quaranta blindati M113 delle scorte dell'esercito danese sono arrivati in Ucraina."),
    ("es", "Cuarenta blindados M113 de las reservas del ejército danés llegaron a Ucrania."),
    ("pl", "Czterdzieści transporterów M113 z zapasów duńskiej armii dotarło na Ukrainę."),
    ("cs", "Ukrajina dostala 40 transportérů M113 ze zásob dánské armády."),
    ("ru", "Сорок бронетранспортёров M113 со складов датской армии прибыли на Украину."),
    ("fi", "Ukraina on saanut 40 M113-kuljetuspanssariajoneuvoa Tanskan armeijan varastoista."),
    ("tr", "Ukrayna, Danimarka ordusunun stoklarından 40 M113 zırhlı personel taşıyıcı teslim aldı."),
    ("hu", "Ukrajna 40 M113-as páncélost kapott a dán hadsereg készleteiből."),
    ("nl", "Oekraïne heeft 40 M113-pantservoertuigen uit voorraden van het Deense leger gekregen."),
]  # fmt: skip
ASKED_FOR_NOTHING = [
    ("uk", "Київ попросив Осло безоплатно передати три батареї NASAMS."),
    ("pl", "Ukraina zwróciła się do Norwegii o nieodpłatne przekazanie trzech baterii NASAMS."),
]  # fmt: skip
SHARED_NOUN = [
    ("uk", "Українські та данські підприємства спільно виготовлятимуть близько 900 дронів-перехоплювачів на місяць."),
    ("en", "Ukrainian and Danish companies will jointly build about 900 interceptor drones a month."),
    ("nl", "Oekraïense en Deense bedrijven gaan samen zo'n 900 onderscheppingsdrones per maand bouwen."),
    ("es", "Empresas ucranianas y danesas fabricarán juntas unos 900 drones interceptores al mes."),
    ("fr", "Des entreprises ukrainiennes et danoises produiront ensemble 900 drones intercepteurs par mois."),
    ("de", "Ukrainische und dänische Firmen bauen gemeinsam rund 900 Abfangdrohnen im Monat."),
    ("pl", "Ukraińskie i duńskie firmy będą wspólnie produkować około 900 dronów przechwytujących miesięcznie."),
]  # fmt: skip
HELD_BY_THE_ORDER = [
    ("sv", "Litauen beställer luftvärnssystemet RBS 70 av Saab för 900 miljoner kronor, meddelar den svenska koncernen. I ordern ingår 14 radarer av typen Giraffe."),
    ("de", "Litauen bestellt bei Saab das Flugabwehrsystem RBS 70 für 90 Millionen Euro. Der Auftrag umfasst auch 14 Radare vom Typ Giraffe, teilte der schwedische Konzern mit."),
    ("fr", "La Lituanie achète à Saab le système RBS 70 pour 90 millions d'euros. La commande comprend aussi 14 radars Giraffe, a indiqué le groupe suédois."),
]  # fmt: skip
MAKES = [
    ("it", "L'esercito dell'Iraq sta trattando l'acquisto di tre radar Kronos per la difesa aerea.", "Kronos radars"),
    ("en", "The Ukrainian army would like to buy five Lanza radars from Indra for air defence.", "Lanza radars"),
    ("ru", "Армия Казахстана купит 14 турецких военных беспилотников «Ласка».", "Laska drones"),
    ("de", "Die estnische Armee kauft vier Radare vom Typ Lanza für die Luftverteidigung.", "Lanza radars"),
    ("pl", "Polska podaruje Mołdawii 14 transporterów Ryś.", "Ryś armoured personnel carriers"),
    ("sv", "Den svenska armén köper fyra Lanza-radarer för luftförsvaret.", "Lanza radars"),
    ("tr", "Türk ordusu dört Lanza radarı satın alacak.", "Lanza radars"),
]  # fmt: skip


def _claims(code: str, text: str) -> tuple[Claim, ...]:
    return extract_one(document(f"Report\n\n{text}\n", code, "one")).claims


@pytest.mark.parametrize(("code", "text"), FROM_STOCKS)
def test_whose_stocks_things_come_from_gives_them(code: str, text: str) -> None:
    (claim,) = _claims(code, text)
    assert (claim.funder, claim.recipient, claim.buyer) == (("DK",), ("UA",), None)


def test_what_is_bought_from_stocks_is_sold_by_their_owner() -> None:
    (claim,) = _claims("en", "Poland bought 44 Leopard 1 tanks from the stocks of the Belgian army.")
    assert (claim.buyer, claim.seller) == (("PL",), ("BE",))


@pytest.mark.parametrize(("code", "text"), ASKED_FOR_NOTHING)
def test_who_is_asked_to_give_for_nothing_is_no_seller(code: str, text: str) -> None:
    (claim,) = _claims(code, text)
    assert (claim.type, claim.funder, claim.recipient, claim.seller) == ("request", ("NO",), ("UA",), None)


@pytest.mark.parametrize(("code", "text"), SHARED_NOUN)
def test_two_adjectives_may_share_a_noun(code: str, text: str) -> None:
    (claim,) = _claims(code, text)
    assert claim.producer == ("UA", "DK")


@pytest.mark.parametrize(("code", "text"), HELD_BY_THE_ORDER)
def test_what_an_order_holds_is_for_who_placed_it(code: str, text: str) -> None:
    (radars,) = [claim for claim in _claims(code, text) if claim.quantity and claim.quantity.value == 14]
    assert (radars.buyer, radars.seller) == (("LT",), ("Saab", "SE"))


def test_who_hands_over_what_a_gift_pays_for_sells_it() -> None:
    text = (
        "Norwegen finanziert der Ukraine zwei Feuereinheiten IRIS-T SLM für drei Milliarden Kronen. "
        "Der Hersteller Diehl Defence will die erste der beiden Einheiten im Mai übergeben."
    )
    paid, handed = _claims("de", text)
    assert paid.seller == handed.seller == ("Diehl Defence", "DE")
    assert paid.funder == handed.funder == ("NO",)


def test_a_further_batch_comes_from_who_gave_the_first() -> None:
    text = (
        "Тридцять бронетранспортерів M113 із запасів данської армії вже прибули в Україну. "
        "Друга партія, до 25 машин, вирушить у вересні."
    )
    assert [claim.funder for claim in _claims("uk", text)] == [("DK",), ("DK",)]


@pytest.mark.parametrize(("code", "text", "item"), MAKES)
def test_a_make_that_no_table_knows_stands_beside_its_kind(code: str, text: str, item: str) -> None:
    (claim,) = _claims(code, text)
    assert claim.item == item
    assert item.split(maxsplit=1)[0][:3] in claim.quote or code == "ru"


TWO_SELLERS = [
    ("it", "La Grecia starebbe per ordinare a Leonardo e alla tedesca Rheinmetall altri 40 cingolati Lynx, per una spesa compresa tra 500 e 600 milioni di euro."),
    ("en", "Greece is about to order from Leonardo and from Germany's Rheinmetall another 40 Lynx vehicles."),
]  # fmt: skip
OF_A_FIRM = [
    ("uk", "КИЇВ, 5 травня — Норвегія виділить 900 млн крон на виробництво 300 безпілотників «Ластівка» компанії Ukrspecsystems, повідомив міністр оборони."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), TWO_SELLERS)
def test_two_firms_of_one_order_both_sell(code: str, text: str) -> None:
    (claim,) = _claims(code, text)
    assert claim.buyer == ("GR",)
    assert {"Leonardo", "Rheinmetall"} <= set(claim.seller or ())


@pytest.mark.parametrize(("code", "text"), OF_A_FIRM)
def test_the_firm_of_things_whose_making_is_paid_for_makes_them(code: str, text: str) -> None:
    (claim,) = _claims(code, text)
    assert (claim.type, claim.funder, claim.recipient) == ("funding", ("NO",), ("UA",))
    assert (claim.producer or ())[-1] == "UA"


def test_a_scheme_that_gets_somebody_arms_takes_nothing_from_who_pays_in() -> None:
    text = (
        "Denemarken stort 90 miljoen euro in PURL, het programma waarmee Oekraïne Amerikaanse wapens krijgt."
    )
    (claim,) = _claims("nl", text)
    assert (claim.type, claim.funder, claim.recipient, claim.seller) == ("funding", ("DK",), ("UA",), ("US",))


def test_talks_in_a_passive_are_with_the_seller() -> None:
    text = (
        "België en Nederland hebben bij Kongsberg tien NASAMS besteld. Over zeven extra F-35's voor de Belgische "
        "luchtmacht wordt met de Amerikaanse fabrikant Lockheed Martin nog gesproken."
    )
    jets = _claims("nl", text)[-1]
    assert (jets.buyer, jets.seller) == (("BE",), ("Lockheed Martin", "US"))


def test_works_of_the_army_have_a_short_name_and_a_state() -> None:
    text = (
        "El Ejército del Perú firmó con Hyundai Rotem la compra de 90 blindados K808. Unos 20 K808 se ensamblarían en "
        "los talleres de la Fábrica de Armas y Municiones del Ejército (FAME), cerca de Lima."
    )
    made = _claims("es", text)[-1]
    assert (made.buyer, made.producer) == (("PE",), ("FAME", "PE"))


def test_a_guarantee_is_for_no_thing_and_a_loan_not_for_a_gift_before_it() -> None:
    text = (
        "La Roumanie achète 24 canons Caesar. Bucarest les paiera grâce à un emprunt de 240 millions d'euros. "
        "L'État français garantira au plus 200 millions de ce prêt."
    )
    assert _claims("fr", text)[-1].item is None
    text = (
        "El Ejército del Perú firmó con Hyundai Rotem la compra de 38 tanques K2. Corea del Sur regalará además a la "
        "Marina peruana una corbeta de la clase Pohang. El ministro negó que Seúl vaya a prestar al Perú 700 millones "
        "de dólares para financiar la operación."
    )
    (loan,) = [claim for claim in _claims("es", text) if claim.type == "loan"]
    assert loan.item in {None, "K2 tanks"}


def test_a_loan_is_for_the_one_thing_that_is_paid_with_it() -> None:
    text = (
        "Unia Europejska pożyczy Polsce z programu SAFE 1,1 mld euro. Z tych pieniędzy wojsko ma kupić w Hucie Stalowa "
        "Wola 96 bojowych wozów piechoty Borsuk."
    )
    loan, vehicles = _claims("pl", text)
    assert loan.item == vehicles.item == "Borsuk"


def test_who_asks_has_only_a_plan() -> None:
    text = "Kyiv has asked Oslo for two NASAMS batteries, Ukrainian defence minister Denys Shmyhal told reporters."
    (claim,) = _claims("en", text)
    assert (claim.type, claim.status) == ("request", "planned")


def test_a_sum_over_two_things_is_for_both() -> None:
    text = (
        "El Ejército del Perú y la surcoreana Hyundai Rotem firmaron un acuerdo marco para la adquisición de 40 carros de "
        "combate K2 y 90 blindados de ruedas K808. El conjunto costaría unos 1.700 millones de dólares."
    )
    (whole,) = [claim for claim in _claims("es", text) if claim.amount]
    assert whole.item == "K2 tanks and K808 armoured vehicles"


def test_who_pays_for_it_pays_for_what_was_handed_over_before() -> None:
    text = (
        "Wiosną do Kiszyniowa ma trafić radar Ground Master 200 francuskiej firmy Thales. Zapłaci za niego Unia "
        "Europejska, która wyłoży ponad 14 mln euro, powiedział minister obrony Mołdawii."
    )
    (claim,) = _claims("pl", text)
    assert (claim.item, claim.seller, claim.funder) == ("Ground Master 200", ("Thales", "FR"), ("EU",))


def test_the_refit_of_a_ship_is_a_thing() -> None:
    text = (
        "L'ammodernamento della nave della Marina sarà affidato a Fincantieri per circa 300 milioni di euro."
    )
    (claim,) = _claims("it", text)
    assert (claim.item, claim.seller) == ("ship refit", ("Fincantieri", "IT"))


LET_BUILD = [
    ("de", "Dänemark lässt für die Ukraine 14 weitere Radhaubitzen vom Typ RCH 155 bauen. Der Ausschuss gab dafür knapp 200 Millionen Euro frei. Auftragnehmer ist KNDS Deutschland."),
    ("it", "La Danimarca fa costruire tre fregate FDI da Naval Group."),
    ("sv", "Danmark låter bygga 14 stridsbåtar hos Saab."),
    ("nl", "Denemarken laat twee fregatten bouwen bij Damen."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), LET_BUILD)
def test_who_lets_things_be_built_buys_them(code: str, text: str) -> None:
    claim = next(claim for claim in _claims(code, text) if claim.quantity)
    assert (claim.type, claim.buyer, claim.producer) == ("purchase", ("DK",), None)
    assert len(claim.seller or ()) == 2


def test_an_option_that_its_buyer_leaves_is_for_the_same_seller() -> None:
    text = (
        "Das Bundesheer kauft zwölf Jets M-346 des italienischen Herstellers Leonardo. Eine Option auf fünf weitere "
        "Flugzeuge wird das Ministerium in Wien nicht einlösen."
    )
    option = _claims("de", text)[-1]
    assert (option.buyer, option.seller) == (("AT",), ("Leonardo", "IT"))


def test_whose_things_go_to_another_one_gives_them() -> None:
    text = "Latvian defence minister Jan Kask denied that the army's 24 older FH-70 guns would now go to Ukraine."
    (claim,) = _claims("en", text)
    assert (claim.status, claim.funder, claim.recipient) == ("denied", ("LV",), ("UA",))
