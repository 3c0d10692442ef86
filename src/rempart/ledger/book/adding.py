"""Takes documents into a book, one after the other: each is kept for good, or refused with its reason."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sqlalchemy import Connection

from rempart.claims.claim import Claim, Report
from rempart.claims.extraction import extract
from rempart.errors import DocumentError, RecordError, RempartError
from rempart.ledger.book import trail
from rempart.ledger.book.access import PUBLIC, check_name, with_access
from rempart.ledger.book.storage import Storage
from rempart.ledger.book.times import Clock
from rempart.ledger.checking import check
from rempart.sources.document import Document
from rempart.terms.party import ROLES

LONGEST_NAME = 300  # letters of a document's id, of an item or of a party: they become ids and indexes


class Added(NamedTuple):
    """Ids of the documents that the book now has, in the order given, and why others were refused."""

    accepted: tuple[str, ...]
    refused: tuple[RempartError, ...]


def add(
    storage: Storage,
    material: Iterable[Document | Report],
    *,
    access: str,
    clock: Clock,
    told: Callable[[str], None] | None = None,
) -> Added:
    """Keep each document in a transaction of its own; ``told`` hears its id once it is there for good.

    Raises:
        BookError: the database fails; what was accepted before is kept.
    """
    accepted: list[str] = []
    refused: list[RempartError] = []
    for one in material:
        try:
            row = trail.told_report(_readable(one, access), access)
            row.line.encode()
            with storage.writing() as connection:
                name = _kept(connection, row, clock)
        except (RecordError, DocumentError) as problem:
            refused.append(problem)
            continue
        accepted.append(name)
        if told is not None:
            told(name)
    return Added(tuple(accepted), tuple(refused))


def _kept(connection: Connection, row: trail.Told, clock: Clock) -> str:
    """Return the id under which the document is in the book."""
    known = trail.known_id(connection, row)
    if known is not None:
        return known
    if trail.is_taken(connection, row):
        raise RecordError(
            f"document {row.id} is in the book with other bytes",
            "one document for each id",
            "Give this one another id, for example by the name of its file.",
        )
    trail.append(connection, row, clock)
    return row.id


def _readable(material: Document | Report, access: str) -> Report:
    """Return the report of a document, checked, under the id it has for its readers."""
    if isinstance(material, Document):
        if material.state != "read":
            raise DocumentError(
                f"{material.source} cannot be read: {material.reason}",
                "a document with text",
                "Give its text instead.",
            )
        (material,) = extract([material])
    check(material, f"document {material.id}")
    for claim in material.claims:
        _check_claim(claim, material)
    if access == PUBLIC:
        check_name(material.id)
    _check_length(material.id, f"the id of document {material.id[:40]}...")
    return with_access(material, access)


def _check_claim(claim: Claim, report: Report) -> None:
    text = report.document.text if report.document else None
    if text is not None and text[claim.start : claim.end] != claim.quote:
        raise RecordError(
            f"claim {claim.id} quotes words that its document does not have there",
            "the words from start to end",
            "Extract the document again.",
        )
    parties = (party for role in (*ROLES, "parties") for party in getattr(claim, role) or ())
    for name in (claim.item or "", *parties):
        _check_length(name, f"claim {claim.id}: {name[:40]}...")


def _check_length(name: str, what: str) -> None:
    if len(name) > LONGEST_NAME:
        raise RecordError(
            f"{what} has {len(name)} letters", f"at most {LONGEST_NAME}", "Shorten it, or leave it out."
        )
