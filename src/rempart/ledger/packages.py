"""Parts and wholes: which claims linked ``part_of`` are items of their package, and which stand beside it."""

from collections.abc import Sequence

from rempart.ledger.archive import Home
from rempart.ledger.packed import Members, may_be_part
from rempart.ledger.profiles import GENERIC, Profile, item_words, profile
from rempart.terms.status import ClaimStatus

# How firm a status is: a part that is firmer than its whole must not lift it.
_FIRMNESS: dict[ClaimStatus, int] = {
    "historical": 0,
    "denied": 0,
    "reported": 1,
    "planned": 2,
    "announced": 3,
    "signed": 4,
    "contracted": 5,
    "delivered": 6,
}


def with_their_items(groups: Sequence[Members], home: Home) -> list[Members]:
    """Put the bare items of a package into the package.

    A group of claims becomes part of another where every document that has both links them ``part_of``,
    and it is a mere item: another thing than the whole names, no sum of its own, the same kind of
    deal (not a request), no firmer status, and no supplier whom the whole does not name. Everything
    else that is linked stays an agreement of its own with a link: a sum within a sum, a delivered
    part, a contract with another supplier, a request inside a package.
    """
    target: dict[int, int] = {}
    for number, group in enumerate(groups):
        if may_be_part(group):
            whole = _whole(number, group, groups, home)
            if whole is not None and _is_item(group, groups[whole]):
                target[number] = whole
    joined = {number: group for number, group in enumerate(groups) if number not in target}
    for number, whole in sorted(target.items()):
        if whole in target:
            joined[number] = groups[number]
        else:
            joined[whole] = joined[whole] + groups[number]
    return [joined[number] for number in sorted(joined)]


def _whole(number: int, group: Members, groups: Sequence[Members], home: Home) -> int | None:
    """The one group of which all claims of ``group`` are said to be a part, where there is just one."""
    wholes = {
        home(link.claim) for claim, _ in group for link in claim.links if link.relation == "part_of"
    } - {number, None}
    if len(wholes) != 1:
        return None
    whole = next(one for one in wholes if one is not None)
    told_in = {report.id for _, report in groups[whole]}
    for claim, report in group:
        linked = any(link.relation == "part_of" and home(link.claim) == whole for link in claim.links)
        if report.id in told_in and not linked:
            return None
    return whole


def _is_item(part: Members, whole: Members) -> bool:
    if any(claim.amount is not None or claim.type == "request" for claim, _ in part):
        return False
    if not {claim.type for claim, _ in part} <= {claim.type for claim, _ in whole}:
        return False
    names = {item_words(claim.item) for claim, _ in part}
    if names & {item_words(claim.item) for claim, _ in whole} or any(words <= GENERIC for words in names):
        return False
    if max(_FIRMNESS[claim.status] for claim, _ in part) > max(_FIRMNESS[claim.status] for claim, _ in whole):
        return False
    ours = [profile(claim, report.published) for claim, report in part]
    theirs = [profile(claim, report.published) for claim, report in whole]
    return _suppliers(ours) <= _suppliers(theirs)


def _suppliers(profiles: Sequence[Profile]) -> set[str]:
    return {name for one in profiles for name in one.supplier}
