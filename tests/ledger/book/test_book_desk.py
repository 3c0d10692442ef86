"""What a desk asks of a book: dossiers, versions, the trail, and edits that came too late."""

import pytest
from tests.ledger.book.book_samples import Clock, deal, judgement, report

from rempart.errors import RecordError, StaleError
from rempart.ledger.book.book import Book
from rempart.ledger.book.filters import Filters

FIRST = report("first", deal(100), deal(seller=("DE",), item="IRIS-T"))
SECOND = report("second", deal(90, status="contracted"))
DEAL = "ua-us-arms-purchase-2025"


def test_a_dossier_holds_the_reports_of_its_claims_and_no_other_claim(book: Book) -> None:
    book.add([FIRST, SECOND])
    found = book.dossier(DEAL)
    assert found.entry == book.agreement(DEAL)
    assert list(found.reports) == ["first", "second"]
    assert [one.id for one in found.reports["first"].claims] == ["first#1"]
    assert found.reports["first"].claims[0].quote == "claim 1"


def test_the_entry_of_a_claim_is_found(book: Book) -> None:
    book.add([FIRST, SECOND])
    assert book.agreement("second#1").id == DEAL
    assert book.agreement("first#2").seller == ("DE",)
    book.judge(judgement("reject", "first#2"))
    for name in ("first#2", "none#1", "first#"):
        with pytest.raises(RecordError, match=f"no agreement holds claim {name}"):
            book.agreement(name)


def test_history_gives_each_version_and_the_names_before(book: Book, clock: Clock) -> None:
    book.add([FIRST])
    first = book.agreement(DEAL)
    clock.next_day()
    book.add([SECOND])
    clock.next_day()
    book.add([report("older", deal(100), published="2024-12-30")])
    current = book.agreement(DEAL)
    assert current.id.endswith("2024")
    held = book.history(DEAL)
    assert held == book.history(current.id)
    assert [one.entry.id[-4:] for one in held] == ["2025", "2025", "2024"]
    assert held[0].entry == first
    assert held[-1].entry == current
    assert held[-1].until is None
    assert [one.until for one in held[:-1]] == [one.since for one in held[1:]]


def test_a_former_id_leads_on_in_time_where_an_id_on_the_way_names_another_by_now(
    book: Book, clock: Clock
) -> None:
    names = []
    for year in ("2025", "2024", "2023"):  # an earlier report each time, so the year in the id goes down
        book.add([report(f"in-{year}", deal(100), published=f"{year}-12-30")])
        names.append(book.agreement(f"in-{year}#1").id)
        clock.next_day()
    first, second, third = names
    assert len(set(names)) == 3
    # Another deal takes the id that stands between the first name and the last one.
    book.add([report("other", deal(500), published="2024-11-30")])
    assert book.agreement(second).claims == ("other#1",)
    assert book.agreement(first).id == third
    assert first in book.agreement(third).aliases
    for groups in ((), ("desk", "press")):
        assert book.agreement(first, groups=groups).id == third
    held = [one.entry.id for one in book.history(third)]
    assert [one for place, one in enumerate(held) if place == 0 or held[place - 1] != one] == names
    assert all("other#1" not in one.entry.claims for one in book.history(third))


def test_a_judgement_on_a_version_that_holds_no_more_is_refused_with_both(book: Book) -> None:
    book.add([FIRST])
    read = book.dossier(DEAL)
    book.add([SECOND])
    late = judgement("correct", "first#1", field="amount", value="95 bn USD")
    with pytest.raises(StaleError, match=f"{DEAL} has changed since it was read") as refused:
        book.judge(late, based_on={DEAL: read.version})
    assert refused.value.read == read.entry.as_json()
    assert refused.value.current == book.agreement(DEAL).as_json()
    assert not book.agreement(DEAL).judgements
    name = book.judge(late, based_on={DEAL: book.dossier(DEAL).version})
    # Sent twice by one click: kept once, and no fault.
    assert book.judge(late, based_on={DEAL: read.version}) == name


def test_what_moves_another_agreement_makes_no_edit_late(book: Book) -> None:
    book.add([FIRST])
    read = book.dossier(DEAL)
    book.add([report("other", deal(seller=("NO",), item="NASAMS"))])
    book.judge(judgement("accept", "first#1"), based_on={DEAL: read.version})
    assert book.agreement(DEAL).judgements


def test_a_version_of_a_group_is_checked_as_that_group_sees_it(book: Book) -> None:
    book.add([FIRST])
    book.add([report("secret", deal(95))], access=["desk"])
    public, own = book.dossier(DEAL), book.dossier(DEAL, groups=["desk"])
    assert public.version != own.version
    with pytest.raises(StaleError) as refused:
        book.judge(judgement("accept", "first#1"), based_on={DEAL: own.version})
    assert "secret" not in str(refused.value.read)  # of what a reader does not see no version is shown
    book.judge(judgement("accept", "first#1"), based_on={DEAL: own.version}, groups=["desk"])


def test_the_trail_is_paged_and_shows_restricted_rows_to_their_readers_alone(
    book: Book, clock: Clock
) -> None:
    book.add([FIRST])
    clock.next_day()
    book.add([SECOND], access=["desk"])
    clock.next_day()
    name = book.judge(judgement("accept", "first#1"))
    assert [one.id for one in book.entered()] == ["first", name]
    whole = book.entered(groups=["desk"])
    assert [(one.kind, one.groups) for one in whole] == [
        ("document", ()),
        ("document", ("desk",)),
        ("judgement", ()),
    ]
    assert book.entered(after=whole[0].learned, limit=1, groups=["desk"]) == whole[1:2]
    assert book.entered(kind="judgement")[0].judgement == judgement("accept", "first#1")
    assert book.entered(as_of="2025-09-01", groups=["desk"]) == whole[:1]
    assert book.learned() == whole[-1].learned


def test_documents_are_paged_by_id(book: Book) -> None:
    book.add([SECOND, FIRST])
    book.add([report("secret", deal(95))], access=["desk"])
    assert [one.id for one in book.reports()] == ["first", "second"]
    assert [one.id for one in book.reports(after="first", limit=1, groups=["desk"])] == ["second"]
    assert [one.id for one in book.reports(after="second", groups=["desk"])] == ["secret@desk"]
    assert book.reports(as_of="2025-08-01") == ()


def test_entries_are_counted_as_they_are_listed(book: Book) -> None:
    book.add([FIRST, SECOND])
    book.add([report("secret", deal(seller=("NO",), item="NASAMS"))], access=["desk"])
    for filters in (Filters(), Filters(party="DE"), Filters(item="nasams"), Filters(goods="contracted")):
        for groups in ((), ("desk",), ("desk", "press")):
            assert book.count(filters, groups=groups) == len(book.agreements(filters, groups=groups))


LOAN = {"type": "loan", "buyer": None, "seller": None, "funder": ("EU",), "recipient": ("UA",)}


def test_unsure_pairs_are_those_of_the_ledger_and_move_with_what_is_learned(book: Book) -> None:
    assert book.unsure() == ()
    book.add([report("a", deal(60, item="military aid", **LOAN)), FIRST])
    assert book.unsure() == ()
    book.add([report("b", deal(60, item="budget support", **LOAN))], access=["desk"])
    (pair,) = book.unsure(groups=["desk"])
    assert set(pair.weighed.claims) == {"a#1", "b@desk#1"}
    assert book.unsure() == ()
    book.judge(judgement("not_same", "a#1", "b@desk#1"), access=["desk"])
    assert book.unsure(groups=["desk"]) == ()


def test_unsure_pairs_are_known_as_of_each_day_and_by_agreement(book: Book, clock: Clock) -> None:
    book.add([report("a", deal(60, item="military aid", **LOAN)), FIRST])
    clock.next_day()
    book.add([report("b", deal(60, item="budget support", **LOAN))])
    clock.next_day()
    book.judge(judgement("unsure", "a#1", "b#1"))
    (judged,) = book.unsure()
    assert judged.judged
    (found,) = book.unsure(as_of="2025-09-02")
    assert not found.judged
    assert book.unsure(as_of="2025-09-01") == ()
    for day in ("2025-09-01", "2025-09-02", None):
        assert book.unsure(as_of=day) == book.ledger(as_of=day).unsure
    assert book.unsure(about=found.agreements[0]) == (judged,)
    assert book.unsure(about=DEAL) == ()
    assert book.unsure(about=found.agreements[1], groups=["desk", "press"]) == (judged,)
    book.judge(judgement("same", "a#1", "b#1", when="2025-09-04"))
    assert book.unsure() == ()
    assert not book.verify().faults
