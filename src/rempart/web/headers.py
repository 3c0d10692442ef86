"""The headers that every answer carries, errors too, and the cookies: the session, the token of forms, the language."""

from collections.abc import Iterable
from typing import Literal

from fastapi import Response

from rempart.desk.sessions import LONGEST
from rempart.web.roles import Visitor
from rempart.web.settings import Settings

_NOTHING_FOREIGN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "content-security-policy": _NOTHING_FOREIGN,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": with it browsers send forms with "Origin: null", and their origin is checked.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-permitted-cross-domain-policies": "none",
}
_YEAR = 31_536_000
STATIC = "/static/"


def missing_headers(path: str, present: Iterable[bytes], *, https: bool) -> list[tuple[bytes, bytes]]:
    """Return the headers that an answer still needs; one that a page set itself stays as it is.

    Files that never differ between visitors, by their path, may be kept by browsers.
    """
    wanted = dict(_ALWAYS)
    wanted["cache-control"] = "public, max-age=3600" if path.startswith(STATIC) else "private, no-store"
    if not path.startswith(STATIC):
        wanted["vary"] = "Cookie, Accept-Language"
    if https:
        wanted["strict-transport-security"] = f"max-age={_YEAR}; includeSubDomains"
    told = {name.lower() for name in present}
    return [(name.encode(), value.encode()) for name, value in wanted.items() if name.encode() not in told]


Cookie = Literal["session", "form", "provider"]


def cookie(holds: Cookie, *, https: bool) -> str:
    """Return the name of the cookie of a session, of the token of forms before it, or of somebody on his way back.

    By https it is bound to this host alone.
    """
    return f"__Host-rempart-{holds}" if https else f"rempart-{holds}"


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
        keep(response, cookie("form", https=settings.https), visitor.form_token, https=settings.https)
