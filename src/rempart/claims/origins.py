"""Where a text got its story from."""

from collections import Counter
from collections.abc import Sequence

from rempart.claims.speaker import Speaker


def origin(chains: Sequence[tuple[Speaker, ...]]) -> str | None:
    """Return whom the text names as the source of what it mainly tells, None where nobody is.

    The named speaker (outlet first) of more than half of the claims, or of half with the first one.
    """
    named: Counter[str] = Counter()
    for chain in chains:
        outlet = next((s for s in chain if s.rank == "outlet"), None)
        who = outlet or next((s for s in chain if s.rank in {"person", "institution"}), None)
        who = who or next((s for s in chain if s.rank == "media" and "newspaper" in s.name), None)
        if who:
            named[who.name] += 1
    if not named:
        return None
    name, count = named.most_common(1)[0]
    first = chains[0] and name in {s.name for s in chains[0]}
    return name if 2 * count > len(chains) or (2 * count == len(chains) and first) else None
