"""Passwords that are tried first are refused, others of their length are not."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rempart.desk.passwords import is_guessable


@pytest.mark.parametrize(
    "password",
    [
        # From lists of passwords that were stolen most often, as the press printed them.
        "password1234",
        "1q2w3e4r5t6y",
        "123123123123",
        "qwertyuiop123",
        # And as people dress them up.
        "  PASSWORD1234 ",
        "1Q2W3E4R5T6Y",
    ],
)
def test_common_ones_are(password: str) -> None:
    assert is_guessable(password, "ana")


@pytest.mark.parametrize(
    "password", ["abcdefghijklmnop", "zyxwvutsrqponm", "acegikmoqsuwy", "aaaaaaaabbbb", ""]
)
def test_one_thing_over_and_over_and_steps_are(password: str) -> None:
    assert is_guessable(password, "ana")


@pytest.mark.parametrize("password", ["olena likes to sail", "I am OLENA, let me in", "sailing with olena"])
def test_the_name_of_the_account_is_and_nobody_elses(password: str) -> None:
    assert is_guessable(password, "Olena")
    assert not is_guessable(password, "bohdan")


def test_a_name_that_stands_in_many_words_is_no_reason() -> None:
    assert not is_guessable("a slow boat to the lake", "bo")


@given(st.text(string.ascii_lowercase, min_size=2, max_size=6), st.integers(2, 6))
def test_whatever_is_repeated_is(part: str, times: int) -> None:
    assert is_guessable(part * times, "somebody")


@given(
    st.lists(
        st.sampled_from(["lake", "boat", "seven", "yellow", "winter", "radio"]),
        min_size=4,
        max_size=4,
        unique=True,
    )
)
def test_four_different_words_are_not(words: list[str]) -> None:
    assert not is_guessable(" ".join(words), "olena")
