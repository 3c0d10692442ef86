"""One statement told by several outlets: where they differ on its figure, that is a conflict, not two deals."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from rempart.collecting import by_key
from rempart.ledger.origins import UNKNOWN
from rempart.ledger.packed import Sayings, documents, origins_of, together
from rempart.ledger.profiles import GENERIC, profile
from rempart.ledger.said import Said
from rempart.ledger.unions import Union

# Who says what kind of figure of which deal; and the day of it.
Key = tuple[object, ...]
Statement = tuple[Key, str]
# A briefing is told on its day, the next morning, and the day after in another time zone.
MOST_DAYS = 2


def with_retellings(
    groups: Sequence[Sayings], told: Sequence[Sequence[Statement]], apart: frozenset[str]
) -> list[Sayings]:
    """Join groups that retell one statement of one named speaker.

    Two groups are one where each holds a claim of the same kind, by the same named origin, about the same
    sides and the same thing by its own name, said at most two days apart, and no report tells of both; and one of
    the two groups rests on that origin alone: a figure that others give too is no slip of the retelling.
    ``told`` are the ``statements`` of each group; the groups of claims that a person judged apart stay as they are.
    A joined group stands in the place of the first.
    """
    places: dict[Key, list[tuple[str, int]]] = defaultdict(list)
    for number, (group, said) in enumerate(zip(groups, told, strict=True)):
        if not apart or apart.isdisjoint(one.claim.id for one in group):
            for key, day in said:
                places[key].append((day, number))
    joined = Union(len(groups))
    reports: dict[int, set[object]] = {}
    origins: dict[int, set[str]] = {}
    several = (key for key, told_in in places.items() if len({number for _, number in told_in}) > 1)
    for key in sorted(several, key=repr):
        for (day, one), (later, other) in pairwise(sorted(places[key])):
            first, second = sorted((joined.root(one), joined.root(other)))
            apart_by = date.fromisoformat(later) - date.fromisoformat(day)
            if first == second or apart_by.days > MOST_DAYS:
                continue
            for number in (first, second):
                if number not in reports:
                    reports[number], origins[number] = documents(groups[number]), origins_of(groups[number])
            ours, theirs = reports[first], reports[second]
            alone = min(len(origins[first]), len(origins[second])) == 1
            if alone and ours.isdisjoint(theirs):
                joined.join(first, second)
                origins[first] |= origins[second]
                # The smaller set goes into the larger one: no report is copied again and again.
                smaller, reports[first] = sorted((ours, theirs), key=len)
                reports[first] |= smaller
    return _put_together(groups, joined)


def _put_together(groups: Sequence[Sayings], joined: Union) -> list[Sayings]:
    whole = by_key((joined.root(number), group) for number, group in enumerate(groups))
    return [together(whole[number]) for number in sorted(whole)]


def statements(sayings: Iterable[Said]) -> list[Statement]:
    """What named speakers say on a day among some claims, each once."""
    found = {(key, said.report.published or ""): None for said in sayings if (key := _statement(said))}
    return list(found)


def _statement(said: Said) -> Key | None:
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
