"""Ids of agreements, made from what the claims say: no counter, no clock, no order of arrival."""

import hashlib
from collections.abc import Mapping, Sequence

from rempart.claims.claim import Parties
from rempart.ledger.profiles import is_state, item_words
from rempart.ledger.said import Said
from rempart.naming import slug
from rempart.terms.status import ClaimType

Roles = Mapping[str, Parties]
_MOST_PARTIES = 3
_NOT_IN_A_SLUG = frozenset(["system", "systems", "battery", "batteries", "us", "u.s.", "american"])
# Which roles name the two sides of a deal, taker first for goods and giver first for money.
_SIDES: dict[ClaimType, tuple[tuple[str, ...], ...]] = {
    "purchase": (("buyer", "recipient"), ("seller", "producer")),
    "request": (("recipient", "buyer"), ("seller", "funder")),
    "production": (("producer",), ("buyer", "recipient")),
    "delivery": (("seller", "funder"), ("buyer", "recipient")),
}
_GIVING = (("funder", "seller"), ("recipient", "buyer"))


def agreement_key(type_: ClaimType, roles: Roles, item: str | None, first: str | None) -> str:
    """The readable id: parties, item, kind, and the year of the earliest date said where there is one.

    Example:
        >>> agreement_key("purchase", {"buyer": ("UA",), "seller": ("US",)}, "weapons", "2025-08-19")
        'ua-us-arms-purchase-2025'
    """
    parts: list[str] = []
    for side in _SIDES.get(type_, _GIVING):
        parts.extend(_codes(next((roles[role] for role in side if roles.get(role)), None)))
    if type_ == "cooperation":
        parts = _codes(tuple(sorted({name for parties in roles.values() for name in parties or ()})))
    parts.append(_item_slug(item))
    parts.append(type_)
    parts.append((first or "")[:4])
    return "-".join(dict.fromkeys(part for part in parts if part))


def _codes(parties: Parties) -> list[str]:
    names = [name for name in parties or () if is_state(name)] or list(parties or ())
    codes = sorted(slug(name) for name in names)
    return codes if len(codes) <= _MOST_PARTIES else [*codes[:_MOST_PARTIES], "others"]


def _item_slug(item: str | None) -> str:
    if item is None:
        return ""
    if item_words(item) == {"arms"}:
        return "arms"
    kept = [word for word in item.split() if word.casefold() not in _NOT_IN_A_SLUG]
    return slug(" ".join(kept[:4]))


def content_suffix(sayings: Sequence[Said]) -> str:
    """Eight letters and digits from the agreement's first claim, for ids that would be equal otherwise.

    From the first claim alone (by date said), so that later reports of the agreement do not change it.
    """
    first = min(sayings, key=lambda one: one.order)
    content = f"{first.claim.id}\n{first.claim.quote}"
    return hashlib.sha256(content.encode()).hexdigest()[:8]
