"""What a parser found in a file: its text and what the file says of itself, or the documents of an archive."""

from dataclasses import dataclass, field, fields
from typing import Any, Self

from rempart.sources.kinds import Kind

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Parsed:
    """The text of a file and what the file declares; None where it is silent.

    ``published`` is an ISO date as precise as declared, ``address`` the canonical http(s) address,
    ``language`` the declared ISO 639 code, ``losses`` what of the file could not be read.
    """

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    address: str | None = None
    language: str | None = None
    losses: tuple[str, ...] = field(default=())

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Take back the fields as plain values."""
        known = {one.name: values[one.name] for one in fields(cls)}
        return cls(**{**known, "losses": tuple(known["losses"])})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server once sent: its number in the archive, and what kind of document it says it is.

    ``fetched`` is when it was, in UTC; ``problem`` is why its bytes are missing.
    """

    number: int
    kind: Kind
    address: str | None
    fetched: str | None
    charset: str | None
    data: bytes
    problem: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the fields but for the bytes as plain values."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "data"}


def title_of(text: str) -> str | None:
    r"""Return the first line where more text follows it and it is short enough for a headline.

    Example:
        >>> title_of("Oslo pays for shells\nThe government said on Monday ...")
        'Oslo pays for shells'
    """
    first, _, rest = text.strip().partition("\n")
    return first.strip() if rest.strip() and len(first) <= LONGEST_TITLE else None
