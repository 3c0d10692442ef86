"""Who is only told something: a parliament to which a minister speaks says nothing itself."""

import pytest
from tests.claims.claims_samples import TITLES, document

from rempart.claims.extraction import extract_one

# Language, what a minister tells a parliament (or a parliament itself says), who says it.
TOLD = [
    ("en", "Kenya will buy 12 howitzers for 30 million euros, parliament was told on Monday.", ""),
    ("en", "Parliament was told by the defence minister that Kenya will buy 12 howitzers.", "Kenyan defence minister"),
    ("fr", "Le Kenya achètera 12 obusiers pour 30 millions d’euros, a déclaré devant le Parlement le ministre.", "Kenyan minister"),
    ("es", "Kenia comprará 12 obuses por 30 millones de euros, dijo ante el Parlamento el ministro.", "Kenyan minister"),
    ("uk", "Кенія купить 12 гаубиць за 30 млн євро, сказав парламенту міністр оборони.", "Kenyan defence minister"),
    ("uk", "Кенія купить 12 гаубиць за 30 млн євро, сказав він парламенту.", ""),
    ("ru", "Кения купит 12 гаубиц за 30 млн евро, сообщил парламенту министр.", "Kenyan minister"),
    ("pl", "Kenia kupi 12 haubic za 30 mln euro, powiedział parlamentowi minister.", "Kenyan minister"),
    ("pl", "Kenia kupi 12 haubic za 30 mln euro, poinformował parlament minister obrony.", "Kenyan defence minister"),
    ("cs", "Keňa koupí 12 houfnic za 30 milionů eur, řekl parlamentu ministr.", "Kenyan minister"),
    ("sk", "Keňa kúpi 12 húfnic za 30 miliónov eur, povedal parlamentu minister.", "Kenyan minister"),
    ("bg", "Кения ще купи 12 гаубици за 30 млн. евро, каза той пред парламента.", ""),
    ("ro", "Kenya va cumpăra 12 obuziere pentru 30 de milioane de euro, a declarat Parlamentului ministrul.", "Kenyan minister"),
    # what it says itself stays its own
    ("en", "Kenya will buy 12 howitzers for 30 million euros, the Kenyan parliament said.", "Kenyan parliament"),
    ("pl", "Kenia kupi 12 haubic za 30 mln euro, poinformował parlament.", "Parliament"),
    ("uk", "Кенія купить 12 гаубиць за 30 млн євро, повідомив парламент Кенії.", "Kenyan parliament"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name"), TOLD)
def test_who_is_told_something_does_not_say_it(language: str, text: str, name: str) -> None:
    claims = extract_one(document(f"{TITLES.get(language, '')}\n{text}", language)).claims
    assert [" ".join(claim.attributed_to) for claim in claims] == [name]
