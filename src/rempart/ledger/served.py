"""Whom the agreements of a ledger are for: one state above all, or many."""

from collections import Counter
from collections.abc import Iterator

from rempart.ledger.agreement import Agreement, Ledger
from rempart.ledger.profiles import is_state
from rempart.terms.party import BLOCS

# Of so many states and more none may lead with less than this share of the agreements.
MANY, LEADS = 3, 0.5
_ROLES = ("buyer", "seller", "funder", "recipient", "producer", "parties")


def serves_many(ledger: Ledger) -> bool:
    """Tell a ledger of many takers: three states or more, none of which takes in half of the agreements.

    Example:
        >>> serves_many(Ledger(()))
        False
    """
    taken = [taking for entry in ledger.agreements if (taking := _takers(entry))]
    counted = Counter(state for taking in taken for state in taking)
    return len(counted) >= MANY and max(counted.values()) < LEADS * len(taken)


def states_told(ledger: Ledger) -> list[str]:
    """Return every state that has a part in an agreement, from the one told of in most; at a tie by code."""
    counted = Counter(state for entry in ledger.agreements for state in set(_states(entry, _ROLES)))
    return sorted(counted, key=lambda state: (-counted[state], state))


def currencies_told(ledger: Ledger) -> list[str]:
    """Return the currencies in which sums are told, from that of most agreements; at a tie by code."""
    counted = Counter(entry.amounts[0].currency for entry in ledger.agreements if entry.amounts)
    return sorted(counted, key=lambda currency: (-counted[currency], currency))


def _takers(entry: Agreement) -> frozenset[str]:
    given = frozenset(_states(entry, ("recipient",)))
    return given or frozenset(_states(entry, ("buyer",)))


def _states(entry: Agreement, roles: tuple[str, ...]) -> Iterator[str]:
    for role in roles:
        yield from (party for party in getattr(entry, role) or () if is_state(party) and party not in BLOCS)
