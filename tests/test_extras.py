"""A library that is not installed is told by name, with the extra that brings it."""

import pytest

from rempart.errors import OutputError, ProgrammeError, RempartError
from rempart.extras import library


@pytest.mark.parametrize("error", [OutputError, ProgrammeError])
def test_what_is_missing_is_named_with_its_extra_in_the_error_asked_for(error: type[RempartError]) -> None:
    with pytest.raises(error) as told:
        library("no_such_library.part", "xlsx", error)
    assert type(told.value) is error
    assert str(told.value) == (
        "the Python package no_such_library is not installed; expected the extra named xlsx. "
        "Run pip install 'rempart[xlsx]'."
    )
