"""The two sentences on the real article that the project starts from."""

from pathlib import Path

from rempart.claims.extraction import extract_one
from rempart.ledger.merging import merge
from rempart.ledger.totalling import totals
from rempart.sources.reading import read

SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "article.fr.txt"


def test_the_article_prints_a_proposal_and_no_consent_of_europe() -> None:
    (document,) = read(SEED)
    ledger = merge([extract_one(document)])
    arms = ledger["ua-us-arms-purchase"]
    assert arms.supported is not None
    assert arms.tempting is not None
    assert arms.supported.text.endswith(
        "It is proposed; no agreement, order or contract is reported. "
        "Europe is named as payer; no pledge is reported."
    )
    assert arms.tempting.text == "Europe has agreed to pay 100 bn USD."
    assert "no claim says that the money is pledged" in arms.tempting.because.lower()
    result = totals(ledger)
    assert [result.total(name).said for name in ("reported", "contracted", "financed", "delivered")] == [
        150e9,
        0,
        0,
        0,
    ]
    assert {one.why for one in result.total("reported").left_out} <= {"no_amount", "request"}
