"""``rempart serve``: the desk, where a team reviews, asks and decides."""

import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rempart.cli.showing import say
from rempart.errors import DeskError

if TYPE_CHECKING:
    from rempart.web.settings import Provider

Issuer = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="A provider of identities (OpenID Connect) by which persons may sign in too."
    ),
]
Client = Annotated[
    str, typer.Option(help="What this desk is called there; its secret stands in REMPART_OIDC_SECRET.")
]
RulesFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="A table that says which groups there give which role and groups here."
    ),
]


def serve(
    *,
    database: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="URL",
            help="The book: sqlite:///FILE or postgresql://...; without it rempart.db in your data folder.",
        ),
    ] = None,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65535)] = 8000,
    https: Annotated[
        bool,
        typer.Option(
            "--https", help="Browsers reach the desk by https, as behind a proxy: cookies by it alone."
        ),
    ] = False,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Let analysts add documents by their address, fetched from here.")
    ] = False,
    second_share: Annotated[
        float,
        typer.Option(
            min=0,
            max=1,
            help="The share of first verdicts, drawn at random, that are sealed until a second person has judged.",
        ),
    ] = 0.1,
    oidc_issuer: Issuer = None,
    oidc_client: Client = "rempart",
    oidc_rules: RulesFile = None,
) -> None:
    """Serve the desk to browsers until it is interrupted."""
    try:
        import uvicorn  # noqa: PLC0415 -- an extra, and slow to load

        from rempart.desk.jobs.settler import Settler  # noqa: PLC0415 -- an extra: only who serves needs it
        from rempart.desk.jobs.worker import Worker  # noqa: PLC0415 -- an extra: only who serves needs it
        from rempart.web.app import create_app  # noqa: PLC0415 -- an extra: only who serves needs it
        from rempart.web.settings import Settings  # noqa: PLC0415 -- an extra: only who serves needs it
    except ModuleNotFoundError as missing:
        raise DeskError(
            f"{missing.name} is not installed", "the extra named web", "Run pip install 'rempart[web]'."
        ) from missing
    provider = None if oidc_issuer is None else _provider(oidc_issuer, oidc_client, oidc_rules)
    settings = Settings(database=database, https=https, fetches=fetch, second_share=second_share)
    app = create_app(replace(settings, provider=provider))
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    say(f"The desk is at {address}/ (end it with Ctrl-C).")
    if secret := app.state.desk.passwords.first_link():
        say(f"No administrator yet. Open this link once to make one: {address}/welcome?link={secret}")
    # An end by SIGTERM, as a service manager sends it, is as clean as one by Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with Worker(app.state.desk.url), Settler(app.state.desk.url):
            uvicorn.run(app, host=host, port=port, access_log=False, log_level="warning", server_header=False)
    finally:
        app.state.desk.close()


def _provider(issuer: str, client: str, rules: Path | None) -> "Provider":
    """Return the provider of identities.

    Raises:
        DeskError: its rules or its secret are missing, or the rules cannot be read.
    """
    from rempart.desk.identities import Rules  # noqa: PLC0415 -- an extra: only who serves needs it
    from rempart.web.settings import Provider  # noqa: PLC0415 -- an extra: only who serves needs it

    secret = os.environ.get("REMPART_OIDC_SECRET", "")
    if rules is None or not secret:
        raise DeskError(
            "a provider of identities is named without its rules or its secret",
            "--oidc-rules FILE, and the secret in REMPART_OIDC_SECRET",
            "Give both, or leave --oidc-issuer out.",
        )
    return Provider(issuer, client, secret, Rules.read(rules))
