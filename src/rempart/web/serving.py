"""The desk as a running server, with the processes beside it, until it is interrupted."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import uvicorn

from rempart.desk.identities import Rules
from rempart.desk.jobs.background import Settler, Worker
from rempart.errors import DeskError
from rempart.web.app import create_app
from rempart.web.settings import Provider, Settings

# Seconds for which an idle connection stays open: longer than browsers and proxies (nginx: 60) hold theirs, so that
# none is closed here in the moment in which a request is sent on it.
_KEEP_ALIVE = 75


def serve_desk(settings: Settings, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve until an interrupt; tell where the desk is, and how its first administrator gets in."""
    app = create_app(settings)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    tell(f"The desk is at {address}/ (end it with Ctrl-C).")
    if secret := app.state.desk.passwords.first_link():
        tell(f"No administrator yet. Open this link once to make one: {address}/welcome?link={secret}")
    # An end by SIGTERM, as a service manager sends it, is as clean as one by Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with Worker(app.state.desk.url), Settler(app.state.desk.url):
            uvicorn.run(
                app,
                host=host,
                port=port,
                access_log=False,
                log_level="warning",
                server_header=False,
                timeout_keep_alive=_KEEP_ALIVE,
            )
    finally:
        app.state.desk.close()


def provider_of(issuer: str, client: str, rules: Path | None) -> Provider:
    """Return a provider of identities; its secret stands in ``REMPART_OIDC_SECRET``.

    Raises:
        DeskError: its rules or its secret are missing, or the rules cannot be read.
    """
    secret = os.environ.get("REMPART_OIDC_SECRET", "")
    if rules is None or not secret:
        raise DeskError(
            "a provider of identities is named without its rules or its secret",
            "--oidc-rules FILE, and the secret in REMPART_OIDC_SECRET",
            "Give both, or leave --oidc-issuer out.",
        )
    return Provider(issuer, client, secret, Rules.read(rules))
