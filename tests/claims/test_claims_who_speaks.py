"""Who says it: the name behind an office, titles that stand for a person, sources by what they are."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

# Language, text behind the title, who says the last claim.
CHAINS = [
    # office of a state
    ("en", "Lithuania will buy 12 howitzers, the defence minister of Lithuania, Jonas Petrauskas, said.", "Jonas Petrauskas"),
    ("uk", "Литва купить 12 гаубиць, повідомив міністр оборони Литви Томас Петраускас.", "Tomas Petrauskas"),
    ("ru", "Литва купит 12 гаубиц, сообщил министр обороны Литвы Томас Петраускас.", "Tomas Petrauskas"),
    ("pl", "Litwa kupi 12 haubic, poinformował minister obrony Litwy Jonas Petrauskas.", "Jonas Petrauskas"),
    ("cs", "Litva koupí 12 houfnic, oznámil ministr obrany Litvy Jonas Petrauskas.", "Jonas Petrauskas"),
    ("sk", "Litva kúpi 12 húfnic, oznámil minister obrany Litvy Jonas Petrauskas.", "Jonas Petrauskas"),
    ("hr", "Litva će kupiti 12 haubica, izjavio je ministar obrane Litve Jonas Petrauskas.", "Jonas Petrauskas"),
    ("bg", "Литва ще купи 12 гаубици, съобщи министърът на отбраната на Литва Томас Петраускас.", "Tomas Petrauskas"),
    ("es", "Lituania comprará 12 obuses, anunció el ministro de Defensa de Lituania, Jonas Petrauskas.", "Jonas Petrauskas"),
    ("pt", "A Lituânia vai comprar 12 obuses, anunciou o ministro da Defesa da Lituânia, Jonas Petrauskas.", "Jonas Petrauskas"),
    ("ro", "Lituania va cumpăra 12 obuziere, a anunțat ministrul apărării din Lituania, Jonas Petrauskas.", "Jonas Petrauskas"),
    ("fr", "La Lituanie achètera 12 obusiers, a annoncé le ministre de la Défense de la Lituanie, Jonas Petrauskas.", "Jonas Petrauskas"),
    ("it", "La Lituania comprerà 12 obici, ha annunciato il ministro della Difesa della Lituania, Jonas Petrauskas.", "Jonas Petrauskas"),
    ("de", "Litauen wird 12 Haubitzen kaufen, sagte der Verteidigungsminister Litauens, Jonas Petrauskas.", "Jonas Petrauskas"),
    ("nl", "Litouwen koopt 12 houwitsers, zei de minister van Defensie van Litouwen, Jonas Petrauskas.", "Jonas Petrauskas"),
    ("sv", "Litauen köper 12 haubitsar, sade försvarsministern i Litauen, Jonas Petrauskas.", "Jonas Petrauskas"),
    ("el", "Η Λιθουανία θα αγοράσει 12 οβιδοβόλα, δήλωσε ο υπουργός Άμυνας της Λιθουανίας Τόμας Πετράουσκας.", "Tomas Petraouskas"),
    # spokesman of a body, named
    ("en", "Norway will buy 12 howitzers, a spokesman for the Norwegian Ministry of Defence, Erik Hansen, said. The ministry paid 90 million euros for 20 mortars, the spokesman added.", "Erik Hansen"),
    ("fr", "La Norvège achètera 12 obusiers, a déclaré le porte-parole du ministère norvégien de la Défense, Erik Hansen. Elle a aussi acheté 20 mortiers pour 90 millions d'euros, a ajouté le porte-parole.", "Erik Hansen"),
    ("de", "Norwegen kauft 12 Haubitzen, sagte der Sprecher des norwegischen Verteidigungsministeriums, Erik Hansen. Das Land habe auch 20 Mörser für 90 Millionen Euro bestellt, fügte der Sprecher hinzu.", "Erik Hansen"),
    ("uk", "Норвегія купить 12 гаубиць, повідомила речниця Міноборони Норвегії Марта Гансен. Країна також придбає 20 мінометів за 90 млн євро, додала речниця.", "Marta Hansen"),
    ("ru", "Норвегия купит 12 гаубиц, сообщила представитель Минобороны Норвегии Марта Хансен. Страна также купит 20 миномётов за 90 млн евро, добавила Хансен.", "Marta Khansen"),
    ("pl", "Norwegia kupi 12 haubic, poinformował rzecznik ministerstwa obrony Norwegii Erik Hansen. Kraj kupi też 20 moździerzy za 90 mln euro, dodał rzecznik.", "Erik Hansen"),
    ("es", "Noruega comprará 12 obuses, dijo el portavoz del Ministerio de Defensa de Noruega, Erik Hansen. El país comprará también 20 morteros por 90 millones de euros, añadió el portavoz.", "Erik Hansen"),
    ("it", "La Norvegia comprerà 12 obici, ha detto il portavoce del ministero della Difesa norvegese, Erik Hansen. Comprerà anche 20 mortai per 90 milioni di euro, ha aggiunto il portavoce.", "Erik Hansen"),
    ("nl", "Noorwegen koopt 12 houwitsers, zei de woordvoerder van het Noorse ministerie van Defensie, Erik Hansen. Het land koopt ook 20 mortieren voor 90 miljoen euro, voegde de woordvoerder toe.", "Erik Hansen"),
    ("cs", "Norsko koupí 12 houfnic, uvedl mluvčí norského ministerstva obrany Erik Hansen. Země koupí také 20 minometů za 90 milionů eur, dodal mluvčí.", "Erik Hansen"),
    # title stands for the person
    ("en", "Kenya signed a contract for 12 howitzers, General Peter Otieno told reporters. A separate 61 million dollar deal covers 20 mortars, the general added.", "Peter Otieno"),
    ("fr", "Le Kenya a signé un contrat pour 12 obusiers, a déclaré le général Peter Otieno. Un autre contrat de 61 millions de dollars porte sur 20 mortiers, a ajouté le général.", "Peter Otieno"),
    ("es", "Kenia firmó un contrato por 12 obuses, dijo el general Peter Otieno. Otro contrato de 61 millones de dólares cubre 20 morteros, añadió el general.", "Peter Otieno"),
    ("it", "Il Kenya ha firmato un contratto per 12 obici, ha detto il generale Peter Otieno. Un altro contratto da 61 milioni di dollari riguarda 20 mortai, ha aggiunto il generale.", "Peter Otieno"),
    ("pl", "Kenia podpisała umowę na 12 haubic, powiedział generał Peter Otieno. Kolejna umowa za 61 mln dolarów dotyczy 20 moździerzy, dodał generał.", "Peter Otieno"),
    ("de", "Kenia hat einen Vertrag über 12 Haubitzen unterzeichnet, sagte Botschafter Peter Otieno. Ein weiterer Vertrag über 61 Millionen Dollar umfasst 20 Mörser, ergänzte der Botschafter.", "Peter Otieno"),
    ("uk", "Кенія підписала контракт на 12 гаубиць, сказав генерал Петро Отієно. Інший контракт на 61 млн доларів стосується 20 мінометів, додав генерал.", "Petro Otiieno"),
    # sources with what they are
    ("en", "Parliamentary sources say Greece will buy 12 howitzers.", "parliamentary sources"),
    ("en", "Greece will buy 12 howitzers, a government source said.", "government source"),
    ("en", "Greece will buy 12 howitzers, two industry sources said.", "industry sources"),
    ("en", "Greece will buy 12 howitzers, a source in the Greek Ministry of Defence said.", "source in the Greek Ministry of Defence"),
    ("fr", "Selon des sources parlementaires, la Grèce achètera 12 obusiers.", "parliamentary sources"),
    ("fr", "La Grèce achètera 12 obusiers, selon une source proche du dossier.", "source close to the matter"),
    ("it", "La Grecia comprerà 12 obici, secondo fonti parlamentari.", "parliamentary sources"),
    ("it", "La Grecia comprerà 12 obici, secondo fonti locali.", "local sources"),
    ("es", "Grecia comprará 12 obuses, según fuentes diplomáticas.", "diplomatic sources"),
    ("es", "Grecia comprará 12 obuses, según fuentes del sector.", "industry sources"),
    ("pt", "A Grécia vai comprar 12 obuses, segundo fontes militares.", "military sources"),
    ("de", "Griechenland will 12 Haubitzen kaufen, heißt es aus Koalitionskreisen.", "coalition sources"),
    ("de", "Griechenland kauft nach Angaben aus Branchenkreisen 12 Haubitzen.", "industry sources"),
    ("pl", "Grecja kupi 12 haubic, podało źródło rządowe.", "government source"),
    ("cs", "Řecko koupí 12 houfnic, uvedly vládní zdroje.", "government sources"),
    ("uk", "Греція купить 12 гаубиць, повідомило джерело в Міноборони Греції.", "source in the Greek Ministry of Defence"),
    ("uk", "Греція купить 12 гаубиць, повідомили дипломатичні джерела.", "diplomatic sources"),
    ("ru", "Греция купит 12 гаубиц, сообщил источник в отрасли.", "industry source"),
    ("ru", "Греция купит 12 гаубиц, сообщил источник в правительстве Греции.", "government source"),
    ("el", "Η Ελλάδα θα αγοράσει 12 οβιδοβόλα, αναφέρουν διπλωματικές πηγές.", "diplomatic sources"),
    ("ro", "Grecia va cumpăra 12 obuziere, spun surse guvernamentale.", "government sources"),
    ("nl", "Griekenland koopt 12 houwitsers, zeggen regeringsbronnen.", "government sources"),
    ("sv", "Grekland köper 12 haubitsar, uppger regeringskällor.", "government sources"),
    # the minister is the one of the ministry
    ("en", "The Defence Ministry of Chile signed a contract for 12 howitzers. Two more mortars will be bought for 4 million dollars, the minister said.", "Chilean defence minister"),
    ("es", "El Ministerio de Defensa de Chile firmó un contrato por 12 obuses. Comprará dos morteros por 4 millones de dólares, dijo la ministra.", "Chilean defence minister"),
    ("it", "Il ministero della Difesa cileno ha firmato un contratto per 12 obici. Comprerà due mortai per 4 milioni di dollari, ha detto il ministro.", "Chilean defence minister"),
    ("uk", "Міноборони Литви підписало контракт на 12 гаубиць. Литва купить два міномети за 4 млн доларів, сказав литовський міністр.", "Lithuanian defence minister"),
    ("pl", "Ministerstwo obrony Litwy podpisało umowę na 12 haubic. Litwa kupi dwa moździerze za 4 mln dolarów, powiedział litewski minister.", "Lithuanian defence minister"),
    ("de", "Das litauische Verteidigungsministerium hat einen Vertrag über 12 Haubitzen unterzeichnet. Litauen kauft zwei Mörser für 4 Millionen Dollar, sagte der Minister.", "Lithuanian defence minister"),
    # a name behind what its bearer is
    ("pl", "Litwa kupi 12 haubic – powiedział podczas targów szef związku Jan Wilczur.", "Jan Wilczur"),
    ("en", "Lithuania will buy 12 howitzers, said opposition senator Adam Rolski.", "Adam Rolski"),
    ("uk", "Литва купить 12 гаубиць, повідомив на засіданні голова профспілки Іван Кравець.", "Ivan Kravets"),
    ("en", "Minister Erik Hansen met his Greek counterpart in Oslo. His counterpart, Nikos Vallis, said that Greece would buy 12 howitzers.", "Nikos Vallis"),
    ("en", "Minister Erik Hansen, who met Boris Pistorius in Oslo, said that Norway would buy 12 howitzers.", "Erik Hansen"),
    # his view is that of who was named last
    ("pl", "Inaczej sądzi poseł Jan Wilczur. Jego zdaniem Litwa kupi 12 haubic.", "Jan Wilczur"),
    ("fr", "Le ministre Erik Hansen a vu la maire. Selon lui, la Norvège achètera 12 obusiers.", "Erik Hansen"),
    ("de", "Minister Erik Hansen war in Oslo. Seinen Angaben zufolge kauft Norwegen 12 Haubitzen.", "Erik Hansen"),
    ("uk", "Міністр оборони Томас Петраускас подякував союзникам. Він також нагадав, що Литва купить 12 гаубиць.", "Tomas Petrauskas"),
    ("fr", "Des commentateurs à Moscou jugent que l'Inde achètera 12 obusiers.", "Russian commentators"),
    # bodies have spokesmen
    ("uk", "Литва купить 12 гаубиць. Про це повідомила пресслужба литовського Міністерства оборони.", "Lithuanian Ministry of Defence"),
    ("en", "Lithuania will buy 12 howitzers, a spokesman for the Lithuanian defence ministry said.", "Lithuanian Ministry of Defence"),
    ("de", "Das sagte ein Sprecher des litauischen Verteidigungsministeriums.\nEstland will nach Angaben des Sprechers mit 9 Millionen Euro 12 Haubitzen kaufen.", "Lithuanian Ministry of Defence"),
    # second man of a government
    ("pl", "Przyjechał wicepremier Jan Wilczur. Polska kupi 12 haubic – powiedział szef MON.", "Jan Wilczur"),
    # place is not the speaker
    ("fr", "La Lituanie livrera 12 obusiers à la Grèce, a annoncé jeudi à Athènes la ministre des Armées Anna Petrauskas.", "Anna Petrauskas"),
    ("uk", "Литва купить 12 гаубиць. Про це за підсумками зустрічі у Вільнюсі повідомила пресслужба Міноборони України.", "Ukrainian Ministry of Defence"),
    ("ru", "Литва купит 12 гаубиц. Об этом по итогам встречи в Вильнюсе сообщил министр обороны Украины Андрей Гнатенко.", "Andrey Gnatenko"),
    ("de", "Litauen wird 12 Haubitzen kaufen. Das teilte in Vilnius das ukrainische Verteidigungsministerium mit.", "Ukrainian Ministry of Defence"),
    ("pl", "Litwa kupi 12 haubic. Poinformowało o tym w Wilnie ministerstwo obrony Ukrainy.", "Ukrainian Ministry of Defence"),
    ("cs", "Litva koupí 12 houfnic. Ve Vilniusu to oznámilo ministerstvo obrany Ukrajiny.", "Ukrainian Ministry of Defence"),
    ("bg", "Литва ще купи 12 гаубици. Това съобщи във Вилнюс министърът на отбраната на Украйна Андрей Гнатенко.", "Andrey Gnatenko"),
    ("es", "Lituania comprará 12 obuses. Lo anunció en Vilna el Ministerio de Defensa de Ucrania.", "Ukrainian Ministry of Defence"),
    ("it", "La Lituania comprerà 12 obici. Lo ha annunciato a Vilnius il ministero della Difesa ucraino.", "Ukrainian Ministry of Defence"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "name"), CHAINS, ids=[text[:40] for _, text, _ in CHAINS])
def test_who_speaks_by_name_title_or_place(code: str, text: str, name: str) -> None:
    claims = extract_one(document(f"Arms news\n{text}", code)).claims
    assert claims[-1].attributed_to == (name,)


# Both bodies of the two states that act: language, text, what they are.
BOTH = [
    ("en", "Norway and Greece will buy 12 howitzers for Ukraine, the two governments said. Oslo is putting in 190 million dollars.", "government"),
    ("en", "Norway and Greece will provide 310 million dollars for howitzers for Ukraine, their defence ministries said.", "Ministry of Defence"),
    ("fr", "La Norvège et la Grèce achèteront 12 obusiers, ont annoncé les deux gouvernements.", "government"),
    ("de", "Norwegen und Griechenland kaufen 12 Haubitzen, teilten beide Regierungen mit.", "government"),
    ("uk", "Норвегія та Греція куплять 12 гаубиць, повідомили обидва уряди.", "government"),
    ("ru", "Норвегия и Греция купят 12 гаубиц, сообщили оба министерства обороны.", "Ministry of Defence"),
    ("pl", "Norwegia i Grecja kupią 12 haubic, poinformowały oba rządy.", "government"),
    ("es", "Noruega y Grecia comprarán 12 obuses, anunciaron ambos gobiernos.", "government"),
    ("it", "La Norvegia e la Grecia compreranno 12 obici, hanno annunciato i due governi.", "government"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "body"), BOTH, ids=[text[:40] for _, text, _ in BOTH])
def test_two_speak_together(code: str, text: str, body: str) -> None:
    claims = extract_one(document(f"Arms news\n{text}", code)).claims
    assert claims[-1].attributed_to == (f"Norwegian {body}", f"Greek {body}")


def test_auditors_tell_all_of_their_audit() -> None:
    text = (
        "Court of Audit: half of the howitzers are late\nThe Estonian Court of Audit looked into ten orders.\n"
        "The ministry bought 12 howitzers from Greece for 90 million euros in 2024."
    )
    claims = extract_one(document(text, "en")).claims
    assert claims[-1].attributed_to == ("Estonian Court of Auditors",)


# Who denies is the speaker of the denial. Language and text; who denies is always Petrauskas.
DENIALS = [
    ("en", "Minister Jonas Petrauskas dismissed reports that Lithuania would buy 12 howitzers."),
    ("en", "Minister Jonas Petrauskas ruled out the purchase of 12 howitzers for Lithuania."),
    ("fr", "Le ministre Jonas Petrauskas a exclu que la Lituanie achète 12 obusiers."),
    ("de", "Minister Jonas Petrauskas schloss einen Kauf von 12 Haubitzen durch Litauen aus."),
    ("it", "Il ministro Jonas Petrauskas ha invece escluso che la Lituania compri 12 obici."),
    ("es", "El ministro Jonas Petrauskas descartó que Lituania compre 12 obuses."),
    ("pl", "Minister Jonas Petrauskas wykluczył, że Litwa kupi 12 haubic."),
    ("cs", "Ministr Jonas Petrauskas vyloučil, že Litva koupí 12 houfnic."),
    ("sk", "Minister Jonas Petrauskas vylúčil, že Litva kúpi 12 húfnic."),
    ("uk", "Міністр Томас Петраускас відкинув повідомлення, що Литва купить 12 гаубиць."),
    ("ru", "Министр Томас Петраускас исключил, что Литва купит 12 гаубиц."),
    ("ro", "Ministrul Jonas Petrauskas a exclus ca Lituania să cumpere 12 obuziere."),
    ("sv", "Minister Jonas Petrauskas avfärdar att Litauen köper 12 haubitsar."),
    ("fi", "Ministeri Jonas Petrauskas torjui tiedon, että Liettua ostaa 12 haupitsia."),
    ("el", "Ο υπουργός Τόμας Πετράουσκας απέκλεισε ότι η Λιθουανία θα αγοράσει 12 οβιδοβόλα."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), DENIALS, ids=[text[:40] for _, text in DENIALS])
def test_who_denies_is_the_speaker(code: str, text: str) -> None:
    (claim,) = extract_one(document(f"Arms news\n{text}", code)).claims
    assert claim.attributed_to[0].split()[-1] in {"Petrauskas", "Petraouskas"}


# Language, text, who says the last claim.
GOING_ON = [
    # the body named before
    ("en", ("Norway's defence ministry said it had signed a contract with Israel. It will buy 12 howitzers for "
     "90 million dollars, according to the ministry."), "Norwegian Ministry of Defence"),
    ("uk", "У Міноборони Данії повідомили про контракт. Нідерланди теж куплять 12 гаубиць, зазначили у відомстві.",
     "Danish Ministry of Defence"),
    ("ru", "В Минобороны Дании сообщили о контракте. Нидерланды тоже купят 12 гаубиц, отметили в ведомстве.",
     "Danish Ministry of Defence"),
    # nobody named behind a quote: the account goes on
    ("pl", ("Gorzej idzie z haubicami. Wiceminister obrony Litwy przyznał w Sejmie, że rozmowy się przeciągają. – "
     "Litwa kupi 12 haubic w Turcji – zapewnił."), "Lithuanian deputy defence minister"),
    # an office is nobody of another office
    ("en", ("The committee met under the prime minister of Greece. The defence minister said Greece would buy 12 "
     "howitzers."), "Greek defence minister"),
    ("el", "Η επιτροπή συνεδρίασε υπό τον πρωθυπουργό. Η Ελλάδα θα αγοράσει 12 οβιδοβόλα, είπε ο υπουργός Άμυνας.",
     "Greek defence minister"),
    # sources at the body named before
    ("en", "Ghana's defence ministry held a tender. Ghana will buy 12 howitzers, three sources at the ministry said.",
     "Ghanaian Ministry of Defence sources"),
    # a title behind the name stands for the person later
    ("en", ("Erik Hansen, a spokesman for the Norwegian army, said that Norway would buy 20 mortars. It ordered 12 "
     "howitzers for 90 million euros, the spokesman added."), "Erik Hansen"),
    # a report that is denied tells nothing more
    ("en", ("Minister Jonas Petrauskas dismissed a report by Reuters that Lithuania would buy tanks.\n"
     "Estonia has ordered 12 howitzers from France."), ""),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "name"), GOING_ON, ids=[text[:40] for _, text, _ in GOING_ON])
def test_an_account_goes_on_or_ends(code: str, text: str, name: str) -> None:
    claims = extract_one(document(f"Arms news\n{text}", code)).claims
    assert claims[-1].attributed_to == ((name,) if name else ())


def test_a_source_speaks_through_the_agency_that_it_tells() -> None:
    text = "Norge ska köpa tolv Archer för tre miljarder kronor, uppger en regeringskälla för TT."
    assert sentence(text, "sv")[0].attribution[:1] == ("TT",)


def test_an_unnamed_source_goes_on_telling_of_the_package_in_the_next_paragraph() -> None:
    text = "Norway plans to buy 40 Leopard tanks and 12 howitzers, two people familiar with the plan said.\n"
    found = sentence(text + "The package, with spare parts, is valued at about 900 million euros.", "en")
    assert [c.attributed_to for c in found if c.amount] == [("two people familiar with the plan",)]


UNPAID = [
    ("en", "Norway is to buy 40 Leopard tanks. Denmark has not yet promised any money."),
    ("sv", "Norge ska köpa 40 Leopard-stridsvagnar. Danmark har ännu inte lovat några pengar."),
    ("de", "Norwegen will 40 Panzer Leopard kaufen. Dänemark hat noch kein Geld zugesagt."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), UNPAID)
def test_money_not_promised_is_a_denied_funding(code: str, text: str) -> None:
    assert [c.funder for c in sentence(text, code) if c.type == "funding" and c.status == "denied"] == [
        ("DK",)
    ]


def test_the_committee_is_the_one_named_before() -> None:
    text = "Der Haushaltsausschuss hat den Kauf gebilligt. Für 20 Panzer Leopard sind nach Angaben aus dem Ausschuss 400 Millionen Euro vorgesehen."
    assert {c.attributed_to for c in sentence(text, "de")} == {("Bundestag budget committee",)}


def test_a_website_that_is_described_is_not_the_press_named_before() -> None:
    text = "Rabat a démenti des articles de presse. Selon le site spécialisé, deux frégates FDI seront livrées au Maroc en 2032."
    assert {c.attributed_to for c in sentence(text, "fr")} == {("specialised website",)}
