"""Mergers as functions from a ``claims.jsonl`` to the group of each claim."""

from collections.abc import Callable
from pathlib import Path

from rempart.ledger.merging import merge

Merger = Callable[[Path], dict[str, str]]


def rempart(claims: Path) -> dict[str, str]:
    """The whole ledger: origins, statuses, titles and contradictions too."""
    return {claim: entry.id for entry in merge(claims).entries for claim in entry.claims}


TOOLS: dict[str, Merger] = {"rempart": rempart}
