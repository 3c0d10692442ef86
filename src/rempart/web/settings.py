"""How a desk is run."""

from dataclasses import dataclass

from rempart.desk.identities import Rules
from rempart.ledger.book.times import Clock, now

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider of identities (OpenID Connect Core 1.0): its address, and what this desk is called there.

    ``groups`` names the claim of its tokens that holds a person's groups; ``rules`` say what they give here.
    """

    issuer: str
    client: str
    secret: str
    rules: Rules
    groups: str = "groups"


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``rempart serve`` is told.

    Args:
        database: The book: ``sqlite:///FILE`` or ``postgresql://...``; None for the user's own.
        https: Whether browsers reach the desk by https, as behind a proxy: then cookies are sent by
            nothing else, and browsers are told to stay with it.
        fetches: Whether the desk may fetch documents from addresses.
        second_share: The share of first verdicts, drawn at random, that a second person judges too.
        provider: Who vouches for persons by OpenID Connect; None where all sign in by password.
        largest_upload: In bytes, of all files of one form together.
        clock: Gives the moment.
    """

    database: str | None = None
    https: bool = False
    fetches: bool = False
    second_share: float = 0.1
    provider: Provider | None = None
    largest_upload: int = 20 * MEGABYTE
    clock: Clock = now
