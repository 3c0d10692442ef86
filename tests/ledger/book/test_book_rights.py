"""Who may read a row that is written for others: never more people than the row it rests on allows."""

import pytest

from rempart.ledger.book.access import is_readable, is_readable_by_all


@pytest.mark.parametrize(
    ("access", "writer", "expected"),
    [
        ("", "", True),
        ("", "desk", True),
        ("desk", "", False),
        ("desk", "desk", True),
        ("desk+ministry", "desk", True),
        ("desk", "desk+ministry", False),
        ("desk", "press", False),
        ("desk+ministry", "desk+ministry", True),
    ],
)
def test_all_who_read_for_a_writer_may_read_a_row(access: str, writer: str, *, expected: bool) -> None:
    assert is_readable_by_all(access, writer) is expected
    # By brute force: everybody with one group of the writer, or with none where all may read.
    readers = [[name] for name in writer.split("+")] if writer else [[]]
    assert all(is_readable(access, groups) for groups in readers) is expected
