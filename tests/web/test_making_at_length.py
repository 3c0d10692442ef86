"""A programme of a large ledger is made by a run: nobody waits for it, and it is made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.book.book_samples import deal, report
from tests.web.desk_samples import Team, opened

from rempart.desk.accounts import Reader, Role
from rempart.desk.jobs.running import run
from rempart.errors import ProgrammeError
from rempart.ledger.book import pending


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    """A desk whose ledger counts as large."""
    monkeypatch.setattr(pending, "AT_ONCE", 0)
    with opened(f"sqlite:///{tmp_path / 'desk.db'}") as team:
        team.desk.add([report("first", deal(100))], (), by="ana")
        team.desk.book.settle()
        yield team


def work(team: Team) -> None:
    taken = team.desk.jobs.take()
    assert taken is not None
    job, holder = taken
    files = run(team.desk.book, job, lambda *_: None)
    # As after the end of a server between the two: the run is done again.
    assert run(team.desk.book, job, lambda *_: None) == files
    team.desk.jobs.finish(job.id, holder, files)


def test_a_run_makes_the_programme_once_and_leads_to_it(large: Team) -> None:
    browser = large.roles[Role.ANALYST]
    place = browser.send("/programmes", {"start": "2026-01", "months": "24"}).headers["location"]
    assert place.startswith("/runs/")
    waiting = browser.get(place).text
    assert "<strong>A programme</strong>: the run waits for its turn." in waiting
    assert "To the programme" not in waiting
    assert large.desk.programmes.listed(Reader("analyst")) == ()
    work(large)
    (made,) = large.desk.programmes.listed(Reader("analyst"))
    assert (made.base["programme"]["start"], made.who, made.number) == ("2026-01", "analyst", 1)
    assert f'href="/programmes/{made.programme_id}"' in browser.get(place).text
    assert browser.get(f"{place}.json").status_code == 200


def test_a_run_makes_it_anew_as_its_next_version(large: Team) -> None:
    browser = large.roles[Role.ANALYST]
    first = large.desk.programmes.make(Reader("analyst"), start="2026-01", months=24)
    large.desk.add([report("second", deal(7, seller=("DE",)))], (), by="ana")
    large.desk.book.settle()
    place = f"/programmes/{first.programme_id}"
    run_at = browser.send(f"{place}/anew", {"version": "1"}).headers["location"]
    taken = large.desk.jobs.take()
    assert taken is not None
    job, holder = taken
    large.desk.jobs.finish(job.id, holder, run(large.desk.book, job, lambda *_: None))
    assert [one.number for one in large.desk.programmes.versions(Reader("analyst"), first.programme_id)] == [
        1,
        2,
    ]
    assert f'href="{place}"' in browser.get(run_at).text


def test_a_start_that_is_no_month_ends_the_run_with_the_reason(large: Team) -> None:
    browser = large.roles[Role.ANALYST]
    place = browser.send("/programmes", {"start": "spring"}).headers["location"]
    taken = large.desk.jobs.take()
    assert taken is not None
    job, holder = taken
    with pytest.raises(ProgrammeError, match="spring") as problem:
        run(large.desk.book, job, lambda *_: None)
    large.desk.jobs.fail(job.id, holder, str(problem.value))
    assert "spring" in browser.get(place).text
