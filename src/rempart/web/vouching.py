"""Asking a provider of identities who somebody is: OpenID Connect, the code flow with PKCE, state and nonce."""

import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest
from secrets import token_urlsafe
from threading import Lock
from typing import Any
from urllib.parse import quote_plus, urlencode

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from rempart.desk.identities import Vouched
from rempart.web.language import _
from rempart.web.refusals import RefusedError
from rempart.web.settings import Provider

_PATIENCE = 10.0  # seconds that the provider is given for an answer
_HOLDS = 600.0  # seconds within which somebody comes back from it
_LEEWAY = 60  # seconds by which two clocks may differ
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_MOST = 1000  # persons on their way at once
# Signed with the provider's key; "none" and what is signed with a shared secret are not believed.
_SIGNED = ["RS256", "PS256", "ES256", "EdDSA"]


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """Somebody who was sent to the provider, and what must come back with him."""

    browser: str
    nonce: str
    verifier: str
    next: str
    left: float


@dataclass(slots=True)
class Ways:
    """Who is on the way, by state; each comes back once."""

    _held: dict[str, OnTheWay] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def send(self, state: str, leaving: OnTheWay) -> None:
        """Keep somebody who leaves."""
        with self._lock:
            late = [name for name, held in self._held.items() if held.left + _HOLDS < leaving.left]
            for name in [*late, *list(self._held)[: max(0, len(self._held) - len(late) - _MOST + 1)]]:
                self._held.pop(name, None)
            self._held[state] = leaving

    def back(self, state: str, browser: str) -> OnTheWay:
        """Return who comes back, once.

        Raises:
            RefusedError: nobody was sent with this state from this browser, or he came back already, or too late.
        """
        with self._lock:
            held = self._held.pop(state, None)
        if held is None or not compare_digest(held.browser, browser) or held.left + _HOLDS < time.monotonic():
            raise RefusedError(
                400,
                _("the answer of the provider belongs to no sign-in that began in this browser"),
                _("one answer, within ten minutes"),
                _("Sign in again."),
            )
        return held


class Vouching:
    """One provider, as the desk talks to it."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self._ways = Ways()

    def leave(self, back: str, next_: str) -> tuple[str, str]:
        """Return the address at the provider to which somebody is sent, and the secret for a cookie of his browser.

        Raises:
            RefusedError: the provider does not answer as one.
        """
        known = self._described()
        state, browser, nonce, verifier = (token_urlsafe(48) for _number in range(4))
        challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
        asked = {
            "response_type": "code",
            "client_id": self.provider.client,
            "redirect_uri": back,
            "scope": "openid profile email",
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        self._ways.send(state, OnTheWay(browser, nonce, verifier, next_, time.monotonic()))
        place = known["authorization_endpoint"]
        return f"{place}{'&' if '?' in place else '?'}{urlencode(asked)}", browser

    def come_back(self, back: str, asked: dict[str, str], browser: str) -> tuple[Vouched, str]:
        """Return who the provider says that somebody is, and where he wanted to go.

        Raises:
            RefusedError: the answer belongs to no sign-in, or is not one to be believed.
        """
        one = self._ways.back(asked.get("state", ""), browser)
        if "code" not in asked:
            raise _unbelieved(asked.get("error", "")[:100] or _("no code"))
        known = self._described()
        try:
            token = self._token(known["token_endpoint"], asked["code"], one.verifier, back)
            keys = KeySet.import_key_set(_answered(httpx.get(known["jwks_uri"], timeout=_PATIENCE)))
            claims = jwt.decode(token, keys, algorithms=_SIGNED).claims
            self._check(claims, one.nonce)
        except (JoseError, httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as broken:
            raise _unbelieved(type(broken).__name__) from broken
        return self._vouched(claims), one.next

    def _check(self, claims: dict[str, Any], nonce: str) -> None:
        """Check what OpenID Connect Core 1.0, 3.1.3.7 asks for.

        Raises:
            JoseError: a claim is missing or wrong.
        """
        asked = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY,
            iss={"essential": True, "value": self.provider.issuer},
            aud={"essential": True, "value": self.provider.client},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        asked.validate(claims)
        audiences = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        party = claims.get("azp", self.provider.client if len(audiences) == 1 else None)
        if party != self.provider.client:
            raise KeyError("azp")

    def _vouched(self, claims: dict[str, Any]) -> Vouched:
        groups = claims.get(self.provider.groups, ())
        named = claims.get("preferred_username") or claims.get("email") or claims["sub"]
        return Vouched(
            issuer=self.provider.issuer,
            subject=str(claims["sub"]),
            name=str(named).partition("@")[0],
            groups=frozenset(map(str, [groups] if isinstance(groups, str) else groups)),
        )

    def _described(self) -> dict[str, str]:
        """Return what the provider says of itself (OpenID Connect Discovery 1.0)."""
        address = self.provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
        try:
            told = _answered(httpx.get(address, timeout=_PATIENCE))
            # Whoever describes another provider describes none.
            told = told if told["issuer"] == self.provider.issuer else {}
            return {name: str(told[name]) for name in _ENDPOINTS}
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as broken:
            raise RefusedError(
                503,
                _("the provider of identities does not answer as one"),
                _("its description"),
                _("Try again later, or sign in by password."),
            ) from broken

    def _token(self, place: str, code: str, verifier: str, back: str) -> str:
        """Return the token of identity for a code (RFC 6749, 4.1.3; RFC 7636, 4.5)."""
        told = {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
        # The two are encoded as a form before they are one header (RFC 6749, 2.3.1).
        names = (quote_plus(self.provider.client), quote_plus(self.provider.secret))
        sent = httpx.post(place, data=told | {"code_verifier": verifier}, auth=names, timeout=_PATIENCE)
        return str(_answered(sent)["id_token"])


def _answered(response: httpx.Response) -> Any:
    return response.raise_for_status().json()


def _unbelieved(cause: str) -> RefusedError:
    return RefusedError(
        400,
        _("the answer of the provider is not one to be believed ({why})").format(why=cause),
        _("a token that it signed for this desk and this sign-in"),
        _("Sign in again; if it comes back, tell whoever runs the desk, with the time."),
    )
