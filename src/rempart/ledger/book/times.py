"""The two clocks of a book: when something was learned, and the moment as of which it is asked."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from rempart.errors import RecordError

Clock = Callable[[], datetime]
# What a question may be asked as of: a day, a moment, or None for all that is known.
AsOf = str | date | None
LATEST = "9999-12-31T23:59:59.999999Z"
# How a book writes the end of what still holds; as a text it is later than every moment.
OPEN = "open"
_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def now() -> datetime:
    """Return the moment in UTC."""
    return datetime.now(UTC)


def written(moment: datetime) -> str:
    """Return a moment as a book writes it: UTC, whose order is that of its letters."""
    return moment.astimezone(UTC).strftime(_FORM)


def after(moment: str) -> str:
    """Return the next moment that a book can write.

    Example:
        >>> after("2025-09-01T10:00:00.000009Z")
        '2025-09-01T10:00:00.000010Z'
    """
    return written(datetime.strptime(moment, _FORM).replace(tzinfo=UTC) + timedelta(microseconds=1))


def end_of(as_of: AsOf) -> str:
    """Return the last moment that a question as of a day, or as of a moment, still sees.

    Args:
        as_of: A day (its end, in UTC), a moment with or without its zone (UTC where it has none), or None
            for all that is known.

    Raises:
        RecordError: it is neither.

    Example:
        >>> end_of("2025-09-01"), end_of("2025-09-01T10:00")
        ('2025-09-01T23:59:59.999999Z', '2025-09-01T10:00:00.000000Z')
    """
    if as_of is None:
        return LATEST
    try:
        moment = as_of if isinstance(as_of, date) else _read(as_of)
    except ValueError as broken:
        raise RecordError(
            f"{as_of!r} is no date",
            "a day such as 2025-09-30, or a moment such as 2025-09-30T12:00Z",
            "Correct it.",
        ) from broken
    if isinstance(moment, datetime):
        return written(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return f"{moment.isoformat()}T23:59:59.999999Z"


def _read(text: str) -> date:
    return date.fromisoformat(text) if len(text) <= len("2025-09-30") else datetime.fromisoformat(text)
