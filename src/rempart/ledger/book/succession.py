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


def succession(
    earlier: Iterable[Agreement], later: Iterable[Agreement], gone: Iterable[Agreement] = ()
) -> Succession:
    """Hand the ids of earlier entries on: an id once given leads to the agreement for ever.

    An id that now names another agreement is no alias; it names that one. ``gone`` are entries of before that had
    no heir when they ended, as all their claims were rejected: where a claim of theirs counts again, their ids lead
    to the entry that holds it.
    """
    entries = tuple(later)
    home = {claim: entry.id for entry in entries for claim in (*entry.stances, *entry.claims)}
    live = {entry.id for entry in entries}
    aliases: dict[str, set[str]] = defaultdict(set)
    heirs: dict[str, str] = {}
    passed = set(live)
    for former in earlier:
        heirs[former.id] = heir = _heir(former, home)
        if heir:
            aliases[heir].update({former.id, *former.aliases} - live)
            passed.update((former.id, *former.aliases))
    for former in gone:
        if heir := _heir(former, home):
            aliases[heir].update({former.id, *former.aliases} - passed)
    named = tuple(
        entry.model_copy(update={"aliases": tuple(sorted(aliases[entry.id]))})
        if aliases.get(entry.id)
        else entry
        for entry in entries
    )
    return Succession(named, heirs)


def _heir(former: Agreement, home: Mapping[str, str]) -> str:
    return next((home[claim] for claim in (*former.claims, *former.stances) if claim in home), "")
