"""A provider of identities of our own, to sign in by: it describes itself, has keys, and gives tokens."""

import base64
import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote_plus, urlsplit

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "rempart", "a secret of two"


@dataclass
class Stub:
    """What the provider says; a test changes it. ``seen`` are the requests for tokens."""

    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, str] = field(default_factory=lambda: {"alg": "RS256", "kid": "one"})
    signer: Any = None
    own: Any = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    described: dict[str, str] = field(default_factory=dict)
    sent: dict[str, dict[str, str]] = field(default_factory=dict)
    seen: list[dict[str, str]] = field(default_factory=list)

    def authorize(self, address: str) -> tuple[str, str]:
        """Do what the provider's page does once a person has signed in: return a code and the state."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.sent)}"
        self.sent[code] = asked
        return code, asked["state"]

    def token(self, code: str) -> str:
        """Return the token of a code, with the claims that the test wants otherwise."""
        now = int(time.time())
        told = {"iss": self.issuer, "aud": CLIENT, "sub": "77", "iat": now, "exp": now + 300}
        told |= {"nonce": self.sent[code]["nonce"], "preferred_username": "olena", "groups": ["press"]}
        claims = {name: value for name, value in (told | self.claims).items() if value is not None}
        return jwt.encode(self.header, claims, self.signer or self.own)


def _app(stub: Stub) -> FastAPI:
    app = FastAPI()

    @app.get("/.well-known/openid-configuration")
    def describe() -> dict[str, str]:
        at = stub.issuer
        told = {"issuer": at, "authorization_endpoint": f"{at}/authorize"}
        return told | {"token_endpoint": f"{at}/token", "jwks_uri": f"{at}/keys"} | stub.described

    @app.get("/keys")
    def keys() -> dict[str, Any]:
        return {"keys": [stub.own.as_dict(private=False)]}

    @app.post("/token")
    async def token(request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        stub.seen.append(form | {"authorization": request.headers.get("authorization", "")})
        asked = stub.sent.get(form.get("code", ""))
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        right = f"Basic {base64.b64encode(f'{CLIENT}:{quote_plus(SECRET)}'.encode()).decode()}"
        if (
            asked is None
            or challenge != asked["code_challenge"]
            or form["redirect_uri"] != asked["redirect_uri"]
            or request.headers.get("authorization") != right
        ):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        told = {"access_token": "a", "token_type": "Bearer", "expires_in": 300}
        return JSONResponse(told | {"id_token": stub.token(form["code"])})

    return app


@contextmanager
def running() -> Iterator[Stub]:
    """Run a provider on loopback until the end of the block."""
    stub = Stub()
    server = uvicorn.Server(uvicorn.Config(_app(stub), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    ends = time.monotonic() + 60
    while not server.started:
        assert time.monotonic() < ends
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    stub.issuer = f"http://127.0.0.1:{port}"
    yield stub
    server.should_exit = True
    thread.join(30)
