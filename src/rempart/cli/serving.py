"""``rempart serve``: the desk, where a team reviews, asks and decides."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from rempart.cli.options import Database, with_options
from rempart.cli.showing import say
from rempart.errors import DeskError


@dataclass(frozen=True)
class Listening:
    """Where browsers reach the desk, and what it may do for them."""

    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1"
    port: Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65535)] = 8000
    https: Annotated[
        bool,
        typer.Option(
            "--https", help="Browsers reach the desk by https, as behind a proxy: cookies by it alone."
        ),
    ] = False


@dataclass(frozen=True)
class Identities:
    """Who vouches for persons besides their passwords."""

    oidc_issuer: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="A provider of identities (OpenID Connect) by which persons may sign in too."
        ),
    ] = None
    oidc_client: Annotated[
        str, typer.Option(help="What this desk is called there; its secret stands in REMPART_OIDC_SECRET.")
    ] = "rempart"
    oidc_rules: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A table that says which groups there give which role and groups here."
        ),
    ] = None


@with_options
def serve(
    *,
    database: Database = None,
    listening: Listening,
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
    identities: Identities,
) -> None:
    """Serve the desk to browsers until it is interrupted."""
    try:
        from rempart.web import serving, settings  # noqa: PLC0415 -- needs an extra
    except ModuleNotFoundError as missing:
        raise DeskError(
            f"{missing.name} is not installed", "the extra named web", "Run pip install 'rempart[web]'."
        ) from missing
    provider = None
    if identities.oidc_issuer is not None:
        provider = serving.provider_of(identities.oidc_issuer, identities.oidc_client, identities.oidc_rules)
    wanted = settings.Settings(
        database, https=listening.https, fetches=fetch, second_share=second_share, provider=provider
    )
    serving.serve_desk(wanted, listening.host, listening.port, say)
