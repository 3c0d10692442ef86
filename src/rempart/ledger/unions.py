"""Which numbers belong together, joined pair by pair."""


class Union:
    """Sets of the numbers below ``count``; the smallest number of a set stands for it.

    Example:
        >>> sets = Union(3)
        >>> sets.join(2, 0)
        >>> sets.root(2), sets.root(1)
        (0, 1)
    """

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, number: int) -> int:
        """The number that stands for the set of ``number``."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, left: int, right: int) -> None:
        """Make the sets of two numbers one."""
        first, second = sorted((self.root(left), self.root(right)))
        self._parent[second] = first
