"""Loans without a sum that pay a deal, and what only a source tells."""

import pytest
from tests.claims.claims_samples import sentence

# Language, a deal and a sentence about the loan that pays it.
LENT = [
    ("fr", "La Croatie a signé un contrat portant sur l'achat de 18 canons Caesar auprès de KNDS pour 339 millions d'euros. L'achat sera financé par un prêt européen Safe."),
    ("en", "Croatia has ordered 18 Caesar howitzers from KNDS for 339 million euros. The purchase will be financed with a loan from the EU's SAFE programme."),
    ("de", "Kroatien hat bei KNDS 18 Haubitzen für 339 Millionen Euro bestellt. Der Kauf wird mit einem Kredit aus dem EU-Programm SAFE finanziert."),
    ("pl", "Chorwacja zamówiła w KNDS 18 haubic Caesar za 339 mln euro. Zakup będzie finansowany z pożyczki z unijnego programu SAFE."),
    ("it", "La Croazia ha ordinato a KNDS 18 obici Caesar per 339 milioni di euro. L'acquisto sarà finanziato con un prestito europeo Safe."),
    ("cs", "Chorvatsko objednalo od KNDS 18 houfnic Caesar za 339 milionů eur. Nákup bude financován z půjčky z evropského programu SAFE."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), LENT)
def test_a_loan_without_a_sum_pays_the_deal_told_before(code: str, text: str) -> None:
    deal, loan = sentence(text, code)
    assert (loan.type, loan.status, loan.funder, loan.recipient) == ("loan", "planned", ("EU",), ("HR",))
    assert [(link.relation, link.claim) for link in deal.links] == [("financed_by", loan.id)]


def test_a_loan_that_is_ruled_out_pays_nothing() -> None:
    text = "Croatia has ordered 18 Caesar howitzers from KNDS. The purchase will not be financed with a loan from the EU's SAFE programme."
    assert [claim.type for claim in sentence(text, "en")] == ["purchase"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("sv", "USA och Ukraina har kommit överens om ett vapenköp värt 40 miljarder dollar, uppger en ukrainsk regeringskälla för TT."),
        ("en", "The United States and Ukraine have agreed on an arms purchase worth 40 billion dollars, a Ukrainian government source told Reuters."),
    ],
)  # fmt: skip
def test_what_only_a_source_tells_is_reported(code: str, text: str) -> None:
    assert [claim.status for claim in sentence(text, code)] == ["reported"]


def test_a_loan_pays_the_deal_told_last() -> None:
    text = "Poland ordered 32 F-35 jets from Lockheed Martin for 4 billion dollars. Poland ordered 12 Krab howitzers for 100 million euros. The purchase will be financed with a loan from the EU's SAFE programme."
    told = sentence(text, "en")
    assert [c.item for c in told if c.links] == ["Krab howitzers"]


THINGS = [
    ("sv", "Polen köper 180 K2-stridsvagnar av Sydkorea för 6 miljarder euro. {}", "Affären finansieras med EU-lån ur Safe.", "Haubitsarna finansieras med EU-lån ur Safe."),
    ("uk", "Польща купить у Південної Кореї 180 танків K2 за 6 млрд євро. {}", "Танки профінансують за рахунок кредиту SAFE.", "Гаубиці профінансують за рахунок кредиту SAFE."),
    ("de", "Polen kauft 180 K2-Panzer von Südkorea für 6 Milliarden Euro. {}", "Die Panzer werden mit einem SAFE-Kredit finanziert.", "Die Haubitzen werden mit einem SAFE-Kredit finanziert."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "same", "other"), THINGS)
def test_the_things_bought_may_be_told_to_be_paid_with_a_loan(
    code: str, text: str, same: str, other: str
) -> None:
    loans = [c for c in sentence(text.format(same), code) if c.type == "loan"]
    assert [(c.funder, c.recipient, c.item) for c in loans] == [(("EU",), ("PL",), "K2 tanks")]
    assert not [c for c in sentence(text.format(other), code) if c.type == "loan"]
