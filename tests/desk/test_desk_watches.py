"""What changed since I last looked: never lost, never told twice, never of what others keep."""

import json
from xml.etree import ElementTree as ET

import pytest
from tests.ledger.book.book_samples import Clock, deal, judgement, report

from rempart.desk.accounts import Reader
from rempart.desk.watching.watches import Feeds, Watches, atom
from rempart.errors import DeskError, RecordError
from rempart.ledger.book.book import Book
from rempart.ledger.book.comparing import Change

ANA, BEN = Reader("ana"), Reader("ben")
AMONG = Reader("dora", frozenset({"desk"}))
NAME = "ua-us-arms-purchase-2025"


@pytest.fixture
def lists(book: Book, clock: Clock) -> Watches:
    book.add([report("first", deal(100))])
    clock.next_day()
    return Watches(book, clock)


def kinds(lists: Watches, who: Reader) -> list[list[str]]:
    return [[change.kind for change in one.changes] for one in lists.news(who)]


def test_an_agreement_a_party_and_a_query_are_watched(lists: Watches, book: Book, clock: Clock) -> None:
    lists.add(ANA, "agreement", NAME)
    lists.add(ANA, "party", "FR")
    lists.add(ANA, "query", json.dumps({"type": "purchase", "goods": "contracted"}))
    assert kinds(lists, ANA) == [[], [], []]
    clock.next_day()
    book.add([report("other", deal(7, seller=("FR",), item="aircraft"))])
    assert kinds(lists, ANA) == [[], ["new"], []]
    clock.next_day()
    book.add([report("second", deal(100, status="contracted"))])
    agreement, party, query = kinds(lists, ANA)
    assert "goods_status" in agreement
    assert party == ["new"]
    assert "goods_status" in query
    assert lists.news(BEN) == ()


def test_what_was_seen_is_told_no_more_and_nothing_is_lost(lists: Watches, book: Book, clock: Clock) -> None:
    lists.add(ANA, "agreement", NAME)
    clock.next_day()
    book.add([report("second", deal(100, status="contracted"))])
    (before,) = lists.news(ANA)
    clock.next_day()
    book.add([report("third", deal(100, status="delivered"))])  # while the page is read
    lists.looked(ANA, before.until)
    (after,) = lists.news(ANA)
    assert before.changes
    assert after.changes
    assert not set(before.changes) & set(after.changes)
    lists.looked(ANA, after.until)
    assert kinds(lists, ANA) == [[]]


def test_a_judgement_is_news_of_its_agreement(lists: Watches, book: Book, clock: Clock) -> None:
    lists.add(ANA, "agreement", NAME)
    lists.add(ANA, "party", "UA")
    clock.next_day()
    book.judge(judgement("accept", "first#1"))
    told = kinds(lists, ANA)
    assert all("judgement" in one for one in told)


def test_restricted_news_is_that_of_the_group(lists: Watches, book: Book, clock: Clock) -> None:
    for who in (ANA, AMONG):
        lists.add(who, "party", "UA")
    clock.next_day()
    book.add([report("letter", deal(50, status="contracted"))], access=["desk"])
    assert kinds(lists, ANA) == [[]]
    assert lists.news(ANA)[0].until == "2025-09-01T12:00:00.000000Z"
    assert kinds(lists, AMONG) != [[]]
    with pytest.raises(RecordError):
        lists.add(ANA, "agreement", "letter@desk#1")


def test_lists_are_each_persons_own(lists: Watches) -> None:
    made = lists.add(ANA, "party", "UA")
    assert lists.add(ANA, "party", "UA") == made
    with pytest.raises(DeskError, match="not on your list"):
        lists.remove(BEN, made.id)
    lists.remove(ANA, made.id)
    assert lists.listed(ANA) == ()


@pytest.mark.parametrize("subject", ["", "[]", "{}", '{"what": 1}', "no json", "x" * 501])
def test_what_is_no_query_is_refused(lists: Watches, subject: str) -> None:
    with pytest.raises(DeskError):
        lists.add(ANA, "query", subject)


def test_a_feed_opens_by_its_latest_token_alone(book: Book) -> None:
    feeds = Feeds(book)
    first = feeds.open(ANA)
    second = feeds.open(ANA, restricted=True)
    assert len(first) >= 43  # 256 bits
    assert feeds.owner(first) is None
    assert feeds.owner(second) == ("ana", True)
    assert feeds.owner("") is None
    feeds.close(ANA)
    assert feeds.owner(second) is None


def test_a_feed_is_well_formed_and_the_same_each_time() -> None:
    told = [
        Change(learned=f"2025-09-0{n}T12:00:00.000000Z", kind="new", agreement="a", sentence=words, behind=())
        for n, words in enumerate(["<script>alert(1)</script>", "bell \x07 & \ud800"], start=1)
    ]

    def made(changes: list[Change]) -> bytes:
        return atom(
            changes,
            title="News",
            address="secret",
            link=lambda one: f"/agreements/{one.agreement}",
            updated="",
        )

    feed = made(told)
    assert feed == made(told[::-1])
    assert b"secret" not in feed
    read = ET.fromstring(feed)  # noqa: S314 -- our own text
    names = {"a": "http://www.w3.org/2005/Atom"}
    titles = [one.text for one in read.findall("a:entry/a:title", names)]
    assert titles == ["bell \ufffd & \ufffd", "<script>alert(1)</script>"]
