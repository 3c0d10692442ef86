"""How a desk is run."""

from dataclasses import dataclass

from rempart.ledger.book.times import Clock, now

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``rempart serve`` is told.

    Args:
        database: The book: ``sqlite:///FILE`` or ``postgresql://...``; None for the user's own.
        https: Whether browsers reach the desk by https, as behind a proxy: then cookies are sent by
            nothing else, and browsers are told to stay with it.
        fetches: Whether the desk may fetch documents from addresses.
        second_share: The share of first verdicts, drawn at random, that a second person judges too.
        largest_upload: In bytes, of all files of one form together.
        clock: Gives the moment.
    """

    database: str | None = None
    https: bool = False
    fetches: bool = False
    second_share: float = 0.1
    largest_upload: int = 20 * MEGABYTE
    clock: Clock = now
