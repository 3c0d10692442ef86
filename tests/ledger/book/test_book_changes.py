"""What moved, in sentences, and which report or judgement moved it."""

from collections.abc import Sequence

import pytest
from tests.ledger.book.book_samples import Clock, deal, dollars, judgement, report

from rempart.errors import RecordError
from rempart.ledger.agreement import GoodsState
from rempart.ledger.book.book import Book
from rempart.ledger.said import Said
from rempart.ledger.standing import goods_status

BEFORE = "2025-08-31"


def told(book: Book, since: str = BEFORE, **asked: str) -> list[str]:
    return [one.sentence for one in book.changes(since, **asked)]


def test_a_new_agreement_is_told_with_its_report(book: Book) -> None:
    book.add([report("first", deal(100))])
    (one,) = book.changes(BEFORE)
    assert one.sentence == (
        "New agreement ua-us-arms-purchase-2025: Ukraine to buy US weapons for 100 bn USD (report first)"
    )
    assert (one.kind, one.agreement, one.behind) == (
        "new",
        "ua-us-arms-purchase-2025",
        ("claim:first#1", "document:first"),
    )
    assert one.learned == "2025-09-01T12:00:00.000000Z"


def test_a_status_that_rose_and_a_sum_that_came_are_told_with_the_report_that_did_it(
    book: Book, clock: Clock
) -> None:
    book.add([report("first", deal(100))])
    clock.next_day()
    book.add([report("second", deal(95, status="contracted"), published="2025-08-30")])
    found = {one.kind: one for one in book.changes("2025-09-01")}
    assert set(found) == {"goods_status", "amount", "contradiction"}
    name = "ua-us-arms-purchase-2025"
    assert found["goods_status"].sentence == (
        f"{name} rose from reported to contracted (goods), said on 2025-08-30 (report second)"
    )
    assert found["amount"].sentence == f"{name} has another sum: 95 bn USD (report second)"
    assert found["contradiction"].sentence == (
        f"{name} holds a contradiction of amount: 100 bn USD against 95 bn USD (report second)"
    )
    for one in found.values():
        assert one.behind == ("claim:second#1", "document:second")


def test_a_denial_a_repetition_and_a_count_are_told(book: Book, clock: Clock) -> None:
    book.add([report("first", deal(100))])
    clock.next_day()
    book.add([report("again", deal(100))])
    assert told(book, "2025-09-01") == ["ua-us-arms-purchase-2025 is told again (report again)"]
    clock.next_day()
    book.add([report("no", deal(100, status="denied"))])
    assert "ua-us-arms-purchase-2025 is denied (report no)" in told(book, "2025-09-02")
    clock.next_day()
    count = {"value": 10, "bound": "at_least"}
    book.add([report("count", deal(100, quantity=count, amount=dollars(100)))])
    assert "ua-us-arms-purchase-2025 has another count: at least 10 weapons (report count)" in told(
        book, "2025-09-03"
    )


def test_a_judgement_is_told_with_what_it_moved(book: Book, clock: Clock) -> None:
    book.add([report("first", deal(100)), report("second", deal(99))])
    clock.next_day()
    name = book.judge(judgement("not_same", "first#1", "second#1", why="two deals"))
    first, *moved = book.changes("2025-09-01")
    assert first.sentence == (
        "Ana judged that first#1 and second#1 are not about the same agreement: two deals"
    )
    assert first.behind == (f"judgement:{name}", "claim:first#1", "claim:second#1")
    (split,) = [one for one in moved if one.kind == "split"]
    assert "is now apart from ua-us-arms-purchase-2025" in split.sentence
    assert split.behind == ("agreement:ua-us-arms-purchase-2025", f"judgement:{name}")
    assert all(one.behind[-1] == f"judgement:{name}" for one in moved)
    clock.next_day()
    again = book.judge(judgement("same", "first#1", "second#1", when="2025-09-03"))
    (merged,) = [one for one in book.changes("2025-09-02") if one.kind == "merged"]
    assert "are now one agreement, ua-us-arms-purchase-2025 (by a judgement)" in merged.sentence
    assert merged.behind[-1] == f"judgement:{again}"


def test_a_rejected_claim_takes_its_agreement_away(book: Book, clock: Clock) -> None:
    book.add([report("first", deal(100))])
    clock.next_day()
    name = book.judge(judgement("reject", "first#1"))
    assert told(book, "2025-09-01") == [
        "Ana rejected first#1",
        "ua-us-arms-purchase-2025 is gone: none of its claims counts any more",
    ]
    assert book.changes("2025-09-01")[1].behind == ("claim:first#1", f"judgement:{name}")


def test_a_changed_id_is_told(book: Book, clock: Clock) -> None:
    book.add([report("first", deal(100))])
    clock.next_day()
    book.add([report("earlier", deal(100), published="2024-12-30")])
    assert "ua-us-arms-purchase-2024 was ua-us-arms-purchase-2025 before (report earlier)" in told(
        book, "2025-09-01"
    )


def test_nothing_moved_is_nothing(book: Book, clock: Clock) -> None:
    book.add([report("first", deal(100))])
    assert not told(book, "2025-09-01")
    clock.next_day()
    book.add([report("first", deal(100))])
    assert not told(book, "2025-09-01")
    with pytest.raises(RecordError, match="is no date"):
        book.changes("last week")


def test_changes_end_where_they_are_asked_to(book: Book, clock: Clock) -> None:
    for day in range(4):
        book.add([report(f"day {day}", deal(100 + 5 * day))])
        clock.next_day()
    whole = told(book)
    assert whole == told(book, as_of="2025-09-02") + told(book, "2025-09-02")
    assert len(told(book, as_of="2025-09-01")) == 1


def test_a_reader_of_two_groups_learns_what_both_moved(book: Book, clock: Clock) -> None:
    book.add([report("first", deal(100))])
    clock.next_day()
    book.add([report("a", deal(95, status="contracted"))], access=["desk"])
    book.add([report("b", deal(100, status="denied"))], access=["ministry"])
    kinds = {one.kind for one in book.changes("2025-09-01", groups=["desk", "ministry"])}
    assert {"goods_status", "side_state", "amount"} <= kinds
    assert "side_state" not in {one.kind for one in book.changes("2025-09-01", groups=["desk"])}
    assert not book.changes("2025-09-01")


def test_what_the_rules_of_another_version_moved_is_told_as_that(
    book: Book, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bolder(sayings: Sequence[Said]) -> GoodsState | None:
        found = goods_status(sayings)
        return found and found.model_copy(update={"state": "announced"})

    book.add([report("first", deal(100))])
    clock.next_day()
    monkeypatch.setattr("rempart.ledger.book.settling.RULES", "9.9")
    monkeypatch.setattr("rempart.ledger.drafting.goods_status", bolder)
    assert told(book, "2025-09-01") == []
    book.add([])
    (one,) = book.changes("2025-09-01")
    assert one.sentence == (
        "ua-us-arms-purchase-2025 rose from reported to announced (goods), said on 2025-08-19 "
        "(by the rules of version 9.9)"
    )
    assert one.behind == ("claim:first#1",)
    (then,) = book.ledger(as_of="2025-09-01").agreements
    assert then.goods_status is not None
    assert then.goods_status.state == "reported"
