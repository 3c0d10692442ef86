"""Who is let in: by the route and the role, by the token of its form for what changes something, and how often."""

from collections.abc import AsyncIterator
from hmac import compare_digest
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import FormData

from rempart.desk.desk import Desk
from rempart.web.answering import visitor_of
from rempart.web.language import _, speaking
from rempart.web.refusals import RefusedError
from rempart.web.roles import ROLE_NAMES, Visitor, may
from rempart.web.settings import Settings

SIGN_IN_OF_ACCOUNT = parse("10 per 15 minutes")
SIGN_IN_OF_ADDRESS = parse("60 per 15 minutes")
UPLOADS = parse("120 per hour")


class Limiter:
    """Counts what is tried, in the memory of this process."""

    def __init__(self) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def take(self, limit: RateLimitItem, whose: str) -> None:
        """Count one try.

        Raises:
            RefusedError: there were too many.
        """
        if not self._window.hit(limit, whose):
            raise RefusedError(
                429,
                _("there were too many tries in a short time"),
                _("at most {n} in {minutes} minutes").format(
                    n=limit.amount, minutes=limit.get_expiry() // 60
                ),
                _("Wait, and try again."),
            )


_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FORM_TOKEN = "form_token"  # noqa: S105 -- the name of the field, no secret


def desk_of(request: Request) -> Desk:
    """Return the desk that is served."""
    desk: Desk = request.app.state.desk
    return desk


def settings_of(request: Request) -> Settings:
    """Return how it is served."""
    settings: Settings = request.app.state.settings
    return settings


# What a view asks for in its parameters.
Who = Annotated[Visitor, Depends(visitor_of)]
AtDesk = Annotated[Desk, Depends(desk_of)]
Told = Annotated[Settings, Depends(settings_of)]


class SignInFirst(Exception):  # noqa: N818 -- no error: the visitor is sent to the sign-in page
    """A visitor who is not signed in asks for a page of the desk in a browser."""


async def admit(request: Request) -> AsyncIterator[None]:
    """Let a request through, or refuse it; files of its form are let go of once it is answered.

    Raises:
        SignInFirst: a page is asked for without a session.
        RefusedError: the role may not, or the form is not one of this desk.
    """
    visitor = visitor_of(request)
    route = request.scope["route"]
    with speaking(visitor.language):
        if not may(visitor.role, request.method, route.name):
            raise _closed(request, visitor, route.path)
    if request.method in _SAFE:
        yield
        return
    form = await request.form()
    try:
        with speaking(visitor.language):
            _check_form(request, visitor, form)
        yield
    finally:
        await form.close()


def _closed(request: Request, visitor: Visitor, path: str) -> Exception:
    if visitor.role is not None:
        return RefusedError(
            403,
            _("your role, {role}, may not do this").format(role=_(ROLE_NAMES[visitor.role])),
            _("a role that may"),
            _("Ask an administrator."),
        )
    if request.method in _SAFE and not path.endswith((".json", ".csv")):
        return SignInFirst()
    return RefusedError(
        401,
        _("nobody is signed in, or the session has ended"),
        _("a session"),
        _("Sign in, and do it again."),
    )


def _check_form(request: Request, visitor: Visitor, form: FormData) -> None:
    """Refuse what was not sent from a page of this desk, by its origin and by the token of its form."""
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
    site = request.headers.get("sec-fetch-site", "same-origin")
    given = form.get(FORM_TOKEN, "")
    token = given if isinstance(given, str) else ""
    known = compare_digest(token.encode(), visitor.form_token.encode()) and not visitor.fresh
    if foreign or site not in {"same-origin", "none"} or not known:
        raise RefusedError(
            403,
            _("the form did not come from a page of this desk, or the page was too old"),
            _("a form as the page gave it"),
            _("Open the page again, and fill it in once more."),
        )
    if any("\0" in text for pair in form.multi_items() for text in pair if isinstance(text, str)):
        raise RefusedError(
            400,
            _("the form holds a character that no text has (NUL)"),
            _("text"),
            _("Remove it, and send the form again."),
        )
