"""Where a text got its story from."""

from collections.abc import Sequence
from typing import Final

from rempart.claims.speaker import Speaker

# Speakers from which on a report may be a round-up of several stories.
FEW: Final = 3


def origin(chains: Sequence[tuple[Speaker, ...]]) -> str | None:
    """Return whom the text names as the source of what it mainly tells, None where nobody is.

    That is who tells the first claim, since reports begin with their news; else the named speaker of more than half
    of the claims. In a round-up of many speakers the first tells less than a third, and is no source of all.
    """
    told = [_source(chain) for chain in chains]
    named = list(filter(None, told))
    if not named:
        return None
    round_up = len(set(named)) > FEW and 3 * told.count(told[0]) < len(chains)
    if told[0] and not round_up:
        return told[0]
    name = max(dict.fromkeys(named), key=named.count)
    return name if 2 * named.count(name) > len(chains) else None


def _source(chain: Sequence[Speaker]) -> str:
    """Return who of a chain is a source of its own: the outlet first, then who speaks by name or office."""
    ranked = [s for s in chain if s.rank == "outlet"]
    ranked += [s for s in chain if s.rank in {"person", "institution"}]
    ranked += [s for s in chain if s.rank == "media" and "newspaper" in s.name]
    return ranked[0].name if ranked else ""
