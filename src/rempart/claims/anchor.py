"""The figure or thing that a claim is about."""


class Anchor:
    """What a claim is about: a sum, a count, or both, with the places they take, and those of ``others`` beside it."""

    __slots__ = ("end", "money", "others", "start")

    def __init__(
        self, start: int, end: int, *, money: bool, others: tuple[tuple[int, int], ...] = ()
    ) -> None:
        self.start = start
        self.end = end
        self.money = money
        self.others = others
