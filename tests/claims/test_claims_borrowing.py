"""Who lends and who borrows, and firms that a sum is paid to."""

import pytest
from tests.claims.claims_samples import document, sentence

from rempart.claims.extraction import extract_one

LOANS = [
    ("en", "Ghana will buy four fighters with a $50 million loan from Brazil.", ("BR",), ("GH",)),
    ("en", "The United States will grant Poland a 4 billion dollar loan for Apache helicopters.", ("US",), ("PL",)),
    ("fr", "Erevan souscrira un emprunt de 190 millions d'euros auprès de la France pour des radars.", ("FR",), ("AM",)),
    ("de", "Polen nimmt bei den USA einen Kredit über 4 Milliarden Dollar für Apache-Hubschrauber auf.", ("US",), ("PL",)),
    ("de", "Deutschland gewährt Griechenland einen Kredit über 300 Millionen Euro für zwei U-Boote.", ("DE",), ("GR",)),
    ("pl", "Polska zaciągnie w USA kredyt na 4 mld dolarów na śmigłowce Apache.", ("US",), ("PL",)),
    ("uk", "Польща візьме у США кредит на 4 млрд доларів на вертольоти Apache.", ("US",), ("PL",)),
    ("it", "La Slovenia ha ottenuto dall'Italia un prestito di 200 milioni per gli elicotteri.", ("IT",), ("SI",)),
    ("de", "Die KfW gewährt Griechenland einen Kredit über 300 Millionen Euro für zwei U-Boote.", ("KfW", "DE"), ("GR",)),
    ("cs", "Česká exportní banka poskytne Vietnamu úvěr dvě miliardy korun na radary.", ("Česká exportní banka", "CZ"), ("VN",)),
]  # fmt: skip
PAID = [
    ("fr", "KNDS recevra 300 millions d'euros pour 24 Caesar destinés à la Croatie.", "KNDS", ("HR",)),
    ("de", "Diehl Defence erhält 2,3 Milliarden Euro für sechs Systeme IRIS-T SLM der Luftwaffe.", "Diehl Defence", None),
    ("en", "Saab will receive 300 million euros for 40 RBS 70 missiles from Latvia.", "Saab", ("LV",)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "lender", "taker"), LOANS)
def test_who_does_anything_but_give_a_loan_takes_it(
    code: str, text: str, lender: tuple[str, ...], taker: tuple[str, ...]
) -> None:
    loans = [(claim.funder, claim.recipient) for claim in sentence(text, code) if claim.type == "loan"]
    assert loans == [(lender, taker)]


@pytest.mark.parametrize(("code", "text", "firm", "buyer"), PAID)
def test_a_firm_that_is_paid_for_things_sells_them(
    code: str, text: str, firm: str, buyer: tuple[str, ...] | None
) -> None:
    (claim,) = sentence(text, code)
    assert (claim.seller or ("",))[0] == firm
    assert claim.buyer == buyer


def test_the_sum_of_a_loan_is_no_price_of_the_things() -> None:
    found = sentence("Ghana will buy four fighters with a $50 million loan from Brazil.")
    assert [claim.amount for claim in found if claim.quantity] == [None]


def test_what_a_scheme_is_for_governs_no_sum() -> None:
    (claim,) = sentence(
        "Canada put another $15 million into the NATO scheme that buys American weapons for Ukraine."
    )
    assert (claim.type, claim.funder) == ("funding", ("CA",))


def test_money_borrowed_to_pay_for_a_count_needs_no_named_borrower() -> None:
    text = (
        "La Grèce achète trois frégates à la France. 120 millions d’euros seraient empruntés à l’Union "
        "dans le cadre de l’instrument SAFE afin de payer les trois navires."
    )
    assert 1.2e8 in [c.amount.value for c in extract_one(document(text, "fr")).claims if c.amount]


AGREED = [
    ("pl", "Polska podpisała w Seulu umowę kredytową z koreańskim bankiem KEXIM. Pożyczka w wysokości 3 mld dolarów sfinansuje 40 czołgów K2."),
    ("pl", "Polska podpisała w Seulu umowę kredytową na 3 mld dolarów z koreańskim bankiem KEXIM na czołgi K2."),
    ("en", "Poland has ordered 40 K2 tanks. It signed a loan agreement with the South Korean bank KEXIM in Seoul. The loan of 3 billion dollars will finance the K2 tanks."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), AGREED)
def test_the_bank_of_the_agreement_lends(code: str, text: str) -> None:
    assert [claim.funder for claim in sentence(text, code) if claim.type == "loan"] == [("KEXIM", "KR")]


# Many languages have one verb for lending and borrowing: who is named with *from* lends.
FROM = [
    ("ro", "Polonia va împrumuta 43 de miliarde de euro de la UE pentru arme."),
    ("ro", "Polonia va împrumuta de la Uniunea Europeană 43 de miliarde de euro pentru arme."),
    ("no", "Polen låner 43 milliarder euro av EU til våpen."),
    ("sv", "Polen lånar 43 miljarder euro av EU till vapen."),
    ("da", "Polen låner 43 mia. euro af EU til våben."),
    ("fi", "Puola lainaa EU:lta 43 miljardia euroa aseisiin."),
    ("pl", "Polska pożyczy od UE 43 mld euro na uzbrojenie."),
    ("cs", "Polsko si půjčí od EU 43 miliard eur na zbraně."),
    ("de", "Polen leiht sich von der EU 43 Milliarden Euro für Waffen."),
    ("it", "La Polonia prende in prestito dall'UE 43 miliardi di euro per le armi."),
    ("es", "Polonia pide prestados a la UE 43.000 millones de euros para armas."),
    ("nl", "Polen leent 43 miljard euro van de EU voor wapens."),
    ("hu", "Lengyelország 43 milliárd eurót vesz fel kölcsön az EU-tól fegyverekre."),
    ("uk", "Польща позичить у ЄС 43 млрд євро на зброю."),
    ("ru", "Польша займёт у ЕС 43 млрд евро на оружие."),
    ("pt", "A Polónia pede emprestados à UE 43 mil milhões de euros para armas."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), FROM)
def test_whom_a_verb_of_lending_names_with_from_lends(code: str, text: str) -> None:
    [claim] = sentence(text, code)
    assert (claim.type, claim.funder, claim.recipient) == ("loan", ("EU",), ("PL",))


LENT = [
    ("ro", "Franța va împrumuta României 2 miliarde de euro pentru corvete.", "FR", "RO"),
    ("no", "Norge låner Polen 2 milliarder kroner til fregatter.", "NO", "PL"),
    ("fi", "Suomi lainaa Virolle 200 miljoonaa euroa aseisiin.", "FI", "EE"),
    ("nl", "Nederland leent Polen 2 miljard euro voor wapens.", "NL", "PL"),
]


@pytest.mark.parametrize(("code", "text", "lender", "borrower"), LENT)
def test_the_same_verb_with_a_taker_lends(code: str, text: str, lender: str, borrower: str) -> None:
    [claim] = sentence(text, code)
    assert (claim.type, claim.funder, claim.recipient) == ("loan", (lender,), (borrower,))


# Whose loan it is, where that is the European Union, lends.
OF_UNION = [
    ("es", "Croacia encargó 44 Leopard 2A8. Un préstamo de la UE de 1.200 millones de euros paga la mayor parte."),
    ("fr", "La Croatie a commandé 44 Leopard 2A8. Un prêt de l'UE de 1,2 milliard d'euros en paie la plus grande partie."),
    ("it", "La Croazia ha ordinato 44 Leopard 2A8. Un prestito dell'UE di 1,2 miliardi di euro ne paga la maggior parte."),
    ("pt", "A Croácia encomendou 44 Leopard 2A8. Um empréstimo da UE de 1,2 mil milhões de euros paga a maior parte."),
    ("ro", "Croația a comandat 44 de Leopard 2A8. Un împrumut al UE de 1,2 miliarde de euro acoperă cea mai mare parte."),
    ("pl", "Chorwacja zamówiła 44 Leopardy 2A8. Pożyczka UE w wysokości 1,2 mld euro pokryje większość ceny."),
    ("cs", "Chorvatsko objednalo 44 Leopardů 2A8. Půjčka EU ve výši 1,2 miliardy eur pokryje většinu ceny."),
    ("de", "Kroatien hat 44 Leopard 2A8 bestellt. Ein Kredit der EU über 1,2 Milliarden Euro deckt den größten Teil."),
    ("ru", "Хорватия заказала 44 Leopard 2A8. Кредит ЕС на 1,2 млрд евро покроет большую часть цены."),
    ("en", "Croatia has ordered 44 Leopard 2A8. An EU loan of 1.2 billion euros covers most of it."),
    ("nl", "Kroatië heeft 44 Leopard 2A8 besteld. Een lening van de EU van 1,2 miljard euro dekt het grootste deel."),
    ("el", "Η Κροατία παρήγγειλε 44 Leopard 2A8. Δάνειο της ΕΕ ύψους 1,2 δισ. ευρώ καλύπτει το μεγαλύτερο μέρος."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), OF_UNION)
def test_a_loan_of_the_union_is_lent_by_it(code: str, text: str) -> None:
    [loan] = [claim for claim in sentence(text, code) if claim.type == "loan"]
    assert (loan.funder, loan.recipient) == (("EU",), ("HR",))
