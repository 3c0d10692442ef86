"""The desk's tables are those that its migrations make."""

from sqlalchemy import inspect

from rempart.desk.tables import metadata, reviews
from rempart.ledger.book.book import Book


def test_the_tables_are_those_of_the_migrations(book: Book) -> None:
    assert reviews.name in metadata.tables
    with book.storage.reading() as connection:
        made = inspect(connection)
        for name, table in metadata.tables.items():
            columns = made.get_columns(name)
            assert {one["name"] for one in columns} == set(table.c.keys())
            told = {one["name"]: one["nullable"] for one in columns if one["name"] not in table.primary_key}
            assert not any(told.values()), name
            assert set(made.get_pk_constraint(name)["constrained_columns"]) == set(
                table.primary_key.columns.keys()
            )
            indexes = {one["name"] for one in made.get_indexes(name) if not one.get("duplicates_constraint")}
            assert {one.name for one in table.indexes} <= indexes
