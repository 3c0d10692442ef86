"""The cookies of the desk: the session, the token of forms before it, the language."""

from fastapi import Response

from rempart.desk.sessions import LONGEST
from rempart.web.settings import Settings
from rempart.web.visitor import Visitor


def session_cookie(*, https: bool) -> str:
    """Return the name of the cookie that holds a session; by https it is bound to this host alone."""
    return "__Host-rempart-session" if https else "rempart-session"


def form_cookie(*, https: bool) -> str:
    """Return the name of the cookie that holds the token of forms before signing in."""
    return "__Host-rempart-form" if https else "rempart-form"


LANGUAGE_COOKIE = "rempart-language"


def keep(response: Response, name: str, value: str, *, https: bool) -> None:
    """Set a cookie that no script reads and no other site's form sends."""
    age = int(LONGEST.total_seconds())
    response.set_cookie(name, value, max_age=age, path="/", secure=https, httponly=True, samesite="lax")


def forget(response: Response, name: str, *, https: bool) -> None:
    """Remove a cookie."""
    response.delete_cookie(name, path="/", secure=https, httponly=True, samesite="lax")


def keep_form_token(response: Response, visitor: Visitor, settings: Settings) -> None:
    """Give a visitor who is not signed in the token that the forms of the page carry."""
    if visitor.fresh:
        keep(response, form_cookie(https=settings.https), visitor.form_token, https=settings.https)
