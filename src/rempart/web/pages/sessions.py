"""Sessions that go on: one's own, for administrators all; each can be ended."""

from typing import Annotated, ClassVar

from fastapi import APIRouter, Form, Response

from rempart.desk.accounts import Role
from rempart.records import Record
from rempart.web.admission import AtDesk, Who
from rempart.web.answering import Short, add_action, add_page, see_other
from rempart.web.language import _
from rempart.web.page import Page, Sheet

router = APIRouter()


class SessionRow(Record):
    """A browser that is signed in; ``own`` marks the one that asks."""

    id: str
    account: str
    agent: str
    began: str
    seen: str
    own: bool


class SessionsPage(Page):
    """The sessions that a visitor may end, the latest first."""

    template: ClassVar[str] = "sessions.html"
    sessions: tuple[SessionRow, ...]

    def sheet(self) -> Sheet:
        """Return a row a session."""
        rows = ((one.id, one.account, one.agent, one.began, one.seen) for one in self.sessions)
        return Sheet(("id", "account", "agent", "began", "seen"), tuple(rows))


def sessions(visitor: Who, desk: AtDesk) -> SessionsPage:
    """Show them."""
    whose = None if visitor.role is Role.ADMINISTRATOR else visitor.name
    rows = (
        SessionRow(
            id=one.id,
            account=one.account,
            agent=one.agent,
            began=one.began,
            seen=one.seen,
            own=one.id == visitor.session,
        )
        for one in desk.sessions.open_ones(whose)
    )
    return SessionsPage(title=_("Sessions"), sessions=tuple(rows))


def end(visitor: Who, desk: AtDesk, *, session: Annotated[Short, Form()]) -> Response:
    """End one of them."""
    desk.sessions.end(session, by=visitor.name, anybody=visitor.role is Role.ADMINISTRATOR)
    return see_other("/sessions")


add_page(router, "/sessions", sessions)
add_action(router, "/sessions/end", end)
