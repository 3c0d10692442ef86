"""A claim: what one document says, by whom, how firmly, with the exact place of the quote."""

from typing import ClassVar, Literal

from pydantic import Field

from rempart.claims.proposal import Asked
from rempart.records import Record
from rempart.sources.document import Document
from rempart.terms.figure import Bound, Number
from rempart.terms.status import ClaimStatus, ClaimType

Parties = tuple[str, ...] | None
Purpose = Literal["population", "infrastructure", "deterrence", "other"]
Relation = Literal["in_return_for", "part_of", "financed_by", "condition_of"]


class Quantity(Record):
    """A number of units; a range A to B is low A, high B, value the middle, bound approx."""

    value: Number
    bound: Bound
    low: Number | None = None
    high: Number | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"low", "high"})


class Sum(Record):
    """A converted sum told beside the main one, in full units of its currency."""

    value: Number
    currency: str


class Amount(Record):
    """A sum in full units of its ISO 4217 currency; ``also`` holds conversions told beside it."""

    value: Number
    currency: str
    bound: Bound
    low: Number | None = None
    high: Number | None = None
    also: tuple[Sum, ...] = ()
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"low", "high", "also"})


def is_less(part: Amount, full: Amount) -> bool:
    """Tell a smaller sum of the same money."""
    return part.currency == full.currency and part.value < full.value


class Withheld(Record):
    """What is said to be confidential or not yet known, in a few English words, and where."""

    says: str
    start: int
    end: int


class Stance(Record):
    """An attitude to an agreement: holder (a party), what about, what it says, polarity."""

    holder: str
    about: Literal["peace_agreement", "agreement", "guarantee", "other"]
    says: str
    polarity: Literal["for", "against", "doubtful", "neutral"]


class Link(Record):
    """A relation of this claim to another one of the same document."""

    claim: str
    relation: Relation


class Slot(Record):
    """Which rule filled a field of a claim, and where the words stand that it rests on."""

    rule: str
    start: int
    end: int


class Place(Record):
    """Another place of the text that makes the same claim, or a misprint of its figure."""

    start: int
    end: int
    amount: Amount | None = None
    misprint: bool | None = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"amount", "misprint"})


class Claim(Record):
    """What one document says about one element of a deal (docs/files.md).

    ``text[start:end] == quote`` in the document, always. ``attribution`` is the chain of who says it,
    outermost first; ``attributed_to`` holds its names. ``rule`` names the grammar rule that made it.
    ``parties`` are those of a cooperation, whose roles the text does not tell apart. ``slots`` says for each
    field that is filled by which rule it was, and where the words for it stand.
    """

    id: str
    type: ClaimType
    buyer: Parties
    seller: Parties
    funder: Parties
    recipient: Parties
    producer: Parties
    item: str | None
    quantity: Quantity | None
    amount: Amount | None
    status: ClaimStatus
    attributed_to: tuple[str, ...]
    start: int
    end: int
    quote: str
    rule: str
    unit: str | None = None
    by: str | None = None
    period: str | None = None
    purpose: tuple[Purpose, ...] = ()
    withheld: Withheld | None = None
    stance: Stance | None = None
    links: tuple[Link, ...] = ()
    attribution: tuple[str, ...] = ()
    as_said: dict[str, str] = Field(default_factory=dict)
    also_at: tuple[Place, ...] = ()
    parties: tuple[str, ...] = ()
    slots: dict[str, Slot] = Field(default_factory=dict)
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset(
        {
            "parties",
            "slots",
            "unit",
            "by",
            "period",
            "purpose",
            "withheld",
            "stance",
            "links",
            "attribution",
            "as_said",
            "also_at",
        }
    )


class Unclaimed(Record):
    """A sum that was read and then not claimed: the sentence it stands in, and the rule that judged it."""

    amount: Amount
    start: int
    end: int
    sentence: str
    rule: str


class Fingerprint(Record):
    """What tells a copy without the text: numbers in order, sentence lengths, a shingle sketch."""

    numbers: tuple[str, ...]
    sentence_lengths: tuple[int, ...]
    shingles: tuple[int, ...]


class Report(Record):
    """One document and all it claims: one line of ``claims.jsonl``.

    ``origin`` is the outlet, person or document that the text itself names as the origin of its
    story, or None; ``fingerprint`` lets the ledger see copies without the text. ``asked`` tells what a
    language model was asked and what was refused of its answer, where one read too. ``document`` is the
    text itself where it is at hand, ``unclaimed`` the sums that were judged to be background, each with why;
    neither is part of ``claims.jsonl``.
    """

    id: str
    source: str
    title: str | None
    language: str
    published: str | None
    publisher: str | None
    origin: str | None
    sha256: str
    fingerprint: Fingerprint | None = None
    claims: tuple[Claim, ...] = ()
    asked: Asked | None = None
    document: Document | None = Field(default=None, exclude=True, repr=False)
    unclaimed: tuple[Unclaimed, ...] = Field(default=(), exclude=True, repr=False)
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"asked"})
