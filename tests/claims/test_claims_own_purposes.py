"""What a sum is not for: the thing of its part, or what was told before where it names a use of its own."""

import pytest
from tests.claims.claims_samples import TITLES, document

from rempart.claims.extraction import extract_one

# Language, text behind the title, each sum with what it is for ("" where nothing that the tables know).
SUMS = [
    # the thing of a part behind its whole
    ("en", "Poland signed a SAFE loan of 22.5 billion euros, of which 700 million euros will go to minehunters.", {22_500_000_000: "defence procurement", 700_000_000: "minehunters"}),
    ("fr", "La Pologne a signé un prêt SAFE de 22,5 milliards d'euros, dont 700 millions iront aux obusiers.", {22_500_000_000: "defence procurement", 700_000_000: "howitzers"}),
    ("pl", "Polska podpisała umowę pożyczki SAFE na 22,5 mld euro, z czego 700 mln euro pójdzie na haubice.", {22_500_000_000: "defence procurement", 700_000_000: "howitzers"}),
    # a use of its own, behind what was told of another deal
    ("en", "Ghana will buy six howitzers from Russia. The European Union pays 10 million euros to Ghana for a canteen, the ministry said.", {10_000_000: ""}),
    ("en", "Ghana has ordered six howitzers from Russia. Norway will give the army of Ghana 10 million euros for tents and kitchens.", {10_000_000: ""}),
    ("fr", "Le Ghana achètera six obusiers à la Russie. La Norvège versera 10 millions d'euros au Ghana pour une cantine.", {10_000_000: ""}),
    ("de", "Ghana kauft sechs Haubitzen in Russland. Norwegen zahlt Ghana 10 Millionen Euro für eine Kantine.", {10_000_000: ""}),
    ("es", "Ghana comprará seis obuses a Rusia. Noruega pagará a Ghana 10 millones de euros para una cantina.", {10_000_000: ""}),
    ("uk", "Гана купить у Росії шість гаубиць. Норвегія виділить Гані 10 млн євро на їдальню.", {10_000_000: ""}),
    ("uk", "Польща передасть Молдові 12 гаубиць. За словами міністра, ще 40 млн євро на спорядження виділить Норвегія.", {40_000_000: ""}),
    # money for what was told goes on with it
    ("en", "Ukraine will get 18 howitzers from Sweden. Denmark pays 900 million kroner for them.", {900_000_000: "howitzers"}),
    # the share of a scheme beside what is bought with some of it
    ("en", "Poland will order three minehunters for 700 million euros from the SAFE fund. Poland's share of SAFE, 22.5 billion euros, is the largest of all.", {700_000_000: "minehunters", 22_500_000_000: "defence procurement"}),
    ("fr", "La Pologne commandera trois obusiers pour 70 millions d'euros, financés par SAFE. L'enveloppe SAFE de la Pologne atteint 22,5 milliards d'euros.", {70_000_000: "howitzers", 22_500_000_000: "defence procurement"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "things"), SUMS)
def test_a_sum_pays_for_what_its_own_sentence_says(language: str, text: str, things: dict[int, str]) -> None:
    claims = extract_one(document(f"{TITLES[language]}\n{text}", language)).claims
    assert {c.amount.value: c.item or "" for c in claims if c.amount} == things


def test_a_part_that_is_paid_out_of_a_loan_is_linked_to_it() -> None:
    text = "Croatia signs\nCroatia signed a SAFE loan of 1.7 billion euros, of which 320 million euros will go to howitzers."
    loan, part = extract_one(document(text)).claims
    assert [(link.claim, link.relation) for link in part.links] == [(loan.id, "part_of")]
