"""Versions: a later plan of the same two sides for the same thing takes the place of the earlier one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from rempart.collecting import by_key
from rempart.ledger.agreement import Item
from rempart.ledger.conflicts import apart
from rempart.ledger.contents import amounts, items, main_item
from rempart.ledger.packed import Sayings, parted, together
from rempart.ledger.profiles import GENERIC, item_words, profile
from rempart.ledger.said import Said
from rempart.ledger.spreading import Each
from rempart.ledger.standing import GOODS, NO_GOODS, goods_status
from rempart.terms.months import month_number
from rempart.terms.status import GOODS_ORDER, GoodsStatus

# Kinds in which one plan is told: asked for, to be bought, to be made together.
_PLANS = frozenset(("request", "purchase", "production"))
# What nobody has agreed to yet.
_ONLY_WISHED = frozenset(("reported", "proposed"))
MOST_MONTHS = 24


@dataclass(frozen=True, slots=True)
class _Plan:
    """The sides and the thing of a plan, its first claim by date said, and what its goods have reached at least."""

    key: tuple[frozenset[str], frozenset[str]]
    first: tuple[str, str]
    at_least: GoodsStatus


@dataclass(frozen=True, slots=True)
class _Succession:
    """That one group takes the place of another, the claims that show it, and the claims that move to it."""

    older: int
    newer: int
    claims: tuple[str, ...]
    moved: frozenset[str]


@dataclass(frozen=True, slots=True)
class Versions:
    """Groups of claims, and which takes the place of which: later to earlier, with the claims that show it."""

    groups: list[Sayings]
    earlier: Mapping[int, tuple[int, tuple[str, ...]]]


def versions(groups: Sequence[Sayings], apart_by_judgement: frozenset[str], each: Each) -> Versions:
    """Find which groups of claims are a later version of another one.

    The earlier one is only wished (reported or proposed) and the later one no firmer than announced; both
    name the same two sides or more and the same thing by its own name, at most two years apart, with other
    sums or counts, and no report tells of both. Counts of one wish that the evidence joins already are rows
    of one agreement; this is for those that it keeps apart, such as a drone deal of 10 to 30 bn that became
    one of 50 bn. Nothing is added up over such a link. What is said of the earlier one without any figure,
    once the later one is known, is about the later one; but claims that a person judged apart stay where they are.

    Assumes:
        two plans of the same sides for the same named thing within two years are one plan: a convention.
    """
    sizes = [len(group) for group in groups]
    plans = each(_plan, groups, sizes)
    alike = by_key((plan.key, (plan.first, number)) for number, plan in enumerate(plans) if plan is not None)
    rows = [part for row in alike.values() for part in _hopeful([number for _, number in sorted(row)], plans)]
    one_row = partial(_successions, groups=groups, fixed=apart_by_judgement)
    made = list(groups)
    earlier: dict[int, tuple[int, tuple[str, ...]]] = {}
    for found in each(one_row, rows, [sum(sizes[number] for number in row) for row in rows]):
        for one in found:
            earlier[one.newer] = (one.older, one.claims)
            if one.moved:
                made[one.older], moved = parted(made[one.older], one.moved)
                made[one.newer] = together((made[one.newer], moved))
    return Versions(made, earlier)


def _hopeful(row: Sequence[int], plans: Sequence[_Plan | None]) -> Iterator[list[int]]:
    """Yield the stretches of a row in which each plan may follow the one before it, by what is known of them alone."""
    stretch = [*row[:1]]
    for before, after in pairwise(row):
        older, newer = plans[before], plans[after]
        hopeful = older is not None and newer is not None and _may_follow(older, newer)
        if hopeful:
            stretch.append(after)
        if not hopeful or after == row[-1]:
            if len(stretch) > 1:
                yield stretch
            stretch = [after]


def _may_follow(older: _Plan, newer: _Plan) -> bool:
    wished = older.at_least in _ONLY_WISHED and newer.at_least in _ONLY_WISHED | {"announced"}
    return wished and _in_time(older.first[0], newer.first[0])


def _in_time(before: str, after: str) -> bool:
    """True where the second is said later than the first, both in a known month, and not years later."""
    if not before < after < "9999" or len(before) < len("2025-08") or len(after) < len("2025-08"):
        return False
    return month_number(after[:7]) - month_number(before[:7]) <= MOST_MONTHS


def _at_least(told: Sequence[Said]) -> GoodsStatus:
    """A state that the goods have reached by the status of a claim alone, whatever its words say beyond it."""
    plain = [
        said.claim.status
        for said in told
        if said.claim.type not in NO_GOODS | {"request"} and not said.stated and said.claim.status in GOODS
    ]
    return max((GOODS[status] for status in plain), key=GOODS_ORDER.index, default="reported")


def _successions(row: Sequence[int], groups: Sequence[Sayings], fixed: frozenset[str]) -> list[_Succession]:
    """Who follows whom among the plans of the same sides for the same thing, in the order first said."""
    found = []
    older = tuple(groups[row[0]])
    for before, after in pairwise(row):
        newer = tuple(groups[after])
        claims = _new_figures(older, newer) if _follows(older, newer) else ()
        if claims:
            moved = frozenset(said.claim.id for said in _moving(older, newer, fixed))
            found.append(_Succession(before, after, claims, moved))
            if moved:
                _, moving = parted(older, moved)
                newer = tuple(together((newer, moving)))
        older = newer
    return found


def _plan(group: Sayings) -> _Plan | None:
    """The sides and the thing of a plan; None for what is no plan of two sides for a thing with a name."""
    told = tuple(group)
    if not any(said.claim.type in _PLANS for said in told):
        return None
    thing = item_words(main_item(told))
    if not thing or thing <= GENERIC:
        return None
    profiles = [profile(said.claim, said.report.published) for said in told]
    sides = frozenset(name for one in profiles for name in one.taker | one.supplier | one.producer)
    return _Plan((sides, thing), _first(told), _at_least(told)) if len(sides) > 1 else None


def _first(group: Sequence[Said]) -> tuple[str, str]:
    return min(said.order for said in group)


def _follows(older: Sequence[Said], newer: Sequence[Said]) -> bool:
    (before, _), (after, _) = _first(older), _first(newer)
    if not _in_time(before, after):
        return False
    states = [goods_status(group) for group in (older, newer)]
    reached = [state.state if state is not None else "none" for state in states]
    if reached[0] not in _ONLY_WISHED or reached[1] not in _ONLY_WISHED | {"announced"}:
        return False
    reports = {said.report.id for said in older}
    return not any(said.report.id in reports for said in newer)


def _new_figures(older: Sequence[Said], newer: Sequence[Said]) -> tuple[str, ...]:
    """Claims of the later one whose sums or counts cannot be those of the earlier one."""
    before, rows = amounts(older), items(older)
    told = [one.claims for one in amounts(newer) if before and all(apart(one, other) for other in before)]
    told += [row.claims for row in items(newer) if _counts_apart(row, rows)]
    return tuple(dict.fromkeys(claim for claims in told for claim in claims))


def _counts_apart(item: Item, others: Sequence[Item]) -> bool:
    same = [one for one in others if item_words(one.item) == item_words(item.item) and one.mode is not None]
    return item.mode is not None and bool(same) and all(one.mode != item.mode for one in same)


def _moving(older: Sequence[Said], newer: Sequence[Said], fixed: frozenset[str]) -> Iterator[Said]:
    """What is said of the older plan without a figure after the later plan is known."""
    known, _ = _first(newer)
    for said in older:
        told = said.claim
        without_figure = told.amount is None and told.quantity is None
        if without_figure and known <= (said.date or "") and told.id not in fixed:
            yield said
