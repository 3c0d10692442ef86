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
                if _can_be_retold(said):
                    told[_statement(said)].append((said.report.published or "", number))
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


def _can_be_retold(said: Said) -> bool:
    """True for a dated claim with one figure, of a named speaker, about a thing by its own name."""
    told = said.claim
    if said.origin == UNKNOWN or said.is_own_account or told.status in {"historical", "denied"}:
        return False
    compared = profile(told, said.report.published)
    one_figure = (told.amount is None) != (told.quantity is None)
    return (
        one_figure and len(said.report.published or "") == len("2025-08-19") and not compared.item <= GENERIC
    )


def _statement(said: Said) -> tuple[object, ...]:
    compared = profile(said.claim, said.report.published)
    sides = (compared.taker, compared.supplier, compared.payer, compared.producer, compared.item)
    figure = "sum" if said.claim.amount is not None else "count"
    return (
        said.origin,
        compared.type,
        *(tuple(sorted(side)) for side in sides),
        figure,
        said.claim.period or "",
    )


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days)
