"""Parties of plain reports: who lends and who borrows, whose works build, firms of the state."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one

FROM_BANKS = [
    ("en", "Romania will buy 32 F-35 jets. Bucharest will pay for them with a loan of 900 million dollars contracted with German banks."),
    ("fr", "La Roumanie achète 24 canons Caesar. Bucarest les paiera grâce à un emprunt de 240 millions d'euros contracté auprès de banques allemandes."),
    ("de", "Rumänien kauft 40 Panzer Leopard. Bukarest bezahlt sie mit einem Kredit über 300 Millionen Euro, der bei deutschen Banken aufgenommen wird."),
    ("it", "La Romania compra 24 Lynx. Bucarest li pagherà con un prestito di 240 milioni di euro contratto presso banche tedesche."),
    ("es", "Rumanía compra 24 tanques K2. Bucarest los pagará con un préstamo de 240 millones de euros contratado con bancos alemanes."),
    ("pl", "Rumunia kupi 96 śmigłowców Apache. Bukareszt zapłaci za nie kredytem na 4 mld dolarów zaciągniętym w niemieckich bankach."),
]  # fmt: skip
GRANTED = [
    ("en", "Iraq buys 15 AW149 helicopters from Leonardo. A loan granted by Italy covers no more than 250 million euros."),
    ("fr", "L'Irak achète 15 hélicoptères AW149. Un prêt accordé par l'Italie en couvre au plus 250 millions d'euros."),
    ("de", "Der Irak kauft 15 Hubschrauber AW149. Ein von Italien gewährter Kredit deckt höchstens 250 Millionen Euro ab."),
    ("it", "L'Iraq compra 15 elicotteri AW149 da Leonardo. Un prestito concesso dall'Italia ne copre non più di 250 milioni di euro."),
    ("es", "Irak compra 15 helicópteros AW149. Un préstamo concedido por Italia cubre hasta 250 millones de euros."),
    ("pl", "Irak kupuje 15 śmigłowców AW149. Kredyt udzielony przez Włochy pokryje najwyżej 250 mln euro."),
]  # fmt: skip
SPOKEN = [
    ("pl", "Norwegia kupi od Mesko 220 rakiet Piorun. Około 60 wyrzutni zmontują zakłady koncernu Kongsberg, poinformował prezes Mesko Jan Nowak."),
    ("en", "Norway will buy 220 Piorun missiles from Mesko. About 60 launchers will be assembled at the works of Kongsberg, Mesko chief executive Jan Nowak said."),
    ("de", "Norwegen kauft 220 Piorun von Mesko. Rund 60 Startgeräte werden im Werk von Kongsberg montiert, sagte Mesko-Chef Jan Nowak."),
]  # fmt: skip
OF_THE_STATE = [
    ("es", "Perú firmó un acuerdo con Hyundai Rotem para adquirir 38 tanques K2. Por lo menos diez tanques se ensamblarán en los talleres de la empresa estatal FAME."),
    ("en", "Peru signed an agreement with Hyundai Rotem to buy 38 K2 tanks. At least ten of the tanks will be assembled in the works of the state firm FAME."),
    ("de", "Peru unterzeichnete mit Hyundai Rotem einen Vertrag über 38 Panzer K2. Mindestens zehn Panzer werden beim staatlichen Unternehmen FAME montiert."),
]  # fmt: skip


def _claims(code: str, text: str) -> tuple[Claim, ...]:
    return extract_one(document(f"Report\n\n{text}\n", code, "one")).claims


@pytest.mark.parametrize(("code", "text"), FROM_BANKS)
def test_who_pays_with_a_loan_of_foreign_banks_borrows(code: str, text: str) -> None:
    (loan,) = [claim for claim in _claims(code, text) if claim.type == "loan"]
    assert (loan.funder, loan.recipient) == (("DE",), ("RO",))
    assert loan.status != "denied"


@pytest.mark.parametrize(("code", "text"), GRANTED)
def test_who_has_granted_a_loan_lends(code: str, text: str) -> None:
    (loan,) = [claim for claim in _claims(code, text) if claim.type == "loan"]
    assert (loan.funder, loan.recipient) == (("IT",), ("IQ",))


def test_a_bank_that_pays_with_a_loan_lends() -> None:
    text = "Ecuador compra dos buques por 80 millones de euros. El Banco de Corea financia el 80 % con un préstamo de 60 millones."
    assert all("KR" not in (claim.recipient or ()) for claim in _claims("es", text))


@pytest.mark.parametrize(("code", "text"), SPOKEN)
def test_the_firm_of_a_speaker_does_not_build(code: str, text: str) -> None:
    (made,) = [claim for claim in _claims(code, text) if claim.type == "production"]
    assert made.producer == ("Kongsberg", "NO")


@pytest.mark.parametrize(("code", "text"), OF_THE_STATE)
def test_a_firm_of_the_state_builds(code: str, text: str) -> None:
    (made,) = [claim for claim in _claims(code, text) if claim.type == "production"]
    assert made.producer == ("FAME", "PE")
