"""A hedge is never strengthened: every verb of handing over, signing and buying, in tense and mood."""

import pytest
from tests.claims.claims_samples import sentence

SOFT = {"planned", "announced", "reported"}
FIRM = {"delivered", "contracted", "signed"}

# Frames around the thing, so that each verb of a group is tried in every mood.
ENGLISH = {
    "will be {}": SOFT,
    "would be {}": SOFT,
    "should be {}": SOFT,
    "could be {}": SOFT,
    "may be {}": SOFT,
    "are to be {}": SOFT,
    "are due to be {}": SOFT,
    "are expected to be {}": SOFT,
    "are yet to be {}": SOFT,
    "are going to be {}": SOFT,
    "have been {}": FIRM,
    "were {}": FIRM,
}
FRENCH = {
    "seront {}": SOFT,
    "seraient {}": SOFT,
    "devraient être {}": SOFT,
    "pourraient être {}": SOFT,
    "doivent être {}": SOFT,
    "vont être {}": SOFT,
    "auraient été {}": SOFT,
    "n'ont pas encore été {}": SOFT,
    "ont été {}": FIRM,
}


@pytest.mark.parametrize("verb", ["delivered", "handed over", "shipped", "transferred", "supplied"])
@pytest.mark.parametrize("mood", ENGLISH)
def test_handing_over_in_english(mood: str, verb: str) -> None:
    claims = sentence(f"Two Patriot batteries {mood.format(verb)} by Germany to Ukraine.")
    assert len(claims) == 1
    assert claims[0].status in ENGLISH[mood]


@pytest.mark.parametrize("verb", ["livrées", "remises", "transférées", "fournies", "cédées", "envoyées"])
@pytest.mark.parametrize("mood", FRENCH)
def test_handing_over_in_french(mood: str, verb: str) -> None:
    claims = sentence(f"Deux batteries Patriot {mood.format(verb)} à l'Ukraine par l'Allemagne.", "fr")
    assert len(claims) == 1
    assert claims[0].status in FRENCH[mood]


@pytest.mark.parametrize(
    ("text", "language", "statuses"),
    [
        ("Poland signed a contract for 180 K2 tanks.", "en", {"contracted"}),
        ("Poland has ordered 180 K2 tanks.", "en", {"contracted"}),
        ("Poland will sign a contract for 180 K2 tanks.", "en", SOFT),
        ("Poland would sign a contract for 180 K2 tanks.", "en", SOFT),
        ("Poland is expected to order 180 K2 tanks.", "en", SOFT),
        ("Poland hopes to have ordered 180 K2 tanks by May.", "en", SOFT),
        ("A contract for 180 K2 tanks is to be signed by Poland in May.", "en", SOFT),
        ("A framework agreement for 180 K2 tanks for Poland is in preparation.", "en", SOFT),
        ("La Serbie a commandé 12 Rafale à la France.", "fr", {"contracted"}),
        ("La Serbie aurait commandé 12 Rafale à la France.", "fr", {"reported"}),
        ("La Serbie commandera 12 Rafale à la France.", "fr", SOFT),
        ("La Serbie devrait signer un contrat pour 12 Rafale.", "fr", SOFT),
        ("Un contrat pour 12 Rafale serait signé par la Serbie.", "fr", SOFT),
        ("L'Ukraine aurait reçu deux batteries Patriot.", "fr", {"reported"}),
        ("L'Ukraine recevrait deux batteries Patriot.", "fr", SOFT),
        ("Ukraine would receive two Patriot batteries from Germany.", "en", SOFT),
    ],
)
def test_buying_and_receiving(text: str, language: str, statuses: set[str]) -> None:
    (claim,) = sentence(text, language)
    assert claim.status in statuses


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "L'Allemagne a promis de livrer quatre IRIS-T à l'Ukraine, mais deux seulement ont été livrés.",
            "fr",
        ),
        (
            "Germany promised to deliver four IRIS-T systems to Ukraine, but only two have been delivered.",
            "en",
        ),
    ],
)
def test_a_promise_is_not_kept_by_a_part_of_it(text: str, language: str) -> None:
    promised = next(c for c in sentence(text, language) if c.quantity and c.quantity.value == 4)
    assert promised.status in SOFT


def test_what_is_done_stands_beside_what_is_to_come() -> None:
    done, ahead = sentence(
        "Germany has delivered two Patriot batteries to Ukraine and will deliver three IRIS-T systems by 2026."
    )
    assert (done.status, ahead.status) == ("delivered", "planned")
    assert done.recipient == ahead.recipient == ("UA",)
