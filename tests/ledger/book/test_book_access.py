"""What is restricted moves nothing that others see."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.book.book_samples import Clock, deal, drawn_reports, entries, judgement, report

from rempart.claims.claim import Report
from rempart.errors import RecordError
from rempart.ledger.book.book import Book
from rempart.ledger.book.filters import Filters
from rempart.ledger.judgement import Judgement
from rempart.ledger.merging import merge

OPEN = report("open", deal(100))
SECRET = report("open", deal(90, status="contracted"))


def test_a_restricted_document_is_seen_by_its_group_alone(book: Book) -> None:
    book.add([OPEN])
    assert book.add([SECRET], access=["desk"]).accepted == ("open@desk",)
    assert entries(book.ledger()) == entries(merge([OPEN]))
    assert entries(book.ledger(groups=["press"])) == entries(merge([OPEN]))
    (entry,) = book.ledger(groups=["desk"]).agreements
    assert entry.claims == ("open#1", "open@desk#1")
    assert book.report("open@desk", groups=["desk"]).claims[0].id == "open@desk#1"
    for asked in (book.report, book.document):
        with pytest.raises(RecordError, match="open@desk"):
            asked("open@desk")


def test_several_groups_see_what_is_for_any_of_them(book: Book) -> None:
    book.add([OPEN])
    book.add([report("a", deal(90))], access=["desk"])
    book.add([report("b", deal(95))], access=["ministry", "desk"])
    book.add([report("c", deal(99))], access=["ministry"])
    seen = {
        (): {"open"},
        ("desk",): {"open", "a@desk", "b@desk+ministry"},
        ("ministry",): {"open", "b@desk+ministry", "c@ministry"},
        ("desk", "ministry"): {"open", "a@desk", "b@desk+ministry", "c@ministry"},
    }
    for groups, names in seen.items():
        ledger = book.ledger(groups=groups)
        assert {one.id for one in ledger.reports} == names
        assert entries(ledger) == entries(merge(ledger.reports))
        assert [one.id for one in book.agreements(groups=groups)] == sorted(ledger)


def test_a_group_remembers_what_everybody_saw_before(book: Book, clock: Clock) -> None:
    book.add([OPEN])
    clock.next_day()
    book.add([SECRET], access=["desk"])
    assert entries(book.ledger(groups=["desk"], as_of="2025-09-01")) == entries(book.ledger())
    kinds = [one.kind for one in book.changes("2025-09-01", groups=["desk"])]
    assert "new" not in kinds
    assert "goods_status" in kinds
    assert not book.changes("2025-09-01")


def test_a_public_judgement_on_a_restricted_claim_is_refused_like_one_on_no_claim(book: Book) -> None:
    book.add([OPEN])
    book.add([SECRET], access=["desk"])
    with pytest.raises(RecordError) as hidden:
        book.judge(judgement("reject", "open@desk#1"))
    with pytest.raises(RecordError) as absent:
        book.judge(judgement("reject", "open@none#1"))
    assert str(hidden.value).replace("desk", "none") == str(absent.value)
    # A judgement for two groups may not rest on what only one of them sees.
    with pytest.raises(RecordError, match="open@desk#1"):
        book.judge(judgement("reject", "open@desk#1"), access=["desk", "ministry"])


def test_the_judgement_of_a_group_holds_for_the_group(book: Book) -> None:
    book.add([OPEN, report("more", deal(90))])
    book.judge(judgement("not_same", "open#1", "more#1"), access=["desk"])
    assert len(book.ledger().agreements) == 1
    assert len(book.ledger(groups=["desk"]).agreements) == 2
    assert not book.ledger().agreements[0].judgements


@pytest.mark.parametrize("name", ["", "Desk", "a+b", "a b", "@"])
def test_a_group_has_a_plain_name(book: Book, name: str) -> None:
    with pytest.raises(RecordError, match="a group is named"):
        book.add([OPEN], access=[name])


NAMES = ("a", "b", "c", "d")
Act = tuple[str, Any]  # what is done, and to what


@st.composite
def acts(draw: st.DrawFn) -> list[tuple[Act, list[Act]]]:
    """Public acts in turn, and before each some restricted ones that only one of two books gets."""
    told = draw(drawn_reports(NAMES))
    secret = draw(drawn_reports(NAMES))
    public: list[Act] = [("add", one) for one in told]
    public.append(("judge", judgement(draw(st.sampled_from(["same", "not_same"])), "a#1", "b#1")))
    public.append(("judge", judgement("reject", "c#1", when="2025-09-02")))
    hidden: list[Act] = [("add", one) for one in secret]
    hidden.append(("judge", judgement(draw(st.sampled_from(["same", "not_same"])), "a#1", "b#1")))
    hidden.append(("judge", judgement("reject", "a@desk#1")))
    turns = [draw(st.integers(0, len(public))) for _ in hidden]
    return [
        (act, [one for one, turn in zip(hidden, turns, strict=True) if turn == number])
        for number, act in enumerate(public)
    ]


def do(book: Book, act: Act, access: Iterable[str]) -> str:
    """Do it, and return all that whoever does it is told."""
    what, on = act
    try:
        if isinstance(on, Report):
            return str(book.add([on], access=access))
        assert isinstance(on, Judgement)
        return book.judge(on, access=access)
    except RecordError as problem:
        return f"{what}: {problem}"


def told_to_everybody(book: Book, days: Iterable[str]) -> list[str]:
    """All that a reader without a group can ask for."""
    told = [one.json_line() for one in book.changes("2025-01-01")]
    for day in (*days, None):
        ledger = book.ledger(as_of=day)
        told += entries(ledger)
        told += [one.json_line() for one in (*ledger.reports, *ledger.refused)]
        told += [one.json_line() for one in book.agreements(as_of=day)]
        told += [one.json_line() for one in book.agreements(Filters(party="US"), limit=1, as_of=day)]
    for name in (*NAMES, *(f"{one}@desk" for one in NAMES), "ua-us-arms-purchase-2025"):
        for asked in (book.report, book.document, book.agreement):
            try:
                told.append(str(asked(name)))
            except RecordError as problem:
                told.append(str(problem))
    return told


def check_non_interference(new_url: Callable[[], str], told: list[tuple[Act, list[Act]]]) -> None:
    clock = Clock()
    with Book.open(new_url(), clock=clock) as plain, Book.open(new_url(), clock=clock) as mixed:
        days = []
        for act, hidden in told:
            for one in hidden:
                do(mixed, one, ["desk"])
            assert do(plain, act, ()) == do(mixed, act, ())
            days.append(clock.day)
            clock.next_day()
        assert told_to_everybody(plain, days) == told_to_everybody(mixed, days)


HEALTH = [HealthCheck.function_scoped_fixture]


@pytest.mark.slow
@settings(max_examples=6, suppress_health_check=HEALTH)
@given(acts())
def test_two_books_that_differ_in_restricted_rows_tell_everybody_the_same(
    new_file: Callable[[], Path], told: list[tuple[Act, list[Act]]]
) -> None:
    check_non_interference(lambda: f"sqlite:///{new_file()}", told)


@pytest.mark.slow
@settings(max_examples=2, suppress_health_check=HEALTH)
@given(acts())
def test_the_same_on_postgresql(new_database: Callable[[], str], told: list[tuple[Act, list[Act]]]) -> None:
    check_non_interference(new_database, told)


def test_the_comparison_would_see_a_leak(new_file: Callable[[], Path]) -> None:
    clock = Clock()
    with Book.open(f"sqlite:///{new_file()}", clock=clock) as book:
        book.add([OPEN])
        before = told_to_everybody(book, [clock.day])
        book.add([report("more", deal(90))])
        assert told_to_everybody(book, [clock.day]) != before
