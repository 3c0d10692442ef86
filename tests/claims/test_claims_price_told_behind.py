"""One claim for what a report tells twice or in two sentences: a deal and its price, a title and its body."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

# A deal in the voice of the text and its price, as a party tells it: one claim, told by that party.
TOLD = [
    ("en", "Lithuania signed a contract with Patria for 18 armoured vehicles. Its value reaches 92 million euros, the ministry of defence of Lithuania said.", "Lithuanian Ministry of Defence"),
    ("fr", "La Lituanie a signé avec Patria un contrat pour 18 véhicules blindés. Sa valeur atteint 92 millions d'euros, a indiqué le ministère lituanien de la Défense.", "Lithuanian Ministry of Defence"),
    ("de", "Litauen hat mit Patria einen Vertrag über 18 Panzerfahrzeuge unterzeichnet. Der Wert liegt bei 92 Millionen Euro, teilte das litauische Verteidigungsministerium mit.", "Lithuanian Ministry of Defence"),
    ("pl", "Litwa podpisała z firmą Patria kontrakt na 18 pojazdów opancerzonych. Jego wartość sięga 92 mln euro – poinformowało litewskie ministerstwo obrony.", "Lithuanian Ministry of Defence"),
    ("uk", "Литва підписала з компанією Patria контракт на 18 бронемашин. Його вартість сягає 92 млн євро, повідомило міністерство оборони Литви.", "Lithuanian Ministry of Defence"),
    ("ru", "Литва подписала с компанией Patria контракт на 18 бронемашин. Его стоимость достигает 92 млн евро, сообщило министерство обороны Литвы.", "Lithuanian Ministry of Defence"),
]  # fmt: skip
# Money for things given, and what they cost.
PAID = [
    ("en", "Norway announced it will pay for three Patriot batteries for Ukraine from American stocks. Their cost is put at three billion dollars."),
    ("ru", "Норвегия объявила, что оплатит для Украины три батареи Patriot из американских запасов. Их стоимость оценивают в три миллиарда долларов."),
    ("uk", "Норвегія оголосила, що оплатить для України три батареї Patriot з американських запасів. Їхню вартість оцінюють у три мільярди доларів."),
]  # fmt: skip
# All that was ordered, told by the way of what has come, and the contract about it.
ORDERED = [
    ("en", "Greece received four of the 60 K9 howitzers ordered from Hanwha. The parties signed the contract worth 300 million euros in 2024."),
    ("ru", "Афины получили четыре из 60 гаубиц K9, заказанных у компании Hanwha. Контракт на сумму 300 млн евро стороны подписали в 2024 году."),
]  # fmt: skip
# Title, body: one claim of the body.
TITLES = [
    ("cs", "Slovensko koupí od Švédska houfnice Archer za 20 miliard korun\n\nMinisterstvo obrany Slovenska podepsalo smlouvu na 30 houfnic Archer za 20,3 miliardy korun.", 2.03e10),
    ("en", "Estonia buys HIMARS launchers for $2 billion\n\nEstonia has ordered 20 HIMARS launchers for $1.96 billion from the United States.", 1.96e9),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "name"), TOLD, ids=[code for code, *_ in TOLD])
def test_a_price_that_a_party_tells_is_of_the_deal_told_before(code: str, text: str, name: str) -> None:
    (claim,) = sentence(text, code)
    assert claim.amount
    assert claim.quantity
    assert (claim.amount.value, claim.quantity.value, claim.attributed_to) == (9.2e7, 18, (name,))


def test_a_price_that_unnamed_sources_tell_stays_their_account() -> None:
    text = "Lithuania signed a contract with Patria for 18 armoured vehicles. Its value reaches 92 million euros, industry sources said."
    deal, price = sentence(text, "en")
    assert (deal.amount, deal.attributed_to) == (None, ())
    assert price.attributed_to


@pytest.mark.parametrize(("code", "text"), PAID, ids=[code for code, _ in PAID])
def test_the_cost_of_what_is_paid_for_somebody_is_of_that_gift(code: str, text: str) -> None:
    (claim,) = sentence(text, code)
    assert claim.amount
    assert claim.quantity
    assert (claim.amount.value, claim.quantity.value, claim.recipient) == (3e9, 3, ("UA",))


@pytest.mark.parametrize(("code", "text"), ORDERED, ids=[code for code, _ in ORDERED])
def test_the_contract_told_behind_some_of_the_things_is_of_them_all(code: str, text: str) -> None:
    some, every = sentence(text, code)
    assert some.amount is None
    assert every.amount
    assert every.quantity
    assert (every.type, every.quantity.value, every.amount.value) == ("purchase", 60, 3e8)


@pytest.mark.parametrize(("code", "text", "value"), TITLES, ids=[code for code, *_ in TITLES])
def test_a_title_that_rounds_a_sum_tells_no_other_deal(code: str, text: str, value: float) -> None:
    (claim,) = extract_one(document(text, code, "one")).claims
    assert claim.amount
    assert claim.amount.value == value
    assert claim.also_at


def test_a_title_may_name_what_is_handed_over_otherwise() -> None:
    text = "Norway delays 40 missiles for Ukraine\n\nNorway has suspended the transfer of 40 AMRAAM missiles to Ukraine, Reuters writes."
    (claim,) = extract_one(document(text, "en", "one")).claims
    assert (claim.item, claim.status) == ("AMRAAM missiles", "denied")


# Who leads a firm, named behind it; the first words of a package; secrets still to be kept.
LED = [
    ("en", "Lithuania will buy 12 howitzers, said the head of Rheinmetall, Jonas Petrauskas.", "Jonas Petrauskas"),
    ("uk", "Литва купить 12 гаубиць, повідомив гендиректор «Укроборонпрому» Томас Петраускас.", "Tomas Petrauskas"),
    ("uk", "За словами гендиректора «Укроборонпрому» Германа Сметаніна, Литва купить 12 гаубиць.", "Herman Smetanin"),
    ("pl", "Litwa kupi 12 haubic, poinformował prezes PGZ Jonas Petrauskas.", "Jonas Petrauskas"),
]  # fmt: skip
CORE = [
    ("en", "Norway will give Ukraine a package of military aid. The core of the package is 14 CV90 vehicles."),
    ("uk", "Норвегія передасть Україні пакет військової допомоги. Основу пакета становлять 14 бойових машин CV90."),
    ("ru", "Норвегия передаст Украине пакет военной помощи. Основу пакета составляют 14 боевых машин CV90."),
    ("pl", "Norwegia przekaże Ukrainie pakiet pomocy wojskowej. Trzon pakietu stanowi 14 wozów CV90."),
    ("de", "Norwegen gibt der Ukraine ein Paket militärischer Hilfe. Kern des Pakets sind 14 Schützenpanzer CV90."),
]  # fmt: skip
SECRET = [
    ("pl", "Litwa zamówiła 300 pocisków za 20 mln euro. Minister nie ujawni ceny jednego pocisku, bo jest objęta tajemnicą."),
    ("uk", "Литва замовила 300 ракет за 20 млн євро. Міністр не розкриє ціну однієї ракети."),
    ("ru", "Литва заказала 300 ракет за 20 млн евро. Министр не раскроет цену одной ракеты."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "name"), LED)
def test_who_leads_a_firm_speaks_under_their_own_name(code: str, text: str, name: str) -> None:
    claims = extract_one(document(f"Arms news\n{text}", code)).claims
    assert claims[-1].attributed_to == (name,)


@pytest.mark.parametrize(("code", "text"), CORE, ids=[code for code, _ in CORE])
def test_the_core_of_a_package_is_given_too(code: str, text: str) -> None:
    claim = next(c for c in sentence(text, code) if c.quantity and c.quantity.value == 14)
    assert (claim.type, claim.funder, claim.recipient) == ("donation", ("NO",), ("UA",))


@pytest.mark.parametrize(("code", "text"), SECRET, ids=[code for code, _ in SECRET])
def test_what_will_not_be_told_is_withheld(code: str, text: str) -> None:
    (claim,) = sentence(text, code)
    assert claim.withheld
    assert claim.withheld.says == "price"


def test_a_price_whose_payer_has_moved_stops_no_reading() -> None:
    text = '1,900 Multirole Missiles, 650 of which are earmarked for the Armed Forces of Ukraine. "Putin thought he could beat all of us.\n- £103 million) from UK-administered'
    assert 1900 in [c.quantity.value for c in extract_one(document(text, "en")).claims if c.quantity]


# What was ordered, and in the next sentence what its contract is worth or what its buyer pays for it.
PAID = [
    ("pl", "Polska zamówiła w piątek 96 czołgów Leopard 2A8. Kontrakt jest wart 5,8 mld zł."),
    ("pl", "Polska zamówiła w piątek 96 czołgów Leopard 2A8. Umowa ma wartość 5,8 mld zł."),
    ("pl", "Polska zamówiła w piątek 96 czołgów Leopard 2A8. Za czołgi zapłaci 5,8 mld zł."),
    ("pl", "Polska zamówiła w piątek 96 czołgów Leopard 2A8. Wojsko zapłaci za nie 5,8 mld zł."),
    ("cs", "Polsko v pátek objednalo 96 tanků Leopard 2A8. Kontrakt má hodnotu 5,8 miliardy korun."),
    ("cs", "Polsko v pátek objednalo 96 tanků Leopard 2A8. Smlouva přijde na 5,8 miliardy korun."),
    ("uk", "Польща у п'ятницю замовила 96 танків Leopard 2A8. Контракт коштує 5,8 млрд злотих."),
    ("uk", "Польща у п'ятницю замовила 96 танків Leopard 2A8. Вартість контракту – 5,8 млрд злотих."),
    ("uk", "Польща у п'ятницю замовила 96 танків Leopard 2A8. За них вона заплатить 5,8 млрд злотих."),
    ("ru", "Польша в пятницу заказала 96 танков Leopard 2A8. Контракт стоит 5,8 млрд злотых."),
    ("ru", "Польша в пятницу заказала 96 танков Leopard 2A8. Сумма контракта – 5,8 млрд злотых."),
    ("ru", "Польша в пятницу заказала 96 танков Leopard 2A8. За них она заплатит 5,8 млрд злотых."),
    ("de", "Polen hat am Freitag 96 Leopard 2A8 bestellt. Der Vertrag ist 5,8 Milliarden Zloty wert."),
    ("de", "Polen hat am Freitag 96 Leopard 2A8 bestellt. Der Auftrag hat einen Wert von 5,8 Milliarden Zloty."),
    ("de", "Polen hat am Freitag 96 Leopard 2A8 bestellt. Dafür zahlt Warschau 5,8 Milliarden Zloty."),
    ("fr", "La Pologne a commandé vendredi 96 chars Leopard 2A8. Le contrat vaut 5,8 milliards de zlotys."),
    ("fr", "La Pologne a commandé vendredi 96 chars Leopard 2A8. Le contrat est de 5,8 milliards de zlotys."),
    ("fr", "La Pologne a commandé vendredi 96 chars Leopard 2A8. Varsovie paiera pour cela 5,8 milliards de zlotys."),
    ("es", "Polonia encargó el viernes 96 tanques Leopard 2A8. El contrato vale 5.800 millones de eslotis."),
    ("es", "Polonia encargó el viernes 96 tanques Leopard 2A8. El contrato asciende a 5.800 millones de eslotis."),
    ("es", "Polonia encargó el viernes 96 tanques Leopard 2A8. Varsovia pagará por ellos 5.800 millones de eslotis."),
    ("it", "La Polonia ha ordinato venerdì 96 carri Leopard 2A8. Il contratto vale 5,8 miliardi di zloty."),
    ("it", "La Polonia ha ordinato venerdì 96 carri Leopard 2A8. Varsavia pagherà 5,8 miliardi di zloty."),
    ("pt", "A Polónia encomendou na sexta-feira 96 tanques Leopard 2A8. O contrato vale 5,8 mil milhões de zlótis."),
    ("pt", "A Polónia encomendou na sexta-feira 96 tanques Leopard 2A8. Varsóvia pagará por eles 5,8 mil milhões de zlótis."),
    ("ro", "Polonia a comandat vineri 96 de tancuri Leopard 2A8. Contractul valorează 5,8 miliarde de zloți."),
    ("ro", "Polonia a comandat vineri 96 de tancuri Leopard 2A8. Varșovia va plăti pentru ele 5,8 miliarde de zloți."),
    ("nl", "Polen heeft vrijdag 96 Leopard 2A8-tanks besteld. Het contract is 5,8 miljard zloty waard."),
    ("nl", "Polen heeft vrijdag 96 Leopard 2A8-tanks besteld. Warschau betaalt er 5,8 miljard zloty voor."),
    ("sv", "Polen beställde i fredags 96 Leopard 2A8. Kontraktet är värt 5,8 miljarder zloty."),
    ("sv", "Polen beställde i fredags 96 Leopard 2A8. För dem betalar Warszawa 5,8 miljarder zloty."),
    ("no", "Polen bestilte fredag 96 Leopard 2A8. Kontrakten er verdt 5,8 milliarder zloty."),
    ("no", "Polen bestilte fredag 96 Leopard 2A8. For dem betaler Warszawa 5,8 milliarder zloty."),
    ("fi", "Puola tilasi perjantaina 96 Leopard 2A8 -vaunua. Sopimuksen arvo on 5,8 miljardia zlotya."),
    ("hu", "Lengyelország pénteken 96 Leopard 2A8 harckocsit rendelt. A szerződés értéke 5,8 milliárd zloty."),
    ("hr", "Poljska je u petak naručila 96 tenkova Leopard 2A8. Ugovor vrijedi 5,8 milijardi zlota."),
    ("sk", "Poľsko v piatok objednalo 96 tankov Leopard 2A8. Zmluva má hodnotu 5,8 miliardy zlotých."),
    ("bg", "Полша поръча в петък 96 танка Leopard 2A8. Договорът е за 5,8 млрд. злоти."),
    ("bg", "Полша поръча в петък 96 танка Leopard 2A8. Договорът струва 5,8 млрд. злоти."),
    ("tr", "Polonya cuma günü 96 Leopard 2A8 tankı sipariş etti. Sözleşmenin değeri 5,8 milyar zloti."),
    ("el", "Η Πολωνία παρήγγειλε την Παρασκευή 96 άρματα Leopard 2A8. Το συμβόλαιο αξίζει 5,8 δισ. ζλότι."),
    ("en", "Poland ordered 96 Leopard 2A8 tanks on Friday. The contract is worth 5.8 billion zlotys."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), PAID)
def test_what_the_buyer_pays_is_the_price_of_what_was_ordered(code: str, text: str) -> None:
    report = extract_one(document(f"Defence\n\n{text}", code))
    [claim] = report.claims
    assert (claim.type, claim.amount is not None, claim.quantity is not None) == ("purchase", True, True)


def test_what_is_paid_for_another_thing_is_no_price_of_the_order() -> None:
    text = "Poland ordered 96 Leopard 2A8 tanks on Friday. It will pay 80 million zlotys for new radars."
    report = extract_one(document(f"Defence\n\n{text}", "en"))
    assert [claim.quantity is None for claim in report.claims if claim.amount] == [True]
