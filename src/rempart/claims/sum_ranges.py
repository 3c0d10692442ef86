"""Ranges of sums: *from A to B million*, *20 és 30 millió euró között*, *$1.8bn-$2.1bn*; other sums with their bounds."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.bounds import Bounded, bounded, bounds_before
from rempart.claims.mentions import Mention, Mentions
from rempart.claims.numbers import Figure
from rempart.claims.sums import SCALED, ReadSum

GROWN: Final = 30  # letters before the lower end of a growth in which its verb stands
ALIKE: Final = (
    2  # times that the upper end of a range is at most the lower one, where no word opens the range
)
JOINED: Final = 12  # letters before the upper end in which the word stands that joins it to the lower one
APART: Final = 500  # times that no upper end is the lower one: *1,5 a 1,7 mil millones*


class SumRanges:
    """Joins the two ends of each range of one text."""

    def __init__(self, folded: str, mentions: Mentions, figures: Sequence[Figure]) -> None:
        self.folded = folded
        self.mentions = mentions
        self._joins = {m.start: m for m in mentions.of("range_join")}
        self._by_end = {figure.end: figure for figure in figures}

    def joined(self, parts: Sequence[ReadSum]) -> list[tuple[ReadSum, Bounded]]:
        """Join ``from A to B`` to one; other sums get the bound words beside them."""
        used: set[int] = set()
        found: list[tuple[ReadSum, Bounded]] = []
        sum_by_end = {part.end: part for part in parts}
        for part in parts:
            before, own = self._lower_end(part, sum_by_end)
            if before is not None:
                used.add(before.start)
            if before is None or self._rises_to(before):  # "rose from 8.2 to 25 billion" is 25 billion
                span = (part.start, part.end)
                one = bounded(self.folded, self.mentions, span, figure=part.figure, value=part.value)
                found.append((part, one))
            else:
                found.append(self._range(part, before, own))
        return [(part, one) for part, one in found if part.figure.start not in used]

    def _range(self, part: ReadSum, before: Figure, own: ReadSum | None) -> tuple[ReadSum, Bounded]:
        start = own.start if own else before.start
        opened = bounds_before(self.folded, self.mentions, start, "range_open")
        low, high = _low(before, own, part), part.value
        start = opened.start if opened else start
        whole = Bounded((start, part.end), (low + high) / 2, "approx", (low, high))
        return part.told_in(part.currency or (own.currency if own else None)), whole

    def _rises_to(self, low: Figure) -> bool:
        """Tell the lower end of a growth, which is no range: *the bill rose from 8.2 to 25 billion*."""
        grown = self.mentions.within(max(0, low.start - GROWN), low.start, "contrast")
        return any(word.says("rise") and word.end == low.start - 1 for word in grown)

    def _lower_end(
        self, part: ReadSum, sum_by_end: dict[int, ReadSum]
    ) -> tuple[Figure | None, ReadSum | None]:
        """Find the lower end of a range whose upper end is this sum, and the sum that it is itself."""
        start = part.start
        for back in range(1, JOINED):
            join = self._joins.get(start - back)
            if join is None or join.value != "to" or self.folded[join.end : start].strip():
                continue
            end = join.start - (1 if self.folded[join.start - 1 : join.start] == " " else 0)
            own = sum_by_end.get(end)
            figure = own.figure if own else self._by_end.get(end)
            if figure is None or _low(figure, own, part) >= part.value:
                continue
            if self._is_range(join, part, figure, own):
                return figure, own
        return None, None

    def _is_range(self, join: Mention, part: ReadSum, figure: Figure, own: ReadSum | None) -> bool:
        """Tell a range by the word that opens or closes it, by that which joins it, or by its ends alone."""
        if join.says("alone") or self.folded[join.start] == "-" or (own and own.currency):
            return True  # "$12 billion to $15 billion"
        if bounds_before(self.folded, self.mentions, own.start if own else figure.start, "range_open"):
            return True
        closed = self.mentions.within(part.end, part.end + JOINED, "range_open")
        if any(word.says("behind") and word.start == part.end + 1 for word in closed):
            return True
        joined = self.mentions.within(join.start, join.end, "conjunction")  # "0.8 and 1.2 billion" are two
        scaled = own is None or own.scale == part.scale  # "3.5 trillion to 3.8 trillion won"
        return not joined and scaled and self._is_close(figure, part)

    def _is_close(self, lower: Figure, part: ReadSum) -> bool:
        """Tell two ends of a range that are told alike and close: *Coût : 2,3 à 2,5 milliards*, *3 to 4 billion won*."""
        return (
            bool(lower.digits and part.figure.digits)
            and lower.value < part.figure.value <= ALIKE * lower.value
        )


def _low(figure: Figure, own: ReadSum | None, part: ReadSum) -> float:
    """Return the lower end in full, whose scale may stand at the upper end alone: *20-30 miljoonan*."""
    if own and own.scale > 1:
        return own.value
    grown = part.scale == 1 and part.figure.value >= SCALED
    scale = float(1000 ** ((len(str(int(part.figure.value))) - 1) // 3)) if grown else part.scale
    low = figure.value * scale
    return low * 1000 if low * APART < part.value else low
