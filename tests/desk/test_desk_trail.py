"""Programmes and runs in the audit trail: who did what, told to those who may see the thing, and to no others."""

from pathlib import Path

import pytest
from sqlalchemy import text
from tests.ledger.book.book_samples import Clock, deal, report

from rempart.desk.accounts import Reader
from rempart.desk.audit import AuditRow, broken_rows, deeds
from rempart.desk.desk import Desk
from rempart.desk.jobs.jobs import MOST_WAITING
from rempart.desk.programmes.version import Version
from rempart.errors import DeskError, ProgrammeError, StaleError

ANA, DORA = Reader("ana"), Reader("dora", frozenset({"desk", "ministry"}))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk.open(f"sqlite:///{tmp_path / 'desk.db'}", clock=Clock())
    made.book.add([report("first", deal(100))])
    return made


def rows_of_trail(desk: Desk) -> int:
    """Return how many rows the trail has, whoever may read them."""
    with desk.storage.reading() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM desk_audit")) or 0)


def trail(desk: Desk, *groups: str) -> list[tuple[str, str, str]]:
    """Return who did what to what, oldest first, as a member of groups sees it."""
    rows: tuple[AuditRow, ...] = deeds(desk.storage, groups=groups)
    return [(one.who, one.what, one.subject) for one in reversed(rows)]


def run(desk: Desk, reader: Reader, made: Version, key: str = "once") -> str:
    asked = {"programme": made.programme_id, "version": made.number}
    return desk.jobs.ask(reader, "schedule", asked, key=key, rights=made.rights).id


def test_each_deed_is_a_row_once(desk: Desk) -> None:
    made = desk.programmes.make(ANA)
    name = made.programme_id
    later = desk.programmes.set(ANA, made, {"programme.months": 24}, why="shorter")
    desk.programmes.make_anew(Reader("ben"), later)
    first = run(desk, ANA, made)
    assert run(desk, ANA, made) == first
    for _ in range(2):
        desk.jobs.cancel(ANA, first)
    assert trail(desk) == [
        ("ana", "made programme", name),
        ("ana", "set programme.months in programme", f"{name} version 2"),
        ("ben", "made programme anew", f"{name} version 3"),
        ("ana", "asked for run (schedule)", first),
        ("ana", "cancelled run", first),
    ]
    assert broken_rows(desk.storage) == ()


def test_what_is_refused_is_no_deed(desk: Desk) -> None:
    made = desk.programmes.make(ANA)
    desk.programmes.set(ANA, made, {"programme.months": 24}, why="shorter")
    for number in range(MOST_WAITING):
        run(desk, ANA, made, key=str(number))
    before = trail(desk)
    with pytest.raises(StaleError):
        desk.programmes.set(ANA, made, {"programme.months": 36}, why="too late")
    with pytest.raises(ProgrammeError):
        desk.programmes.set(ANA, made, {"programme.nothing": 36}, why="nowhere")
    with pytest.raises(DeskError):
        run(desk, ANA, made, key="one too many")
    with pytest.raises(DeskError):
        desk.jobs.cancel(Reader("ben"), desk.jobs.listed(ANA)[0].id)
    assert trail(desk) == before


def test_work_of_two_groups_is_told_only_to_members_of_both(desk: Desk) -> None:
    made = desk.programmes.make(DORA)
    desk.programmes.set(DORA, made, {"programme.months": 24}, why="shorter")
    desk.jobs.cancel(DORA, run(desk, DORA, made))
    assert rows_of_trail(desk) == len(trail(desk, "ministry", "desk")) == 4
    for groups in ((), ("desk",), ("ministry",), ("press", "desk")):
        assert trail(desk, *groups) == []
