"""What a book keeps, refuses and gives back, on SQLite and on PostgreSQL alike."""

from collections.abc import Callable
from itertools import permutations

import pytest
from tests.ledger.book.book_samples import Clock, deal, entries, judgement, report

from rempart.errors import BookError, DocumentError, RecordError
from rempart.ledger.book.book import Book
from rempart.ledger.book.filters import Filters
from rempart.ledger.merging import merge
from rempart.sources.document import Document

FIRST = report("first", deal(100))
SECOND = report("second", deal(90, status="contracted"))
OTHER = report("other", deal(seller=("DE",), item="IRIS-T"))


def test_the_book_gives_what_the_merge_of_its_reports_gives(book: Book) -> None:
    added = book.add([SECOND, FIRST, OTHER])
    assert added.accepted == ("second", "first", "other")
    assert entries(book.ledger()) == entries(merge([FIRST, SECOND, OTHER]))
    assert [one.id for one in book.ledger().reports] == ["first", "other", "second"]


def test_a_book_that_is_closed_and_opened_is_the_same(url: str, open_book: Callable[[str], Book]) -> None:
    first = open_book(url)
    first.add([FIRST, SECOND])
    kept = entries(first.ledger())
    first.close()
    assert entries(open_book(url).ledger()) == kept


def test_the_text_of_a_document_is_kept(book: Book) -> None:
    book.add([FIRST])
    assert book.document("first") == FIRST.document
    (claim,) = book.report("first").claims
    assert book.document("first").text[claim.start : claim.end] == claim.quote


def test_the_same_bytes_are_one_document(book: Book) -> None:
    again = FIRST.model_copy(update={"id": "copy", "claims": (), "document": None})
    assert book.add([FIRST, FIRST, again]).accepted == ("first", "first", "first")
    assert book.verify().rows == 1


def test_other_bytes_under_a_taken_id_are_refused_and_the_rest_is_kept(book: Book) -> None:
    added = book.add([FIRST, report("first", deal(55)), SECOND])
    assert added.accepted == ("first", "second")
    (problem,) = added.refused
    assert str(problem) == (
        "document first is in the book with other bytes; expected one document for each id. "
        "Give this one another id, for example by the name of its file."
    )
    assert entries(book.ledger()) == entries(merge([FIRST, SECOND]))


def test_what_cannot_be_kept_is_refused_with_its_reason(book: Book) -> None:
    unreadable = Document.unreadable("scan", "scan.pdf", b"x", "no text in it")
    misquoted = report("misquoted", deal(quote="other words"))
    misquoted = misquoted.model_copy(
        update={"claims": (misquoted.claims[0].model_copy(update={"start": 0}),)}
    )
    bad_date = report("dated", deal(), published="2025-13-01")
    endless = report("endless", deal(item="x" * 301))
    disguised = report("letter@desk", deal())
    added = book.add([unreadable, misquoted, bad_date, endless, disguised, FIRST])
    assert added.accepted == ("first",)
    kinds = [type(one) for one in added.refused]
    assert kinds == [DocumentError, RecordError, RecordError, RecordError, RecordError]
    for problem, word in zip(
        added.refused, ["no text in it", "quotes", "2025-13-01", "301", "@"], strict=True
    ):
        assert word in str(problem)


def test_every_day_is_remembered_as_it_was(book: Book, clock: Clock) -> None:
    held = {}
    for number, told in enumerate((FIRST, SECOND, OTHER), start=1):
        book.add([told])
        held[clock.day] = entries(merge([FIRST, SECOND, OTHER][:number]))
        clock.next_day()
    for day, lines in held.items():
        assert entries(book.ledger(as_of=day)) == lines
        assert sorted(one.json_line() for one in book.agreements(as_of=day)) == sorted(lines)
    assert len(book.ledger(as_of="2025-08-31")) == 0


def test_a_moment_inside_one_add_is_known_too(book: Book) -> None:
    # The clock stands, so the second document is learned one microsecond after the first.
    book.add([FIRST, SECOND])
    assert entries(book.ledger(as_of="2025-09-01T12:00Z")) == entries(merge([FIRST]))
    assert entries(book.ledger(as_of="2025-09-01T12:00:00.000001Z")) == entries(merge([FIRST, SECOND]))


@pytest.mark.parametrize("bad", ["yesterday", "2025-02-30", "", "2025-09-01T25:00"])
def test_a_date_that_is_none_is_named(book: Book, bad: str) -> None:
    with pytest.raises(RecordError, match="is no date"):
        book.ledger(as_of=bad)


def test_a_judgement_holds_from_the_day_it_was_made_and_a_later_one_reverses_it(
    book: Book, clock: Clock
) -> None:
    book.add([FIRST, SECOND])
    assert len(book.ledger().agreements) == 1
    clock.next_day()
    book.judge(judgement("not_same", "first#1", "second#1"))
    assert len(book.ledger().agreements) == 2
    assert len(book.ledger(as_of="2025-09-01").agreements) == 1
    clock.next_day()
    book.judge(judgement("same", "first#1", "second#1", when="2025-09-03"))
    assert len(book.ledger().agreements) == 1
    assert len(book.ledger(as_of="2025-09-02").agreements) == 2


def test_judgements_survive_every_new_report(book: Book) -> None:
    book.add([FIRST, SECOND])
    book.judge(judgement("not_same", "first#1", "second#1"))
    book.add([OTHER])
    apart = judgement("not_same", "first#1", "second#1")
    assert entries(book.ledger(), aliases=False) == entries(merge([FIRST, SECOND, OTHER], [apart]))


def test_the_same_judgement_twice_is_one(book: Book) -> None:
    book.add([FIRST])
    once = judgement("reject", "first#1", why="a hoax")
    assert book.judge(once) == book.judge(once)
    assert book.verify().rows == 2


def test_the_id_of_an_agreement_stands_for_its_first_claim(book: Book) -> None:
    book.add([FIRST, OTHER])
    book.judge(judgement("same", "ua-us-arms-purchase-2025", "ua-de-iris-t-purchase-2025"))
    (entry,) = book.ledger().agreements
    assert entry.judgements[0].claims == ("first#1", "other#1")


def test_contradictory_judgements_are_refused_and_the_first_stays(book: Book) -> None:
    book.add([FIRST, SECOND, OTHER])
    book.judge(judgement("same", "first#1", "second#1"))
    book.judge(judgement("same", "second#1", "other#1"))
    kept = entries(book.ledger())
    with pytest.raises(RecordError, match="contradicts"):
        book.judge(judgement("not_same", "first#1", "other#1", when="2025-09-02"))
    # Judged before the others by its own date, it would push one of them out.
    with pytest.raises(RecordError, match="contradicts"):
        book.judge(judgement("not_same", "first#1", "other#1", when="2020-01-01"))
    assert entries(book.ledger()) == kept
    assert not book.ledger().refused


def test_a_judgement_on_a_claim_that_is_not_there_is_refused(book: Book) -> None:
    book.add([FIRST])
    with pytest.raises(RecordError, match="gone#1"):
        book.judge(judgement("reject", "gone#1"))
    with pytest.raises(RecordError, match="no-such-agreement"):
        book.judge(judgement("reject", "no-such-agreement"))
    with pytest.raises(RecordError, match="when is"):
        book.judge(judgement("reject", "first#1", when="soon"))
    assert book.verify().rows == 1


def test_an_id_once_given_leads_to_its_agreement_for_ever(book: Book, clock: Clock) -> None:
    book.add([FIRST])
    clock.next_day()
    book.add([report("earlier", deal(100), published="2024-12-30")])
    (entry,) = book.ledger().agreements
    assert (entry.id, entry.aliases) == ("ua-us-arms-purchase-2024", ("ua-us-arms-purchase-2025",))
    assert book.agreement("ua-us-arms-purchase-2025") == entry
    assert book.agreement("ua-us-arms-purchase-2025", as_of="2025-09-01").aliases == ()
    clock.next_day()
    book.add(
        [
            report("earliest", deal(100), published="2024-01-30"),
            report("first of all", deal(100), published="2023-12-30"),
        ]
    )
    (entry,) = book.ledger().agreements
    assert entry.aliases == ("ua-us-arms-purchase-2024", "ua-us-arms-purchase-2025")
    assert book.agreement("ua-us-arms-purchase-2025") == entry
    with pytest.raises(RecordError, match="no agreement ua-us-arms-purchase-2022"):
        book.agreement("ua-us-arms-purchase-2022")


def test_the_id_of_an_agreement_whose_claims_come_back_leads_to_where_they_are_now(
    book: Book, clock: Clock
) -> None:
    book.add([report("earlier", deal(100), published="2024-12-30")])
    clock.next_day()
    book.judge(judgement("reject", "earlier#1", when="2025-06-02"))
    clock.next_day()
    with pytest.raises(RecordError, match="no agreement ua-us-arms-purchase-2024"):
        book.agreement("ua-us-arms-purchase-2024")
    book.add([report("earliest", deal(100), published="2023-12-30")])
    clock.next_day()
    book.judge(judgement("accept", "earlier#1", when="2025-06-03"))
    (entry,) = book.ledger().agreements
    assert entry.claims == ("earliest#1", "earlier#1")
    assert entry.aliases == ("ua-us-arms-purchase-2024",)
    assert book.agreement("ua-us-arms-purchase-2024") == entry


def test_a_later_judgement_of_the_same_day_overrules_whoever_may_read_it(book: Book) -> None:
    """While the clock stands still, what few may read is learned later than what more may read behind it."""
    book.add([FIRST, SECOND])
    for verdict, access in (("unsure", ["desk"]), ("same", ["desk"]), ("not_same", ["desk", "ministry"])):
        book.judge(judgement(verdict, "first#1", "second#1"), access=access)
    assert len(book.ledger(groups=["desk"]).agreements) == 2
    assert len(book.ledger(groups=["ministry"]).agreements) == 2
    assert len(book.ledger(groups=["desk", "ministry"]).agreements) == 2


def test_any_order_of_arrival_gives_the_same_ledger(
    new_url: Callable[[], str], open_book: Callable[[str], Book]
) -> None:
    told = [FIRST, SECOND, report("earlier", deal(100), published="2024-12-30")]
    found = set()
    for order in permutations(told):
        book = open_book(new_url())
        for one in order:
            book.add([one])
        found.add(tuple(entries(book.ledger(), aliases=False)))
    assert len(found) == 1


def test_pages_are_filtered_and_go_on_where_the_last_one_ended(book: Book) -> None:
    book.add([report(f"deal {party}", deal(buyer=(party,))) for party in ("AT", "BE", "CZ", "DK")])
    book.add([OTHER])
    first = book.agreements(limit=3)
    rest = book.agreements(after=first[-1].id, limit=3)
    assert [one.id for one in (*first, *rest)] == sorted(one.id for one in book.ledger().entries)
    asked = {
        Filters(party="CZ"): ["cz-us-arms-purchase-2025"],
        Filters(item="IRIS-T"): ["ua-de-iris-t-purchase-2025"],
        Filters(goods="contracted"): [],
        Filters(kind="stance"): [],
        Filters(type="purchase", party="DE"): ["ua-de-iris-t-purchase-2025"],
    }
    for filters, ids in asked.items():
        assert [one.id for one in book.agreements(filters)] == ids
        assert [one.id for one in book.ledger().entries if filters.holds(one)] == ids


@pytest.mark.parametrize(
    "bad", ["rempart.db", "mysql://host/name", "sqlite://", "sqlite:////no/such/folder/x.db", "::"]
)
def test_an_address_that_is_no_book_is_named(bad: str) -> None:
    with pytest.raises(BookError, match=r"expected (sqlite|a folder)"):
        Book.open(bad)
