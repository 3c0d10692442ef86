"""Desks on both databases; every test has its own."""

from collections.abc import Callable

import pytest
from tests.ledger.book.conftest import (
    blank_database,
    blank_file,
    clock,
    new_database,
    new_file,
    new_url,
    open_book,
    server,
    url,
)

from rempart.desk.desk import prepare
from rempart.ledger.book.book import Book

__all__ = [
    "blank_database",
    "blank_file",
    "book",
    "clock",
    "new_database",
    "new_file",
    "new_url",
    "open_book",
    "server",
    "url",
]


@pytest.fixture
def book(url: str, open_book: Callable[[str], Book]) -> Book:
    """An empty book with the tables of the desk."""
    opened = open_book(url)
    prepare(opened.storage)
    return opened
