"""What an export gives: the bytes, and what the format could not hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of a file; ``left_out`` says in words which agreements it does not hold, and why."""

    data: bytes
    left_out: tuple[str, ...] = ()


def day(date: str) -> str:
    """Return a date as precise as its source as a full date, the first day where no day is told.

    Example:
        >>> day("2025"), day("2025-08"), day("2025-08-19")
        ('2025-01-01', '2025-08-01', '2025-08-19')
    """
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]
