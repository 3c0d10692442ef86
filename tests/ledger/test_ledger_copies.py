"""Copies are found by their fingerprints."""

from collections.abc import Callable
from typing import Any

import pytest

from rempart.claims.claim import Report
from rempart.ledger.copies import families

Reports = Callable[..., Report]


def print_of(numbers: str, lengths: tuple[int, ...], shingles: range) -> dict[str, Any]:
    """A fingerprint; shingles are scattered like the hashes that they stand for."""
    scattered = tuple(shingle * 2654435761 % 2**32 for shingle in shingles)
    return {"numbers": tuple(numbers.split()), "sentence_lengths": lengths, "shingles": scattered}


SEVEN = "100 50 10 2025 4 18 300"


@pytest.mark.parametrize(
    ("other", "copied"),
    [
        (print_of("1 2", (9, 9), range(20, 60)), True),  # half of the shingles
        (print_of("1 2", (9, 9), range(30, 70)), False),  # a quarter
        (print_of(SEVEN, (22, 33, 44), range(900, 940)), True),  # a translation: all a tenth longer
        (print_of(SEVEN, (30, 30, 30), range(900, 940)), True),  # by hand: (2/3 + 1 + 3/4) / 3 = 0.81
        (print_of(SEVEN, (32, 30, 28), range(900, 940)), False),  # (0.625 + 1 + 0.7) / 3 = 0.78
        (print_of(SEVEN, (60, 10, 5), range(900, 940)), False),  # the same numbers in other sentences
        (print_of(SEVEN, (20, 30), range(900, 940)), False),
        (print_of("50 100 10 2025 4 18 300", (20, 30, 40), range(900, 940)), False),  # another order
    ],
)
def test_words_or_numbers_and_sentences_tell_a_copy(
    report: Reports, *, other: dict[str, Any], copied: bool
) -> None:
    original = report("a", fingerprint=print_of(SEVEN, (20, 30, 40), range(40)))
    family = families([original, report("b", fingerprint=other, published="2025-08-20")]).first
    assert family == {"a": "a", "b": "a" if copied else "b"}


def test_three_shared_numbers_are_not_enough(report: Reports) -> None:
    same = {"numbers": ("100", "50", "10"), "sentence_lengths": (20, 30, 40)}
    left = report("a", fingerprint=same | {"shingles": tuple(range(40))})
    right = report("b", fingerprint=same | {"shingles": tuple(range(900, 940))})
    assert families([left, right]).first == {"a": "a", "b": "b"}


def test_the_first_published_stands_for_the_family(report: Reports) -> None:
    same = print_of(SEVEN, (20, 30, 40), range(40))
    days = {"c": "2025-08-18", "a": "2025-08-19", "b": None}
    reports = [report(name, fingerprint=same, published=day) for name, day in days.items()]
    assert set(families(reports).first.values()) == {"c"}


def test_the_same_bytes_are_copies_without_a_fingerprint(report: Reports) -> None:
    twins = [report("a", sha256="0" * 64), report("b", sha256="0" * 64)]
    assert set(families(twins).first.values()) == {"a"}
