"""Which claim of a reader meets which claim of gold, and where the two say the same (tests/corpus/README.md)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from unicodedata import combining, normalize

ROLES = ("buyer", "seller", "funder", "recipient", "producer")
FIELDS = (*ROLES, "item", "quantity", "amount", "status", "attributed_to")
Claim = Mapping[str, Any]
LONGEST_CODE = 2  # a state of two letters is itself, never a part of a name
UNACCENTED = str.maketrans("łøđı", "lodi")  # letters whose stroke or dot is no accent of their own to Unicode


def matched(gold: Claim, read: Claim) -> tuple[list[tuple[Claim, Claim | None]], list[Claim]]:
    """Pair each claim of gold with the claim that meets it (or None); return the rest of the reader's too.

    A claim meets one of gold when its type is accepted and its place overlaps; each is used once, the one with
    the same figures first.
    """
    left = list(read.get("claims") or ())
    pairs: list[tuple[Claim, Claim | None]] = []
    for wanted in sorted(gold["claims"], key=lambda claim: bool(claim.get("optional"))):
        near = [given for given in left if _meets(given, wanted)]
        best = min(near, key=lambda given: _unlikeness(given, wanted), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((wanted, best))
    return pairs, left


def _meets(given: Claim, wanted: Claim) -> bool:
    places = [wanted, *wanted.get("also_at", ())]
    overlaps = any(given["start"] < place["end"] and place["start"] < given["end"] for place in places)
    return overlaps and given["type"] in {wanted["type"], *wanted.get("type_alt", ())}


def _unlikeness(given: Claim, wanted: Claim) -> tuple[int, int, int]:
    figures = sum(
        bool(wanted[name]) and same(name, given.get(name), wanted[name]) for name in ("amount", "quantity")
    )
    fields = sum(same(name, given.get(name), wanted[name]) for name in FIELDS)
    return -3 * figures - fields, abs(given["start"] - wanted["start"]), abs(given["end"] - wanted["end"])


def same(name: str, given: Any, wanted: Any) -> bool:
    """Tell whether a field says the same: values and currencies, items by a shared word, names by one another."""
    if name == "attributed_to":
        return not given if not wanted else any(_names(one, other) for one in given or () for other in wanted)
    if name == "item" and given is not None and wanted is not None:
        return bool(_stems(given) & _stems(wanted))
    if name in {"amount", "quantity"} and given and wanted:
        return _same_figure(given, wanted)
    return not given and not wanted if name in {"amount", "quantity"} else bool(given == wanted)


def _same_figure(given: Claim, wanted: Claim) -> bool:
    sums = [(wanted["value"], wanted.get("currency"))]
    sums += [(also["value"], also["currency"]) for also in wanted.get("also", ())]
    return any(
        abs(given["value"] - value) <= 1e-6 * value and given.get("currency") == currency
        for value, currency in sums
    )


def _names(one: str, other: str) -> bool:
    first, second = _plain(one), _plain(other)
    return first in second or second in first


def _plain(name: str) -> str:
    """Return a name without case and accents: *Sánchez* and *Sanchez* are one."""
    bare = name.casefold().translate(UNACCENTED)
    return "".join(letter for letter in normalize("NFKD", bare) if not combining(letter))


def _stems(item: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"\w+", item.casefold())}


def same_origin(given: str | None, wanted: Sequence[str | None]) -> bool:
    """Tell whether the origin found is one of those accepted."""
    return any(given is one or bool(given and one and _names(given, one)) for one in wanted)


def parties(claim: Claim, forms: Mapping[str, str], *, folded: bool) -> set[tuple[str, str]]:
    """Return (role, name) pairs; folded, who buys in one claim is who receives in the other."""
    return {
        ("buyer" if folded and role == "recipient" else role, _plain(forms.get(name.casefold(), name)))
        for role in ROLES
        for name in claim.get(role) or ()
    }


def named_alike(given: set[tuple[str, str]], known: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the pairs given, each in the form of the known one that it contains or that contains it."""
    return {
        next((one for one in sorted(known) if _alike(pair, one)), pair) for pair in given - known
    } | given & known


def _alike(pair: tuple[str, str], known: tuple[str, str]) -> bool:
    (role, name), (same_role, other) = pair, known
    return (
        role == same_role and min(len(name), len(other)) > LONGEST_CODE and (name in other or other in name)
    )


def accepted_parties(
    claim: Claim, forms: Mapping[str, str], *, folded: bool
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the pairs that may be given beyond the first answer, and those that may be missing."""
    more: set[tuple[str, str]] = set()
    less: set[tuple[str, str]] = set()
    for role, other in _alternatives(claim):
        first = parties({role: claim[role]}, forms, folded=folded)
        second = parties({role: other}, forms, folded=folded)
        more |= second
        less |= first - second
    return more, less


def _alternatives(claim: Claim) -> Iterator[tuple[str, Any]]:
    for role in ROLES:
        for other in claim.get(f"{role}_alt", ()):
            yield role, other
