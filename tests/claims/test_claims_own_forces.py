"""What is told beside a deal and is none of it: things built for the own forces, damages, loans of the IMF."""

import pytest
from tests.claims.claims_samples import sentence

OWN = [
    ("en", "Poland ordered 180 K2 tanks for 6 billion dollars. South Korea builds 50 K2 tanks for its own army."),
    ("en", "Poland ordered 180 K2 tanks for 6 billion dollars. Hyundai Rotem is building 50 K2 tanks for its own army."),
    ("de", "Polen hat 180 K2-Panzer für 6 Milliarden Dollar bestellt. Südkorea baut 50 K2-Panzer für die eigene Armee."),
    ("fr", "La Pologne a commandé 180 chars K2 pour 6 milliards de dollars. La Corée du Sud en construit 50 pour sa propre armée."),
    ("es", "Polonia ha encargado 180 tanques K2 por 6.000 millones de dólares. Corea del Sur construye 50 tanques K2 para su propio ejército."),
    ("it", "La Polonia ha ordinato 180 carri K2 per 6 miliardi di dollari. La Corea del Sud costruisce 50 K2 per il proprio esercito."),
    ("uk", "Польща замовила 180 танків K2 за 6 млрд доларів. Південна Корея будує 50 танків K2 для власної армії."),
    ("ru", "Польша заказала 180 танков K2 за 6 млрд долларов. Южная Корея строит 50 танков K2 для собственной армии."),
    ("pl", "Polska zamówiła 180 czołgów K2 za 6 mld dolarów. Korea Południowa buduje 50 czołgów K2 dla własnej armii."),
    ("cs", "Polsko objednalo 180 tanků K2 za 6 miliard dolarů. Jižní Korea staví 50 tanků K2 pro vlastní armádu."),
    ("nl", "Polen bestelde 180 K2-tanks voor 6 miljard dollar. Zuid-Korea bouwt 50 K2-tanks voor het eigen leger."),
    ("sv", "Polen har beställt 180 stridsvagnar K2 för 6 miljarder dollar. Sydkorea bygger 50 K2 till sin egen armé."),
]  # fmt: skip
DAMAGES = [
    ("en", "Germany paid Rheinmetall 30 million euros in damages."),
    ("de", "Deutschland zahlte Rheinmetall 30 Millionen Euro Schadenersatz."),
    ("fr", "L'Allemagne a versé à Rheinmetall 30 millions d'euros de dommages et intérêts."),
    ("uk", "Німеччина сплатила Rheinmetall 30 млн євро відшкодування збитків."),
    ("ru", "Германия выплатила Rheinmetall 30 млн евро компенсации ущерба."),
    ("sk", "Nemecko zaplatilo firme Rheinmetall odškodné 30 miliónov eur."),
    ("el", "Η Γερμανία κατέβαλε στη Rheinmetall αποζημίωση 30 εκατ. ευρώ."),
    ("sv", "Tyskland betalade Rheinmetall 30 miljoner euro i skadestånd."),
]
LENT = [
    ("en", "Argentina, under an IMF loan, buys 24 F-16 jets from Denmark for 300 million dollars.", 3e8),
    ("fr", "Le Pakistan, qui vit d'un prêt du FMI, a commandé des J-10 à la Chine pour 4 milliards de dollars.", 4e9),
    ("es", "Argentina, sujeta a un préstamo del FMI, compra aviones F-16 a Dinamarca por 300 millones de dólares.", 3e8),
    ("uk", "Пакистан, який живе на кредит МВФ, замовив у Китаю винищувачі J-10 за 4 млрд доларів.", 4e9),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), OWN)
def test_what_a_state_builds_for_its_own_forces_goes_to_no_buyer_told_before(code: str, text: str) -> None:
    (built,) = [c for c in sentence(text, code) if c.type == "production"]
    assert (built.buyer, built.recipient) == (None, ("KR",))
    assert not built.links


@pytest.mark.parametrize(("code", "text"), DAMAGES)
def test_damages_are_no_claim(code: str, text: str) -> None:
    assert not [c for c in sentence(text, code) if c.amount]


@pytest.mark.parametrize(("code", "text", "value"), LENT)
def test_a_loan_of_the_imf_beside_a_deal_hides_no_sum_of_it(code: str, text: str, value: float) -> None:
    assert [c.amount.value for c in sentence(text, code) if c.amount] == [value]
