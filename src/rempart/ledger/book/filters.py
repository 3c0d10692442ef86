"""What a page of a ledger is asked for."""

from dataclasses import dataclass

from rempart.ledger.agreement import Agreement
from rempart.naming import slug
from rempart.terms.party import ROLES

PAGE = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entries to list; what is None or empty is not asked.

    ``party`` in any role; ``item`` a word of the entry's id, in which its item stands; ``goods`` and
    ``money`` the states.
    """

    kind: str | None = None
    type: str | None = None
    party: str | None = None
    item: str | None = None
    goods: str | None = None
    money: str | None = None

    @property
    def word(self) -> str:
        """The item as it stands in an id."""
        return slug(self.item or "")

    def holds(self, entry: Agreement) -> bool:
        """True for an entry that is asked for."""
        return (
            self.kind in {None, entry.kind}
            and self.type in {None, entry.type}
            and (self.party is None or self.party in parties_of(entry))
            and self.word in entry.id
            and self.goods in {None, entry.goods or ""}
            and self.money in {None, entry.money or ""}
        )


def parties_of(entry: Agreement) -> frozenset[str]:
    """Return everybody who has a part in an agreement, in whatever role."""
    return frozenset(name for role in (*ROLES, "parties") for name in getattr(entry, role) or ())
