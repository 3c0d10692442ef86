"""The long figures of the book: kills, cuts, changed bytes, writers, and books drawn at random."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.ledger.book.book_samples import Clock, deal, report
from tests.ledger.book.test_book_access import Act, acts, check_non_interference
from tests.ledger.book.test_book_copies import check_dumps, check_file_copies
from tests.ledger.book.test_book_crashes import check_cuts, check_kills, check_writers
from tests.ledger.book.test_book_faults import check_calls, check_file, check_growth
from tests.ledger.book.test_book_model import run
from tests.ledger.book.test_book_verify import check_flips, emptied_log, filled

from rempart.ledger.book.book import Book
from rempart.ledger.merging import merge


def test_a_thousand_kills(new_url: Callable[[], str]) -> None:
    check_kills(new_url, 500)  # on each of the two databases


def test_a_thousand_cuts(new_file: Callable[[], Path]) -> None:
    check_cuts(new_file(), 1000)


def test_a_thousand_changed_bytes(new_file: Callable[[], Path]) -> None:
    path = new_file()
    filled(f"sqlite:///{path}", Clock())
    emptied_log(path)
    check_flips(path, 1000)


def test_eight_writers_with_five_hundred_documents_each(new_url: Callable[[], str]) -> None:
    check_writers(new_url(), 500, at_once=25)


def test_fifty_copies_while_documents_are_added(new_file: Callable[[], Path], tmp_path: Path) -> None:
    check_file_copies(f"sqlite:///{new_file()}", tmp_path, 50)


def test_twenty_dumps_while_documents_are_added(new_database: Callable[[], str]) -> None:
    check_dumps(new_database(), new_database, 20)


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(acts())
def test_non_interference(
    new_file: Callable[[], Path],
    told: list[tuple[Act, list[Act]]],
) -> None:
    check_non_interference(lambda: f"sqlite:///{new_file()}", told)


def test_the_model_at_length(new_file: Callable[[], Path]) -> None:
    run(lambda: f"sqlite:///{new_file()}", 300, 50)


def test_the_model_on_postgresql(new_database: Callable[[], str]) -> None:
    run(new_database, 50, 30)


@pytest.mark.parametrize("late", [False, True])
def test_each_call_of_the_database_may_fail(new_url: Callable[[], str], *, late: bool) -> None:
    check_calls(new_url, 1, late=late)


def test_the_files_may_stop_growing_anywhere(new_file: Callable[[], Path]) -> None:
    check_growth(new_file, range(4096, 400_000, 12_289))


def test_a_thousand_changed_bits_of_the_file(new_file: Callable[[], Path]) -> None:
    check_file(new_file(), 1000)


def loan(number: random.Random) -> dict[str, Any]:
    """One of a few loans that are like each other."""
    item = number.choice(["military aid", "budget support", "energy", "reconstruction"])
    funder, taker = number.choice([("EU",), ("NO",), ("DE", "NL")]), number.choice(["UA", "MD", "PL"])
    sides = {"buyer": None, "seller": None, "funder": funder, "recipient": (taker,)}
    return deal(number.choice([60, 75, 90]), type="loan", item=item, **sides)


def test_pairs_in_doubt_are_carried_on_as_they_would_be_found_anew(new_file: Callable[[], Path]) -> None:
    number, place, found = random.Random(1), 0, 0  # noqa: S311 -- which reports, not a secret
    reports = [report(f"r{at:03}", loan(number), published=f"2025-0{at % 9 + 1}-11") for at in range(120)]
    with Book.open(f"sqlite:///{new_file()}") as book:
        while place < len(reports):
            some = reports[place : place + number.choice([1, 2, 30])]
            book.add(some)
            place += len(some)
            pairs = book.unsure()
            found += len(pairs)
            assert pairs == merge(reports[:place]).unsure
    assert found
