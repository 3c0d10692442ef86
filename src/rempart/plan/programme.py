"""The programme: promises, catalogue, funding and calendar, as written in one TOML file."""

from rempart.records import Record


class Programme(Record):
    """All that the planner needs; fields as in the programme file."""

    title: str
