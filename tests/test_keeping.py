"""Files that are whole or not there."""

from pathlib import Path

import pytest

from rempart.keeping import beside, put_in_place


def test_a_file_is_replaced_whole_and_others_may_read_it(tmp_path: Path) -> None:
    place = tmp_path / "claims.jsonl"
    put_in_place(place, b"first")
    put_in_place(place, b"second")
    assert place.read_bytes() == b"second"
    assert place.stat().st_mode & 0o777 == 0o644
    assert [one.name for one in tmp_path.iterdir()] == [place.name]


def test_an_error_leaves_the_former_file_and_nothing_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "claims.jsonl"
    put_in_place(place, b"former")

    def broken_off() -> None:
        with beside(place) as draft:
            draft.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert place.read_bytes() == b"former"
    assert [one.name for one in tmp_path.iterdir()] == [place.name]
