"""A review: one person's verdict on a claim or a pair of claims; and how far two reviewers agree."""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
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


# What a row of the table holds as a review does.
_PLAIN = ("id", "access", "reading", "state")


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
            id=name, judgement=judgement, access=access, reading=reading, state=state, blind=state == "sealed"
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
        return {name: getattr(self, name) for name in _PLAIN} | {
            "left": self.subject.left,
            "right": self.subject.right or "",
            "said": self.judgement.when,
            "who": self.judgement.who,
            "blind": int(self.blind),
            "because": "drawn" if self.drawn else "",
            "line": self.judgement.json_line(),
        }

    @classmethod
    def of_row(cls, row: Any) -> Self:
        """Return the review that a row of the table holds."""
        judgement = Judgement.model_validate_json(row.line)
        told = {name: getattr(row, name) for name in _PLAIN}
        return cls(judgement=judgement, blind=bool(row.blind), drawn=row.because == "drawn", **told)


def version_of(seen: Iterable[Review]) -> str:
    """Return a name for what somebody sees of a subject.

    Example:
        >>> version_of([]) == version_of([])
        True
    """
    names = sorted(f"{one.id} {one.state == 'sealed'}" for one in seen)
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


# The two-sided 95 per cent point of the normal distribution.
_NORMAL = 1.959964


class Concordance(Record):
    """Agreement of first and second verdicts on the same subjects.

    ``counts`` holds for each verdict of the first reviewer (in the order of ``verdicts``) how often the second
    gave which. ``share`` is the share of equal verdicts. ``kappa`` is Cohen's kappa: the share beyond what
    two reviewers would reach who give the same verdicts as often, but at random (Cohen, A coefficient of
    agreement for nominal scales, Educational and Psychological Measurement 20, 1960, p. 37-46). It is None
    where that is undefined: both always said the same one thing. ``low`` and ``high`` are its asymptotic 95
    per cent limits (Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969, p. 323-327), which are rough
    below some thirty subjects.
    """

    subjects: int
    verdicts: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    share: float | None
    kappa: float | None
    low: float | None
    high: float | None


def concordance(pairs: Iterable[tuple[str, str]]) -> Concordance:
    """Compare the first and the second verdict on each subject.

    Example:
        >>> told = concordance([("accept", "accept"), ("reject", "reject"), ("accept", "reject")])
        >>> round(told.share, 3), round(told.kappa, 3)
        (0.667, 0.4)
    """
    found = Counter(pairs)
    verdicts = tuple(sorted({name for pair in found for name in pair}))
    counts = tuple(tuple(found[one, other] for other in verdicts) for one in verdicts)
    return of_counts(verdicts, counts)


def of_counts(verdicts: Sequence[str], counts: Sequence[Sequence[int]]) -> Concordance:
    """Return the agreement from a table of counts, first reviewer by row and second by column."""
    number = sum(map(sum, counts))
    share = kappa = low = high = None
    if number:
        share = sum(counts[place][place] for place in range(len(verdicts))) / number
        kappa, error = _kappa([[cell / number for cell in row] for row in counts], number)
        if kappa is not None and error is not None:
            low, high = kappa - _NORMAL * error, min(1.0, kappa + _NORMAL * error)
    return Concordance(
        subjects=number,
        verdicts=tuple(verdicts),
        counts=tuple(tuple(row) for row in counts),
        share=share,
        kappa=kappa,
        low=low,
        high=high,
    )


def _kappa(shares: Sequence[Sequence[float]], number: int) -> tuple[float | None, float | None]:
    """Return kappa and its asymptotic standard error, from the shares of the cells."""
    places = range(len(shares))
    rows = [sum(row) for row in shares]
    columns = [sum(row[place] for row in shares) for place in places]
    observed = sum(shares[place][place] for place in places)
    chance = sum(rows[place] * columns[place] for place in places)
    if math.isclose(chance, 1.0):
        return None, None
    kappa = (observed - chance) / (1 - chance)
    on = sum(shares[i][i] * (1 - (rows[i] + columns[i]) * (1 - kappa)) ** 2 for i in places)
    off = sum(shares[i][j] * (columns[i] + rows[j]) ** 2 for i in places for j in places if i != j)
    variance = on + (1 - kappa) ** 2 * off - (kappa - chance * (1 - kappa)) ** 2
    return kappa, math.sqrt(max(variance, 0.0) / number) / (1 - chance)
