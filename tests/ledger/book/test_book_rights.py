"""Who may read a row that is written for others: never more people than the row it rests on allows."""

import pytest
from tests.ledger.book.book_samples import deal, report

from rempart.claims.claim import Link
from rempart.errors import RecordError
from rempart.ledger.book.access import access_of, check_name, is_readable, is_readable_by_all, with_access


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


def test_groups_are_written_once_and_in_order() -> None:
    assert access_of(["ministry", "desk", "ministry", "g-7"]) == "desk+g-7+ministry"
    for name in ("", "Desk", "a+b", "a b", "-a", "a-", "a--b"):
        with pytest.raises(RecordError) as refused:
            access_of(["desk", name])
        assert str(refused.value) == (
            f"a group is named {name!r}; expected lower-case letters, digits and hyphens. Rename the group."
        )


def test_no_public_id_looks_like_a_restricted_one() -> None:
    for name in ("letter@desk", "a@b@c-1", "a@desk+ministry", "@x"):
        with pytest.raises(RecordError) as refused:
            check_name(name)
        assert str(refused.value) == (
            f"document {name} has an id like that of a restricted document; "
            "expected an id that does not end in @ and a name. Give the document another id."
        )
    for name in ("letter", "a@b.example", "a@Desk", "letter@"):
        check_name(name)


def test_a_restricted_report_names_its_groups_in_every_id() -> None:
    plain = report("letter", deal(1), deal(2))
    linked = plain.claims[1].model_copy(update={"links": (Link(claim="letter#1", relation="part_of"),)})
    told = plain.model_copy(update={"claims": (plain.claims[0], linked)})
    assert with_access(told, "") is told
    kept = with_access(told, "desk+ministry")
    assert kept.id == "letter@desk+ministry"
    assert [one.id for one in kept.claims] == ["letter@desk+ministry#1", "letter@desk+ministry#2"]
    assert [link.claim for link in kept.claims[1].links] == ["letter@desk+ministry#1"]
    assert kept.document == told.document.model_copy(update={"id": kept.id}) if told.document else True
    assert with_access(told.model_copy(update={"document": None}), "desk").document is None
