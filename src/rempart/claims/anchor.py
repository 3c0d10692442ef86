"""The figure or thing that a claim is about."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a claim is about: a sum, a count, or both, with the places they take."""

    start: int
    end: int
    money: bool
    others: tuple[tuple[int, int], ...] = field(default=())
