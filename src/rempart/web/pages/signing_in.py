"""Signing in and out, by password or by a provider of identities, one-time links, and the sessions that go on."""

from typing import Annotated, ClassVar
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request, Response

from rempart.desk.accounts import Account, Role
from rempart.errors import DeskError
from rempart.records import Record
from rempart.web.admission import SIGN_IN_OF_ACCOUNT, SIGN_IN_OF_ADDRESS, AtDesk, Told, Who
from rempart.web.answering import Short, add_action, add_page, answer, see_other
from rempart.web.headers import LANGUAGE_COOKIE, cookie, forget, keep
from rempart.web.language import LANGUAGES, _, error_sentence, speaking
from rempart.web.page import Page, Sheet
from rempart.web.refusals import RefusedError, looked_up
from rempart.web.settings import Settings
from rempart.web.vouching import Vouching

router = APIRouter()

FIRST_PAGE = "/agreements"


class SignInPage(Page):
    """The form by which somebody signs in; ``problem`` says why the last try failed."""

    template: ClassVar[str] = "sign_in.html"
    next: str
    problem: str = ""
    has_provider: bool = False

    def sheet(self) -> Sheet:
        """Return the one row."""
        return Sheet.of([self], "next")


class WelcomePage(Page):
    """The form by which a password is chosen; ``account`` is empty for the first administrator."""

    template: ClassVar[str] = "welcome.html"
    link: str
    account: str
    problem: str = ""

    def sheet(self) -> Sheet:
        """Return the one row."""
        return Sheet.of([self], "account")


def local(address: str) -> str:
    """Return an address of this desk: what leads elsewhere becomes the first page.

    Example:
        >>> local("/changes?since=2025"), local("//evil.example"), local("https://evil.example")
        ('/changes?since=2025', '/agreements', '/agreements')
    """
    parts = urlsplit(address)
    own = address.startswith("/") and not address.startswith("//") and "\\" not in address
    clean = address.isprintable() and address.isascii()
    return address if own and clean and not parts.netloc and not parts.scheme else FIRST_PAGE


def sign_in_page(settings: Told, next: Short = FIRST_PAGE) -> SignInPage:  # noqa: A002 -- its name in addresses
    """Show the form."""
    return SignInPage(title=_("Sign in"), next=local(next), has_provider=settings.provider is not None)


def sign_in(
    request: Request,
    desk: AtDesk,
    *,
    name: Annotated[Short, Form()],
    password: Annotated[Short, Form()],
    next: Annotated[str, Form(max_length=2000)] = FIRST_PAGE,  # noqa: A002 -- its name in the form
) -> Response:
    """Begin a session, or show the form again."""
    visitor = request.state.visitor
    with speaking(visitor.language):
        _take_a_try(request)
        request.app.state.limiter.take(SIGN_IN_OF_ACCOUNT, f"account {name.strip().lower()}")
        try:
            account = desk.passwords.check(name, password)
        except DeskError:
            problem = _("The name or the password is not right. An administrator can give you a new link.")
            page = sign_in_page(request.app.state.settings, next).model_copy(update={"problem": problem})
            return answer(request, page, status=401)
    return signed_in(request, account, local(next))


def _take_a_try(request: Request) -> None:
    client = request.client.host if request.client else ""
    request.app.state.limiter.take(SIGN_IN_OF_ADDRESS, f"address {client}")


def sign_out(visitor: Who, desk: AtDesk, settings: Told) -> Response:
    """End the session of this browser."""
    desk.sessions.end(visitor.session, by=visitor.name)
    response = see_other("/sign-in")
    forget(response, cookie("session", https=settings.https), https=settings.https)
    return response


def welcome_page(desk: AtDesk, link: Short = "") -> WelcomePage:
    """Show the form of a one-time link that holds."""
    with looked_up():
        invitation = desk.passwords.invitation(link)
    title = _("Make the first administrator") if invitation.makes_administrator else _("Choose a password")
    return WelcomePage(title=title, link=link, account=invitation.account)


def welcome(
    request: Request,
    desk: AtDesk,
    *,
    link: Annotated[Short, Form()],
    password: Annotated[str, Form(max_length=1000)],
    again: Annotated[str, Form(max_length=1000)],
    name: Annotated[Short, Form()] = "",
) -> Response:
    """Keep the password, and begin a session."""
    with speaking(request.state.visitor.language):
        _take_a_try(request)
        page = welcome_page(desk, link)
        if password != again:
            told = _("The two passwords differ. Type the same one twice.")
            return answer(request, page.model_copy(update={"problem": told}), status=400)
        try:
            account = desk.passwords.accept(link, password, name)
        except DeskError as problem:
            return answer(request, page.model_copy(update={"problem": error_sentence(problem)}), status=400)
    return signed_in(request, account, FIRST_PAGE)


def speak(
    settings: Told,
    *,
    language: Annotated[Short, Form()],
    back: Annotated[str, Form(max_length=2000)] = FIRST_PAGE,
) -> Response:
    """Keep the language that a visitor chose."""
    if language not in LANGUAGES:
        raise RefusedError(
            422, f"{language!r} is no language of the desk", " or ".join(LANGUAGES), "Choose one of them."
        )
    response = see_other(local(back))
    keep(response, LANGUAGE_COOKIE, language, https=settings.https)
    return response


def home() -> Response:
    """Lead to the first page."""
    return see_other(FIRST_PAGE)


def signed_in(request: Request, account: Account, where: str) -> Response:
    """Begin a session in this browser."""
    settings, desk = request.app.state.settings, request.app.state.desk
    opened = desk.sessions.begin(account, request.headers.get("user-agent", ""))
    response = see_other(where)
    keep(response, cookie("session", https=settings.https), opened.secret, https=settings.https)
    forget(response, cookie("form", https=settings.https), https=settings.https)
    return response


add_page(router, "/sign-in", sign_in_page)
add_page(router, "/welcome", welcome_page)
add_action(router, "/sign-in", sign_in)
add_action(router, "/sign-out", sign_out)
add_action(router, "/welcome", welcome)
add_action(router, "/language", speak)
router.add_api_route("/", home, methods=["GET"], name="/", include_in_schema=False)


_THERE, _BACK = "/sign-in/provider", "/sign-in/back"


def leave(request: Request, settings: Told, next: Short = FIRST_PAGE) -> Response:  # noqa: A002 -- its name in addresses
    """Send somebody to the provider."""
    with speaking(request.state.visitor.language):
        _take_a_try(request)
        where, secret = _vouching(request).leave(_back(request, settings), local(next))
    response = see_other(where)
    keep(response, cookie("provider", https=settings.https), secret, https=settings.https)
    return response


def come_back(request: Request, desk: AtDesk, settings: Told) -> Response:
    """Begin the session of somebody whom the provider vouches for."""
    with speaking(request.state.visitor.language):
        vouching = _vouching(request)
        secret = request.cookies.get(cookie("provider", https=settings.https), "")
        vouched, where = vouching.come_back(_back(request, settings), dict(request.query_params), secret)
        try:
            account = desk.identities.account(vouched, vouching.provider.rules)
        except DeskError as problem:
            raise RefusedError(409, problem.found, problem.expected, problem.remedy) from problem
    response = signed_in(request, account, where)
    forget(response, cookie("provider", https=settings.https), https=settings.https)
    return response


def _vouching(request: Request) -> Vouching:
    found: Vouching | None = request.app.state.vouching
    if found is None:
        raise RefusedError(
            404,
            _("this desk asks no provider of identities"),
            _("a name and a password"),
            _("Sign in by password."),
        )
    return found


def _back(request: Request, settings: Settings) -> str:
    """Return the address to which the provider sends back, as it must be registered there."""
    return f"{'https' if settings.https else 'http'}://{request.headers.get('host', '')}{_BACK}"


router.add_api_route(_THERE, leave, methods=["GET"], name=_THERE, response_class=Response)
router.add_api_route(_BACK, come_back, methods=["GET"], name=_BACK, response_class=Response)


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
        return Sheet.of(self.sessions, "id", "account", "agent", "began", "seen")


def sessions(visitor: Who, desk: AtDesk) -> SessionsPage:
    """Show them."""
    whose = None if visitor.role is Role.ADMINISTRATOR else visitor.name
    told = ("id", "account", "agent", "began", "seen")
    rows = (
        SessionRow(**{name: getattr(one, name) for name in told}, own=one.id == visitor.session)
        for one in desk.sessions.open_ones(whose)
    )
    return SessionsPage(title=_("Sessions"), sessions=tuple(rows))


def end(visitor: Who, desk: AtDesk, *, session: Annotated[Short, Form()]) -> Response:
    """End one of them."""
    desk.sessions.end(session, by=visitor.name, anybody=visitor.role is Role.ADMINISTRATOR)
    return see_other("/sessions")


add_page(router, "/sessions", sessions)
add_action(router, "/sessions/end", end)
