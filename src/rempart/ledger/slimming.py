"""Reports reduced to what merging reads, so that a million claims fit in memory."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from rempart.claims.claim import Claim, Report

_CLAIM_FIELDS = set(Claim.model_fields)
# How the fields of a claim were read: of use to whoever checks the reading, not to the merge.
_NOT_MERGED: dict[str, Any] = {"slots": {}, "as_said": {}}
_NO_MORE = (("__pydantic_extra__", None), ("__pydantic_private__", None))
# Fields whose values many claims have in common.
_SHARED = (
    "type", "buyer", "seller", "funder", "recipient", "producer", "item", "quantity", "amount", "status",
    "attributed_to", "rule", "unit", "by", "period", "attribution", "parties",
)  # fmt: skip


def slim(reports: Iterable[Report]) -> Iterator[Report]:
    """Yield the reports without ``slots`` and ``as_said``; values that many claims share are held once.

    Example:
        >>> list(slim(()))
        []
    """
    known: dict[Hashable, Any] = {}
    for report in reports:
        claims = tuple(_slim(claim, known) for claim in report.claims)
        yield report.model_copy(update={"claims": claims})


def without_fingerprints(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports once copies have been found among them."""
    return tuple(report.model_copy(update={"fingerprint": None}) for report in reports)


def _slim(claim: Claim, known: dict[Hashable, Any]) -> Claim:
    told = vars(claim) | _NOT_MERGED
    for name in _SHARED:
        value = told[name]
        if value:
            told[name] = known.setdefault(value, value)
    # Read and checked already: made of its fields as they are, as a copy is.
    slimmed = Claim.__new__(Claim)
    for name, value in (("__dict__", told), ("__pydantic_fields_set__", _CLAIM_FIELDS), *_NO_MORE):
        object.__setattr__(slimmed, name, value)
    return slimmed
