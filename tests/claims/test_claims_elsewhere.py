"""What the tables of Greek, Turkish, Finnish, Hungarian and the others must say, and where they must be silent."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

# Trains, strikers, dividends and ambulances, told with the words of arms deals.
NO_DEALS = {
    "bg": (
        "БДЖ купува 35 влака, Левски - нападател"
        "\n"
        "СОФИЯ. БДЖ поръча 35 влака за 600 млн. лева. Левски плати един милион евро за нападател. "
        "Банката ще изплати дивиденти за 200 млн. лева. Болницата получи осем линейки.\n"
    ),
    "cs": (
        "Praha koupí 40 tramvají, Sparta útočníka"
        "\n"
        "PRAHA - Dopravní podnik objednal 40 tramvají za 3,2 miliardy korun. Sparta zaplatila za "
        "útočníka čtyři miliony eur. Česká spořitelna vyplatí akcionářům dividendu 12 miliard. "
        "Nemocnice dostala osm sanitek.\n"
    ),
    "da": (
        "DSB køber 100 tog, FCK henter angriber"
        "\n"
        "KØBENHAVN - DSB har bestilt 100 eltog for 20 milliarder kroner. FCK betaler 40 millioner "
        "kroner for en angriber. Danske Bank udbetaler 10 milliarder i udbytte. Hospitalet får ti "
        "ambulancer.\n"
    ),
    "el": (
        "Οκτώ πυροσβεστικά αεροσκάφη και ένας σκόρερ"
        "\n"
        "ΑΘΗΝΑ - Η κυβέρνηση αγόρασε οκτώ πυροσβεστικά αεροσκάφη για 100 εκατ. ευρώ. Ο Ολυμπιακός "
        "πλήρωσε 12 εκατ. ευρώ για τον επιθετικό της ομάδας. Η τράπεζα θα δώσει μέρισμα 300 εκατ. "
        "ευρώ στους μετόχους.\n"
    ),
    "fi": (
        "Rata-allikka ja pankin osinko"
        "\n"
        "HELSINKI. Valtio rakentaa uuden rautatien 500 miljoonalla eurolla ja tilaa 20 junaa. "
        "Nordea maksaa osinkoja 3 miljardia euroa. HIFK osti hyökkääjän 2 miljoonalla eurolla. "
        "Sairaala saa 12 uutta ambulanssia.\n"
    ),
    "hr": (
        "HŽ nabavlja 21 vlak, Dinamo napadača"
        "\n"
        "ZAGREB - HŽ Putnički prijevoz naručio je 21 vlak za 150 milijuna eura. Dinamo je platio "
        "pet milijuna eura za napadača. Zagrebačka banka isplatit će dividendu od 300 milijuna. "
        "Bolnica je dobila osam vozila hitne pomoći.\n"
    ),
    "hu": (
        "Villamosok és csatárok"
        "\n"
        "BUDAPEST. A főváros 51 villamost vásárol 90 milliárd forintért. A Ferencváros 4 millió "
        "eurót fizetett egy csatárért. Az OTP 150 milliárd forint osztalékot fizet a "
        "részvényeseinek. A kórház 10 mentőautót kapott.\n"
    ),
    "nl": (
        "NS bestelt treinen, Ajax haalt spits"
        "\n"
        "UTRECHT - De NS heeft 60 dubbeldekstreinen besteld voor 900 miljoen euro. Ajax betaalt "
        "20 miljoen voor een spits. ING keert 2 miljard dividend uit. Het ziekenhuis krijgt tien "
        "ambulances.\n"
    ),
    "pt": (
        "CP compra 117 comboios, Benfica um avançado"
        "\n"
        "LISBOA - A CP assinou o contrato para a compra de 117 comboios por 746 milhões de euros. "
        "O Benfica pagou 25 milhões por um avançado. O banco vai distribuir 300 milhões em "
        "dividendos. O hospital recebeu dez ambulâncias.\n"
    ),
    "ro": (
        "CFR cumpără 62 de trenuri, FCSB un atacant"
        "\n"
        "BUCUREȘTI - CFR a semnat contractul pentru 62 de trenuri electrice în valoare de 600 de "
        "milioane de euro. FCSB a plătit două milioane de euro pentru un atacant. Banca "
        "Transilvania acordă dividende de un miliard de lei. Spitalul primește zece ambulanțe.\n"
    ),
    "sk": (
        "Bratislava kúpi električky, Slovan útočníka"
        "\n"
        "BRATISLAVA - Mesto objednalo 40 električiek za 110 miliónov eur. Slovan zaplatil za "
        "útočníka dva milióny eur. Tatra banka vyplatí dividendu 150 miliónov. Nemocnica dostala "
        "osem sanitiek.\n"
    ),
    "sv": (
        "SJ köper 25 tåg, AIK säljer anfallare"
        "\n"
        "STOCKHOLM - SJ har beställt 25 höghastighetståg för 7 miljarder kronor. AIK säljer sin "
        "anfallare till Ajax för 60 miljoner kronor. Swedbank ger aktieägarna 15 miljarder. "
        "Sjukhuset får tolv ambulanser.\n"
    ),
    "tr": (
        "Türk Hava Yolları 75 yolcu uçağı sipariş etti"
        "\n"
        "İSTANBUL - THY, Boeing ile 75 adet 787 için 12 milyar dolarlık anlaşma imzaladı. Şirket "
        "ayrıca hızlı tren seferleri için 30 otobüs alacak. Galatasaray, yeni forvetine 40 milyon "
        "avro ödeyecek. Bütçe açığı 2 trilyon lirayı aştı.\n"
    ),
}


def only(text: str, language: str) -> Claim:
    found = extract_one(document(text, language)).claims
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("language", NO_DEALS)
def test_civil_purchases_are_no_claims(language: str) -> None:
    assert extract_one(document(NO_DEALS[language], language)).claims == ()


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        (
            "hu",
            "Beszerzés\nA német kormány jóváhagyta 20 Eurofighter beszerzését mintegy 3 milliárd euróért.\n",
            3e9,
        ),
        ("fi", "Hankinta\nSaksa tilaa Airbusilta 20 Eurofighteria noin 3,8 miljardilla eurolla.\n", 3.8e9),
    ],
)
def test_eurofighters_are_no_euros(language: str, text: str, value: float) -> None:
    claim = only(text, language)
    assert (claim.item, claim.quantity and claim.quantity.value) == ("Eurofighter Typhoon", 20)
    assert claim.amount is not None
    assert (claim.amount.value, claim.amount.currency) == (value, "EUR")


@pytest.mark.parametrize(
    ("language", "text", "buyer", "seller"),
    [
        ("tr", "Alım\nRomanya, Otokar'dan 1059 zırhlı araç satın alıyor.\n", ("RO",), ("Otokar", "TR")),
        (
            "hu",
            "Vétel\nLengyelország 180 K2 harckocsit vásárol a Hyundai Rotemtől.\n",
            ("PL",),
            ("Hyundai Rotem", "KR"),
        ),
        (
            "fi",
            "Osto\nRuotsi ostaa Rheinmetallilta 44 Leopard-panssarivaunua.\n",
            ("SE",),
            ("Rheinmetall", "DE"),
        ),
        (
            "el",
            "Αγορά\nΗ Πολωνία θα προμηθευτεί 48 άρματα μάχης από τη Rheinmetall.\n",
            ("PL",),
            ("Rheinmetall", "DE"),
        ),
    ],
)
def test_a_firm_in_the_case_of_a_source_sells(
    language: str, text: str, buyer: tuple[str, ...], seller: tuple[str, ...]
) -> None:
    claim = only(text, language)
    assert (claim.buyer, claim.seller) == (buyer, seller)


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("tr", "Yardım\nAlmanya Ukrayna'ya 20 tank vermeyecek.\n", "donation", "denied"),
        ("el", "Άρνηση\nΗ Αθήνα διέψευσε ότι θα στείλει στην Ουκρανία 20 πυραύλους.\n", "donation", "denied"),
        (
            "hr",
            "Pomoć\nNorveška je izdvojila 500 milijuna kruna za oružje za Ukrajinu.\n",
            "funding",
            "announced",
        ),
        (
            "nl",
            "Ontkenning\nFrancken sprak tegen dat België drie fregatten zou kopen.\n",
            "purchase",
            "denied",
        ),
    ],
)
def test_negations_denials_and_pledges(language: str, text: str, kind: str, status: str) -> None:
    claim = only(text, language)
    assert (claim.type, claim.status) == (kind, status)
