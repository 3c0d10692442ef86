"""Gifts that a package of a known worth holds: *The package is worth 9 billion. Sweden gives 14 boats from its stocks*."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.claim import is_less
from rempart.claims.draft import GIFTS, Draft
from rempart.claims.items import WARES
from rempart.claims.money import AID
from rempart.claims.page import Page

# Sentences behind the worth of a package in which its content is told.
REACH: Final = 12
# Sentences behind it in which a list of its content stands.
LISTED: Final = 2
GIVEN: Final = GIFTS | {"delivery", "purchase"}
# What has come, or is told of former years, is no part of a package that is announced.
APART: Final = frozenset({"historical", "denied", "delivered"})


def package_of_gift(page: Page, gift: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the package told last before a gift, by the same giver to the same state, as long as its worth suffices.

    *The package is worth 8.4 billion kronor. Of the stocks twelve boats are given, and 600 million goes to PURL*.
    """
    if gift.type not in GIVEN or gift.in_title or gift.status in APART:
        return None
    before = [d for d in drafts if d.start < gift.start and not d.in_title]
    packages = [d for d in before if _is_package(page, d)]
    package = packages[-1] if packages else None
    if package is None or package is gift or gift.sentence - package.sentence > REACH:
        return None
    if not _is_of_giver(page, gift, package) or (gift.amount and not _is_held(gift, package, before)):
        return None
    return package


def _is_of_giver(page: Page, gift: Draft, package: Draft) -> bool:
    """Tell what the giver of a package gives, or buys as a part of it: *The largest part is 18 guns that it will buy*."""
    giver, taker = (set(package.roles.get(role, ())) for role in ("funder", "recipient"))
    takes = set(gift.roles.get("recipient", ()))
    if gift.type == "purchase":
        before = (page.sentences[gift.sentence].start, gift.anchor[0])
        near = gift.sentence - package.sentence <= LISTED and page.within(before, "part")
        return (
            bool(near or page.within(before, "share"))
            and giver == set(gift.roles.get("buyer", ()))
            and takes in (set(), taker)
        )
    return giver == set(gift.roles.get("funder", ())) and (not takes or not taker or takes == taker)


def _is_package(page: Page, draft: Draft) -> bool:
    """Tell arms of any kind, or aid, given for a sum: *a package worth 9 billion*, *military aid for 12 billion*."""
    alone = draft.amount is not None and draft.quantity is None and draft.item_name in WARES
    given = draft.type in GIFTS and draft.status not in APART and "funder" in draft.roles
    named = (draft.by_noun and draft.frame == "give") or draft.item_name == AID
    return alone and given and named and not page.within(page.sentences[draft.sentence], "scheme")


def _is_held(gift: Draft, package: Draft, before: Sequence[Draft]) -> bool:
    """Tell a sum that a package still holds beside the parts told before."""
    if gift.amount is None or package.amount is None or not is_less(gift.amount, package.amount):
        return False
    parts = [d.amount for d in before if any(whole is package for whole, _ in d.links)]
    told = sum(a.value for a in parts if a and a.currency == package.amount.currency)
    return told + gift.amount.value <= package.amount.value
