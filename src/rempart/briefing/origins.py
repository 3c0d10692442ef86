"""From whom a deal is known, in the language spoken: origins by name, and how many of them are independent.

The ledger calls sources that nobody names ``unknown``. They may be one of the named ones: they are told, and
never counted.
"""

import re
from collections.abc import Iterable

from rempart.briefing.language import _, counted
from rempart.briefing.speaker_names import speaker_name
from rempart.ledger.agreement import Agreement
from rempart.ledger.origins import UNKNOWN

# What the ledger calls a text that speaks for itself, and one that adds a figure to a text that it copies.
_OWN = re.compile(
    r"(?P<publisher>.+) \(own account, document .+\)|document (?P<document>.+) \(names no origin\)"
)
_ADDED = re.compile(r"(?P<publisher>.+) \(added to a copy, document (?P<document>.+)\)")
_NO_PUBLISHER = "not named"


def origin_name(name: str) -> str:
    """Return an origin in the language spoken.

    Example:
        >>> origin_name("Le Journal (own account, document a)"), origin_name("document a (names no origin)")
        ('Le Journal (own account)', 'a (own account)')
    """
    if name == UNKNOWN:
        return _("sources that no report names")
    if own := _OWN.fullmatch(name):
        return _("{speaker} (own account)").format(speaker=own["publisher"] or own["document"])
    if added := _ADDED.fullmatch(name):
        has_publisher = added["publisher"] != _NO_PUBLISHER
        speaker = added["publisher"] if has_publisher else added["document"]
        return _("{speaker} (added to a copy)").format(speaker=speaker)
    return speaker_name(name)


def named_origins(names: Iterable[str]) -> list[str]:
    """Return the origins that a report names; texts that speak for themselves are among them.

    Example:
        >>> named_origins(["unknown", "Reuters"])
        ['Reuters']
    """
    return [name for name in names if name != UNKNOWN]


def is_told_by_several(agreement: Agreement) -> bool:
    """Say whether two origins or more tell it that do not depend on each other.

    Texts that name no origin count as one together: nothing shows that one did not read the other.
    """
    names = named_origins(origin.name for origin in agreement.origins)
    return len({"own" if _OWN.fullmatch(name) or _ADDED.fullmatch(name) else name for name in names}) > 1


def counted_origins(agreement: Agreement) -> str:
    """Return how many reports there are, and from which independent origins; copies count as one."""
    every = [origin.name for origin in agreement.origins]
    named = named_origins(every)
    reports = counted("{n} report", "{n} reports", agreement.reports)
    if not named:
        return _("{reports}, from sources that no report names").format(reports=reports)
    told = counted(
        "{reports}, {n} independent origin: {names}",
        "{reports}, {n} independent origins: {names}",
        len(named),
        reports=reports,
        names=", ".join(map(origin_name, named)),
    )
    return (
        _("{told}; also sources that no report names").format(told=told) if len(named) < len(every) else told
    )
