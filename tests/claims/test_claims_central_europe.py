"""What the tables of Polish, Czech, Slovak, Croatian, Finnish and Hungarian ask of the grammar."""

import pytest
from tests.claims.claims_samples import document

from rempart.claims.claim import Claim
from rempart.claims.extraction import extract_one
from rempart.sources.languages import language_of


def claims(text: str, language: str) -> tuple[Claim, ...]:
    return extract_one(document(text, language)).claims


def only(text: str, language: str) -> Claim:
    found = claims(text, language)
    assert len(found) == 1, found
    return found[0]


def test_a_verb_left_out_is_that_of_the_figure_before() -> None:
    text = "Zakupy\nLitwa wyda 1,5 mld euro na czołgi Leopard 2, a Łotwa – ponad 600 mln.\n"
    first, second = claims(text, "pl")
    assert (first.buyer, second.buyer) == (("LT",), ("LV",))
    assert second.amount is not None
    assert (second.amount.value, second.amount.bound) == (600_000_000, "at_least")


def test_a_state_and_a_firm_that_sign_together_are_buyer_and_seller() -> None:
    text = "Umowa\nAgencja Uzbrojenia i koncern Hyundai Rotem podpisały umowę na 180 czołgów K2.\n"
    claim = only(text, "pl")
    assert claim.buyer == ("PL",)
    assert claim.seller == ("Hyundai Rotem", "KR")


def test_a_verb_set_off_by_a_mark_speaks_and_hands_nothing_over() -> None:
    text = "Pomoc\nNorsko daruje Ukrajině 22 houfnic M109, dodal ministr obrany Tore Sandvik.\n"
    claim = only(text, "cs")
    assert (claim.type, claim.funder, claim.recipient) == ("donation", ("NO",), ("UA",))
    assert claim.attributed_to == ("Tore Sandvik",)


def test_the_same_verb_elsewhere_hands_over() -> None:
    claim = only("Pomoc\nČesko dodalo Ukrajině 40 tanků T-72.\n", "cs")
    assert (claim.type, claim.status) == ("delivery", "delivered")
    assert (claim.funder, claim.recipient, claim.attributed_to) == (("CZ",), ("UA",), ())


def test_a_body_without_a_state_is_that_of_the_press() -> None:
    text = "Nákup\nMinisterstvo obrany objednalo 12 húfnic Zuzana 2 za 70 miliónov eur.\n"
    assert only(text, "sk").buyer == ("SK",)


def test_who_receives_a_loan_does_not_lend_it() -> None:
    claim = only("SAFE\nPolska ma otrzymać 43,7 mld euro pożyczek z programu SAFE.\n", "pl")
    assert (claim.type, claim.funder, claim.recipient) == ("loan", ("EU",), ("PL",))


def test_a_request_is_that_of_the_genitive_behind_it() -> None:
    text = "Rakiety\nKanclerz Friedrich Merz odrzucił prośbę Kijowa o 100 rakiet Taurus.\n"
    claim = only(text, "pl")
    assert (claim.type, claim.recipient, claim.status) == ("request", ("UA",), "denied")


def test_a_sentence_that_says_who_told_it_gives_its_speaker_to_the_one_before() -> None:
    text = "Nákup\nVláda schválila nákup 44 tanků Leopard 2A8. Řekl to premiér Petr Fiala.\n"
    assert only(text, "cs").attributed_to == ("Petr Fiala",)


def test_a_preposition_may_stand_behind_its_noun() -> None:
    claim = only("Apu\nNorja ostaa Ukrainan puolesta 20 Leopard 2 -panssarivaunua.\n", "fi")
    assert (claim.buyer, claim.recipient) == (("NO",), ("UA",))
    claim = only("Segély\nDánia tíz Leopard 2 harckocsit vásárolt Ukrajna számára.\n", "hu")
    assert (claim.buyer, claim.recipient) == (("DK",), ("UA",))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Slovensko dodá Ukrajine ďalších 16 húfnic, potvrdilo ministerstvo obrany.", "sk"),
        ("Česko dodá Ukrajině dalších 16 houfnic, které jsou připraveny, uvedlo ministerstvo.", "cs"),
        ("Ukrajina planira kupiti oružje koje će financirati Europa, a nije poznato kako.", "hr"),
        ("Slovenija bo kupila 12 oklepnikov, je sporočilo ministrstvo za obrambo.", "sl"),
        ("Ministarstvo odbrane saopštilo je da će kupiti 12 aviona za dve milijarde evra.", "sr"),
    ],
)
def test_close_languages_are_told_apart(text: str, code: str) -> None:
    assert language_of(text) == code
