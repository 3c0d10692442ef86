"""One version of a programme: as made from the ledger, and what persons set otherwise."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self

from rempart.errors import ProgrammeError
from rempart.plan.programme import Programme
from rempart.records import Record

# What names a row or says what it rests on is no value of it.
_NO_VALUES = frozenset({"id", "source", "claim"})
# Sections to which persons may add rows.
ROWS = ("funding", "promise", "item", "unknown")


class Setting(Record):
    """A value that a person set: where, to what, who, when and why; ``was`` is what stood there before.

    A ``path`` of a section of ``ROWS`` and an id, such as ``funding.lottery``, is that of a whole row, added.
    """

    path: str
    value: Any
    was: Any = None
    who: str
    when: str
    why: str


class Value(Record):
    """A value of a programme that can be set: its path, what it rests on, and who set it otherwise.

    ``default`` is what the rules of the draft gave; ``source`` the row of a table, ``claim`` the claim behind
    it; with neither it is an assumption. ``setting`` is there where a person set it otherwise.
    """

    path: str
    value: Any
    default: Any
    source: str | None
    claim: str | None
    setting: Setting | None = None


# What a row of the table holds as a version does.
_PLAIN = ("number", "title", "made", "who", "why")


class Version(Record):
    """A version of a programme at the desk; ``base`` are the sections that the draft gave.

    ``dropped`` are values that persons had set in places that the draft, made anew, does not have any more.
    """

    programme_id: str
    number: int
    title: str
    made: str
    who: str
    why: str
    rights: str
    base: Mapping[str, Any]
    changes: tuple[Setting, ...] = ()

    @classmethod
    def of_row(cls, row: Any, rights: str) -> Self:
        """Return the version that a row of the table holds."""
        told = {name: getattr(row, name) for name in _PLAIN}
        changes = tuple(Setting.model_validate(one) for one in json.loads(row.changes))
        base = json.loads(row.base)
        return cls(programme_id=row.programme, rights=rights, base=base, changes=changes, **told)

    def row(self) -> dict[str, Any]:
        """Return the row of the table."""
        told = {name: getattr(self, name) for name in _PLAIN}
        changes = [one.as_json() for one in self.changes]
        base, changed = (json.dumps(one, ensure_ascii=False) for one in (self.base, changes))
        return told | {"programme": self.programme_id, "base": base, "changes": changed}

    @property
    def dropped(self) -> tuple[Setting, ...]:
        """Values set in places that are not there any more."""
        there = {path for path, _, _ in _values(self.whole)} | self.added.keys()
        return tuple(one for one in self.changes if one.path not in there)

    @property
    def added(self) -> dict[str, Setting]:
        """The rows that persons added, by path; not those of an id that the draft, made anew, has itself."""
        names = {f"{section}.{row['id']}" for section in ROWS for row in self.base.get(section, ())}
        return {one.path: one for one in self.changes if is_row(one.path) and one.path not in names}

    @property
    def whole(self) -> dict[str, Any]:
        """The sections of the draft with the rows that persons added."""
        data: dict[str, Any] = json.loads(json.dumps(self.base))
        for path, one in self.added.items():
            section = path.partition(".")[0]
            data[section] = [*data.get(section, ()), dict(one.value)]
        return data

    def programme(self) -> Programme:
        """Return the programme, with each value that a person set, and the reason, among its assumptions.

        Raises:
            ProgrammeError: a value that was set is not allowed, or not with another one.
        """
        data = self.whole
        rests = {path: row.get("source") or row.get("claim") for path, _, row in _values(data)}
        held = [one for one in self.changes if one.path in rests]
        for one in held:
            _put(data, one.path, one.value)
        told = [_assumption(one, "added", "") for one in self.added.values()]
        told += [_assumption(one, "set", _before(one, rests[one.path])) for one in held]
        if told:
            data["assumption"] = [*data.get("assumption", ()), *told]
        return Programme.from_dict(data, self.title)

    def values(self) -> tuple[Value, ...]:
        """Return every value that can be set, with its default and what it rests on."""
        changed = {one.path: one for one in self.changes}
        return tuple(
            Value(
                path=path,
                value=changed[path].value if path in changed else value,
                default=value,
                source=row.get("source"),
                claim=row.get("claim"),
                setting=changed.get(path),
            )
            for path, value, row in _values(self.whole)
        )


def is_row(path: str) -> bool:
    """True for the path of a whole row.

    Example:
        >>> is_row("funding.lottery"), is_row("funding.lottery.ceiling"), is_row("programme.months")
        (True, False, False)
    """
    section, _, name = path.partition(".")
    return section in ROWS and bool(name) and "." not in name


def _assumption(setting: Setting, verb: str, before: str) -> dict[str, Any]:
    """Return the assumption that a row added, or a value set, by a person is."""
    why = f": {setting.why}" if setting.why else ""
    return {
        "id": f"{verb}-{setting.path.replace('.', '-').replace(':', '-')}",
        "text": f"{setting.who} {verb} {setting.path} on {setting.when[:10]}{before}{why}",
        "value": shown(setting.value) if isinstance(setting.value, bool | dict | list) else setting.value,
    }


def _before(setting: Setting, rested_on: str | None) -> str:
    return f" instead of {shown(setting.was)}" + (f" ({rested_on})" if rested_on else "")


def shown(value: object) -> str:
    """Return a value as it is typed."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _values(data: Mapping[str, Any]) -> Iterator[tuple[str, Any, Mapping[str, Any]]]:
    """Yield path, value and row of each value of a programme that can be set."""
    for name, section in data.items():
        if name in {"assumption", "excluded", "scenario"}:
            continue
        if isinstance(section, Mapping):
            for field, value in section.items():
                if field not in _NO_VALUES and not (name == "programme" and field == "title"):
                    yield f"{name}.{field}", value, section
            continue
        for row in section:
            for field, value in row.items():
                if field not in _NO_VALUES and _is_plain(value):
                    yield f"{name}.{row['id']}.{field}", value, row


def _is_plain(value: object) -> bool:
    """True for a value that fits a line: a number, a text, a range, a list of texts; not for rows of rows."""
    if isinstance(value, Mapping):
        return all(isinstance(one, int | float | str | bool) for one in value.values())
    if isinstance(value, list):
        return all(isinstance(one, int | float | str) for one in value)
    return True


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    section, _, rest = path.partition(".")
    if isinstance(data.get(section), dict):
        rows: Iterable[dict[str, Any]] = [data[section]]
        field = rest
    else:
        name, _, field = rest.rpartition(".")
        rows = [row for row in data.get(section, ()) if row.get("id") == name]
    for row in rows:
        row[field] = value
        # What a person set rests on no row of a table and on no claim any more; the assumption names both.
        row.pop("source", None)
        row.pop("claim", None)


def read_value(text: str, like: Any) -> Any:
    """Read a value as somebody types it: JSON where it is JSON, else the text itself.

    The value that stands there decides between a number and a text.

    Raises:
        ProgrammeError: a number is asked for and none is given.

    Example:
        >>> read_value("12", 10), read_value("2026-03", "2026-01")
        (12, '2026-03')
    """
    told = text.strip()
    if isinstance(like, str) and not told.startswith(("{", "[", '"')):
        return told
    try:
        return json.loads(told)
    except ValueError as broken:
        if isinstance(like, int | float) and not isinstance(like, bool):
            raise ProgrammeError(
                f"{told!r} is no number", "a number such as 12 or 0.5", "Correct it."
            ) from broken
        return told
