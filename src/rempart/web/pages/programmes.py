"""Programmes: made from the ledger, every value with what it rests on, changed by persons with a reason."""

import secrets
import tomllib
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar

import tomli_w
from fastapi import APIRouter, Form, Query, Request, Response
from pydantic import Field

from rempart.collecting import by_key
from rempart.desk.accounts import Reader, groups_of
from rempart.desk.desk import Desk
from rempart.desk.programmes.version import ROWS, Setting, Value, Version, is_row, read_value, shown
from rempart.errors import DeskError, ProgrammeError, StaleError
from rempart.records import Record
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Fields, Short, add_action, add_page, answer, see_other
from rempart.web.language import N_, NAMES, _, error_sentence, speaking
from rempart.web.page import Page, Sheet, StalePage, lines_of
from rempart.web.refusals import looked_up
from rempart.web.rendering import address

router = APIRouter()
PARTS = {
    "funding": N_("Money"),
    "promise": N_("Promises"),
    "item": N_("Equipment"),
    "programme": N_("Frame"),
    "exchange": N_("Exchange rates"),
    "risk": N_("Risk"),
    "coverage": N_("Coverage"),
    "outlook": N_("Outlook"),
    "unknown": N_("Withheld lists"),
}
_COLUMNS = ("path", "value", "default", "source", "claim", "set_by", "set_on", "why")
KIND_NAMES = {
    "schedule": N_("the plan"),
    "cover": N_("the plan and the coverage"),
    "weigh": N_("the plan, the coverage and the outlook"),
    "brief": N_("everything, and a briefing"),
}


class Given(Fields):
    """A value as it was typed for one version; ``reset`` puts the default back."""

    path: Short
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    value: Annotated[str, Field(max_length=5000)] = ""
    why: Annotated[str, Field(max_length=2000)] = ""
    reset: bool = False


class Added(Fields):
    """A row as it was typed, in the form of a programme file, for one version."""

    part: Short
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    row: Annotated[str, Field(max_length=20_000)] = ""
    why: Annotated[str, Field(max_length=2000)] = ""


class ProgrammesPage(Page):
    """The programmes that the visitor may see, the newest first."""

    template: ClassVar[str] = "programmes.html"
    programmes: tuple[Version, ...]

    def sheet(self) -> Sheet:
        """Return a row for each programme."""
        columns = ("id=programme_id", "title", "version=number", "made", "who", "values_set=changes")
        return Sheet.of(self.programmes, *columns)


class Asked(Record):
    """Which version, which part of it, and a word that the names of its values must hold."""

    version: Annotated[int, Query(ge=0, le=1_000_000)] = 0
    part: Short = "funding"
    find: Short = ""


class ProgrammePage(Page):
    """One part of a programme: its values, defaults, and who set which otherwise; and its versions."""

    template: ClassVar[str] = "programme.html"
    asked: Asked
    version: Version
    latest: int
    values: tuple[Value, ...]
    versions: tuple[tuple[int, str, str, str], ...]
    names: dict[str, str]
    key: str
    problem: str = ""
    row: str = ""
    why: str = ""
    parts: ClassVar[dict[str, str]] = PARTS
    kinds: ClassVar[dict[str, str]] = KIND_NAMES
    may_grow: ClassVar[tuple[str, ...]] = ROWS
    languages: ClassVar[dict[str, str]] = NAMES

    def sheet(self) -> Sheet:
        """Return a row for each value."""
        return Sheet(_COLUMNS, tuple(_cells(one) for one in self.values))

    @property
    def rows(self) -> list[tuple[str, list[Value]]]:
        """The values by the row that they belong to."""
        return list(by_key((owner(one.path), one) for one in self.values).items())


class ValuePage(Page):
    """One value of a programme, and the form that sets it otherwise."""

    template: ClassVar[str] = "programme_value.html"
    name: str
    number: int
    value: Value
    owner: str
    history: tuple[Setting, ...]
    typed: str = ""
    why: str = ""
    problem: str = ""

    def sheet(self) -> Sheet:
        """Return the one row."""
        return Sheet(_COLUMNS, (_cells(self.value),))


def programmes_page(visitor: Who, desk: AtDesk) -> ProgrammesPage:
    """List the programmes that the visitor may see."""
    return ProgrammesPage(title=_("Programmes"), programmes=desk.programmes.listed(visitor.reader))


def make(
    visitor: Who,
    desk: AtDesk,
    *,
    start: Annotated[Short, Form()] = "",
    months: Annotated[int, Form(ge=1, le=600)] = 120,
) -> Response:
    """Make a programme from what the visitor may read; of a large ledger a run does it."""
    if desk.book.is_large(groups=visitor.groups):
        asked = {"start": start.strip() or None, "months": months}
        return _run(desk, visitor.reader, asked, visitor.reader.rights())
    made = desk.programmes.make(visitor.reader, start=start.strip() or None, months=months)
    return see_other(address("programmes", made.programme_id))


def programme_page(visitor: Who, desk: AtDesk, name: str, asked: Annotated[Asked, Query()]) -> ProgrammePage:
    """Show one part of a programme."""
    with looked_up():
        versions = desk.programmes.versions(visitor.reader, name)
        version = desk.programmes.version(visitor.reader, name, asked.version or None)
    word = asked.find.strip().casefold()
    names = _names(version)
    values = tuple(
        one
        for one in version.values()
        if one.path.partition(".")[0] == asked.part
        and word in f"{one.path} {names.get(owner(one.path), '')}".casefold()
    )
    return ProgrammePage(
        title=version.title,
        asked=asked,
        version=version,
        latest=versions[-1].number,
        values=values,
        versions=tuple((one.number, one.made, one.who, one.why) for one in reversed(versions)),
        names=names,
        key=secrets.token_urlsafe(12),
        row=_like(version, asked.part),
    )


def value_page(visitor: Who, desk: AtDesk, name: str, path: Short = "") -> ValuePage:
    """Show one value and the form that sets it."""
    with looked_up():
        versions = desk.programmes.versions(visitor.reader, name)
        version = versions[-1]
        value = next((one for one in version.values() if one.path == path), None)
        if value is None:
            raise DeskError(f"{path!r} leads nowhere", "a value of the programme", "Correct the address.")
    history = {
        (one.when, str(one.value)): one for each in versions for one in each.changes if one.path == path
    }
    return ValuePage(
        title=_("Set a value"),
        name=name,
        number=version.number,
        value=value,
        owner=_names(version).get(owner(path), owner(path)),
        history=tuple(history[key] for key in sorted(history)),
        typed=shown(value.value),
    )


def set_value(
    request: Request, visitor: Who, desk: AtDesk, name: str, *, given: Annotated[Given, Form()]
) -> Response:
    """Set a value, or take one back; the result is the next version."""
    with speaking(visitor.language):
        with looked_up():
            former = desk.programmes.version(visitor.reader, name, given.version)
        try:
            told = None if given.reset else _read(former, given.path, given.value)
            desk.programmes.set(visitor.reader, former, {given.path: told}, why=given.why.strip())
        except StaleError as stale:
            return answer(request, _stale(name, given.path, stale), status=409)
        except ProgrammeError as problem:
            page = value_page(visitor, desk, name, given.path)
            more = {"problem": error_sentence(problem), "typed": given.value, "why": given.why}
            return answer(request, page.model_copy(update=more), status=400)
    return see_other(address("programmes", name, part=given.path.partition(".")[0]))


def add_row(
    request: Request, visitor: Who, desk: AtDesk, name: str, *, given: Annotated[Added, Form()]
) -> Response:
    """Add a row; the result is the next version."""
    with speaking(visitor.language):
        with looked_up():
            former = desk.programmes.version(visitor.reader, name, given.version)
        try:
            row = _row(given.row)
            desk.programmes.add_row(visitor.reader, former, given.part, row, why=given.why.strip())
        except StaleError as stale:
            path = f"{given.part}.{row.get('id', '')}"
            return answer(request, _stale(name, path, stale), status=409)
        except ProgrammeError as problem:
            page = programme_page(visitor, desk, name, Asked(part=given.part))
            more = {"problem": error_sentence(problem), "row": given.row, "why": given.why}
            return answer(request, page.model_copy(update=more), status=400)
    return see_other(address("programmes", name, part=given.part))


def _row(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as broken:
        raise ProgrammeError(
            f"the row cannot be read: {broken}", "fields as in a programme file", "Correct the line."
        ) from broken


def _like(version: Version, part: str) -> str:
    """Return the last row of a part as a pattern for another one, without what it rests on."""
    rows = version.whole.get(part, ()) if part in ROWS else ()
    last = (
        {key: value for key, value in rows[-1].items() if key not in {"id", "source", "claim"}}
        if rows
        else {}
    )
    return tomli_w.dumps({"id": ""} | last)


def make_anew(
    request: Request,
    visitor: Who,
    desk: AtDesk,
    name: str,
    *,
    version: Annotated[int, Form(ge=1, le=1_000_000)],
) -> Response:
    """Make the programme anew from what is known now; what persons set stays."""
    with speaking(visitor.language):
        with looked_up():
            former = desk.programmes.version(visitor.reader, name, version)
        if desk.book.is_large(groups=groups_of(former.rights)):
            return _run(desk, visitor.reader, {"programme": name, "version": version}, former.rights)
        try:
            desk.programmes.make_anew(visitor.reader, former)
        except StaleError as stale:
            return answer(request, _stale(name, "", stale), status=409)
    return see_other(address("programmes", name))


def _run(desk: Desk, reader: Reader, asked: dict[str, Any], rights: str) -> Response:
    job = desk.jobs.ask(reader, "make", asked, key=secrets.token_urlsafe(12), rights=rights)
    return see_other(address("runs", job.id))


def owner(path: str) -> str:
    """Return the row that a value belongs to.

    Example:
        >>> owner("funding.eu_loan.ceiling"), owner("programme.months")
        ('funding.eu_loan', 'programme')
    """
    return path.rpartition(".")[0]


def _read(former: Version, path: str, value: str) -> Any:
    there = next((one for one in former.values() if one.path == path), None)
    if there is None:
        raise ProgrammeError(f"{path!r} leads nowhere", "a value of the programme", "Correct the path.")
    return read_value(value, there.default)


def _names(version: Version) -> dict[str, str]:
    """Return what each row of a programme is called."""
    found: dict[str, str] = {}
    for section, rows in version.whole.items():
        for row in rows if isinstance(rows, list) else ():
            found[f"{section}.{row.get('id')}"] = str(row.get("title") or row.get("name") or row.get("id"))
    return found


def _stale(name: str, path: str, stale: StaleError) -> StalePage:
    return StalePage(
        title=_("Somebody was quicker"),
        found=_("another person made a later version of this programme; your change was not taken"),
        yours=_set_lines(stale.read or {}, path),
        theirs=(
            lines_of({one: stale.current[one] for one in ("number", "made", "who", "why")}),
            _set_lines(stale.current, ""),
        ),
        back=address(f"programmes/{name}/value", path=path)
        if path and not is_row(path)
        else address("programmes", name),
    )


def _set_lines(told: dict[str, Any], path: str) -> tuple[tuple[str, str], ...]:
    changes: Iterable[dict[str, Any]] = told.get("changes", ())
    return tuple((one["path"], shown(one["value"])) for one in changes if path in {"", one["path"]})


def _cells(value: Value) -> tuple[str | float | int | None, ...]:
    who = (value.setting.who, value.setting.when, value.setting.why) if value.setting else (None, None, None)
    return (value.path, shown(value.value), shown(value.default), value.source, value.claim, *who)


add_page(router, "/programmes", programmes_page)
add_page(router, "/programmes/{name}", programme_page)
add_page(router, "/programmes/{name}/value", value_page)
add_action(router, "/programmes", make)
add_action(router, "/programmes/{name}", set_value)
add_action(router, "/programmes/{name}/rows", add_row)
add_action(router, "/programmes/{name}/anew", make_anew)
