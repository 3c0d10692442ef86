"""What people decide about claims holds in every merge, can be taken back, and is refused with a reason."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.errors import RecordError
from rempart.ledger.agreement import Ledger
from rempart.ledger.correcting import corrected_value, value_text
from rempart.ledger.judgement import Judgement, read_judgements, written
from rempart.ledger.merging import merge

Reports = Callable[..., Report]
Claims = Callable[..., dict[str, Any]]


def judged(verdict: str, left: str, right: str | None = None, **fields: Any) -> Judgement:
    told = {"when": "2025-09-01", "who": "Ana", "why": "read both"} | fields
    return Judgement.model_validate(told | {"verdict": verdict, "left": left, "right": right})


def together(ledger: Ledger) -> set[frozenset[str]]:
    return {frozenset(entry.claims) for entry in ledger.agreements}


def lines(ledger: Ledger) -> list[str]:
    return [entry.json_line() for entry in ledger.entries]


@pytest.fixture
def apart(report: Reports, arms: Claims) -> list[Report]:
    """Two reports that the evidence keeps apart: 100 bn and 60 bn."""
    return [report("a", arms()), report("b", arms(60e9), published="2025-08-20")]


def test_two_claims_judged_the_same_are_one_agreement(apart: list[Report]) -> None:
    assert len(merge(apart)) == 2
    ledger = merge(apart, [judged("same", "a#1", "b#1")])
    assert together(ledger) == {frozenset({"a#1", "b#1"})}
    (entry,) = ledger.agreements
    assert [one.value for one in entry.amounts] == [100e9, 60e9]
    ruling = entry.judgements[0]
    assert (ruling.verdict, ruling.claims, ruling.who, ruling.why) == (
        "same",
        ("a#1", "b#1"),
        "Ana",
        "read both",
    )


@pytest.mark.parametrize("verdict", ["not_same", "unsure"])
def test_two_claims_judged_not_the_same_are_parted_and_the_rest_goes_where_it_fits(
    report: Reports, arms: Claims, verdict: str
) -> None:
    reports = [
        report("a", arms()),
        report("b", arms(90e9)),
        report("c", arms(), published="2025-08-21"),
        report("d", arms(90e9), published="2025-08-22"),
    ]
    assert len(merge(reports)) == 1
    ledger = merge(reports, [judged(verdict, "a#1", "b#1")])
    assert together(ledger) == {frozenset({"a#1", "c#1"}), frozenset({"b#1", "d#1"})}


def test_equal_claims_can_be_parted_too(report: Reports, arms: Claims) -> None:
    ledger = merge([report("a", arms()), report("b", arms())], [judged("not_same", "a#1", "b#1")])
    assert together(ledger) == {frozenset({"a#1"}), frozenset({"b#1"})}
    assert len(ledger) == 2


def test_an_item_of_a_package_goes_with_its_package(report: Reports, arms: Claims) -> None:
    part: dict[str, Any] = {"buyer": ("UA",), "seller": ("US",), "item": "GEM-T missiles"}
    part |= {"links": [{"claim": "b#1", "relation": "part_of"}]}
    reports = [report("a", arms()), report("b", arms(), part)]
    assert len(merge(reports)) == 1
    ledger = merge(reports, [judged("not_same", "a#1", "b#1")])
    assert together(ledger) == {frozenset({"a#1"}), frozenset({"b#1", "b#2"})}


def test_a_later_judgement_overrules_an_earlier_one_whatever_the_order_of_the_list(
    apart: list[Report],
) -> None:
    first = judged("same", "a#1", "b#1", when="2025-09-01")
    second = judged("not_same", "b#1", "a#1", when="2025-09-02T10:00:00Z", who="Bo")
    third = judged("same", "a#1", "b#1", when="2025-09-02T13:00:00+02:00", who="Cy")
    assert len(merge(apart, [first, second])) == 2
    assert len(merge(apart, [second, first])) == 2
    # 13:00 two hours east of Greenwich is 11:00 there, after 10:00.
    assert lines(merge(apart, [third, second, first])) == lines(merge(apart, [first, second, third]))
    assert len(merge(apart, [first, second, third])) == 1


def test_a_rejected_claim_is_left_out_until_it_is_accepted(report: Reports, arms: Claims) -> None:
    reports = [report("a", arms()), report("b", arms(90e9))]
    rejection = judged("reject", "b#1", why="misread")
    ledger = merge(reports, [rejection])
    assert together(ledger) == {frozenset({"a#1"})}
    assert ledger.rejected == {"b#1"}
    again = merge(reports, [rejection, judged("accept", "b#1", when="2025-09-03")])
    assert together(again) == {frozenset({"a#1", "b#1"})}
    assert not again.rejected
    # Whoever plans from the ledger reads its reports: they hold what counts.
    assert [claim.id for one in ledger.reports for claim in one.claims] == ["a#1"]


@pytest.mark.parametrize("verdict", ["same", "not_same", "unsure"])
def test_a_pair_waits_while_one_of_its_claims_is_rejected(apart: list[Report], verdict: str) -> None:
    pair = judged(verdict, "a#1", "b#1")
    without = merge(apart, [pair, judged("reject", "a#1", when="2025-09-02")])
    assert not without.refused
    assert all("a#1" not in entry.claims for entry in without.entries)
    assert not any(entry.judgements for entry in without.entries)
    told = [pair, judged("reject", "a#1", when="2025-09-02"), judged("accept", "a#1", when="2025-09-03")]
    assert together(merge(apart, told)) == together(merge(apart, [pair]))


def test_links_to_a_rejected_claim_go_with_it(report: Reports, arms: Claims) -> None:
    guarantee = {"type": "guarantee", "funder": ("US",), "recipient": ("UA",)}
    deal = arms() | {"links": [{"claim": "a#2", "relation": "in_return_for"}]}
    ledger = merge([report("a", deal, guarantee)], [judged("reject", "a#2")])
    assert [entry.links for entry in ledger.agreements] == [()]


def test_a_corrected_field_counts_and_the_reading_stands_beside_it(report: Reports, arms: Claims) -> None:
    correction = judged("correct", "a#1", field="amount", value="at least 90 bn USD", why="the text says 90")
    merged = merge([report("a", arms())], [correction])
    (entry,) = merged.agreements
    assert [(one.value, one.bound) for one in entry.amounts] == [(90e9, "at_least")]
    assert merged.reports[0].claims[0].amount == corrected_value("amount", "at least 90 bn USD")
    ruling = entry.judgements[0]
    assert (ruling.field, ruling.read, ruling.judged) == ("amount", "100 bn USD", "at least 90 bn USD")
    assert (ruling.who, ruling.when, ruling.why) == ("Ana", "2025-09-01", "the text says 90")


def test_a_correction_without_a_value_takes_the_correction_back(report: Reports, arms: Claims) -> None:
    reports = [report("a", arms())]
    correction = judged("correct", "a#1", field="seller", value="FR")
    back = judged("correct", "a#1", field="seller", when="2025-09-02")
    assert merge(reports, [correction]).agreements[0].seller == ("FR",)
    assert lines(merge(reports, [correction, back])) == lines(merge(reports))


def test_a_corrected_party_moves_the_claim_to_the_agreement_it_is_about(
    report: Reports, arms: Claims
) -> None:
    # A blog calls the sale to Denmark one for Ukraine; the notice names Denmark.
    notice = {"buyer": ("DK",), "seller": ("US",), "item": "Patriot", "amount": arms(8.5e9)["amount"]}
    reports = [report("notice", notice), report("blog", notice | {"buyer": ("UA",)})]
    assert len(merge(reports)) == 2
    ledger = merge(reports, [judged("correct", "blog#1", field="buyer", value="DK")])
    assert together(ledger) == {frozenset({"notice#1", "blog#1"})}
    assert ledger.agreements[0].buyer == ("DK",)
    assert not ledger.agreements[0].conflicts


def test_an_accepted_value_comes_first_and_its_rival_stays_listed(report: Reports, arms: Claims) -> None:
    reports = [report("a", arms()), report("b", arms()), report("official", arms(90e9))]
    accepted = judged("accept", "official#1", field="amount", why="the official text")
    (entry,) = merge(reports, [accepted]).agreements
    assert [one.value for one in entry.amounts] == [90e9, 100e9]
    assert "amount" in {conflict.field for conflict in entry.conflicts}


@pytest.mark.parametrize("state", ["amended", "suspended", "diverted", "cancelled"])
def test_a_side_state_read_by_a_person_is_set(report: Reports, arms: Claims, state: str) -> None:
    told = judged("correct", "b#1", field="side_state", value=state)
    reports = [report("a", arms()), report("b", arms(), published="2026-03-26")]
    (entry,) = merge(reports, [told]).agreements
    assert [(mark.state, mark.since, mark.claim) for mark in entry.side_states] == [
        (state, "2026-03-26", "b#1")
    ]


@pytest.mark.parametrize("state", ["in_production", "operational"])
def test_a_state_of_the_goods_read_by_a_person_is_set(report: Reports, arms: Claims, state: str) -> None:
    told = judged("correct", "a#1", field="goods_status", value=state)
    (entry,) = merge([report("a", arms())], [told]).agreements
    assert entry.goods_status is not None
    assert (entry.goods_status.state, entry.goods_status.claim) == (state, "a#1")
    assert entry.judgements[0].read == "none"


def test_judgements_survive_new_reports_and_wait_for_claims_that_are_gone(
    apart: list[Report], report: Reports, arms: Claims
) -> None:
    decision = judged("same", "a#1", "b#1")
    more = [*apart, report("c", arms(60e9), published="2025-09-20")]
    assert together(merge(more, [decision])) == {frozenset({"a#1", "b#1", "c#1"})}
    waiting = merge(apart[:1], [decision])
    assert together(waiting) == {frozenset({"a#1"})}
    assert [one.judgement for one in waiting.refused] == [decision]
    assert "claim b#1 is in none of these reports" in waiting.refused[0].because


def test_a_contradiction_of_pairs_is_named_and_refused_and_the_rest_is_kept(
    report: Reports, arms: Claims
) -> None:
    reports = [report("a", arms()), report("b", arms(60e9)), report("c", arms(30e9))]
    chain = [judged("same", "a#1", "b#1"), judged("same", "b#1", "c#1", when="2025-09-02")]
    against = judged("not_same", "a#1", "c#1", when="2025-09-03", who="Bo")
    ledger = merge(reports, [*chain, against])
    assert together(ledger) == {frozenset({"a#1", "b#1", "c#1"})}
    assert [one.judgement for one in ledger.refused] == [against]
    because = ledger.refused[0].because
    assert "a#1 not_same c#1 contradicts" in because
    assert "a#1 same b#1 (2025-09-01, Ana)" in because
    # The other way round: what was judged apart first holds, and the pair that would close the chain is refused.
    early = against.model_copy(update={"when": "2025-08-30"})
    ledger = merge(reports, [*chain, early])
    assert [one.judgement for one in ledger.refused] == [chain[1]]
    assert together(ledger) == {frozenset({"a#1", "b#1"}), frozenset({"c#1"})}
    # Once the first pair is judged anew, nothing contradicts any more.
    freed = merge(reports, [*chain, against, judged("not_same", "a#1", "b#1", when="2025-09-04")])
    assert not freed.refused
    assert together(freed) == {frozenset({"a#1"}), frozenset({"b#1", "c#1"})}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"verdict": "correct", "field": "price", "value": "1"}, "field is 'price'; expected one of type"),
        ({"verdict": "correct", "field": "amount", "value": "much"}, "value of amount: 'much' is not a sum"),
        ({"verdict": "correct", "field": "amount", "value": "-5 bn USD"}, "below zero|expected a sum"),
        ({"verdict": "correct", "field": "quantity", "value": "some"}, "value of quantity: 'some'"),
        ({"verdict": "correct", "field": "status", "value": "done"}, "expected one of reported, planned"),
        ({"verdict": "correct", "field": "side_state", "value": "lost"}, "expected one of denied, amended"),
        ({"verdict": "same"}, "same has no right side"),
        ({"verdict": "same", "right": "a#1"}, "judged beside itself"),
        ({"verdict": "reject", "right": "b#1"}, "reject has a right side"),
        ({"verdict": "reject", "field": "amount"}, "reject has a field"),
        ({"verdict": "accept", "field": "status"}, "expected one of type, buyer"),
        ({"verdict": "accept", "value": "1"}, "accept has a value"),
        ({"verdict": "reject", "when": "yesterday"}, "when is 'yesterday'"),
        ({"verdict": "reject", "when": "2025-02-30"}, "when is '2025-02-30'"),
        ({"verdict": "reject", "who": " "}, "nobody is named"),
        ({"verdict": "same", "right": "s#1"}, "claim s#1 is a stance"),
    ],
)
def test_a_bad_judgement_is_named_and_refused(
    report: Reports, arms: Claims, fields: dict[str, Any], says: str
) -> None:
    stance = {"holder": "RU", "about": "other", "says": "it is unlikely", "polarity": "doubtful"}
    reports = [report("a", arms()), report("s", {"type": "stance", "stance": stance})]
    good = judged("correct", "a#1", field="item", value="drones")
    told = {"when": "2025-09-01", "who": "Ana", "why": "", "left": "a#1"} | fields
    ledger = merge(reports, [Judgement.model_validate(told), good])
    assert len(ledger.refused) == 1
    assert any(words in ledger.refused[0].because for words in says.split("|"))
    assert ledger.agreements[0].items[0].item == "drones"


def test_judgements_are_read_from_a_file_and_bad_rows_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(
        "when,who,verdict,left,right,field,value,why\n"
        '2025-09-01,Ana,correct,a#1,,amount,at least 90 bn USD,"the text says ""90"""\n'
        "2025-09-01,Ana,perhaps,a#1,b#1,,,\n"
        "2025-09-01,Ana,same,a#1\n"
        "\n"
        "2025-09-02,Bo,not_same,a#1,b#2,,,two deals\n",
        encoding="utf-8",
    )
    recorded = read_judgements(path)
    assert [one.verdict for one in recorded.judgements] == ["correct", "not_same"]
    assert recorded.judgements[0].why == 'the text says "90"'
    assert [one.place for one in recorded.refused] == [f"{path} line 3", f"{path} line 4"]
    assert "verdict" in recorded.refused[0].because
    again = tmp_path / "again.csv"
    again.write_text(written(recorded.judgements), encoding="utf-8")
    assert read_judgements(again) == (recorded.judgements, ())


@pytest.mark.parametrize(
    ("content", "says"), [("who,why\n", "has no column when, verdict"), ("\xff", "no column|not UTF-8")]
)
def test_a_file_without_the_columns_is_refused(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(RecordError) as refused:
        read_judgements(path)
    assert any(words in str(refused.value) for words in says.split("|"))
    with pytest.raises(RecordError, match="cannot be read"):
        read_judgements(tmp_path / "none.csv")


def test_a_file_of_judgements_is_followed_by_merge(apart: list[Report], tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(
        written([judged("same", "a#1", "b#1"), judged("same", "a#1", "gone#1")]), encoding="utf-8"
    )
    ledger = merge(apart, path)
    assert len(ledger) == 1
    assert len(ledger.refused) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", "at least 90 bn USD"),
        ("amount", "10 bn USD to 30 bn USD"),
        ("amount", "266.4 M USD"),
        ("quantity", "up to 27"),
        ("quantity", "10 to 12"),
        ("buyer", "Saab, SE"),
        ("item", "none"),
    ],
)
def test_a_value_is_written_as_it_is_read(report: Reports, field: str, value: str) -> None:
    claim = report("a", {}).claims[0].model_copy(update={field: corrected_value(field, value)})
    assert value_text(claim, field) == value
