"""Plain agency reports: papers signed behind a purchase, payers before who tells of them, two states, one of which sells."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

SIGNED = [
    ("pl", "Polska kupi 44 czołgi Leopard 2A8. Kontrakt podpisał w piątek w Warszawie minister obrony."),
    ("cs", "Česko koupí 44 tanků Leopard 2A8. Smlouvu dnes v Praze podepsali zástupci ministerstva obrany."),
    ("fr", "La Pologne achètera 44 chars Leopard 2A8. Le contrat a été signé vendredi à Varsovie."),
    ("uk", "Польща купить 44 танки Leopard 2A8. Контракт підписали у п'ятницю у Варшаві."),
    (
        "fi",
        "Puola ostaa 44 Leopard 2A8 -panssarivaunua. Ministeri allekirjoitti hankintasopimuksen perjantaina.",
    ),
]
OPEN = [
    ("pl", "Polska kupi 44 czołgi Leopard 2A8. Kontrakt zostanie podpisany w Warszawie."),
    ("fr", "La Pologne achètera 44 chars Leopard 2A8. Le contrat n'a pas encore été signé."),
    (
        "ro",
        "Polonia va cumpăra 44 de tancuri Leopard 2A8. Termenul pentru semnarea contractului este luna mai.",
    ),
]
BETWEEN = [
    ("en", "Ukraine and the United States have agreed on the purchase of American weapons worth 90 billion dollars."),
    ("uk", "Київ і Вашингтон завершують роботу над угодою про закупівлю американського озброєння на 90 мільярдів доларів."),
    ("sv", "USA och Ukraina har kommit överens om ramarna för ett köp av amerikanska vapen värt 90 miljarder dollar."),
]  # fmt: skip


def _claims(code: str, text: str) -> tuple[Claim, ...]:
    return extract_one(document(f"Report\n\n{text}\n", code, "one")).claims


@pytest.mark.parametrize(("code", "text"), SIGNED)
def test_a_paper_signed_behind_makes_the_purchase_firm(code: str, text: str) -> None:
    assert [claim.status for claim in _claims(code, text)] == ["contracted"]


@pytest.mark.parametrize(("code", "text"), OPEN)
def test_a_paper_still_to_be_signed_does_not(code: str, text: str) -> None:
    assert _claims(code, text)[0].status in {"planned", "announced"}


@pytest.mark.parametrize(("code", "text"), BETWEEN)
def test_of_two_states_that_agree_on_a_purchase_one_sells(code: str, text: str) -> None:
    claim = _claims(code, text)[0]
    assert (claim.buyer, claim.seller) == (("UA",), ("US",))


def test_two_that_buy_together_both_buy() -> None:
    text = "Norway and Denmark signed a contract to buy 40 Archer howitzers for 400 million euros."
    assert _claims("en", text)[0].buyer == ("NO", "DK")


def test_who_pays_before_a_comma_does_not_speak() -> None:
    text = (
        "Slovenský podnik Konštrukta-Defence dodá Ukrajině 16 houfnic Zuzana 2. "
        "Zakázku za 92 milionů eur uhradí Norsko a Dánsko, uvedlo slovenské ministerstvo obrany."
    )
    claim = _claims("cs", text)[-1]
    assert (claim.funder, claim.attributed_to) == (("NO", "DK"), ("Slovak Ministry of Defence",))


def test_a_dash_parts_a_bank_from_the_verb_of_who_speaks() -> None:
    text = (
        "Bank Gospodarstwa Krajowego podpisał umowę z bankiem KEXIM – poinformowało Ministerstwo Obrony Narodowej. "
        "Pożyczka w wysokości 3,5 mld dolarów sfinansuje zakup 180 czołgów K2."
    )
    assert _claims("pl", text)[-1].attributed_to == ("Polish Ministry of National Defence",)


def test_a_year_of_signing_is_no_deadline() -> None:
    claims = _claims("ru", "Контракт на два самолёта A400M был подписан Казахстаном в 2021 году.")
    assert [(claim.status, claim.by) for claim in claims] == [("historical", None)]
