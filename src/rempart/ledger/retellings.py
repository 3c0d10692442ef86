"""One statement told by several outlets: where they differ on its figure, that is a conflict, not two deals."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from rempart.ledger.origins import UNKNOWN
from rempart.ledger.profiles import GENERIC, profile
from rempart.ledger.said import Said
from rempart.ledger.unions import Union

# A briefing is told on its day, the next morning, and the day after in another time zone.
MOST_DAYS = 2


def with_retellings(groups: Sequence[Sequence[Said]], apart: frozenset[str]) -> list[tuple[Said, ...]]:
    """Join groups that retell one statement of one named speaker.

    Two groups are one where each holds a claim of the same kind, by the same named origin, about the same
    sides and the same thing by its own name, said at most two days apart, and no report tells of both.

    Args:
        groups: The claims of each agreement, with their origins.
        apart: Claims that a person judged apart from another one; their groups stay as they are.

    Returns:
        The groups, a joined one in the place of the first.
    """
    told: dict[tuple[object, ...], list[tuple[str, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        if not any(said.claim.id in apart for said in group):
            for said in group:
                key = _statement(said)
                if key is not None:
                    told[key].append((said.report.published or "", number))
    joined = Union(len(groups))
    reports: dict[int, set[str]] = {}
    for key in sorted(told, key=repr):
        for (day, one), (later, other) in pairwise(sorted(told[key])):
            first, second = sorted((joined.root(one), joined.root(other)))
            if first == second or _days(day, later) > MOST_DAYS:
                continue
            ours, theirs = (
                reports.setdefault(number, {said.report.id for said in groups[number]})
                for number in (first, second)
            )
            if not ours & theirs:
                joined.join(first, second)
                reports[first] = ours | theirs
    together: dict[int, list[Said]] = defaultdict(list)
    for number, group in enumerate(groups):
        together[joined.root(number)].extend(group)
    return [tuple(sorted(together[number], key=lambda said: said.claim.id)) for number in sorted(together)]


def _statement(said: Said) -> tuple[object, ...] | None:
    """Who says what kind of figure of which deal; None unless a named speaker gives one dated figure of a named thing."""
    claim = said.claim
    one_figure = (claim.amount is None) != (claim.quantity is None)
    dated = len(said.report.published or "") == len("2025-08-19")
    if not one_figure or not dated or said.origin == UNKNOWN or said.is_own_account:
        return None
    compared = profile(claim, said.report.published)
    if compared.historical or compared.denied or compared.item <= GENERIC:
        return None
    sides = (compared.taker, compared.supplier, compared.payer, compared.producer, compared.item)
    figure = "sum" if claim.amount is not None else "count"
    return (said.origin, compared.type, *(tuple(sorted(side)) for side in sides), figure, claim.period or "")


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days)
