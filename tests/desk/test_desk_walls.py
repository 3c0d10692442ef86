"""The second wall before the desk's own tables: on PostgreSQL the database itself hides what a reader may not see."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from tests.ledger.book.book_samples import Clock, deal, judgement, report
from tests.ledger.book.test_book_walls import as_usual

from rempart.desk.accounts import Reader, Role
from rempart.desk.desk import Desk
from rempart.desk.reviews.review import Subject
from rempart.errors import BookError, DeskError

__all__ = ["as_usual"]
pytestmark = pytest.mark.slow
ANA = Reader("ana", frozenset({"desk", "press"}))
# Tables with rows of groups, and how many of the desk's below nobody without a group may see.
HIDDEN = {
    "desk_reviews": 1,
    "desk_queues": 2,
    "desk_jobs": 1,
    "desk_job_files": 1,
    "desk_programmes": 1,
    "desk_programme_versions": 1,
}
OF_PERSONS = ("desk_accounts", "desk_sessions", "desk_links", "desk_watches", "desk_feeds")


@pytest.fixture
def desk(as_usual: str) -> Iterator[Desk]:
    """A desk whose role is no superuser, with one public and one restricted thing of each kind."""
    with Desk.open(as_usual, clock=Clock()) as desk:
        desk.accounts.make("ana", Role.REVIEWER, ("desk", "press"), by="test")
        desk.add([report("first", deal(100))], (), by="ana")
        desk.add([report("letter", deal(7, seller=("DE",)))], ("desk",), by="ana")
        desk.add([report("note", deal(9, seller=("FR",)))], ("press",), by="ana")
        for reader, claim in ((Reader("ana"), "first#1"), (ANA, "letter@desk#1")):
            seen = desk.reviews.version(reader, Subject(claim))
            desk.reviews.give(reader, judgement("accept", claim), version=seen)
            made = desk.programmes.make(reader)
            job = desk.jobs.ask(reader, "schedule", {"programme": made.programme_id, "version": 1}, key=claim)
            taken = desk.jobs.take()
            assert taken is not None
            desk.jobs.finish(job.id, taken[1], {"schedule.json": b"{}"})
        desk.reviews.queues.keep()
        desk.watches.add(ANA, "party", "UA")
        desk.feeds.open(ANA)
        yield desk


def test_a_question_without_its_condition_gives_nothing_away(desk: Desk) -> None:
    for table, hidden in HIDDEN.items():
        count = text(f"SELECT count(*) FROM {table}")  # noqa: S608 -- the tables of this test
        with desk.storage.reading() as connection:
            whole = connection.execute(count).scalar_one()
        for groups, expected in (((), whole - hidden), (("desk", "press"), whole)):
            with desk.storage.reading(groups) as connection:
                assert connection.execute(count).scalar_one() == expected, (table, groups)
    for table in OF_PERSONS:
        with desk.storage.reading(("desk", "press")) as connection:
            assert not connection.execute(text(f"SELECT 1 FROM {table}")).all(), table  # noqa: S608 -- the same


def test_what_needs_two_groups_is_hidden_from_members_of_one(desk: Desk) -> None:
    with desk.storage.reading(("desk",)) as connection:
        rights = connection.execute(text("SELECT rights FROM desk_jobs")).scalars().all()
        accesses = set(connection.execute(text("SELECT access FROM desk_audit")).scalars())
    assert rights == [""]
    assert accesses == {"", "desk"}
    with desk.storage.reading(("desk", "press")) as connection:
        assert "desk&press" in connection.execute(text("SELECT access FROM desk_audit")).scalars().all()


def test_nothing_leaks_where_the_check_is_forgotten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (restricted, _public) = sorted(desk.jobs.listed(ANA), key=lambda job: not job.rights)
    monkeypatch.setattr(Reader, "holds", lambda _self, _rights: True)
    nobody = Reader("eve")
    assert [job.rights for job in desk.jobs.listed(nobody)] == [""]
    assert [made.rights for made in desk.programmes.listed(nobody)] == [""]
    with pytest.raises(DeskError, match="there is no run"):
        desk.jobs.file(nobody, restricted.id, "schedule.json")


def test_whoever_reads_cannot_write(desk: Desk) -> None:
    added = text("INSERT INTO desk_queues VALUES ('desk', 'x', 'x')")
    with (
        pytest.raises(BookError, match="row-level security"),
        desk.storage.reading(("desk",)) as connection,
    ):
        connection.execute(added)


def test_work_goes_on_behind_the_wall(desk: Desk) -> None:
    assert len(desk.jobs.listed(ANA)) == 2
    assert len(desk.watches.listed(ANA)) == 1
    assert desk.accounts.named("ana").groups == ANA.groups
    assert desk.book.agreement("letter@desk#1", groups=ANA.groups).judgements
    assert [one.claims for one in desk.reviews.queue(Reader("eve"))] == []
