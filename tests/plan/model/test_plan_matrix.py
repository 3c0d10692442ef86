"""A programme in arrays is what was put into it, in whatever order: compared with a plain table of numbers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rempart.plan.model.matrix import Matrix

ROWS, COLUMNS = 5, 4
ENTRIES = st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1), st.integers(-8, 8))


@given(entries=st.lists(ENTRIES, max_size=40), in_order=st.booleans())
def test_coefficients_stand_by_column_and_row_and_those_of_one_place_are_added(
    *, entries: list[tuple[int, int, int]], in_order: bool
) -> None:
    table = np.zeros((ROWS, COLUMNS))
    matrix = Matrix(room=3)
    matrix.add_columns(COLUMNS)
    matrix.add_rows(0.0, 1.0, ROWS)
    for row, column, value in sorted(entries) if in_order else entries:
        matrix.put(row, column, float(value))
        table[row, column] += value
    arrays = matrix.arrays()
    found = np.zeros_like(table)
    for column in range(COLUMNS):
        part = slice(arrays.starts[column], arrays.starts[column + 1])
        places = arrays.places[part].tolist()
        assert places == sorted(set(places))
        found[places, column] = arrays.values[part]
    assert (found == table).all()
    assert len(arrays.places) == len(arrays.values) == len({(row, column) for row, column, _ in entries})
    assert len(arrays.upper) == COLUMNS
    assert len(arrays.row_upper) == ROWS


def test_a_single_row_column_or_value_stands_for_all() -> None:
    matrix = Matrix()
    columns = matrix.add_columns(3, [1.0, 2.0, 3.0], whole=[True, False, True])
    rows = matrix.add_rows([0.0, -1.0], 5.0, 2)
    matrix.put(rows[0], columns, 1.0)
    matrix.put(rows, columns[1], [2.0, 4.0])
    arrays = matrix.arrays()
    assert arrays.starts.tolist() == [0, 1, 3, 4]
    assert arrays.places.tolist() == [0, 0, 1, 0]
    assert arrays.values.tolist() == [1.0, 3.0, 4.0, 1.0]
    assert arrays.upper.tolist() == [1.0, 2.0, 3.0]
    assert arrays.whole.tolist() == [True, False, True]
    assert arrays.row_lower.tolist() == [0.0, -1.0]
    assert arrays.row_upper.tolist() == [5.0, 5.0]
