"""How far somebody's account goes: points of a list, what stands between two of their words, headings, answers."""

import pytest
from tests.claims.claims_samples import TITLES, document

from rempart.claims.extraction import extract_one

# Language, text behind the title, who says each claim in the order of the text.
ACCOUNTS = [
    # the points of a list are told by who opens it
    ("en", "Norway will give Ukraine a package, Defence Minister Kari Solberg said. She named these parts:\n\n• Norway will give Ukraine 20 howitzers\n• Norway will pay 300 million crowns for drones", ["Kari Solberg"] * 2),
    ("fr", "La Belgique aidera l'Ukraine, a annoncé la ministre de la Défense, Anne Lambert. Elle a donné le détail :\n\n– la Belgique donnera 12 obusiers à l'Ukraine ;\n– la Belgique versera 80 millions d'euros à l'Ukraine.", ["Anne Lambert"] * 2),
    ("uk", "Литва надасть Україні пакет допомоги, повідомив міністр оборони Томас Петраускас. За його словами, до пакета входять:\n\n– 20 гаубиць;\n– 30 млн євро на дрони.", ["Tomas Petrauskas"] * 2),
    ("no", "Norge gir Ukraina en pakke, sa forsvarsminister Kari Solberg. Ifølge statsråden er dette delene:\n\n• Norge gir Ukraina 20 haubitser\n• Norge gir 300 millioner kroner til droner", ["Kari Solberg"] * 2),
    # other states in between two words of one speaker
    ("en", "Latvia will send Ukraine 12 howitzers, Ukrainian Defence Minister Taras Boiko said.\n\nSweden will transfer 30 mortars. Denmark will pay 90 million euros for drones, Boiko added.", ["Taras Boiko"] * 3),
    ("ru", "Латвия передаст Украине 12 гаубиц, сообщил министр обороны Латвии Андрис Калныньш.\n\nШвеция выделит Украине 30 миномётов. Дания даст 90 млн евро на дроны, сказал Калныньш.", ["Andris Kalnynsh"] * 3),
    ("pl", "Łotwa przekaże Ukrainie 12 haubic, poinformował minister obrony Jan Kowalski.\n\nSzwecja przekaże 30 moździerzy. Dania da 90 mln euro na drony, dodał Kowalski.", ["Jan Kowalski"] * 3),
    ("de", "Lettland liefert der Ukraine 12 Haubitzen, sagte Verteidigungsminister Jonas Berger.\n\nSchweden liefert 30 Mörser. Dänemark zahlt 90 Millionen Euro für Drohnen, sagte Berger.", ["Jonas Berger"] * 3),
    # a heading ends an account
    ("en", "Greece will buy 12 howitzers, the daily Ora Nea reported.\n\nAn earlier order\n\nThe navy ordered 4 frigates from Naval Group.", ["Ora Nea", ""]),
    ("fr", "D'après La Tribune, la Grèce veut acheter 12 obusiers.\n\nCe qui est déjà commandé\n\nLa Grèce a commandé 4 frégates à Naval Group.", ["La Tribune", ""]),
    ("es", "Según el diario La Hora, Grecia comprará 12 obuses.\n\nLo que ya se compró\n\nGrecia encargó 4 fragatas a Naval Group.", ["La Hora", ""]),
    # a statement is its issuer's
    ("en", "Kenya will buy 12 howitzers, the Kenyan Ministry of Defence said. The statement said 30 mortars would be bought for 20 million dollars.", ["Kenyan Ministry of Defence"] * 2),
    ("es", "Kenia comprará 12 obuses, informó el Ministerio de Defensa de Kenia. Según el comunicado, se comprarán 30 morteros por 20 millones de dólares.", ["Kenyan Ministry of Defence"] * 2),
    ("it", "Il Kenya comprerà 12 obici, ha annunciato il ministero della Difesa del Kenya. Secondo la nota, saranno acquistati 30 mortai per 20 milioni di dollari.", ["Kenyan Ministry of Defence"] * 2),
    # it says so in the statement: the account goes on into the next paragraph
    ("uk", "Кенія купить 12 гаубиць, повідомило Міністерство оборони Кенії.\n\nКраїна також передасть Україні 30 мінометів, ідеться в повідомленні.", ["Kenyan Ministry of Defence"] * 2),
    ("de", "Kenia kauft 12 Haubitzen, teilte das kenianische Verteidigungsministerium mit.\n\nGekauft werden den Angaben zufolge auch 30 Mörser für 20 Millionen Euro.", ["Kenyan Ministry of Defence"] * 2),
    ("nl", "Kenia koopt 12 houwitsers, meldde het Keniaanse ministerie van Defensie.\n\nOok koopt het land 30 mortieren voor 20 miljoen euro, aldus het persbericht.", ["Kenyan Ministry of Defence"] * 2),
    # the bodies that notices come from and auditors tell all their text, from one heading to the next
    ("en", "The State Department has made a determination approving a possible Foreign Military Sale to Norway.\n\nNorway has requested to buy:\n\n• Twelve (12) howitzers\n\nWhat else\n\nNorway already bought 30 mortars.", ["Defense Security Cooperation Agency"] * 2),
    ("fr", "La Cour des comptes française constate dans un rapport que la France a commandé 12 obusiers.\n\nDes retards\n\nLa France a livré 30 mortiers à l'Ukraine, note le rapport.", ["French Court of Auditors"] * 2),
    ("pl", "Najwyższa Izba Kontroli podała w raporcie, że Polska zamówiła w 2023 r. 12 haubic.\n\nOpóźnienia\n\nPolska przekazała Ukrainie 30 moździerzy.", ["Polish Supreme Audit Office"] * 2),
    ("sv", "Riksrevisionen konstaterar i en rapport att Sverige beställde 12 haubitsar.\n\nFörseningar\n\nSverige ger Ukraina 30 granatkastare.", ["Swedish National Audit Office"] * 2),
    # the pronoun of a body
    ("fr", "Le ministère grec de la Défense conteste ces retards. Il assure que la Grèce achètera 12 obusiers.", ["Greek Ministry of Defence"]),
    # this was said by whom the next paragraph names
    ("uk", "Литва передасть Україні 12 гаубиць для бригад, які воюють на сході.\n\nПро це повідомив міністр оборони Литви Томас Петраускас.", ["Tomas Petrauskas"]),
    # the minister of one state tells what the others give
    ("uk", "Міністр оборони України Тарас Бойко назвав внески. За словами міністра, Німеччина передасть Україні 12 гаубиць. Норвегія передасть 30 мінометів. Іспанія виділить 50 млн євро на дрони.", ["Taras Boiko"] * 3),
    # what was said of talks without a figure goes on with what others will give
    ("uk", "Президент України Тарас Бойко повідомив про підсумки переговорів. Норвегія спрямує на дрони 7 млрд крон. Данія профінансує 18 гаубиць.", ["Taras Boiko"] * 2),
    # a pronoun inside the verb; who denies a report, without its medium; words that only say what a firm is
    ("fr", "La Grèce achètera 12 obusiers, a annoncé la ministre grecque Anne Lambert.\n\nLa Grèce donnera 30 mortiers à l'Ukraine, a-t-elle ajouté.", ["Anne Lambert"] * 2),
    ("fr", "Le ministère grec de la Défense a démenti une information de La Tribune selon laquelle la Grèce achèterait 12 obusiers.", ["Greek Ministry of Defence"]),
    ("fr", "KNDS France, spécialiste de l'artillerie, annonce avoir signé avec la Grèce un contrat pour 12 obusiers.", ["KNDS France"]),
    ("en", "Norway has enough shells, Defence Minister Kari Holm said.\n\nHolm rejected a report by the River Gazette that Norway would give Ukraine 12 howitzers.", ["Kari Holm"]),
    # a notice of possible sales goes on with the next buyer
    ("en", "Norway may buy 12 howitzers for $90 million, the Defense Security Cooperation Agency said.\n\nTunisia has requested to buy 30 mortars.", ["Defense Security Cooperation Agency"] * 2),
    # a preposition is no source: for which somebody pays
    ("pl", "Minister obrony Jan Kowalski powiedział, że umowa dotyczy 24 haubic, za które Polska zapłaci 610 mln zł.", ["Jan Kowalski"]),
    # the company of the text, not the one whose company it is
    ("en", "Kongsberg, a company of the Dutch group Thales, will make 200 drones a month, the company said.", ["Kongsberg"]),
    ("pl", "Mesko, spółka Polskiej Grupy Zbrojeniowej, będzie produkować 200 rakiet miesięcznie – poinformowała spółka.", ["Mesko"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names"), ACCOUNTS)
def test_an_account_goes_as_far_as_somebody_tells_it(language: str, text: str, names: list[str]) -> None:
    report = extract_one(document(f"{TITLES[language]}\n{text}", language))
    told = [" ".join(claim.attributed_to) for claim in report.claims]
    assert told == names


# Language, text behind the title, who says the last claim.
SPEAKERS = [
    # a full name right before the verb, behind a long office
    ("ru", "Директор ведомства по сотрудничеству Пётр Лавров рассказал журналистам, что Индия купит 12 гаубиц.", "Petr Lavrov"),
    ("en", "Peru will buy 12 howitzers, agency director Luis Rojas said.", "Luis Rojas"),
    # said in a parliament by somebody
    ("pl", "Polska kupi 12 haubic, poinformował w Sejmie wiceminister obrony narodowej Jan Kowalski.", "Jan Kowalski"),
    ("fr", "La Grèce achètera 12 obusiers, a assuré à la presse le ministre grec de la Défense, Nikos Pappas.", "Nikos Pappas"),
    # what a minister is for
    ("uk", "Литва закупить 12 гаубиць, заявив міністр економіки Литви Томас Петраускас.", "Tomas Petrauskas"),
    # unnamed people in the words of the text
    ("en", "Greece will buy 12 howitzers, two people familiar with the decision said.", "two people familiar with the decision"),
    ("en", "Greece will buy 12 howitzers, a person with knowledge of the tender said.", "person with knowledge of the tender"),
    # a spokesperson of the company told of
    ("en", "Kongsberg will make 500 missiles a year from 2028, a spokesperson said. In Ukraine it has no plant.", "Kongsberg"),
    # according to which
    ("pl", "Pisała o tym „Rzeczpospolita”, według której Polska kupi 12 haubic.", "Rzeczpospolita"),
    ("fr", "Un quotidien a publié un document. C'est Le Monde, selon lequel la Grèce achètera 12 obusiers.", "Le Monde"),
    # the head of a department is its minister
    ("uk", "Україна купить 30 мінометів, сказав міністр оборони України Тарас Бойко. Латвія передасть 12 гаубиць, уточнив очільник відомства.", "Taras Boiko"),
    # a namesake of somebody known
    ("en", "Greece will buy 12 howitzers, said Andrii Lavrov, a director of the maker.", "Andrii Lavrov"),
    # a name with an initial
    ("en", "Greece will buy 12 howitzers, chairman Nikos P. Pappas said.", "Nikos P. Pappas"),
    # who has spoken with a particle in the name
    ("en", "Dutch Defence Minister Joost van Aalst visited Kyiv. Van Aalst told reporters that The Hague would buy 12 howitzers.", "Joost van Aalst"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name"), SPEAKERS)
def test_who_speaks_is_found(language: str, text: str, name: str) -> None:
    claims = extract_one(document(f"{TITLES[language]}\n{text}", language)).claims
    assert claims[-1].attributed_to[-1] == name


def test_an_interview_is_told_by_who_answers() -> None:
    text = (
        "'We need orders': a maker of drones looks for buyers\nMarta Kovalenko, director of Sima, spoke to the Courier.\n\n"
        "Who buys from you?\n\nFinland signed a contract with us for 600 drones.\n\n"
        "And at home?\n\nThe agency ordered 900 drones from us.\n\n"
        "Background\n\nUkraine bought 40 howitzers from BAE Systems.\n"
    )
    told = {c.quantity.value: c.attributed_to for c in extract_one(document(text)).claims if c.quantity}
    assert told == {600: ("Marta Kovalenko",), 900: ("Marta Kovalenko",), 40: ()}


def test_a_ministry_that_a_text_does_not_place_is_of_the_state_it_is_about() -> None:
    text = (
        "India buys missiles\nNEW DELHI - India has ordered 300 missiles. Brasília put out feelers to Italy too.\n"
        "By May 40 launchers will be delivered to it, the Ministry of Defence said.\n"
    )
    (claim,) = [c for c in extract_one(document(text)).claims if c.quantity and c.quantity.value == 40]
    assert claim.attributed_to == ("Indian Ministry of Defence",)
