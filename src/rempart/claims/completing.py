"""Roles that a sentence leaves open, filled from the whole text where it makes them obvious."""

from collections import Counter
from collections.abc import Sequence

from rempart.claims.draft import Draft
from rempart.claims.page import Page

NEEDED = {
    "purchase": ("buyer", "seller", "funder"),
    "request": ("recipient", "seller"),
    "donation": ("funder", "recipient"),
    "delivery": ("funder", "recipient"),
    "funding": ("funder", "recipient"),
    "loan": ("funder", "recipient"),
    "production": ("producer",),
    "guarantee": ("funder", "recipient"),
}


def complete(page: Page, drafts: Sequence[Draft]) -> None:
    """Fill open roles of ``drafts`` in place; what the text leaves open stays open."""
    for draft in drafts:
        _from_siblings(draft, drafts)
    main = protagonist(drafts)
    for draft in drafts:
        _from_protagonist(page, draft, main)
        _from_maker(page, draft)
    for draft in drafts:
        _from_siblings(draft, drafts)


def protagonist(drafts: Sequence[Draft]) -> tuple[str, ...] | None:
    """Return who buys, asks or receives most often in the text, None where nobody leads."""
    seen: Counter[tuple[str, ...]] = Counter()
    for draft in drafts:
        for role in ("buyer", "recipient"):
            if role in draft.told or (role == "recipient" and role in draft.roles):
                seen[draft.roles.get(role, ())] += 1
    seen.pop((), None)
    ranked = seen.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _same_deal(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts speak of one element: same type and item, no role contradicted."""
    if one is other or one.type != other.type or one.item_name != other.item_name:
        return False
    if any(one.roles[r] != other.roles[r] for r in ("buyer", "recipient") if r in one.roles and r in other.roles):
        return False
    same_money = bool(one.amount and other.amount and one.amount.value == other.amount.value)
    close = abs(one.sentence - other.sentence) <= 2
    return same_money or close or (one.amount is None) == (other.amount is None)


def _from_siblings(draft: Draft, drafts: Sequence[Draft]) -> None:
    for role in NEEDED.get(draft.type, ()):
        if role in draft.roles:
            continue
        same = [d for d in drafts if _same_deal(draft, d) and role in d.roles]
        if role == "funder" and draft.type == "purchase":
            same = [d for d in same if d.amount and draft.amount and d.amount.value == draft.amount.value]
        taken = {code for codes in draft.roles.values() for code in codes}
        for other in sorted(same, key=lambda d: abs(d.sentence - draft.sentence)):
            if not taken & set(other.roles[role]):
                draft.roles[role] = other.roles[role]
                break


def _from_protagonist(page: Page, draft: Draft, main: tuple[str, ...] | None) -> None:
    role = {"purchase": "buyer", "request": "recipient", "donation": "recipient", "delivery": "recipient"}.get(draft.type)
    role = role or {"funding": "recipient", "loan": "recipient", "guarantee": "recipient"}.get(draft.type)
    if main is None or role is None or role in draft.roles:
        return
    taken = {code for codes in draft.roles.values() for code in codes}
    if not taken & set(main):
        draft.roles[role] = main


def _from_maker(page: Page, draft: Draft) -> None:
    """Where only one state builds a thing and the text names that state, it would be the seller."""
    if draft.type not in {"purchase", "request"} or "seller" in draft.roles or draft.item is None:
        return
    maker = tuple(code for code in draft.item.says("maker").split("+") if code)
    named = {code for actor in page.actors for code in actor.codes}
    if maker and set(maker) <= named and not set(maker) & set(draft.roles.get("buyer", ())):
        draft.roles["seller"] = maker
