"""Sums that are more likely background than a deal's, by where and among what they stand.

News is told from the most to the least important, and what comes last is budgets, earlier deals, other people's
markets. No word tells such sums safely; what tells them is place, size, who is named beside them and how many sums
of no deal stand around. How much each counts was not chosen but counted: the weights of ``background_weights`` are
those of a logistic regression over the sums that the reader had claimed in reports nobody had read
(``benchmarks/unseen/first_runs.csv``, fitted by ``python benchmarks/background.py``, which also prints what they gain
on reports they were not fitted to).

The method is that of a credit scorecard: each measure is cut into steps, each step has points, the points are added
(D. J. Hand and W. E. Henley, Statistical classification methods in consumer credit scoring, J. R. Statist. Soc. A 160
(1997), 523-541).
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, floor, log10
from typing import Final, NamedTuple

from rempart.claims.claim import Amount
from rempart.claims.draft import Draft
from rempart.claims.page import Page
from rempart.claims.sentences import Sentence
from rempart.terms.figure import Number
from rempart.terms.table import table

# Shorter reports have no background: the weights are those of reports of 1,250 letters and more.
SENTENCES, LETTERS = 8, 1_200
# Fewer paragraphs than these are none: a report in one block is judged as if each had two sentences, as most have.
PARAGRAPHS, BLOCK = 4, 2
# Points below which a sum is background: it is kept from a chance of 55 % on to be a deal's.
LEAST: Final = 0.2
RULE: Final = "background weights: chance that it belongs to a deal {} (claimed from {})"
# What of a sentence counts: a measure, the kind of its words and their value, where only one counts.
WORDS: Final = (
    ("schemes", "scheme", ""),
    ("parties", "party", ""),
    ("things", "item", ""),
    ("background", "background", ""),
    ("bounds", "bound", ""),
    ("contracts", "status", "contracted"),
    ("deals", "frame", "deal"),
)


class Around:
    """What stands around the sums that a text claims, ``sums``: the first, the largest, and the sums of no deal."""

    __slots__ = ("_flat", "_largest", "_opens", "_paragraphs", "_starts", "first", "last_paragraph")

    def __init__(self, page: Page, sums: Sequence[Draft]) -> None:
        self.first = min(sums, key=lambda d: d.start)
        self._flat = max(s.paragraph for s in page.every_sentence) < PARAGRAPHS
        self._opens = [s.start for s in page.every_sentence]
        self.last_paragraph = self.paragraph(page.every_sentence[-1])
        amounts = [d.amount for d in sums if d.amount]
        claimed = {(a.value, a.currency) for a in amounts} | {
            (c.value, c.currency) for a in amounts for c in a.also
        }
        apart = [m.start for m in page.sums if (m.amount.value, m.amount.currency) not in claimed]
        self._starts = sorted(apart)
        self._paragraphs = Counter(self.paragraph(page.sentence_at(start)) for start in apart)
        self._largest: dict[str, list[Number]] = {}
        for amount in amounts:
            two = self._largest.setdefault(amount.currency, [])
            two[:] = sorted([*two, amount.value], reverse=True)[:2]

    def paragraph(self, sentence: Sentence) -> int:
        """Return the number of the paragraph of a sentence, of two sentences each where a report has hardly any."""
        place = bisect_right(self._opens, sentence.start) - 1
        return place // BLOCK if self._flat else sentence.paragraph

    def sizes(self, amount: Amount) -> dict[str, float]:
        """Compare a sum with the largest other and the first one claimed in its currency."""
        two, first = self._largest[amount.currency], self.first.amount
        other = two[-1] if amount.value == two[0] else two[0]
        alike = first is not None and first.currency == amount.currency
        return {
            "size": _ratio(amount.value, other),
            "size_to_first": _ratio(amount.value, first.value) if first and alike else 0.0,
        }

    def apart(self, start: int, paragraph: int) -> dict[str, float]:
        """Count the sums of no deal: all, those behind a place, those of its paragraph, whether the next has any."""
        return {
            "apart": len(self._starts),
            "apart_behind": len(self._starts) - bisect_right(self._starts, start),
            "apart_in_paragraph": self._paragraphs[paragraph],
            "apart_next": self._paragraphs[paragraph + 1] > 0,
        }


class Dropped(NamedTuple):
    """A sum that is no deal's, where it stands, and by which rule."""

    amount: Amount
    start: int
    end: int
    rule: str


def without_background(page: Page, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Dropped]]:
    """Return the drafts without the sums that are more likely background, and these; a count whose price it was stays.

    Example: *The armed forces have a budget of 9 billion euros* as the last sentence of a report on twelve howitzers.
    """
    sums = [d for d in drafts if d.amount]
    if len(page.every_sentence) < SENTENCES or len(page.text) < LETTERS or not sums:
        return list(drafts), []
    around = Around(page, sums)
    judged = [(d, d.amount, _points(measures(page, d, around))) for d in sums]
    gone: set[int] = set()
    dropped: list[Dropped] = []
    for draft, amount, points in judged:
        if points >= LEAST or amount is None:
            continue
        _, start, end = draft.slots.pop("amount", ("", *draft.anchor))
        dropped.append(Dropped(amount, start, end, _rule(points)))
        draft.amount = None
        if draft.quantity is None:
            gone.add(id(draft))
    return [d for d in drafts if id(d) not in gone], dropped


def chance(points: float) -> float:
    """Return how likely a sum with so many points is a deal's.

    Example:
        >>> round(chance(0.2), 2)
        0.55
    """
    return 1 / (1 + exp(-points))


def _rule(points: float) -> str:
    """Name the rule and the chance, rounded down, so that one just below the threshold does not look like it."""
    shares = (floor(chance(points) * 100) / 100, chance(LEAST))
    return RULE.format(*(f"{share:.2f}" for share in shares))


def measures(page: Page, draft: Draft, around: Around) -> dict[str, float]:
    """Return what is measured of a claimed sum.

    ``place`` is the share of the paragraphs before it; ``size`` the decimal logarithm of its ratio to the largest other sum
    in its currency, ``size_to_first`` to the first sum claimed (0 where there is none); ``apart`` counts the sums of no deal:
    of the text, behind it, in its paragraph, and in the next one (0 or 1); the rest counts what its sentence names.
    """
    start = draft.slots["amount"][1] if "amount" in draft.slots else draft.start
    sentence = page.sentence_at(start)
    paragraph = around.paragraph(sentence)
    recipient = draft.slots.get("recipient")
    return {
        "place": paragraph / max(1, around.last_paragraph),
        **(around.sizes(draft.amount) if draft.amount else {}),
        "counted": draft.quantity is not None,
        "roles": sum(bool(codes) for codes in draft.roles.values()),
        "recipient": recipient is not None and sentence.start <= recipient[1] < sentence.end,
        "actors": len(page.actors_in(sentence)),
        **around.apart(start, paragraph),
        **_words(page, sentence),
    }


def _ratio(one: Number, other: Number) -> float:
    return log10(one / other) if one > 0 and other > 0 else 0.0


def _words(page: Page, sentence: Sentence) -> dict[str, float]:
    found: dict[str, float] = {}
    for measure, kind, value in WORDS:
        mentions = page.within(sentence, kind)
        found[measure] = sum(not value or m.value == value for m in mentions)
    return found


def _points(measured: Mapping[str, float]) -> float:
    """Add the points of the step on which each measure stands; what is nowhere is the row without a measure."""
    total = 0.0
    for measure, (above, points) in _scorecard().items():
        total += points[bisect_left(above, measured[measure]) if measure else 0]
    return total


@cache
def _scorecard() -> dict[str, tuple[list[float], list[float]]]:
    """Return for each measure its steps and the points on each, those of the lower steps added."""
    cards: dict[str, tuple[list[float], list[float]]] = {}
    for row in table("background_weights").values():
        measure, above, weight = row.text("measure"), row.number("above"), float(row.number("weight") or 0)
        steps, points = cards.setdefault(measure, ([], [0.0] if measure else [weight]))
        if above is not None:
            steps.append(float(above))
            points.append(points[-1] + weight)
    return cards
