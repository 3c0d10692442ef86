"""What must hold for the sentences and the totals of any ledger."""

import json
from collections.abc import Iterable

from hypothesis import given, settings
from lxml import etree
from tests.ledger.test_ledger_exports import iati_schema, validator
from tests.ledger.test_ledger_properties import _reports as reports_of_all_kinds

from rempart.claims.claim import Claim, Report
from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.exporting.exports import FORMATS, export
from rempart.ledger.merging import merge
from rempart.ledger.totalling import totals

_FIRM = {"announced", "signed", "contracted", "delivered"}
# Statuses of a claim that would support the tempting sentence of a rule, whatever the claim is about.
SUPPORTING = {
    "agreed": _FIRM,
    "ordered": {"contracted", "delivered"},
    "handed_over": {"delivered"},
    "set_aside": {"signed", "contracted", "delivered"},
    "paid": {"delivered"},
    "spent": {"delivered"},
}


def beside(entry: Agreement, ledger: Ledger) -> Iterable[Agreement]:
    """The agreement and those linked to it as part or payer, either way."""
    yield entry
    for other in ledger.agreements:
        links = {(link.agreement, link.relation) for link in other.links}
        links |= {(other.id, link.relation) for link in entry.links if link.agreement == other.id}
        if other.id != entry.id and any(
            name in {entry.id, other.id} and relation in {"part_of", "financed_by"}
            for name, relation in links
        ):
            yield other


@settings(max_examples=40)
@given(reports_of_all_kinds())
def test_no_claim_says_what_is_tempting(reports: list[Report]) -> None:
    ledger = merge(reports)
    claims: dict[str, Claim] = {claim.id: claim for report in reports for claim in report.claims}
    for entry in ledger.agreements:
        assert entry.supported is not None
        assert entry.tempting is not None
        assert set(entry.supported.claims) <= set(entry.claims)
        assert set(entry.tempting.claims) <= set(entry.claims)
        assert entry.supported.claims
        near = [claims[name] for one in beside(entry, ledger) for name in one.claims]
        statuses = {claim.status for claim in near if claim.type not in {"funding", "loan"}}
        if "no order or contract" in entry.supported.text or "and no delivery" in entry.supported.text:
            assert "delivered" not in statuses
        if "no order or contract" in entry.supported.text:
            assert "contracted" not in statuses
        rule = entry.tempting.rule
        if rule in SUPPORTING:
            assert not {claim.status for claim in near} & SUPPORTING[rule]
        if rule == "payer":
            about_money = [c for c in near if c.funder or c.type in {"funding", "loan", "donation"}]
            assert not any(c.status in _FIRM for c in about_money if c.type != "guarantee")
        if rule == "exactly":
            first = entry.amounts[0]
            exact = [c.amount for c in near if c.amount is not None and c.amount.bound == "exact"]
            own = {name for one in entry.amounts for name in one.claims}
            told = [claims[name].amount for name in own]
            assert not any(
                one is not None
                and one in exact
                and (one.value, one.currency) == (first.value, first.currency)
                for one in told
            )
        if rule in {"denied", "past"}:
            assert {claims[name].status for name in entry.claims} <= {"denied", "historical"}


@settings(max_examples=40)
@given(reports_of_all_kinds())
def test_nothing_is_lost_between_counted_and_left_out(reports: list[Report]) -> None:
    ledger = merge(reports)
    result = totals(ledger)
    reported = result.total("reported")
    named = sorted([one.agreement for one in reported.counted] + [one.agreement for one in reported.left_out])
    assert named == sorted(entry.id for entry in ledger.agreements)
    for total in result.totals:
        assert total.low <= total.said
        assert total.high is None or total.said <= total.high
        assert total.said == round(sum(one.said for one in total.counted), 2)
    for step in result.steps:
        assert all(extent.low <= extent.said for extent in step.sums().values())


@settings(max_examples=40)
@given(reports_of_all_kinds())
def test_totals_do_not_depend_on_order(reports: list[Report]) -> None:
    assert totals(merge(reports)) == totals(merge(reports[::-1]))


@settings(max_examples=40)
@given(reports_of_all_kinds())
def test_a_step_is_the_total_of_what_was_so_far_by_then(reports: list[Report]) -> None:
    ledger = merge(reports)
    result = totals(ledger)
    if result.steps and all(one.since for total in result.totals for one in total.counted):
        last = result.steps[-1].sums()
        undated = {entry.id for entry in ledger.agreements if entry.first_reported is None}
        if not undated:
            assert {name: one.said for name, one in last.items()} == {
                total.measure: total.said for total in result.totals
            }


@settings(max_examples=15)
@given(reports_of_all_kinds())
def test_every_ledger_can_be_exported_and_follows_the_schemas(reports: list[Report]) -> None:
    ledger = merge(reports)
    for form in FORMATS:
        if form.startswith("ocds") and not any(entry.last_reported for entry in ledger.agreements):
            continue
        data = export(ledger, form).data
        if form == "ocds-releases":
            assert not [error.message for error in validator("release").iter_errors(json.loads(data))]
        if form == "ocds-records":
            assert not [error.message for error in validator("record").iter_errors(json.loads(data))]
        if form == "iati" and ledger.agreements:
            root = etree.fromstring(data)
            assert len(root) == 0 or iati_schema().validate(root)
