"""The books that the quick tests use, for the long ones."""

from tests.ledger.book.conftest import (  # noqa: F401 - pytest finds fixtures by name
    blank_database,
    blank_file,
    clock,
    new_database,
    new_file,
    new_url,
    server,
)
