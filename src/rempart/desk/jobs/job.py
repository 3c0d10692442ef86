"""A job: one long run, who asked for it, how far it is."""

import json
from typing import Any, Literal, Self

from rempart.records import Record

State = Literal["waiting", "running", "done", "failed", "cancelled"]
Run = Literal["schedule", "cover", "weigh", "brief"]
# ``make`` makes the programme that the others run.
Kind = Run | Literal["make"]
ENDED: tuple[State, ...] = ("done", "failed", "cancelled")


class Job(Record):
    """A long run as kept.

    ``asked`` is what it was asked to do; ``rights`` the groups from whose ledger it computes, joined by ``+``;
    ``step`` names what it does now, the ``done``-th of ``steps``; ``tries`` how often a worker took it up;
    ``because`` why it failed. Moments are in UTC, empty where not yet.
    """

    id: str
    kind: Kind
    who: str
    rights: str
    asked: dict[str, Any]
    state: State
    step: str
    done: int
    steps: int
    tries: int
    stop: bool
    because: str
    created: str
    started: str
    ended: str

    @classmethod
    def of_row(cls, row: Any) -> Self:
        """Return the job that a row of the table holds."""
        told = {name: getattr(row, name) for name in cls.model_fields}
        return cls(**told | {"asked": json.loads(row.asked), "stop": bool(row.stop)})

    @property
    def is_ended(self) -> bool:
        """True once nothing more will happen to it."""
        return self.state in ENDED
