"""Things of a text in order of place, and the places that things cover: both looked up quickly."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, Generic, Protocol, TypeVar

# Starts that are looked through sooner than halved.
SHORT: Final = 16


class Placed(Protocol):
    """Something with a place in a text."""

    @property
    def start(self) -> int:
        """Return where it begins."""

    @property
    def end(self) -> int:
        """Return where it ends."""


Thing = TypeVar("Thing", bound=Placed)


class Ordered(Generic[Thing]):
    """A list in order of place."""

    __slots__ = ("_starts", "things")

    def __init__(self, things: Iterable[Thing]) -> None:
        self.things = list(things)
        self._starts = [thing.start for thing in self.things]

    def before(self, place: int) -> int:
        """Return how many begin before a place."""
        return _before(self._starts, place, 0)

    def starting_in(self, start: int, end: int) -> list[Thing]:
        """Return those that begin in a span."""
        low = _before(self._starts, start, 0)
        return self.things[low : _before(self._starts, end, low)]


def _before(starts: list[int], place: int, low: int) -> int:
    """Return the number of the first start, from the one numbered ``low`` on, that is not before a place."""
    count = len(starts)
    if count > SHORT:
        return bisect_left(starts, place, low)
    while low < count and starts[low] < place:
        low += 1
    return low


class Covered:
    """The places of a text that some spans cover."""

    __slots__ = ("_mask",)

    def __init__(self, length: int, spans: Iterable[tuple[int, int]]) -> None:
        self._mask = bytearray(length + 1)
        for start, end in spans:
            self._mask[start:end] = b"\1" * (min(end, length) - start)

    def __contains__(self, place: int) -> bool:
        return self._mask[place] == 1

    def touches(self, start: int, end: int) -> bool:
        """Tell whether any place of a span is covered."""
        return self._mask.find(1, start, end) >= 0
