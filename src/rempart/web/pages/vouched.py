"""Signing in by a provider of identities: there, and back."""

from fastapi import APIRouter, Request, Response

from rempart.errors import DeskError
from rempart.web.admission import AtDesk, Told
from rempart.web.answering import Short, see_other
from rempart.web.cookies import forget, keep
from rempart.web.language import _, speaking
from rempart.web.limits import SIGN_IN_OF_ADDRESS
from rempart.web.pages.signing_in import FIRST_PAGE, local, signed_in
from rempart.web.refusals import RefusedError
from rempart.web.settings import Settings
from rempart.web.vouching import Vouching

router = APIRouter()
_THERE, _BACK = "/sign-in/provider", "/sign-in/back"


def leave(request: Request, settings: Told, next: Short = FIRST_PAGE) -> Response:  # noqa: A002 -- its name in addresses
    """Send somebody to the provider."""
    with speaking(request.state.visitor.language):
        client = request.client.host if request.client else ""
        request.app.state.limiter.take(SIGN_IN_OF_ADDRESS, f"address {client}")
        where, secret = _vouching(request).leave(_back(request, settings), local(next))
    response = see_other(where)
    keep(response, _cookie(settings), secret, https=settings.https)
    return response


def come_back(request: Request, desk: AtDesk, settings: Told) -> Response:
    """Begin the session of somebody whom the provider vouches for."""
    with speaking(request.state.visitor.language):
        vouching = _vouching(request)
        secret = request.cookies.get(_cookie(settings), "")
        asked = dict(request.query_params)
        vouched, where = vouching.come_back(_back(request, settings), asked, secret)
        try:
            account = desk.identities.account(vouched, vouching.provider.rules)
        except DeskError as problem:
            raise RefusedError(409, problem.found, problem.expected, problem.remedy) from problem
    response = signed_in(request, account, where)
    forget(response, _cookie(settings), https=settings.https)
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


def _cookie(settings: Settings) -> str:
    return "__Host-rempart-provider" if settings.https else "rempart-provider"


router.add_api_route(_THERE, leave, methods=["GET"], name=_THERE, response_class=Response)
router.add_api_route(_BACK, come_back, methods=["GET"], name=_BACK, response_class=Response)
