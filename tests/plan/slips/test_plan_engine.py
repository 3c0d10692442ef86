"""Trials run in parts: the same bytes whoever runs the parts, in whatever order, also where a worker is killed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.archive.test_dask_engine import scheduler, worker
from tests.plan.slips.test_plan_compiled import asked, assert_the_same, planned

from rempart.engines import DaskEngine, LocalEngine
from rempart.errors import ArchiveError
from rempart.plan.slips import counting
from rempart.plan.slips.counting import count
from rempart.plan.slips.course import Course

TRIALS = 2_000


class Backwards(LocalEngine):
    """Gives the last part first."""

    def run(self, function: Any, pieces: Any) -> Iterator[tuple[Any, Any]]:
        yield from super().run(function, pieces[::-1])


class Broken(LocalEngine):
    """Gives an error in place of a part."""

    def run(self, _: Any, pieces: Any) -> Iterator[tuple[Any, Any]]:
        yield pieces[0], ArchiveError("it brought down 4 workers", "a part", "Run it alone.")


@pytest.fixture(scope="module")
def course() -> Course:
    found = planned().course
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "PART", 150)


@pytest.mark.parametrize("engine", [LocalEngine(), Backwards()])
def test_parts_make_the_whole_in_any_order(course: Course, engine: LocalEngine) -> None:
    wanted = asked(course)
    assert_the_same(count(course, wanted, 7, TRIALS, engine=engine), count(course, wanted, 7, TRIALS))


def test_amounts_by_item_are_kept_of_the_first_trials_alone(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rempart.plan.slips.tally.KEPT", 400)
    wanted = asked(course)
    found = count(course, wanted, 7, TRIALS, engine=Backwards())
    assert found.item_amounts.shape == (len(course.busy), 400)
    assert_the_same(found, count(course, wanted, 7, TRIALS))


def test_a_part_that_cannot_be_run_is_an_error(course: Course) -> None:
    with pytest.raises(ArchiveError, match="brought down"):
        count(course, asked(course), 7, TRIALS, engine=Broken())


@contextmanager
def deadly(folder: Path) -> Iterator[tuple[DaskEngine, list[Any]]]:
    """Give an engine of two workers, one of which is killed once the first part is there, and whom it killed."""
    killed: list[Any] = []
    with (
        scheduler(folder) as (_, address),
        worker(folder, "one", address),
        worker(folder, "two", address) as two,
    ):

        class Deadly(DaskEngine):
            """Kills a worker once the first part is there."""

            def run(self, function: Any, pieces: Any) -> Iterator[tuple[Any, Any]]:
                for done in super().run(function, pieces):
                    if not killed:
                        two.kill()
                        killed.append(two)
                    yield done

        yield Deadly(address), killed


@pytest.mark.slow
def test_workers_of_dask_give_the_same_bytes_though_one_is_killed(course: Course, tmp_path: Path) -> None:
    wanted = asked(course)
    with deadly(tmp_path) as (engine, killed):
        found = count(course, wanted, 7, TRIALS, engine=engine)
    assert killed
    assert_the_same(found, count(course, wanted, 7, TRIALS))
