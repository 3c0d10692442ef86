"""Desks on both databases; every test has its own."""

from tests.ledger.book.conftest import (
    blank_database,
    blank_file,
    book,
    clock,
    new_database,
    new_file,
    new_url,
    open_book,
    server,
    url,
)

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
