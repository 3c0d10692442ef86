"""What a language model proposes, what it was asked, and why a proposal is refused."""

from typing import ClassVar

from pydantic import Field

from rempart.records import Record
from rempart.terms.status import ClaimType

# No report makes more claims than this; a longer answer is a flood.
MOST_PROPOSALS = 60
# Letters that a sentence quoted as a proof can have.
LONGEST_QUOTE = 2000
Words = str | None


class Proposal(Record):
    """One claim as a model proposes it: words of the text only, each to be found there and read anew.

    Every field but ``type`` holds words copied from the document. A number is never taken from the
    model: ``amount`` and ``quantity`` are words that the grammar must read as a sum or a count.
    """

    type: ClaimType
    quote: str = Field(min_length=1, max_length=LONGEST_QUOTE)
    buyer: Words = None
    seller: Words = None
    funder: Words = None
    recipient: Words = None
    producer: Words = None
    amount: Words = None
    quantity: Words = None
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset(
        {"buyer", "seller", "funder", "recipient", "producer", "amount", "quantity"}
    )


class Refused(Record):
    """A proposal that was not believed: the quote it gave (or the start of the answer), and why."""

    proposed: str
    because: str


class Asked(Record):
    """What a model was asked about one document and what came of it.

    ``prompt_sha256`` is that of the instructions and the document as sent; ``answer`` is the model's own
    words; ``accepted`` counts its claims that were proven by the text.
    """

    model: str
    prompt_sha256: str
    answer: str
    accepted: int
    refused: tuple[Refused, ...] = ()
    left_out_when_empty: ClassVar[frozenset[str]] = frozenset({"refused"})
