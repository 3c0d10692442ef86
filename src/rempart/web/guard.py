"""Round every request: what is hostile is refused, who asks is found out, every answer gets its headers."""

import logging
from secrets import token_urlsafe
from urllib.parse import unquote_to_bytes

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rempart.desk.desk import Desk
from rempart.errors import RempartError
from rempart.web.headers import LANGUAGE_COOKIE, STATIC, cookie, missing_headers
from rempart.web.language import _, chosen, speaking
from rempart.web.refusals import failed, refusal
from rempart.web.roles import Visitor
from rempart.web.settings import MEGABYTE, Settings

_log = logging.getLogger("rempart.web")
# Forms are small, but for the pages that take files, and there only of those who are signed in.
_LARGEST_FORM = MEGABYTE
_LARGEST_FORM_OF_STRANGERS = 20_000
_LONGEST_ADDRESS = 8_000
UPLOADS = frozenset({"/sources"})
_HAS_BODY = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Guard:
    """The outermost layer of the desk."""

    def __init__(self, app: ASGIApp, desk: Desk, settings: Settings) -> None:
        self._app = app
        self._desk = desk
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; other kinds of connection are passed on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        begun = False

        async def headed(message: Message) -> None:
            """Send on what is answered, with the headers that it lacks."""
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                names = [name for name, _value in message["headers"]]
                more = missing_headers(scope["path"], names, https=self._settings.https)
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        scope.setdefault("state", {})["visitor"] = Visitor(chosen(None, ""), "")
        try:
            if not scope["path"].startswith(STATIC):
                scope["state"]["visitor"] = await self._visitor(request)
            if (refused := self._refused(request)) is not None:
                await refusal(request, *refused)(scope, receive, headed)
                return
            await self._app(scope, receive, headed)
        except RempartError as problem:  # the book fails while the visitor is looked up
            await refusal(request, 503, problem)(scope, receive, headed)
        except Exception:
            # The form of the address, not itself: a feed's address is a secret, and a line feed in one a forgery.
            _log.exception("%s %s failed", request.method, getattr(scope.get("route"), "path", "a page"))
            if begun:
                raise
            await failed(request)(scope, receive, headed)

    async def _visitor(self, request: Request) -> Visitor:
        https = self._settings.https
        language = chosen(request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language", ""))
        secret = request.cookies.get(cookie("session", https=https))
        if secret and (held := await run_in_threadpool(self._desk.sessions.holder, secret)):
            account, session = held
            return Visitor(
                language, session.form_token, account.name, account.role, account.groups, session.id
            )
        token = request.cookies.get(cookie("form", https=https), "")
        known = len(token) >= 40 and token.isascii()
        return Visitor(language, token if known else token_urlsafe(32), fresh=not known)

    def _refused(self, request: Request) -> tuple[int, RempartError] | None:
        """Return with which status a request is refused before anything of it is read, and why."""
        with speaking(request.state.visitor.language):
            if _is_odd(request.scope):
                return 400, RempartError(
                    _("the address holds characters that no address of the desk has"),
                    _("an address as the pages link it"),
                    _("Go back, and use the page."),
                )
            if request.method not in _HAS_BODY:
                return None
            length = request.headers.get("content-length", "")
            if "transfer-encoding" in request.headers or (length and not length.isdecimal()):
                return 411, RempartError(
                    _("the form does not say how long it is"),
                    _("a form as a browser sends it"),
                    _("Send it with its length."),
                )
            most = self._most(request)
            if int(length or 0) > most:
                found = _("the form has {found} bytes").format(found=int(length))
                expected = _("at most {most} bytes").format(most=most)
                return 413, RempartError(found, expected, _("Send it in parts; nothing of it was kept."))
        return None

    def _most(self, request: Request) -> int:
        if not request.state.visitor.is_signed_in:
            return _LARGEST_FORM_OF_STRANGERS
        return self._settings.largest_upload if request.url.path in UPLOADS else _LARGEST_FORM


def _is_odd(scope: Scope) -> bool:
    """True for an address with control characters or letters that are not UTF-8."""
    target: bytes = scope.get("raw_path") or scope["path"].encode()
    asked = unquote_to_bytes(target) + b"?" + unquote_to_bytes(scope["query_string"].replace(b"+", b" "))
    if len(target) + len(scope["query_string"]) > _LONGEST_ADDRESS:
        return True
    try:
        text = asked.decode()
    except UnicodeDecodeError:
        return True
    return any(letter < " " and letter not in "\t\r\n" for letter in text)
