"""Sequences whose things are made when they are looked at, as many at once as are asked for."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

Thing_co = TypeVar("Thing_co", covariant=True)


class MadeWhenAsked(Sequence[Thing_co]):
    """A sequence that knows its length, and makes the things at some of its places."""

    __slots__ = ()

    @abstractmethod
    def some(self, places: Sequence[int]) -> Sequence[Thing_co]:
        """Return the things at these places, from 0, in their order."""

    @overload
    def __getitem__(self, index: int) -> Thing_co: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Thing_co]: ...

    def __getitem__(self, index: int | slice) -> Thing_co | Sequence[Thing_co]:
        places = range(len(self))[index]
        return self.some(places) if isinstance(places, range) else self.some([places])[0]
