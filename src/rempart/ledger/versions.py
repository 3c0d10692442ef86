"""Versions: a later plan of the same two sides for the same thing takes the place of the earlier one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rempart.ledger.agreement import ClaimedAmount, Item
from rempart.ledger.conflicts import apart
from rempart.ledger.contents import amounts, items, main_item
from rempart.ledger.profiles import GENERIC, item_words, profile
from rempart.ledger.said import Said
from rempart.ledger.standing import goods_status
from rempart.terms.months import month_number

# Kinds in which one plan is told: asked for, to be bought, to be made together.
_PLANS = frozenset(("request", "purchase", "production"))
# What nobody has agreed to yet.
_ONLY_WISHED = frozenset(("reported", "proposed"))
MOST_MONTHS = 24

Sayings = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Groups of claims, and which takes the place of which: later to earlier, with the claims that show it."""

    groups: list[Sayings]
    earlier: Mapping[int, tuple[int, tuple[str, ...]]]


def versions(groups: Sequence[Sayings], apart_by_judgement: frozenset[str]) -> Versions:
    """Find which groups of claims are a later version of another one.

    The earlier one is only wished (reported or proposed) and the later one no firmer than announced; both
    name the same two sides or more and the same thing by its own name, at most two years apart, with other
    sums or counts, and no report tells of both. Counts of one wish that the evidence joins already are rows
    of one agreement; this is for those that it keeps apart, such as a drone deal of 10 to 30 bn that became
    one of 50 bn. Nothing is added up over such a link. What is said of the earlier one without any figure,
    once the later one is known, is about the later one.

    Args:
        groups: The claims of each agreement.
        apart_by_judgement: Claims that a person judged apart from another; they stay where they are.

    Assumes:
        two plans of the same sides for the same named thing within two years are one plan: a convention.
    """
    alike: dict[tuple[frozenset[str], frozenset[str]], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        key = _plan(group)
        if key is not None:
            alike[key].append(number)
    made = list(groups)
    earlier: dict[int, tuple[int, tuple[str, ...]]] = {}
    for numbers in alike.values():
        numbers.sort(key=lambda number: _first(groups[number]))
        for older, newer in pairwise(numbers):
            claims = _new_figures(made[older], made[newer]) if _follows(made[older], made[newer]) else ()
            if claims:
                earlier[newer] = (older, claims)
                made[older], made[newer] = _moved(made[older], made[newer], apart_by_judgement)
    return Versions(made, earlier)


def _plan(group: Sayings) -> tuple[frozenset[str], frozenset[str]] | None:
    """The sides and the thing of a plan; None for what is no plan of two sides for a thing with a name."""
    if not any(said.claim.type in _PLANS for said in group):
        return None
    profiles = [profile(said.claim, said.report.published) for said in group]
    sides = frozenset(name for one in profiles for name in one.taker | one.supplier | one.producer)
    thing = item_words(main_item(group))
    return (sides, thing) if len(sides) > 1 and thing and not thing <= GENERIC else None


def _first(group: Sayings) -> tuple[str, str]:
    return min(said.order for said in group)


def _follows(older: Sayings, newer: Sayings) -> bool:
    (before, _), (after, _) = _first(older), _first(newer)
    if not before < after < "9999" or len(before) < len("2025-08") or len(after) < len("2025-08"):
        return False
    if month_number(after[:7]) - month_number(before[:7]) > MOST_MONTHS:
        return False
    states = [goods_status(group) for group in (older, newer)]
    reached = [state.state if state is not None else "none" for state in states]
    if reached[0] not in _ONLY_WISHED or reached[1] not in _ONLY_WISHED | {"announced"}:
        return False
    reports = {said.report.id for said in older}
    return not any(said.report.id in reports for said in newer)


def _new_figures(older: Sayings, newer: Sayings) -> tuple[str, ...]:
    """Claims of the later one whose sums or counts cannot be those of the earlier one."""
    before, rows = amounts(older), items(older)
    told = [one.claims for one in amounts(newer) if before and _apart_from_all(one, before)]
    told += [row.claims for row in items(newer) if _counts_apart(row, rows)]
    return tuple(dict.fromkeys(claim for claims in told for claim in claims))


def _apart_from_all(one: ClaimedAmount, others: Sequence[ClaimedAmount]) -> bool:
    return all(apart(one, other) for other in others)


def _counts_apart(row: Item, others: Sequence[Item]) -> bool:
    same = [one for one in others if item_words(one.item) == item_words(row.item) and one.mode is not None]
    return row.mode is not None and bool(same) and all(one.mode != row.mode for one in same)


def _moved(older: Sayings, newer: Sayings, fixed: frozenset[str]) -> tuple[Sayings, Sayings]:
    """Move what is said without a figure after the later plan is known to the later plan."""
    known, _ = _first(newer)
    moving = tuple(
        said
        for said in older
        if said.claim.amount is None
        and said.claim.quantity is None
        and known <= (said.date or "")
        and said.claim.id not in fixed
    )
    kept = tuple(said for said in older if said not in moving)
    return kept, tuple(sorted((*newer, *moving), key=lambda said: said.claim.id))
