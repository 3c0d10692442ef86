"""The plans of the programmes whose answers are known, each made once for all tests of a worker."""

from functools import cache
from pathlib import Path

from rempart.plan.programme import Programme
from rempart.plan.scheduling import schedule
from rempart.plan.timetable import Schedule

FILES = Path(__file__).parents[1] / "truths" / "programmes"


@cache
def planned(name: str) -> Schedule:
    return schedule(Programme.read(FILES / f"{name}.toml"))
