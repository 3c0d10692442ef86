"""Sums told behind a deal that are none of it, with deals in like words beside them.

Each file of `no_deal` holds sentences of one language: a `gift`, a `purchase` and money for a `scheme`, and what may follow
each. The kind says what the sum is: civil aid or a total of aid behind the gift, what things cost behind the purchase (`upkeep deal`: a
contract for it), a number that counts shells behind the scheme, or one more deal.
"""

import csv
from pathlib import Path

import pytest
from tests.claims.claims_samples import document

from rempart.claims.extraction import extract_one

LANGUAGES = sorted((Path(__file__).parent / "no_deal").glob("*.csv"))
BEHIND_GIFTS = {"civil aid", "all aid so far", "gift deal"}
BEHIND_SCHEMES = {"count", "count deal"}


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_only_a_deal_behind_a_deal_is_claimed(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = [(line["kind"], line["sentence"]) for line in csv.DictReader(file)]
    leads = dict(lines[:3])
    wrong = [
        f"{kind}: {sentence}"
        for kind, sentence in lines[3:]
        if _sums(leads[_lead(kind)], sentence, path.stem) != kind.endswith("deal")
    ]
    assert not wrong, f"{len(wrong)} of {len(lines)} are misread:\n" + "\n".join(wrong)


TOTAL = [
    (
        "en",
        "Norway will give Ukraine 40 missiles. In summer it paid 135 million dollars for American arms under PURL. In all, since the start of the full-scale invasion, military aid from Oslo has exceeded 70 billion kroner, and the whole programme is to run to 275 billion kroner by 2030.",
    ),
    (
        "uk",
        "Норвегія передасть Україні 40 ракет. Улітку вона заплатила 135 млн доларів за американську зброю в межах механізму PURL. Загалом від початку повномасштабного вторгнення військова допомога Осло перевищила 70 млрд крон, а вся програма розрахована до 2030 року на 275 млрд крон.",
    ),
]


@pytest.mark.parametrize(("code", "text"), TOTAL)
def test_the_size_of_a_programme_told_behind_a_total_makes_it_no_scheme(code: str, text: str) -> None:
    claimed = {c.amount.value for c in extract_one(document(text, code)).claims if c.amount}
    assert 135e6 in claimed
    assert 70e9 not in claimed


def _lead(kind: str) -> str:
    return "gift" if kind in BEHIND_GIFTS else "scheme" if kind in BEHIND_SCHEMES else "purchase"


def _sums(lead: str, sentence: str, language: str) -> bool:
    """Tell whether a sum behind the deal is claimed."""
    claims = [c for c in extract_one(document(f"{lead}\n\n{sentence}", language)).claims if c.amount]
    return any(c.start >= len(lead) for c in claims)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Sweden gives Ukraine 40 million euros for generators, howitzers and shells.", [4e7]),
        ("Sweden gives Ukraine 40 million euros for generators and heaters.", []),
    ],
)
def test_arms_in_a_list_that_a_civil_thing_opens_keep_its_sum(text: str, sums: list[float]) -> None:
    assert [c.amount.value for c in extract_one(document(text, "en")).claims if c.amount] == sums
