"""An agreement with what stands next to it: its claims, and the agreements it is part of or paid by."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rempart.ledger.agreement import Agreement
from rempart.ledger.profiles import is_state
from rempart.ledger.titling import things_text
from rempart.ledger.wording import parties_text, sum_text
from rempart.terms.status import ClaimStatus, GoodsStatus, MoneyStatus

_CLOSE = frozenset(("part_of", "financed_by", "supersedes"))
_OWN_ACCOUNT = " (own account"
_NO_ORIGIN = " (names no origin)"
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class View:
    """What a sentence about one agreement may look at.

    ``statuses`` are those of its claims, whatever they are about; ``near`` are the agreements that it is linked to as part, payer or version, in either direction:
    what they have reached, a reader will hear in a sentence about this one.
    """

    entry: Agreement
    statuses: frozenset[ClaimStatus] = frozenset()
    near: Sequence["View"] = ()

    def reaches(self, state: GoodsStatus | MoneyStatus) -> bool:
        """True where this agreement, or one next to it, has come so far by any claim."""
        return any(one.entry.reaches(state) for one in (self, *self.near))

    def says(self, *statuses: ClaimStatus) -> bool:
        """True where any claim here or next door has one of these statuses, whatever it is about."""
        return any(not one.statuses.isdisjoint(statuses) for one in (self, *self.near))

    def who(self, *roles: str) -> str:
        """Name the parties of the first of these roles that is told, empty where none is."""
        return next(
            (parties_text(getattr(self.entry, role)) for role in roles if getattr(self.entry, role)), ""
        )

    def has(self, *roles: str) -> str:
        """Name the parties of the first of these roles that is told, with ``has`` or ``have``; else ``the payer has``."""
        named = next((getattr(self.entry, role) for role in roles if getattr(self.entry, role)), ())
        several = len([name for name in named if is_state(name)] or named) > 1
        return f"{parties_text(named) or 'the payer'} {'have' if several else 'has'}"

    @property
    def things(self) -> str:
        """The items with their counts, or ``the arms``."""
        return things_text(self.entry.items) or "the arms"

    @property
    def worth(self) -> str:
        """The sum with the most origins, empty where none is told."""
        if not self.entry.amounts:
            return ""
        first = self.entry.amounts[0]
        text = sum_text(first.value, first.currency, first.bound, (first.low, first.high))
        return f"{text} a {first.period}" if first.period else text

    @property
    def origins(self) -> tuple[str, ...]:
        """The independent origins by name; unnamed sources are none."""
        names = (one.name.partition(_OWN_ACCOUNT)[0].removesuffix(_NO_ORIGIN) for one in self.entry.origins)
        return tuple(name for name in names if name != _UNKNOWN)


def views(entries: Sequence[Agreement], statuses: Mapping[str, frozenset[ClaimStatus]]) -> Iterator[View]:
    """Yield a view of each entry, in order; ``statuses`` are those of its claims, by its id."""
    alone = [View(entry, statuses.get(entry.id, frozenset())) for entry in entries]
    place = {one.entry.id: one for one in alone}
    near: dict[str, dict[str, View]] = defaultdict(dict)
    for one in alone:
        for link in one.entry.links:
            if link.relation in _CLOSE and link.agreement in place:
                near[one.entry.id][link.agreement] = place[link.agreement]
                near[link.agreement][one.entry.id] = one
    for one in alone:
        beside = near.get(one.entry.id, {})
        yield View(one.entry, one.statuses, tuple(beside[name] for name in sorted(beside)))
