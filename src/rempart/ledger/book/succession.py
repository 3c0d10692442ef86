"""Which entry of a later ledger carries on which of an earlier one, and the ids that it had before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rempart.ledger.agreement import Agreement


class Succession(NamedTuple):
    """The later entries with their former ids as aliases, and the heir of each earlier id.

    An earlier entry lives on where its first claim that is still there stands; the heir is empty where
    none is.
    """

    entries: tuple[Agreement, ...]
    heirs: Mapping[str, str]


def succession(earlier: Iterable[Agreement], later: Iterable[Agreement]) -> Succession:
    """Hand the ids of earlier entries on: an id once given leads to the agreement for ever.

    An id that now names another agreement is no alias; it names that one.
    """
    entries = tuple(later)
    home = {claim: entry.id for entry in entries for claim in (*entry.stances, *entry.claims)}
    live = {entry.id for entry in entries}
    aliases: dict[str, set[str]] = defaultdict(set)
    heirs: dict[str, str] = {}
    for former in earlier:
        heir = next((home[claim] for claim in (*former.claims, *former.stances) if claim in home), "")
        heirs[former.id] = heir
        if heir:
            aliases[heir].update({former.id, *former.aliases} - live)
    named = tuple(
        entry.model_copy(update={"aliases": tuple(sorted(aliases[entry.id]))})
        if aliases.get(entry.id)
        else entry
        for entry in entries
    )
    return Succession(named, heirs)
