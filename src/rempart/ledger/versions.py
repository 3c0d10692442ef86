"""Versions: a later plan of the same two sides for the same thing takes the place of the earlier one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rempart.ledger.agreement import Agreement, ClaimedAmount, Item
from rempart.ledger.conflicts import apart
from rempart.ledger.profiles import GENERIC, item_words, profile
from rempart.ledger.said import Said
from rempart.terms.months import month_number

# Kinds in which one plan is told: asked for, to be bought, to be made together.
_PLANS = frozenset(("request", "purchase", "production"))
# What nobody has agreed to yet.
_ONLY_WISHED = frozenset(("reported", "proposed"))
MOST_MONTHS = 24

Entry = tuple[Agreement, Sequence[Said]]


def superseded(entries: Sequence[Entry]) -> Mapping[int, tuple[int, tuple[str, ...]]]:
    """Find which entries take the place of an earlier one, and the claims that show it.

    The earlier one is only wished (reported or proposed) and the later one no firmer than announced; both
    name the same two sides or more and the same thing by its own name, at most two years apart, with other
    sums or counts, and no report tells of both. Counts of one wish that the evidence joins already are rows
    of one agreement; this is for those that it keeps apart, such as a drone deal of 10 to 30 bn that became
    one of 50 bn. Nothing is added up over such a link.

    Args:
        entries: Agreements with their claims.

    Returns:
        Number of the later entry to the number of the one before it, with the later one's claims that give
        the new figures.

    Assumes:
        two plans of the same sides for the same named thing within two years are one plan: a convention,
        and a judgement (``same``, ``reject``) overrules it.
    """
    alike: dict[tuple[frozenset[str], frozenset[str]], list[int]] = defaultdict(list)
    for number, (entry, sayings) in enumerate(entries):
        if entry.kind == "agreement" and entry.type in _PLANS and entry.first_reported and entry.items:
            sides = _sides(sayings)
            thing = item_words(entry.items[0].item)
            if len(sides) > 1 and thing and not thing <= GENERIC:
                alike[sides, thing].append(number)
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    for numbers in alike.values():
        numbers.sort(key=lambda one: min(said.order for said in entries[one][1]))
        for older, newer in pairwise(numbers):
            claims = _new_figures(entries[older][0], entries[newer][0])
            if claims and _follows(entries[older], entries[newer]):
                found[newer] = (older, claims)
    return found


def _sides(sayings: Sequence[Said]) -> frozenset[str]:
    profiles = [profile(said.claim, said.report.published) for said in sayings]
    return frozenset(name for one in profiles for name in one.taker | one.supplier | one.producer)


def _follows(older: Entry, newer: Entry) -> bool:
    before, after = older[0].first_reported or "", newer[0].first_reported or ""
    if before >= after or len(before) < 7 or len(after) < 7:
        return False
    if month_number(after[:7]) - month_number(before[:7]) > MOST_MONTHS:
        return False
    if not _state(older[0]) <= _ONLY_WISHED or not _state(newer[0]) <= _ONLY_WISHED | {"announced"}:
        return False
    reports = {said.report.id for said in older[1]}
    return not any(said.report.id in reports for said in newer[1])


def _state(entry: Agreement) -> frozenset[str]:
    return frozenset((entry.goods_status.state,)) if entry.goods_status else frozenset(("none",))


def _new_figures(older: Agreement, newer: Agreement) -> tuple[str, ...]:
    """Claims of the later one whose sums or counts cannot be those of the earlier one."""
    told = [one.claims for one in newer.amounts if older.amounts and _apart_from_all(one, older.amounts)]
    told += [row.claims for row in newer.items if _counts_apart(row, older.items)]
    return tuple(dict.fromkeys(claim for claims in told for claim in claims))


def _apart_from_all(one: ClaimedAmount, others: Sequence[ClaimedAmount]) -> bool:
    return all(apart(one, other) for other in others)


def _counts_apart(row: Item, others: Sequence[Item]) -> bool:
    same = [one for one in others if item_words(one.item) == item_words(row.item) and one.mode is not None]
    return row.mode is not None and bool(same) and all(one.mode != row.mode for one in same)
