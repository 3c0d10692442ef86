"""What stands beside a deal and is none: budgets and programmes, who confirms nothing, whose make a thing is."""

import pytest
from tests.claims.claims_samples import sentence

BUDGETS = [
    ("en", "Egypt ordered 12 Cobra radars. Egypt's military budget for 2027 was approved at 90 billion pounds."),
    ("en", "Croatia bought eight Bradley vehicles. The Croatian rearmament programme provides for 6 billion euros."),
    ("fr", "La Croatie a acheté huit Caesar. Le programme croate de réarmement prévoit 6 milliards d'euros d'ici à 2034."),
    ("de", "Kroatien kaufte acht PzH 2000. Das Aufrüstungsprogramm sieht bis 2034 Ausgaben von 6 Milliarden Euro vor."),
    ("es", "Croacia compró ocho Caesar. El programa croata de rearme prevé 6.000 millones de euros hasta 2034."),
    ("it", "La Croazia ha comprato otto Caesar. Il bilancio militare della Croazia è stato approvato per 2 miliardi di euro."),
    ("pl", "Chorwacja kupiła osiem haubic Caesar. Budżet obronny Chorwacji zatwierdzono w wysokości 2 mld euro."),
    ("uk", "Хорватія купила вісім гаубиць Caesar. Військовий бюджет Хорватії затверджено в розмірі 2 млрд євро."),
    ("ru", "Хорватия купила восемь гаубиц Caesar. Военный бюджет Хорватии утверждён в размере 2 млрд евро."),
]  # fmt: skip
SIGNED = [
    ("en", "Saab handed over two radars. The group has signed with the Chilean navy a letter of intent for six RBS-15.", "CL"),
    ("fr", "Thales a livré deux radars. Le groupe a signé avec le ministère chilien de la Défense un contrat pour six radars.", "CL"),
    ("de", "Der Hersteller ist Saab. Der Konzern hat mit dem chilenischen Verteidigungsministerium eine Absichtserklärung über sechs RBS-15 unterzeichnet.", "CL"),
    ("it", "Leonardo ha chiuso il trimestre. La società ha firmato un contratto con l'aeronautica del Qatar per 12 elicotteri AW149.", "QA"),
    ("pl", "Saab zamknął kwartał. Koncern podpisał z chilijskim Ministerstwem Obrony list intencyjny w sprawie sześciu RBS-15.", "CL"),
    ("uk", "Saab завершив квартал. Компанія підписала з міністерством оборони Чилі контракт на шість RBS-15.", "CL"),
]  # fmt: skip
UNCONFIRMED = [
    ("en", "According to Die Welt, Latvia plans to buy 30 Boxer vehicles, but the Latvian defence ministry did not confirm this."),
    ("de", "Laut Die Welt will Lettland 30 Boxer kaufen, das lettische Verteidigungsministerium bestätigte dies nicht."),
    ("es", "Según Die Welt, Letonia planea comprar 30 Boxer, pero el Ministerio de Defensa letón no ha confirmado la cifra."),
    ("pl", "Według Die Welt Łotwa planuje kupić 30 wozów Boxer, jednak łotewskie Ministerstwo Obrony nie potwierdziło tej liczby."),
    ("uk", "За даними видання Die Welt, Латвія планує купити 30 машин Boxer, однак у Міністерстві оборони Латвії це не підтвердили."),
]  # fmt: skip
MADE = [
    ("uk", "Естонія схвалила пакет допомоги Україні. До пакета увійдуть сім гаубиць D-30 та 900 дронів естонського виробництва."),
    ("ru", "Эстония одобрила пакет помощи Украине. В пакет войдут семь гаубиц Д-30 и 900 дронов эстонского производства."),
    ("de", "Estland hat ein Hilfspaket für die Ukraine gebilligt. Das Paket umfasst sieben Haubitzen und 900 Drohnen aus estnischer Produktion."),
    ("fr", "L'Estonie a approuvé une aide militaire à l'Ukraine. Le paquet comprend sept obusiers et 900 drones de fabrication estonienne."),
    ("pl", "Estonia zatwierdziła pakiet pomocy dla Ukrainy. W skład pakietu wejdzie siedem haubic i 900 dronów estońskiej produkcji."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), BUDGETS)
def test_budgets_and_programmes_of_rearmament_are_no_deal(code: str, text: str) -> None:
    (claim,) = sentence(text, code)
    assert claim.amount is None


@pytest.mark.parametrize(("code", "text", "buyer"), SIGNED)
def test_who_signs_with_the_firm_told_of_before_buys(code: str, text: str, buyer: str) -> None:
    claim = sentence(text, code)[-1]
    assert (claim.buyer, claim.seller is not None and claim.seller != (buyer,)) == ((buyer,), True)


@pytest.mark.parametrize(("code", "text"), UNCONFIRMED)
def test_who_confirms_nothing_neither_says_nor_denies_it(code: str, text: str) -> None:
    (claim,) = sentence(text, code)
    assert (claim.status, claim.attributed_to) == ("reported", ("Die Welt",))


@pytest.mark.parametrize(("code", "text"), MADE)
def test_whose_make_a_thing_is_makes_no_production_of_it(code: str, text: str) -> None:
    claim = sentence(text, code)[-1]
    assert (claim.type, claim.funder, claim.recipient) == ("donation", ("EE",), ("UA",))


def test_a_swiss_credit_is_a_line_of_a_budget() -> None:
    text = "Die Schweiz beschafft 36 F-35A in den USA. Das Volk hatte einem Kredit von 6 Milliarden Franken zugestimmt."
    claim = sentence(text, "de")[-1]
    assert (claim.type, claim.buyer) == ("purchase", ("CH",))


def test_a_secret_price_denies_nothing() -> None:
    text = "Il Qatar compra da Leonardo 12 elicotteri. Il valore dell'intesa non è stato comunicato, ma si aggirerebbe sui 300 milioni di euro."
    assert "denied" not in {claim.status for claim in sentence(text, "it")}
