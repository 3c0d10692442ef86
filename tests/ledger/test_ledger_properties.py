"""What must hold for the ledger of any reports."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from rempart.claims.claim import Claim, Report
from rempart.ledger.agreement import Ledger
from rempart.ledger.merging import merge
from rempart.terms.status import GOODS_ORDER, MONEY_ORDER, ClaimType, GoodsStatus

PARTIES = st.sampled_from(
    [None, ("UA",), ("US",), ("EUROPE",), ("EU",), ("DE",), ("DK", "NO"), ("Saab", "SE")]
)
# The furthest state that a claim of each status may set (docs/ledger.md), and where its own sentence
# says that the goods are being made or in use.
GOODS_AT_MOST: dict[str, GoodsStatus] = {
    "reported": "reported",
    "planned": "proposed",
    "announced": "approved",
    "signed": "announced",
    "contracted": "contracted",
    "delivered": "delivered",
}
IN_WORDS: dict[str, GoodsStatus] = {"in production": "in_production", "in service": "operational"}
MAY_SAY = {
    "in production": {"announced", "signed", "contracted"},
    "in service": {"announced", "signed", "contracted", "delivered"},
}
MONEY_AT_MOST = {
    "reported": "none",
    "planned": "none",
    "announced": "pledged",
    "signed": "allocated",
    "contracted": "financed",
    "delivered": "disbursed",
}


def _figures(bounds: st.SearchStrategy[str]) -> tuple[st.SearchStrategy[Any], st.SearchStrategy[Any]]:
    currency = st.sampled_from(["USD", "EUR", "NOK", "XAF"])
    sums = st.fixed_dictionaries(
        {"value": st.sampled_from([90, 99, 100, 500]), "currency": currency, "bound": bounds}
    )
    counts = st.fixed_dictionaries({"value": st.sampled_from([2, 10, 25]), "bound": bounds})
    return st.none() | sums, st.none() | counts


@st.composite
def _claims(draw: st.DrawFn, document: str, number: int, targets: Sequence[str]) -> Claim:
    sums, counts = _figures(st.sampled_from(["exact", "at_least", "at_most", "approx"]))
    kind = draw(st.sampled_from(get_args(ClaimType)))
    told: dict[str, Any] = {
        role: draw(PARTIES) for role in ("buyer", "seller", "funder", "recipient", "producer")
    }
    told |= {
        "id": f"{document}#{number}",
        "type": kind,
        "item": draw(st.sampled_from([None, "weapons", "Patriot", "drones"])),
        "amount": draw(sums),
        "quantity": draw(counts),
        "status": draw(st.sampled_from([*GOODS_AT_MOST, "denied", "historical"])),
        "attributed_to": draw(
            st.sampled_from([(), ("Financial Times",), ("sources",), ("sources", "Ukraine")])
        ),
        "start": 10 * number,
        "end": 10 * number + 5,
        "quote": draw(
            st.sampled_from(["words", "a possible sale", "money available", "in production", "in service"])
        ),
        "rule": "drawn",
        "period": draw(st.sampled_from([None, "month", "5 years"])),
    }
    if kind == "stance":
        about = draw(st.sampled_from(["peace_agreement", "agreement", "guarantee", "other"]))
        told["stance"] = {"holder": "RU", "about": about, "says": "unlikely", "polarity": "doubtful"}
    elif targets and draw(st.sampled_from([True, False])):
        relation = draw(st.sampled_from(["part_of", "in_return_for", "financed_by"]))
        told["links"] = [{"claim": draw(st.sampled_from(targets)), "relation": relation}]
    return Claim.model_validate(told)


@st.composite
def _reports(draw: st.DrawFn) -> list[Report]:
    made = []
    for document in "abcdef"[: draw(st.integers(1, 6))]:
        claims: list[Claim] = []
        for number in range(1, draw(st.integers(0, 4)) + 1):
            claims.append(draw(_claims(document, number, [claim.id for claim in claims])))
        text = draw(st.sampled_from([0, 1, 2]))
        made.append(
            Report.model_validate(
                {
                    "id": document,
                    "source": document,
                    "title": None,
                    "language": "en",
                    "published": draw(
                        st.sampled_from([None, "2024", "2025-08", "2025-08-19", "2025-10-20", "2026-02-01"])
                    ),
                    "publisher": draw(st.sampled_from([None, "Daily"])),
                    "origin": draw(
                        st.sampled_from([None, "Financial Times", "The Guardian", "press reports"])
                    ),
                    "sha256": f"{document:0>64}",
                    "fingerprint": {
                        "numbers": (),
                        "sentence_lengths": (),
                        "shingles": tuple(range(text * 100, text * 100 + 20)) if text else (),
                    },
                    "claims": claims,
                }
            )
        )
    return made


def lines(ledger: Ledger) -> list[str]:
    return [entry.json_line() for entry in ledger.entries]


@given(_reports().flatmap(lambda reports: st.tuples(st.just(reports), st.permutations(reports))))
def test_the_order_of_reports_changes_no_byte(both: tuple[list[Report], list[Report]]) -> None:
    assert lines(merge(both[0])) == lines(merge(both[1]))


@given(_reports())
def test_merging_the_same_reports_twice_changes_nothing(reports: list[Report]) -> None:
    assert lines(merge(reports + reports)) == lines(merge(reports))


@given(_reports())
def test_every_claim_is_in_exactly_one_entry(reports: list[Report]) -> None:
    ledger = merge(reports)
    placed = Counter(claim for entry in ledger.entries for claim in (*entry.claims, *entry.stances))
    assert placed == Counter(claim.id for report in reports for claim in report.claims)
    assert len({entry.id for entry in ledger.entries}) == len(ledger.entries)


def _copy_of(original: Report) -> Report:
    """The same text and claims at another outlet, under another id."""
    numbered = [
        claim.model_dump()
        | {
            "id": claim.id.replace(original.id, "z"),
            "links": [
                link.model_dump() | {"claim": link.claim.replace(original.id, "z")} for link in claim.links
            ],
        }
        for claim in original.claims
    ]
    claims = tuple(Claim.model_validate(claim) for claim in numbered)
    return original.model_copy(update={"id": "z", "publisher": "Elsewhere", "claims": claims})


@given(_reports(), st.data())
def test_a_copy_adds_no_independent_origin(reports: list[Report], data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(reports))
    before, after = merge(reports), merge([*reports, _copy_of(original)])
    origins = {
        claim: {one.name for one in entry.origins} for entry in before.entries for claim in entry.claims
    }
    for entry in after.entries:
        told = [claim for claim in entry.claims if not claim.startswith("z#")]
        assert told, "a copied claim stands with the claim it copies"
        assert {one.name for one in entry.origins} <= set().union(*(origins[claim] for claim in told))
        assert entry.reports <= len(reports) + 1


def _goods_at_most(claim: Claim) -> GoodsStatus:
    if claim.status in MAY_SAY.get(claim.quote, ()):
        return IN_WORDS[claim.quote]
    return GOODS_AT_MOST.get(claim.status, "reported")


@given(_reports())
def test_a_status_never_exceeds_its_strongest_claim(reports: list[Report]) -> None:
    claims = {claim.id: claim for report in reports for claim in report.claims}
    status = {name: claim.status for name, claim in claims.items()}
    for entry in merge(reports).agreements:
        told = {status[claim] for claim in entry.claims} - {"denied", "historical"}
        if entry.goods_status is not None:
            assert entry.goods_status.claim in entry.claims
            reach = max(GOODS_ORDER.index(_goods_at_most(claims[name])) for name in entry.claims)
            assert GOODS_ORDER.index(entry.goods_status.state) <= reach
        if entry.money_status is not None:
            assert entry.money_status.claim in entry.claims
            reach = max(MONEY_ORDER.index(MONEY_AT_MOST[name]) for name in told)
            assert MONEY_ORDER.index(entry.money_status.state) <= reach
        if not told:
            assert entry.goods_status is None
            assert entry.money_status is None


@given(_reports())
def test_amounts_are_as_claimed_and_never_averaged(reports: list[Report]) -> None:
    told = {claim.id: claim.amount for report in reports for claim in report.claims}
    for entry in merge(reports).agreements:
        for amount in entry.amounts:
            for claim in amount.claims:
                claimed = told[claim]
                assert claimed is not None
                assert (claimed.value, claimed.currency, claimed.bound) == (
                    amount.value,
                    amount.currency,
                    amount.bound,
                )
        stated = sorted(claim for amount in entry.amounts for claim in amount.claims)
        assert stated == sorted(claim for claim in entry.claims if told[claim] is not None)


@settings(max_examples=30)
@given(_reports())
def test_links_lead_to_entries_of_the_ledger(reports: list[Report]) -> None:
    ledger = merge(reports)
    for entry in ledger.entries:
        assert all(link.agreement in ledger and link.agreement != entry.id for link in entry.links)
