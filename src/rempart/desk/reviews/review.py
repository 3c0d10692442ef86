"""A review: one person's verdict on a claim or on a pair of claims."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, Self

from rempart.ledger.book.trail import told_judgement
from rempart.ledger.judgement import PAIRING, Judgement
from rempart.records import Record

State = Literal["sealed", "differs", "decided", "pending", "judged"]
Kind = Literal["claim", "pair"]
KINDS: tuple[Kind, ...] = ("claim", "pair")


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What a verdict is about: a claim, or two in the order of their ids."""

    left: str
    right: str | None = None

    @classmethod
    def of(cls, judgement: Judgement) -> Self:
        """Return what a judgement is about."""
        if judgement.verdict in PAIRING:
            left, right = sorted((judgement.left, judgement.right or ""))
            return cls(left, right)
        return cls(judgement.left)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims."""
        return (self.left,) if self.right is None else (self.left, self.right)

    @property
    def kind(self) -> Kind:
        """Whether it is a claim or a pair."""
        return "claim" if self.right is None else "pair"


class Review(Record):
    """A verdict as kept: the judgement, who may read it, what the machine read, and where it stands.

    ``id`` is that of the judgement in the book. ``reading`` is JSON: for each claim the value of each field as
    a correction would write it, and the rule that read it; ``{}`` where the verdict was not given at the desk.
    ``drawn`` marks a first verdict that chance, not its author, put to a second person.
    """

    id: str
    judgement: Judgement
    access: str
    reading: str
    state: State
    blind: bool = False
    drawn: bool = False

    @classmethod
    def made(cls, judgement: Judgement, access: str, reading: str, *, state: State) -> Self:
        """Return a new review; one that is sealed is blind."""
        name = told_judgement(judgement, access).id
        return cls(
            id=name,
            judgement=judgement,
            access=access,
            reading=reading,
            state=state,
            blind=state == "sealed",
        )

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return Subject.of(self.judgement)

    @property
    def decision(self) -> tuple[str | None, ...]:
        """What is decided, whoever decides it."""
        told = self.judgement
        return (told.verdict, told.field, told.value)

    def row(self) -> dict[str, Any]:
        """Return the row of the table."""
        return {
            "id": self.id,
            "left": self.subject.left,
            "right": self.subject.right or "",
            "access": self.access,
            "said": self.judgement.when,
            "who": self.judgement.who,
            "blind": int(self.blind),
            "state": self.state,
            "because": "drawn" if self.drawn else "",
            "line": self.judgement.json_line(),
            "reading": self.reading,
        }

    @classmethod
    def of_row(cls, row: Any) -> Self:
        """Return the review that a row of the table holds."""
        return cls(
            id=row.id,
            judgement=Judgement.model_validate_json(row.line),
            access=row.access,
            reading=row.reading,
            state=row.state,
            blind=bool(row.blind),
            drawn=row.because == "drawn",
        )


def version_of(seen: Iterable[Review]) -> str:
    """Return a name for what somebody sees of a subject.

    Example:
        >>> version_of([]) == version_of([])
        True
    """
    names = sorted(f"{one.id} {one.state == 'sealed'}" for one in seen)
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
