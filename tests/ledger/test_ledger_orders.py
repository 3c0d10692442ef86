"""Any order of arrival of the same documents gives the same ledger, byte for byte."""

import random
from collections.abc import Sequence

from tests.ledger.story_samples import right_reports

from rempart.claims.claim import Report
from rempart.ledger.agreement import Ledger
from rempart.ledger.judgement import Judgement
from rempart.ledger.merging import merge

JUDGEMENTS = [
    Judgement(
        when="2026-01-02", who="Ana", verdict="not_same", left="arms-01#1", right="arms-05#1", why="two sums"
    ),
    Judgement(
        when="2026-01-03", who="Bo", verdict="same", left="loan-01#1", right="loan-05#2", why="one loan"
    ),
    Judgement(
        when="2026-01-04",
        who="Bo",
        verdict="correct",
        left="purl-07#1",
        field="funder",
        value="DE",
        why="misread",
    ),
    Judgement(when="2026-01-05", who="Ana", verdict="reject", left="jets-04#2", why="another deal"),
]


def lines(ledger: Ledger) -> list[str]:
    return [entry.json_line() for entry in ledger.entries]


def same_in_orders(reports: Sequence[Report], orders: int) -> None:
    """Merge the reports in so many random orders, every other time with judgements, and compare."""
    plain, judged = lines(merge(reports)), lines(merge(reports, JUDGEMENTS))
    assert plain != judged
    shuffled = list(reports)
    draw = random.Random(20251128)  # noqa: S311 -- an order, no secret
    for number in range(orders):
        draw.shuffle(shuffled)
        if number % 2:
            assert lines(merge(shuffled, draw.sample(JUDGEMENTS, len(JUDGEMENTS)))) == judged
        else:
            assert lines(merge(shuffled)) == plain


def test_random_orders_give_the_same_ledger() -> None:
    same_in_orders(right_reports(), 20)
