"""Verdicts: recorded with their author, blind where asked, never lost between two reviewers."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import update
from tests.ledger.book.book_samples import Clock, deal, judgement, report

from rempart.desk.accounts import Reader, Role
from rempart.desk.desk import Desk
from rempart.desk.reviews.review import Review, Subject
from rempart.desk.reviews.reviews import Reviews
from rempart.desk.reviews.waiting import all_subjects
from rempart.desk.tables import accounts, reviews
from rempart.errors import DeskError, RecordError, StaleError
from rempart.ledger.book.book import Book
from rempart.ledger.judgement import Verdict

ANA, BEN, EVE = Reader("ana"), Reader("ben"), Reader("eve")
AMONG = Reader("dora", frozenset({"desk"}))
FIRST = report("first", deal(100))
SECOND = report("second", deal(95, status="contracted"))


@pytest.fixture
def desk(book: Book, clock: Clock) -> Reviews:
    book.add([FIRST, SECOND])
    return Reviews(book, clock)


def give(desk: Reviews, who: Reader, verdict: Verdict, left: str = "first#1", **told: Any) -> Review:
    options = {name: told.pop(name) for name in ("blind", "access") if name in told}
    asked = judgement(verdict, left, why="read it", **told)
    seen = desk.version(who, Subject.of(asked))
    return desk.give(who, asked, version=seen, **options)


def test_a_verdict_is_a_judgement_with_its_reading(desk: Reviews, book: Book) -> None:
    kept = give(desk, ANA, "correct", field="amount", value="90 bn USD")
    assert kept.state == "judged"
    assert json.loads(kept.reading)["first#1"]["amount"] == "100 bn USD"
    (entry,) = book.ledger().agreements
    (ruling,) = entry.judgements
    assert (ruling.who, ruling.judged, ruling.read, ruling.why) == (
        "ana",
        "90 bn USD",
        "100 bn USD",
        "read it",
    )
    assert any(f"judgement:{kept.id}" in one.behind for one in book.changes("2025-01-01"))


def test_a_stale_verdict_carries_both(desk: Reviews, book: Book) -> None:
    asked = judgement("reject", "first#1")
    seen = desk.version(BEN, Subject("first#1"))
    give(desk, ANA, "accept")
    with pytest.raises(StaleError) as stale:
        desk.give(BEN, asked, version=seen)
    assert stale.value.read is not None
    assert stale.value.read["verdict"] == "reject"
    assert [one["judgement"]["verdict"] for one in stale.value.current["verdicts"]] == ["accept"]
    assert not book.ledger().rejected
    give(desk, BEN, "reject")  # once he has looked again
    assert book.ledger().rejected == {"first#1"}


def test_a_judgement_from_elsewhere_makes_a_verdict_stale_too(desk: Reviews, book: Book) -> None:
    seen = desk.version(BEN, Subject("first#1"))
    book.judge(judgement("accept", "first#1"))
    with pytest.raises(StaleError):
        desk.give(BEN, judgement("reject", "first#1"), version=seen)


def test_a_blind_verdict_is_seen_by_nobody_until_the_second_is_in(desk: Reviews, book: Book) -> None:
    before = desk.version(BEN, Subject("first#1"))
    assert give(desk, ANA, "accept", blind=True).state == "sealed"
    assert desk.verdicts(BEN, Subject("first#1")) == ()
    assert desk.version(BEN, Subject("first#1")) == before
    assert not book.ledger().agreements[0].judgements
    assert desk.open_subjects(BEN) == {Subject("first#1"): "second"}
    assert desk.open_subjects(ANA) == {Subject("first#1"): "given"}
    assert desk.agreement(BEN)["claim"].subjects == 0
    with pytest.raises(DeskError, match="the first verdict yourself"):
        give(desk, ANA, "reject")
    assert give(desk, BEN, "accept").state == "judged"
    assert {one.judgement.who for one in desk.verdicts(EVE, Subject("first#1"))} == {"ana", "ben"}
    assert not desk.open_subjects(EVE)
    assert desk.agreement(EVE)["claim"].share == 1


def test_two_blind_verdicts_that_differ_wait_for_a_third(desk: Reviews, book: Book) -> None:
    give(desk, ANA, "accept", blind=True)
    assert give(desk, BEN, "reject").state == "differs"
    assert not book.ledger().rejected
    assert desk.open_subjects(EVE) == {Subject("first#1"): "differs"}
    assert [one.judgement.verdict for one in desk.verdicts(EVE, Subject("first#1"))] == ["accept", "reject"]
    assert give(desk, EVE, "reject").state == "judged"
    assert book.ledger().rejected == {"first#1"}
    assert not desk.open_subjects(EVE)
    figures = desk.agreement(ANA)["claim"]
    assert (figures.subjects, figures.share) == (1, 0)


def test_verdicts_are_taken_back(desk: Reviews, book: Book) -> None:
    kept = give(desk, ANA, "reject")
    subject = Subject("first#1")
    desk.reverse(BEN, kept.id, why="wrong report", version=desk.version(BEN, subject))
    assert not book.ledger().rejected
    apart = give(desk, ANA, "not_same", right="second#1")
    assert len(book.ledger().agreements) == 2
    pair = apart.subject
    desk.reverse(ANA, apart.id, why="slip", version=desk.version(ANA, pair))
    assert any(one.judged for one in book.ledger().unsure)
    assert [one.judgement.verdict for one in desk.verdicts(EVE, pair)] == ["not_same", "unsure"]
    with pytest.raises(DeskError, match="no verdict nothing"):
        desk.reverse(ANA, "nothing", why="", version="")


def test_what_the_book_refuses_is_not_kept(desk: Reviews) -> None:
    give(desk, ANA, "same", right="second#1")
    with pytest.raises(RecordError, match="refused"):
        give(desk, ANA, "correct", field="amount", value="many")
    subject = Subject("first#1")
    assert desk.verdicts(ANA, subject) == ()


def test_a_verdict_left_pending_by_a_crash_is_passed_on(desk: Reviews, book: Book, clock: Clock) -> None:
    give(desk, ANA, "accept", blind=True)
    with book.storage.writing() as connection:
        connection.execute(update(reviews).values(state="pending"))
    assert Reviews(book, clock).verdicts(BEN, Subject("first#1"))[0].state == "judged"
    assert book.ledger().agreements[0].judgements[0].who == "ana"


def test_what_is_restricted_shows_to_its_group_alone(desk: Reviews, book: Book) -> None:
    book.add([report("letter", deal(500, item="Patriot"))], access=["desk"])
    public = tuple(desk.queue(ANA))
    version = desk.version(ANA, Subject("first#1"))
    give(desk, AMONG, "accept", "letter@desk#1")
    give(desk, AMONG, "reject", "first#1", access=["desk"], blind=True)
    assert tuple(desk.queue(ANA)) == public
    assert desk.version(ANA, Subject("first#1")) == version
    # A restricted blind verdict is not the first of a public one.
    assert give(desk, ANA, "accept", "first#1").state == "judged"
    for name in ("letter@desk#1", "letter@none#1"):
        with pytest.raises(DeskError, match="is in no report"):
            give(desk, ANA, "accept", name)
    with pytest.raises(DeskError, match="groups of yours"):
        give(desk, ANA, "accept", "second#1", access=["desk"])


def test_a_pair_that_no_group_may_read_whole_is_refused(desk: Reviews, book: Book) -> None:
    book.add([report("a", deal(90))], access=["desk"])
    book.add([report("b", deal(90))], access=["press"])
    both = Reader("dora", frozenset({"desk", "press"}))
    with pytest.raises(DeskError, match="no group may read both"):
        give(desk, both, "same", "a@desk#1", right="b@press#1")


def test_the_queue_begins_with_what_would_move_most(book: Book, clock: Clock) -> None:
    small = report("small", deal(1, seller=("DE",), item="Patriot"))
    twice = [report(name, deal(500, seller=("FR",), item="aircraft")) for name in ("one", "two")]
    book.add([small, FIRST, *twice])
    desk = Reviews(book, clock)
    found = desk.queue(ANA)
    assert found[0].stake.sum == 500e9
    by_claim = {one.claims[0]: one.stake for one in found if len(one.claims) == 1}
    assert "agreement" in by_claim["small#1"].moves
    assert "amount" not in by_claim["one#1"].moves  # the other report says it too
    give(desk, ANA, "accept", found[0].claims[0])
    assert found[0].claims not in [one.claims for one in desk.queue(ANA)]


def test_what_is_said_to_rest_on_a_claim_does(book: Book, new_url: Callable[[], str], clock: Clock) -> None:
    told = [
        FIRST,
        SECOND,
        report("third", deal(100, status="delivered"), deal(7, item="Patriot", seller=("DE",))),
    ]
    book.add(told)
    whole = book.ledger()
    for one in all_subjects(whole.entries, whole.unsure):
        if len(one.claims) != 1:
            continue
        with Book.open(new_url(), clock=clock) as other:
            other.add(told)
            other.judge(judgement("reject", one.claims[0]))
            without = other.ledger()
        home = whole[one.agreements[0]]
        heir = next((entry for entry in without.agreements if set(entry.claims) & set(home.claims)), None)
        assert ("agreement" in one.stake.moves) == (heir is None)
        if heir is not None:
            sums = [amount.value for amount in home.amounts], [amount.value for amount in heir.amounts]
            assert ("amount" in one.stake.moves) == (sorted(sums[0]) != sorted(sums[1]))
            if home.goods_status != heir.goods_status:
                assert "goods_status" in one.stake.moves


def test_a_verdict_that_chance_draws_is_sealed_and_counts_apart(book: Book, clock: Clock) -> None:
    book.add([FIRST, SECOND])
    asked: list[tuple[str, str]] = []

    def is_drawn(who: str, access: str) -> bool:
        asked.append((who, access))
        return len(asked) == 1

    desk = Reviews(book, clock, is_drawn=is_drawn)
    first = give(desk, ANA, "accept")
    assert (first.state, first.drawn, first.blind) == ("sealed", True, True)
    assert desk.verdicts(BEN, Subject("first#1")) == ()
    assert give(desk, BEN, "accept").state == "judged"
    assert give(desk, ANA, "accept", "second#1").state == "judged"
    give(desk, BEN, "reject", "second#1")  # on what was judged already: no first verdict, so never drawn
    assert asked == [("ana", ""), ("ana", "")]
    figures = desk.agreement(ANA)
    assert (figures["claim"].subjects, figures["drawn claim"].subjects) == (1, 1)
    assert figures["drawn pair"].subjects == 0


def test_nothing_is_drawn_where_nobody_else_may_judge(url: str, clock: Clock) -> None:
    with Desk.open(url, clock=clock, second_share=1.0) as desk:
        desk.add([FIRST, SECOND], (), by="ana")
        desk.add([report("letter", deal(7, seller=("DE",)))], ("desk",), by="ana")
        for name, role in (("ana", Role.REVIEWER), ("ben", Role.REVIEWER), ("rita", Role.READER)):
            desk.accounts.make(name, role, ("desk",) if name == "ana" else (), by="test")
        assert give(desk.reviews, ANA, "accept").state == "judged"  # ben has not come yet
        with desk.storage.writing() as connection:
            connection.execute(update(accounts).values(password="chosen"))  # noqa: S106 -- of a test
        among = Reader("ana", frozenset({"desk"}))
        assert give(desk.reviews, among, "accept", "letter@desk#1").state == "judged"  # ben may not read it
        assert give(desk.reviews, ANA, "accept", "second#1").state == "sealed"
