"""For administrators: accounts, made, changed, closed, with new links; and the audit trail, who did what at the desk."""

from dataclasses import asdict
from typing import Annotated, ClassVar

from fastapi import APIRouter, Form, Query, Request, Response

from rempart.desk.accounts import Role
from rempart.desk.desk import Desk
from rempart.records import Record
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Short, add_action, add_page, answer, see_other
from rempart.web.language import _, speaking
from rempart.web.page import Page, Sheet

router = APIRouter()


class Person(Record):
    """An account as administrators see it."""

    name: str
    role: str
    groups: tuple[str, ...]
    made: str
    ready: bool
    ended: str


class PeoplePage(Page):
    """All accounts; ``link`` is a one-time link just made, for ``link_for``, shown this once."""

    template: ClassVar[str] = "people.html"
    people: tuple[Person, ...]
    link: str = ""
    link_for: str = ""

    def sheet(self) -> Sheet:
        """Return a row an account."""
        columns = ("name", "role", "groups", "made", "ready", "ended")
        rows = (
            (one.name, one.role, " ".join(one.groups), one.made, "yes" if one.ready else "no", one.ended)
            for one in self.people
        )
        return Sheet(columns, tuple(rows))


def people(desk: AtDesk) -> PeoplePage:
    """Show the accounts."""
    told = (asdict(one) | {"groups": tuple(sorted(one.groups))} for one in desk.accounts.all())
    return PeoplePage(title=_("People"), people=tuple(Person(**one) for one in told))


def make(
    request: Request,
    visitor: Who,
    desk: AtDesk,
    *,
    name: Annotated[Short, Form()],
    role: Annotated[Role, Form()],
    groups: Annotated[Short, Form()] = "",
) -> Response:
    """Make an account, and show the link by which its holder chooses a password."""
    with speaking(visitor.language):
        account = desk.accounts.make(name, role, _groups(groups), by=visitor.name)
        return _linked(request, visitor.name, desk, account.name)


def change(
    visitor: Who,
    desk: AtDesk,
    *,
    name: Annotated[Short, Form()],
    role: Annotated[Role, Form()],
    groups: Annotated[Short, Form()] = "",
) -> Response:
    """Give an account another role and other groups."""
    desk.accounts.change(name, role, _groups(groups), by=visitor.name)
    return see_other("/people")


def link(request: Request, visitor: Who, desk: AtDesk, *, name: Annotated[Short, Form()]) -> Response:
    """Make a new one-time link for an account, and show it."""
    with speaking(visitor.language):
        return _linked(request, visitor.name, desk, name)


def end(visitor: Who, desk: AtDesk, *, name: Annotated[Short, Form()]) -> Response:
    """Close an account."""
    desk.accounts.end(name, by=visitor.name)
    return see_other("/people")


def reopen(visitor: Who, desk: AtDesk, *, name: Annotated[Short, Form()]) -> Response:
    """Open a closed account again."""
    desk.accounts.reopen(name, by=visitor.name)
    return see_other("/people")


def _linked(request: Request, by: str, desk: Desk, name: str) -> Response:
    secret = desk.passwords.link_for(name, by=by)
    link = f"{str(request.base_url).rstrip('/')}/welcome?link={secret}"
    return answer(request, people(desk).model_copy(update={"link": link, "link_for": name}))


def _groups(text: str) -> list[str]:
    return text.replace(",", " ").split()


add_page(router, "/people", people)
for path, action in (("", make), ("/change", change), ("/link", link), ("/end", end), ("/reopen", reopen)):
    add_action(router, f"/people{path}", action)


_PAGE = 100
_LARGEST = 10**9


class DeedRow(Record):
    """What somebody did."""

    moment: str
    who: str
    what: str
    subject: str


class AuditPage(Page):
    """A page of the trail, newest first; ``more`` is how many rows the next page skips."""

    template: ClassVar[str] = "audit.html"
    deeds: tuple[DeedRow, ...]
    more: int | None

    def sheet(self) -> Sheet:
        """Return a row a deed."""
        return Sheet.of(self.deeds, "moment", "who", "what", "subject")


def audit(visitor: Who, desk: AtDesk, skip: Annotated[int, Query(ge=0, le=_LARGEST)] = 0) -> AuditPage:
    """Show what the visitor may know of."""
    found = desk.deeds(visitor.groups, skip=skip, limit=_PAGE + 1)
    deeds = tuple(
        DeedRow(moment=one.moment, who=one.who, what=one.what, subject=one.subject) for one in found[:_PAGE]
    )
    more = skip + _PAGE if len(found) > _PAGE else None
    return AuditPage(title=_("Audit trail"), deeds=deeds, more=more)


add_page(router, "/audit", audit)
