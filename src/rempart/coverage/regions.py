"""Which regions and classes are shown together, so that each cell holds three places or more."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

FEWEST_PLACES = 3
SIZE_CLASSES: tuple[tuple[int, str], ...] = (
    (1_000_000, "1m+"),
    (500_000, "500k-1m"),
    (100_000, "100k-500k"),
    (50_000, "50k-100k"),
    (15_000, "15k-50k"),
    (0, "under 15k and rural"),
)


def shown_together(
    people: Mapping[str, int], settled: Mapping[str, int], beside: Mapping[str, AbstractSet[str]]
) -> dict[str, str]:
    """Return the code under which each region is shown: those with fewer than three places join a neighbour.

    Args:
        people: People by region.
        settled: Places by region.
        beside: By region, those it shares a border with.

    Returns:
        dict[str, str]: merged regions as ``UA-30+UA-32``; a region without neighbours stays alone.

    Example:
        >>> shown_together({"A": 9, "B": 5, "C": 7}, {"A": 1, "B": 4, "C": 4}, {"A": {"B", "C"}})["A"]
        'A+B'
    """
    groups = {code: frozenset({code}) for code in sorted(people)}
    alone: set[frozenset[str]] = set()
    while True:
        few = [
            group
            for group in sorted(set(groups.values()), key=sorted)
            if group not in alone and sum(settled.get(code, 0) for code in group) < FEWEST_PLACES
        ]
        if not few:
            return {code: "+".join(sorted(group)) for code, group in groups.items()}
        group = few[0]
        near = {groups[other] for code in group for other in beside.get(code, ()) if other in groups} - {
            group
        }
        if not near:
            alone.add(group)
            continue
        joined = group | min(near, key=lambda one: (sum(people[code] for code in one), sorted(one)))
        groups |= dict.fromkeys(joined, joined)


def size_class(people: int, *, settlement: bool) -> str:
    """Return the size class of a settlement, or that of people outside settlements.

    Example:
        >>> size_class(120_000, settlement=True), size_class(120_000, settlement=False)
        ('100k-500k', 'under 15k and rural')
    """
    smallest = SIZE_CLASSES[-1][1]
    if not settlement:
        return smallest
    return next((name for least, name in SIZE_CLASSES if people >= least), smallest)


def joined_classes(places: Sequence[tuple[str, int]]) -> dict[str, str]:
    """Return the name under which each class is shown: one with fewer than three places joins the next.

    Args:
        places: Classes and how many places each holds, the largest first.

    Example:
        >>> joined_classes([("1m+", 2), ("500k-1m", 4)])
        {'1m+': '1m+, 500k-1m', '500k-1m': '1m+, 500k-1m'}
    """
    groups: list[tuple[list[str], int]] = []
    for name, number in places:
        if groups and groups[-1][1] < FEWEST_PLACES:
            groups[-1] = ([*groups[-1][0], name], groups[-1][1] + number)
        else:
            groups.append(([name], number))
    return {name: ", ".join(names) for names, _ in groups for name in names}
